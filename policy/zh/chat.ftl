### 机器人在聊天中说的话。

## 通用

chat-private-only = 我只在私聊中工作。请私下给我发消息。我现在退出这个群。
chat-cancelled = 好了，没有进行中的事项。/help 可查看能做什么。
chat-unknown = 我没看懂。要投诉文章、评论或公众账号，请把它的链接粘贴到这里。以下是可用的命令：
chat-text-only = 这里只能读取文字。图片和文件可以随投诉一起提交：用 /report 开始。
chat-old-button = 这个按钮已失效。
chat-again = 你可能没有收到这条消息：
chat-sorry = 这里出了问题，你的上一条消息没有处理成功。请稍后再试。
chat-standstill = 系统正在维护。你发来的内容已保存，维护结束后就会处理，不会丢失。{ $reason }
chat-text = 你的消息

## 问候与帮助

start-hello = { $name ->
        [none] 欢迎使用公道。
       *[other] { $name }，欢迎使用公道。
    }
start-language = 我还不会说你手机上的语言，所以先用英文。用 /language 可以更换。
start-about = 在这里，你可以投诉平台上不该出现的内容，并随时查看处理进展。
start-anyone =
    /report – 投诉文章、评论或公众账号
    /status – 凭回执号查看投诉进展
    /mine – 我提交过的投诉
    /rules – 哪些可以投诉，会怎样处理
start-operator =
    /queue – 你的文章下等待处理的评论
    /comments – 开放、先审或关闭评论，也可以只限一段时间
    /words – 使评论先等待审核的词，可先试用
    /team – 谁在运营账号：邀请、角色、各人做了什么
    /muted – 你的账号禁言了谁
    /care – 按公布的标准衡量你对评论的管理，以及后续
    /sanctions – 你账号受到的处置及可采取的行动
start-reviewer =
    /cases – 等待决定的案件
    /sanctions – 等待确认的处置
    /figures – 最近 30 天的投诉数据
    /samples – 等待查看的样本评论
start-user = /unlink – 解除此聊天与你的绑定
start-guest = /link – 把此聊天与你在平台上的用户绑定
start-always =
    /settings – 通知内容、免打扰时段和时区
    /language – 选择中文或英文
    /cancel – 退出正在进行的事项
    /help – 再次显示这些命令

## 命令菜单

command-report = 投诉文章、评论或公众账号
command-status = 凭回执号查看投诉进展
command-mine = 我提交过的投诉
command-rules = 哪些可以投诉，会怎样处理
command-queue = 等待处理的评论
command-comments = 开放、先审或关闭评论
command-settings = 通知、免打扰时段、时区、语言
command-cases = 等待决定的案件
command-language = 选择中文或英文
command-link = 把此聊天与你在平台上的用户绑定
command-unlink = 解除此聊天与你的绑定
command-help = 可以做什么
command-cancel = 退出正在进行的事项

## 绑定与语言

link-how = 请先在平台登录，在那里获取聊天链接（程序使用 linkChat），然后打开链接，此聊天就与你绑定。链接只能用一次，十分钟内有效。
link-linked = 此聊天已绑定到 { $name }。用 /unlink 可以解除。
link-done = 此聊天现已绑定到 { $name }。
unlink-ask = 要解除此聊天与 { $name } 的绑定吗？之后发给 { $name } 的消息不再出现在这里。
unlink-done = 此聊天已不再绑定用户。
language-ask = 请选择语言：
language-set = 从现在起，我在这里说中文。

## 按钮

button-hide-all = 全部隐藏…
button-hide-sure = 确定隐藏 { $count } 条
button-close-hour = 关闭评论 1 小时…
button-close-sure = 确定关闭一小时
button-open-comments = 重新开放评论
button-review = 逐条查看
button-overview = 返回汇总
button-rules-open = 开放
button-rules-review = 先审后发
button-rules-close = 关闭…
button-rules-close-sure = 确定关闭
button-rules-close-for = 关闭 { $hours ->
        [24] 1 天
       *[other] { $hours } 小时
    }
