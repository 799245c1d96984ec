### 黑名单。

kind-BlacklistEntry = 黑名单记录
kind-blacklist_entry = 严重情形黑名单记录
verb-blacklist-entry-propose = 拟列入黑名单
verb-blacklist-entry-respond = 就拟列入黑名单陈述意见
verb-blacklist-entry-confirm = 确认列入黑名单
verb-blacklist-entry-withdraw = 撤回拟列入黑名单
verb-blacklist-entry-remove = 提前移出黑名单
verb-blacklist-entry-overturn = 撤销列入黑名单
verb-blacklist-entry-hear = 结束列入黑名单的听取意见
verb-blacklist-entry-review = 请求复核黑名单记录
verb-blacklist-entry-end = 告知黑名单记录到期
verb-review = 复核
word-DecisionAbout-BLACKLIST = 列入黑名单
word-CauseKind-EVASION = 列入黑名单后重新注册
word-DeadlineKind-BLACKLIST_HEARING_OVER = 列入黑名单的陈述意见期满

because-ENTRY_HAS_TWO = 列入黑名单须由提出者以外的另一人确认。请交由未提出该事项的高级审核员或总编辑处理。
because-ENTRY_IS_HEARD = 有关人员仍可陈述意见。请等待其意见，或等到期限届满。
because-ENTRY_HAS_ENDED = 该黑名单记录已经到期。
because-ENTRY_STANDS_OR_FALLS = 申诉时，黑名单记录只能维持或撤销，不能变更。如果应当更轻，请撤销；适当的措施可以重新提出。
because-CONFIRMED_BY_YOU = 提前移出黑名单须由确认者以外的另一人决定。

entry-proposal =
    拟采取的措施：列入平台的严重情形黑名单。
    { $measures }
    查明的事实：{ $facts }
    依据：{ $ground }，规则“{ $rule }”；违规程度：{ $severity }。
    在另一人确认之前不产生任何效力。你可以在 { $until } 前陈述意见。不陈述意见不代表承认，平台将根据已有情况作出决定。
entry-measure-CLOSE_ACCOUNT = 关闭同一注册主体的账号及其发布的全部内容。
entry-measure-FORBID_REGISTRATION = { $days } 天内，该注册主体不得重新注册或开设账号。
statement-FORBID_REGISTRATION = 自 { $since } 起至 { $until }，对该账号负责的注册主体被列入严重情形黑名单，不得重新注册或开设账号。该措施不涉及其他任何人：不涉及同事，也不涉及家人。
statement-not-for-others = 平台已对该账号的责任主体采取措施。具体内容只告知有关人员，不告知他人。

notice-blacklist_entry-proposed = 平台拟将对你账号负责的注册主体列入严重情形黑名单，目前尚未生效。请阅读有关事实；你可以在 { $until } 前陈述意见。
notice-blacklist_entry-withdrawn = 拟列入黑名单的决定已撤回，不产生任何效力。
notice-blacklist_entry-confirmed =
    平台依据规则“{ $rule }”作出列入黑名单的决定{ $ends ->
        [none] 。
       *[other] ，至 { $ends } 止。
    }你可以在 { $until } 前申诉，由另一人复核。
notice-blacklist_entry-removed = 与你有关的黑名单记录已提前移出，有关主体可以重新注册。由此关闭的账号在该处置提前解除之前仍然关闭。
notice-blacklist_entry-ended = 与你有关的黑名单记录已到期，有关主体可以重新注册。由此关闭的账号仍然关闭。
notice-blacklist_entry-overturned = 经申诉，与你有关的黑名单记录已撤销，其影响已全部恢复：被关闭的账号重新开放。
notice-blacklist_entry-responded = 有关人员已就你拟列入黑名单的事项陈述意见。高级审核员现在可以在网页上确认，也可以撤回。
notice-blacklist_entry-hearing_over = 就你拟列入黑名单的事项陈述意见的期限已过。高级审核员现在可以在网页上确认，也可以撤回。
notice-blacklist_entry-review_due = 有一条黑名单记录须再次审视：是否仍有必要？请在网页的黑名单列表中查看；可由确认者以外的另一位高级审核员提前移出。
notice-blacklist_entry-evaded = 被黑名单禁止注册的主体重新进行了注册。该记录的案件已作记载，不会自动产生任何措施。请查看。

entry-head = 黑名单记录 · { $state }{ $ends ->
        [none] {""}
       *[other] ，至 { $ends }
    }
button-entry-respond = 陈述意见
entry-respond-ask = 你有什么要说的？请用一条不超过 { $limit } 个字符的消息写下来，由作出决定的人阅读。/cancel 可退出。
entry-responded = 你的意见已提交，由作出决定的人阅读；在此之前你可以补充。
