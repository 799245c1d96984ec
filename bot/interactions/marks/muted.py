"""Whom one's accounts muted: /muted lists the mutes that hold, each with the button that lifts it."""

from uuid import UUID

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import OnMuted, OnTarget, in_rows, keyboard, label
from bot.context import Talk
from bot.interactions.card import moment
from bot.replies import Drawn, called, cut, lines, one_line, redraw, refuse, tell, toast
from bot.which import of_ones_accounts
from db.accounts import PublicAccount
from db.interactions import Mute
from resolvers.accounts.people import users_by_id
from resolvers.interactions.marks import unmute_user
from resolvers.interactions.marks.views import mutes_of
from resolvers.oversight import rows_by_id
from resolvers.pages import Window
from resolvers.rules.refusals import NotFound, Refusal

SHOWN_AT_ONCE = 10
NAME = 30  # characters of a name on a button


def router() -> Router:
    """The command and its buttons."""
    made = Router(name="muted")
    made.message.register(asked, Command("muted"))
    made.callback_query.register(pressed, OnMuted.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Show whom the account muted, or ask of which account."""
    await state.clear()

    async def show(account: PublicAccount) -> None:
        drawn = await drawn_mutes(talk, account.id)
        await tell(talk, drawn.content, drawn.markup)

    await of_ones_accounts(talk, show, lambda key: OnMuted(do="list", id=key))


async def pressed(query: CallbackQuery, callback_data: OnMuted, talk: Talk) -> None:
    """Show the mutes of an account, or lift one and show those that still hold."""
    message = query.message.message_id if query.message else 0
    if callback_data.do == "list":
        if callback_data.id not in talk.actor.posts:
            return await refuse(talk, NotFound("PublicAccount"), query)
        await toast(query)
        await redraw(talk, message, await drawn_mutes(talk, callback_data.id))
        return None
    answer = await unmute_user(talk.actor, callback_data.id, key=talk.key())
    if isinstance(answer, Refusal):
        await refuse(talk, answer, query)
        mute = (await rows_by_id(talk.actor, "Mute", [callback_data.id])).get(callback_data.id)
    else:
        await toast(query, talk.say("toast-unmute"))
        mute = answer
    if isinstance(mute, Mute) and mute.account_id in talk.actor.posts:
        await redraw(talk, message, await drawn_mutes(talk, mute.account_id))
    return None


async def drawn_mutes(talk: Talk, account_id: UUID) -> Drawn:
    """The newest mutes of an account that hold, why and until when."""
    account = (await rows_by_id(talk.actor, "PublicAccount", [account_id]))[account_id]
    name = one_line(account.name)  # type: ignore[attr-defined]
    window = Window(limit=SHOWN_AT_ONCE + 1)
    mutes = (await mutes_of(talk.actor, [account_id], window)).get(account_id, [])
    if not mutes:
        return Drawn(Text(talk.say("muted-none", account=name)))
    shown, known = mutes[:SHOWN_AT_ONCE], await users_by_id([mute.user_id for mute in mutes])
    names = {mute.id: called(talk, known[mute.user_id].display_name) for mute in shown}
    content = lines(
        Bold(talk.say("muted-head", account=name)),
        *(_line(talk, mute, names[mute.id]) for mute in shown),
        talk.say("muted-more", count=SHOWN_AT_ONCE) if len(mutes) > SHOWN_AT_ONCE else None,
    )
    buttons = [
        (talk.say("button-unmute-named", name=cut(names[mute.id], NAME)), OnMuted(do="lift", id=mute.id))
        for mute in shown
    ]
    return Drawn(content, keyboard(*in_rows(buttons, 1)))


async def reporting(talk: Talk, mute_id: UUID) -> InlineKeyboardMarkup | None:
    """The way for whoever was muted to report the account."""
    mute = (await rows_by_id(talk.actor, "Mute", [mute_id])).get(mute_id)
    if not isinstance(mute, Mute):
        return None
    return keyboard([(label(talk.language, "report-account"), OnTarget(kind="a", id=mute.account_id))])


def _line(talk: Talk, mute: Mute, name: str) -> Text:
    until = moment(talk, mute.until) if mute.until else None
    return Text("· ", talk.say("muted-one", name=name, reason=talk.say(f"reason-{mute.reason}"), until=until))
