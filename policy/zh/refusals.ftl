### 为什么不行，可以怎么办。

## 拒绝

refusal-NotFound = 没有找到这个{ $subject }，或者你无权查看。请核对链接、编号或密码。
refusal-NotAllowed-guest = 进行“{ $act }”之前需要知道你是谁：请先登录，或将此聊天关联到你的用户。
refusal-NotAllowed = 你不能在这里进行“{ $act }”：这需要你目前没有的身份。如果你本应拥有，请联系负责授权的人。
refusal-NotAllowed-case = 只有领取了该案件的人才能“{ $act }”：请先领取案件。
refusal-NotAllowed-appeal = 只有领取了该申诉的人才能“{ $act }”：请先领取。
refusal-WrongState = 现在不能进行“{ $verb }”：该{ $subject }目前的状态是“{ $state }”。
refusal-WrongState-by = 现在不能进行“{ $verb }”：{ $by }已先一步处理，该{ $subject }目前的状态是“{ $state }”。
refusal-Restricted = { $sentence }
refusal-Restricted-until = { $sentence }（至 { $until }）
refusal-TextRefused =
    你的文字未被接收：其中的“{ $term }”触发了以下规则：{ $rule }。
    你可以修改后重新发送；如果认为规则有误，可以投诉（在聊天中用 /report）。
refusal-Muted =
    该账号已将您禁言{ $until ->
        [none] ，没有结束时间。
       *[other] ，直到 { $until }。
    }您可以阅读，但不能在其文章下评论、向其发消息或关注它。如果认为不公平，可以举报该账号（聊天中：/report）。
refusal-Frozen =
    平台处于紧急状态，{ $until ->
        [none] 暂时
       *[other] 在 { $until } 之前
    }不接收新的评论、回复和消息。您的内容没有丢失，请稍后再发。
refusal-TakenByAnother = { $pseudonym }正在处理。等对方退回后，你可以领取。
refusal-AlreadyReported = 你已经投诉过，内容相同：{ $receipt } 尚未办结。可凭回执号查看进展。
refusal-AlreadyReported-added = 你已经投诉过：{ $receipt }；这次写的内容已补充到其中。
refusal-WrongCredentials = 邮箱地址与密码不匹配。请核对后重试。
refusal-FileRefused = { $sentence }
refusal-CodeNeeded = 你的登录需要第二步验证。请附上验证器应用当前显示的验证码，或一个恢复码，再次提交。
refusal-WrongCode = 验证码不正确、已用过或已过期。请等待应用的下一个验证码，或使用恢复码；如要重设密码，请用 requestReset 重新获取验证码。
refusal-LimitReached = 短时间内次数过多。{ $until } 之后可以再试。
refusal-KeyReused = 这个幂等键已用于另一个请求。请换一个新的键重新发送。
refusal-Invalid = 请更正后重新发送。{ $faults }
refusal-BusyProblem = 系统繁忙，暂时无法完成。没有作任何改动，请稍后再试。
refusal-BusyProblem-maintenance = 系统正在维护，暂时无法作任何改动，浏览不受影响。{ $reason }

## 受到什么限制

