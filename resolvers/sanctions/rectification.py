"""What a warning asks an account to put right: handed in with words and photos, accepted or returned (D13.1)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from db.complaints import Case
from db.sanctions import Rectification, Sanction
from db.vocabulary import DeadlineKind, RectificationState
from policy import pack
from resolvers.complaints.evidence import hand_in
from resolvers.deadlines import at_its_time, drop_deadline, set_deadline
from resolvers.moves import locked, move, permit, seen
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.sanctions.ladder import rung_now
from resolvers.sanctions.proposing import judging
from resolvers.use_case import new_id, use_case, work


@use_case("rectification:submit")
async def submit_rectification(
    actor: Actor, rectification_id: UUID, words: str, file_ids: Sequence[UUID] = ()
) -> Rectification:
    """Tell what was put right after a warning, with photos or documents; staff look at it."""
    row, facts = await _held(rectification_id)
    await permit(ACTS["rectification:submit"], row, facts)
    _check(words=words)
    await hand_in(file_ids, rectification_id=row.id)
    await move(
        "rectification:submit", row, facts=facts, words=words, submitted_by_id=actor.user_id,
        submitted_at=work().now, returned_because=None,
    )  # fmt: skip
    await drop_deadline(DeadlineKind.RECTIFICATION_OVERDUE, row.id)
    await tell("rectification.submitted", row)
    await tell("case.changed", facts["case"])
    return row


@use_case("rectification:accept")
async def accept_rectification(actor: Actor, rectification_id: UUID) -> Rectification:
    """Say that it is put right; the warning asks for nothing more."""
    row, facts = await _held(rectification_id)
    await move("rectification:accept", row, facts=facts)
    await tell("rectification.accepted", row)
    await tell("case.changed", facts["case"])
    return row


@use_case("rectification:return")
async def return_rectification(actor: Actor, rectification_id: UUID, reason: str) -> Rectification:
    """Say what is still to be put right; the time for it begins anew."""
    row, facts = await _held(rectification_id)
    await permit(ACTS["rectification:return"], row, facts)
    _check(reason=reason)
    due = work().now + timedelta(seconds=pack().sanctions.rectification)
    await move("rectification:return", row, facts=facts, returned_because=reason, due_at=due)
    await set_deadline(DeadlineKind.RECTIFICATION_OVERDUE, row.id, due)
    await tell("rectification.returned", row, until=due.date())
    await tell("case.changed", facts["case"])
    return row


@at_its_time(DeadlineKind.RECTIFICATION_OVERDUE)
@use_case("rectification:lapse")
async def lapse_rectification(actor: Actor, rectification_id: UUID) -> Rectification:
    """Nothing was put right in time: the desk is told, with the rung that the ladder would propose next.

    Nothing follows for the account by itself; it can still hand in what it put right.
    """
    row, facts = await _held(rectification_id)
    await move("rectification:lapse", row, facts=facts)
    rung = await rung_now(row.account_id)
    await tell("rectification.overdue", facts["case"], rung=rung and rung.kind)
    await tell("case.changed", facts["case"])
    return row


async def ask_to_put_right(sanction: Sanction) -> None:
    """A step: what a warning asks for is due in days; it is asked for once."""
    due = work().now + timedelta(seconds=pack().sanctions.rectification)
    row = await Rectification.get_or_none(sanction_id=sanction.id)
    if row is None:
        row = await Rectification.create(
            id=new_id(), sanction_id=sanction.id, account_id=sanction.account_id, due_at=due
        )  # fmt: skip
    if row.state is RectificationState.DUE:
        await set_deadline(DeadlineKind.RECTIFICATION_OVERDUE, row.id, row.due_at)


async def let_go_of_rectification(sanction: Sanction) -> None:
    """A step: the sanction asks for nothing any more; what was handed in stays to be read."""
    row = await Rectification.get_or_none(sanction_id=sanction.id)
    if row is not None:
        await drop_deadline(DeadlineKind.RECTIFICATION_OVERDUE, row.id)


async def _held(rectification_id: UUID) -> tuple[Rectification, dict[str, Any]]:
    """What is to be put right, held behind its case, with what its conditions ask for."""
    sanction = await Sanction.get(id=(await seen(Rectification, rectification_id)).sanction_id)
    case = await Case.filter(id=sanction.case_id).select_for_update().get()
    row = await locked(Rectification, rectification_id)
    return row, {"sanction": sanction, "case": case, **await judging(case)}


def _check(**texts: str) -> None:
    checked(**{path: (text, pack().texts.facts) for path, text in texts.items()})
    for path, text in texts.items():
        without_identity_numbers(path, text)
