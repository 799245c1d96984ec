"""The mutations on marks, follows and mutes."""

from datetime import datetime
from typing import Any

import strawberry

from resolvers.interactions import marks
from schema.accounts.profiles import PublicAccount
from schema.fields import key_in
from schema.interactions import REASONS, Comment
from schema.marks.things import Mute
from schema.refusals import taking, taking_id, verb

FeatureCommentInput = taking_id("featureComment", "The comment.")
UnfeatureCommentInput = taking_id("unfeatureComment", "The comment.")
PinCommentInput = taking_id("pinComment", "The comment.")
UnpinCommentInput = taking_id("unpinComment", "The comment.")
FollowAccountInput = taking_id("followAccount", "The account.")
UnfollowAccountInput = taking_id("unfollowAccount", "The account.")
UnmuteUserInput = taking_id("unmuteUser", "The mute, as `PublicAccount.mutes` lists it.")


@taking("muteUser")
class MuteUserInput:
    """What muting takes."""

    id: strawberry.ID = strawberry.field(description="A comment of theirs, or the user.")
    account_id: strawberry.ID | None = strawberry.field(
        default=None, description="The account; needed with a user, and that of the comment otherwise."
    )
    reason: str | None = strawberry.field(default=None, description=REASONS)
    until: datetime | None = strawberry.field(
        default=None, description="When it ends by itself, at most 366 days from now; null: for good."
    )


def _comment(i: Any) -> Any:
    return key_in("id", i.id, "Comment")[1:]


def _account(i: Any) -> Any:
    return key_in("id", i.id, "PublicAccount")[1:]


def _muted(i: Any) -> Any:
    kind, key = key_in("id", i.id, "Comment", "User")
    account = key_in("accountId", i.account_id, "PublicAccount")[1] if i.account_id is not None else None
    if kind == "Comment":
        return (key, None, None, i.reason, i.until)
    return (None, key, account, i.reason, i.until)


@strawberry.type
class MarkMutations:
    """What may be done with marks, follows and mutes."""

    feature_comment = verb(marks.feature_comment, Comment, FeatureCommentInput, _comment)
    unfeature_comment = verb(marks.unfeature_comment, Comment, UnfeatureCommentInput, _comment)
    pin_comment = verb(marks.pin_comment, Comment, PinCommentInput, _comment)
    unpin_comment = verb(marks.unpin_comment, Comment, UnpinCommentInput, _comment)
    follow_account = verb(marks.follow_account, PublicAccount, FollowAccountInput, _account)
    unfollow_account = verb(marks.unfollow_account, PublicAccount, UnfollowAccountInput, _account)
    mute_user = verb(marks.mute_user, Mute, MuteUserInput, _muted)
    unmute_user = verb(marks.unmute_user, Mute, UnmuteUserInput, lambda i: key_in("id", i.id, "Mute")[1:])
