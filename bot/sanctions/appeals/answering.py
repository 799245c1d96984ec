"""Answering an appeal: verdict and rule by buttons, reasons by text, what both sides will read, then [Confirm]."""

from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnReview, keyboard, label, mark_of, marked
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import redraw, refuse, swap, tell, tell_long, toast
from bot.sanctions.appeals.card import ANSWERS, drawn_appeal, on_the_desk
from db.sanctions import Appeal
from db.vocabulary import AccountFunction, ComplaintState, SanctionKind, Severity
from policy import pack
from resolvers import clock
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import Refusal
from resolvers.rules.sanctions.ladder import Rung
from resolvers.sanctions.appeals.answering import affirm_appeal, modify_appeal, overturn_appeal, preview_of_answer
from resolvers.sanctions.appeals.changing import Change, milder_shapes
from resolvers.sanctions.appeals.matters import matter_of
from resolvers.sanctions.appeals.views import contested_by

AS_IT_WAS, YES = "as-it-was", "yes"
Choice = tuple[str, str]  # the label of a button, and the code that it marks


def router() -> Router:
    """The text that says why."""
    made = Router(name="answering appeals")
    made.message.register(reasoned, F.text, IS_SAID, Question.appeal_facts)
    return made


async def answer(query: CallbackQuery, data: OnReview, talk: Talk, state: FSMContext, appeal: Appeal) -> None:
    """A step towards an answer: the verdict, the rule, and for a change what becomes different; then the reasons."""
    assert query.message is not None
    kept, message = await state.get_data(), query.message.message_id
    if data.do in ANSWERS:
        stands = objection(
            talk.actor, ACTS[f"appeal:{data.do}"], appeal, (await matter_of(appeal)).facts_for(talk.actor), clock.now()
        )
        if stands is not None:
            await refuse(talk, stands, query)
            await redraw(talk, message, await drawn_appeal(talk, appeal, data.at))
            return
        kept = {"appeal": appeal.id.hex, "act": f"appeal:{data.do}", "message": message, "place": data.at, "preview": 0}
        await state.set_state(None)
    else:
        choices = dict(await _choices(talk, appeal, data.do)) if kept.get("appeal") == appeal.id.hex else {}
        chosen = marked(data.what, choices.values())
        if chosen is None:
            return await toast(query, talk.say("chat-old-button"), alert=True)
        kept = {**kept, data.do: chosen}
    await toast(query)
    await state.set_data(kept)
    await _next(talk, state, appeal, kept)


async def _next(talk: Talk, state: FSMContext, appeal: Appeal, kept: dict[str, Any]) -> None:
    """Show the buttons of the next choice that is open; when none is, ask for the reasons."""
    message, place = int(kept["message"]), int(kept["place"])
    for step in ("rule", "severity", "part", "shape") if kept["act"] == "appeal:modify" else ("rule",):
        choices = [] if step in kept else await _choices(talk, appeal, step)
        if choices:
            await swap(talk, message, _keyboard(talk, appeal, step, choices, place))
            return
    await swap(talk, message, keyboard([(label(talk.language, "back"), OnReview(do="back", id=appeal.id, at=place))]))
    await state.set_state(Question.appeal_facts)
    title = talk.say("review-title", act=label(talk.language, kept["act"].split(":")[1]).rstrip("…"),
                     rule=talk.say(f"rule-{kept['rule']}"))  # fmt: skip
    limit = min(pack().texts.facts, LONGEST_MESSAGE)
    await tell(talk, Text(Bold(title), "\n", talk.say("review-facts", limit=limit)), reply_to=message)


async def _choices(talk: Talk, appeal: Appeal, step: str) -> list[Choice]:
    """What can be chosen at a step, each as people read it and as it is remembered."""
    decision = (await contested_by(appeal)).decision
    same = (talk.say("button-as-it-was"), AS_IT_WAS)
    match step:
        case "rule":
            known = {rule.code for rule in pack().rules}
            first = [decision.rule] if decision.rule in known else []
            return [(talk.say(f"rule-{code}"), code) for code in dict.fromkeys([*first, *pack().rule_by_code])]
        case "severity":
            return [same, *((talk.say(f"word-Severity-{one}"), one.value) for one in Severity)]
        case "part":
            right = decision.outcome is ComplaintState.UPHELD
            return [same, (talk.say("button-right-in-part"), YES)] if right else []
        case "shape":
            shapes = await milder_shapes(decision)
            return [same, *((_shape_told(talk, rung), _code(rung)) for rung in shapes)] if shapes else []
        case _:
            return []


