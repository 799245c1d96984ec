### 谁在法律上负责:身份如何提交、核验与查看。

kind-Mandate = 授权
kind-IdentityForm = 表单

word-LetterKind-MOBILE_CODE = 手机号验证码
word-DeadlineKind-IDENTITY_CHECK = 向核验方查询
word-DeadlineKind-IDENTITY_EMPTIED = 清空被驳回的身份
word-VerifierAnswer-MATCH = 一致
word-VerifierAnswer-NO_MATCH = 不一致
word-VerifierAnswer-UNKNOWN = 无法判断
word-VerifierAnswer-AWAY = 没有回应

verb-open = 登记
verb-registrant-submit = 提交身份
verb-request-form = 索取表单
verb-request-code = 索取验证码
verb-confirm-code = 确认手机号
verb-reject = 驳回
verb-registrant-revoke = 撤回核验
verb-empty = 清空所提交的内容
verb-check = 向核验方查询
verb-warn = 提醒到期
verb-registrant-lapse = 终止核验
verb-grant-mandate = 授权
verb-end-mandate = 终止授权
verb-registrant-look = 查看身份

because-REGISTRANTS_USED_UP = 您登记的机构中有 { $limit } 个尚未核验,不能同时再登记更多。请先为其中一个提交身份,或等待核验结果。
because-ALREADY_A_PERSON = 您已经登记为个人,只需登记一次。发送 /identity 可查看进度。
because-ALREADY_ACTS = 这位用户已经代表该登记主体。
because-LAST_REPRESENTATIVE = 该机构必须有人代表。请先授权给另一位用户。
because-MANDATE_OF_A_PERSON = 个人只代表自己:不能为个人授权,也不能终止。
because-NUMBER_OF_ANOTHER = 另一个已核验的登记主体使用了这个号码。如果两者是同一机构,请驳回这一个,并把另一个的授权给予其用户。
because-PUBLISHER_NOT_VERIFIED = 发布内容的人须先完成个人身份核验,而您尚未核验或核验已失效。请通过 /identity 或网页提交身份;其他人永远看不到。

fault-NOT_ITS_FORM = { $path }:格式不正确。请检查是否缺少或多出字符。
fault-WRONG_CHECK_DIGIT = { $path }:校验码不符,可能输错了。请与证件核对。
fault-NO_SUCH_DATE = { $path }:其中的出生日期不可能正确。请与证件核对。
fault-NO_SUCH_PLACE = { $path }:其中的地区代码不存在。请与证件核对。
fault-OLD_NUMBER = { $path }:这是第一代的 15 位号码,已不再有效。请填写现有证件上的 18 位号码。
fault-TOO_YOUNG = { $path }:在此登记须年满 { $limit } 周岁。到时请再来;在此之前您可以阅读和评论。
fault-OUT_OF_DATE = { $path }:证件已过期。请使用有效证件。
fault-NOT_FOR_THIS_KIND = { $path }:不适用于这类登记主体。个人使用身份证件、通行证或护照,机构使用机构代码。
fault-NOT_A_COUNTRY = { $path }:不是国家或地区。请填写两个字母的代码,例如 FR。
fault-NOT_ALL_TICKED = { $path }:未全部勾选。缺少:{ $limit }。

identity-check-DOCUMENT_GENUINE = 就所见,证件是真实的。
identity-check-NAME_MATCHES = 姓名或名称与证件一致。
identity-check-NUMBER_MATCHES = 号码与证件一致。
identity-check-IN_DATE = 证件在有效期内。
identity-check-OF_AGE = 本人已达到所需年龄。
identity-check-MANDATE_SHOWN = 已证明该用户代表该机构。
identity-check-MATCHED = 外部核验方表示姓名或名称与号码一致。
identity-check-PAPER_SEEN = 已在别处查验过证件。

identity-reason-UNREADABLE = 图片无法辨认
identity-reason-NAME_DIFFERS = 姓名或名称与证件不一致
identity-reason-NUMBER_DIFFERS = 号码与证件不一致
identity-reason-NOT_THE_PERSON = 证件不属于登记人
identity-reason-NO_MANDATE_SHOWN = 未证明您代表该机构
identity-reason-OUT_OF_DATE = 证件已过期
identity-reason-REGISTERED_ALREADY = 已经登记过
identity-reason-NO_MATCH = 经查询,姓名或名称与号码不一致
identity-reason-BLACKLISTED = 已列入黑名单

notice-registrant-submitted = 有身份已提交,等待核验。请查看登记主体队列。
notice-registrant-verified = 身份已核验,图片已删除。需要核验的操作现在可以进行,例如发布内容。今后谁查看它,都会告诉您。
notice-registrant-rejected =
    身份未能通过核验:{ $fault }。{ $words }
    图片已删除。您可以通过 /identity 或网页重新提交。如果您认为有误,请附上能说明情况的材料重新提交,我们会重新审看。
notice-registrant-blacklisted =
    身份未通过核验,因为它已列入黑名单{ $ends ->
        [none] 。
       *[other] ,至 { $ends }。
    }图片已删除。对列入黑名单的决定及其理由可以提出申诉:/appeal。
notice-registrant-listed =
    您的登记主体的身份已列入黑名单:有关其号码的决定正在生效{ $ends ->
        [none] 。
       *[other] ,至 { $ends }。
    }在此之前不能为其开设账号。对该决定及其理由可以提出申诉:/appeal。
