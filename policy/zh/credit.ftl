### 主体的信用，以及工作人员的培训。

kind-CreditEntry = 信用记录
kind-credit_entry = 信用记录
kind-Training = 培训

verb-look-at-credit = 核算信用
verb-set-credit-level = 设定信用等级
verb-enter = 记入
verb-contest = 提出异议
verb-keep = 维持
verb-strike = 撤除
verb-credit-entry-leave = 移出信用记录
verb-record = 登记
verb-read-credit = 查看信用记录
verb-read-credit-contests = 查看信用异议
verb-read-staff = 查看谁担任什么职务
verb-read-workload = 查看工作人员的工作量

because-CONTEST_TIME_IS_OVER = 对这条信用记录提出异议的期限已过。
because-NOTHING_TO_CONTEST = 这条记录对你有利，没有可以提出异议的内容。

credit-rule-REMOVAL_MINOR = 内容被移除，情节轻微
credit-rule-REMOVAL_MAJOR = 内容被移除，情节较重
credit-rule-REMOVAL_GRAVE = 内容被移除，情节严重
credit-rule-WARNING = 警示
credit-rule-FUNCTION_RESTRICTION = 限制功能
credit-rule-UPDATE_SUSPENSION = 暂停更新
credit-rule-CLOSURE = 关闭账号
credit-rule-CARE = 因未管理跟帖评论而受限制
credit-rule-RECTIFIED = 按期完成警示要求的整改

credit-terms =
    主体的信用等级分为 A 至 E，只根据针对其账号的终局决定和良好表现的时间，按照公布的本表计算。它决定主体可以有多少个账号、每个账号每天可以发布多少篇内容，此外不决定任何事情；除代表该主体的人以外，不向任何人显示。
    决定在申诉期间或者仍可申诉时不计入。同一违规只按最重的一项计一次，无论有多少人投诉。记录会逐渐减轻直至消失。等级降低立即生效；等级提高须在分数保持若干天之后。

notice-registrant-credit_fell =
    你所代表的主体，信用等级现为 { $level }。它决定限额：可以有多少个账号，每个账号每天可以发布多少篇内容。
    发送 /credit 可以查看每条记录、所计分数、如何提出异议，以及升到上一级需要什么。
notice-registrant-credit_rose = 你所代表的主体，信用等级现为 { $level }。发送 /credit 可以查看相应的限额。
notice-credit_entry-entered =
    一项决定已经终局，计入你所代表的主体的信用：{ $credit }，减 { $points } 分。
    如果你认为不对，可以在 { $until } 之前提出异议：/credit。由未参与该事作出决定的人答复，其间不计入。
notice-credit_entry-gained = 你所代表的主体的信用计入：{ $credit }，加 { $points } 分。发送 /credit 查看全部。
notice-credit_entry-left = 你所代表的主体的一条信用记录因其原因被撤销而移出，视同从未有过：/credit
notice-credit_entry-contested = 一条信用记录被提出异议，其间不计入。{ $until } 之前由未参与该事作出决定的人说明理由并答复：/credit
notice-credit_entry-kept = 你提出异议的信用记录予以维持，继续计入。发送 /credit 查看理由。此答复在本平台为最终答复；你仍可向主管部门投诉或者向法院起诉。
notice-credit_entry-struck = 你提出异议的信用记录有误，已经移出，视同从未有过。发送 /credit 查看理由。
notice-credit_entry-overdue = 对一条信用记录异议的答复，承诺在 { $until } 之前作出，现已逾期。其间不计入。高级审核员可发送 /credit 查看。
notice-staff-appointed = 管理员任命了一个平台职务：{ $staff }，对外显示为“{ $name }”。如果这是你的职务而你不愿担任，请联系管理员结束它。
notice-staff-dismissed = 管理员结束了一个平台职务：{ $staff }，对外显示为“{ $name }”。经手的事项等待他人处理。如果这是你的职务而你认为不妥，请联系另一位管理员或审计员。

## /credit

command-credit = 所代表主体的信用：记录与限额
credit-of-nobody = 你在这里没有代表任何主体，没有信用可以显示。如果你代表某个主体，请先关联此聊天：/link
credit-head = { $name }的信用：等级 { $level }，{ $points } 分
credit-person = 你本人
credit-limits = 限额：{ $accounts } 个账号，每个账号每天 { $posts } 篇内容。
credit-aim = 升到 { $level } 级需要 { $points } 分，并保持 { $days } 天。
credit-next = 如果没有其他变化：{ $date } 起为 { $level } 级。
credit-stays = 如果没有其他变化，等级保持不变。
credit-none = 没有记录。良好表现的时间会为你加分。
credit-row = { $number }. { $rule }，{ $date }：{ $points } 分，现计 { $now } 分。{ $state ->
        [CONTESTED] 已提出异议，其间不计入。
        [UPHELD] 曾提出异议，予以维持。
        [LEFT] 已移出，不计入。
       *[COUNTED] { $half } 起减半，{ $gone } 起消失。
    }
credit-why = 记入的理由：{ $rule }
credit-why-none = 其背后的决定没有可以显示的理由说明。
credit-answer = 答复：{ $answer }
credit-private = 只有代表该主体的人能看到这些。计分表与规则一起在网页上公布。
credit-ask = 这条记录哪里不对？请用一条消息写明，最多 { $limit } 个字符。答复之前不计入。
credit-contested = 已提出异议。其间这条记录不计入。
credit-promised = { $until } 之前由未参与该事作出决定的人说明理由并答复。
credit-contests-none = 没有等待答复的信用异议。
credit-contests = 有异议的信用记录
credit-contest-row = { $number }. { $rule }，{ $points } 分，承诺在 { $until } 之前答复：
credit-ask-keep = 为什么维持这条记录？提出异议的人会读到。
credit-ask-strike = 为什么撤除这条记录？提出异议的人会读到。
credit-answered-keep = 记录予以维持，已告知提出异议的人。
credit-answered-strike = 记录已移出，已告知提出异议的人。
button-credit-why = 第 { $number } 条的理由
button-credit-contest = 对第 { $number } 条提出异议
button-credit-keep = { $number }：维持
button-credit-strike = { $number }：撤除

## 工作人员的培训

topic-LAW = 法律法规
topic-RULES = 平台规则
topic-MINORS = 未成年人保护
topic-EMERGENCIES = 应急处置
topic-IDENTITY = 身份证件
topic-PRIVACY = 个人信息
topic-SECURITY = 安全
topic-WELLBEING = 审核人员的身心健康
