"""An invitation that somebody opens: who invites and to what, [Accept] and [Decline]."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold

from bot.buttons import OnInvitation, keyboard, label
from bot.context import Talk
from bot.replies import Drawn, lines, one_line, redraw, refuse, tell, toast
from db.accounts import Operatorship
from resolvers.accounts.hours import local
from resolvers.accounts.team import accept_invitation, decline_invitation
from resolvers.accounts.team.inviting import LINK, invitation_behind
from resolvers.oversight import rows_by_id
from resolvers.rules.refusals import Because, Refusal, Restricted


def router() -> Router:
    """The link of an invitation, and the answers to it."""
    made = Router(name="invitations")
    made.message.register(opened, CommandStart(deep_link=True, magic=F.args.startswith(LINK)))
    made.callback_query.register(pressed, OnInvitation.filter())
    return made


async def opened(message: Message, command: CommandObject, talk: Talk, state: FSMContext) -> None:
    """Show an invitation before it is answered."""
    await state.clear()
    secret = (command.args or "").removeprefix(LINK)
    found = await invitation_behind(secret)
    if found is None:
        return await refuse(talk, Restricted(Because.INVITATION_IS_OVER))
    buttons = [
        (label(talk.language, f"invitation-{do}"), OnInvitation(do=do, secret=secret)) for do in ("accept", "decline")
    ]
    await tell(talk, _words(talk, found), keyboard(buttons))
    return None


def _words(talk: Talk, found: Operatorship):  # type: ignore[no-untyped-def]
    account, until = found.account, found.expires_at
    return lines(
        Bold(talk.say("invitation-head", name=one_line(account.name), handle=account.handle, role=found.role)),
        talk.say(f"invitation-role-{found.role}"),
        talk.say("invitation-until", until=local(talk.chat, until).date()) if until else None,
        talk.say("invitation-guest") if talk.actor.user_id is None else None,
    )


async def pressed(query: CallbackQuery, callback_data: OnInvitation, talk: Talk) -> None:
    """Accept or decline."""
    answering = accept_invitation if callback_data.do == "accept" else decline_invitation
    answer = await answering(talk.actor, callback_data.secret, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await toast(query, talk.say(f"toast-invitation-{callback_data.do}"))
    known = (await rows_by_id(talk.actor, "PublicAccount", [answer.account_id])).get(answer.account_id)
    name = one_line(getattr(known, "name", ""))
    said = talk.say(f"invitation-was-{callback_data.do}", name=name, role=answer.role)
    if query.message:
        await redraw(talk, query.message.message_id, Drawn(lines(said)))
    return None
