"""The words of a report as they come: in one message or in several, as captions, edited afterwards."""

from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.complaints.draft import Report, step_of
from bot.context import LONGEST_MESSAGE, Talk
from bot.replies import erase, refuse, tell
from policy import pack
from resolvers.complaints import draft_complaint
from resolvers.complaints.said import missing_field
from resolvers.rules.refusals import FaultCode, Invalid, KeyReused, Refusal

# A text that is longer than a message may be reaches us as several, all at once; each but the last is nearly full.
AT_ONCE = 2.0
WORDS = 21  # the effect, among those of one message
Parts = list[list[int]]  # of each message of the words its number and its length
SURELY_WHOLE = 3 * LONGEST_MESSAGE // 4


async def keep_words(talk: Talk, report: Report, message: Message, text: str, state: FSMContext) -> bool:
    """Put words below those that are there, or in their place, or take them as what the category asks for.

    False when they are refused.
    """
    data = await state.get_data()
    said: Parts = [] if data.get("anew") else data.get("said") or _before(report)
    if _has(said, message.message_id) or _code_of(data, message.message_id):
        return True  # it is handled again
    if not data.get("anew") and step_of(report.draft) == "field" and (asked := missing_field(report.draft)):
        return await _keep_field(talk, report, message, text, state, asked.code)
    about, joined = report.about, not data.get("anew")
    answer = await draft_complaint(talk.actor, about.kind, about.row.pk, None, text, joined, key=talk.key(WORDS))
    if isinstance(answer, Refusal):
        await _refuse(talk, answer, message, state, together=bool(said))
        return False
    await state.update_data({"said": [*said, [message.message_id, len(text)]], "anew": False})
    return True


async def edited(talk: Talk, report: Report, message: Message, state: FSMContext) -> bool:
    """Change the part of the words that was edited; false when it is no part of them, or when it is refused."""
    data, text = await state.get_data(), message.text or message.caption or ""
    if code := _code_of(data, message.message_id):
        return await _keep_field(talk, report, message, text, state, code)
    said = data.get("said") or []
    if not _has(said, message.message_id):
        return report.draft.words is None and await keep_words(talk, report, message, text, state)
    words = _with_edit(report.draft.words or "", said, message.message_id, text)
    if words is None:
        return True  # they changed elsewhere: the card shows how they stand
    answer = await draft_complaint(talk.actor, report.about.kind, report.about.row.pk, words=words, key=talk.key(WORDS))
    if isinstance(answer, Refusal):
        await _refuse(talk, answer, message, state, together=len(said) > 1)
        return False
    lengths = [[number, len(text) if number == message.message_id else length] for number, length in said]
    await state.update_data({"said": lengths})
    return True


async def _keep_field(
    talk: Talk, report: Report, message: Message, text: str, state: FSMContext, code: str
) -> bool:  # fmt: skip
    """Take a text as what the category asks for; one that was taken before, by the same update, is not taken twice."""
    about = report.about
    answer = await draft_complaint(talk.actor, about.kind, about.row.pk, details={code: text}, key=talk.key(WORDS))
    if isinstance(answer, KeyReused):
        return True
    if isinstance(answer, Refusal):
        if _is_an_identity(answer):
            await erase(talk, message.message_id)
        await refuse(talk, answer)
        return False
    fields = [field for field in (await state.get_data()).get("fields", []) if field[0] != message.message_id]
    await state.update_data({"fields": [*fields, [message.message_id, code]]})
    return True


def _code_of(data: dict[str, Any], message: int) -> str | None:
    """What a message answered, of the things that the category asks for."""
    return next((str(code) for number, code in data.get("fields", []) if number == message), None)


def _is_an_identity(refusal: Refusal) -> bool:
    faults = refusal.faults if isinstance(refusal, Invalid) else ()
    return any(fault.code is FaultCode.LOOKS_LIKE_IDENTITY for fault in faults)


async def is_rest_of_a_long_text(message: Message, state: FSMContext) -> bool:
    """Whether this is the end of a text that was too long: it was refused with its beginning."""
    refused_at = (await state.get_data()).get("refused_at")
    return refused_at is not None and message.date.timestamp() - float(refused_at) <= AT_ONCE


async def _refuse(talk: Talk, refusal: Refusal, message: Message, state: FSMContext, *, together: bool) -> None:
    codes = {fault.code for fault in refusal.faults} if isinstance(refusal, Invalid) else set()
    if FaultCode.LOOKS_LIKE_IDENTITY in codes:
        await erase(talk, message.message_id)
    if FaultCode.TOO_LONG not in codes:
        return await refuse(talk, refusal)
    if len(message.text or "") > SURELY_WHOLE:
        await state.update_data({"refused_at": message.date.timestamp()})
    key = "report-too-long-together" if together else "report-too-long"
    await tell(talk, talk.say(key, limit=pack().texts.complaint))
    return None


def _has(said: Parts, message: int) -> bool:
    return any(number == message for number, _ in said)


def _before(report: Report) -> Parts:
    """Words that came before this question was opened, as a part that no message holds."""
    return [[0, len(report.draft.words)]] if report.draft.words else []


def _with_edit(words: str, said: Parts, edited: int, text: str) -> str | None:
    """The words with one part changed; nothing when they are not what was said here."""
    if sum(length for _, length in said) + len(said) - 1 != len(words):
        return None
    parts, start = [], 0
    for number, length in said:
        parts.append(text if number == edited else words[start : start + length])
        start += length + 1
    return "\n".join(parts)
