### Messages to people about what happened, and statements of reasons.

## About one's comments

notice-comment-added = Your comment under “{ $post }” has an answer.
notice-comment-held =
    Your comment waits for a look before others can see it. You still see it yourself.
    Held by: { $rule }{ $term ->
        [none] .
       *[other] . Found in the text: { $term }
    }
    It is looked at within 24 hours. If you think the rule is wrong, you can report it to the platform: it will look.
notice-comment-approved = Your comment was looked at and approved: everybody can see it now.
notice-comment-hidden =
    The account hid your comment from other readers. You still see it yourself.
    Reason: { $reason }.
    If you think this is wrong, you can report it to the platform: it will look.
notice-comment-shown = The account shows your comment again: everybody can see it.
notice-comment-deleted =
    The account deleted your comment. You still see it yourself.
    Reason: { $reason }.
    If you think this is wrong, you can report it to the platform: it will look.
notice-comment-undeleted = The deletion of your comment was taken back: it is exactly what it was before.
notice-comment-removed =
    The platform removed your comment from public view. You still see it yourself.
    Rule: { $rule }.
    The statement of reasons says what was found and on what the decision rests. { appeal-ways }
notice-comment-restored = The platform put your comment back: it is exactly what it was before the removal.
notice-act-undone = What was last done to your comment was taken back: the comment is exactly what it was before.

notice-comment-left =
    The platform looked at what the account did to your comment, as you asked: it stays as the account left it.
    Rule that was examined: { $rule }.
    The statement of reasons says what was found. { appeal-ways }
notice-comment-reinstated =
    The platform looked at what the account did to your comment, as you asked: it appears again, and everybody can see it.
    Rule: { $rule }.
    The statement of reasons says what was found. { appeal-ways }
notice-case-noted =
    A reviewer of the platform notes this for everybody concerned:
    { $words }

## About one's complaints

notice-complaint-accepted = Your complaint { $receipt } is accepted: a reviewer is looking into it. You will be told the decision with its reasons.
notice-complaint-declined =
    Your complaint { $receipt } is not taken up: { $why }.
    The statement of reasons says what was found. { appeal-ways }
notice-complaint-asked = About your complaint { $receipt } a reviewer asks you something. You can answer until { $until }; without an answer it is decided on what is there.
notice-complaint-replied = The complainant answered about { $receipt }.
notice-complaint-lapsed = The time to answer about your complaint { $receipt } is over. It goes on all the same, and is decided on what is there.
notice-complaint-overdue = The answer to your complaint { $receipt } is late: the time that was promised is over. It was passed on to a senior reviewer, and you will be told the decision with its reasons.
notice-complaint-noted =
    About your complaint { $receipt } a reviewer notes this for everybody concerned:
    { $words }
notice-complaint-upheld =
    Your complaint { $receipt } was upheld: you were right, and the platform has acted.
    Rule: { $rule }.
    The statement of reasons says what was found. { appeal-ways }
notice-complaint-reversed =
    The platform looked again at what you reported ({ $receipt }) and put it back: the decision on your complaint does not hold any more.
    If you disagree, report it again and say what is new; somebody else looks at it then.
notice-complaint-partly_upheld =
    Your complaint { $receipt } was upheld in part: you were right in some of it, and the platform has acted on that.
    Rule: { $rule }.
    The statement of reasons says what was found. { appeal-ways }
notice-complaint-not_upheld =
    Your complaint { $receipt } was not upheld: no breach was found.
    Rule that was examined: { $rule }.
    The statement of reasons says what was found. { appeal-ways }

notice-complaint-complainant_warned =
    The platform warns you about how you report: your complaint { $receipt } was found to be misuse.
    Nothing changes for your reports. If it goes on, what you report can for a time wait until somebody else says the same.
    The statement of reasons says what was found. { appeal-ways }
notice-complaint-complainant_limited =
    After a warning, the platform limits your reports until { $end }: your complaint { $receipt } was found to be misuse again.
    You can go on reporting. What you report is received and answered; until somebody else says the same, it waits at the end of the queue. Danger to life never waits.
    The statement of reasons says what was found. { appeal-ways }

## About cases of one's own

notice-case-handed_over = A colleague handed a case over to you: it is yours now.

## About one's user

