"""Who holds which post of platform staff, what they were trained in: for the command line and for administrators."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tortoise.expressions import Subquery

from db.accounts import StaffMember, Training, TwoStep
from db.vocabulary import StaffRole
from resolvers.rules.refusals import NotAllowed, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import QUERIES, may_see

TRAININGS = 200  # of one person, the newest


@dataclass(frozen=True)
class Holder:
    """One post that is held now, and in what its holder was trained for how many hours."""

    id: UUID
    role: StaffRole
    pseudonym: str
    name: str
    since: datetime
    trained: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class StaffPost:
    """A post of platform staff with those who hold it now, the oldest first."""

    role: StaffRole
    holders: tuple[StaffMember, ...]

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it."""
        return not self.holders


async def staff_without_second_step() -> list[Holder]:
    """Posts whose holder could sign in by a password alone, the oldest first."""
    safe = TwoStep.filter(ended_at=None, confirmed_at__isnull=False).values("user_id")
    held = StaffMember.filter(until=None, user__password_hash__isnull=False).exclude(user_id__in=Subquery(safe))
    return [_holder(member) for member in await held.order_by("id").select_related("user")]


async def staff_roster() -> list[Holder]:
    """All posts that are held now, the oldest first."""
    held = await StaffMember.filter(until=None).order_by("id").select_related("user")
    trained = await trainings_of([member.user_id for member in held])
    return [_holder(member, trained.get(member.user_id, [])) for member in held]


async def staff_roles(actor: Actor) -> list[StaffPost]:
    """Every post with who holds it, and whether nobody does; for administrators and auditors."""
    if not QUERIES["staffRoles"] & standings(actor, None):
        raise Refused(NotAllowed("read_staff"))
    held = await StaffMember.filter(until=None).order_by("id")
    return [StaffPost(role, tuple(member for member in held if member.role is role)) for role in StaffRole]


async def trainings_of(users: Iterable[UUID]) -> dict[UUID, list[Training]]:
    """What several people were trained in, the newest first."""
    found: dict[UUID, list[Training]] = {}
    for training in await Training.filter(user_id__in=list(set(users))).order_by("-id"):
        found.setdefault(training.user_id, []).append(training)
    return {user: rows[:TRAININGS] for user, rows in found.items()}


async def trainings_seen(actor: Actor, members: list[UUID]) -> dict[UUID, list[Training]]:
    """The trainings of the holders of several posts that this actor may see."""
    posts = await StaffMember.filter(id__in=members)
    found = await trainings_of([post.user_id for post in posts])
    return {post.id: [row for row in found.get(post.user_id, []) if may_see(actor, row)] for post in posts}


async def posts_of(actor: Actor) -> list[StaffMember]:
    """One's own posts of platform staff, the oldest first."""
    return await StaffMember.filter(id__in=list(actor.staff.values())).order_by("id")


def _holder(member: StaffMember, trainings: Iterable[Training] = ()) -> Holder:
    hours: dict[str, int] = {}
    for training in trainings:
        hours[training.topic] = hours.get(training.topic, 0) + training.hours
    return Holder(
        member.id, member.role, member.pseudonym, member.user.display_name, member.since, tuple(sorted(hours.items()))
    )
