"""The command and its buttons; the only thing that is ever typed here is the code that came by SMS."""

from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.accounts.identity.page import drawn_identity, drawn_looks, where_the_form_is
from bot.buttons import OnIdentity
from bot.context import IS_SAID, Question, Talk
from bot.replies import in_words, redraw, refuse, tell, toast
from db.vocabulary import RegistrantKind
from resolvers import clock
from resolvers.accounts.identity import confirm_mobile_code, open_registrant, request_identity_form
from resolvers.accounts.identity.told import Private
from resolvers.accounts.identity.views import registrant_seen
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal

OPENING = {"open_person": RegistrantKind.PERSON, "open_organisation": RegistrantKind.ORGANISATION}
LONGEST = 40


def router() -> Router:
    """The command, its buttons, and the code that is typed."""
    made = Router(name="identity")
    made.message.register(asked, Command("identity"))
    made.callback_query.register(pressed, OnIdentity.filter())
    made.message.register(typed, F.text, IS_SAID, StateFilter(Question.mobile_code))
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Show the registrants for which one acts."""
    await state.clear()
    if talk.actor.user_id is None:
        await tell(talk, talk.say("identity-guest"))
        return
    drawn = await drawn_identity(talk)
    await tell(talk, drawn.content, drawn.markup)


async def pressed(
    query: CallbackQuery, callback_data: OnIdentity, talk: Talk, state: FSMContext, public_url: str = ""
) -> None:
    """What the buttons do."""
    await state.clear()
    message = query.message.message_id if query.message else 0
    do, key = callback_data.do, callback_data.id
    if do in OPENING:
        opened = await open_registrant(talk.actor, OPENING[do], key=talk.key())
        if isinstance(opened, Refusal):
            return await refuse(talk, opened, query)
        await toast(query, talk.say(f"toast-identity-{do.replace('_', '-')}"))
        await redraw(talk, message, await drawn_identity(talk))
        return None
    if do == "show" or key is None:
        await toast(query)
        await redraw(talk, message, await drawn_identity(talk))
        return None
    if do == "form":
        form = await request_identity_form(talk.actor, key, key=talk.key())
        if isinstance(form, Refusal):
            return await refuse(talk, form, query)
        await toast(query, talk.say("toast-identity-form"))
        await tell(talk, where_the_form_is(talk, form, public_url))
        return None
    if do == "code":
        return await _ask_code(query, talk, state, key)
    await toast(query)
    await redraw(talk, message, await drawn_looks(talk, key))
    return None


async def _ask_code(query: CallbackQuery, talk: Talk, state: FSMContext, key: UUID) -> None:
    """Ask for the code, of whoever may say it."""
    row = await registrant_seen(talk.actor, key)
    stands = objection(talk.actor, ACTS["registrant:confirm_code"], row, {}, clock.now()) if row else None
    if row is None or stands is not None:
        return await refuse(talk, stands or NotFound("Registrant"), query)
    await state.set_state(Question.mobile_code)
    await state.set_data({"registrant": str(key)})
    await toast(query)
    await tell(talk, talk.say("identity-code-ask"))
    return None


async def typed(message: Message, talk: Talk, state: FSMContext) -> None:
    """The code; one that does not fit may be written again."""
    key = UUID((await state.get_data())["registrant"])
    answer = await confirm_mobile_code(talk.actor, key, Private((message.text or "")[:LONGEST]), key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer))
    await state.clear()
    await tell(talk, talk.say("identity-code-done"))
    return None