notice-user-two_step_on = Signing in now takes a second step: a code of your app. If this was not you, end your other tokens and choose a new password.
notice-user-two_step_off = Signing in no longer takes a second step. If this was not you, somebody else has your password and a code: choose a new password at once and turn the second step on again.
notice-user-password_reset = Your password was changed by a code that was sent to your address, and every token ended. If this was not you, ask for a new code at once and see who else reads your mail.

## Letters

letter-RESET_CODE-subject = Code for a new password
letter-RESET_CODE =
    Your code for a new password is { $code }.
    It works once, within { $minutes } minutes. Tell it to nobody: nobody of ours ever asks for it.
    If you did not ask for it, there is nothing that you have to do; your password stays as it is.
letter-PASSWORD_CHANGED-subject = Your password was changed
letter-PASSWORD_CHANGED =
    Your password was changed, and everything that was signed in as you was signed out.
    If this was not you, ask for a code for a new password at once, and see who else reads your mail.

## About what others complained of

notice-counter_notice-invited =
    Somebody complained about your { $thing }. It is about this: { $category }.
    Before it is decided you can say what you think of it, until { $until }. You need not; that you say nothing proves nothing.
    A reviewer reads it. Whoever complained does not, and you do not learn who that is.

## About posts of one's account

notice-post-removed =
    The platform removed a post of your account from public view. Its operators still see it.
    Rule: { $rule }.
    The statement of reasons says what was found and on what the decision rests. { appeal-ways }
notice-post-restored = The platform put a post of your account back: it is exactly what it was before the removal.

## Statements of reasons

statement-subject =
    Statement of reasons

    What the platform decided:
statement-complainant =
    Statement of reasons

    What was decided about your complaint: { $outcome }. What follows:
statement-measure = { $measure }. { $scope } From { $since }, { $until ->
        [none] without an end date
       *[other] until { $until }
    }.
statement-WARNING = A warning, with a request to put things right, from { $since }.
statement-FUNCTION_RESTRICTION = For { $days } days, until { $until }, the account goes without: { $functions }.
statement-UPDATE_SUSPENSION = For { $days } days, until { $until }, the account publishes nothing. What is published stays.
statement-CLOSURE = The account is shut from { $since }, without an end date. Nothing of it is public.
statement-facts = Facts found: { $facts }
statement-rule = Ground: { $ground }. Rule: { $rule }.
statement-severity = How bad it is: { $severity }.
statement-automated-no-no = A person decided this; no automated means were used.
statement-automated-yes-no = Automatic screening found it; a person decided it.
statement-automated-no-yes = It was decided by automated means.
statement-automated-yes-yes = It was found and decided by automated means.
statement-silence = That somebody does not respond in a hearing proves nothing: this rests on the facts above.
statement-reversed = This decision was reversed on { $at }: it does not hold any more.
appeal-ways = If you disagree, you can contest it until { $until } and say why (in the chat: /appeal). Somebody who decided nothing in the matter before looks at it then and answers with reasons. After that, mediation and the courts are open to you.
statement-misuse-WARNING =
    Statement of reasons

    What was decided: you are warned about how you report. Your reports are treated as before.
    Facts found: { $facts }
    Ground: { $ground }. Rule: { $rule }.
    Given on { $since }.
    A person decided this; no automated means were used to decide.
    { appeal-ways }
statement-misuse-LIMIT =
    Statement of reasons

    What was decided: until { $end } your reports are received and answered, but wait at the end of the queue until somebody else says the same. Danger to life never waits.
    Facts found: { $facts }
    Ground: { $ground }. Rule: { $rule }.
    Scope: your reports only, and nothing else that you do here. In force since { $since }, until { $end }.
    A person decided this; no automated means were used to decide.
    { appeal-ways }
# what was found, with the four factors: how many, their share of all, how grave, what is known of the intention
misuse-facts =
    { $facts }
    1. Reports that were manifestly unfounded: { $number }
    2. Their share of all: { $share } (by the record: { $decided } decided, { $upheld } upheld, that is { $percent }%)
    3. How grave they were, and with which consequences: { $gravity }
    4. Intention: { $intention }
set-aside = Until { $until } your reports are limited. This one is received and will be answered by the promised date; until somebody else reports the same, it waits at the end of the queue. You can contest the limit: its statement of reasons says how.

# what a measure reaches
scope-NONE = Nothing is done to the content; it stays where it is.
scope-SHOW_CONTENT = What the account did to this content is taken back: everybody can see it again.
scope-REMOVE_CONTENT = This content only, everywhere on the platform; its author and the account's operators still see it, with these reasons.

