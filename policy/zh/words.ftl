### 给人看的词：各种取值、事物、操作、理由、类别和规则的叫法。

## db/vocabulary.py 中的取值

word-ActorKind-USER = 用户
word-ActorKind-STAFF = 平台工作人员
word-ActorKind-GUEST = 访客
word-ActorKind-SYSTEM = 系统
word-Transport-BUILT_IN = 内置聊天
word-Transport-TELEGRAM = Telegram
word-LetterKind-RESET_CODE = 重设密码的验证码
word-LetterKind-PASSWORD_CHANGED = 密码已更改
word-OperatorRole-OWNER = 账号负责人
word-OperatorRole-EDITOR = 编辑
word-OperatorRole-MODERATOR = 评论管理员
word-OperatorshipState-INVITED = 已邀请
word-OperatorshipState-ACTIVE = 在任
word-OperatorshipState-ENDED = 已结束
word-StaffRole-REVIEWER = 审核员
word-StaffRole-SENIOR_REVIEWER = 高级审核员
word-StaffRole-IDENTITY_OFFICER = 身份核验员
word-StaffRole-POLICY_OFFICER = 规则管理员
word-StaffRole-PRIVACY_OFFICER = 个人信息保护专员
word-StaffRole-CHIEF_EDITOR = 总编辑
word-StaffRole-AUDITOR = 审计员
word-StaffRole-ADMINISTRATOR = 管理员
word-RegistrantKind-PERSON = 个人
word-RegistrantKind-ORGANISATION = 组织
word-RegistrantState-UNVERIFIED = 未核验
word-RegistrantState-PENDING = 等待核验
word-RegistrantState-VERIFIED = 已核验
word-RegistrantState-REJECTED = 核验未通过
word-RegistrantState-LAPSED = 核验已失效
word-AccountClass-PERSONAL = 个人账号
word-AccountClass-ORGANISATION = 机构账号
word-AccountClass-PUBLIC_BODY = 政务账号
word-AccountClass-NEWS = 新闻账号
word-AccountState-DRAFT = 筹备中
word-AccountState-IN_REVIEW = 审核中
word-AccountState-ACTIVE = 正常
word-AccountState-SHUT = 已被平台关闭
word-AccountState-CLOSING = 注销中
word-AccountState-CLOSED = 已注销
word-PostState-DRAFT = 草稿
word-PostState-PUBLISHED = 已发布
word-PostState-HELD = 待审核
word-PostState-WITHDRAWN = 已撤回
word-PostState-REMOVED = 已被平台移除
word-CommentState-VISIBLE = 公开可见
word-CommentState-HIDDEN = 已隐藏
word-CommentState-HELD = 待审核
word-CommentState-DELETED = 已删除
word-CommentState-REMOVED = 已被平台移除
word-HeldBy-ACCOUNT = 账号
word-HeldBy-PLATFORM = 平台
word-CommentRules-OPEN = 开放
word-CommentRules-REVIEW = 先审后显
word-CommentRules-CLOSED = 关闭
word-CommentNotices-ALL = 全部新评论
word-CommentNotices-HELD = 只通知待审的评论
word-CommentNotices-NONE = 不通知
word-Effect-HOLD = 先审核
word-Effect-REFUSE = 不予接收
word-SubjectKind-ACCOUNT = 账号
word-SubjectKind-POST = 文章
word-SubjectKind-COMMENT = 评论
word-ComplaintKind-AFFECTED = 涉及本人权益
word-ComplaintKind-PUBLIC_INTEREST = 出于公共利益
word-ComplaintState-RECEIVED = 已收到
word-ComplaintState-DECLINED = 不予受理
word-ComplaintState-ACCEPTED = 已受理
word-ComplaintState-AWAITING_REPLY = 等待补充说明
word-ComplaintState-UPHELD = 成立
word-ComplaintState-PARTLY_UPHELD = 部分成立
word-ComplaintState-NOT_UPHELD = 不成立
word-ComplaintState-WITHDRAWN = 已撤回
word-FileState-REQUESTED = 等待上传
word-FileState-STORED = 已保存
word-FileState-ERASED = 已删除
word-FileFault-EMPTY = 空文件
word-FileFault-TOO_LARGE = 文件过大
word-FileFault-KIND_NOT_TAKEN = 类型不被接收
word-FileFault-ARCHIVE = 压缩包
word-FileFault-NAME_LIES = 名称与内容不符
word-FileFault-TWO_KINDS = 同时是两种文件
word-FileFault-DAMAGED = 已损坏
word-FileFault-LOCKED = 有密码保护
word-FileFault-TOO_MANY_PIXELS = 像素过多
word-FileFault-TOO_MANY_PAGES = 页数过多
word-FileFault-TOO_SLOW = 读取过慢
word-FileFault-TOO_MANY = 数量超出上限
word-FileKind-IMAGE = 图片
word-FileKind-DOCUMENT = 文档
word-FileKind-AUDIO = 录音
word-FileKind-VIDEO = 视频
word-CaseState-OPEN = 待处理
word-CaseState-CLAIMED = 处理中
word-CaseState-ESCALATED = 等待高级审核员处理
word-CaseState-DECIDED = 已作出决定
word-Measure-NONE = 不采取措施
word-Measure-REMOVE_CONTENT = 移除内容，不再公开显示
word-Ground-LAW = 法律规定
word-Ground-AGREEMENT = 服务协议
word-Ground-PLATFORM_CONVENTION = 平台公约
word-Side-SUBJECT = 当事人
word-Side-COMPLAINANT = 投诉人
word-CauseKind-COMPLAINT = 投诉
word-CauseKind-SCREENING = 内容筛查
word-CauseKind-OWNER_ACT = 请求审视账号的处理
word-CauseKind-AUTHORITY_ORDER = 主管部门的要求
word-NoteKind-INTERNAL = 仅限内部
word-NoteKind-PUBLIC = 双方可见
word-DeclineReason-NOT_OURS = 不属于本平台处理范围
word-DeclineReason-INCOMPLETE = 材料不足，无法核查
word-DeclineReason-ALREADY_DECIDED = 同一事项此前已作出决定
word-MisuseKind-WARNING = 警告
word-MisuseKind-LIMIT = 限期限制
word-DeadlineKind-CASE_OVERDUE = 案件逾期
word-DeadlineKind-CAMPAIGN_LOOK = 核查是否为有组织投诉
word-DeadlineKind-HEARING_OVER = 陈述期届满
word-DeadlineKind-SANCTION_ENDED = 处置期满
word-DeadlineKind-RECTIFICATION_OVERDUE = 整改逾期
word-DeadlineKind-APPEAL_OVERDUE = 申诉答复逾期
word-DecisionAbout-CASE = 案件
word-DecisionAbout-COMPLAINT = 不予受理的投诉
word-DecisionAbout-SANCTION = 处置措施
word-DecisionAbout-MISUSE = 滥用投诉
word-DecisionAbout-APPEAL = 申诉
word-Severity-MINOR = 轻微
word-Severity-MAJOR = 较重
word-Severity-GRAVE = 严重
word-SanctionKind-WARNING = 警示整改
word-SanctionKind-FUNCTION_RESTRICTION = 限制功能
word-SanctionKind-UPDATE_SUSPENSION = 暂停更新
word-SanctionKind-CLOSURE = 关闭账号
word-SanctionState-PROPOSED = 拟处置，听取意见中
word-SanctionState-WITHDRAWN = 已撤回
word-SanctionState-IN_FORCE = 生效中
word-SanctionState-LIFTED = 已提前解除
word-SanctionState-OVERTURNED = 已被撤销
word-AccountFunction-COMMENTS = 读者评论
word-AccountFunction-REPLIES = 账号回复
word-AccountFunction-PUBLISHING = 发布内容
word-RectificationState-DUE = 待整改
word-RectificationState-SUBMITTED = 已提交
word-RectificationState-DONE = 整改完成
word-AppealState-LODGED = 等待另一位审核员
word-AppealState-UNDER_REVIEW = 由他人复核中
word-AppealState-AFFIRMED = 维持原决定
word-AppealState-OVERTURNED = 撤销原决定
word-AppealState-MODIFIED = 变更原决定
word-AppealState-WITHDRAWN = 已撤回
word-RegulatoryReportKind-SINGLE = 单项重大事项
word-RegulatoryReportKind-BATCH = 月度汇总
word-RegulatoryReportState-DRAFT = 草稿
word-RegulatoryReportState-READY = 已批准
word-RegulatoryReportState-SUBMITTED = 已报送
word-RegulatoryReportState-ACKNOWLEDGED = 已回执
word-NoticeKind-MESSAGE = 消息
word-NoticeKind-CARD = 卡片
word-SendingState-SENDING = 发送中
word-SendingState-SENT = 已发送
word-SendingState-UNCERTAIN = 不确定

