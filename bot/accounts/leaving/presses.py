"""The command and its buttons: what ends something is asked first, and everything can be taken back for some days."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.accounts.leaving.page import drawn_accounts, drawn_closing, drawn_leaving, drawn_leaving_for_good, owned
from bot.buttons import OnLeave
from bot.context import Talk, talk_of
from bot.replies import Drawn, redraw, refuse, tell, toast
from db.vocabulary import AccountState
from resolvers.accounts.leaving import close_account, close_user, export_my_data, reopen_account, reopen_user
from resolvers.rules.refusals import NotFound, Refusal

Done = Callable[[Talk, Any], Awaitable[Any]]
DONE: dict[str, Done] = {
    "export": lambda talk, key: export_my_data(talk.actor, key=talk.key()),
    "close": lambda talk, key: close_account(talk.actor, key, key=talk.key()),
    "keep": lambda talk, key: reopen_account(talk.actor, key, key=talk.key()),
    "user": lambda talk, key: close_user(talk.actor, delete_comments=False, key=talk.key()),
    "user_all": lambda talk, key: close_user(talk.actor, delete_comments=True, key=talk.key()),
    "stay": lambda talk, key: reopen_user(talk.actor, key=talk.key()),
}


def router() -> Router:
    """The command and the buttons of leaving."""
    made = Router(name="leaving")
    made.message.register(asked, Command("leave"))
    made.callback_query.register(pressed, OnLeave.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext, public_url: str = "") -> None:
    """Show what can be taken along, closed or left."""
    await state.clear()
    drawn = await drawn_leaving(talk, public_url)
    await tell(talk, drawn.content, drawn.markup)


async def pressed(query: CallbackQuery, callback_data: OnLeave, talk: Talk, public_url: str = "") -> None:
    """What the buttons of leaving do."""
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    do, message = callback_data.do, query.message.message_id
    if do not in DONE:
        drawn = await _asked(talk, callback_data, public_url)
        if drawn is None:
            return await refuse(talk, NotFound("PublicAccount"), query)
        await toast(query)
        await redraw(talk, message, drawn)
        return None
    answer = await DONE[do](talk, callback_data.id)
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    ended = do == "close" and answer.state is AccountState.CLOSED
    await toast(query, talk.say("toast-leave-closed" if ended else f"toast-leave-{do.replace('_', '-')}"))
    now = await talk_of(talk.bot, talk.chat, talk.key()) or talk
    await redraw(now, message, await drawn_leaving(now, public_url))
    return None


async def _asked(talk: Talk, data: OnLeave, public_url: str) -> Drawn | None:
    """What is shown before something is done; nothing where an account is none that this person owns."""
    if data.do == "accounts":
        return await drawn_accounts(talk)
    if data.do == "ask_user":
        return drawn_leaving_for_good(talk)
    if data.do == "ask_close":
        account = next((row for row in await owned(talk) if row.id == data.id), None)
        return drawn_closing(talk, account) if account else None
    return await drawn_leaving(talk, public_url)
