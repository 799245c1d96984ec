"""Following an account from its card in a chat, and ceasing to."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons import OnFollow
from bot.chat import storage
from bot.complaints.draft import CARD, drawn_report, is_left, report_of
from bot.context import Talk
from bot.replies import redraw, refuse, toast
from resolvers.interactions.marks import follow_account, unfollow_account
from resolvers.rules.refusals import Refusal

DOING = {"follow": follow_account, "unfollow": unfollow_account}


def router() -> Router:
    """The presses."""
    made = Router(name="following")
    made.callback_query.register(pressed, OnFollow.filter())
    return made


async def pressed(query: CallbackQuery, callback_data: OnFollow, talk: Talk) -> None:
    """Follow or cease to, and draw the card on which the button is as it is then."""
    answer = await DOING[callback_data.do](talk.actor, callback_data.id, key=talk.key())
    if isinstance(answer, Refusal):
        await refuse(talk, answer, query)
    else:
        await toast(query, talk.say(f"toast-{callback_data.do}"))
    if query.message is None:
        return
    card = await storage.card_at(talk.chat, query.message.message_id)
    report = await report_of(talk, card.subject_id) if card and card.subject_kind == CARD else None
    if report and not is_left(report):
        await redraw(talk, query.message.message_id, drawn_report(talk, report, "category"))