## 事物

kind-Comment = 评论
kind-Post = 文章
kind-PublicAccount = 公众账号
kind-Complaint = 投诉
kind-Case = 案件
kind-Act = 操作
kind-Token = 令牌
kind-Chat = 聊天
kind-ChatLink = 聊天绑定链接
kind-Registrant = 注册主体
kind-User = 用户
kind-StaffMember = 工作人员
kind-Notice = 通知
kind-Receipt = 回执
kind-ComplaintDraft = 投诉草稿
kind-StoredFile = 文件
kind-Evidence = 证据
kind-StatementOfReasons = 决定理由书
kind-Decision = 决定
kind-Appeal = 申诉
kind-thing = 内容
kind-comment = 评论
kind-post = 文章
kind-complaint = 投诉
kind-appeal = 申诉
kind-case = 案件
kind-registrant = 注册主体
kind-file = 文件

## 操作

verb-sign-up = 注册
verb-sign-in = 登录
verb-enable-two-step = 设置登录的第二步验证
verb-confirm-two-step = 启用登录的第二步验证
verb-disable-two-step = 关闭登录的第二步验证
verb-request-reset = 申请重设密码
verb-reset-password = 重设密码
verb-revoke-others = 停用其他令牌
name-of-somebody = 读者 { $mark }
verb-link-chat = 生成聊天绑定链接
verb-meet = 开始聊天
verb-revoke = 吊销令牌
verb-link = 绑定聊天
verb-unlink = 解除聊天绑定
verb-set-language = 选择语言
verb-set-notices = 设置聊天通知
verb-read = 标为已读
verb-appoint = 任命工作人员
verb-dismiss = 驳回或免去
verb-verify = 核验
verb-found = 设立公众账号
verb-set-comment-rules = 设置评论规则
verb-set-word-list = 设置词表
verb-create = 撰写文章
verb-publish = 发布
verb-edit = 编辑
verb-ask = 向投诉人提问
verb-lapse = 不等答复继续处理
verb-withdraw = 撤回
verb-remove = 移除
verb-restore = 恢复
verb-add = 发表评论
verb-reply = 回复
verb-hold = 转入待审核
verb-approve = 通过
verb-hide = 隐藏
verb-show = 重新显示
verb-delete = 删除
verb-undelete = 撤销删除
verb-import = 导入评论
verb-undo = 撤销操作
verb-lodge = 提交投诉
verb-draft = 填写投诉
verb-accept = 受理
verb-uphold = 认定成立
verb-uphold-in-part = 认定部分成立
verb-claim = 领取案件
verb-release = 退回案件
verb-decide = 作出决定
verb-request = 上传文件
verb-store = 保存文件
verb-erase = 清除文件
verb-attach = 附上文件
verb-detach = 取下文件
verb-add-evidence = 补充证据
verb-appeal-lodge = 申诉
verb-appeal-withdraw = 撤回申诉
verb-appeal-claim = 受理申诉
verb-appeal-release = 交回申诉
verb-appeal-escalate = 上报
verb-affirm = 维持决定
verb-appeal-overturn = 撤销决定
verb-appeal-modify = 变更决定
verb-find-right = 认定投诉成立
verb-find-right-in-part = 认定投诉部分成立
verb-find-wrong = 认定投诉不成立
verb-readmit = 重新受理投诉
verb-reopen = 重新打开案件
verb-amend = 更改移除理由
verb-trail = 查阅操作轨迹

