### What the bot says in chats.

## Everywhere

chat-private-only = I only work in private chats. Please write to me there. I am leaving this group now.
chat-cancelled = Done: nothing is open any more. /help shows what you can do.
chat-unknown = I did not understand that. To report a post, a comment or an account, paste its link here. This is what works:
chat-text-only = I can only read text here. Photos and files can go with a report: /report begins one.
chat-old-button = This button is out of date.
chat-again = You may not have received this:
chat-sorry = Something went wrong here and your last message was not carried out. Please try again later.
chat-standstill = The service is under maintenance for a while. What you sent is kept and answered afterwards; nothing is lost. { $reason }
chat-text = Your message

## Greeting and help

start-hello = { $name ->
        [none] Welcome to Gongdao.
       *[other] Welcome to Gongdao, { $name }.
    }
start-language = I do not speak the language of your phone, so this is English. /language changes it.
start-about = Here you can report what should not be on the platform, and follow what becomes of your report.
start-anyone =
    /report – report a post, a comment or an account
    /status – how a report stands, by its receipt number
    /mine – the reports you have made
    /rules – what can be reported, and what follows
start-operator =
    /queue – comments under your posts that wait for you
    /comments – open, review or close comments, for a time if you like
    /words – words that make comments wait, tried out before they count
    /team – who runs the account: invite, roles, what each did
    /muted – whom your accounts muted
    /care – how you care for your comments by the published measure, and what comes next
    /sanctions – sanctions on your accounts, and what you can do
start-reviewer =
    /cases – cases that wait for a decision
    /sanctions – sanctions that wait to be confirmed
    /figures – complaints of the last 30 days, counted
    /samples – comments of samples that wait for a look
start-user = /unlink – unlink this chat from you
start-guest = /link – link this chat to you on the platform
start-always =
    /settings – of what this chat tells you, quiet hours, time zone
    /language – English or Chinese
    /cancel – leave whatever is open
    /help – show this again

## The menu of commands

command-report = Report a post, a comment or an account
command-status = How a report stands, by its receipt number
command-mine = Reports you have made
command-rules = What can be reported, and what follows
command-queue = Comments that wait for you
command-comments = Open, review or close comments
command-settings = Notices, quiet hours, time zone, language
command-cases = Cases that wait for a decision
command-language = English or Chinese
command-link = Link this chat to you on the platform
command-unlink = Unlink this chat from you
command-help = What you can do here
command-cancel = Leave whatever is open

## Linking and language

link-how = First sign in on the platform and ask for a chat link there (programs use linkChat). Then open that link: this chat is now yours. A link works once, for ten minutes.
link-linked = This chat is linked to { $name }. /unlink ends that.
link-done = This chat is now linked to { $name }.
unlink-ask = Unlink this chat from { $name }? Messages for { $name } will no longer come here.
unlink-done = This chat is no longer linked to anybody.
language-ask = Which language shall I speak?
language-set = I speak English here from now on.

## Labels of buttons

button-hide-all = Hide all…
button-hide-sure = Yes, hide { $count }
button-close-hour = Close comments 1 h…
button-close-sure = Yes, close for an hour
button-open-comments = Open comments again
button-review = Review one by one
button-overview = Back to all of them
button-rules-open = Open
button-rules-review = Review first
button-rules-close = Close…
button-rules-close-sure = Yes, close
button-rules-close-for = Close { $hours ->
        [24] 1 day
       *[other] { $hours } h
    }
button-rules-posts = A single post…
button-rules-inherit = As the account says
button-settings-notices = New comments…
button-settings-quiet = Quiet hours…
button-settings-zone = Time zone…
button-settings-language = Language…
button-digest-on = Digest on
button-digest-off = Digest off
button-silent-on = Without a sound
button-silent-off = With a sound
button-quiet-off = None
button-notices-all = All
button-notices-held = Only held ones
button-notices-none = None
button-approve = Approve
button-hide = Hide
button-hide-because = Hide because…
button-show = Show
button-delete = Delete…
button-reply = Reply
button-undo = Undo
button-more = More…
button-back = Back
button-next = Next
button-previous = Previous
button-first = From the start
button-send = Send in good faith
button-details = Change answers
button-words = Change words
button-remove-last = Remove last file
button-add-evidence = Add evidence
button-done = Done
button-categories = Change category
button-cancel = Cancel
button-status = Status
button-withdraw = Withdraw…
button-withdraw-sure = Yes, withdraw
button-contest = Ask the platform to look
button-claim = Take
button-release = Give back
button-ask-remove = Remove content…
button-ask-none = Dismiss…
button-confirm = Confirm
button-unlink-sure = Yes, unlink
button-this-language = English