button-rules-posts = 选择一篇文章…
button-rules-inherit = 按账号的设置
button-settings-notices = 新评论…
button-settings-quiet = 免打扰时段…
button-settings-zone = 时区…
button-settings-language = 语言…
button-digest-on = 开启汇总
button-digest-off = 关闭汇总
button-silent-on = 静音
button-silent-off = 有提示音
button-quiet-off = 不设
button-notices-all = 全部
button-notices-held = 只通知待审的
button-notices-none = 不通知
button-approve = 通过
button-hide = 隐藏
button-hide-because = 选择理由隐藏…
button-show = 重新显示
button-delete = 删除…
button-reply = 回复
button-undo = 撤销
button-more = 更多…
button-back = 返回
button-next = 下一条
button-previous = 上一条
button-first = 从头开始
button-send = 如实提交
button-details = 修改回答
button-words = 修改内容
button-remove-last = 移除最后一个文件
button-add-evidence = 补充证据
button-done = 完成
button-categories = 更换类别
button-cancel = 取消
button-status = 查看进展
button-withdraw = 撤回…
button-withdraw-sure = 确定撤回
button-contest = 请平台查看
button-claim = 领取
button-release = 退回
button-ask-remove = 移除内容…
button-ask-none = 不予支持…
button-confirm = 确认
button-unlink-sure = 确定解除
button-this-language = 中文

## 按下按钮后的提示

toast-approve = 已通过
toast-hide = 已隐藏
toast-show = 已重新显示
toast-delete = 已删除
toast-undo = 已撤销
toast-sent = 已提交
toast-file-removed = 已移除
toast-withdrawn = 已撤回
toast-rules = 已设置
toast-settings = 已设置
toast-state = 目前状态：{ $state }
toast-claim = 已由你领取
toast-release = 已退回
toast-decided = 已作出决定

## 评论卡片

card-new = [新评论]
card-held = [待审] 等你决定
card-held-platform = [平台待审] 由平台工作人员决定
card-approved = 由{ $by }通过，{ $at }
card-shown = 由{ $by }重新显示，{ $at }
card-edited = [已修改] { $by }，{ $at }
card-hidden = 由{ $by }隐藏，{ $at } – { $reason }
card-deleted = 由{ $by }删除，{ $at } – { $reason }
card-removed = 由{ $by }移除，{ $at } – { $reason }
card-by-you = 你
card-by-platform = 平台
card-history = { $comments ->
        [1] 首次在这里评论
       *[other] 在这里共有 { $comments } 条评论
    }{ $hidden ->
        [0] {""}
       *[other] ，其中 { $hidden } 条被隐藏或删除
    }
card-post = 《{ $post }》{ $account ->
        [none] {""}
       *[other] ，{ $account }
    }
card-hit = 触发规则：{ $rule }{ $term ->
        [none] {""}
       *[other] ，涉及“{ $term }”
    }
card-answered = { $name }的回复：
reply-ask = 你想怎样回复 { $name }？请在下一条消息里写，所有人都会看到。/cancel 可以退出。
reply-held = 你的回复已保存，平台审核后其他人才能看到。

## 账号的待办

queue-head = { $held } 条待审 · { $reported } 条被举报 · { $new } 条新评论
queue-reported = 有人举报了这条评论，平台也会处理。
and-more = 另有 { $count } 项
queue-empty = 没有等你处理的评论。
queue-end = 这个方向没有更多了。
queue-which = 哪个公众账号？
queue-of-nobody = 你在这里没有运营公众账号，因此没有等你处理的评论。如果你有，请先绑定此聊天：/link

## 大量评论的汇总

digest-head = { $posts ->
        [1] 1 篇文章
       *[other] { $posts } 篇文章
    }下有 { $comments } 条新评论
digest-waiting = { $count ->
        [0] 都已看过。
       *[other] 其中 { $count } 条还没有人看过。
    }
digest-closed = 那里的评论已关闭，至 { $until }。
digest-page = 第 { $place } 条，共 { $count } 条 · { $waiting } 条还没有人看过
digest-hidden = 已隐藏 { $count } 条。
digest-not-hidden = { $count } 条未能隐藏：{ $reasons }
digest-closed-now = 已关闭 { $count } 篇文章的评论一小时。
digest-opened-now = { $count } 篇文章的评论已恢复原样。
card-moved = 这条评论有了新情况，卡片已移到下方。
card-earlier = 此前还有 { $count } 条回复，最近的是：

