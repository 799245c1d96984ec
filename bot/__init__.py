"""The chat door: what people do in a private chat becomes use cases, and what happened becomes messages and cards."""

from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramForbiddenError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import BotCommand, ErrorEvent, Update

from bot import complaints, interactions, posts, sanctions, start
from bot.accounts import agreement, credit, identity, leaving, opening, standing, team
from bot.chat.builtin import SaidOnce
from bot.chat.storage import StateStorage
from bot.complaints import cases
from bot.context import Talk, membership, with_talk
from bot.interactions.measure import care, samples
from bot.oversight import figures
from bot.replies import refuse
from bot.sanctions import appeals
from policy import LANGUAGES, say, spoken
from resolvers import clock
from resolvers.notices import chat_is_blocked
from resolvers.rules.refusals import Refused

COMMANDS = (
    "report", "status", "mine", "write", "rules", "agreement", "identity", "open", "account", "licences", "credit",
    "post", "queue", "messages", "words", "comments", "muted", "team", "care", "cases", "sanctions", "appeal",
    "appeals", "figures", "samples", "settings", "language", "link", "unlink", "leave", "help", "cancel",
)  # fmt: skip


def dispatcher() -> Dispatcher:
    """A dispatcher with all that the bot can do."""
    made = Dispatcher(storage=StateStorage(), name="gongdao")
    made.update.outer_middleware(with_talk)
    made.error.register(refused, ExceptionTypeFilter(Refused))
    made.error.register(blocked, ExceptionTypeFilter(TelegramForbiddenError))
    made.my_chat_member.register(membership)
    made.include_routers(
        start.first_router(),
        identity.router(),
        team.router(),
        leaving.router(),
        agreement.router(),
        opening.router(),
        posts.router(),
        standing.router(),
        credit.router(),
        sanctions.router(),
        appeals.router(),
        care.router(),
        samples.router(),
        interactions.router(),
        complaints.router(),
        cases.router(),
        figures.router(),
        start.last_router(),
    )
    return made


async def refused(event: ErrorEvent, talk: Talk) -> bool:
    """A refusal that no handler foresaw is said all the same."""
    assert isinstance(event.exception, Refused)
    await refuse(talk, event.exception.refusal, event.update.callback_query)
    return True


async def blocked(event: ErrorEvent, talk: Talk) -> bool:
    """Who blocked the bot while it was answering is told nothing more; other faults are for the inbox to try again."""
    await chat_is_blocked(talk.chat, clock.now())
    return True


def commands(language: str) -> list[BotCommand]:
    """The menu of commands in a language."""
    return [BotCommand(command=name, description=say(language, f"command-{name}")) for name in COMMANDS]


async def introduce(bot: Bot) -> None:
    """Give the bot its menu in every language of ours; who speaks another sees the first."""
    await bot.set_my_commands(commands(LANGUAGES[0]))
    for language in LANGUAGES[1:]:
        await bot.set_my_commands(commands(language), language_code=language)


async def apologise(bot: Bot, update: Update) -> None:
    """Say that an update could not be handled, when it is given up; what it said is not repeated."""
    event = update.message or update.callback_query
    if event is not None and event.from_user is not None:
        language = spoken(event.from_user.language_code)
        words, key = say(language, "chat-sorry"), f"tg:{update.update_id}:sorry"
        await bot(SaidOnce(chat_id=event.from_user.id, text=words, said_key=key))
