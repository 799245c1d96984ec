"""Files that came before it was said what they are about: they wait with the open question, sealed as to words."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from aiogram.fsm.context import FSMContext

from bot.context import Question, Talk
from bot.replies import tell
from db.columns import key_ring
from db.complaints import Complaint, ComplaintDraft, StoredFile
from db.vocabulary import SubjectKind
from resolvers.complaints import draft_complaint
from resolvers.complaints.evidence import add_evidence, attach_evidence
from resolvers.complaints.uploads import keep_words_as_file
from resolvers.refusing import refusal_sentence
from resolvers.rules.refusals import Refusal

PLACE = "chatstate:waiting:words"


async def wait(state: FSMContext, file: UUID, words: str) -> bool:
    """Let a file wait for the thing that it is about; says whether it is the first."""
    data = await state.get_data()
    files = [*dict.fromkeys([*data.get("files", []), file.hex])]
    await state.set_state(Question.target)
    held = {"words": key_ring().seal(words, PLACE).hex()} if words else {}
    await state.update_data({"files": files, **held})
    return len(files) == 1


async def attach_waiting(talk: Talk, draft: ComplaintDraft, waiting: Mapping[str, Any]) -> None:
    """Give what waited to the draft; what cannot be taken is said."""
    answers: list[object] = []
    for number, file in enumerate(waiting.get("files", [])):
        answers.append(await attach_evidence(talk.actor, draft.id, UUID(file), key=talk.key(100 + number)))
    if words := _words(waiting):
        kind, subject = SubjectKind(draft.subject_kind), draft.subject_id
        answers.append(await draft_complaint(talk.actor, kind, subject, None, words, True, key=talk.key(99)))
    await _say_why(talk, answers)


async def add_waiting(talk: Talk, complaint: Complaint, waiting: Mapping[str, Any]) -> None:
    """Add what waited to a report that was sent before; what cannot be taken is said."""
    answers: list[object] = []
    for number, file in enumerate(waiting.get("files", [])):
        answers.append(await add_evidence(talk.actor, complaint.id, [UUID(file)], key=talk.key(100 + number)))
    if words := _words(waiting):
        kept = await keep_words_as_file(talk.actor, talk.say("evidence-words-name"), words, key=talk.key(98))
        if isinstance(kept, StoredFile):
            answers.append(await add_evidence(talk.actor, complaint.id, [kept.id], key=talk.key(99)))
        else:
            answers.append(kept)
    await _say_why(talk, answers)


def _words(waiting: Mapping[str, Any]) -> str:
    return key_ring().open(bytes.fromhex(waiting["words"]), PLACE) if "words" in waiting else ""


async def _say_why(talk: Talk, answers: list[object]) -> None:
    for refusal in dict.fromkeys(answer for answer in answers if isinstance(answer, Refusal)):
        await tell(talk, refusal_sentence(refusal, talk.language))
