"""The team of an account, as those who run it see it."""

from uuid import UUID

from db.accounts import Operatorship
from db.vocabulary import OperatorRole, OperatorshipState
from resolvers import clock
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see

ORDER = list(OperatorRole)


async def team_of(actor: Actor, account_id: UUID) -> list[Operatorship]:
    """Who runs an account, each with their user, owners first; then the invitations that wait, for owners."""
    found = await Operatorship.filter(account_id=account_id, until=None).select_related("user").order_by("id")
    shown = [post for post in found if may_see(actor, post) and not _is_over(post)]
    return sorted(shown, key=lambda post: (post.state is OperatorshipState.INVITED, ORDER.index(post.role)))


async def post_seen(actor: Actor, post_id: UUID) -> Operatorship | None:
    """A post that is held or waits for somebody, with its user; none where there is none for this actor."""
    post = await Operatorship.filter(id=post_id, until=None).select_related("user").first()
    return post if post and may_see(actor, post) and not _is_over(post) else None


def is_offered(post: Operatorship) -> bool:
    """Whether its holder can accept the ownership now."""
    return post.offered_until is not None and post.offered_until > clock.now()


def _is_over(post: Operatorship) -> bool:
    invited = post.state is OperatorshipState.INVITED
    return invited and post.expires_at is not None and post.expires_at <= clock.now()
