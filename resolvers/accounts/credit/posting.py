"""How many posts an account publishes in a day, by the level of its registrant."""

from datetime import datetime, timedelta
from typing import Any

from db.accounts import Registrant
from db.posts import Post
from resolvers import clock
from resolvers.accounts.credit.limits import limits_of

DAY = timedelta(days=1)


async def publishes_again_at(registrant: Registrant, post: Post) -> datetime | None:
    """A step: when an account may publish again that published all that its level allows of a day; None: now."""
    now, most = clock.now(), limits_of(registrant).posts
    if most == 0:
        return now + DAY
    others = Post.filter(account_id=post.account_id, published_at__gt=now - DAY).exclude(id=post.id)
    times: list[Any] = await others.order_by("-published_at").limit(most).values_list("published_at", flat=True)
    return times[-1] + DAY if len(times) == most else None
