### 谁在运营账号：邀请、角色、转让所有权，以及各人做了什么。

kind-Operatorship = 邀请或团队席位
kind-operatorship = 团队席位

verb-invite-operator = 邀请加入团队
verb-operatorship-accept = 接受邀请
verb-operatorship-decline = 谢绝邀请
verb-operatorship-withdraw = 收回邀请
verb-leave = 离开
verb-operatorship-remove = 移出团队
verb-change-role = 更改角色
verb-offer-ownership = 提出转让所有权
verb-withdraw-offer = 收回转让
verb-accept-ownership = 接受所有权

because-INVITATION_IS_OVER = 该邀请已过期。账号所有者可以再发一个。
because-ALREADY_AN_OPERATOR = 你已经在该账号的团队里。
because-LAST_OWNER = 你是唯一的所有者，账号不能没有所有者。请先把所有权转让给团队里的某人。
because-IS_AN_OWNER = 他人不能更改或移出所有者：所有者只能自己离开或转让所有权。
because-OFFER_IS_OVER = 现在没有人在此转让所有权：转让已收回或已过期。

notice-operatorship-accepted = { $name } 接受了 { $account } 的邀请，现在是团队中的{ $role }。用 /team 查看全体成员。
notice-operatorship-declined = { $account } 的一个邀请（{ $role }）被谢绝，链接已失效。
notice-operatorship-left = { $name } 离开了 { $account } 的团队。
notice-operatorship-removed = 你不再是 { $account } 团队的成员：所有者自即刻起结束了你的职务。如果你认为不公平，请与所有者沟通；你以自己名义写的内容仍属于你。
notice-operatorship-role_changed = 你在 { $account } 的角色现在是：{ $role }。
notice-operatorship-ownership_offered = { $name } 想把 { $account } 的所有权转让给你。你可以在 { $until } 之前用 /team 接受。
notice-operatorship-offer_withdrawn = { $account } 所有权的转让已收回。
notice-operatorship-ownership_taken = { $name } 现在是 { $account } 的所有者；原所有者成为编辑。
