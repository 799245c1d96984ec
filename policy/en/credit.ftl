### The credit of registrants, and trainings of staff.

kind-CreditEntry = entry in the credit ledger
kind-credit_entry = entry in the credit ledger
kind-Training = training

verb-look-at-credit = look at the credit
verb-set-credit-level = set the credit level
verb-enter = enter
verb-contest = contest
verb-keep = keep
verb-strike = strike out
verb-credit-entry-leave = take out of the ledger
verb-record = record
verb-read-credit = read a credit ledger
verb-read-credit-contests = read contests of credit
verb-read-staff = read who holds which post
verb-read-workload = read the workload of staff

because-CONTEST_TIME_IS_OVER = The time to contest this entry is over.
because-NOTHING_TO_CONTEST = This entry counts for you, not against you: there is nothing to contest.

credit-rule-REMOVAL_MINOR = content removed, minor breach
credit-rule-REMOVAL_MAJOR = content removed, major breach
credit-rule-REMOVAL_GRAVE = content removed, grave breach
credit-rule-WARNING = warning
credit-rule-FUNCTION_RESTRICTION = restriction of functions
credit-rule-UPDATE_SUSPENSION = suspension of updates
credit-rule-CLOSURE = closure of an account
credit-rule-CARE = restriction for lack of care for comments
credit-rule-RECTIFIED = put right in time what a warning asked for

credit-terms =
    The credit level of a registrant, A to E, is worked out from final decisions against its accounts and from time in good standing, by this table and by nothing else. It sets how many accounts a registrant may have and how many posts an account publishes in a day. It decides nothing else, and it is shown to nobody but those who act for the registrant.
    While a decision is or can be appealed it does not count. Of one breach only the heaviest counts, once, however many people complained. Entries fade. A lower level counts at once, a higher one after the points were held for some days.

notice-registrant-credit_fell =
    The credit level of a registrant for which you act is { $level } now. It sets limits: how many accounts it may have, and how many posts an account publishes in a day.
    /credit shows every entry, what it counts, how to contest it, and what the next level needs.
notice-registrant-credit_rose = The credit level of a registrant for which you act is { $level } now. /credit shows what that allows.
notice-credit_entry-entered =
    A decision became final and counts in the credit of a registrant for which you act: { $credit }, minus { $points } points.
    If you think that is wrong, you can contest it until { $until }: /credit. Somebody who decided nothing in the matter answers, and it does not count meanwhile.
notice-credit_entry-gained = In the credit of a registrant for which you act this counts: { $credit }, plus { $points } points. /credit shows everything.
notice-credit_entry-left = An entry left the credit of a registrant for which you act, since its cause was reversed. It is as if it had never been there: /credit
notice-credit_entry-contested = An entry in a credit ledger is contested and does not count meanwhile. It is answered with reasons until { $until }, by somebody who decided nothing in the matter: /credit
notice-credit_entry-kept = The entry that you contested stays and counts. /credit shows the reasons. The answer is final here; complaints to the authorities and the courts stay open.
notice-credit_entry-struck = The entry that you contested was wrong and left, as if it had never been there. /credit shows the reasons.
notice-credit_entry-overdue = The answer to a contested entry in a credit ledger was promised until { $until } and is late. It does not count meanwhile. Seniors see it under /credit
notice-staff-appointed = An administrator gave a post of platform staff, { $staff }, to a user; its work is shown as “{ $name }”. If it is yours and you do not want it, ask an administrator to end it.
notice-staff-dismissed = An administrator ended a post of platform staff: { $staff }, shown as “{ $name }”. What was taken under it waits for somebody else. If it was yours and you think that is wrong, ask another administrator or the auditor.

## /credit

command-credit = Credit of your registrants: entries, limits
credit-of-nobody = You act for no registrant here, so there is no credit to show. If you do act for one, link this chat first: /link
credit-head = Credit of { $name }: level { $level }, { $points } points
credit-person = yourself
credit-limits = Allowed: { $accounts } accounts, and { $posts } posts of each in a day.
credit-aim = For level { $level }: { $points } points, held for { $days } days.
credit-next = If nothing else happens: level { $level } on { $date }.
credit-stays = If nothing else happens the level stays as it is.
credit-none = No entries. Time in good standing counts for you.
credit-row = { $number }. { $rule }, { $date }: { $points } points, { $now } now. { $state ->
        [CONTESTED] It is contested and does not count meanwhile.
        [UPHELD] It was contested and stays.
        [LEFT] It left and does not count.
       *[COUNTED] It fades on { $half } and is gone on { $gone }.
    }
credit-why = Why the entry was made: { $rule }
credit-why-none = The decision behind it has no statement that can be shown.
credit-answer = Answer: { $answer }
credit-private = Only those who act for the registrant see this. The table of points is public on the web, with the rules.
credit-ask = What is wrong with this entry? Write it in one message, at most { $limit } characters. It does not count until it is answered.
credit-contested = Contested. The entry does not count meanwhile.
credit-promised = It is answered until { $until }, with reasons, by somebody who decided nothing in the matter.
credit-contests-none = No contest of a credit entry waits for an answer.
credit-contests = Contested credit entries
credit-contest-row = { $number }. { $rule }, { $points } points, answer promised until { $until }:
credit-ask-keep = Why does the entry stay? Whoever contested it reads this.
credit-ask-strike = Why does the entry leave? Whoever contested it reads this.
credit-answered-keep = The entry stays. Whoever contested it is told.
credit-answered-strike = The entry left. Whoever contested it is told.
button-credit-why = Why { $number }
button-credit-contest = Contest { $number }
button-credit-keep = { $number }: keep
button-credit-strike = { $number }: strike out

## Trainings of staff

topic-LAW = law
topic-RULES = rules of the platform
topic-MINORS = protection of minors
topic-EMERGENCIES = emergencies
topic-IDENTITY = identity documents
topic-PRIVACY = personal data
topic-SECURITY = security
topic-WELLBEING = the wellbeing of reviewers
