"""One's own appeals: what can still be contested, what was, how it stands, the answer with its reasons."""

from uuid import UUID

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import OnAppeal, OnContest, keyboard, label
from bot.context import Talk
from bot.replies import PIECE, Drawn, lines, quote, redraw, refuse, swap, tell, tell_long, toast
from db.sanctions import Appeal, StatementOfReasons
from resolvers import clock
from resolvers.pages import Window
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection, offers
from resolvers.rules.refusals import Refusal, Refused
from resolvers.rules.verdicts import told_in
from resolvers.sanctions.appeals.lodging import withdraw_appeal
from resolvers.sanctions.appeals.matters import answer_for
from resolvers.sanctions.appeals.views import contestable, my_appeals, seen_appeal
from resolvers.sanctions.statements import text_of

SHOWN = 8  # of a list, so that one message holds it


def router() -> Router:
    """The command and the buttons of one's own appeals."""
    made = Router(name="own appeals")
    made.message.register(asked, Command("appeal"))
    made.callback_query.register(pressed, OnAppeal.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """What can be contested now, and the appeals that were lodged."""
    await state.clear()
    open_ones, mine = (await contestable(talk.actor))[:SHOWN], await my_appeals(talk.actor, Window(limit=SHOWN))
    if not open_ones and not mine:
        await tell(talk, talk.say("appeal-none"))
        return
    contest = [
        [(talk.say("button-appeal-row", number=number, until=told_in(row).appeal_until.date()),
          OnContest(do="begin", id=row.id))]
        for number, row in enumerate(open_ones, 1)
    ]  # fmt: skip
    look = [
        [(talk.say("button-appeal-open", at=appeal.lodged_at.date()), OnAppeal(do="show", id=appeal.id))]
        for appeal in mine
    ]
    content = lines(
        Bold(talk.say("appeal-contestable")) if open_ones else None,
        *(_row(talk, number, row) for number, row in enumerate(open_ones, 1)),
        Bold(talk.say("appeal-mine")) if mine else None,
        *(talk.say("appeal-row", at=appeal.lodged_at.date(), state=appeal.state) for appeal in mine),
    )
    await tell(talk, content, keyboard(*contest, *look))


def _row(talk: Talk, number: int, statement: StatementOfReasons) -> str:
    """A decision in one line: what it said, under which rule, since when."""
    draft = told_in(statement)
    said = [talk.say(f"measure-told-{one}") for one in draft.measures]
    said = said or [talk.say(f"word-ComplaintState-{draft.outcome}")]
    return talk.say(
        "appeal-decision", number=number, what=", ".join(said), rule=talk.say(f"rule-{draft.rule}"),
        at=draft.starts_at.date(),
    )  # fmt: skip


async def drawn_own(talk: Talk, appeal: Appeal) -> Drawn:
    """One's own appeal: its words, how it stands, when the answer is promised, and what can be done."""
    waits = appeal.decided_at is None and "appeal:withdraw" in offers(talk.actor, appeal, {}, clock.now())
    content = lines(
        Bold(talk.say("appeal-head")),
        talk.say("appeal-state", state=appeal.state),
        talk.say("appeal-due", at=appeal.due_at.date()) if appeal.decided_at is None else None,
        quote(appeal.words, PIECE),
    )
    buttons = [(label(talk.language, "status"), OnAppeal(do="status", id=appeal.id))]
    if waits:
        buttons.append((label(talk.language, "withdraw"), OnAppeal(do="ask_withdraw", id=appeal.id)))
    return Drawn(content, keyboard(buttons))


async def pressed(query: CallbackQuery, callback_data: OnAppeal, talk: Talk) -> None:
    """What the buttons of one's own appeal do."""
    try:
        appeal = await seen_appeal(talk.actor, callback_data.id)
    except Refused as no:
        return await refuse(talk, no.refusal, query)
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    message = query.message.message_id
    match callback_data.do:
        case "show" | "status":
            await toast(query, "" if callback_data.do == "show" else talk.say("toast-state", state=appeal.state))
            drawn = await drawn_own(talk, appeal)
            if callback_data.do == "status":
                await redraw(talk, message, drawn)
            else:
                await tell(talk, drawn.content, drawn.markup)
            if reasons := await answer_text(talk, appeal.id):
                await tell_long(talk, Text(talk.say("appeal-answer")), reasons, reply_to=message)
        case "ask_withdraw":
            stands = objection(talk.actor, ACTS["appeal:withdraw"], appeal, {}, clock.now())
            if stands is not None:
                return await refuse(talk, stands, query)
            await toast(query)
            sure = (label(talk.language, "withdraw-sure"), OnAppeal(do="withdraw", id=appeal.id))
            back = (label(talk.language, "back"), OnAppeal(do="back", id=appeal.id))
            await swap(talk, message, keyboard([sure, back]))
        case "withdraw":
            answer = await withdraw_appeal(talk.actor, appeal.id, key=talk.key())
            if isinstance(answer, Refusal):
                return await refuse(talk, answer, query)
            await toast(query, talk.say("toast-withdrawn"))
            await redraw(talk, message, await drawn_own(talk, answer))
        case "back":
            await toast(query)
            await redraw(talk, message, await drawn_own(talk, appeal))
    return None


async def answer_text(talk: Talk, appeal_id: UUID) -> str:
    """What the answer to an appeal says to this person, once there is one."""
    statement = await answer_for(talk.actor, appeal_id)
    return text_of(talk.language, statement) if statement else ""