## 谁可以评论

rules-of-account = { $name }各篇文章的评论
rules-of-post = 《{ $name }》的评论
rules-now = 现在：{ $rule }
rules-until = 至 { $at }；之后：{ $rule }
rules-inherit = 按账号的设置
rules-accounts = 单独设置过的文章以自己的设置为准。
rules-which-post = 哪一篇文章？
rules-no-post = 没有你可以开放或关闭评论的文章。
rules-help =
    发送 /comments 后用按钮选择，或者直接写：
    /comments close 1h – 关闭一小时（也可写 2h、1d 等），之后恢复原样
    /comments review @账号 – 每条评论先经你审核
    /comments open – 后面加上文章链接：只对那一篇生效

## 设置

settings-head = 此聊天的设置
settings-notices = 新评论：{ $what }
settings-digest = 评论很多时：{ $on ->
        [on] 前几条之后合并成一条消息
       *[off] 每条单独发一张卡片
    }
settings-quiet = 免打扰时段：{ $hours ->
        [none] 无
       *[other] { $hours }；期间的新评论早上再发，待审的评论静音发送
    }
settings-is-quiet = 现在是免打扰时段。
settings-zone = 时区：{ $zone }；现在是 { $now }
settings-sound = 新评论{ $silent ->
        [on] 静音发送
       *[off] 有提示音
    }
settings-language = 语言：{ $name }
settings-ask-notices = 要通知你哪些新评论？待办列表里总是有全部评论：/queue
settings-ask-quiet = 什么时候不打扰你？请选择，或者直接写给我，例如 22:30-7。
settings-ask-zone = 你在哪个时区？请选择，或者直接写给我，例如 Asia/Urumqi 或 UTC+8。
settings-ask-language = 请选择语言：

## 投诉

report-what = 你要投诉什么？请发来文章、评论或公众账号的链接、编号，或公众账号的 @名称。
report-unknown = 没有找到。请发来文章、评论或公众账号的链接、编号，或公众账号的 @名称。/cancel 可以退出。
report-forward = 转发的消息只带有名字，我看不出它原来在哪里。请发来文章、评论或公众账号的链接。/cancel 可以退出。
report-with-file = 要用它来投诉吗？文件已收好。请再发来所涉及的文章、评论或公众账号的链接。/cancel 可以退出。
report-comment = 你要投诉这条评论：
report-post = 你要投诉这篇文章：
report-account = 你要投诉这个公众账号：
report-category = 它有什么问题？
report-danger = 如果有人正处于危险之中，请先立即拨打 110 或 120。
report-words = 请用自己的话说明问题，最多 { $limit } 个字符，可以附上图片和文件。请不要写身份证号码。
report-summary = 确认提交吗？提交即表示你声明：就你所知内容属实，且不是为了损害他人。现在继续发来的文字和文件也会加进去。
report-field = { $question }{ $hint }最多 { $limit } 个字符。
report-not-public = 它已不再公开，因此这里不显示。平台会查看它原来的样子。
report-again = 你已经投诉过：{ $receipt } 尚未办结。这次提交的内容会补充到其中。
report-files = { $count } 个文件：
report-file = { $number }. { $kind }{ $name ->
        [none] {""}
       *[other] ，{ $name }
    }，{ $size }
report-too-long = 太长了，上限为 { $limit } 个字符。这段文字没有保存，请缩短后再发。
report-too-long-together = 加上你之前写的内容就太长了，上限为 { $limit } 个字符。这段文字没有加上。请缩短，或按“修改内容”重新写。
report-stale = 你之前的草稿放了超过一天，已经清除。现在为同一对象重新开始。
file-too-big-to-fetch = Telegram 只允许我获取不超过 { $limit } MB 的文件，这个文件太大。请发一个更短或更小的版本。
report-cancelled = 这份投诉没有提交。
report-gone = 这份投诉已不在进行中。可以用 /report 重新开始。

## 用平常话说的规则

