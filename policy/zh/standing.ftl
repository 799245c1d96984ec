### 新闻资质、分级、申报、群组与备案。

kind-Qualification = 新闻资质
kind-qualification = 新闻资质
kind-Declaration = 申报
kind-OperatorGroup = 群组
kind-Filing = 备案材料
word-Measure-CLASSIFY_AS_NEWS = 认定为新闻
word-Measure-CLASSIFY_AS_GENERAL = 认定为非新闻
scope-CLASSIFY_AS_NEWS = 仅涉及这篇文章：它属于新闻。在没有新闻资质允许之前，它不公开，直到有资质覆盖或该决定被撤销；账号的运营人员仍能看到它。
scope-CLASSIFY_AS_GENERAL = 仅涉及这篇文章：它不属于新闻，不需要新闻资质。
rule-NEWS_LICENCE = 新闻须由具备相应资质者发布
reason-NEWS_LICENCE = 无资质发布新闻
reason-NEEDS_LICENCE = 需要新闻资质

verb-begin = 生效
verb-qualification-begin = 使资质自首日生效
verb-cover = 选择账号
verb-reject = 不予通过
verb-reclassify = 认定类别
verb-grade = 分级
verb-declare = 申报
verb-join = 加入
verb-qualification-add = 填报资质
verb-qualification-verify = 核验资质
verb-qualification-reject = 不通过资质
verb-qualification-cover = 选择资质覆盖的账号
verb-qualification-lapse = 使资质到期
verb-post-reclassify = 认定是否为新闻
verb-post-hold = 暂停公开文章
verb-post-release = 恢复公开文章
verb-account-grade = 计算等级
verb-registrant-declare = 申报账号
verb-group-declare = 申报群组
verb-group-join = 加入群组
verb-group-leave = 退出群组
verb-filing-draft = 生成备案材料

because-NEWS_NEEDS_A_LICENCE = 发布时政类新闻需要资质，而目前没有有效资质覆盖该账号。请填报资质，或将该账号加入已有资质；如果文章不是新闻，请标明为一般内容。
because-REPRINT_NEEDS_A_SOURCE = 该账号的资质只允许转载他人的新闻：请写明最初的来源后再试。
because-KIND_WAS_DECIDED = 工作人员已认定这篇文章是否为新闻，因此不能自行更改。理由说明书写明了如何申诉。
because-TURNED_DOWN_BEFORE = 你此前没有通过这项资质。现在由另一人查看，以便重新判断。
because-LICENCE_IS_OVER = 该资质已到期。请另行填报新的资质。
because-DECLARE_FIRST = 同一主体名下有多个账号时，须先申报账号清单和运营范围；账号增减后须重新申报。在 /account 中按“申报账号”，或在网页上使用 `declareAccounts`。
because-NOTHING_TO_DECLARE = 该主体没有账号，无需申报。
because-GROUP_HAS_ENDED = 该群组已结束。请申报新的群组，或索取另一群组的编号。
because-IN_THE_GROUP = 该主体已在群组中。
because-POST_IS_HELD = 平台正在审查这篇文章，暂不能修改或撤回。决定作出后会告知你，以及如何申诉。
because-NO_FILING_AUTHORITY = 尚未指定接收备案的机关，因此没有生成任何数据。请在平台设置中填写 FILING_AUTHORITY 后重试。
because-NOT_IN_THE_GROUP = 该主体不在群组中。

reason-LICENCE_UNREADABLE = 编号或发证机关无法辨认
reason-LICENCE_NOT_KNOWN = 发证机关查无此证
reason-LICENCE_EXPIRED = 已过有效期
reason-LICENCE_OF_ANOTHER = 属于其他主体
reason-LICENCE_COVERS_LESS = 未覆盖所有这些账号

notice-qualification-added = 已为你的主体填报一项新闻资质（{ $licence }）。工作人员将予查看，并通知你结果。
notice-qualification-verified = 你的新闻资质（{ $licence }）已核验，有效至 { $until }（含当日）。其覆盖的账号现在可以发布新闻，等待资质的文章已恢复公开。
notice-qualification-rejected = 你的新闻资质（{ $licence }）未通过：{ $reason }。如果有误或可以补正，请用 coverAccounts 再次提交或重新填报：将由另一人查看。
notice-qualification-expires = 你的新闻资质（{ $licence }）有效至 { $until }。请在此之前填报新的资质：此后其账号不能发布新闻。
notice-qualification-lapsed = 你的新闻资质（{ $licence }）在 { $until } 之后到期。在新资质核验之前，其账号不能发布新闻；已公开的内容保持公开。
notice-post-held = 工作人员认定你的一篇文章是新闻（{ $rule }）。该账号没有允许它的新闻资质，因此在具备资质之前不公开。理由说明书写明了原因；你可以在 { $until } 之前申诉。
notice-post-held_without_source = 工作人员认定你的一篇文章是新闻（{ $rule }）。该账号的资质只允许在注明来源的情况下转载他人新闻，因此在注明来源之前不公开：用 editPost 补充来源，即可立即恢复公开。理由说明书写明了原因；你可以在 { $until } 之前申诉。
notice-post-reclassified = 工作人员认定了你的一篇文章的类别：{ $class }（{ $rule }）。它的公开状态不变。理由说明书写明了原因；你可以在 { $until } 之前申诉。
notice-post-released = 一篇等待新闻资质或来源的文章已恢复公开：所缺的已齐备。
notice-account-graded = { $account } 的等级自即日起为 { $grade }，依据方案 { $scheme }。它只取决于四项数据，列于 gradeHistory；每周重新计算。如果其中某项有误，请予更正，等级随之更正。
notice-registrant-declared = 你的主体已申报其账号：第 { $number } 号申报。
notice-group-joined = 一个主体加入了群组 { $group }。如果有误，该主体的代表或申报该群组的主体的代表可以用 leaveGroup 结束。
notice-group-left = 一个主体在群组 { $group } 中的成员身份已结束：由其代表或申报群组的一方结束。如果这是你的主体而且有误，可以用 joinGroup 重新加入，或与申报群组的一方联系。
notice-group-ended = 群组 { $group } 已由申报方结束，所有成员身份随之结束。仍共同运营账号的，可以用 declareGroup 另行申报。

## /licences

command-licences = 你的新闻资质及有效期
licences-head = 你的新闻资质
licences-none = 你代表的主体没有新闻资质。资质请在网页上填报。
licences-one = • { $licence }：{ $state }，有效至 { $until }
licences-why = { "  " }原因：{ $reason }。再次提交时由另一人查看。
button-account-declare = 申报账号
account-ask-declare = 这些账号总体上发布什么内容？账号清单由系统列出。最多 { $most } 个字符。
account-declared = 账号已申报。账号增减后须重新申报。
account-declared-list = 第 { $number } 次申报：{ $handles }
