### 开设账号与审核。

kind-AccountRevision = 审核
kind-revision = 审核

verb-open = 开设
verb-account-open = 开设账号
verb-account-submit = 提交审核
verb-account-approve = 开通账号
verb-account-return = 退回账号
verb-revise = 修改账号
verb-change = 更改
verb-account-warn = 提醒草稿即将失效
verb-account-lapse = 使草稿失效
verb-revision-approve = 通过修改
verb-revision-return = 退回修改
verb-revision-withdraw = 收回修改
verb-remind = 提醒逾期

because-ACCOUNT_NOT_ACTIVE = 该账号没有开通，现在不能在其名下发布或修改。如果它是草稿，请提交审核；其间可以先写文章草稿。
because-ACCOUNT_CAP = 这些账号的主体已达到账号数量上限：{ $limit } 个。请关闭不用的账号，或待主体信用等级提高后再申请；影响信用的记录可以申诉。
because-NAME_LOOKS_LIKE = 读者可能把这个名称误认为本平台已有的公共机构或媒体。请换一个名称。如果该名称确属于你，请举报冒用的账号（/report），由审核员决定归属。
because-IT_IS_AN_OPENING = 这是账号的开设，随账号本身一起通过或退回。
because-BLACKLISTED = 该账号的主体在黑名单中有生效的记录，因此不能为其开设账号。该记录的通知写明了原因和申诉方式。

fault-NOT_A_HANDLE = { $path }：请用小写字母 a–z 和数字，中间可用单个连字符。
fault-NOT_TICKED = { $path }：请先全部核对；尚未勾选：{ $limit }。

notice-account-approved = { $account } 已开通：你在那里发布的内容人人可读。用 /post 写第一篇文章。
notice-account-returned = { $account } 暂不能开通：{ $reason }。审核员说：{ $words } 请修改后重新提交，已填内容都保留。用 /account 查看。如果你认为有误，请在简介中写明理由后重新提交，可由其他审核员处理。
notice-revision-approved = { $account } 的修改已通过，读者现在可以看到。
notice-revision-returned = { $account } 的修改未通过：{ $reason }。审核员说：{ $words } 账号保持原样。你可以随时提出新的修改：/account。
notice-account-lapses_soon = { $account } 的草稿很久没有提交审核。如果在 { $until } 之前仍未提交，它将失效：草稿被关闭，账号名可由他人使用。用 /account 查看并提交审核。
notice-account-lapsed = { $account } 的草稿因未按时提交审核而失效。它已关闭，其内容从未公开，账号名已释放。你可以随时用 /open 重新开始。
notice-revision-overdue = { $account } 的审核已逾期。它仍在队列中，并已通知高级审核员尽快处理。

reason-NAME_MISLEADS = 名称会使人误解发布者身份
reason-NAME_OF_ANOTHER = 名称属于他人
reason-CATEGORY_WRONG = 类别与主体不符
reason-SCOPE_UNCLEAR = 发布范围不清楚
reason-NOT_PERMITTED = 账号自述内容不符合规则

check-NAME_FITS = 名称与主体相符，不会误导。
check-CATEGORY_FITS = 类别与主体相符。
check-SCOPE_FITS = 简介与范围清楚且合规。
check-LOOKS_LIKE_NOBODY = 不会与其他账号混淆；已查看相似账号。

before-post-VERIFIED = 主体身份已核验（/identity）。
before-post-PUBLISHER = 你本人的身份已核验（/identity）。
before-post-AGREED = 你已接受服务协议，账号主体也已签署（/agreement）。
before-post-DECLARED = 主体有多个账号，已申报全部账号（在 /account 中申报）。
before-post-SUBMITTED = 账号已提交审核（/account）。
before-post-APPROVED = 审核员已开通账号：公共机构一个工作日内，其他三个工作日内。

## /open

command-open = 开设公众账号
start-publish =
    /identity – 通过表单说明由谁依法负责
    /agreement – 发布前需同意的协议
    /open – 开设公众账号
    /account – 你的账号及尚缺事项
    /post – 写作与发布
start-leave = /leave – 导出个人数据，或永久注销
start-standing =
    /licences – 新闻资质
    /credit – 信用等级及其原因