notice-registrant-way_free = 黑名单不再限制您的登记主体,可以为其开设账号;如果其身份曾因此未通过核验,请重新提交:/identity。
notice-registrant-expiry_warned = 您的登记主体的证件有效期至 { $until }。届时请提交新证件:/identity。否则该日之后不能再发布新内容;已发布的内容保留。
notice-registrant-lapsed = 您的登记主体的证件有效期至 { $until },因此不再视为已核验。已发布的内容保留,提交有效证件之前不能发布新内容:/identity。
notice-registrant-looked_at = { $name } 查看了您提交的身份,目的:{ $purpose }。/identity 列出每一次查看。如果您认为没有理由查看,请联系平台的隐私专员。
notice-registrant-mandate_granted =
    您现在可以代表{ $organisation ->
        [none] 一个尚未核验的机构
       *[other] { $organisation }
    }。如果不愿意,可在网页上终止,无需任何人同意。要为其发布内容,您本人须完成身份核验:/identity。
notice-registrant-mandate_ended =
    您不再代表{ $organisation ->
        [none] 一个尚未核验的机构
       *[other] { $organisation }
    }。如果您认为有误,请与其代表沟通。
notice-registrant-represented =
    现在另有一人可以像您一样代表{ $organisation ->
        [none] 一个尚未核验的机构
       *[other] { $organisation }
    }。网页上可查看是谁。如有误,请在网页上终止;如果你们都没有这样做,请联系平台的隐私专员。
notice-registrant-unrepresented =
    有一人不再代表{ $organisation ->
        [none] 一个尚未核验的机构
       *[other] { $organisation }
    }。网页上可查看还有谁。如有误,请在网页上重新授权。
notice-registrant-revoked =
    您的登记主体的核验已被撤回,因为它有误:{ $fault }。{ $words }
    已发布的内容保留;重新核验之前不能发布新内容。您可以通过 /identity 或网页重新提交身份。如果您认为有误,请附上能说明情况的材料重新提交,我们会从头审看。
notice-registrant-unverified = 身份核验员收回了对您的登记主体的核验:它重新等待核验,其间不能发布新内容。您无需做什么;结果和理由会告诉您。

letter-MOBILE_CODE-subject = 手机号验证码
letter-MOBILE_CODE = { $code } 用于确认您的手机号,{ $minutes } 分钟内有效。请勿告诉任何向您索要的人。

## /identity

command-identity = 法律上的身份:提交、进度、谁查看过
identity-head = 您在法律上的身份
identity-none = 您还没有登记。发布内容时需要,阅读和评论不需要。
identity-private = 聊天中从不收取身份信息。请在只能打开一次的表单中填写;信息会加密保存,其他人永远看不到。
identity-guest = 这需要知道您是谁:请先在网页登录并关联此聊天(/link)。
identity-PERSON = • 您个人:{ $state }
identity-ORGANISATION = • { $name ->
        [none] 一个机构
       *[other] { $name }
    }:{ $state }
identity-because = (因为{ $fault })
identity-until = (证件有效期至 { $until })
identity-looks-head = 谁查看过
identity-looks-none = 还没有人查看过。
identity-look = • { $at }:{ $by },{ $purpose }
identity-form = 表单在此,只能使用一次,有效至 { $until }:{ $address }
identity-form-local = 表单在此,只能使用一次,有效至 { $until }。它位于运行本服务的机器的这个地址:{ $address }
identity-code-ask = 请写下发送到手机的验证码。验证码可在表单中或通过 requestMobileCode 索取。
identity-code-done = 手机号已确认。
button-identity-open-person = 登记为个人
button-identity-open-organisation = 登记机构
button-identity-form = 提交身份
button-identity-code = 手机号…
button-identity-looks = 谁查看过
toast-identity-open-person = 已登记:请提交身份
toast-identity-open-organisation = 已登记:请提交身份
toast-identity-form = 表单已准备好
toast-identity-code = 手机号已确认

## 表单

form-title = 提交您的身份
form-title-organisation = 提交机构的身份
form-about = 您在此填写的内容会加密保存,只有身份核验员为说明的目的才能查看,并留下您可以阅读的记录。图片在作出决定后删除。此页只能提交一次,有效至 { $until }。
form-document = 证件
form-number = 证件号码
form-name = 证件上的姓名或名称
form-country = 签发国家或地区
form-country-hint = 两个字母,例如 FR;仅护照需要。
form-area = 所在地
form-area-hint = 六位行政区划代码,如您知道。
form-expires = 有效期至
form-expires-hint = 证件长期有效时请留空。
form-pictures = 证件图片
form-pictures-hint = 最多 { $most } 个;JPEG、PNG 或 PDF。
form-mobile = 手机号
form-mobile-hint = 可选:会发送验证码,请写给 /identity 或在网页上确认。
form-send = 提交
form-again = 尚未提交:请更正标出的内容。为了您的安全,号码和图片需要重新填写。
form-done = 谢谢,身份已提交。
form-done-about = 接下来由身份核验员审看。结果和理由会告诉您。您可以关闭此页。
form-spent = 此表单不能再使用。
form-spent-about = 它已经提交,或已过期。请索取新的:聊天中发送 /identity,或使用 requestIdentityForm。
form-not-now = 未能完成。
