"""Warning and limiting a complainant, who is known by receipt and figures: four factors, a preview, [Confirm]."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import OnCase, in_rows, keyboard, label, mark_of, marked
from bot.complaints.cases.card import COUNTED, at_the_desk, drawn_case
from bot.complaints.cases.weights import KIND, may_answer
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk, done
from bot.replies import in_words, lines, redraw, refuse, swap, tell, tell_long, toast
from db.complaints import Case, Complaint
from policy import pack
from resolvers import clock
from resolvers.complaints import limit_complainant, warn_complainant
from resolvers.complaints.cases.views import complaints_of_cases
from resolvers.complaints.misuse import (
    ACT_OF,
    Record,
    check_days,
    check_factor,
    check_facts,
    measurable,
    preview_of_misuse,
    records_of,
)
from resolvers.rules.acts import ACTS
from resolvers.rules.fairness.misuse import Factors
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import Because, FaultCode, Refusal, Refused, Restricted, invalid

FACTORS = ("number", "share", "gravity", "intention")
HEAD = {"warn": "misuse-warn", "limit": "misuse-limit"}
ASKED = {
    "number": "misuse-ask-number", "share": "misuse-ask-share", "gravity": "misuse-ask-gravity",
    "intention": "misuse-ask-intention", "days": "misuse-ask-days", "facts": "misuse-ask-facts",
}  # fmt: skip


def router() -> Router:
    """The texts of the four factors and of the facts."""
    made = Router(name="misuse")
    made.message.register(said, F.text, IS_SAID, Question.misuse)
    return made


async def press(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext, case: Case, message: int) -> None:
    """What the buttons about misuse do: show the two measures, choose a receipt, confirm."""
    if data.do in ("do_warn", "do_limit"):
        return await _confirm(query, data, talk, state)
    back = [(label(talk.language, "back"), OnCase(do="back", id=case.id, at=data.at))]
    if data.do == "misuse":
        await toast(query)
        steps = [(label(talk.language, do), OnCase(do=do, id=case.id, at=data.at)) for do in ("warn", "limit")]
        await swap(talk, message, keyboard(steps, back))
        return None
    complaints = (await complaints_of_cases(talk.actor, [case.id], COUNTED)).get(case.id, [])
    found = {row.receipt: row for row in complaints if may_answer(talk, case, row, data.do)}
    chosen = marked(data.what, found) if data.what else next(iter(found)) if len(found) == 1 else None
    if not found or (data.what and chosen is None):
        await refuse(talk, _why_not(talk, case, complaints, data.do), query)
        now = await at_the_desk(talk, case.id)
        await redraw(talk, message, await drawn_case(talk, now or case, data.at))
        return None
    if chosen is None:
        await toast(query, talk.say("misuse-which"))
        names = [
            (receipt, OnCase(do=data.do, id=case.id, at=data.at, what=mark_of(receipt)))
            for receipt in list(found)[:20]
        ]  # fmt: skip
        await swap(talk, message, keyboard(*in_rows(names, 1), back))
        return None
    try:
        complaint = await measurable(talk.actor, found[chosen].id, KIND[data.do])
    except Refused as no:
        return await refuse(talk, no.refusal, query)
    await toast(query)
    await state.set_state(Question.misuse)
    kept = {"case": case.id.hex, "complaint": complaint.id.hex, "do": data.do, "message": message, "place": data.at}
    await state.set_data({**kept, "preview": 0, "said": {}})
    record = (await records_of([complaint.id])).get(complaint.id, Record(0, 0))
    figures = talk.say("misuse-figures", decided=record.decided, upheld=record.upheld, percent=record.share)
    head = Bold(talk.say(HEAD[data.do], receipt=chosen))
    await tell(talk, lines(head, figures, _asked(talk, data.do, {})), ForceReply(), reply_to=message)
    return None


def _why_not(talk: Talk, case: Case, complaints: list[Complaint], do: str) -> Refusal:
    """What stands against it at the first complaint."""
    act = ACTS[ACT_OF[KIND[do]]]
    stands = (objection(talk.actor, act, row, {"case": case}, clock.now()) for row in complaints[:1])
    return next((no for no in stands if no), None) or Restricted(Because.NOBODY_TO_WARN)


def _steps(do: str) -> tuple[str, ...]:
    """What is asked for, one after the other; the facts come last and can be written again."""
    return (*FACTORS, "facts") if do == "warn" else (*FACTORS, "days", "facts")


def _asked(talk: Talk, do: str, texts: dict[str, str]) -> str:
    step = next(step for step in _steps(do) if step not in texts)
    longest = min(pack().texts.facts if step == "facts" else pack().misuse.factor, LONGEST_MESSAGE)
    return talk.say(ASKED[step], limit=longest, most=pack().misuse.most_days)


async def said(message: Message, talk: Talk, state: FSMContext) -> None:
    """A factor, the days or the facts; when all are there, the statement that the complainant will read."""
    kept = await state.get_data()
    do, texts = str(kept["do"]), dict(kept["said"])
    step = next((step for step in _steps(do) if step not in texts), "facts")
    try:
        texts[step] = _checked(step, message.text or "")
        if len(texts) < len(_steps(do)):
            await state.update_data({"said": texts})
            await tell(talk, _asked(talk, do, texts), ForceReply(), reply_to=message.message_id)
            return
        reasons = await preview_of_misuse(
            talk.actor, UUID(str(kept["complaint"])), KIND[do], *_written(texts), talk.language
        )
    except Refused as no:
        await refuse(talk, in_words(talk, no.refusal))
        return
    if kept["preview"]:
        await swap(talk, int(kept["preview"]), None)
    where = {"id": UUID(str(kept["case"])), "at": int(kept["place"])}
    buttons = keyboard(
        [
            (label(talk.language, "confirm"), OnCase(do=f"do_{do}", **where)),
            (label(talk.language, "back"), OnCase(do="back", **where)),
        ]
    )
    sent = await tell_long(talk, Text(talk.say("misuse-preview")), reasons, buttons)
    await state.update_data({"said": texts, "preview": sent.message_id})


def _checked(step: str, text: str) -> str:
    """A text as it may stand for its step; else it is refused and asked for again."""
    if step == "facts":
        check_facts(text)
    elif step != "days":
        check_factor(step, text)
    elif text.strip().isdecimal() and len(text.strip()) < 4:
        check_days(int(text))
    else:
        raise invalid("days", FaultCode.NOT_ONE_OF, f"1–{pack().misuse.most_days}")
    return text


def _written(texts: dict[str, str]) -> tuple[Factors, str, int | None]:
    factors = Factors(*(texts[name] for name in FACTORS))
    return factors, texts["facts"], int(texts["days"]) if "days" in texts else None


async def _confirm(query: CallbackQuery, data: OnCase, talk: Talk, state: FSMContext) -> None:
    """Warn or limit, with what is remembered; a button of another one than the open one is out of date."""
    kept = await state.get_data()
    assert query.message is not None
    open_one = (kept.get("case"), kept.get("do"), kept.get("preview"))
    if open_one != (data.id.hex, data.do.removeprefix("do_"), query.message.message_id):
        return await toast(query, talk.say("chat-old-button"), alert=True)
    factors, facts, days = _written(dict(kept["said"]))
    complaint = UUID(str(kept["complaint"]))
    try:
        if days is None:
            done(await warn_complainant(talk.actor, complaint, factors, facts, key=talk.key()))
        else:
            done(await limit_complainant(talk.actor, complaint, factors, facts, days, key=talk.key()))
    except Refused as no:
        return await refuse(talk, no.refusal, query)
    await state.clear()
    await toast(query, talk.say(f"toast-{kept['do']}"))
    await swap(talk, query.message.message_id, None)
    case = await at_the_desk(talk, data.id)
    if case:
        await redraw(talk, int(kept["message"]), await drawn_case(talk, case, int(kept["place"])))
    return None
