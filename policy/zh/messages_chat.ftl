### 聊天中的私信。

## 聊天

message-card = 【私信】{ $name } 写给 { $account }
message-card-state = { $state ->
        [OPEN] 请在 { $until } 前回复，还可回复 { $left } 条。回复这条消息，您的话将以账号名义发出。
        [ANSWERED] 已回复。在 { $until } 前还可继续回复，还剩 { $left } 条。
        [ARCHIVED] 已归档。对方再次来信时会重新出现。
       *[other] 已被平台移除。
    }
message-gone = 平台移除了这个私信对话。
message-moved = 对方再次来信，卡片已移到下面。
message-card-over = 回复时间已过，或回复条数已用完。对方再次来信后即可回复。
message-account-said = { $name } 回复：
message-ask-answer = 您要怎样回复 { $name }？请在下一条消息中写出；只有对方和账号运营者能看到。/cancel 可退出。
message-ask-write = 您想给 { $account } 写什么？请在下一条消息中写出，最多 { $limit } 个字。只有账号运营者能看到。/cancel 可退出。
message-sent = 已发给 { $name }。如有回复，会发到这里。
message-passed-on = 您的回复已发出。
message-write-how = 请这样写：/write @账号 然后写内容。只有账号运营者能看到。
message-write-unknown = 没有这个名字的账号。请这样写：/write @账号 然后写内容。
message-none = 没有等待回复的私信。
message-of-nobody = 您在这里没有运营账号，所以没有人这样给您写信。如果您有，请先绑定聊天：/link
message-hidden = 私信内容只给接手案件的人看，须先按【查看】，查看会被记录。
message-more = 您查看之后又有新的内容，须再次查看才会显示，同样会被记录。
report-message = 您举报的是对方在私信中最近说的话：
button-message-answer = 回复
button-message-archive = 归档
button-message-report = 举报
button-message-write = 给它写私信
button-message-look = 查看（会被记录）
toast-message-archived = 已归档
toast-looked = 已记录
start-messages = /messages – 发给您的账号、等待回复的私信
start-write = /write – 给账号写私信：/write @账号
command-messages = 发给您的账号的私信
command-write = 给账号写私信
