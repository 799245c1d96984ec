"""The desk of appeals: the queue by the time of the answer, taking one and giving it back, its evidence."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Text

from bot.buttons import OnReview, OnReviews
from bot.complaints.cases.notes import file_line
from bot.context import Talk
from bot.replies import Drawn, lines, redraw, refuse, tell, tell_rest, toast
from bot.sanctions.appeals.answering import answer, back, confirm
from bot.sanctions.appeals.card import drawn_appeal, long_texts, nothing_waits, on_the_desk
from db.sanctions import Appeal
from policy import pack
from resolvers.complaints.evidence import evidence_of
from resolvers.rules.refusals import NotAllowed, Refusal, Refused
from resolvers.sanctions.appeals.lodging import claim_appeal, release_appeal
from resolvers.sanctions.appeals.views import appeal_at, contested_by, seen_appeal

VERBS = ("claim", "release", "affirm", "overturn", "modify")


def router() -> Router:
    """The command, the queue's buttons and the card's."""
    made = Router(name="desk of appeals")
    made.message.register(asked, Command("appeals"))
    made.callback_query.register(turned, OnReviews.filter())
    made.callback_query.register(pressed, OnReview.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """The appeal whose answer is due first, in a message in which one can go on."""
    await state.clear()
    try:
        drawn = await _place(talk, 1)
    except Refused:
        drawn = Drawn(Text(talk.say("appeals-of-nobody")))
    await tell(talk, drawn.content, drawn.markup)


async def turned(query: CallbackQuery, callback_data: OnReviews, talk: Talk) -> None:
    """Another place of the queue."""
    try:
        drawn = await _place(talk, max(1, callback_data.place))
    except Refused as no:
        return await refuse(talk, no.refusal, query)
    await toast(query)
    if query.message:
        await redraw(talk, query.message.message_id, drawn)
    return None


async def _place(talk: Talk, place: int) -> Drawn:
    found = await appeal_at(talk.actor, place)
    return await drawn_appeal(talk, found, place) if found else nothing_waits(talk)


async def pressed(
    query: CallbackQuery, callback_data: OnReview, talk: Talk, state: FSMContext, public_url: str = ""
) -> None:
    """Do what a button of an appeal says."""
    try:
        appeal = await seen_appeal(talk.actor, callback_data.id)
    except Refused as no:
        return await refuse(talk, no.refusal, query)
    if await on_the_desk(talk, appeal.id) is None or query.message is None:
        # Whoever lodged it may see it, and answers it as little as anybody else.
        verb = callback_data.do if callback_data.do in VERBS else "affirm"
        return await refuse(talk, NotAllowed(f"appeal:{verb}"), query)
    message = query.message.message_id
    match callback_data.do:
        case "claim" | "release":
            use = claim_appeal if callback_data.do == "claim" else release_appeal
            done = await use(talk.actor, appeal.id, key=talk.key())
            if isinstance(done, Refusal):
                await refuse(talk, done, query)
            else:
                await toast(query, talk.say(f"toast-{callback_data.do}"))
                appeal = done
            await redraw(talk, message, await drawn_appeal(talk, appeal, callback_data.at))
        case "evidence":
            await _show_evidence(query, talk, appeal, public_url)
        case "more":
            await toast(query)
            for words in await long_texts(talk, appeal, await contested_by(appeal)):
                await tell_rest(talk, words, message)
        case "confirm":
            await confirm(query, callback_data, talk, state)
        case "back":
            await back(query, callback_data, talk, state, appeal)
        case _:
            await answer(query, callback_data, talk, state, appeal)
    return None


async def _show_evidence(query: CallbackQuery, talk: Talk, appeal: Appeal, public_url: str) -> None:
    """The files of an appeal, by addresses of one's own that are good for minutes."""
    await toast(query)
    files = [piece.file for piece in (await evidence_of("appeal_id", [appeal.id])).get(appeal.id, [])]
    named = [file_line(talk, file, public_url) for file in files]
    message = query.message.message_id if query.message else None
    await tell(talk, lines(talk.say("evidence-of-case", minutes=pack().times.download // 60), *named), reply_to=message)
