"""What a chat is told of appeals: news to whoever appealed and to the other sides, cards to the desk."""

from uuid import UUID

from aiogram.types import InlineKeyboardMarkup

from bot.buttons import OnAppeal, keyboard, label
from bot.chat import storage
from bot.context import Talk
from bot.replies import mark_of_drawn, redraw, tell
from bot.sanctions.appeals.card import drawn_appeal, on_the_desk
from bot.sanctions.appeals.own import drawn_own
from db.sanctions import Appeal, StatementOfReasons
from resolvers import clock
from resolvers.accounts.hours import is_quiet
from resolvers.oversight import rows_by_id
from resolvers.rules.standings import Standing, standings
from resolvers.sanctions.appeals.matters import answer_for


async def draw_appeal(talk: Talk, appeal_id: UUID, *, fresh: bool) -> None:
    """Draw the card of an appeal at the desk anew; a new one only for news."""
    appeal = await on_the_desk(talk, appeal_id)
    if appeal is None:
        return
    drawn = await drawn_appeal(talk, appeal)
    card = await storage.card_of(talk.chat, "Appeal", appeal_id)
    if (card is None and not fresh) or (card and await redraw(talk, card.message_id, drawn)):
        return
    sent = await tell(talk, drawn.content, drawn.markup, silent=is_quiet(talk.chat, clock.now()))
    await storage.keep_card(talk.chat, sent.message_id, "Appeal", appeal_id, mark_of_drawn(drawn), clock.now())


async def is_said_already(talk: Talk, event: str, appeal_id: UUID) -> bool:
    """Whether this chat saw it happen: who lodges an appeal here has its card before them."""
    return event == "appeal.lodged" and await storage.card_of(talk.chat, "Appeal", appeal_id) is not None


async def of_appeal(talk: Talk, appeal_id: UUID) -> tuple[InlineKeyboardMarkup | None, int | None]:
    """The button and the message to which news of an appeal reply, for whoever lodged it; its card is drawn anew."""
    appeal = (await rows_by_id(talk.actor, "Appeal", [appeal_id])).get(appeal_id)
    if not isinstance(appeal, Appeal) or Standing.APPELLANT not in standings(talk.actor, appeal):
        return None, None
    status = keyboard([(label(talk.language, "status"), OnAppeal(do="status", id=appeal_id))])
    card = await storage.card_of(talk.chat, "Appeal", appeal_id)
    if card is not None:
        await redraw(talk, card.message_id, await drawn_own(talk, appeal))
    return status, card.message_id if card else None


async def answer_told(talk: Talk, appeal_id: UUID) -> StatementOfReasons | None:
    """The statement of an answer that is addressed to this person, on whichever side."""
    return await answer_for(talk.actor, appeal_id)
