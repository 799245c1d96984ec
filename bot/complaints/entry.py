"""How a report begins: a command, a link, a pasted id, a forwarded message, or the button under a notice."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.buttons import OnTarget
from bot.complaints import adding
from bot.complaints.draft import attend, draw_soon, place, report_of
from bot.complaints.receipts import buttons_of
from bot.complaints.target import KIND_OF, pointed_at, subject, target_in
from bot.complaints.waiting import add_waiting, attach_waiting
from bot.context import IS_SAID, Question, Talk, done
from bot.replies import refuse, tell, toast
from db.complaints import Complaint
from resolvers.complaints import draft_complaint
from resolvers.complaints.lodging import open_complaint
from resolvers.complaints.subjects import MODEL, Subject
from resolvers.refusing import refusal_sentence
from resolvers.rules.refusals import AlreadyReported, NotFound


def router() -> Router:
    """The ways into a report."""
    made = Router(name="reports begin")
    made.message.register(by_link, CommandStart(deep_link=True, magic=F.args.startswith("r_")))
    made.message.register(by_command, Command("report"))
    made.message.register(answered, F.text, IS_SAID, Question.target)
    made.callback_query.register(by_button, OnTarget.filter())
    return made


async def by_link(message: Message, command: CommandObject, talk: Talk, state: FSMContext) -> None:
    """A link under a post, a comment or an account."""
    await state.clear()
    await look(talk, await target_in(talk, command.args or ""), state, message)


async def by_command(message: Message, command: CommandObject, talk: Talk, state: FSMContext) -> None:
    """The command, with what it is about or without."""
    await state.clear()
    if command.args:
        return await look(talk, await target_in(talk, command.args), state, message)
    await state.set_state(Question.target)
    await tell(talk, talk.say("report-what"))
    return None


async def answered(message: Message, talk: Talk, state: FSMContext) -> None:
    """The link or id that was asked for."""
    await look(talk, await pointed_at(talk, message), state, message)


async def by_button(query: CallbackQuery, callback_data: OnTarget, talk: Talk, state: FSMContext) -> None:
    """The button under a notice about one's comment."""
    about = await subject(talk, KIND_OF[callback_data.kind], callback_data.id)
    if about is None:
        return await refuse(talk, NotFound(MODEL[KIND_OF[callback_data.kind]].__name__), query)
    await toast(query)
    await begin(talk, about, state)
    return None


async def look(talk: Talk, about: Subject | None, state: FSMContext, message: Message) -> None:
    """Show what was pointed at, or say what works."""
    if about is not None:
        return await begin(talk, about, state)
    await state.set_state(Question.target)
    await tell(talk, talk.say("report-forward" if message.forward_origin else "report-unknown"))
    return None


async def begin(talk: Talk, about: Subject, state: FSMContext, *, soon: bool = False) -> None:
    """Show the thing with the question what is wrong with it; from here on there is a draft.

    Files that came before the thing was named are taken along. When there is an open report of the same thing
    already, that is said: files that came along are added to it at once, words once they are sent.
    """
    waiting = await state.get_data() if await state.get_state() == Question.target.state else {}
    earlier = await open_complaint(talk.actor, about.row.pk) if soon or waiting.get("files") else None
    if earlier:
        return await _already(talk, earlier, state, waiting, soon=soon)
    draft = done(await draft_complaint(talk.actor, about.kind, about.row.pk, key=talk.key()))
    await attend(state, draft)
    if waiting:
        await attach_waiting(talk, draft, waiting)
    if soon:
        await draw_soon(talk, draft)
    elif report := await report_of(talk, draft.id):
        await place(talk, report)
    return None


async def _already(talk: Talk, earlier: Complaint, state: FSMContext, waiting: dict[str, Any], *, soon: bool) -> None:
    await tell(
        talk, refusal_sentence(AlreadyReported(earlier.receipt, added=True), talk.language), buttons_of(talk, earlier)
    )
    if waiting:
        await add_waiting(talk, earlier, waiting)
        await adding.draw_soon(talk, earlier)
    await adding.attend(state, earlier)
