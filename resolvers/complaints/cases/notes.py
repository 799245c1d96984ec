"""Notes of staff on a case: for the desk, or for both sides to read (D15.2)."""

from uuid import UUID

from db.complaints import Case, CaseNote
from db.messages import Message
from db.vocabulary import NoteKind, SubjectKind
from policy import pack
from resolvers.complaints.cases.desk import post_of
from resolvers.complaints.cases.opening import MODEL, touch_case
from resolvers.moves import locked, move, permit
from resolvers.notices import open_complaints_of, tell, tell_the_accused
from resolvers.pages import Window, keyset_per
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.use_case import new_id, use_case, work

SHOWN = Window(limit=100)


@use_case("case:note")
async def note_case(actor: Actor, case_id: UUID, words: str, kind: NoteKind = NoteKind.INTERNAL) -> Case:
    """Note something on a case, for the desk only or for both sides to read.

    A public note is sent at once to whoever complained, to the author and to those who run the account; it is
    refused with Restricted to whoever has not taken the case.
    """
    case = await locked(Case, case_id)
    public = kind is NoteKind.PUBLIC
    facts = {"case": case} if public else {}
    await permit(ACTS["case:note"], case, facts)
    checked(words=(words, pack().texts.question))
    without_identity_numbers("words", words)
    await CaseNote.create(
        id=new_id(), case_id=case.id, written_by_id=post_of(actor), kind=kind, words=words, at=work().now
    )
    await move("case:note", case, facts=facts)
    if public:
        await touch_case(case)
        await _told_to_both_sides(case, words)
    await tell("case.changed", case)
    return case


async def notes_on(cases: list[UUID]) -> dict[UUID, list[CaseNote]]:
    """The newest notes on several cases, newest first, for the desk."""
    return await keyset_per(CaseNote, "case_id", cases, "1 = 1", SHOWN)


async def public_notes_on(cases: list[UUID]) -> dict[UUID, list[CaseNote]]:
    """The newest notes on several cases that both sides read, newest first."""
    return await keyset_per(CaseNote, "case_id", cases, f"kind = '{NoteKind.PUBLIC}'", SHOWN)


async def _told_to_both_sides(case: Case, words: str) -> None:
    for complaint in await open_complaints_of(case.id):
        await tell("complaint.noted", complaint, receipt=complaint.receipt, words=words)
    subject = await MODEL[SubjectKind(case.subject_kind)].get_or_none(id=case.subject_id)
    if isinstance(subject, Message):
        await tell_the_accused("case.noted", subject, case, words=words)
    elif subject is not None:
        await tell("case.noted", subject, words=words)
