### Private messages in a chat.

## In the chat

message-card = [Message] { $name }, to { $account }
message-card-state = { $state ->
        [OPEN] Answer until { $until }, { $left } left. Reply to this message: your words go out as the account.
        [ANSWERED] Answered. You may go on until { $until }, { $left } left.
        [ARCHIVED] Laid aside. When they write again, it comes back.
       *[other] The platform removed it.
    }
message-gone = The platform removed this conversation.
message-moved = They wrote again. The card is now further down.
message-card-over = The time to answer is over, or all answers are used up. When they write again, you can answer.
message-account-said = { $name } answered:
message-ask-answer = What do you answer { $name }? Write it as your next message; only they and those who run the account see it. /cancel leaves.
message-ask-write = What do you want to write to { $account }? Write it as your next message, up to { $limit } characters. Only those who run the account read it. /cancel leaves.
message-sent = Sent to { $name }. If it answers, the answer comes here.
message-passed-on = Your answer is on its way.
message-write-how = Write it like this: /write @account and then your words. Only those who run the account read it.
message-write-unknown = There is no account by that name. Write it like this: /write @account and then your words.
message-none = No message waits for an answer.
message-of-nobody = You run no account here, so nobody writes to you this way. If you do run one, link this chat first: /link
message-hidden = Private words are shown to whoever has taken the case, after a press on [Look at it], which stays recorded.
message-more = More was said since you looked. It is shown after another look, which stays recorded as well.
report-message = You report what the other side of a conversation said last:
button-message-answer = Reply
button-message-archive = Archive
button-message-report = Report
button-message-write = Write to it
button-message-look = Look at it (recorded)
toast-message-archived = Laid aside
toast-looked = Recorded
start-messages = /messages – private messages to your accounts that wait for an answer
start-write = /write – write to an account privately: /write @account
command-messages = Private messages to your accounts
command-write = Write to an account privately
