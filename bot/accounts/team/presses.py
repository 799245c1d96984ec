"""The command and its buttons: each press is a use case, and the page is drawn anew in place."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Code, Text

from bot.accounts.team.page import account_of, drawn_one, drawn_question, drawn_team
from bot.accounts.team.week import this_week
from bot.buttons import OnTeam
from bot.context import Talk, talk_of
from bot.interactions.queue import first_of
from bot.replies import lines, one_line, redraw, refuse, tell, toast
from bot.which import of_ones_accounts
from db.accounts import Operatorship, PublicAccount
from db.vocabulary import OperatorRole, Transport
from resolvers import clock
from resolvers.accounts.team import (
    accept_ownership,
    change_operator_role,
    invite_operator,
    leave_account,
    offer_ownership,
    remove_operator,
    withdraw_invitation,
    withdraw_offer,
)
from resolvers.accounts.team.inviting import link_to
from resolvers.accounts.team.views import post_seen
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotAllowed, NotFound, Refusal

ROLES = {"editor": OperatorRole.EDITOR, "moderator": OperatorRole.MODERATOR}
INVITING = {f"invite_{name}": role for name, role in ROLES.items()}
ONE = {
    "withdraw": withdraw_invitation, "remove": remove_operator, "offer": offer_ownership,
    "withdraw_offer": withdraw_offer, "accept": accept_ownership, "leave": leave_account,
}  # fmt: skip
ASKED: dict[str, Any] = {
    "ask_remove": ("remove", "operatorship:remove"), "ask_offer": ("offer", "operatorship:offer_ownership"),
    "ask_accept": ("accept", "operatorship:accept_ownership"), "ask_leave": ("leave", "operatorship:leave"),
}  # fmt: skip


def router() -> Router:
    """The command and the buttons of a team."""
    made = Router(name="team pages")
    made.message.register(asked, Command("team"))
    made.callback_query.register(pressed, OnTeam.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Show the team, or ask of which account."""
    await state.clear()

    async def show(account: PublicAccount) -> None:
        drawn = await drawn_team(talk, account)
        await tell(talk, drawn.content, drawn.markup)

    await of_ones_accounts(talk, show, lambda key: OnTeam(do="show", id=key), "team-of-nobody")


async def pressed(query: CallbackQuery, callback_data: OnTeam, talk: Talk) -> None:
    """What the buttons of a team do."""
    if query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    do = callback_data.do
    if do in INVITING:
        return await _invite(query, callback_data, talk)
    if do in ("show", "week", "queue"):
        return await _show(query, callback_data, talk)
    if do == "one" or do in ASKED:
        return await _look(query, callback_data, talk)
    return await _act(query, callback_data, talk)


async def _invite(query: CallbackQuery, data: OnTeam, talk: Talk) -> None:
    """Make a link, in a message that can be passed on."""
    role = INVITING[data.do]
    answer = await invite_operator(talk.actor, data.id, role, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await toast(query, talk.say("toast-team-invited"))
    account = await account_of(talk, data.id)
    if account is not None and query.message:
        await redraw(talk, query.message.message_id, await drawn_team(talk, account))
        known = (await talk.bot.me()).username if talk.chat.transport is Transport.TELEGRAM else None
        link = link_to(answer.id, known or "")
        words = talk.say("team-pass-on", name=one_line(account.name), role=role, until=answer.expires_at)
        await tell(talk, lines(words, Text(link) if known else Code(link)))
    return None


async def _show(query: CallbackQuery, data: OnTeam, talk: Talk) -> None:
    account = await account_of(talk, data.id)
    if account is None or query.message is None:
        return await refuse(talk, NotFound("PublicAccount"), query)
    if data.do == "queue":
        drawn = await first_of(talk, account.id)
        await toast(query)
        await tell(talk, drawn.content, drawn.markup)
        return None
    if data.do == "week":
        if talk.actor.posts[account.id] is not OperatorRole.OWNER:
            return await refuse(talk, NotAllowed("account:invite_operator"), query)
        await toast(query)
        await tell(talk, await this_week(talk, account))
        return None
    await toast(query)
    await redraw(talk, query.message.message_id, await drawn_team(talk, account))
    return None


async def _look(query: CallbackQuery, data: OnTeam, talk: Talk) -> None:
    """Show one of the team, or ask before something is done."""
    post = await post_seen(talk.actor, data.id)
    if post is None or query.message is None:
        return await refuse(talk, NotFound("Operatorship"), query)
    if data.do == "one":
        await toast(query)
        await redraw(talk, query.message.message_id, drawn_one(talk, post))
        return None
    what, act = ASKED[data.do]
    stands = objection(talk.actor, ACTS[act], post, {}, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await redraw(talk, query.message.message_id, drawn_question(talk, post, what))
    return None


async def _act(query: CallbackQuery, data: OnTeam, talk: Talk) -> None:
    answer = await _done(talk, data)
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await toast(query, talk.say(f"toast-team-{data.do.replace('_', '-')}"))
    now = await talk_of(talk.bot, talk.chat, talk.key()) or talk
    account = await account_of(now, answer.account_id)
    if query.message and account is not None:
        await redraw(now, query.message.message_id, await drawn_team(now, account))
    return None


async def _done(talk: Talk, data: OnTeam) -> Operatorship | Refusal:
    if data.do in ROLES:
        return await change_operator_role(talk.actor, data.id, ROLES[data.do], key=talk.key())
    return await ONE[data.do](talk.actor, data.id, key=talk.key())