## Answers to presses

toast-approve = Approved
toast-hide = Hidden
toast-show = Shown again
toast-delete = Deleted
toast-undo = Taken back
toast-sent = Sent
toast-file-removed = Removed
toast-withdrawn = Withdrawn
toast-rules = It is set
toast-settings = It is set
toast-state = It is { $state }.
toast-claim = It is yours
toast-release = Given back
toast-decided = Decided

## The card of a comment

card-new = [New]
card-held = [Held] It waits for your decision
card-held-platform = [Held by the platform] Its staff decide
card-approved = Approved by { $by }, { $at }
card-shown = Shown again by { $by }, { $at }
card-edited = [Edited] by { $by }, { $at }
card-hidden = Hidden by { $by }, { $at } – { $reason }
card-deleted = Deleted by { $by }, { $at } – { $reason }
card-removed = Removed by { $by }, { $at } – { $reason }
card-by-you = you
card-by-platform = the platform
card-history = { $comments ->
        [one] First comment here
       *[other] { $comments } comments here
    }{ $hidden ->
        [0] {""}
       *[other] , { $hidden } of them hidden or deleted
    }
card-post = Under “{ $post }”{ $account ->
        [none] {""}
       *[other] , { $account }
    }
card-hit = Found by { $rule }{ $term ->
        [none] {""}
       *[other] : “{ $term }”
    }
card-answered = { $name } answered:
reply-ask = What do you reply to { $name }? Write it as your next message; everybody will see it. /cancel leaves.
reply-held = Your reply is saved. The platform looks at it before others can see it.

## The queue of an account

queue-head = { $held } held · { $reported } reported · { $new } new
queue-reported = Somebody reported this comment; the platform looks at it too.
and-more = and { $count } more
queue-empty = Nothing waits for you.
queue-end = There is no further one in this direction.
queue-which = Which account?
queue-of-nobody = You run no account here, so no comments wait for you. If you do run one, link this chat first: /link

## Digests of many comments

digest-head = { $comments ->
        [one] 1 new comment
       *[other] { $comments } new comments
    } under { $posts ->
        [one] one post
       *[other] { $posts } posts
    }
digest-waiting = { $count ->
        [0] All of them were looked at.
       *[other] { $count } of them nobody looked at yet.
    }
digest-closed = Comments are closed there until { $until }.
digest-page = { $place } of { $count } · { $waiting } nobody looked at yet
digest-hidden = { $count } hidden.
digest-not-hidden = { $count } could not be: { $reasons }
digest-closed-now = Comments are closed for an hour under { $count ->
        [one] one post
       *[other] { $count } posts
    }.
digest-opened-now = Comments are as before under { $count ->
        [one] one post
       *[other] { $count } posts
    }.
card-moved = Something happened to this comment. Its card is now further down.
card-earlier = { $count ->
        [one] One earlier answer, and:
       *[other] { $count } earlier answers, and:
    }

## Who may comment

rules-of-account = Comments under the posts of { $name }
rules-of-post = Comments under “{ $name }”
rules-now = Now: { $rule }
rules-until = Until { $at }; then: { $rule }
rules-inherit = as the account says
rules-accounts = A post with a rule of its own goes by that one.
rules-which-post = Which post?
rules-no-post = There is no post whose comments you can open or close.
rules-help =
    Send /comments and choose by buttons, or write it at once:
    /comments close 1h – closed for an hour (2h, 1d…), then as before
    /comments review @account – you look at each one first
    /comments open – followed by the link of a post: under that one only

## Settings

settings-head = Settings of this chat
settings-notices = New comments: { $what }
settings-digest = Many at once: { $on ->
        [on] after the first few they come as one message
       *[off] each comes as a card
    }
settings-quiet = Quiet hours: { $hours ->
        [none] none
       *[other] { $hours }; new comments then come in the morning, what is held comes without a sound
    }
settings-is-quiet = It is quiet now.
settings-zone = Time zone: { $zone }; it is { $now }
settings-sound = New comments come { $silent ->
        [on] without a sound
       *[off] with a sound
    }
