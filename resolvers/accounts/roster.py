"""Who holds which post of platform staff, by their own names: for the command line."""

from dataclasses import dataclass
from datetime import datetime

from db.accounts import StaffMember
from db.vocabulary import StaffRole


@dataclass(frozen=True)
class Holder:
    """One post that is held now."""

    role: StaffRole
    pseudonym: str
    name: str
    since: datetime


async def staff_roster() -> list[Holder]:
    """All posts that are held now, the oldest first."""
    held = await StaffMember.filter(until=None).order_by("id").select_related("user")
    return [Holder(member.role, member.pseudonym, member.user.display_name, member.since) for member in held]