rules-head = 可以投诉什么，多久答复
rules-category = { $category }：{ $days } 天内答复
rules-decide = 依据什么作出决定
rules-rule = { $rule }（{ $ground }）
rules-follow =
    每份投诉都由审核员查看你写的内容和发来的材料，然后作出决定。如果违反了规则，内容会被移除，不再公开显示；如果没有，内容保持原状。被投诉的人不会知道是谁投诉的。
    双方都会收到决定理由书：查明了什么、依据哪条规则、如何处理。
    不同意的一方可以在 { $days } 天内提出申诉，届时由另一个人处理。
    公众账号可以隐藏或删除自己文章下的评论，并须说明理由。如果你认为处理不对，请在收到的通知下按“请平台查看”，或在这里投诉你的那条评论，平台会查看。

## 回执

receipt-head = 回执 { $receipt }
receipt-state = 状态：{ $state }
receipt-promised = 最迟 { $at } 答复你。
receipt-late = 承诺的答复时间是 { $at }，现已超期。处理仍在继续，每一步都会告诉你。
receipt-declined = 不予受理：{ $why }。你可以在 { $until } 前提出申诉，理由书写明了方式。
receipt-added = 你补充过 { $count } 次。
receipt-files = 附有 { $count } 个文件。
receipt-secret = 查询密码：
receipt-keep = 在任何聊天中查询：
receipt-reasons = 决定及理由：
evidence-ask = 请发来要补充的图片、文件或文字。全部发完后按“完成”。
evidence-over = 这些都已附在你的投诉上，审核员可以看到。
evidence-words-name = 文字.txt
mine-head = 你的投诉
mine-none = 你在这里没有投诉。用 /report 开始一份。
mine-row = { $receipt } · { $state } · { $at }{ $late ->
        [late] {" "}· 答复已超期
       *[in-time] {""}
    }

## 案件

case-head = 案件：{ $kind } · 紧急程度 { $urgency }
case-waits = 状态：{ $state }
case-taken = 由{ $by }处理
case-yours = 由你处理
case-decided = 已决定：{ $measure }。规则：{ $rule }。{ $at }
case-due = 最迟 { $at } 作出决定
case-held = 因审核规则暂缓显示：{ $rule }{ $term ->
        [none] {""}
       *[other] ，“{ $term }”
    }
case-dismissing = 作出决定之前，只有作者和账号运营者能看到。不予支持后，所有人都能看到。
case-rewritten = 作者此后修改过文字，现在是：
case-complaints = { $count ->
        [0] 没有人投诉
       *[other] { $count } 件投诉：{ $categories }
    }
button-ask = 提问…
button-decline = 不予受理某件投诉…
button-NOT-OURS = 不属于本平台
button-INCOMPLETE = 材料不足
button-ALREADY-DECIDED = 此前已决定
button-counter = 陈述意见…
decline-which = 对哪件投诉不予受理？每件以回执号标明。
decline-why = { $receipt } 为什么不予受理？
decline-facts = { $receipt }：{ $why }。你查明了什么？请用一条消息写下事实，最多 { $limit } 个字符；投诉人会读到。/cancel 可以退出。
decline-preview = 投诉人将读到以下内容。再次发送可以修改。
toast-declined = 已不予受理
case-added = 后来补充：
case-counter-invited = 已邀请对方陈述意见，等待至 { $until }。你可以在此之前作出决定。
case-counter-silent = 已邀请对方在 { $until } 前陈述意见，对方没有回应；不回应不代表承认。
case-counter-said = 对方陈述：
counter-words = 对此你有什么意见？请用一条消息写明，最多 { $limit } 个字符。由审核员阅读，投诉人看不到。请不要写身份证号码。/cancel 可以退出。
counter-sent = 谢谢：你的意见已附入案件，作出决定前会有人阅读。
counter-about = 所涉及的内容：
button-answer = 答复
button-evidence = 证据
evidence-of-case = 随投诉提交的文件（能去除元数据的，显示去除后的副本）。链接仅供你本人使用，{ $minutes } 分钟内有效：
evidence-gone = 已不存在
ask-which = 要向谁提问？每件投诉以回执号标明。
ask-words = 关于 { $receipt } 你想了解什么？请用一条消息写明，最多 { $limit } 个字符。投诉人看到的是平台的名义，不会看到你的身份；你得知的内容只留在案件中。
ask-done = 问题已发送。
ask-sent = { $receipt } 的答复期限为 { $until }，答复会显示在案件卡片上。
answer-words = 请用一条消息写下你的答复，最多 { $limit } 个字符。处理此案的人会看到。
answer-sent = 谢谢，你的答复已收到，投诉继续处理。
receipt-asked = 审核员问你（请在 { $until } 前答复）：
case-asked = 已提问，{ $answered ->
    [yes] 已答复：
   *[no] 等待答复至 { $until }：
  }
