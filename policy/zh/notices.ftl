### 发给人的消息：发生了什么；以及决定理由书。

## 关于自己的评论

notice-comment-added = 你在《{ $post }》下的评论有了新回复。
notice-comment-held =
    你的评论需要先审核，之后其他人才能看到。你自己仍然可以看到。
    依据：{ $rule }{ $term ->
        [none] 。
       *[other] 。涉及的文字：{ $term }
    }
    审核会在 24 小时内完成。如果你认为规则有误，可以向平台投诉，平台会查看。
notice-comment-approved = 你的评论已审核通过，现在所有人都能看到。
notice-comment-hidden =
    账号隐藏了你的评论，其他读者看不到，你自己仍然可以看到。
    理由：{ $reason }。
    如果你认为这样处理不对，可以向平台投诉，平台会查看。
notice-comment-shown = 账号重新显示了你的评论，现在所有人都能看到。
notice-comment-deleted =
    账号删除了你的评论，你自己仍然可以看到。
    理由：{ $reason }。
    如果你认为这样处理不对，可以向平台投诉，平台会查看。
notice-comment-undeleted = 对你评论的删除已撤销，评论恢复到删除前的样子。
notice-comment-removed =
    平台移除了你的评论，不再公开显示，你自己仍然可以看到。
    规则：{ $rule }。
    决定理由书写明了查明的事实和决定的依据。{ appeal-ways }
notice-comment-restored = 平台恢复了你的评论，与移除前完全一样。
notice-act-undone = 最近一次对你评论的操作已撤销，评论恢复到操作前的样子。

## 关于自己的投诉

notice-complaint-accepted = 你的投诉 { $receipt } 已受理，审核员正在调查。作出决定后，我们会把结果和理由告诉你。
notice-complaint-declined =
    你的投诉 { $receipt } 不予受理：{ $why }。
    决定理由书写明了查明的事实。{ appeal-ways }
notice-complaint-asked = 关于你的投诉 { $receipt }，审核员有问题想问你。你可以在 { $until } 前答复；没有答复，就根据现有材料作出决定。
notice-complaint-replied = 投诉人已就 { $receipt } 作出答复。
notice-complaint-lapsed = 就你的投诉 { $receipt } 答复的时间已过。处理仍会继续，将根据现有材料作出决定。
notice-complaint-overdue = 你的投诉 { $receipt } 的答复已逾期：承诺的期限已过。案件已上报高级审核员，决定及理由会告知你。
notice-complaint-noted =
    关于你的投诉 { $receipt }，审核员有以下说明，所有相关方都能看到：
    { $words }
notice-comment-left =
    平台已按你的请求查看账号对你评论的处理：维持账号的处理。
    审查所依据的规则：{ $rule }。
    决定理由书写明了查明的事实。{ appeal-ways }
notice-comment-reinstated =
    平台已按你的请求查看账号对你评论的处理：评论重新显示，所有人都能看到。
    规则：{ $rule }。
    决定理由书写明了查明的事实。{ appeal-ways }
notice-case-noted =
    平台审核员有以下说明，所有相关方都能看到：
    { $words }
notice-complaint-upheld =
    你的投诉 { $receipt } 成立，平台已作出处理。
    规则：{ $rule }。
    决定理由书写明了查明的事实。{ appeal-ways }
notice-complaint-reversed =
    平台重新核查了你投诉的内容（{ $receipt }）并将其恢复：对你的投诉作出的决定不再有效。
    如果你不同意，可以说明新的情况再次投诉，届时由另一人处理。
notice-complaint-partly_upheld =
    你的投诉 { $receipt } 部分成立，平台已就成立的部分作出处理。
    规则：{ $rule }。
    决定理由书写明了查明的事实。{ appeal-ways }
notice-complaint-not_upheld =
    你的投诉 { $receipt } 不成立：没有发现违规。
    审查所依据的规则：{ $rule }。
    决定理由书写明了查明的事实。{ appeal-ways }

notice-complaint-complainant_warned =
    平台就你的投诉方式提出警告：你的投诉 { $receipt } 被认定为滥用投诉。
    你的投诉照常处理。如果继续滥用，在一段时间内，你的投诉可能排在队列末尾，直到其他人也投诉同一对象。
    决定理由书写明了查明的事实。{ appeal-ways }
notice-complaint-complainant_limited =
    经过警告之后，平台限制你的投诉直至 { $end }：你的投诉 { $receipt } 再次被认定为滥用投诉。
    你仍可继续投诉，投诉会被接收并得到答复；在其他人也投诉同一对象之前，它排在队列末尾。危及生命的投诉从不等待。
    决定理由书写明了查明的事实。{ appeal-ways }

## 关于自己处理的案件

notice-case-handed_over = 一位同事把一个案件移交给你，现在由你处理。

## 关于自己的用户

