### The desk of cases in the chat, and what happened on a case.

## The queue

button-all = All
button-mine = Mine
button-escalated = Passed on
button-overdue = Late
desk-list = { $list ->
        [mine] Cases that you took
        [escalated] Cases that were passed on
        [overdue] Late cases
       *[all] All cases that wait
    }, place { $place }

## The card of a case

case-late = Late: an answer was promised by { $at }
case-passed-on = Passed on to the senior reviewers { $at }
case-earlier = A case on the same thing was decided before; this one was opened by what came since.
case-order = An authority orders:
case-owner-act = The author asks the platform to look at what the account did:
case-note = { $kind ->
        [PUBLIC] Noted by { $by } for both sides:
       *[INTERNAL] Noted by { $by } for the desk:
    }

button-show-case = Show the case

button-ask-let = Let appear again…

## Passing on

button-hand-over = Hand over…
button-escalate = Pass on…
button-recuse = I am connected with it…
hand-over-which = To whom? The colleague is told.
hand-over-nobody = There is nobody to whom this case could be handed over now. You can give it back or pass it on.
escalate-why = Why is it passed on to the senior reviewers?
toast-hand-to = Handed over
toast-pass-on = Passed on to the senior reviewers
recuse-words = How are you connected with this account or its people? Write it in one message of up to { $limit } characters. Only the platform keeps it. After that you decide nothing about this account, and the case goes back if you have taken it. /cancel leaves.
recuse-done = Kept. Others decide about this account from now on.

## Notes and the timeline

button-desk = Desk…
button-note = Note…
button-timeline = Timeline
button-note-in = Only for the desk
button-note-out = Both sides read it
note-words = What do you want to note? Write it in one message of up to { $limit } characters. /cancel leaves.
note-preview = Who is to read this? If you press “Both sides read it”, whoever complained, the author and those who run the account get it at once, in the platform’s name and never yours. Write again to change it.
toast-note-in = Noted for the desk
toast-note-out = Sent to both sides
timeline-head = What happened on this case
timeline-line = { $at } · { $what } · { $by }
timeline-more = What came before is told over the web.
timeline-by-clock = the clock
timeline-by-complainant = whoever complained
timeline-by-subject = the author or the account
timeline-by-somebody = somebody concerned
timeline-case-opened = the case was opened
timeline-case-joined = something joined the case
timeline-case-claimed = taken
timeline-case-released = given back
timeline-case-handed_over = handed over
timeline-case-escalated = passed on to the senior reviewers
timeline-case-recused = somebody declared that they are connected with it
timeline-case-noted = a note was written
timeline-case-ordered = an order of an authority came
timeline-case-decided = decided
timeline-complaint-lodged = a complaint was filed
timeline-complaint-accepted = a complaint was accepted
timeline-complaint-asked = a complainant was asked
timeline-complaint-replied = a complainant answered
timeline-complaint-lapsed = the time to answer was over
timeline-complaint-withdrawn = a complaint was withdrawn
timeline-complaint-evidence_added = evidence was added
timeline-complaint-upheld = a complaint was upheld
timeline-complaint-partly_upheld = a complaint was upheld in part
timeline-complaint-not_upheld = a complaint was not upheld
timeline-complaint-found_right = on appeal, a complaint was found right
timeline-complaint-found_right_in_part = on appeal, a complaint was found right in part
timeline-complaint-found_wrong = on appeal, a complaint was found wrong
timeline-complaint-readmitted = on appeal, a complaint was taken up again
timeline-case-reopened = on appeal, the case was opened again
timeline-appeal-lodged = the decision was contested
timeline-appeal-withdrawn = an appeal was taken back
timeline-appeal-claimed = an appeal was taken
timeline-appeal-released = an appeal was given back
timeline-appeal-escalated = the answer to an appeal is late
timeline-appeal-affirmed = an appeal was answered: the decision stands
timeline-appeal-overturned = an appeal was answered: the decision is reversed
timeline-appeal-modified = an appeal was answered: the decision is changed

## Asking the platform to look at what an account did

look-words = What did the account get wrong? Write it in one message of up to { $limit } characters. Reviewers of the platform read it, the account does not. /cancel leaves.
look-sent = Thank you: the platform will look.
look-until = You will be told the answer with its reasons by { $until }.
