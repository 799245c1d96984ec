## 账号对评论的管理，以及评论抽查

word-AccountFunction-COMMENTS_UNREVIEWED = 未经查看即显示的读者评论
word-CauseKind-CARE = 账号对评论的管理
word-CauseKind-SAMPLE = 评论抽查
word-DeadlineKind-SAMPLE_DUE = 每周抽查评论
word-DeadlineKind-CARE_LOOK = 查看账号对评论的管理
word-CareStepKind-NOTICE = 提醒
word-CareStepKind-RECOVERED = 已按时改善
word-CareStepKind-CASE = 已立案
word-CareStepKind-RECOVERING = 限制期间有改善
word-CareStepKind-RELAPSED = 再次低于标准线
word-CareStepKind-LIFT_PROPOSED = 已建议解除限制
word-CareStepKind-ENDED = 限制已结束
word-SampleFinding-FINE = 未见违禁内容
word-SampleFinding-PROHIBITED = 疑似违禁
rule-COMMENT_CARE = 对自己文章下评论的管理
reason-COMMENT_CARE = 疏于管理评论
rule-platform-review-first = 对该账号的限制：每条评论须经运营者查看后才显示
kind-CareStep = 步骤
kind-Sample = 抽查样本
kind-SampleItem = 样本中的评论
verb-look-at-care = 查看账号对评论的管理
verb-read-care = 查看账号对评论的管理情况
verb-draw = 抽取评论样本
verb-judge = 说明样本中评论的查看结果
verb-read-samples = 查看评论样本
because-JUDGED_ALREADY = 样本中的这条评论已经有人判断过。

## 如何衡量，以及后续

care-formula =
    最近 { $days } 天内，账号文章下因账号拦截或被举报而等待处理的评论中，每 100 条有多少条在 { $hours } 小时内由账号或平台处理，即为管理得分。账号隐藏或删除后又被平台恢复显示的评论计为超时。举报只有在被认定属实后才计入。
    超时的评论如属于一波集中评论（{ $alike } 小时内 { $wave } 条内容相同、{ $burst } 秒内出现 { $wave } 条，或举报疑似有组织），或属于栽赃（仅因举报而被发现，且在写下后 { $planted } 分钟内由注册不足 { $young } 天的账号举报），则不计入。按时处理的一律计入。
    少于 { $least } 条时不作评价。标准线为 { $line }。只有得分低于标准线，并且平台移除了读者已看到超过 { $visible } 小时的违禁评论，才有后续：先发提醒，给 { $notice } 天改善；之后立案，由人决定评论是否改为先查看后显示，再次发生时是否暂时关闭评论，依据：{ $clause }。决定前听取账号意见，账号可以申诉。得分连续 { $recovery } 天不低于标准线，即建议解除限制。
care-draft =
    最近 { $days } 天，该账号对评论的管理得分为 { $measure }（满分 100），低于公布的标准线 { $line }，共计 { $sample } 条评论：{ $late } 条超时，{ $restored } 条被平台恢复显示。有 { $prohibited } 条违禁评论在平台移除前被看到的时间过长。运营者已收到提醒，并有 { $notice } 天时间改善。{ $clause }。
care-next-NOTHING = 没有后续。得分不低于标准线 { $line }。
care-next-TOO_FEW = 没有后续。只有 { $sample } 条评论计入，少于 { $least } 条时不作评价。
care-next-BELOW = 暂无后续：得分低于标准线 { $line }，但没有违禁评论被看到过久。请处理等待中的评论：/queue
care-next-NOTICE = 下次查看时将发出提醒，给你 { $notice } 天改善。请现在就处理等待中的评论：/queue
care-next-CASE = 你的期限到 { $at }。届时仍低于标准线，将立案并由人决定，决定前会听取你的意见。请处理等待中的评论：/queue
care-next-PERSON = 现在由人决定：关于该账号的案件正在处理，或已有拟处置。决定前会听取你的意见：/sanctions
care-next-DO_BETTER = 限制生效中。得分连续 { $recovery } 天不低于标准线，即建议解除限制。请处理等待中的评论：/queue
care-next-LIFT = 限制生效中，得分已不低于标准线。{ $at ->
    [none] 如能保持 { $recovery } 天，将建议解除限制。
   *[other] 如能保持到 { $at }，将建议解除限制。
}

## 运营者和工作人员收到的通知

notice-care-noticed =
    @{ $handle } 对评论的管理得分为 { $measure }（满分 100），低于标准线 { $line }：{ $late } 条超时，{ $restored } 条被平台恢复显示。有 { $prohibited } 条违禁评论在平台移除前被看到的时间过长。
    请在承诺的时间内处理等待中的评论（/queue）。目前没有任何限制。如 { $until } 之后仍低于标准线，将立案并由人决定，依据：{ $clause }；决定前会听取你的意见。全部数字和公式：/care
notice-care-recovered = @{ $handle } 对评论的管理得分已不低于标准线。提醒到此为止，没有后续。
notice-care-case_opened =
    @{ $handle } 对评论的管理得分仍为 { $measure }（满分 100），低于标准线 { $line }。已立案，由人查看。目前没有任何限制；如有拟处置，会先告知事实并听取你的意见，再作决定。数字：/care
notice-care-lift_proposed =
    @{ $handle } 对评论的管理得分已连续 { $days } 天不低于标准线（{ $measure ->
        [none] 没有等待处理的评论
       *[other] 现为 { $measure } 分
    }）。已请高级审核员解除限制：/sanctions

## 聊天

command-care = 你对评论的管理
care-of-nobody = 你在这里没有运营公众账号，因此没有可衡量的管理情况。如果你有，请先绑定此聊天：/link
care-head = @{ $handle } 对评论的管理，最近 { $days } 天
care-measure = { $measure ->
    [none] 没有等待处理的评论，无从衡量。
   *[other] 每 100 条有 { $measure } 条按时处理。标准线：{ $line }。
}
care-counted = 计入 { $sample } 条（至少 { $least } 条）：{ $late } 条超时，其中 { $open } 条仍在等待。因集中评论或栽赃不计：{ $left }。被平台恢复显示：{ $restored }。
care-times = { $median ->
    [none] 还没有处理过。
   *[other] 一半在 { $median } 分钟内处理，95% 在 { $p95 } 分钟内处理。
}
care-prohibited = 被看到过久的违禁评论：{ $count }
care-steps = 后续步骤：
care-step = { $at } – { $kind }（{ $measure ->
    [none] 没有等待处理的评论
   *[other] { $measure } 分
}）{ $until ->
    [none] {""}
   *[other] ，期限 { $until }
}
care-reported = 已被举报、尚未决定：
command-samples = 评论抽查，供工作人员使用
sample-none = 没有等待查看的样本评论。
sample-head = { $account }，注册主体：{ $registrant }
sample-ask = 其中是否有违禁内容？疑似违禁的将立案，并附理由作出决定。
toast-judged = 已记录
button-sample-fine = 未见违禁
button-sample-prohibited = 疑似违禁
