"""What happens by itself at a time: each kind of deadline has one use case, done by the system when it is due.

A deadline is a row of the transaction that sets it, claimed by one process at a time, so a restart loses none. In
force is a date: what is due late changes nothing but who is told when.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from db.due import claim, postpone
from db.oversight import Deadline
from db.vocabulary import DeadlineKind
from policy import pack
from resolvers.rules.refusals import BusyProblem
from resolvers.rules.standings import Actor, system
from resolvers.use_case import new_id, work

ByItself = Callable[[Actor, UUID], Awaitable[Any]]
DONE_BY: dict[DeadlineKind, ByItself] = {}


def at_its_time(kind: DeadlineKind) -> Callable[[ByItself], ByItself]:
    """Make a use case that takes the id of a row what is done when a deadline of this kind is due."""

    def registered(use: ByItself) -> ByItself:
        DONE_BY[kind] = use
        return use

    return registered


async def set_deadline(kind: DeadlineKind, subject_id: UUID, due_at: datetime) -> None:
    """A step: the deadline of a thing, set or moved."""
    waiting = Deadline.filter(kind=kind, subject_id=subject_id, done_at=None)
    if not await waiting.update(due_at=due_at):
        await first_deadline(kind, subject_id, due_at)


async def keep_deadline(kind: DeadlineKind, subject_id: UUID, due_at: datetime) -> None:
    """A step: the deadline of a thing, set where none waits already."""
    if not await Deadline.exists(kind=kind, subject_id=subject_id, done_at=None):
        await first_deadline(kind, subject_id, due_at)


async def look_at_care_from(account_id: UUID, now: datetime) -> None:
    """A step: how an account cares for its comments is looked at by the clock from now on (D12.3).

    Nothing can follow from it before the platform removed something there, so that begins it.
    """
    await keep_deadline(DeadlineKind.CARE_LOOK, account_id, now + timedelta(seconds=pack().care.look))


async def first_deadline(kind: DeadlineKind, subject_id: UUID, due_at: datetime) -> None:
    """A step: the deadline of a thing that is new, so that none can be waiting."""
    await Deadline.create(id=new_id(), kind=kind, subject_id=subject_id, due_at=due_at)


async def drop_deadline(kind: DeadlineKind, subject_id: UUID) -> None:
    """A step: nothing is due for a thing any more."""
    await Deadline.filter(kind=kind, subject_id=subject_id, done_at=None).update(done_at=work().now)


async def meet_deadlines(now: datetime) -> int:
    """Do what is due; gives how many there were. A use case that is refused has nothing left to do."""
    due = await claim(Deadline, now)
    for deadline in due:
        answer = await DONE_BY[DeadlineKind(deadline.kind)](system("deadlines"), deadline.subject_id)
        if isinstance(answer, BusyProblem):
            await postpone(deadline, now)
        else:
            await _settle(deadline, now)
    return len(due)


async def _settle(deadline: Deadline, now: datetime) -> None:
    """It is done, unless it was moved meanwhile: then it will be due again."""
    same = Deadline.filter(id=deadline.id, due_at=deadline.due_at)
    if not await same.update(done_at=now, lease_until=None):
        await Deadline.filter(id=deadline.id).update(lease_until=None)