settings-language = Language: { $name }
settings-ask-notices = Of which new comments shall I tell you? The queue has them all: /queue
settings-ask-quiet = When shall it be quiet? Choose, or write it to me, for example 22:30-7.
settings-ask-zone = In which time zone do you live? Choose, or write it to me, for example Asia/Urumqi or UTC+8.
settings-ask-language = Which language shall I speak?

## Reporting

report-what = What do you want to report? Send me the link of a post, a comment or an account, its id, or an account’s @name.
report-unknown = I cannot find that. Send me the link under a post, a comment or an account, its id, or an account’s @name. /cancel leaves.
report-forward = A forwarded message carries only a name, so I cannot see where it was. Please send me the link of the post, the comment or the account. /cancel leaves.
report-with-file = Report something with this? I keep it. Now send me the link of the post, the comment or the account that it is about. /cancel leaves.
report-comment = You report this comment:
report-post = You report this post:
report-account = You report this account:
report-category = What is wrong with it?
report-danger = If somebody is in danger right now, please call the police or an ambulance first.
report-words = What is wrong? Tell it in your own words, up to { $limit } characters. Photos and files may come along. Please leave identity numbers out.
report-summary = Shall I send this? By sending it you declare that, as far as you know, it is true, and that you do not mean to harm anybody by it. What you write or attach now is added to it.
report-field = { $question } { $hint } Up to { $limit } characters.
report-not-public = It is no longer public, so it is not shown here. The platform looks at it as it was.
report-again = You reported this already: { $receipt } is still open. What you send now is added to it.
report-files = { $count ->
        [one] One file:
       *[other] { $count } files:
    }
report-file = { $number }. { $kind }{ $name ->
        [none] {""}
       *[other] , { $name }
    }, { $size }
report-too-long = That is too long, the limit is { $limit } characters. Nothing of it was kept: please send a shorter text.
report-too-long-together = Together with what you wrote before, that is too long: the limit is { $limit } characters. It was not added. Send less, or press “Change words” to write anew.
report-stale = Your earlier draft was left for more than a day, so it is gone. This is a new one about the same thing.
file-too-big-to-fetch = Telegram lets me fetch files of at most { $limit } MB, and this one is larger. Please send a shorter or smaller version.
report-cancelled = This report was not sent.
report-gone = That report is no longer open. You can begin a new one with /report.

## The rules in plain words

rules-head = What can be reported, and when you get an answer
rules-category = { $category }: { $days ->
        [one] within a day
       *[other] within { $days } days
    }
rules-decide = By what is decided
rules-rule = { $rule } ({ $ground })
rules-follow =
    A reviewer looks at every report, reads what you wrote and sent, and decides. If a rule is broken, the content is removed from public view; if not, it stays. Nobody who is reported learns who reported.
    Both sides get a statement of reasons: what was found, by which rule, and what follows.
    Whoever disagrees can contest a decision within { $days } days, and somebody else looks at it then.
    An account can hide or delete comments under its own posts, with a reason. If that is wrong, press “Ask the platform to look” under the message that told you, or report your comment here: the platform looks at it.

## Receipts

receipt-head = Receipt { $receipt }
receipt-state = State: { $state }
receipt-promised = You get an answer by { $at }.
receipt-late = You were promised an answer by { $at }. It is late; your complaint goes on, and you are told of every step.
receipt-declined = Not taken up: { $why }. You can contest this until { $until }; the reasons say how.
receipt-added = { $count ->
        [one] You added something once.
       *[other] You added something { $count } times.
    }
receipt-files = { $count ->
        [one] With one file.
       *[other] With { $count } files.
    }
receipt-secret = Secret:
receipt-keep = To ask about it from any chat:
receipt-reasons = The decision and its reasons:
evidence-ask = Send photos, files or words that are to be added. Press Done when that is all.
evidence-over = This is all with your report now. The reviewers see it.
evidence-words-name = words.txt
mine-head = Your reports
mine-none = You have no reports here. /report begins one.
mine-row = { $receipt } · { $state } · { $at }{ $late ->
        [late] {" "}· the answer is late
       *[in-time] {""}
    }

## Cases

case-head = Case about a { $kind } · urgency { $urgency }
case-waits = State: { $state }
case-taken = Taken by { $by }
case-yours = You have it
case-decided = Decided: { $measure }. Rule: { $rule }. { $at }
case-due = To be decided by { $at }
case-held = Held by screening: { $rule }{ $term ->
        [none] {""}
       *[other] , “{ $term }”
    }