case-files = 证据文件 { $count } 份
case-reporters = 投诉人此前的投诉：{ $decided } 件中有 { $upheld } 件成立
case-account = 该账号此前有 { $count } 项对其不利的决定
case-place = 位次 { $urgency }：类别 { $base }，投诉人 +{ $voices }，账号 +{ $grade }，影响面 +{ $reach }
case-campaign = 疑似有组织：{ $count } 件投诉按一件计（{ $minutes } 分钟内；相似之处：{ $alike }）
case-aside = { $count } 件投诉暂不计入，待其他人也投诉同一对象
case-weighs = 权重 { $weight }/100（{ $decided ->
    [0] 此前没有已决定的投诉
   *[other] 此前 { $decided } 件中有 { $upheld } 件成立
  }）
case-weighs-campaign = 疑似有组织
case-weighs-aside = 暂不计入
button-misuse = 滥用投诉…
button-warn = 警告投诉人…
button-limit = 限制投诉人…
toast-warn = 已警告投诉人
toast-limit = 已限制投诉人
misuse-which = 针对哪件投诉？每件以回执号标明。
misuse-warn = 就 { $receipt } 作出警告
misuse-limit = 因 { $receipt } 加以限制
misuse-figures = 据记录：已决定 { $decided } 件投诉，成立 { $upheld } 件（{ $percent }%）。任何人都不会知道其身份；投诉人会读到你所写的内容。/cancel 可以退出。
misuse-ask-number = 其投诉中有多少件明显没有根据？最多 { $limit } 个字符。
misuse-ask-share = 占其全部投诉的多大比例？最多 { $limit } 个字符。
misuse-ask-gravity = 严重程度如何，造成了什么后果？最多 { $limit } 个字符。
misuse-ask-intention = 有什么能说明其意图？最多 { $limit } 个字符。
misuse-ask-days = 限制多少天？请写 1 到 { $most } 之间的数字。
misuse-ask-facts = 你查明了什么？请用一条消息写明事实，最多 { $limit } 个字符。
misuse-preview = 投诉人将会读到以下内容。再次发送事实可以修改。
case-none = 没有更多等待处理的案件。
cases-of-nobody = 案件由平台审核员决定，你不是审核员。你自己的投诉：/mine
button-minor = 轻微违规
button-major = 较重违规
button-grave = 严重违规
decide-title = { $measure } – { $rule }
decide-facts = 你查明了什么？请用一条消息写下事实，最多 { $limit } 个字符。{ $readers ->
        [nobody] 没有人投诉，这些内容只随案件保存。
       *[concerned] 相关各方都会看到。
    }/cancel 可以退出。
decide-sanction = { $taken ->
        [yes] ✓
       *[no] ○
    } { $kind }{ $days ->
        [none] {""}
       *[other] ，{ $days } 天
    }
decide-reader-subject = 致公众账号或作者（{ $readers }）：
decide-reader-complainant = 致投诉人（{ $readers }）：
decide-preview = { $readers ->
        [nobody] 没有人投诉，以下事实只随案件保存。再次发送可以修改。
       *[concerned] 相关各方将看到以下内容。再次发送可以修改。
    }

## 申诉

command-appeal = 对决定提出申诉，或查看你的申诉
command-appeals = 等待答复的申诉
command-figures = 投诉数据（平台工作人员）
measure-told-REMOVE_CONTENT = 移除，不再公开显示
measure-told-WARNING = 警示
measure-told-FUNCTION_RESTRICTION = 限制功能
measure-told-UPDATE_SUSPENSION = 暂停更新
measure-told-CLOSURE = 关闭账号
button-appeal = 申诉（{ $until } 前）
button-appeal-row = { $number }. 申诉（{ $until } 前）
button-appeal-open = { $at } 的申诉
button-send-appeal = 提交申诉
button-affirm = 维持…
button-overturn = 撤销…
button-modify = 变更…
button-as-it-was = 不变
button-right-in-part = 仅部分成立
button-shape = { $kind }{ $functions ->
        [none] {""}
       *[other] ：{ $functions }
    }{ $days ->
        [none] {""}
       *[other] ，{ $days } 天
    }
