## The care that accounts take of their comments, and samples of comments

word-AccountFunction-COMMENTS_UNREVIEWED = readers' comments that appear before anybody looked at them
word-CauseKind-CARE = how the account cares for its comments
word-CauseKind-SAMPLE = a sample of comments
word-DeadlineKind-SAMPLE_DUE = the sample of a week
word-DeadlineKind-CARE_LOOK = a look at how an account cares for its comments
word-CareStepKind-NOTICE = notice
word-CareStepKind-RECOVERED = better in time
word-CareStepKind-CASE = case opened
word-CareStepKind-RECOVERING = better under the restriction
word-CareStepKind-RELAPSED = below the line again
word-CareStepKind-LIFT_PROPOSED = end of the restriction proposed
word-CareStepKind-ENDED = restriction over
word-SampleFinding-FINE = nothing prohibited
word-SampleFinding-PROHIBITED = looks prohibited
rule-COMMENT_CARE = Care for the comments under one’s posts
reason-COMMENT_CARE = lack of care for the comments
rule-platform-review-first = a restriction of the account: its operators look at every comment before it appears
kind-CareStep = step
kind-Sample = sample
kind-SampleItem = comment of a sample
verb-look-at-care = look at how an account cares for its comments
verb-read-care = read how an account cares for its comments
verb-draw = draw a sample of comments
verb-judge = say what was found in a comment of a sample
verb-read-samples = read samples of comments
because-JUDGED_ALREADY = Somebody has judged this comment of the sample already.

## How it is measured, and what follows

care-formula =
    Of the comments under an account’s posts that waited in the last { $days } days, because the account held them or because somebody reported them, the measure is how many of 100 were acted on, by the account or the platform, within { $hours } hours. Comments that the platform showed again after the account had hidden or deleted them count as late. A report counts only once it was found right.
    What is late does not count if it is part of a wave ({ $wave } comments that say the same within { $alike } hours, { $wave } that came within { $burst } seconds, or reports that look organised), or if it was planted (only reported, within { $planted } minutes of being written, by accounts younger than { $young } days). What was acted on in time always counts.
    With fewer than { $least } comments nothing is said. The line is { $line }. Something follows only where care is below the line and the platform removed prohibited comments that readers had seen for more than { $visible } hours: first a notice, with { $notice } days to do better; after that a case, in which a person decides whether comments are reviewed first or, the next time, closed for a while, under { $clause }. The account is heard before and may appeal. Once care was not below the line for { $recovery } days, the end of the restriction is proposed.
care-draft =
    In the last { $days } days the account’s care for its comments was { $measure } of 100, below the published line of { $line }, measured by { $sample } comments: { $late } were late, { $restored } were shown again by the platform. { $prohibited } prohibited comments had been seen for too long before the platform removed them. The operators had a notice with { $notice } days to do better. { $clause }.
care-next-NOTHING = Nothing follows. Care is at or above the line of { $line }.
care-next-TOO_FEW = Nothing follows. With fewer than { $least } comments that count nothing is said; here they are { $sample }.
care-next-BELOW = Nothing follows yet: care is below the line of { $line }, but no prohibited comment was seen for too long. Look at the comments that wait: /queue
care-next-NOTICE = With the next look a notice follows, which gives you { $notice } days to do better. Look at the comments that wait now: /queue
care-next-CASE = You have time until { $at }. If care is still below the line then, a case is opened, in which a person decides; you are heard before. Look at the comments that wait: /queue
care-next-PERSON = A person decides now: a case about the account is open, or a sanction is proposed. You are heard before anything is decided: /sanctions
care-next-DO_BETTER = A restriction is in force. Once care was not below the line for { $recovery } days, its end is proposed. Look at the comments that wait: /queue
care-next-LIFT = A restriction is in force, and care is no longer below the line. { $at ->
    [none] If that holds for { $recovery } days, the end of the restriction is proposed.
   *[other] If that holds until { $at }, the end of the restriction is proposed.
}

## What operators and staff are told

notice-care-noticed =
    Care for the comments of @{ $handle } is { $measure } of 100, below the line of { $line }: { $late } late, { $restored } shown again by the platform. { $prohibited } prohibited comments were seen for too long before the platform removed them.
    Please act on the comments that wait (/queue), within the promised time. Nothing is restricted. If it is still below the line after { $until }, a case is opened, in which a person decides under { $clause }; you are heard before. All figures and the formula: /care
notice-care-recovered = Care for the comments of @{ $handle } is no longer below the line. The notice is done with, and nothing follows from it.
notice-care-case_opened =
    Care for the comments of @{ $handle } is still { $measure } of 100, below the line of { $line }. A case was opened, in which a person looks at it. Nothing is restricted yet; if something is proposed, you are told the facts and heard before it is decided. The figures: /care
notice-care-lift_proposed =
    Care for the comments of @{ $handle } was not below the line for { $days } days ({ $measure ->
        [none] nothing waited
       *[other] now { $measure } of 100
    }). Senior reviewers are asked to end the restriction: /sanctions

## In the chat

command-care = How you care for your comments
care-of-nobody = You run no public account here, so there is no care of yours to be measured. If you do run one, link this chat first: /link
care-head = Care for the comments of @{ $handle }, last { $days } days
care-measure = { $measure ->
    [none] Nothing waited, so there is nothing to measure.
   *[other] { $measure } of 100 in time. The line: { $line }.
}
care-counted = Comments that count: { $sample } (of { $least } that it takes), { $late } of them late, { $open } still waiting. Left out as waves or planted: { $left }. Shown again by the platform: { $restored }.
care-times = { $median ->
    [none] Nobody has acted yet.
   *[other] Minutes until somebody acted: { $median } for half of them, { $p95 } for 95 of 100.
}
care-prohibited = Prohibited comments that were seen for too long: { $count }
care-steps = What followed:
care-step = { $at } – { $kind } ({ $measure ->
    [none] nothing waited
   *[other] { $measure } of 100
}){ $until ->
    [none] {""}
   *[other] , until { $until }
}
care-reported = Reported, and not decided yet:
command-samples = Comments of samples, for staff
sample-none = No comment of a sample waits for a look.
sample-head = { $account }, registrant: { $registrant }
sample-ask = Do you see anything prohibited in it? What looks prohibited becomes a case, in which it is decided with reasons.
toast-judged = Kept
button-sample-fine = Nothing prohibited
button-sample-prohibited = Looks prohibited