because-COMMENTS_CLOSED = 这里已关闭评论。
because-FOLLOWERS_ONLY = 这里只有关注该账号的用户才能评论。请先关注，再发送。
because-POST_NOT_PUBLIC = 这篇文章没有公开，不能评论。
because-REPLY_TO_A_REPLY = 回复只有一层：请直接回复最上面的那条评论。
because-REGISTRANT_NOT_VERIFIED = 该账号的注册主体尚未通过核验。身份核验员核验通过后即可发布。
because-TWO_STEP_IS_ON = 登录已启用第二步验证。如要换用其他应用，请先关闭。
because-TWO_STEP_IS_OFF = 尚未开始设置或没有启用第二步验证。请用 enableTwoStep 开始设置。
because-OWN_MATTER = 这是你自己的事：你投诉过、是作者，运营该账号，或此前作出过决定。请由另一位审核员处理。
because-APPEALED_ALREADY = 你这一方已对该决定提出过申诉，申诉只能提出一次。目前状态：{ $state }。答复会附理由（在聊天中用 /appeal 查看）。
because-APPEAL_TIME_IS_OVER = 对该决定提出申诉的时间已过。如有新的事实，可以重新投诉。
because-DECISION_IS_FINAL = 这是由此前没有作出过决定的人对申诉作出的决定，在本平台为最终决定。如有新的事实，可以重新投诉；你仍可申请调解或向法院起诉。
because-DECISION_IS_REVERSED = 该决定已被撤销或替代，没有可以申诉的内容。新的决定理由书说明了现在的情况。
because-NOTHING_IS_CHANGED = 这样不会改变原决定。如果原决定正确，请选择维持；否则请变更规则、严重程度、处置，或投诉成立的程度。
because-DECIDED_BEFORE = 你此前在这件事上作出过决定，因此由其他人答复该申诉。
because-CONFLICT_DECLARED = 你已声明与该账号有利害关系，由其他人处理。
because-CASE_IS_DECIDED = 案件已经作出决定，意见来不及纳入考虑。决定理由书写明了怎样对决定提出申诉。
because-ALREADY_ANSWERED = 你或与你共同运营该账号的人已经答复过；每一方只答复一次。
because-TAKE_THE_CASE_FIRST = 只有领取了该案件的人才能与各方往来：请先领取案件。案件作出决定后，由作出决定的人处理。
because-NOBODY_TO_ASK = 提交这项投诉的人没有留下可以接收问题的途径。
because-NOBODY_TO_WARN = 提交这份投诉的人只留下了网络地址，无法对其警告或限制。与所有人一样，其投诉数量是有限的。
because-MEASURED_ALREADY = 这份投诉已经作过警告或限制的处理，一份投诉只处理一次。
because-WARN_FIRST = 只有在这份投诉提交之前已经送达过警告，才能加以限制，而目前没有这样的警告：请先作出警告。
because-ANSWER_IS_AWAITED = 已向投诉人提问，对方仍可答复。在此之前不能认定其投诉不成立或只部分成立；认定成立则随时可以。
because-CASE_CHANGED = 你查看之后案件有了新的情况：新的投诉、答复、撤回或备注。请重新查看后再作决定。
because-FOR_A_SENIOR = 该案件已上报，只能由高级审核员或总编辑领取。
because-NOT_BY_THE_ACCOUNT = 这不是账号所作的隐藏、删除或暂缓显示，没有账号的处理可供审查。如果你不同意平台的决定，请对该决定提出申诉。
because-ASKED_ALREADY = 你已请平台查看此事，平台尚未答复。结果及理由会告知你。
because-TEXT_CHANGED = 你查看之后内容已被修改。请重新查看后再作决定。
because-HELD_BY_THE_PLATFORM = 这条评论由平台暂缓显示，由平台工作人员决定，账号不能处理。
because-NOT_YOUR_DELETION = 这是别人删除的，只有删除者本人可以撤销。如果你认为删除有误，可以向平台投诉。
because-UNDO_TIME_IS_OVER = 已超过可以撤销的时间。
because-SOMETHING_CAME_AFTER = 此后又有了新的操作，因此不能再撤销。
because-CANNOT_BE_UNDONE = 这类操作不能撤销。
because-LINK_IS_SPENT = 这个链接已用过或已过期。请重新生成一个。
because-CHAT_IS_NOT_LINKED = 这个聊天没有绑定用户，无需解除。
because-REPORT_IS_SENT = 这份投诉已经提交。你可以把文件作为补充证据添加。

## 文件为什么不能接收

file-EMPTY = 这个文件是空的，没有可以保存的内容。请重新选择。
file-TOO_LARGE = 文件过大：最多 { $limit } MB。请发送较短或较小的版本。
file-KIND_NOT_TAKEN = 不接收这类文件。可以发送图片（JPEG、PNG、WebP、GIF）、PDF、纯文本、录音（OGG、MP3、M4A）和视频（MP4、WebM）。
file-KIND_NOT_TAKEN-named = 从内容看，这是 { $limit } 文件，不接收这类文件。请另存为图片（JPEG、PNG、WebP、GIF）、PDF、纯文本、录音（OGG、MP3、M4A）或视频（MP4、WebM）。
file-ARCHIVE = 不接收压缩包和打包的文档（ZIP、RAR、DOCX 等），因为无法看到里面有什么。请逐个发送文件，文档请存为 PDF。
file-NAME_LIES = 文件名以“{ $limit }”结尾，但内容并非如此。请改成正确的文件名后重新发送。
file-TWO_KINDS = 这个文件里还藏着另一个文件。请重新保存一份不含它的文件再发送。
file-DAMAGED = 无法读取这个文件，它可能已损坏或不完整。请打开后重新保存，再发送一次。
file-LOCKED = 这份文档有密码保护。请发送没有密码的副本。
file-TOO_MANY_PIXELS = 图片太大，无法显示：所有画面合计最多 { $limit } 百万像素。请缩小后再发送。
file-TOO_MANY_PAGES = 文档太长：最多 { $limit } 页。请只发送相关的页面。
file-TOO_SLOW = 读取这个文件耗时过长。请重新保存为较简单的形式再发送。
file-TOO_MANY = 一份投诉最多附 { $limit } 个文件，现在已经满了。

