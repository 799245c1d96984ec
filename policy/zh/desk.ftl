### 聊天中的案件工作台，以及案件的经过。

## 队列

button-all = 全部
button-mine = 我的
button-escalated = 已上报
button-overdue = 已逾期
desk-list = { $list ->
        [mine] 由你领取的案件
        [escalated] 已上报的案件
        [overdue] 已逾期的案件
       *[all] 所有待处理的案件
    }，第 { $place } 件

## 案件卡片

case-late = 已逾期：承诺在 { $at } 之前答复
case-passed-on = 已于 { $at } 上报高级审核员
case-earlier = 同一对象此前已有案件作出决定；本案因此后的新情况而立。
case-order = 主管部门要求：
case-owner-act = 作者请平台查看账号的处理：
case-note = { $kind ->
        [PUBLIC] { $by }的说明（双方可见）：
       *[INTERNAL] { $by }的备注（仅工作台可见）：
    }

button-show-case = 查看案件

button-ask-let = 重新显示…

## 移交与上报

button-hand-over = 移交…
button-escalate = 上报…
button-recuse = 我与此案有关…
hand-over-which = 移交给谁？该同事会收到通知。
hand-over-nobody = 目前没有可以接手的同事。你可以退回或上报案件。
escalate-why = 为什么上报高级审核员？
toast-hand-to = 已移交
toast-pass-on = 已上报高级审核员
recuse-words = 你与该账号或其人员有什么关系？请用一条消息写明，最多 { $limit } 个字符。内容只由平台保存。此后你不再处理与该账号有关的任何事项，你已领取的案件会退回。/cancel 可以退出。
recuse-done = 已记录。今后由其他人处理与该账号有关的事项。

## 备注与经过

button-desk = 工作台…
button-note = 备注…
button-timeline = 经过
button-note-in = 仅工作台可见
button-note-out = 双方可见
note-words = 要记下什么？请用一条消息写明，最多 { $limit } 个字符。/cancel 可以退出。
note-preview = 给谁看？选择“双方可见”，投诉人、作者和账号的运营者会立即收到，署平台的名义，不会显示你的身份。重新发送文字可以修改。
toast-note-in = 已记入工作台备注
toast-note-out = 已发给双方
timeline-head = 本案的经过
timeline-line = { $at } · { $what } · { $by }
timeline-more = 更早的经过可在网页上查看。
timeline-by-clock = 系统时钟
timeline-by-complainant = 投诉人
timeline-by-subject = 作者或账号
timeline-by-somebody = 相关方
timeline-case-opened = 立案
timeline-case-joined = 有新情况并入
timeline-case-claimed = 领取
timeline-case-released = 退回
timeline-case-handed_over = 移交
timeline-case-escalated = 上报高级审核员
timeline-case-recused = 有人声明与此案有关
timeline-case-noted = 写下备注
timeline-case-ordered = 收到主管部门的要求
timeline-case-decided = 作出决定
timeline-complaint-lodged = 提交投诉
timeline-complaint-accepted = 受理投诉
timeline-complaint-asked = 向投诉人提问
timeline-complaint-replied = 投诉人答复
timeline-complaint-lapsed = 答复期限已过
timeline-complaint-withdrawn = 撤回投诉
timeline-complaint-evidence_added = 补充证据
timeline-complaint-upheld = 投诉成立
timeline-complaint-partly_upheld = 投诉部分成立
timeline-complaint-not_upheld = 投诉不成立
timeline-complaint-found_right = 经申诉认定投诉成立
timeline-complaint-found_right_in_part = 经申诉认定投诉部分成立
timeline-complaint-found_wrong = 经申诉认定投诉不成立
timeline-complaint-readmitted = 经申诉重新受理投诉
timeline-case-reopened = 经申诉重新打开案件
timeline-appeal-lodged = 有人对决定提出申诉
timeline-appeal-withdrawn = 撤回申诉
timeline-appeal-claimed = 领取申诉
timeline-appeal-released = 退回申诉
timeline-appeal-escalated = 申诉答复逾期
timeline-appeal-affirmed = 申诉已答复：维持决定
timeline-appeal-overturned = 申诉已答复：撤销决定
timeline-appeal-modified = 申诉已答复：变更决定

## 请平台查看账号的处理

look-words = 账号的处理错在哪里？请用一条消息写明，最多 { $limit } 个字符。平台审核员会看到，账号看不到。/cancel 可以退出。
look-sent = 谢谢，平台会查看。
look-until = 结果及理由会在 { $until } 之前告知你。
