"""What readers and accounts are to each other: marks on comments, follows, mutes. How the doors are asked."""

from typing import Any

from resolvers.interactions import marks
from tests.asking import id_of

CALLS: dict[str, Any] = {
    "comment:feature": lambda a, t, town: marks.feature_comment(a, t.id),
    "comment:unfeature": lambda a, t, town: marks.unfeature_comment(a, t.id),
    "comment:pin": lambda a, t, town: marks.pin_comment(a, t.id),
    "comment:unpin": lambda a, t, town: marks.unpin_comment(a, t.id),
    "account:follow": lambda a, t, town: marks.follow_account(a, t.id),
    "account:unfollow": lambda a, t, town: marks.unfollow_account(a, t.id),
    "account:mute_user": lambda a, t, town: marks.mute_user(a, t.id, reason="SPAM"),
    "account:unmute_user": lambda a, t, town: marks.unmute_user(a, t.id),
}


def _with_id(name: str, **more: Any) -> Any:
    return name, lambda town: {"id": id_of(town.thing), **more}


MUTATIONS: dict[str, Any] = {
    "comment:feature": _with_id("featureComment"),
    "comment:unfeature": _with_id("unfeatureComment"),
    "comment:pin": _with_id("pinComment"),
    "comment:unpin": _with_id("unpinComment"),
    "account:follow": _with_id("followAccount"),
    "account:unfollow": _with_id("unfollowAccount"),
    "account:mute_user": _with_id("muteUser", reason="SPAM"),
    "account:unmute_user": _with_id("unmuteUser"),
}
SHOWN_AS: dict[str, str] = {}