case-dismissing = Until you decide, only its author and those who run the account see it. If you dismiss the case, everybody sees it.
case-rewritten = Its author changed the words since. Now they are:
case-complaints = { $count ->
        [0] Nobody complained about it
        [one] One complaint: { $categories }
       *[other] { $count } complaints: { $categories }
    }
button-ask = Ask…
button-decline = Decline a report…
button-NOT-OURS = Not for this platform
button-INCOMPLETE = Incomplete
button-ALREADY-DECIDED = Decided before
button-counter = Say something about it…
decline-which = Which report do you not take up? Each is named by its receipt.
decline-why = Why is { $receipt } not taken up?
decline-facts = { $receipt } – { $why }. What did you find? Write the facts in one message of up to { $limit } characters; the complainant will read them. /cancel leaves.
decline-preview = This is what the complainant will read. Write again to change it.
toast-declined = Not taken up
case-added = Added later:
case-counter-invited = The other side is invited to say something; its answer is awaited until { $until }. You may decide before.
case-counter-silent = The other side was invited to say something until { $until } and said nothing, which proves nothing.
case-counter-said = The other side says:
counter-words = What do you say about it? Write it in one message of up to { $limit } characters. A reviewer reads it; whoever complained does not. Please leave identity numbers out. /cancel leaves.
counter-sent = Thank you: what you say is with the case, and is read before it is decided.
counter-about = It is about this:
button-answer = Answer
button-evidence = Evidence
evidence-of-case = What came with the complaints, as copies without metadata where there can be one. The addresses are yours alone and good for { $minutes } minutes:
evidence-gone = not there any more
ask-which = Whom do you want to ask? Each complaint is named by its receipt.
ask-words = What do you want to know about { $receipt }? Write it in one message of up to { $limit } characters. The complainant reads it with the platform's name, never yours; what you learn stays in the case.
ask-done = The question is sent.
ask-sent = The answer to { $receipt } is awaited until { $until } and shows on the card of the case.
answer-words = Write your answer in one message of up to { $limit } characters. Whoever works on the case reads it.
answer-sent = Thank you: your answer is in, and your complaint goes on.
receipt-asked = You were asked (answer until { $until }):
case-asked = Asked, { $answered ->
    [yes] answered:
   *[no] answer awaited until { $until }:
  }
case-files = { $count ->
    [one] One file as evidence
   *[other] { $count } files as evidence
  }
case-reporters = Earlier complaints of those who complained: { $upheld } of { $decided } were upheld
case-account = This account: { $count ->
    [one] one decision against it before
   *[other] { $count } decisions against it before
  }
case-place = Place { $urgency }: category { $base }, voices +{ $voices }, account +{ $grade }, reach +{ $reach }
case-campaign = Looks organised: { $count } reports count as one voice (within { $minutes } min; alike in { $alike })
case-aside = { $count ->
    [one] One report is set aside until somebody else says the same
   *[other] { $count } reports are set aside until somebody else says the same
  }
case-weighs = Weighs { $weight } of 100 ({ $decided ->
    [0] nothing decided before
   *[other] { $upheld } of { $decided } upheld before
  })
case-weighs-campaign = looks organised
case-weighs-aside = set aside
button-misuse = Misuse…
button-warn = Warn a complainant…
button-limit = Limit a complainant…
toast-warn = The complainant is warned
toast-limit = The complainant is limited
misuse-which = Whose report? Each is named by its receipt.
misuse-warn = A warning about { $receipt }
misuse-limit = A limit because of { $receipt }
misuse-figures = By the record: { $decided } reports decided, { $upheld } upheld ({ $percent }%). Nobody learns who it is; the complainant reads what you write. /cancel leaves.
misuse-ask-number = How many of their reports were manifestly unfounded? Up to { $limit } characters.
misuse-ask-share = What share of all their reports is that? Up to { $limit } characters.
misuse-ask-gravity = How grave are they, and with which consequences? Up to { $limit } characters.
misuse-ask-intention = What shows their intention? Up to { $limit } characters.
misuse-ask-days = For how many days? A number from 1 to { $most }.
misuse-ask-facts = What did you find? Write the facts in one message of up to { $limit } characters.
misuse-preview = This is what the complainant will read. Write the facts again to change them.
case-none = No further case waits.
cases-of-nobody = Cases are decided by the platform’s reviewers, and you are not one of them. Your own reports: /mine
button-minor = Minor breach
button-major = Major breach
button-grave = Grave breach
decide-title = { $measure } – { $rule }
decide-facts = What did you find? Write the facts in one message of up to { $limit } characters. { $readers ->
        [nobody] Nobody complained, so they are only kept with the case.
       *[concerned] Everybody concerned will read them.
    } /cancel leaves.
