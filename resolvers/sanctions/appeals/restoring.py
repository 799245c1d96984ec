"""Putting everything back to what it was before a decision, by replaying what the decision caused, newest first."""

from typing import Any
from uuid import UUID

from tortoise.models import Model

import db
from db.complaints import Misuse
from db.interactions import Comment
from db.messages import Message
from db.oversight import Act as ActRow
from db.posts import Post
from db.sanctions import Decision, Sanction
from db.vocabulary import Measure, SanctionState
from resolvers.complaints.cases.opening import held_for_the_platform
from resolvers.complaints.misuse import overturn_misuse
from resolvers.moves import take_out
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.sanctions.blacklist.ending import overturn_entries
from resolvers.sanctions.confirming import overturn_sanction

REPLAYED = ("Comment", "Post", "Message")  # complaints, sanctions and accounts have ways of their own
STOOD = (SanctionState.IN_FORCE, SanctionState.LIFTED)
TAKING_BACK = {act.replays: act for act in ACTS.values() if act.replays}


async def put_back(decision: Decision, cause: ActRow) -> list[Model]:
    """A step: undo all that a decision did to content, account and complainant; gives the content that changed.

    What somebody did since stays done: then only that is put back which nobody changed since, and taking the later
    act back will lead past the decision. Where another decision in force removed the same content, it stays removed,
    and goes back to what it was once that one is overturned.
    """
    other, changed = await another_removal(decision), dict[UUID, Model]()
    for done in await caused_by(decision):
        if other and done.name.endswith(":remove"):
            await ActRow.filter(position=done.position).update(cause_id=other.act_id)
            continue
        row: Model = await db.BY_NAME[done.subject_kind].filter(id=done.subject_id).select_for_update().get()
        if await _put_back(row, done, cause):
            changed[row.pk] = row
    for sanction in await Sanction.filter(decision_id=decision.id).order_by("-id").select_for_update():
        if sanction.state in STOOD:
            await overturn_sanction(sanction, cause)
            await tell("sanction.overturned", sanction, kind=sanction.kind)
    await overturn_entries(decision, cause)
    for misuse in await Misuse.filter(decision_id=decision.id, overturned_at=None).select_for_update():
        await overturn_misuse(misuse, cause)
    for row in changed.values():
        await _tell(row)
    return list(changed.values())


async def caused_by(decision: Decision) -> list[ActRow]:
    """What a decision did to content and still stands, newest first."""
    standing = ActRow.filter(undone_at=None, subject_kind__in=REPLAYED).order_by("-position")
    if decision.act_id is not None:
        return await standing.filter(cause_id=decision.act_id)
    # Decisions that are older than this account of causes did nothing but remove what their case is about.
    if decision.measure is not Measure.REMOVE_CONTENT:
        return []
    case = await db.Case.get(id=decision.case_id)
    return await standing.filter(subject_id=case.subject_id, name__endswith=":remove").limit(1)


async def another_removal(decision: Decision) -> Decision | None:
    """Another decision in force by which the same content is removed; an answer to this one's appeal is none."""
    if decision.measure is not Measure.REMOVE_CONTENT:
        return None
    case = await db.Case.get(id=decision.case_id)
    others = Decision.filter(case__subject_id=case.subject_id, measure=Measure.REMOVE_CONTENT, reversed_at=None)
    return await others.exclude(id=decision.id).order_by("-id").first()


async def _put_back(row: Model, done: ActRow, cause: ActRow) -> bool:
    """Take one act out of what was done to a row; says whether anything of the row changed."""
    act = TAKING_BACK.get(done.name, ACTS["act:undo"])
    # New words go on in the conversation that the user began since.
    keeping = frozenset({"current"}) if isinstance(row, Message) and await _began_another(row) else frozenset()
    return await take_out(act, row, done, cause=cause, keeping=keeping)


async def _tell(row: Any) -> None:
    """Whoever it concerns learns that it is as before; what the platform held before the decision it holds again."""
    if isinstance(row, Comment):
        await held_for_the_platform(row)
        await tell("comment.restored", row)
    elif isinstance(row, Post):
        await tell("post.restored", row)
    elif isinstance(row, Message):
        await tell("message.restored", row)


async def _began_another(message: Message) -> bool:
    """Whether the user wrote to the account anew after their conversation was removed."""
    return await Message.exists(account_id=message.account_id, user_id=message.user_id, current=True)
