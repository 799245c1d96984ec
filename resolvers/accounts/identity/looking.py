"""Looking at an identity in full: identity officers only, for a stated purpose, recorded and told to the person."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from db.accounts import IdentityLook, Registrant
from db.complaints import StoredFile
from db.vocabulary import FileState, IdentityDocument, LookPurpose, StaffRole
from policy import pack
from resolvers import clock
from resolvers.accounts.identity.told import mobile_of, name_of, number_of
from resolvers.accounts.identity.views import pseudonym_of_officer
from resolvers.complaints.downloads import download_path
from resolvers.moves import created, locked, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work

LOOK = "registrant:look"


@dataclass(frozen=True)
class Seen:
    """An identity in full, as one look opened it."""

    name: str = field(repr=False)
    number: str | None = field(repr=False)
    mobile: str | None = field(repr=False)
    document: IdentityDocument | None
    country: str | None
    area: str | None
    expires_on: date | None
    papers: tuple[str, ...] = field(repr=False)


@use_case(LOOK)
async def look_at_registrant(actor: Actor, registrant_id: UUID, purpose: LookPurpose) -> IdentityLook:
    """See a registrant's identity in full, for a stated purpose; who looked, when and for what is told to the person.

    The values come with the answer, and under the same idempotency key again for some minutes; then it takes another.
    """
    row = await locked(Registrant, registrant_id)
    await permit(ACTS[LOOK], row)
    look = await IdentityLook.create(
        id=new_id(), registrant_id=row.id, staff_id=actor.staff[StaffRole.IDENTITY_OFFICER], purpose=purpose,
        at=work().now,
    )  # fmt: skip
    created(LOOK, row, reason=purpose.value, look=look.id)
    await tell("registrant.looked_at", row, name=await pseudonym_of_officer(actor), purpose=purpose.value)
    return look


async def seen_by(actor: Actor, look: IdentityLook) -> Seen | None:
    """What a look opened, for whoever looked and while it counts."""
    own = actor.staff.get(StaffRole.IDENTITY_OFFICER) == look.staff_id
    if not own or look.at + timedelta(seconds=pack().identity.look) <= clock.now():
        return None
    row = await Registrant.get(id=look.registrant_id)
    papers = await StoredFile.filter(registrant_id=row.id, state=FileState.STORED).order_by("id")
    paths = tuple(path for file in papers if (path := download_path(actor, file)))
    return Seen(
        name_of(row), number_of(row), mobile_of(row), row.document, row.country, row.area, row.expires_on, paths
    )  # fmt: skip
