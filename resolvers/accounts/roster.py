"""Who holds which post of platform staff, by their own names: for the command line."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Subquery

from db.accounts import StaffMember, TwoStep
from db.vocabulary import StaffRole


@dataclass(frozen=True)
class Holder:
    """One post that is held now."""

    role: StaffRole
    pseudonym: str
    name: str
    since: datetime


async def staff_without_second_step() -> list[Holder]:
    """Posts whose holder could sign in by a password alone, the oldest first."""
    safe = TwoStep.filter(ended_at=None, confirmed_at__isnull=False).values("user_id")
    held = StaffMember.filter(until=None, user__password_hash__isnull=False).exclude(user_id__in=Subquery(safe))
    return [_holder(member) for member in await held.order_by("id").select_related("user")]


async def staff_roster() -> list[Holder]:
    """All posts that are held now, the oldest first."""
    held = await StaffMember.filter(until=None).order_by("id").select_related("user")
    return [_holder(member) for member in held]


def _holder(member: StaffMember) -> Holder:
    return Holder(member.role, member.pseudonym, member.user.display_name, member.since)