open-of-nobody = 开设账号须有人依法负责：你本人，或你所代表的组织。请先说明：/identity
open-of-guest = 开设账号需要先确认你是谁：请先在网页登录并关联此聊天（/link）。
open-which = 新账号由谁负责？
open-myself = 我本人
open-unnamed = 一个组织
open-category = 它是哪一类发布者？读者会看到。
open-class = 账号标注为哪一类？
open-ask-name = 它叫什么名称？至少 { $least } 个字，最多 { $most } 个字符。
open-ask-handle = 用于查找的账号名，如 tea-house：{ $least } 到 { $most } 个小写字母和数字，中间可用连字符。以后不能更改。
open-ask-description = 用一句话向读者介绍它。最多 { $most } 个字符。
open-ask-scope = 它将发布哪方面的内容？最多 { $most } 个字符。
open-summary = { $name }（@{ $handle }）
open-summary-more = { $category }，{ $class }
open-summary-hint = 现在别人还看不到。[创建] 生成草稿；审核通过之前不会发布任何内容。
open-cancelled = 已离开，什么也没有创建。
open-begun-anew = 该流程已结束。请重新开始：/open
toast-account-opened = 草稿已创建

button-category-PUBLIC_BODY = 公共机构
button-category-MEDIA = 媒体
button-category-COMPANY = 企业
button-category-CIVIL_ORGANISATION = 社会组织
button-category-INDIVIDUAL = 个人
button-class-PERSONAL = 个人账号
button-class-ORGANISATION = 组织账号
button-class-PUBLIC_BODY = 公共机构账号
button-class-NEWS = 新闻账号
button-open-skip = 跳过
button-open-create = 创建
button-open-cancel = 取消

## /account

command-account = 你的账号：状态、审核、修改
account-of-nobody = 你还没有运营账号。用 /open 开设一个。
account-head = { $name }（@{ $handle }）
account-state = { $state ->
        [DRAFT] 草稿：别人看不到。
        [IN_REVIEW] 审核中：审核员正在查看。
        [ACTIVE] 已开通：读者可以看到。
        [SHUT] 因处置被关闭：/sanctions
       *[other] 正在关闭或已关闭。
    }
account-scope = 范围：{ $scope }
account-before = 发布第一篇文章之前：
account-step = { $done ->
        [yes] ✓
       *[no] ◻
    } { $text }
account-pending = 等待审核，截至 { $until }。
account-changed = { $field }：{ $new }
account-returned = 已退回：{ $reason }。{ $words }
account-empty = 无
field-account-name = 名称
field-account-description = 简介
field-account-scope = 范围
field-account-category = 类别
field-account-account_class = 标注
field-account-handle = 账号名
account-ask-name = 请输入新名称，最多 { $most } 个字符。
account-ask-description = 请输入新简介，最多 { $most } 个字符。
account-ask-scope = 它将发布哪方面的内容？最多 { $most } 个字符。
account-revised = 已记下。草稿立即更改；已开通的账号在审核员通过之前保持原样。
button-account-submit = 提交审核
button-account-name = 名称…
button-account-description = 简介…
button-account-scope = 范围…
button-account-withdraw = 收回修改
button-account-show = 账号
button-account-write = 写文章
toast-account-submitted = 已提交审核
toast-revision-withdrawn = 修改已收回

## /post

command-post = 写作、发布和撤回文章
post-of-nobody = 你在这里没有可写作的账号。用 /open 开设一个。
post-head = { $name } 的文章
post-none = 还没有写过文章。
post-line = • { $title } – { $state }
post-ask-title = 请输入标题，最多 { $most } 个字符。
post-ask-text = 请在一条消息里发送正文；更长的请在网页上写。
post-new-title = 请输入新标题，最多 { $most } 个字符。
post-new-text = 请在一条消息里发送新正文。
post-kept = 已存为草稿。发布后是这样：
post-edited = 已修改。以前的版本都保留。
post-waits = 补正后即恢复公开：{ $why }
post-not-yet = 暂不能发布：{ $why }
post-state = { $state ->
        [DRAFT] 草稿
        [PUBLISHED] 已发布：人人可读
        [WITHDRAWN] 已撤回：读者看不到
        [HELD] 暂缓：读者看不到
       *[other] 已移除
    }
button-post-write = 写文章
button-post-publish = 发布
button-post-keep = 留作草稿
button-post-withdraw = 撤回
button-post-title = 标题…
button-post-text = 正文…
button-post-list = 全部文章
toast-post-published = 已发布
toast-post-kept = 仍是草稿
toast-post-withdrawn = 已撤回
