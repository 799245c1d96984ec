"""How a report begins: a command, a link, a pasted id, or the button under a notice."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.buttons import OnReport, OnTarget, in_rows, keyboard, label, mark_of
from bot.complaints.target import KIND_OF, shown, subject, target_in
from bot.context import IS_SAID, Question, Talk, done
from bot.replies import Drawn, lines, refuse, tell, toast
from db.complaints import ComplaintDraft
from policy import pack
from resolvers.complaints import draft_complaint
from resolvers.complaints.subjects import MODEL, Subject
from resolvers.rules.refusals import NotFound


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
    await look(talk, command.args or "", state)


async def by_command(message: Message, command: CommandObject, talk: Talk, state: FSMContext) -> None:
    """The command, with what it is about or without."""
    await state.clear()
    if command.args:
        return await look(talk, command.args, state)
    await state.set_state(Question.target)
    await tell(talk, talk.say("report-what"))
    return None


async def answered(message: Message, talk: Talk, state: FSMContext) -> None:
    """The link or id that was asked for."""
    await look(talk, message.text or "", state)


async def by_button(query: CallbackQuery, callback_data: OnTarget, talk: Talk, state: FSMContext) -> None:
    """The button under a notice about one's comment."""
    about = await subject(talk, KIND_OF[callback_data.kind], callback_data.id)
    if about is None:
        return await refuse(talk, NotFound(MODEL[KIND_OF[callback_data.kind]].__name__), query)
    await toast(query)
    await begin(talk, about, state)
    return None


async def look(talk: Talk, text: str, state: FSMContext) -> None:
    """Show what a text points at, or say what works."""
    about = await target_in(talk, text)
    if about is None:
        await state.set_state(Question.target)
        await tell(talk, talk.say("report-unknown"))
    else:
        await begin(talk, about, state)


async def begin(talk: Talk, about: Subject, state: FSMContext) -> None:
    """Show the thing with the question what is wrong with it; from here on there is a draft."""
    draft = done(await draft_complaint(talk.actor, about.kind, about.row.pk, key=talk.key()))
    drawn = categories_of(talk, about, draft)
    await state.clear()
    await tell(talk, drawn.content, drawn.markup)


def categories_of(talk: Talk, about: Subject, draft: ComplaintDraft) -> Drawn:
    """The first step: the thing, and what can be wrong with it in plain words."""
    return Drawn(lines(shown(talk, about), talk.say("report-category")), _categories(talk, draft))


def _categories(talk: Talk, draft: ComplaintDraft) -> InlineKeyboardMarkup | None:
    buttons = [
        (talk.say(f"category-{category.code}"), OnReport(do="category", id=draft.id, what=mark_of(category.code)))
        for category in pack().categories
    ]
    return keyboard(*in_rows(buttons, 2), [(label(talk.language, "cancel"), OnReport(do="cancel", id=draft.id))])