decide-sanction = { $taken ->
        [yes] ✓
       *[no] ○
    } { $kind }{ $days ->
        [none] {""}
       *[other] , { $days } days
    }
decide-reader-subject = To the account or author ({ $readers }):
decide-reader-complainant = To those who complained ({ $readers }):
decide-preview = { $readers ->
        [nobody] Nobody complained, so these facts are only kept with the case. Write again to change them.
       *[concerned] This is what they will read. Write again to change it.
    }

## Appeals

command-appeal = Contest a decision, or see how your appeal stands
command-appeals = Appeals that wait for an answer
command-figures = Figures of complaints, for staff
measure-told-REMOVE_CONTENT = removal from public view
measure-told-WARNING = a warning
measure-told-FUNCTION_RESTRICTION = a restriction of functions
measure-told-UPDATE_SUSPENSION = a suspension of publishing
measure-told-CLOSURE = closure of the account
button-appeal = Appeal until { $until }
button-appeal-row = { $number }. Appeal until { $until }
button-appeal-open = Appeal of { $at }
button-send-appeal = Send appeal
button-affirm = Let it stand…
button-overturn = Reverse…
button-modify = Change…
button-as-it-was = As it was
button-right-in-part = Right only in part
button-shape = { $kind }{ $functions ->
        [none] {""}
       *[other] : { $functions }
    }{ $days ->
        [none] {""}
       *[other] , { $days } days
    }
appeal-words = Why is the decision wrong? Write it in your own words, up to { $limit } characters. Photos and files may come along. Somebody who decided nothing in the matter before reads it. /cancel leaves.
appeal-words-missing = Now write why the decision is wrong.
appeal-head = Your appeal
appeal-summary = Shall I send this? What you write now takes the place of the words; files are added. A decision can be contested once.
appeal-cancelled = This appeal was not sent. You can begin again with /appeal for as long as the time lasts.
appeal-state = State: { $state }
appeal-due = You get an answer with reasons by { $at }.
appeal-answer = The answer and its reasons:
appeal-none = There is no decision that you can contest now, and no appeal of yours.
appeal-contestable = What you can contest
appeal-decision = { $number }. { $what } – { $rule }, { $at }
appeal-mine = Your appeals
appeal-row = Of { $at }: { $state }
toast-appealed = Your appeal is sent
toast-answered = Answered
review-head = Appeal by { $side ->
        [COMPLAINANT] somebody who complained
       *[other] the side concerned
    }
review-nobody = Nobody may take this: everybody who answers appeals decided in the matter before, or is concerned by it. Somebody else must be appointed.
review-waits = Waits for somebody else; { $count ->
        [one] one person
       *[other] { $count } people
    } may take it
review-yours = You have it
review-taken = Taken by { $by }
review-due = To be answered by { $at }
review-late = The answer is late.
review-contested = Contested: { $what } – { $rule }. Decided by { $by }, { $at }. Reasons:
review-subject = What it was about:
review-words = Why it is contested:
review-files = { $count ->
        [one] One file came with it
       *[other] { $count } files came with it
    }
review-none = No further appeal waits.
appeals-of-nobody = Appeals are answered by the platform’s reviewers, and you are not one of them. Your own: /appeal
review-title = { $act } – { $rule }
review-facts = Why? Write your reasons in one message of up to { $limit } characters. Both sides will read them; say what is different from the decision. /cancel leaves.
review-preview = This is what they will read. Write again to change it.
start-appeal = /appeal – contest a decision, or see how your appeal stands
start-appeals = /appeals – appeals that wait for an answer
## Sanctions

command-sanctions = Sanctions on your accounts, or that wait for staff
button-sanction = Sanction…
button-take-rung = As the ladder proposes
button-kind-warning = A warning
button-kind-function-restriction = Restrict functions…
button-kind-update-suspension = Suspend publishing…
button-kind-closure = Close the account
button-propose = Propose
button-interim = At once: urgent danger…
button-sanction-respond = Respond
button-sanction-confirm = Confirm…
button-sanction-withdraw = Take back…
button-sanction-lift = End early…
button-send-answer = Send response
button-put-right = Put right…
button-look-at-it = What was put right
button-rectification-accept = Accept
button-rectification-return = Not yet…
toast-proposed = Proposed
toast-sanction-confirmed = It is in force
toast-rectified = Accepted
propose-head = A sanction on the account
propose-rule = Which rule was broken?
propose-breach = Broken: { $rule }{ $severity ->
        [none] {""}
       *[other] {" "}({ $severity })
    }
