### 谁在运营账号：邀请、角色、转让负责人身份，以及各人做了什么。

kind-Operatorship = 邀请或团队席位
kind-operatorship = 团队席位

verb-invite-operator = 邀请加入团队
verb-operatorship-accept = 接受邀请
verb-operatorship-decline = 谢绝邀请
verb-operatorship-withdraw = 收回邀请
verb-leave = 离开
verb-operatorship-remove = 移出团队
verb-change-role = 更改角色
verb-offer-ownership = 提出转让负责人身份
verb-withdraw-offer = 收回转让
verb-accept-ownership = 接受负责人身份

because-INVITATION_IS_OVER = 该邀请已过期。账号负责人可以再发一个。
because-ALREADY_AN_OPERATOR = 你已经在该账号的团队里。
because-LAST_OWNER = 你是唯一的负责人，账号不能没有负责人。请先把负责人身份转让给团队里的某人。
because-IS_AN_OWNER = 他人不能更改或移出负责人：负责人只能自己离开或转让负责人身份。
because-OFFER_IS_OVER = 现在没有人在此转让负责人身份：转让已收回或已过期。

notice-operatorship-accepted = { $name } 接受了 { $account } 的邀请，现在是团队中的{ $role }。用 /team 查看全体成员。
notice-operatorship-declined = { $account } 的一个邀请（{ $role }）被谢绝，链接已失效。
notice-operatorship-left = { $name } 离开了 { $account } 的团队。
notice-operatorship-removed = 你不再是 { $account } 团队的成员：负责人自即刻起结束了你的职务。如果你认为不公平，请与负责人沟通；你以自己名义写的内容仍属于你。
notice-operatorship-role_changed = 你在 { $account } 的角色现在是：{ $role }。
notice-operatorship-ownership_offered = { $name } 想把 { $account } 的负责人身份转让给你。你可以在 { $until } 之前用 /team 接受。
notice-operatorship-offer_withdrawn = { $account } 负责人身份的转让已收回。
notice-operatorship-ownership_taken = { $name } 现在是 { $account } 的负责人；原负责人成为编辑。

## /team

command-team = 谁在运营账号：邀请、角色、本周
team-of-nobody = 你在这里没有运营账号，所以没有团队。如果你有，请先关联此聊天：/link
team-head = { $name } 的团队
team-one = • { $name }{ $own ->
        [yes] （你）
       *[no] {""}
    } – { $role }，自 { $since } 起
team-offered = （可接受负责人身份，至 { $until }）
team-invited = • 有一个{ $role }邀请待接受，至 { $until }
team-pass-on = 请把这条转发给你想邀请加入 { $name } 团队担任{ $role }的人。只能接受一次，至 { $until }；谁先打开谁就可以接受。
team-ask-remove = 要将 { $name } 移出团队吗？立即生效。
team-ask-offer = 要把负责人身份转让给 { $name } 吗？对方接受后即为负责人，你成为编辑。在此之前可以收回。
team-ask-accept = 要成为该账号的负责人吗？此后由你负责。
team-ask-leave = 要离开团队吗？只有新的邀请才能让你回来。

button-team-invite-editor = 邀请编辑
button-team-invite-moderator = 邀请评论管理员
button-team-week = 本周
button-team-withdraw = 收回：{ $role }，至 { $until }
button-team-editor = 设为编辑
button-team-moderator = 设为评论管理员
button-team-ask-remove = 移出…
button-team-remove-sure = 是，移出
button-team-ask-offer = 转让负责人身份…
button-team-offer-sure = 是，转让
button-team-withdraw-offer = 收回转让
button-team-decline = 谢绝负责人身份
button-team-ask-accept = 接受负责人身份…
button-team-accept-sure = 是，我接受
button-team-ask-leave = 离开…
button-team-leave-sure = 是，离开

toast-team-invited = 邀请已生成
toast-team-withdraw = 邀请已收回
toast-team-editor = 角色已更改
toast-team-moderator = 角色已更改
toast-team-remove = 已移出团队
toast-team-offer = 已提出转让
toast-team-withdraw-offer = 转让已收回
toast-team-accept = 账号归你了
toast-team-leave = 你已离开团队

## 邀请

invitation-head = 邀请你加入 { $name }（@{ $handle }）的团队，担任{ $role }。
invitation-role-EDITOR = 编辑撰写文章并管理评论。
invitation-role-MODERATOR = 评论管理员管理评论：通过、隐藏、删除和回复。
invitation-until = 请在 { $until } 之前答复。你为该账号做的事，其负责人能看到。
invitation-guest = 要接受邀请，需要先知道你是谁：请在网页登录并关联此聊天（/link），然后再次打开邀请。
button-invitation-accept = 接受
button-invitation-decline = 谢绝
toast-invitation-accept = 欢迎加入团队
toast-invitation-decline = 已谢绝
invitation-was-accept = 你现在是 { $name } 团队的{ $role }。/queue 查看待处理的评论，/team 查看团队。
invitation-was-decline = 你谢绝了 { $name } 的邀请。负责人会知道邀请被谢绝。

## 一周

week-head = { $name }，{ $since } 至 { $until }
week-comments = 新评论：{ $new } · 待审：{ $held } · 隐藏：{ $hidden } · 删除：{ $deleted } · 平台恢复：{ $restored }
week-nobody = 本周团队没有任何操作。
week-one = • { $name }：{ $did }
week-act = { $what } { $count } 次

request-weeks = 一次最多可查询 { $most } 周，至少一周。

## 每周小结

word-DeadlineKind-WEEKLY_SUMMARY = 每周小结
verb-sum-up-week = 总结一周
settings-weekly = 周一早上的每周小结：{ $on ->
        [on] 开
       *[off] 关
    }
button-weekly-on = 每周小结
button-weekly-off = 不要每周小结
week-median = 已处理的评论中，有一半在 { $hours } 小时 { $minutes } 分钟内处理。
week-waits = 现在等待处理：{ $held } 条待审，{ $reported } 条被举报，{ $new } 条新评论
button-week-queue = 待处理
