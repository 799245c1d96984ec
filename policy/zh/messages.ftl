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
verb-answer = 回复私信
verb-archive = 归档
verb-look = 查看私信

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
