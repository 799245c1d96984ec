### 精选与置顶评论、关注者、禁言。

because-ONLY_COMMENTS_OF_READERS = 只有读者写在文章下的评论可以精选或置顶，回复和账号自己的话不可以。
because-IS_SO_ALREADY = 已经是这样了，没有任何改动。
because-RUNS_THE_ACCOUNT = 不能禁言运营该账号的人。
because-NOBODY_TO_MUTE = 写这条的人平台并不认识，所以无人可禁言。

verb-feature = 精选
verb-unfeature = 取消精选
verb-pin = 置顶
verb-unpin = 取消置顶
verb-follow = 关注账号
verb-unfollow = 取消关注账号
verb-mute-user = 禁言
verb-unmute-user = 解除禁言
kind-Mute = 禁言
kind-Follow = 关注

notice-comment-featured = 账号精选了你的评论：它列在文章下的优秀评论之中。
notice-comment-unfeatured = 账号不再精选你的评论。它仍在原处，所有人都能看到。
notice-comment-pinned = 账号把你的评论置顶在文章的其他评论之上。
notice-comment-unpinned = 你的评论不再置顶。它仍在原处，所有人都能看到。
notice-account-user_muted =
    { $account }（@{ $handle }）对你禁言：{ $reason }。{ $ends ->
        [none] 没有已知的结束时间。
       *[other] 到 { $ends } 自动结束。
    }
    你仍可以阅读。在此之前，你不能在它的文章下评论、给它写信或关注它；你以前写的不受影响。
    如果你觉得不公平，可以举报该账号（在聊天中：/report @{ $handle }）。
notice-account-user_unmuted = { $account }（@{ $handle }）已解除对你的禁言：你又可以在那里评论和关注它了。

card-featured = 已由 { $by } 精选，{ $at }
card-unfeatured = 已由 { $by } 取消精选，{ $at }
card-pinned = 已由 { $by } 置顶，{ $at }
card-unpinned = 已由 { $by } 取消置顶，{ $at }
card-marks = { $featured ->
        [yes] ★ 精选{ $pinned ->
            [yes] {" · "}📌 置顶
           *[no] {""}
        }
       *[no] 📌 置顶
    }
button-marks = 置顶、禁言…
button-feature = 精选
button-unfeature = 取消精选
button-pin = 置顶
button-unpin = 取消置顶
button-mute = 禁言…
button-unmute = 解除禁言
button-unmute-named = 解除对 { $name } 的禁言
button-mute-days = { $days } 天
button-mute-good = 永久
button-edit-answer = 修改我们的回复
button-delete-answer = 删除我们的回复…
button-delete-answer-sure = 是，删除我们的回复
button-follow = 关注
button-unfollow = 取消关注
button-report-account = 举报该账号
button-rules-followers = 仅关注者
toast-follow = 已关注该账号
toast-unfollow = 已不再关注该账号
toast-feature = 已精选
toast-unfeature = 已取消精选
toast-pin = 已置顶
toast-unpin = 已取消置顶
toast-mute = 已禁言
toast-unmute = 已解除禁言
toast-delete-answer = 回复已删除
toast-edit-answer = 回复已修改
command-muted = 你的账号禁言了谁
muted-head = { $account } 禁言的人
muted-none = { $account } 没有禁言任何人。
muted-one = { $name }：{ $reason }，{ $until ->
        [none] 没有期限
       *[other] 到 { $until }
    }
muted-more = 只显示最近的 { $count } 个；其余的请在网页上查看。
answer-edit-ask = 请发送回复的新内容。
