### 离开：账号与用户的注销、遗留内容、本人数据。

kind-user = 用户
kind-Export = 数据导出
kind-export = 数据导出
name-of-who-left = 已离开的用户

verb-close = 注销
verb-reopen = 重新启用
verb-export = 导出数据
verb-finish = 完成
verb-build = 生成
verb-account-close = 注销账号
verb-account-reopen = 保留账号
verb-account-finish = 结束正在注销的账号
verb-account-erase = 清除账号的遗留内容
verb-user-close = 离开平台
verb-user-reopen = 决定留下
verb-user-finish = 结束正在离开的用户
verb-user-erase = 清除用户的遗留内容
verb-user-export = 导出本人数据
verb-export-build = 生成导出文件
verb-export-end = 结束导出

because-YOU_ARE_LEAVING = 你正在离开平台，因此不能写新内容。你仍可以阅读、导出数据、回应、申诉和撤回；若要重新发言，请选择留下（聊天中用 /leave，网页上用 reopenUser）。
because-ACCOUNT_IS_CLOSING = 该账号正按负责人的意愿注销：不再发布新内容，也不再接收新的评论或私信。冷静期结束前，负责人仍可保留它。
because-OWNS_ACCOUNTS_ALONE = 有账号会因此没有负责人。离开之前，请把负责人身份转让给团队成员，或先注销这些账号。涉及：{ $about }
because-ANSWERS_ALONE = 有保留的账号，其登记主体除你之外没有其他代表。离开之前，请让他人代表该主体，或先注销这些账号；由你本人负责的账号须先注销。涉及：{ $about }
because-OWN_POST = 任何人不得任免自己的职务。请联系另一位管理员。
because-SERVES_AS_STAFF = 你是平台工作人员。请先请管理员结束你的职务，以免你经手的事无人处理；之后便可离开。
because-COOLING_OFF = 冷静期尚未结束，一切都还不是最终的。
because-EXPORT_IS_UNDER_WAY = 你的数据已经在整理中，可以下载时会通知你。

notice-account-closing_begun = { $account } 将被注销：即刻起不再发布新内容，也不再接收新的评论或私信。它将于 { $until } 永久结束；在此之前，负责人可以用 /leave 保留它。
notice-account-reopened = { $account } 保留下来，一切恢复原状。
notice-account-closed = { $account } 已永久注销。其内容不再公开，团队已解散，账号名不会再给任何人。今后有关它的决定仍会告知原负责人，原负责人可以申诉。
notice-account-draft_closed = { $account } 的草稿已关闭。其内容从未公开，账号名已释放。
notice-user-closes_later = 你是以下仍在的账号的唯一负责人：{ $about }。为了不让账号失去负责人，先注销这些账号，之后你将于 { $until } 永久离开。在此之前，可以用 /leave 选择留下。
notice-user-closing_begun = 你正在离开平台。其他登录已失效，不能写新内容。你将于 { $until } 永久离开；在此之前，可以用 /leave 或在网页重新登录后选择留下。
notice-user-reopened = 你留下了。除已失效的登录外，一切如旧。
notice-export-built = 你的数据已整理成一个文件。{ $until } 之前可以用 /leave 或在网页的导出列表中下载，之后将被删除。

## 文件

export-readme = 公道平台所存的你的数据
    {" "}
    data.json 按类别列出：个人资料、登录、聊天、评论、投诉、告知你的决定、你写的私信等。时间均为 UTC。其他人和账号只以编号出现。
    files 文件夹中是你提交的文件，保持原样；文件名开头的编号与 data.json 中的一致。
    如有遗漏或错误，请提出：可以投诉，也可以联系隐私专员。

## /leave

command-leave = 导出本人数据、注销账号、离开平台
leave-head = 你的数据与离开
leave-guest = 这里没有登录的用户，因此没有可导出或注销的内容。你举报的内容随此聊天保留。如果你有用户，请先关联此聊天：/link
leave-about = 你可以把自己的数据作为一个文件带走，注销你负责的账号，或离开平台。注销和离开都有冷静期，期间可以改变主意。
leave-until = 你正在离开，将于 { $until } 永久离开；在此之前可以留下。
leave-account-until = • { $name } 正在注销，将于 { $until } 结束。
leave-export-asked = • 你的数据正在整理，完成后会通知你。
leave-export-built = • 你的数据可以下载，截至 { $until }：
leave-export-link = { $address }（几分钟内有效；用 /leave 可获得新的地址）
leave-ask-account = 注销 { $name }？即刻起它不再发布新内容，也不再接收新的评论或私信，但仍可阅读。{ $days } 天后永久结束：内容不再公开，团队解散，账号名不再给任何人。未结的案件继续处理，决定会告知你。在此之前你可以保留它。
leave-ask-draft = 关闭 { $name } 的草稿？它从未公开，因此立即结束：账号名随即释放，关闭后不能保留。
leave-ask-user = 离开平台？其他登录即刻失效，你不能写新内容。{ $days } 天后，你的邮箱、密码、两步验证和聊天将被清除，你不再属于任何团队。你的评论会保留但不再署名，除非你要求删除。你的投诉仍会得到处理。在此之前你可以留下。
leave-which = 哪个账号？

button-leave-export = 导出我的数据
button-leave-accounts = 注销账号…
button-leave-close-sure = 是，注销
button-leave-keep = 保留 { $name }
button-leave-ask-user = 离开平台…
button-leave-user = 离开，保留我的评论
button-leave-user-all = 离开并删除我的评论
button-leave-stay = 还是留下

toast-leave-export = 正在整理
toast-leave-close = 账号正在注销
toast-leave-closed = 草稿已关闭
toast-leave-keep = 账号保留
toast-leave-user = 你正在离开
toast-leave-user-all = 你正在离开，评论也会删除
toast-leave-stay = 你留下了
