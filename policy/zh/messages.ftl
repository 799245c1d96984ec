### 用户写给账号的私信，以及账号的回复。

## 词语

word-MessageState-OPEN = 等待回复
word-MessageState-ANSWERED = 已回复
word-MessageState-ARCHIVED = 已归档
word-MessageState-REMOVED = 已被平台移除
word-SubjectKind-MESSAGE = 私信
kind-Message = 私信对话
kind-message = 私信对话
verb-write = 写私信
verb-message-answer = 回复私信
verb-archive = 归档
verb-look = 查看私信
verb-message-remove = 移除私信对话
verb-message-restore = 恢复私信对话

## 拒绝

because-ANSWER_TIME_IS_OVER = 账号回复用户来信的时间已过。对方再次来信后重新计时。
because-ANSWERS_USED_UP = 对用户最近一次来信，账号可发的 { $limit } 条回复已用完。对方再次来信后重新计数。
because-YOUR_OWN_ACCOUNT = 这个账号由您自己运营，无需给它写私信。

## 通知

notice-message-answered = { $account } 回复了您。直接回复这条消息即可继续写信。
notice-message-removed =
    平台移除了您参与的一个私信对话，双方都不再看到它。
    规则：{ $rule }。
    { appeal-ways }
notice-message-restored = 平台恢复了您的一个私信对话：它与移除之前完全一样。

## 聊天

message-card = 【私信】{ $name } 写给 { $account }
message-card-state = { $state ->
        [OPEN] 请在 { $until } 前回复，还可回复 { $left } 条。回复这条消息，您的话将以账号名义发出。
        [ANSWERED] 已回复。在 { $until } 前还可继续回复，还剩 { $left } 条。
        [ARCHIVED] 已归档。对方再次来信时会重新出现。
       *[other] 已被平台移除。
    }
message-card-over = 回复时间已过，或回复条数已用完。对方再次来信后即可回复。
message-account-said = { $name } 回复：
message-ask-answer = 您要怎样回复 { $name }？请在下一条消息中写出；只有对方和账号运营者能看到。/cancel 可退出。
message-ask-write = 您想给 { $account } 写什么？请在下一条消息中写出，最多 { $limit } 个字。只有账号运营者能看到。/cancel 可退出。
message-sent = 已发给 { $account }。如有回复，会发到这里。
message-write-how = 请这样写：/write @账号 然后写内容。只有账号运营者能看到。
message-write-unknown = 没有这个名字的账号。请这样写：/write @账号 然后写内容。
message-place = { $number } · { $account }
message-none = 没有等待回复的私信。
message-of-nobody = 您在这里没有运营账号，所以没有人这样给您写信。如果您有，请先绑定聊天：/link
message-hidden = 私信内容只给接手案件的人看，须先按【查看】，查看会被记录。
report-message = 您举报的是对方在私信中最近说的话：
button-message-answer = 回复
button-message-archive = 归档
button-message-report = 举报
button-message-write = 给它写私信
button-message-look = 查看（会被记录）
toast-message-archived = 已归档
toast-looked = 已记录
start-messages = /messages – 发给您的账号、等待回复的私信
start-write = /write @账号 – 给账号写私信
command-messages = 发给您的账号的私信
command-write = 给账号写私信
