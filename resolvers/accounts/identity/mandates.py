"""Registrants and who acts for them: one begins one, gives others a mandate for an organisation, and ends it."""

from typing import Any
from uuid import UUID

from db.accounts import Mandate, PublicAccount, Registrant, User
from db.vocabulary import AccountState, MandateKind, RegistrantKind, RegistrantState
from policy import pack
from resolvers.limits import counted
from resolvers.moves import created, locked, permit
from resolvers.notices import tell, tell_people
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, NotFound, Refused, Restricted
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work

OF_KIND = {RegistrantKind.PERSON: MandateKind.SELF, RegistrantKind.ORGANISATION: MandateKind.REPRESENTATIVE}


@use_case("registrant:open")
async def open_registrant(actor: Actor, kind: RegistrantKind) -> Registrant:
    """Begin a registrant: oneself as a person, once, or an organisation for which one acts.

    Next its identity is told. Refused with Restricted when one is a person here already, or has begun too many
    organisations; what others let one act for does not count.
    """
    await permit(ACTS["registrant:open"], None)
    assert actor.user_id is not None  # or it would not be permitted
    await User.filter(id=actor.user_id).select_for_update().get()
    most = pack().identity.open
    if kind is RegistrantKind.PERSON and await person_behind(actor.user_id):
        raise Refused(Restricted(Because.ALREADY_A_PERSON))
    if kind is RegistrantKind.ORGANISATION and await _begun_by(actor.user_id) >= most:
        raise Refused(Restricted(Because.REGISTRANTS_USED_UP, limit=most))
    row = await Registrant.create(
        id=new_id(), kind=kind, acting=[str(actor.user_id)], created_at=work().now, acted_at=work().now,
        acted_by=actor.user_id, opened_by=actor.user_id,
    )  # fmt: skip
    await _mandate(row, actor.user_id)
    created("registrant:open", row)
    return row


@use_case("registrant:grant_mandate")
async def grant_mandate(actor: Actor, registrant_id: UUID, user_id: UUID) -> Mandate:
    """Let another user act for an organisation; they and all who act for it are told, and they can end it themselves.

    What they publish for its accounts still asks that they are verified as a person. An identity officer does it
    where an organisation that is registered is registered again, and never for themself. Refused with LimitReached
    when one gave too many in a day.
    """
    row = await locked(Registrant, registrant_id)
    await permit(ACTS["registrant:grant_mandate"], row, {"whom": user_id})
    if not await User.filter(id=user_id).exists():
        raise Refused(NotFound("User"))
    if str(user_id) in (row.acting or ()):
        raise Refused(Restricted(Because.ALREADY_ACTS))
    await counted(pack().limits.mandates, "registrant:grant_mandate", actor.key)
    mandate = await _mandate(row, user_id)
    await _acting(row)
    created("registrant:grant_mandate", row, mandate=mandate.id)
    await tell("registrant.mandate_granted", mandate, organisation=_name_told(row))
    await tell_people("registrant.represented", row, _others(row, user_id), organisation=_name_told(row))
    return mandate


@use_case("registrant:end_mandate")
async def end_mandate(actor: Actor, registrant_id: UUID, user_id: UUID) -> Mandate:
    """End a user's mandate for an organisation, one's own or another's; all who act for it are told.

    The last one stays, but for whoever was let in by somebody else, where the organisation is unverified or was turned
    down, or has no account but drafts and closed ones.
    """
    row = await locked(Registrant, registrant_id)
    await permit(ACTS["registrant:end_mandate"], row)
    held = await Mandate.filter(registrant_id=row.id, until=None).order_by("id")
    mandate = next((one for one in held if one.user_id == user_id), None)
    if mandate is None:
        raise Refused(NotFound("Mandate"))
    if len(held) == 1 and not await _may_leave_last(actor, row, mandate):
        raise Refused(Restricted(Because.LAST_REPRESENTATIVE))
    mandate.until = work().now
    await mandate.save(update_fields=["until"])
    await _acting(row)
    created("registrant:end_mandate", row, mandate=mandate.id)
    await tell("registrant.mandate_ended", mandate, organisation=_name_told(row))
    await tell_people("registrant.unrepresented", row, _others(row, user_id), organisation=_name_told(row))
    return mandate


async def person_behind(user_id: UUID | None) -> Registrant | None:
    """The person that a user is registered as, verified or not."""
    if user_id is None:
        return None
    held = Mandate.filter(user_id=user_id, kind=MandateKind.SELF, until=None).select_related("registrant")
    mandate = await held.first()
    return mandate.registrant if mandate else None


async def mandates_of(registrant_ids: list[UUID]) -> dict[UUID, list[Mandate]]:
    """Who acts for several registrants, in one statement."""
    found: dict[UUID, list[Mandate]] = {}
    held = await Mandate.filter(registrant_id__in=registrant_ids, until=None)
    for mandate in sorted(held, key=lambda mandate: mandate.id):
        found.setdefault(mandate.registrant_id, []).append(mandate)
    return found


async def _mandate(row: Registrant, user_id: UUID) -> Mandate:
    return await Mandate.create(
        id=new_id(), registrant_id=row.id, user_id=user_id, kind=OF_KIND[row.kind], since=work().now
    )


async def _begun_by(user_id: UUID) -> int:
    """How many organisations somebody began that are not verified and for which somebody acts."""
    begun = Registrant.filter(opened_by=user_id, kind=RegistrantKind.ORGANISATION)
    waiting = await begun.exclude(state=RegistrantState.VERIFIED).only("id", "acting")
    return sum(bool(row.acting) for row in waiting)


async def _may_leave_last(actor: Actor, row: Registrant, mandate: Mandate) -> bool:
    if mandate.user_id != actor.user_id or row.opened_by == actor.user_id:
        return False
    if row.state in (RegistrantState.UNVERIFIED, RegistrantState.REJECTED):
        return True
    lasting = PublicAccount.filter(registrant_id=row.id).exclude(state__in=[AccountState.DRAFT, AccountState.CLOSED])
    return not await lasting.exists()


def _name_told(row: Registrant) -> str | None:
    """The name of an organisation in a notice: until it is verified it is anybody's words, and not passed on."""
    return row.name if row.state is RegistrantState.VERIFIED and row.name else None


def _others(row: Registrant, user_id: UUID) -> list[UUID]:
    return [UUID(one) for one in row.acting or () if one != str(user_id)]


async def _acting(row: Registrant) -> None:
    """Repeat on the row who acts for it, so that standing is told without a query."""
    held: list[Any] = await Mandate.filter(registrant_id=row.id, until=None).order_by("id").values_list(
        "user_id", flat=True
    )  # fmt: skip
    row.acting = [str(one) for one in held]
    await row.save(update_fields=["acting"])
