"""/settings: how this chat is told, in one message that is edited in place."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold

from bot.buttons import Labelled, OnSettings, in_rows, keyboard, label
from bot.context import IS_SAID, Question, Talk, talk_of
from bot.replies import Drawn, in_words, lines, redraw, refuse, tell, toast
from db.accounts import Chat
from db.vocabulary import CommentNotices, OperatorRole
from policy import LANGUAGES, say
from resolvers import clock
from resolvers.accounts import set_chat_notices, set_language
from resolvers.accounts.hours import hours_of, is_quiet, local
from resolvers.rules.refusals import Refusal

HOURS = ("22-7", "23-8")
ZONES = (
    "Asia/Shanghai", "Asia/Tokyo", "Asia/Singapore", "Europe/London", "Europe/Berlin", "America/New_York",
    "America/Los_Angeles", "UTC",
)  # fmt: skip
TYPED = {"quiet": Question.quiet, "zone": Question.zone}
MENUS = ("notices", "quiet", "zone", "language")
OFF = "off"
LONGEST = 60  # characters of what is typed here


def router() -> Router:
    """The command, its buttons, and what is typed in answer to it."""
    made = Router(name="settings")
    made.message.register(asked, Command("settings"))
    made.callback_query.register(pressed, OnSettings.filter())
    made.message.register(typed, F.text, IS_SAID, StateFilter(*TYPED.values()))
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Show the settings of this chat."""
    await state.clear()
    drawn = drawn_settings(talk)
    await tell(talk, drawn.content, drawn.markup)


async def pressed(query: CallbackQuery, callback_data: OnSettings, talk: Talk, state: FSMContext) -> None:
    """Show the choices of a setting, or choose."""
    message = query.message.message_id if query.message else 0
    if await state.get_state() in {question.state for question in TYPED.values()}:
        await state.clear()
    if callback_data.do == "menu":
        await toast(query)
        if callback_data.what in TYPED:
            await state.set_state(TYPED[callback_data.what])
            await state.set_data({"message": message})
        main = callback_data.what not in MENUS
        await redraw(talk, message, drawn_settings(talk) if main else _menu(talk, callback_data.what))
        return None
    answer = await _chosen(talk, callback_data.do, callback_data.what)
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    now = await talk_of(talk.bot, answer, talk.key()) or talk
    await toast(query, now.say("toast-settings"))
    await redraw(now, message, drawn_settings(now))
    return None


async def typed(message: Message, talk: Talk, state: FSMContext) -> None:
    """Hours or a time zone, written by hand; what is refused may be written again."""
    asked_for = await state.get_state()
    data = await state.get_data()
    do = next(name for name, question in TYPED.items() if question.state == asked_for)
    answer = await _chosen(talk, do, (message.text or "")[:LONGEST])
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer))
    await state.clear()
    now = await talk_of(talk.bot, answer, talk.key()) or talk
    drawn = drawn_settings(now)
    if not await redraw(now, int(data["message"]), drawn):
        await tell(now, drawn.content, drawn.markup)
    return None


async def _chosen(talk: Talk, do: str, what: str) -> Chat | Refusal:
    key = talk.key()
    match do:
        case "language":
            return await set_language(talk.actor, what, key=key)
        case "notices":
            wished = next((word for word in CommentNotices if word.value == what), None)
            return await set_chat_notices(talk.actor, comment_notices=wished, key=key)
        case "digest":
            return await set_chat_notices(talk.actor, digest=what != OFF, key=key)
        case "weekly":
            return await set_chat_notices(talk.actor, weekly=what != OFF, key=key)
        case "silent":
            return await set_chat_notices(talk.actor, silent=what != OFF, key=key)
        case "zone":
            return await set_chat_notices(talk.actor, time_zone=what, key=key)
    return await set_chat_notices(talk.actor, quiet_hours="" if what == OFF else what, key=key)


def drawn_settings(talk: Talk) -> Drawn:
    """All settings of this chat; those of new comments only for who runs an account."""
    chat, runs = talk.chat, bool(talk.actor.posts)
    here = local(chat, clock.now())
    content = lines(
        Bold(talk.say("settings-head")),
        talk.say("settings-notices", what=chat.comment_notices) if runs else None,
        talk.say("settings-digest", on=_on(chat.digest)) if runs else None,
        talk.say("settings-quiet", hours=chat.quiet_hours and chat.quiet_hours.replace("-", "–")),
        talk.say("settings-is-quiet") if is_quiet(chat, clock.now()) else None,
        talk.say("settings-zone", zone=chat.time_zone, now=f"{here:%H:%M}"),
        talk.say("settings-sound", silent=_on(chat.silent)) if runs else None,
        talk.say("settings-weekly", on=_on(chat.weekly)) if _owns(talk) else None,
        talk.say("settings-language", name=say(talk.language, "button-this-language")),
    )
    return Drawn(content, _buttons(talk, runs))


def _owns(talk: Talk) -> bool:
    return OperatorRole.OWNER in talk.actor.posts.values()


def _on(setting: bool) -> str:
    return "on" if setting else "off"


def _buttons(talk: Talk, runs: bool) -> InlineKeyboardMarkup | None:
    def menu(name: str) -> Labelled:
        return label(talk.language, f"settings-{name}"), OnSettings(do="menu", what=name)

    chat = talk.chat
    ones: list[Labelled] = []
    if runs:
        ones = [
            (
                label(talk.language, f"digest-{_on(not chat.digest)}"),
                OnSettings(do="digest", what=_on(not chat.digest)),
            ),
            (
                label(talk.language, f"silent-{_on(not chat.silent)}"),
                OnSettings(do="silent", what=_on(not chat.silent)),
            ),
        ]
    other = _on(not chat.weekly)
    weekly = [(label(talk.language, f"weekly-{other}"), OnSettings(do="weekly", what=other))] if _owns(talk) else []
    return keyboard(
        [menu("notices")] if runs else [], ones, weekly, [menu("quiet"), menu("zone")], [menu("language")]
    )  # fmt: skip


def _menu(talk: Talk, name: str) -> Drawn:
    """The choices of one setting, the one that holds with a mark, and how to write another."""
    chat, choices, held = talk.chat, [], ""
    match name:
        case "notices":
            held = chat.comment_notices.value
            choices = [(talk.say(f"button-notices-{one.lower()}"), one.value) for one in CommentNotices]
        case "quiet":
            held = next((hours for hours in (*HOURS, "") if hours_of(hours) == chat.quiet_hours), "other") or OFF
            choices = [(hours.replace("-", "–"), hours) for hours in HOURS] + [(label(talk.language, "quiet-off"), OFF)]
        case "zone":
            held, choices = chat.time_zone, [(zone, zone) for zone in ZONES]
        case _:
            held, choices = talk.language, [(say(code, "button-this-language"), code) for code in LANGUAGES]
            name = "language"
    buttons = [
        (f"• {words}" if what == held else words, OnSettings(do=name, what=what)) for words, what in choices
    ]  # fmt: skip
    back = [(label(talk.language, "back"), OnSettings(do="menu", what="main"))]
    return Drawn(lines(Bold(talk.say(f"settings-ask-{name}"))), keyboard(*in_rows(buttons, 2), back))
