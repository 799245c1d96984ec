"""Deciding a case: how bad it is, the facts as a text, the statements as both sides will read them, then [Confirm]."""

from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnCase, keyboard, label, mark_of, marked
from bot.complaints.cases.card import at_the_desk
from bot.complaints.cases.queue import drawn_in_queue
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import redraw, refuse, swap, tell, tell_long, toast
from db.complaints import Case
from db.vocabulary import Measure, SanctionKind, Severity
from policy import pack
from resolvers.complaints import decide_case
from resolvers.complaints.cases.deciding import preview_decision
from resolvers.complaints.cases.views import seen_case, version_now
from resolvers.notices import open_complaints_of
from resolvers.rules.refusals import Refusal, Refused
from resolvers.rules.verdicts import Verdict
from resolvers.sanctions.confirming import confirmable
from resolvers.sanctions.statements import Foretold

MEASURE = {"remove": Measure.REMOVE_CONTENT, "none": Measure.NONE, "let": Measure.SHOW_CONTENT}
SEVERITIES = {severity.value.lower(): severity for severity in Severity}


def router() -> Router:
    """The text that says what was found."""
    made = Router(name="deciding")
    made.message.register(found, F.text, IS_SAID, Question.facts)
    return made


def severities_for(talk: Talk, case: Case, rule: str, place: int) -> InlineKeyboardMarkup | None:
    """How bad a breach is, where something follows from it; and the way back."""
    rows = [[(label(talk.language, do), OnCase(do=do, id=case.id, at=place, what=mark_of(rule)))] for do in SEVERITIES]
    return keyboard(*rows, [(label(talk.language, "back"), OnCase(do="back", id=case.id, at=place))])


async def ask_facts(
    talk: Talk, state: FSMContext, case: Case, chosen: str, rule: str, message: int, place: int
) -> None:
    """Open the question what was found; `chosen` is a measure, or how bad it is that something follows from."""
    severity = SEVERITIES.get(chosen)
    measure = MEASURE["remove"] if severity else MEASURE[chosen]
    await state.set_state(Question.facts)
    await state.set_data(
        {"case": case.id.hex, "measure": measure.value, "severity": severity and severity.value, "rule": rule,
         "message": message, "place": place, "preview": 0}
    )  # fmt: skip
    title = talk.say("decide-title", measure=measure, rule=talk.say(f"rule-{rule}"))
    limit = min(pack().texts.facts, LONGEST_MESSAGE)
    nobody = measure is Measure.NONE and not await open_complaints_of(case.id)
    facts = talk.say("decide-facts", limit=limit, readers="nobody" if nobody else "concerned")
    await tell(talk, Text(Bold(title), "\n", facts), reply_to=message)


def _verdict(kept: dict[str, Any], facts: str) -> Verdict:
    """What is decided, from what is remembered."""
    severity = Severity(kept["severity"]) if kept["severity"] else None
    sanctions = tuple(UUID(key) for key in kept.get("sanctions", ()))
    return Verdict(Measure(kept["measure"]), str(kept["rule"]), facts, severity=severity, sanctions=sanctions)


async def found(message: Message, talk: Talk, state: FSMContext) -> None:
    """What was found: shown as the statements that both sides will read. Written again, it is replaced."""
    await _preview(talk, state, await state.get_data(), message.text or "")


async def turn(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext) -> None:
    """Take a sanction that was heard into the decision, or out of it; what everybody will read is shown anew."""
    kept = await state.get_data()
    chosen = await _of_open_decision(query, data, talk, kept)
    case = await at_the_desk(talk, data.id) if chosen else None
    if case is None:
        return None
    heard = {sanction.id.hex for sanction in await confirmable(talk.actor, case)}
    taken, turned = {*kept.get("sanctions", ())} & heard, marked(data.what, heard)
    if turned is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    await toast(query)
    return await _preview(talk, state, {**kept, "sanctions": sorted(taken ^ {turned})}, str(kept["facts"]))


async def _preview(talk: Talk, state: FSMContext, kept: dict[str, Any], facts: str) -> None:
    """Show what both sides would read, or why it would be refused; only what is shown can be confirmed."""
    case_id = UUID(str(kept["case"]))
    try:
        case = await seen_case(talk.actor, case_id)
    except Refused as no:
        return await refuse(talk, no.refusal)
    judged = {"version": await version_now(talk.actor, case), "revision": case.revision}
    foretold = await preview_decision(talk.actor, case_id, _verdict(kept, facts), **judged)
    if isinstance(foretold, Refusal):
        return await refuse(talk, foretold)
    if kept["preview"]:
        await swap(talk, int(kept["preview"]), None)
    shown = "\n\n".join(_read(talk, one) for one in foretold) or facts
    readers = "concerned" if foretold else "nobody"
    buttons = keyboard(*await _sanctions(talk, case, kept), _ends(talk, case_id, int(kept["place"])))
    sent = await tell_long(talk, Text(talk.say("decide-preview", readers=readers)), shown, buttons)
    await state.set_data({**kept, "facts": facts, "preview": sent.message_id, **judged})
    return None


async def _sanctions(talk: Talk, case: Case, kept: dict[str, Any]) -> list[list[Labelled]]:
    """The sanctions of the case that were heard, each to be taken into the decision or left out."""
    taken, place = kept.get("sanctions", ()), int(kept["place"])
    return [
        [
            (
                talk.say(
                    "decide-sanction", taken="yes" if one.id.hex in taken else "no",
                    kind=SanctionKind(one.kind), days=one.days,
                ),
                OnCase(do="turn", id=case.id, at=place, what=mark_of(one.id.hex)),
            )
        ]
        for one in await confirmable(talk.actor, case)
    ]  # fmt: skip


def _ends(talk: Talk, case_id: UUID, place: int) -> list[Labelled]:
    confirm_it = (label(talk.language, "confirm"), OnCase(do="confirm", id=case_id, at=place))
    return [confirm_it, (label(talk.language, "back"), OnCase(do="back", id=case_id, at=place))]


async def _of_open_decision(query: CallbackQuery, data: OnCase, talk: Talk, kept: dict[str, Any]) -> bool:
    """Whether a button belongs to the decision that is open; one of another is out of date."""
    assert query.message is not None
    if kept.get("case") == data.id.hex and kept.get("facts") and kept["preview"] == query.message.message_id:
        return True
    await toast(query, talk.say("chat-old-button"), alert=True)
    return False


def _read(talk: Talk, one: Foretold) -> str:
    """What one side will read, and who that is."""
    return f"{talk.say(f'decide-reader-{one.side.value.lower()}', readers=one.readers)}\n{one.text(talk.language)}"


async def confirm(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext) -> None:
    """Decide, with what is remembered; a button of another decision than the open one is out of date."""
    kept = await state.get_data()
    if not await _of_open_decision(query, data, talk, kept):
        return None
    assert query.message is not None
    verdict = _verdict(kept, str(kept["facts"]))
    answer = await decide_case(
        talk.actor, data.id, verdict.measure, verdict.rule, verdict.facts, version=kept["version"],
        revision=kept["revision"], severity=verdict.severity, sanctions=verdict.sanctions, key=talk.key(),
    )  # fmt: skip
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await state.clear()
    await toast(query, talk.say("toast-decided"))
    await swap(talk, query.message.message_id, None)
    case = await at_the_desk(talk, data.id)
    if case:
        await redraw(talk, int(kept["message"]), await drawn_in_queue(talk, case, int(kept["place"])))
    return None