propose-severity = How bad is the breach?
propose-strikes = Strikes that count against this account: { $before }. This breach adds { $added }, so { $strikes } in all.
propose-rung = The ladder proposes: { $scope }
propose-no-rung = The ladder proposes nothing for that.
propose-functions = What is to be restricted?
propose-days = For how many days?
propose-chosen = Chosen: { $scope }
propose-facts = What did you find? Write the facts in one message of up to { $limit } characters. The account reads them. /cancel leaves.
propose-departure = That is not what the ladder proposes. Why is it right here? Up to { $limit } characters; the account can read it.
propose-interim = Why must it hold at once? Up to { $limit } characters; the account reads it. It holds for 72 hours at most.
propose-press = Please choose by the buttons; /cancel leaves.
propose-preview = This is what the account will read, and it can respond. Write again to change the last text.
propose-preview-warning = A warning needs no hearing: the account reads this once you confirm it. Write again to change the last text.
sanction-head = { $kind } · @{ $handle }
sanction-state = State: { $state }{ $ends ->
        [none] {""}
       *[other] {" "}· ends { $ends }
    }
sanction-hearing = The account can respond until { $until }.
sanction-departs = The ladder proposed { $rung ->
        [none] nothing
       *[other] { $rung }
    }. Why this departs from it:
sanction-response = { $files ->
        [0] The account responded:
        [one] The account responded, with one file:
       *[other] The account responded, with { $files } files:
    }
sanction-ended-because = Why it was ended:
sanction-preview = This is what the account will read once you confirm:
sanction-why = Why? Write it in one message of up to { $limit } characters. The account reads it. /cancel leaves.
sanction-taken-back = The proposal is taken back.
sanction-ended = The sanction is ended.
rectification-sent-back = It goes back to the account.
sanction-files = What the account handed in, as copies without metadata where there can be one. The addresses are yours alone and good for { $minutes } minutes:
rectification-head = What the warning asks for · { $state }{ $due ->
        [none] {""}
       *[other] {" "}until { $due }
    }
rectification-asked = What was found:
rectification-returned = Still to be put right:
rectification-words = { $files ->
        [0] What the account says:
        [one] What the account says, with one file:
       *[other] What the account says, with { $files } files:
    }
respond-head = Your response
respond-ask = Write what the account has to say; photos and documents can come along. Not responding proves nothing. /cancel leaves.
respond-sent = Your response is in. Whoever decides reads it; until then you can add to it: /sanctions
put-right-head = What you put right
put-right-ask = Write what you put right; photos and documents can come along. /cancel leaves.
put-right-sent = It is handed in. Somebody looks at it, and you are told.
answer-enough = At most { $most } files can go with it.
sanctions-of-nobody = Sanctions concern public accounts, and you run none. Your own reports: /mine
sanctions-none-wait = No sanction waits to be confirmed, and nothing waits to be looked at.
sanctions-wait = What waits
sanctions-row = { $number }. { $kind } · @{ $handle } · { $until ->
        [none] can be confirmed
       *[other] being heard until { $until }
    }{ $heard ->
        [yes] {" "}· has responded
       *[no] {""}
    }
sanctions-handed-in = { $number }. put right after a warning · @{ $handle }
sanctions-none-mine = There are no sanctions on your accounts.
sanctions-mine = Sanctions on your accounts
sanctions-mine-row = { $number }. { $kind } · @{ $handle } · { $state }{ $ends ->
        [none] {""}
       *[other] {" "}· ends { $ends }
    }
## Figures

figures-head = Complaints from { $since } to { $until }
figures-filed = Filed: { $count }
figures-row = – { $name }: { $count }
figures-outcomes = Where they stand:
figures-open = Those that wait, by age:
figures-age = { $end ->
        [none] { $begin } days and older
       *[other] { $begin } to { $end } days
    }
figures-time = Decided: { $count }. Half of them within { $median } hours, nine of ten within { $p90 } hours.
figures-time-none = None of them is decided yet.
figures-appeals = Appeals: { $lodged } lodged, { $answered } answered. Decisions reversed: { $reversals }.
figures-organised = Reports that look organised: { $campaigns } times. Set aside until confirmed: { $aside }.
figures-overdue = Cases that are late now: { $count }