## Appeals

notice-complaint-contested =
    The decision on your complaint { $receipt } was contested by somebody whom it concerns.
    Somebody who decided nothing in the matter before looks at it and answers by { $until }. You need not do anything; you will be told how it ends, with the reasons. Nobody learns who complained.
notice-complaint-contest_ended = The decision on your complaint { $receipt } was contested, and that was answered: { $verdict }.
notice-sanction-overturned = On appeal, a sanction on your account was reversed: { $kind }. Everything that it took is yours again.
notice-sanction-modified = On appeal, a sanction on your account was changed. It is now: { $kind }. The statement of reasons says what is different.
notice-appeal-lodged = Your appeal has arrived. Somebody who decided nothing in the matter before looks at it; you get an answer with reasons by { $until }.
notice-appeal-claimed = Somebody who decided nothing in the matter before is looking at your appeal now.
notice-appeal-affirmed = Your appeal was answered: the decision stands. The reasons say why.
notice-appeal-overturned = Your appeal was answered: you were right, and the decision is reversed. The reasons say what follows.
notice-appeal-modified = Your appeal was answered: the decision is changed. The reasons say what is different now.
notice-appeal-escalated = The answer to your appeal was promised by { $until } and is late. We are sorry; a senior reviewer was told to see to it.
notice-appeal-overdue = The answer to an appeal was promised by { $until } and is late. /appeals shows it: please see to it that somebody takes it.
notice-appeal-contested =
    A decision that concerns your content or your account was contested.
    Somebody who decided nothing in the matter before looks at it and answers by { $until }. You need not do anything; you will be told how it ends, with the reasons.
notice-appeal-contest_ended = A decision that concerns your content or your account was contested, and that was answered: { $verdict }.
notice-sanction-proposed =
    The platform proposes this for your account: { $kind }. Please read the facts; you can respond until { $until }. { $interim ->
        [none] Nothing holds until it is decided.
       *[other] Because of urgent danger it holds already, until { $interim } at most.
    }
notice-sanction-withdrawn = The proposed sanction on your account was taken back. Nothing of it holds any more.
notice-sanction-confirmed =
    The platform decided on your account, under the rule “{ $rule }”: { $kind }{ $ends ->
        [none] .
       *[other] , until { $ends }.
    } You can appeal until { $until }; another person then looks at it.
notice-sanction-lifted = The sanction on your account was ended early. What it took is yours again.
notice-sanction-ended = The sanction on your account has ended. What it took is yours again.
notice-sanction-responded = The account has responded to the sanction that you proposed. It can be confirmed or withdrawn: /sanctions
notice-sanction-hearing_over = The account’s time to respond to the sanction that you proposed is over. It can be confirmed or withdrawn: /sanctions
notice-rectification-submitted = The account has handed in what it put right after the warning. Please look at it: /sanctions
notice-rectification-accepted = What you put right after the warning was accepted. Nothing more is asked of you.
notice-rectification-returned = Something is still to be put right after the warning, until { $until }.
notice-rectification-overdue =
    What a warning asked for was not put right in time. { $rung ->
        [none] The ladder proposes nothing further.
       *[other] Next rung of the ladder: { $rung }.
    } Nothing follows by itself: it is proposed from the card of the case, or it is not.
statement-appeal =
    Statement of reasons: a second decision

    Somebody who decided nothing in the matter before looked at the decision that was contested: { $verdict }.
appeal-holds-AFFIRMED = What follows: everything stays as the decision left it.
appeal-holds-OVERTURNED = What follows: what the decision did to content, account, counters and strikes is put back to what it was before.
appeal-holds-OVERTURNED-REMOVE_CONTENT = What follows: the content is removed from public view; its author and the account's operators still see it, with these reasons.
appeal-holds-OVERTURNED-again = What follows: the complaint is taken up again and decided anew.
appeal-holds-MODIFIED = What follows: this answer takes the place of the decision; what it does not change stays as it was.
appeal-outcome-COMPLAINANT = Your complaint: { $outcome }.
appeal-outcome-SUBJECT = The complaint about it, if there was one: { $outcome }.
appeal-final = This is final here. With new facts you can report the matter anew (in the chat: /report). Mediation and the courts stay open to you.
