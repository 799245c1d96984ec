### The blacklist.

kind-BlacklistEntry = entry in the blacklist
kind-blacklist_entry = entry in the blacklist of serious cases
verb-blacklist-entry-propose = propose an entry in the blacklist
verb-blacklist-entry-respond = respond to a proposed entry in the blacklist
verb-blacklist-entry-confirm = confirm an entry in the blacklist
verb-blacklist-entry-withdraw = take back a proposed entry in the blacklist
verb-blacklist-entry-remove = end an entry in the blacklist early
verb-blacklist-entry-overturn = reverse an entry in the blacklist
verb-blacklist-entry-hear = end the hearing on an entry in the blacklist
verb-blacklist-entry-review = ask for another look at an entry in the blacklist
verb-blacklist-entry-end = tell that an entry in the blacklist ended
verb-review = look again
word-DecisionAbout-BLACKLIST = an entry in the blacklist
word-CauseKind-EVASION = a new registration in spite of the blacklist
word-DeadlineKind-BLACKLIST_HEARING_OVER = the end of a hearing on an entry in the blacklist

because-ENTRY_HAS_TWO = An entry in the blacklist is confirmed by another person than whoever proposed it. Please leave it to a senior reviewer or the chief editor who did not.
because-ENTRY_IS_HEARD = Whom the entry concerns may still respond. Please wait for that, or until the time for it is over.
because-ENTRY_HAS_ENDED = This entry in the blacklist has ended by its date.
because-ENTRY_STANDS_OR_FALLS = On appeal an entry in the blacklist stands or is reversed, but is not changed. If less would have been right, reverse it; what is right can be proposed anew.
because-CONFIRMED_BY_YOU = An entry in the blacklist is ended early by another person than whoever confirmed it.

entry-proposal =
    What is proposed: an entry in the platform’s blacklist for serious cases.
    { $measures }
    What was found: { $facts }
    On what it rests: { $ground }, the rule “{ $rule }”; the breach is { $severity }.
    Nothing holds until another person has confirmed it. You can respond until { $until }. If you do not respond, that proves nothing; it is decided on what is there.
entry-measure-CLOSE_ACCOUNT = The accounts of the same registrant are closed, with everything that they published.
entry-measure-FORBID_REGISTRATION = For { $days } days the registrant cannot register anew or open an account.
statement-FORBID_REGISTRATION = From { $since } until { $until } whoever answers for the account is in the blacklist for serious cases, and cannot register anew or open an account. It concerns nobody else: not colleagues, not family.
statement-not-for-others = Measures were taken against whoever answers for the account. What they are is told to those whom they concern and to nobody else.

notice-blacklist_entry-proposed = The platform proposes to put whoever answers for your account into its blacklist for serious cases. Nothing holds yet. Please read the facts; you can respond until { $until }.
notice-blacklist_entry-withdrawn = The proposed entry in the blacklist was taken back. Nothing of it holds.
notice-blacklist_entry-confirmed =
    The platform decided on an entry in its blacklist, under the rule “{ $rule }”{ $ends ->
        [none] .
       *[other] , until { $ends }.
    } You can appeal until { $until }; another person then looks at it.
notice-blacklist_entry-removed = The entry in the blacklist that concerned you was ended early. Whoever it was about can register again. Accounts that it closed stay closed until that is ended early too.
notice-blacklist_entry-ended = The entry in the blacklist that concerned you has ended. Whoever it was about can register again. Accounts that it closed stay closed.
notice-blacklist_entry-overturned = On appeal, the entry in the blacklist that concerned you was reversed. Whatever it did is put back: closed accounts are open again.
notice-blacklist_entry-responded = There is a response to the entry in the blacklist that you proposed. A senior can confirm it on the web now, or it can be withdrawn.
notice-blacklist_entry-hearing_over = The time to respond to the entry in the blacklist that you proposed is over. A senior can confirm it on the web now, or it can be withdrawn.
notice-blacklist_entry-review_due = An entry in the blacklist is to be looked at again: is it still needed? On the web, the list of the blacklist shows it; another senior than whoever confirmed it can end it early.
notice-blacklist_entry-evaded = Somebody whom the blacklist forbids to register did so anew. The case of the entry notes it; nothing follows by itself. Please look at it.

entry-head = An entry in the blacklist · { $state }{ $ends ->
        [none] {""}
       *[other] {" "}until { $ends }
    }
button-entry-respond = Respond
entry-respond-ask = What do you have to say? Write it in one message of up to { $limit } characters. Whoever decides reads it. /cancel leaves.
entry-responded = Your response is in. Whoever decides reads it; until then you can add to it.