## 理由：接在“理由：”之后的短语

reason-SPAM = 垃圾信息
reason-ADVERT = 广告
reason-ABUSE = 辱骂或攻击他人
reason-OFF_TOPIC = 与主题无关
reason-REPEATED = 反复刷屏
reason-PERSONAL_DATA = 含有他人的个人信息
reason-OTHER = 其他原因（未具体说明）
reason-BY_AUTHOR = 作者自行删除
reason-REVIEW_FIRST = 该账号先审后发所有评论
reason-SCREENED = 自动筛查发现需要查看的内容
reason-UNLAWFUL_CONTENT = 内容违法
reason-PERSONAL_INFORMATION = 擅自公开他人的个人信息
reason-FRAUD = 诈骗
reason-ACCOUNT_DUTIES = 违反公众账号的义务
reason-CIVILITY = 言辞不文明
reason-NO_SPAM = 垃圾信息

## 投诉类别：按钮文字，不超过 30 个字

category-DANGER_TO_LIFE = 危及生命安全
category-MINORS = 伤害未成年人
category-PRIVACY = 侵犯我的隐私
category-FRAUD = 诈骗
category-INSULT = 侮辱或攻击我
category-RIGHTS = 侵犯我的权利或作品
category-FALSEHOOD = 不实信息
category-SPAM = 垃圾信息或广告
category-OTHER = 其他问题