## 填写的内容有什么问题

fault-EMPTY = { $path }：不能为空。
fault-TOO_LONG = { $path }：太长，上限为 { $limit }。
fault-TOO_SHORT = { $path }：太短，至少 { $limit } 个字符。
fault-NOT_AN_ID = { $path }：不是适用于此处的编号。
fault-NOT_A_RECEIPT = { $path }：不是有效的回执号。回执号形如 GD-XXXX-XXXX-X，请检查是否输错。
fault-NOT_AN_ADDRESS = { $path }：不是有效的邮箱地址。
fault-NOT_ONE_OF = { $path }：不在可选范围内，可选：{ $limit }。
fault-FORBIDDEN_CHARACTER = { $path }：含有无法保存的字符，请去掉。
fault-TAKEN = { $path }：已被占用。
fault-NOT_A_TIME_TO_COME = { $path }：必须晚于现在，且最多提前 { $limit } 天设定。
fault-NOT_HOURS_OF_A_DAY = { $path }：不是一天中的时段。请写成 22:30-7 这样的形式。
fault-NOT_DECLARED = { $path }：请声明：就你所知，所投诉的内容属实，且投诉不是为了损害他人。
fault-NOT_A_TIME_PAST = { $path }：必须是带时区的时间，不晚于现在，且最多在 { $limit } 天之前。
fault-NOT_A_TIME_ZONE = { $path }：不是有效的时区。请写时区名称（如 Asia/Shanghai）或与 UTC 的时差（如 UTC+8）。
fault-LOOKS_LIKE_IDENTITY = { $path }：含有疑似身份证号码的内容。我们没有保存，请去掉后再发送。

## 整个请求的问题

request-bad-cursor = 这不是该列表的游标。请使用列表给出的游标，或不带游标从头开始。
request-bad-id = 这不是本平台给出的编号。
request-first-and-last = `first` 和 `last` 只能用其中一个。
request-page-size = 每页为 0 至 { $most } 条。
request-unauthenticated = 请先登录：该请求没有有效的凭证。
request-not-allowed = 你无权查看：这需要你目前没有的身份。
request-bad-credential = 凭证无效：未知、已停用或已过期。请重新登录。
request-issuer-away = 签发该令牌的身份提供方没有响应，暂时无法核对。请一分钟后再试；由 signIn 取得的令牌仍可使用。
request-budget-spent = 本次请求需要 { $cost } 点；每分钟 { $most } 点，还剩 { $left } 点。
request-too-costly = 该操作需要 { $cost } 点；每个操作最多 { $most } 点。
request-too-slow = 该操作用时超过 { $seconds } 秒。
request-null-character = 字符串不能包含字符 U+0000。
request-most-operations = 一个文档最多有 { $most } 个操作。
request-most-levels = 一个操作的字段最多 { $most } 层。
request-most-aliases = 一个操作最多有 { $most } 个别名。
request-most-fields = 一个操作最多有 { $most } 个字段。
request-most-directives = 一个操作最多有 { $most } 个指令。
request-most-root-fields = 一个操作最多有 { $most } 个根字段。

## 处置

because-HEARING_IS_OPEN = 账号仍可陈述意见。请等待其陈述，或等到期限届满。
because-SECOND_PERSON = 关闭账号须由高级审核员或总编辑确认，且不能是提出者本人。
because-INTERIM_WAS_USED = 本案在作出决定前已经采取过一次临时措施；临时措施只能采取一次，最长 72 小时。请不附临时措施提出处置建议，账号有三天时间陈述意见。
because-SANCTION_HAS_ENDED = 该处置已经结束。
because-WARNING_DOES_NOT_STAND = 要求整改的警示已不再有效，无须整改。
refusal-Sanctioned =
    因处置暂不可用：{ $kind }{ $functions ->
        [none] {""}
       *[other] （{ $functions }）
    }，{ $until ->
        [none] 没有期限
       *[other] 至 { $until } 止
    }。{ $appeal }
sanctioned-appeal = 账号可以在 { $until } 前申诉，由另一人复核。
sanctioned-interim = 因存在紧急危险，在听取账号意见期间先行生效；账号可以对拟作的处置陈述意见。
sanctioned-reader = 账号的运营者可以提出申诉；你无需做任何事。
