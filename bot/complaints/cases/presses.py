"""The queue of cases, and the presses on a case's card."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Text

from bot.buttons import OnCase, OnDesk, keyboard, label, marked
from bot.complaints.cases import misuse
from bot.complaints.cases.card import at_the_desk, rules_for, subject_now, words_now
from bot.complaints.cases.deciding import ask_facts, confirm, severities_for, turn
from bot.complaints.cases.notes import note, show_evidence, show_timeline
from bot.complaints.cases.passing_on import pass_on, show_desk
from bot.complaints.cases.queue import drawn_in_queue, drawn_place
from bot.complaints.hearing.asking import ask
from bot.context import Talk
from bot.replies import SHOWN, Drawn, redraw, refuse, swap, tell, tell_rest, toast
from db.complaints import Case
from policy import pack
from resolvers import clock
from resolvers.complaints import claim_case, release_case
from resolvers.interactions.messages.looking import snapshot_for
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal, Refused


def router() -> Router:
    """The command, the queue's buttons and the card's."""
    made = Router(name="case presses")
    made.message.register(asked, Command("cases"))
    made.callback_query.register(turned, OnDesk.filter())
    made.callback_query.register(pressed, OnCase.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """The most urgent case, in a message in which one can go on."""
    await state.clear()
    try:
        drawn = await drawn_place(talk, 1)
    except Refused:
        drawn = Drawn(Text(talk.say("cases-of-nobody")))
    await tell(talk, drawn.content, drawn.markup)


async def turned(query: CallbackQuery, callback_data: OnDesk, talk: Talk) -> None:
    """Another place of the queue."""
    try:
        drawn = await drawn_place(talk, callback_data.place)
    except Refused as no:
        return await refuse(talk, no.refusal, query)
    await toast(query)
    if query.message:
        await redraw(talk, query.message.message_id, drawn)
    return None


async def pressed(
    query: CallbackQuery, callback_data: OnCase, talk: Talk, state: FSMContext, public_url: str = ""
) -> None:
    """Do what a button of a case says."""
    case = await at_the_desk(talk, callback_data.id)
    if case is None or query.message is None:
        return await refuse(talk, NotFound("Case"), query)
    message = query.message.message_id
    match callback_data.do:
        case "claim" | "release":
            use = claim_case if callback_data.do == "claim" else release_case
            answer = await use(talk.actor, case.id, key=talk.key())
            if isinstance(answer, Refusal):
                await refuse(talk, answer, query)
            else:
                await toast(query, talk.say(f"toast-{callback_data.do}"))
            await _again(talk, case, message, callback_data.at)
        case "evidence":
            await show_evidence(query, talk, case, public_url)
        case "ask" | "ask_one":
            await ask(query, callback_data, talk, state, case, message)
        case "hand_over" | "hand_to" | "escalate" | "pass_on" | "recuse":
            await pass_on(query, callback_data, talk, state, case, message)
        case "note" | "note_in" | "note_out":
            await note(query, callback_data, talk, state, case, message)
        case "desk":
            await show_desk(query, talk, case, message, callback_data.at)
        case "timeline":
            await show_timeline(query, talk, case, message)
        case "show":
            await toast(query)
            await _again(talk, case, message, callback_data.at)
        case "misuse" | "warn" | "limit" | "do_warn" | "do_limit":
            await misuse.press(query, callback_data, talk, state, case, message)
        case "confirm":
            await confirm(query, callback_data, talk, state)
        case "turn":
            await turn(query, callback_data, talk, state)
        case "back":
            await toast(query)
            await _back(talk, state, case, message, callback_data.at)
        case "more":
            await toast(query)
            for words in (await snapshot_for(talk.actor, case), words_now(case, await subject_now(talk, case))):
                await tell_rest(talk, words[SHOWN:], message)
        case _:
            await _decide(query, callback_data, talk, state, case, message)
    return None


async def _decide(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext, case: Case, message: int) -> None:
    """The steps towards a decision: measure, rule, how bad it is where something follows, then the facts."""
    stands = objection(talk.actor, ACTS["case:decide"], case, {}, clock.now())
    if stands is not None:
        await refuse(talk, stands, query)
        return await _again(talk, case, message, data.at)
    if data.do in ("ask_remove", "ask_none", "ask_let"):
        await toast(query)
        await swap(talk, message, rules_for(talk, case, data.do.removeprefix("ask_"), data.at))
        return None
    rule = marked(data.what, pack().rule_by_code)
    if rule is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    await toast(query)
    if data.do == "remove":
        await swap(talk, message, severities_for(talk, case, rule, data.at))
        return None
    await swap(talk, message, keyboard([(label(talk.language, "back"), OnCase(do="back", id=case.id, at=data.at))]))
    await ask_facts(talk, state, case, data.do, rule, message, data.at)
    return None


async def _back(talk: Talk, state: FSMContext, case: Case, message: int, place: int) -> None:
    """Leave the decision: the card shows its buttons again, the preview has none any more."""
    kept = await state.get_data()
    if kept.get("case") == case.id.hex:
        await state.clear()
        if kept["preview"]:
            await swap(talk, int(kept["preview"]), None)
        message = int(kept["message"])
    await _again(talk, case, message, place)


async def _again(talk: Talk, case: Case, message: int, place: int) -> None:
    now = await at_the_desk(talk, case.id)
    if now:
        await redraw(talk, message, await drawn_in_queue(talk, now, place))