notice-user-two_step_on = 登录现在需要第二步验证：验证器应用的验证码。如果不是你本人操作，请停用其他令牌并更改密码。
notice-user-two_step_off = 登录不再需要第二步验证。如果不是你本人操作，说明有人掌握了你的密码和验证码：请立即更改密码，并重新启用第二步验证。
notice-user-password_reset = 你的密码已通过发送到你邮箱的验证码更改，所有令牌均已失效。如果不是你本人操作，请立即重新获取验证码，并检查还有谁能读到你的邮件。

## 邮件

letter-RESET_CODE-subject = 重设密码的验证码
letter-RESET_CODE =
    你重设密码的验证码是 { $code }。
    { $minutes } 分钟内有效，只能用一次。请勿告诉任何人：我们的人员绝不会向你索要。
    如果你没有提出申请，无需任何操作，密码不会改变。
letter-PASSWORD_CHANGED-subject = 你的密码已更改
letter-PASSWORD_CHANGED =
    你的密码已更改，以你的身份登录的所有设备均已退出。
    如果不是你本人操作，请立即获取重设密码的验证码，并检查还有谁能读到你的邮件。

## 关于他人对自己的投诉

notice-counter_notice-invited =
    有人投诉了你的{ $thing }，投诉类别：{ $category }。
    在作出决定之前，你可以在 { $until } 前陈述意见。也可以不回应；不回应不代表承认。
    你的意见由审核员阅读，投诉人看不到；你也不会得知投诉人是谁。

## 关于自己账号的文章

notice-post-removed =
    平台移除了你账号的一篇文章，不再公开显示，账号的运营者仍然可以看到。
    规则：{ $rule }。
    决定理由书写明了查明的事实和决定的依据。{ appeal-ways }
notice-post-restored = 平台恢复了你账号的一篇文章，与移除前完全一样。

## 决定理由书

statement-subject =
    决定理由书

    平台的决定：
statement-complainant =
    决定理由书

    对你的投诉的决定：{ $outcome }。处理如下：
statement-measure = { $measure }。{ $scope }自 { $since } 起，{ $until ->
        [none] 无截止日期
       *[other] 至 { $until }
    }。
statement-WARNING = 自 { $since } 起警示，并要求整改。
statement-FUNCTION_RESTRICTION = { $days } 天内（至 { $until }），公众账号不能使用：{ $functions }。
statement-UPDATE_SUSPENSION = { $days } 天内（至 { $until }），公众账号不能发布内容，已发布的内容保留。
statement-CLOSURE = 自 { $since } 起关闭公众账号，无截止日期，其内容不再公开。
statement-facts = 查明的事实：{ $facts }
statement-rule = 依据：{ $ground }。规则：{ $rule }。
statement-severity = 严重程度：{ $severity }。
statement-automated-no-no = 本决定由人作出，没有使用自动化手段。
statement-automated-yes-no = 由自动筛查发现，由人作出决定。
statement-automated-no-yes = 本决定以自动化手段作出。
statement-automated-yes-yes = 由自动化手段发现并作出决定。
statement-silence = 未陈述意见不代表承认：本决定以上述事实为依据。
statement-reversed = 本决定已于 { $at } 撤销，不再有效。
appeal-ways = 如果你不同意，可以在 { $until } 之前提出申诉并说明理由（在聊天中用 /appeal），届时由之前没有在此事中作出过决定的人处理，并附理由答复。此后，你还可以寻求调解或诉诸法院。
statement-misuse-WARNING =
    决定理由书

    决定：就你的投诉方式提出警告。你的投诉照常处理。
    查明的事实：{ $facts }
    依据：{ $ground }。规则：{ $rule }。
    作出时间：{ $since }。
    本决定由人作出，没有使用自动化手段作出决定。
    { appeal-ways }
statement-misuse-LIMIT =
    决定理由书

    决定：直至 { $end }，你的投诉会被接收并得到答复，但在其他人也投诉同一对象之前排在队列末尾。危及生命的投诉从不等待。
    查明的事实：{ $facts }
    依据：{ $ground }。规则：{ $rule }。
    范围：仅限你的投诉，不涉及你在这里的其他行为。自 { $since } 起生效，至 { $end } 止。
    本决定由人作出，没有使用自动化手段作出决定。
    { appeal-ways }
# what was found, with the four factors: how many, their share of all, how grave, what is known of the intention
misuse-facts =
    { $facts }
    1. 明显没有根据的投诉数量：{ $number }
    2. 占全部投诉的比例：{ $share }（据记录：已决定 { $decided } 件，成立 { $upheld } 件，即 { $percent }%）
    3. 严重程度和后果：{ $gravity }
    4. 意图：{ $intention }
set-aside = 直至 { $until }，你的投诉受到限制。这份投诉已接收，会在承诺日期前答复；在其他人投诉同一对象之前，它排在队列末尾。你可以对该限制提出申诉：其决定理由书写明了办法。

