"""Files that came before it was said what they are about: they wait with the open question, sealed as to words."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from aiogram.fsm.context import FSMContext

from bot.context import Question, Talk
from bot.replies import tell
from db.columns import key_ring
from db.complaints import ComplaintDraft
from db.vocabulary import SubjectKind
from resolvers.complaints import draft_complaint
from resolvers.complaints.evidence import attach_evidence
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
    if "words" in waiting:
        words = key_ring().open(bytes.fromhex(waiting["words"]), PLACE)
        kind, subject = SubjectKind(draft.subject_kind), draft.subject_id
        answers.append(await draft_complaint(talk.actor, kind, subject, None, words, True, key=talk.key(99)))
    for refusal in dict.fromkeys(answer for answer in answers if isinstance(answer, Refusal)):
        await tell(talk, refusal_sentence(refusal, talk.language))