def _shape_told(talk: Talk, rung: Rung) -> str:
    named = ", ".join(talk.say(f"word-AccountFunction-{one}") for one in rung.functions)
    functions = named if rung.kind is SanctionKind.FUNCTION_RESTRICTION else None
    return talk.say("button-shape", kind=rung.kind, functions=functions, days=rung.days)


def _code(rung: Rung) -> str:
    return f"{rung.kind.value}:{','.join(rung.functions)}:{rung.days or ''}"


def _keyboard(talk: Talk, appeal: Appeal, step: str, choices: list[Choice], place: int) -> InlineKeyboardMarkup | None:
    rows: list[list[Labelled]] = [
        [(told, OnReview.model_validate({"do": step, "id": appeal.id, "at": place, "what": mark_of(code)}))]
        for told, code in choices
    ]
    return keyboard(*rows, [(label(talk.language, "back"), OnReview(do="back", id=appeal.id, at=place))])


def _change(kept: dict[str, Any]) -> Change:
    """What becomes different, from what is remembered."""
    severity = kept.get("severity", AS_IT_WAS)
    shape = kept.get("shape", AS_IT_WAS)
    kind, functions, days = ("", "", "") if shape == AS_IT_WAS else shape.split(":")
    restricted = kind == SanctionKind.FUNCTION_RESTRICTION
    return Change(
        None if severity == AS_IT_WAS else Severity(severity), kept.get("part") == YES,
        SanctionKind(kind) if kind else None,
        tuple(AccountFunction(one) for one in functions.split(",")) if restricted else (), int(days) if days else None,
    )  # fmt: skip


async def reasoned(message: Message, talk: Talk, state: FSMContext) -> None:
    """The reasons: shown as the statements that both sides will read. Written again, they are replaced."""
    kept, facts = await state.get_data(), message.text or ""
    appeal = await on_the_desk(talk, UUID(str(kept["appeal"])))
    if appeal is None:
        return await state.clear()
    told = await preview_of_answer(talk.actor, appeal.id, kept["act"], kept["rule"], facts, _change(kept))
    if isinstance(told, Refusal):
        return await refuse(talk, told)
    if kept["preview"]:
        await swap(talk, int(kept["preview"]), None)
    place = int(kept["place"])
    buttons = keyboard(
        [(label(talk.language, do), OnReview.model_validate({"do": do, "id": appeal.id, "at": place}))
         for do in ("confirm", "back")]
    )  # fmt: skip
    shown = "\n\n".join(
        f"{talk.say(f'decide-reader-{one.side.value.lower()}', readers=one.readers)}\n{one.text(talk.language)}"
        for one in told
    )
    sent = await tell_long(talk, Text(talk.say("review-preview")), shown, buttons)
    await state.update_data({"facts": facts, "preview": sent.message_id})
    return None


async def confirm(query: CallbackQuery, data: OnReview, talk: Talk, state: FSMContext) -> None:
    """Answer, with what is remembered; a button of another answer than the open one is out of date."""
    kept = await state.get_data()
    assert query.message is not None
    if kept.get("appeal") != data.id.hex or not kept.get("facts") or kept["preview"] != query.message.message_id:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    rule, facts, wanted = str(kept["rule"]), str(kept["facts"]), _change(kept)
    match kept["act"]:
        case "appeal:affirm":
            done = await affirm_appeal(talk.actor, data.id, rule, facts, key=talk.key())
        case "appeal:overturn":
            done = await overturn_appeal(talk.actor, data.id, rule, facts, key=talk.key())
        case _:
            done = await modify_appeal(
                talk.actor, data.id, rule, facts, wanted.severity, wanted.in_part, wanted.kind, wanted.functions,
                wanted.days, key=talk.key(),
            )  # fmt: skip
    if isinstance(done, Refusal):
        return await refuse(talk, done, query)
    await state.clear()
    await toast(query, talk.say("toast-answered"))
    await swap(talk, query.message.message_id, None)
    await redraw(talk, int(kept["message"]), await drawn_appeal(talk, done, int(kept["place"])))
    return None


async def back(query: CallbackQuery, data: OnReview, talk: Talk, state: FSMContext, appeal: Appeal) -> None:
    """Leave the answer: the card shows its buttons again, the preview has none any more."""
    await toast(query)
    assert query.message is not None
    kept, message = await state.get_data(), query.message.message_id
    if kept.get("appeal") == data.id.hex:
        await state.clear()
        if kept["preview"]:
            await swap(talk, int(kept["preview"]), None)
        message = int(kept["message"])
    await redraw(talk, message, await drawn_appeal(talk, appeal, data.at))
