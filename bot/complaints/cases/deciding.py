"""Deciding a case: the facts as a text, the statement of reasons as it will be read, and only then [Confirm]."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import OnCase, keyboard, label
from bot.complaints.cases.card import at_the_desk, drawn_case
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import redraw, refuse, swap, tell, tell_long, toast
from db.complaints import Case
from db.vocabulary import Measure
from policy import pack
from resolvers.complaints import decide_case
from resolvers.complaints.cases.views import preview_of_reasons, seen_case, version_now
from resolvers.notices import open_complaints_of
from resolvers.rules.refusals import Refusal, Refused

MEASURE = {"remove": Measure.REMOVE_CONTENT, "none": Measure.NONE}


def router() -> Router:
    """The text that says what was found."""
    made = Router(name="deciding")
    made.message.register(found, F.text, IS_SAID, Question.facts)
    return made


async def ask_facts(
    talk: Talk, state: FSMContext, case: Case, measure: str, rule: str, message: int, place: int
) -> None:
    """Open the question what was found; measure and rule are remembered with it."""
    await state.set_state(Question.facts)
    await state.set_data(
        {"case": case.id.hex, "measure": measure, "rule": rule, "message": message, "place": place, "preview": 0}
    )
    title = talk.say("decide-title", measure=MEASURE[measure], rule=talk.say(f"rule-{rule}"))
    limit = min(pack().texts.facts, LONGEST_MESSAGE)
    facts = talk.say("decide-facts", limit=limit, readers=await _readers(case, measure))
    await tell(talk, Text(Bold(title), "\n", facts), reply_to=message)


async def _readers(case: Case, measure: str) -> str:
    """Who will read the reasons: nobody where nobody complained and nothing is done."""
    return "nobody" if measure == "none" and not await open_complaints_of(case.id) else "concerned"


async def found(message: Message, talk: Talk, state: FSMContext) -> None:
    """What was found: shown as the statement that the person concerned will read. Written again, it is replaced."""
    data = await state.get_data()
    case_id, facts = UUID(str(data["case"])), message.text or ""
    try:
        case = await seen_case(talk.actor, case_id)
        reasons = await preview_of_reasons(
            talk.actor, case_id, MEASURE[data["measure"]], str(data["rule"]), facts, talk.language
        )
    except Refused as no:
        return await refuse(talk, no.refusal)
    if data["preview"]:
        await swap(talk, int(data["preview"]), None)
    place = int(data["place"])
    buttons = keyboard(
        [
            (label(talk.language, "confirm"), OnCase(do="confirm", id=case_id, at=place)),
            (label(talk.language, "back"), OnCase(do="back", id=case_id, at=place)),
        ]
    )
    readers = await _readers(case, data["measure"])
    shown = facts if readers == "nobody" else reasons
    sent = await tell_long(talk, Text(talk.say("decide-preview", readers=readers)), shown, buttons)
    judged = await version_now(talk.actor, case)
    await state.update_data({"facts": facts, "preview": sent.message_id, "version": judged, "revision": case.revision})
    return None


async def confirm(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext) -> None:
    """Decide, with what is remembered; a button of another decision than the open one is out of date."""
    kept = await state.get_data()
    assert query.message is not None
    if kept.get("case") != data.id.hex or not kept.get("facts") or kept["preview"] != query.message.message_id:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    answer = await decide_case(
        talk.actor, data.id, MEASURE[str(kept["measure"])], str(kept["rule"]), str(kept["facts"]),
        version=kept["version"], revision=kept["revision"], key=talk.key(),
    )  # fmt: skip
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await state.clear()
    await toast(query, talk.say("toast-decided"))
    await swap(talk, query.message.message_id, None)
    case = await at_the_desk(talk, data.id)
    if case:
        await redraw(talk, int(kept["message"]), await drawn_case(talk, case, int(kept["place"])))
    return None