appeal-words = 这项决定错在哪里？请用自己的话写出来，最多 { $limit } 个字符，可以附上照片和文件。由此前没有在这件事上作出过决定的人阅读。/cancel 可以退出。
appeal-words-missing = 现在请写出这项决定错在哪里。
appeal-head = 你的申诉
appeal-summary = 提交吗？现在写的内容会替换文字，文件会添加进来。每项决定只能申诉一次。
appeal-cancelled = 这项申诉没有提交。在期限内，你可以用 /appeal 重新开始。
appeal-state = 状态：{ $state }
appeal-due = 你将在 { $at } 之前收到附理由的答复。
appeal-answer = 答复及理由：
appeal-none = 现在没有你可以申诉的决定，你也没有提出过申诉。
appeal-contestable = 你可以申诉的决定
appeal-decision = { $number }. { $what } – { $rule }，{ $at }
appeal-mine = 你的申诉
appeal-row = { $at }：{ $state }
toast-appealed = 申诉已提交
toast-answered = 已答复
review-head = { $side ->
        [COMPLAINANT] 投诉人的申诉
       *[other] 相关方的申诉
    }
review-nobody = 没有人可以领取：所有答复申诉的人此前都在这件事上作出过决定，或与此事有关。需要另行任命人员。
review-waits = 等待其他人领取；{ $count ->
        [1] 1 人
       *[other] { $count } 人
    }可以领取
review-yours = 由你处理
review-taken = 由{ $by }处理
review-due = 应在 { $at } 之前答复
review-late = 答复已逾期。
review-contested = 被申诉的决定：{ $what } – { $rule }。由 { $by } 于 { $at } 作出。理由：
review-subject = 涉及的内容：
review-words = 申诉理由：
review-files = { $count ->
        [1] 附有 1 个文件
       *[other] 附有 { $count } 个文件
    }
review-none = 没有其他等待答复的申诉。
appeals-of-nobody = 申诉由平台的审核员答复，而你不是审核员。你自己的申诉：/appeal
review-title = { $act } – { $rule }
review-facts = 为什么？请在一条消息中写出理由，最多 { $limit } 个字符。双方都会阅读；请说明与原决定有何不同。/cancel 可以退出。
review-preview = 以下是他们将读到的内容。再写一次即可更改。
start-appeal = /appeal – 对决定提出申诉，或查看你的申诉
start-appeals = /appeals – 等待答复的申诉
## 处置

command-sanctions = 你账号受到的处置，或等待处理的处置
button-sanction = 处置…
button-take-rung = 按处置阶梯建议
button-kind-warning = 警示整改
button-kind-function-restriction = 限制功能…
button-kind-update-suspension = 暂停更新…
button-kind-closure = 关闭账号
button-propose = 提出
button-interim = 立即生效：紧急危险…
button-sanction-respond = 陈述意见
button-sanction-confirm = 确认…
button-sanction-withdraw = 撤回…
button-sanction-lift = 提前解除…
button-send-answer = 发送意见
button-put-right = 提交整改…
button-look-at-it = 查看整改
button-rectification-accept = 认可
button-rectification-return = 尚未完成…
toast-proposed = 已提出
toast-sanction-confirmed = 已生效
toast-rectified = 已认可
propose-head = 对账号的处置
propose-rule = 违反了哪条规则？
propose-breach = 违反：{ $rule }{ $severity ->
        [none] {""}
       *[other] （{ $severity }）
    }
