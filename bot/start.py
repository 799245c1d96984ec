"""What always works: the greeting, help, language, linking the chat to a user, leaving a flow; and what does not."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold, Text

from bot.accounts.agreement.page import choice_of_documents
from bot.buttons import OnChat, keyboard, label
from bot.chat import storage
from bot.complaints.cases.card import at_the_desk, drawn_case
from bot.complaints.entry import look
from bot.complaints.target import pointed_at
from bot.context import Talk, talk_of
from bot.interactions.arrivals import draw_card
from bot.interactions.card import cared_for
from bot.replies import erase, lines, redraw, refuse, swap, tell, toast
from db.vocabulary import Ground
from policy import LANGUAGES, pack
from resolvers.accounts import link_this_chat, set_language, unlink_chat
from resolvers.rules.refusals import Because, Fault, FaultCode, Invalid, Refusal, Restricted
from resolvers.rules.standings import standings
from resolvers.rules.texts import RESIDENT_NUMBER
from resolvers.rules.visibility import QUERIES


def first_router() -> Router:
    """What comes before everything: commands that work in any flow, and numbers that are never taken."""
    made = Router(name="always")
    made.message.register(identity_number, has_a_number)
    made.edited_message.register(identity_number, has_a_number)
    made.message.register(linked, CommandStart(deep_link=True, magic=F.args.startswith("link_")))
    made.message.register(started, CommandStart(magic=~F.args))
    made.message.register(helped, Command("help"))
    made.message.register(rules, Command("rules"))
    made.message.register(language, Command("language"))
    made.message.register(cancelled, Command("cancel"))
    made.message.register(how_to_link, Command("link"))
    made.message.register(unlink, Command("unlink"))
    made.callback_query.register(pressed, OnChat.filter())
    return made


def last_router() -> Router:
    """What comes when nothing else took it: links in a text, unknown words, buttons out of date."""
    made = Router(name="else")
    made.message.register(unknown)
    made.callback_query.register(out_of_date)
    return made


def has_a_number(message: Message) -> bool:
    """Whether an identity number is in what is said, or in the name of a file."""
    file = message.document or message.audio or message.video or message.animation
    said = (message.text, message.caption, file.file_name if file else None)
    return any(RESIDENT_NUMBER.search(part) for part in said if part)


async def identity_number(message: Message, talk: Talk) -> None:
    """What looks like an identity number never goes through chat: it is deleted where that is possible, not kept."""
    await erase(talk, message.message_id)
    await refuse(talk, Invalid((Fault(talk.say("chat-text"), FaultCode.LOOKS_LIKE_IDENTITY),)))


async def started(message: Message, talk: Talk, state: FSMContext) -> None:
    """The greeting, by what the person is here."""
    await state.clear()
    hello = Bold(talk.say("start-hello", name=talk.actor.name or None))
    code = message.from_user.language_code if message.from_user else None
    foreign = code and talk.chat.language is None and code.split("-")[0].lower() not in LANGUAGES
    note = talk.say("start-language") if foreign else None
    await tell(talk, lines(hello, note, talk.say("start-about"), _ways(talk)))


async def helped(message: Message, talk: Talk) -> None:
    """What works."""
    await tell(talk, _ways(talk))


async def rules(message: Message, talk: Talk) -> None:
    """The rules of the platform in plain words: what can be reported, by what is decided, and what follows."""
    categories = [
        talk.say("rules-category", category=talk.say(f"category-{each.code}"), days=each.days)
        for each in pack().categories
    ]
    grounds = [
        talk.say("rules-rule", rule=talk.say(f"rule-{each.code}"), ground=Ground(each.ground)) for each in pack().rules
    ]
    documents = await choice_of_documents(talk)
    await tell(
        talk,
        lines(
            Bold(talk.say("rules-head")), *categories,
            Text("\n", Bold(talk.say("rules-decide"))), *grounds,
            Text("\n", talk.say("rules-follow", days=pack().times.appeal // 86400)),
            Text("\n", Bold(talk.say("rules-documents"))) if documents else None,
        ),
        documents,
    )  # fmt: skip


def _ways(talk: Talk) -> str:
    """The commands that are of use to this person, each with a word."""
    ways = [talk.say("start-anyone"), talk.say("start-appeal")]
    if talk.actor.posts:
        ways += [talk.say("start-operator"), talk.say("start-messages"), talk.say("start-standing")]
    if standings(talk.actor, None) & QUERIES["cases"]:
        ways += [talk.say("start-reviewer"), talk.say("start-appeals")]
    if talk.actor.user_id:
        ways += [talk.say("start-publish"), talk.say("start-write"), talk.say("start-leave")]
    ways += [talk.say("start-user" if talk.actor.user_id else "start-guest"), talk.say("start-always")]
    return "\n".join(ways)


async def linked(message: Message, command: CommandObject, talk: Talk, state: FSMContext) -> None:
    """A one-time link ties this chat to the user who made it."""
    await state.clear()
    secret = (command.args or "").removeprefix("link_")
    answer = await link_this_chat(talk.actor, secret, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer)
    now = await talk_of(talk.bot, answer, talk.key())
    if now is not None:
        name = now.actor.name
        await tell(now, Text(Bold(now.say("link-done", name=name)), "\n", _ways(now)))
    return None


async def how_to_link(message: Message, talk: Talk) -> None:
    """How a chat is linked: the link is made where one is signed in."""
    await tell(talk, talk.say("link-linked" if talk.actor.user_id else "link-how", name=talk.actor.name))


async def unlink(message: Message, talk: Talk) -> None:
    """Ask before the chat is unlinked."""
    if talk.actor.user_id is None:
        await refuse(talk, Restricted(Because.CHAT_IS_NOT_LINKED))
    else:
        await tell(talk, talk.say("unlink-ask", name=talk.actor.name), _unlinking(talk))


def _unlinking(talk: Talk) -> InlineKeyboardMarkup | None:
    return keyboard(
        [
            (label(talk.language, "unlink-sure"), OnChat(do="unlink")),
            (label(talk.language, "back"), OnChat(do="back")),
        ]
    )


async def language(message: Message, talk: Talk) -> None:
    """The languages, each in its own words."""
    choices = [(label(code, "this-language"), OnChat(do="language", what=code)) for code in LANGUAGES]
    await tell(talk, talk.say("language-ask"), keyboard(choices))


async def pressed(query: CallbackQuery, callback_data: OnChat, talk: Talk) -> None:
    """Choose a language, unlink the chat, or leave it as it is."""
    message = query.message.message_id if query.message else 0
    if callback_data.do == "back":
        await toast(query)
        await swap(talk, message, None)
        return None
    if callback_data.do == "language":
        answer = await set_language(talk.actor, callback_data.what, key=talk.key())
    else:
        answer = await unlink_chat(talk.actor, key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    now = await talk_of(talk.bot, answer, talk.key())
    await toast(query)
    await swap(talk, message, None)
    if now is not None:
        await tell(now, now.say("language-set" if callback_data.do == "language" else "unlink-done"))
    return None


async def cancelled(message: Message, talk: Talk, state: FSMContext) -> None:
    """Leave any flow."""
    await state.clear()
    await tell(talk, talk.say("chat-cancelled"))


async def unknown(message: Message, talk: Talk, state: FSMContext) -> None:
    """A text with a link in it begins a report, and so does a forwarded card; of anything else, say what works."""
    about = await pointed_at(talk, message)
    if about is not None or message.forward_origin:
        await look(talk, about, state, message)
    elif not message.text:
        await tell(talk, talk.say("chat-text-only"))
    else:
        await tell(talk, lines(talk.say("chat-unknown"), _ways(talk)))


async def out_of_date(query: CallbackQuery, talk: Talk) -> None:
    """An old or unknown button: say so, and draw its card anew when it is one."""
    await toast(query, talk.say("chat-old-button"), alert=True)
    card = await storage.card_at(talk.chat, query.message.message_id) if query.message else None
    if card is None:
        return
    if card.subject_kind == "Comment" and (comment := await cared_for(talk, card.subject_id)):
        await draw_card(talk, card, comment)
    if card.subject_kind == "Case" and (case := await at_the_desk(talk, card.subject_id)):
        await redraw(talk, card.message_id, await drawn_case(talk, case))