## 决定所依据的规则：标题

rule-UNLAWFUL_CONTENT = 违法内容
rule-PERSONAL_INFORMATION = 个人信息保护
rule-FRAUD = 诈骗
rule-ACCOUNT_DUTIES = 公众账号的义务
rule-CIVILITY = 文明交流
rule-NO_SPAM = 禁止垃圾信息

## 筛查规则：谁定的、查什么（规则名中的“:”在这里写作“-”）

rule-platform-casino-links = 平台关于赌博链接和代开发票的规则
rule-platform-quick-money = 平台关于“轻松赚钱”类承诺的规则
rule-account-word-list = 账号自己设的词表
rule-account-review-first = 账号“评论先审后显”的设置

## 处置

verb-propose = 提出处置
verb-respond = 就拟作的处置陈述意见
verb-confirm = 确认处置
verb-lift = 提前解除处置
verb-hear = 结束陈述意见
verb-end = 告知处置结束
verb-overturn = 撤销处置
verb-modify = 变更处置
verb-submit = 提交整改
verb-return = 退回整改
verb-shut = 关闭账号
kind-Sanction = 处置
kind-Rectification = 整改
kind-sanction = 处置
kind-rectification = 整改
kind-account = 账号

sanction-proposal =
    拟作的处置：{ $scope }
    查明的事实：{ $facts }
    依据：{ $ground }，规则“{ $rule }”；违规程度{ $severity }。
    { $kind ->
        [WARNING] 警告无须事先听取意见；它写明须整改的事项，你可以申诉。
       *[other] 你可以在 { $until } 前陈述意见。不陈述意见不证明任何事情，平台将根据已有情况作出决定。
    }{ $interim ->
        [none] {""}
       *[other] 因情况紧急危险，该措施已先行生效，最迟至 { $interim }：{ $because }
    }
sanction-scope =
    { $kind ->
        [WARNING] 警告并要求整改
        [FUNCTION_RESTRICTION] 限制{ $functions }
        [UPDATE_SUSPENSION] 暂停{ $functions }
       *[other] 关闭账号及其发布的全部内容
    }{ $days ->
        [none] 。
       *[other] ，为期 { $days } 天。
    }