propose-severity = 违规程度如何？
propose-strikes = 该账号现有有效记分 { $before }，本次增加 { $added }，合计 { $strikes }。
propose-rung = 处置阶梯建议：{ $scope }
propose-no-rung = 处置阶梯对此没有建议。
propose-functions = 限制哪些功能？
propose-days = 多少天？
propose-chosen = 已选：{ $scope }
propose-facts = 查明了什么？请用一条消息写明事实，最多 { $limit } 个字符，账号会读到。/cancel 可以退出。
propose-departure = 这与处置阶梯的建议不同。为什么这样更恰当？最多 { $limit } 个字符，账号可以读到。
propose-interim = 为什么必须立即生效？最多 { $limit } 个字符，账号会读到。最长 72 小时。
propose-press = 请用按钮选择；/cancel 可以退出。
propose-preview = 账号将读到以下内容，并可以陈述意见。重新书写可修改最后一段文字。
propose-preview-warning = 警示无须事先听取意见：你确认后账号即读到以下内容。重新书写可修改最后一段文字。
sanction-head = { $kind } · @{ $handle }
sanction-state = 状态：{ $state }{ $ends ->
        [none] {""}
       *[other] {" "}· { $ends } 结束
    }
sanction-hearing = 账号可以在 { $until } 前陈述意见。
sanction-departs = 处置阶梯建议：{ $rung ->
        [none] 无
       *[other] { $rung }
    }。不同于建议的理由：
sanction-response = { $files ->
        [0] 账号陈述意见：
       *[other] 账号陈述意见，附 { $files } 个文件：
    }
sanction-ended-because = 结束的理由：
sanction-preview = 确认后，账号将读到以下内容：
sanction-why = 为什么？请用一条消息写明，最多 { $limit } 个字符，账号会读到。/cancel 可以退出。
sanction-taken-back = 拟作的处置已撤回。
sanction-ended = 处置已解除。
rectification-sent-back = 已退回账号。
sanction-files = 账号提交的文件（能去除元数据的，显示去除后的副本）。链接仅供你本人使用，{ $minutes } 分钟内有效：
rectification-head = 警示要求的整改 · { $state }{ $due ->
        [none] {""}
       *[other] ，{ $due } 前完成
    }
rectification-asked = 查明的事实：
rectification-returned = 尚须整改：
rectification-words = { $files ->
        [0] 账号说明：
       *[other] 账号说明，附 { $files } 个文件：
    }
respond-head = 你的意见
respond-ask = 请写明账号的意见，可附照片和文件。不陈述意见不代表承认。/cancel 可以退出。
respond-sent = 你的意见已提交，作出决定的人会读到；在此之前可以补充：/sanctions
put-right-head = 你的整改
put-right-ask = 请写明整改情况，可附照片和文件。/cancel 可以退出。
put-right-sent = 已提交，会有人查看并告知你结果。
answer-enough = 最多附 { $most } 个文件。
sanctions-of-nobody = 处置针对公众账号，而你没有运营任何账号。你自己的投诉：/mine
sanctions-none-wait = 没有等待确认的处置，也没有等待查看的整改。
sanctions-wait = 等待处理
sanctions-row = { $number }. { $kind } · @{ $handle } · { $until ->
        [none] 可以确认
       *[other] 听取意见至 { $until }
    }{ $heard ->
        [yes] {" "}· 已陈述意见
       *[no] {""}
    }
sanctions-handed-in = { $number }. 警示后的整改 · @{ $handle }
sanctions-none-mine = 你的账号没有受到处置。
sanctions-mine = 你账号受到的处置
sanctions-mine-row = { $number }. { $kind } · @{ $handle } · { $state }{ $ends ->
        [none] {""}
       *[other] {" "}· { $ends } 结束
    }
## 数据

figures-head = { $since } 至 { $until } 的投诉
figures-filed = 收到：{ $count }
figures-row = – { $name }：{ $count }
figures-outcomes = 目前状态：
figures-open = 待处理投诉的时长：
figures-age = { $end ->
        [none] { $begin } 天及以上
       *[other] { $begin } 至 { $end } 天
    }
figures-time = 已决定：{ $count }。一半在 { $median } 小时内，九成在 { $p90 } 小时内。
figures-time-none = 尚无已决定的投诉。
figures-appeals = 申诉：提出 { $lodged } 件，答复 { $answered } 件。撤销决定：{ $reversals } 件。
figures-organised = 疑似有组织的投诉：{ $campaigns } 次。待他人证实而暂缓：{ $aside } 件。
figures-overdue = 目前逾期的案件：{ $count }
