"""Deciding about an identity: verified by a whole checklist, or turned down with a reason; pictures go with either."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from db.accounts import Registrant
from db.complaints import StoredFile
from db.files import StoreAway, file_store
from db.vocabulary import DeadlineKind, FileState, RegistrantState
from policy import pack
from resolvers import clock
from resolvers.accounts.identity.emptying import empty_later
from resolvers.accounts.identity.expiring import watch_expiry
from resolvers.accounts.identity.verifying import MATCHED
from resolvers.accounts.identity.views import others_with_number, pseudonym_of_officer
from resolvers.deadlines import drop_deadline
from resolvers.limits import one_at_a_time
from resolvers.moves import change, locked, move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS, Act
from resolvers.rules.refusals import FaultCode, Refusal, Refused, WrongState, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.sanctions.blacklist.matching import entry_against, found_evading, marks_of, number_is_verified
from resolvers.use_case import use_case, work

VERIFY, REJECT, REVOKE = "registrant:verify", "registrant:reject", "registrant:revoke"
PAPER_SEEN, NO_MATCH, BLACKLISTED = "PAPER_SEEN", "NO_MATCH", "BLACKLISTED"


async def verify_registrant(
    actor: Actor, registrant_id: UUID, checklist: Sequence[str] | None = None, *, of: datetime | None = None,
    key: str | None = None,
) -> Registrant | Refusal:  # fmt: skip
    """Say that a registrant's real identity is verified, so that its accounts may publish (D6.1).

    All of the checklist is ticked; where no identity was told here, papers were seen elsewhere. Pictures are deleted.
    Where the blacklist stands against it, it is turned down instead. Refused with Invalid when its document has
    expired meanwhile.
    """
    return await _without_papers(await _verify(actor, registrant_id, tuple(checklist or ()), of, key=key))


async def reject_registrant(
    actor: Actor, registrant_id: UUID, reason: str, words: str = "", *, of: datetime | None = None,
    key: str | None = None,
) -> Registrant | Refusal:  # fmt: skip
    """Turn a registrant's identity down with a reason and words that help; it can be told again.

    Pictures are deleted.
    """
    return await _without_papers(await _reject(actor, registrant_id, reason, words, of, key=key))


@use_case(VERIFY)
async def _verify(actor: Actor, registrant_id: UUID, checklist: tuple[str, ...], of: datetime | None) -> Registrant:
    row = await locked(Registrant, registrant_id)
    _is_still(row, of, "verify")
    await one_at_a_time(*(f"number:{mark}" for mark in marks_of(row)))
    await permit(ACTS[VERIFY], row, {"same": await others_with_number(row, RegistrantState.VERIFIED)})
    ticked = _ticked(actor, row, checklist)
    if row.expires_on is not None and row.expires_on < clock.today(work().now):
        raise invalid("expiresOn", FaultCode.OUT_OF_DATE)
    if entry := await entry_against(row, of_others=True):
        columns = {
            "state": RegistrantState.REJECTED, "reason": BLACKLISTED, "acted_at": work().now, "acted_by": actor.user_id
        }  # fmt: skip
        await change(ACTS[REJECT], row, columns, reason=BLACKLISTED, permitted_by=ACTS[VERIFY])
        await _decided(row, ACTS[VERIFY])
        await empty_later(row)
        await found_evading(row, entry)
        await tell("registrant.blacklisted", row, ends=entry.ends_at.date() if entry.ends_at else None)
        return row
    by = await pseudonym_of_officer(actor) or actor.in_the_trail
    await move(
        VERIFY, row, verified_at=work().now, verified_by=by, checklist=ticked, verified_mark=row.number_mark,
        verified_mark_version=row.mark_version,
    )  # fmt: skip
    await number_is_verified(row)
    await _decided(row, ACTS[VERIFY])
    await watch_expiry(row)
    await tell("registrant.verified", row)
    return row


@use_case(REJECT)
async def _reject(actor: Actor, registrant_id: UUID, reason: str, words: str, of: datetime | None) -> Registrant:
    row = await locked(Registrant, registrant_id)
    _is_still(row, of, "reject")
    await permit(ACTS[REJECT], row)
    await _turn_down(actor, REJECT, row, reason, words)
    await tell("registrant.rejected", row, fault=reason, words=words)
    return row


@use_case(REVOKE)
async def revoke_registrant(actor: Actor, registrant_id: UUID, reason: str, words: str = "") -> Registrant:
    """Take back that a registrant is verified, which was wrong, with a reason; it can be told again.

    Nothing new is published by it or for it from now on; what is published stays. Whoever acts for it is told.
    """
    row = await locked(Registrant, registrant_id)
    await permit(ACTS[REVOKE], row)
    await _turn_down(actor, REVOKE, row, reason, words)
    await drop_deadline(DeadlineKind.REGISTRANT_EXPIRY, row.id)
    await tell("registrant.revoked", row, fault=reason, words=words)
    return row


async def _turn_down(actor: Actor, act: str, row: Registrant, reason: str, words: str) -> None:
    known = pack().identity.reasons
    if reason not in known and not (reason == NO_MATCH and not actor.staff):
        raise invalid("reason", FaultCode.NOT_ONE_OF, ", ".join(known))
    if words:
        checked(words=(words, pack().texts.question))
        without_identity_numbers("words", words)
    await move(act, row, reason=reason, verified_at=None, verified_by=None)
    row.reason_words = words or None
    await row.save(update_fields=["reason_words"])
    await _decided(row, ACTS[act])
    await empty_later(row)


def _is_still(row: Registrant, of: datetime | None, verb: str) -> None:
    """What is judged is what was asked about: meanwhile another identity may have been told."""
    if of is not None and row.submitted_at != of:
        raise Refused(WrongState("registrant", row.state, verb))


def _ticked(actor: Actor, row: Registrant, checklist: tuple[str, ...]) -> list[str]:
    """The checklist, when all of it is ticked and nothing else."""
    if not actor.staff:
        return [MATCHED]
    asked = asked_of(row)
    if row.number_sealed is None and not checklist:
        return [PAPER_SEEN]
    if set(checklist) - set(asked):
        raise invalid("checklist", FaultCode.NOT_ONE_OF, ", ".join(asked))
    if missing := [code for code in asked if code not in (*checklist, MATCHED)]:
        raise invalid("checklist", FaultCode.NOT_ALL_TICKED, ", ".join(missing))
    return list(asked)


def asked_of(row: Registrant) -> tuple[str, ...]:
    """What is ticked before a registrant is verified; what a verifier outside ticked comes last and is given."""
    if row.number_sealed is None:
        return (PAPER_SEEN,)
    codes: tuple[str, ...] = getattr(pack().identity.checklist, row.kind)
    return (*codes, MATCHED) if MATCHED in (row.checklist or ()) else codes


async def _decided(row: Registrant, by: Act) -> None:
    """Nobody is asked about it any more, and its pictures go: the rows now, the bytes after the commit."""
    await drop_deadline(DeadlineKind.IDENTITY_CHECK, row.id)
    past = work().now - timedelta(seconds=2 * pack().times.upload)
    for file in await StoredFile.filter(registrant_id=row.id, state=FileState.STORED).select_for_update():
        await change(ACTS["file:erase"], file, {"state": FileState.ERASED}, permitted_by=by)
        file.upload_hash, file.expires_at = None, past
        await file.save(update_fields=["upload_hash", "expires_at"])


async def _without_papers(answer: Registrant | Refusal) -> Registrant | Refusal:
    """Delete the bytes of what was decided; where that fails now, the purge of the hour does it."""
    if isinstance(answer, Registrant):
        gone = StoredFile.filter(registrant_id=answer.id, state=FileState.ERASED).exclude(expires_at=None)
        for file in await gone:
            try:
                await file_store().delete(file.id)
            except StoreAway:
                continue
            await StoredFile.filter(id=file.id).update(expires_at=None)
    return answer


verify_registrant.act = ACTS[VERIFY]  # type: ignore[attr-defined]
reject_registrant.act = ACTS[REJECT]  # type: ignore[attr-defined]
