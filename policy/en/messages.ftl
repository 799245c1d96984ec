### Private words of a user to an account, and its answers.

## Words

word-MessageState-OPEN = waiting for an answer
word-MessageState-ANSWERED = answered
word-MessageState-ARCHIVED = laid aside
word-MessageState-REMOVED = removed by the platform
word-SubjectKind-MESSAGE = private message
kind-Message = conversation
kind-message = conversation
verb-write = write
verb-message-answer = answer
verb-archive = lay aside
verb-look = look at private words
verb-message-remove = remove the conversation
verb-message-restore = put the conversation back

## Refusals

because-ANSWER_TIME_IS_OVER = The time in which an account may answer what a user wrote is over. When they write again, it begins anew.
because-ANSWERS_USED_UP = The account has sent all { $limit } answers that it may send to what the user wrote last. When they write again, they are counted anew.
because-YOUR_OWN_ACCOUNT = You run this account yourself, so there is nobody to write to.

## Notices

notice-message-answered = { $account } answers you. Reply to this message to write again.
notice-message-removed =
    The platform removed a private conversation that you took part in. Neither side sees it any more.
    Rule: { $rule }.
    { appeal-ways }
notice-message-restored = The platform put a private conversation of yours back: it is exactly what it was before the removal.

## In the chat

message-card = [Message] { $name }, to { $account }
message-card-state = { $state ->
        [OPEN] Answer until { $until }, { $left } left. Reply to this message: your words go out as the account.
        [ANSWERED] Answered. You may go on until { $until }, { $left } left.
        [ARCHIVED] Laid aside. When they write again, it comes back.
       *[other] The platform removed it.
    }
message-card-over = The time to answer is over, or all answers are used up. When they write again, you can answer.
message-account-said = { $name } answered:
message-ask-answer = What do you answer { $name }? Write it as your next message; only they and those who run the account see it. /cancel leaves.
message-ask-write = What do you want to write to { $account }? Write it as your next message, up to { $limit } characters. Only those who run the account read it. /cancel leaves.
message-sent = Sent to { $account }. If it answers, the answer comes here.
message-write-how = Write it like this: /write @account and then your words. Only those who run the account read it.
message-write-unknown = There is no account by that name. Write it like this: /write @account and then your words.
message-place = { $number } · { $account }
message-none = No message waits for an answer.
message-of-nobody = You run no account here, so nobody writes to you this way. If you do run one, link this chat first: /link
message-hidden = Private words are shown to whoever has taken the case, after a press on [Look at it], which stays recorded.
report-message = You report what the other side of a conversation said last:
button-message-answer = Reply
button-message-archive = Archive
button-message-report = Report
button-message-write = Write to it
button-message-look = Look at it (recorded)
toast-message-archived = Laid aside
toast-looked = Recorded
start-messages = /messages – private messages to your accounts that wait for an answer
start-write = /write @account – write to an account privately
command-messages = Private messages to your accounts
command-write = Write to an account privately
