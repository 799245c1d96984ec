"""Licences for news: added by whoever acts for a registrant, looked at by staff, ended by the clock (D8)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from db.accounts import Qualification, QualificationCover
from db.oversight import Act
from db.vocabulary import DeadlineKind, QualificationKind, QualificationState
from policy import pack
from resolvers import clock
from resolvers.accounts.standing.news import release_what_waits
from resolvers.accounts.standing.steps import (
    accounts_of_the_registrant,
    held_with_registrant,
    registrant_in_hand,
)
from resolvers.deadlines import at_its_time, drop_deadline, set_deadline
from resolvers.moves import created, move, permit
from resolvers.notices import tell
from resolvers.rules.accounts.standing import WARNED_BEFORE, warning_due
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.refusals import Because, FaultCode, LimitReached, Refused, Restricted, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.use_case import new_id, use_case, work

LONGEST = timedelta(days=30 * 366)


@use_case("qualification:add")
async def add_qualification(
    actor: Actor, registrant_id: UUID, kind: QualificationKind, number: str, issuer: str, valid_from: date,
    expires_on: date, account_ids: Sequence[UUID],
) -> Qualification:  # fmt: skip
    """Tell a licence for news of a registrant, and which of its accounts it covers; staff look at it.

    Refused with Invalid for accounts of somebody else, dates that do not fit together, and a licence that has expired;
    with LimitReached while too many wait to be looked at. Duty D8.
    """
    registrant = await registrant_in_hand(registrant_id)
    await permit(ACTS["qualification:add"], registrant)
    checked(number=(number, 60), issuer=(issuer, 200))
    without_identity_numbers("number", number)
    without_identity_numbers("issuer", issuer)
    today = _today()
    if expires_on < today or expires_on < valid_from or expires_on - today > LONGEST:
        raise invalid("expiresOn", FaultCode.NOT_A_TIME_TO_COME, LONGEST.days)
    accounts = await accounts_of_the_registrant(registrant.id, account_ids, pack().standing.covered)
    waiting = Qualification.filter(registrant_id=registrant.id, state=QualificationState.SUBMITTED)
    if await waiting.count() >= pack().standing.waiting:
        raise Refused(LimitReached(work().now + timedelta(days=1)))
    licence = await Qualification.create(
        id=new_id(), registrant=registrant, kind=kind, number=number.strip(), issuer=issuer.strip(),
        valid_from=valid_from, expires_on=expires_on, submitted_by_id=actor.user_id, created_at=work().now,
    )  # fmt: skip
    for account in accounts:
        await QualificationCover.create(id=new_id(), qualification_id=licence.id, account_id=account.id)
    created("qualification:add", licence)
    await tell("qualification.added", licence, licence=kind)
    return licence


@use_case("qualification:cover")
async def cover_accounts(actor: Actor, qualification_id: UUID, account_ids: Sequence[UUID]) -> Qualification:
    """Say anew which accounts a licence covers; it waits for a look again, and covers none until then.

    Refused with Restricted where these are the accounts already and nobody turned it down. Duty D8.
    """
    licence, facts = await _licence_in_hand(qualification_id)
    await permit(ACTS["qualification:cover"], licence, facts)
    accounts = await accounts_of_the_registrant(licence.registrant_id, account_ids, pack().standing.covered)
    wanted = {account.id for account in accounts}
    if wanted == set(facts["accounts"]) and licence.state is not QualificationState.REJECTED:
        raise Refused(Restricted(Because.IS_SO_ALREADY))
    await move("qualification:cover", licence, facts=facts, submitted_by_id=actor.user_id)
    for kind in (DeadlineKind.QUALIFICATION_EXPIRY, DeadlineKind.QUALIFICATION_BEGINS):
        await drop_deadline(kind, licence.id)
    covers = QualificationCover.filter(qualification_id=licence.id)
    await covers.exclude(account_id__in=list(wanted)).delete()
    for key in sorted(wanted - set(facts["accounts"])):
        await QualificationCover.create(id=new_id(), qualification_id=licence.id, account_id=key)
    return licence


@use_case("qualification:verify")
async def verify_qualification(actor: Actor, qualification_id: UUID) -> Qualification:
    """Say that a licence is what it was said to be; news may be published under it from its first day on.

    Posts that were held because no licence covered them are public again. Refused with Restricted for one's own, to
    whoever turned the same licence down before, and for one that has expired. Duty D8.
    """
    licence, facts = await _licence_in_hand(qualification_id)
    done = await move("qualification:verify", licence, facts=facts, reason=None, warned=None)
    await set_deadline(DeadlineKind.QUALIFICATION_EXPIRY, licence.id, _next_look(licence))
    if licence.valid_from > clock.today():
        begins = clock.begins(licence.valid_from)
        await set_deadline(DeadlineKind.QUALIFICATION_BEGINS, licence.id, begins)
    await release_what_waits(facts["accounts"], done)
    await tell("qualification.verified", licence, licence=licence.kind, until=licence.expires_on)
    return licence


@use_case("qualification:reject")
async def reject_qualification(actor: Actor, qualification_id: UUID, reason: str) -> Qualification:
    """Turn a licence down, with the reason; sent again it is looked at by somebody else. Duty D8."""
    licence, facts = await _licence_in_hand(qualification_id)
    await permit(ACTS["qualification:reject"], licence, facts)
    if reason not in pack().standing.reasons:
        raise invalid("reason", FaultCode.NOT_ONE_OF, ", ".join(pack().standing.reasons))
    await move("qualification:reject", licence, facts=facts, reason=reason)
    await tell("qualification.rejected", licence, licence=licence.kind, reason=reason)
    return licence


@at_its_time(DeadlineKind.QUALIFICATION_BEGINS)
@use_case("qualification:begin")
async def begin_qualification(actor: Actor, qualification_id: UUID) -> Qualification:
    """The first day of a licence has come: posts that were held because no licence covered them are public again."""
    licence, facts = await _licence_in_hand(qualification_id)
    done = await move("qualification:begin", licence, facts=facts)
    await release_what_waits(facts["accounts"], done)
    return licence


@at_its_time(DeadlineKind.QUALIFICATION_EXPIRY)
@use_case("qualification:lapse")
async def follow_qualification(actor: Actor, qualification_id: UUID) -> Qualification:
    """Warn 30 and 7 days before a licence expires, and end it after its last day; done twice it does nothing more."""
    licence = await held_with_registrant(Qualification, qualification_id)
    today = _today()
    if licence.state is QualificationState.VERIFIED and today <= licence.expires_on:
        await permit(ACTS["qualification:lapse"], licence)
        if (days := warning_due(licence.expires_on, today, licence.warned)) is not None:
            licence.warned = days
            await licence.save(update_fields=["warned"])
            await tell("qualification.expires", licence, licence=licence.kind, until=licence.expires_on)
        await set_deadline(DeadlineKind.QUALIFICATION_EXPIRY, licence.id, _next_look(licence))
        return licence
    await move("qualification:lapse", licence)
    await tell("qualification.lapsed", licence, licence=licence.kind, until=licence.expires_on)
    return licence


def _next_look(licence: Qualification) -> datetime:
    """When to look again: at the next warning that lies ahead, else after the last day."""
    ahead = [licence.expires_on - timedelta(days=days) for days in WARNED_BEFORE]
    day = next((day for day in ahead if day > _today()), licence.expires_on + timedelta(days=1))
    if licence.warned is None and any(day <= _today() for day in ahead) and _today() <= licence.expires_on:
        day = _today()  # it was verified within the time of a warning: that is given at once
    return clock.begins(day)


def _today() -> date:
    return clock.today(work().now)


async def _licence_in_hand(qualification_id: UUID) -> tuple[Qualification, Facts]:
    """A licence, held, with what its conditions ask for: its accounts, and who turned the same one down before."""
    licence = await held_with_registrant(Qualification, qualification_id)
    accounts = await QualificationCover.filter(qualification_id=licence.id).values_list("account_id", flat=True)
    return licence, {
        "accounts": list(accounts), "turned_down_by": await _turned_down_by(licence), "today": _today()
    }  # fmt: skip


async def _turned_down_by(licence: Qualification) -> set[UUID]:
    """Who turned this licence down before, or another row that tells the same number of the same registrant."""
    same = await Qualification.filter(number=licence.number, registrant_id=licence.registrant_id).values_list(
        "id", flat=True
    )
    rejected = Act.filter(subject_kind="Qualification", subject_id__in=list(same), name="qualification:reject")
    return {key for key in await rejected.values_list("actor_id", flat=True) if key}  # type: ignore[misc]