# what a measure reaches
scope-NONE = 不对内容采取措施，内容保持原状。
scope-SHOW_CONTENT = 撤销账号对该内容的处理：所有人都能再次看到。
scope-REMOVE_CONTENT = 仅限该内容，在整个平台范围内；作者和公众账号的运营者仍可看到它及这些理由。

## 申诉

notice-complaint-contested =
    有关人员就你的投诉 { $receipt } 的决定提出了申诉。
    将由此前没有在这件事上作出决定的人审查，并在 { $until } 之前答复。你无需做任何事；结果和理由会告诉你。任何人都不会知道投诉人是谁。
notice-complaint-contest_ended = 有人就你的投诉 { $receipt } 的决定提出了申诉，结果：{ $verdict }。
notice-sanction-overturned = 经申诉，对你账号的处置已撤销：{ $kind }。由此受到的限制已全部解除。
notice-sanction-modified = 经申诉，对你账号的处置已变更，现为：{ $kind }。理由书说明了变更的内容。
notice-appeal-lodged = 你的申诉已收到。将由此前没有在这件事上作出决定的人审查，并在 { $until } 之前附理由答复你。
notice-appeal-claimed = 此前没有在这件事上作出决定的人正在审查你的申诉。
notice-appeal-affirmed = 你的申诉已有答复：原决定维持。理由书说明了原因。
notice-appeal-overturned = 你的申诉已有答复：你是对的，原决定已撤销。理由书说明了后续处理。
notice-appeal-modified = 你的申诉已有答复：原决定已变更。理由书说明了变更的内容。
notice-appeal-escalated = 你的申诉本应在 { $until } 之前答复，现已逾期。非常抱歉；已通知高级审核员处理。
notice-appeal-overdue = 一项申诉本应在 { $until } 之前答复，现已逾期。请用 /appeals 查看，并安排人员领取。
notice-appeal-contested =
    有人对一项涉及你的内容或账号的决定提出了申诉。
    将由此前没有在这件事上作出决定的人审查，并在 { $until } 之前答复。你无需做任何事；结果和理由会告诉你。
notice-appeal-contest_ended = 有人对一项涉及你的内容或账号的决定提出了申诉，结果：{ $verdict }。
notice-sanction-proposed =
    平台拟对你的账号作出处置：{ $kind }。请阅读事实，你可以在 { $until } 前陈述意见。{ $interim ->
        [none] 作出决定之前，不采取任何措施。
       *[other] 因存在紧急危险，该措施已先行生效，最迟至 { $interim }。
    }
notice-sanction-withdrawn = 对你账号拟作的处置已撤回，不再有任何效力。
notice-sanction-confirmed =
    已依据规则“{ $rule }”对你的账号作出处置：{ $kind }{ $ends ->
        [none] 。
       *[other] ，至 { $ends } 止。
    }你可以在 { $until } 前申诉，由另一人复核。
notice-sanction-lifted = 对你账号的处置已提前解除，被限制的权利已恢复。
notice-sanction-ended = 对你账号的处置已到期结束，被限制的权利已恢复。
notice-sanction-responded = 账号已就你拟作的处置陈述意见，现在可以确认或撤回：/sanctions
notice-sanction-hearing_over = 账号就你拟作的处置陈述意见的期限已过，现在可以确认或撤回：/sanctions
notice-rectification-submitted = 账号已提交警示后的整改情况，请查看：/sanctions
notice-rectification-accepted = 你在警示后的整改已获认可，不再有其他要求。
notice-rectification-returned = 警示后的整改尚有未完成之处，请在 { $until } 前完成。
notice-rectification-overdue =
    警示要求的整改逾期未完成。{ $rung ->
        [none] 处置阶梯没有更进一步的建议。
       *[other] 处置阶梯的下一级：{ $rung }。
    }不会自动产生后果：是否提出，由工作人员在案件卡片上决定。
statement-appeal =
    决定理由书：复审决定

    此前没有在这件事上作出决定的人审查了被申诉的决定：{ $verdict }。
appeal-holds-AFFIRMED = 后续：一切保持原决定作出后的状态。
appeal-holds-OVERTURNED = 后续：原决定对内容、账号、计数和违规记分所做的一切恢复到决定之前的状态。
appeal-holds-OVERTURNED-REMOVE_CONTENT = 后续：该内容被移除，不再公开显示；作者和公众账号的运营者仍可看到它及这些理由。
appeal-holds-OVERTURNED-again = 后续：投诉将重新受理并重新作出决定。
appeal-holds-MODIFIED = 后续：本答复取代原决定；未变更的部分保持不变。
appeal-outcome-COMPLAINANT = 你的投诉：{ $outcome }。
appeal-outcome-SUBJECT = 相关投诉（如有）：{ $outcome }。
appeal-final = 本决定在本平台为最终决定。如有新的事实，可以重新投诉（在聊天中用 /report）。你仍可申请调解或向法院起诉。
