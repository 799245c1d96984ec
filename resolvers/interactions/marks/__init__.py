"""What readers and accounts are to each other: comments set apart, who follows an account, whom it muted."""

from resolvers.interactions.marks.featuring import feature_comment, pin_comment, unfeature_comment, unpin_comment
from resolvers.interactions.marks.following import follow_account, unfollow_account
from resolvers.interactions.marks.muting import mute_user, unmute_user

__all__ = [
    "feature_comment", "follow_account", "mute_user", "pin_comment", "unfeature_comment", "unfollow_account",
    "unmute_user", "unpin_comment",
]  # fmt: skip
