### Featured and pinned comments, followers, mutes.

because-ONLY_COMMENTS_OF_READERS = Only what a reader wrote under a post can be featured or pinned, no answer and nothing that the account wrote itself.
because-IS_SO_ALREADY = It is so already, so nothing was changed.
because-RUNS_THE_ACCOUNT = Whoever runs the account cannot be muted there.
because-NOBODY_TO_MUTE = Nobody whom the platform knows wrote this, so nobody can be muted.

verb-feature = feature
verb-unfeature = feature no more
verb-pin = pin
verb-unpin = unpin
verb-follow = follow the account
verb-unfollow = follow the account no more
verb-mute-user = mute
verb-unmute-user = unmute
kind-Mute = mute
kind-Follow = following

notice-comment-featured = The account featured your comment: it stands among the best under its post.
notice-comment-unfeatured = The account does not feature your comment any more. It stays where everybody can see it.
notice-comment-pinned = The account pinned your comment above the others of its post.
notice-comment-unpinned = Your comment is not pinned any more. It stays where everybody can see it.
notice-account-user_muted =
    { $account } (@{ $handle }) has muted you: { $reason }. { $ends ->
        [none] It has no end that is known.
       *[other] It ends by itself on { $ends }.
    }
    You can go on reading. Until then you can neither comment under its posts, nor write to it, nor follow it; what you wrote before is not touched.
    If you think that is unfair, report the account (in the chat: /report @{ $handle }).
notice-account-user_unmuted = { $account } (@{ $handle }) does not mute you any more: you can comment there and follow it again.

card-featured = Featured by { $by }, { $at }
card-unfeatured = No longer featured, by { $by }, { $at }
card-pinned = Pinned by { $by }, { $at }
card-unpinned = Unpinned by { $by }, { $at }
card-marks = { $featured ->
        [yes] ★ Featured{ $pinned ->
            [yes] {" · "}📌 Pinned
           *[no] {""}
        }
       *[no] 📌 Pinned
    }
button-marks = Pin, mute…
button-feature = Feature
button-unfeature = Do not feature
button-pin = Pin
button-unpin = Unpin
button-mute = Mute…
button-unmute = Unmute
button-unmute-named = Unmute { $name }
button-mute-days = { $days ->
        [one] 1 day
       *[other] { $days } days
    }
button-mute-good = For good
button-edit-answer = Edit our answer
button-delete-answer = Delete our answer…
button-delete-answer-sure = Yes, delete our answer
button-follow = Follow
button-unfollow = Stop following
button-report-account = Report the account
button-rules-followers = Followers
toast-follow = You follow the account now
toast-unfollow = You do not follow the account any more
toast-feature = Featured
toast-unfeature = No longer featured
toast-pin = Pinned
toast-unpin = Unpinned
toast-mute = Muted
toast-unmute = Unmuted
toast-delete-answer = The answer is deleted
toast-edit-answer = The answer is changed
command-muted = Whom your accounts muted
muted-head = Muted by { $account }
muted-none = { $account } mutes nobody.
muted-one = { $name }: { $reason }, { $until ->
        [none] for good
       *[other] until { $until }
    }
muted-more = Only the newest { $count } are shown; the others are found on the web.
answer-edit-ask = Send the new words of the answer.
