"""The words that make comments wait for a look: shown, tried out on what came lately, added and taken off."""

import re
from uuid import UUID

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnWords, in_rows, keyboard, label, mark_of, marked
from bot.context import Talk
from bot.interactions.bulk.drawn import drawn_selection
from bot.replies import Drawn, and_more, cut, in_words, lines, one_line, quote, redraw, refuse, tell, toast
from bot.which import of_ones_accounts, ones_accounts
from db.accounts import PublicAccount
from db.chat import Selection
from resolvers import clock
from resolvers.interactions.bulk import add_words, remove_word, try_words
from resolvers.interactions.bulk.picking import keep_picked, picked, with_comments
from resolvers.oversight import rows_by_id
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal

ADDING = {"add", "try", "添加", "试用"}
BETWEEN = re.compile(r"[,，、;；\n]+")
EXAMPLES, EXAMPLE = 5, 100
MOST_BUTTONS = 30  # words that can be taken off by a press
MOST_TRIED, TRIED = 30, 40  # words that are tried out and shown in a message, and characters of each
LABEL = 30  # characters of a word on a button


def router() -> Router:
    """The command and its buttons."""
    made = Router(name="words")
    made.message.register(asked, Command("words"))
    made.callback_query.register(pressed, OnWords.filter())
    return made


async def asked(message: Message, command: CommandObject, talk: Talk, state: FSMContext) -> None:
    """Show the words of an account, or try out what is written behind the command."""
    await state.clear()
    given = (command.args or "").strip()
    first, _, rest = given.partition(" ")
    written = rest if first.lower() in ADDING else given
    words = list(dict.fromkeys(word.strip() for word in BETWEEN.split(written) if word.strip()))
    if given and not words:
        return await _tell_help(talk)
    selection = await keep_picked(talk.chat, None, [], words) if words and talk.actor.posts else None

    async def show(account: PublicAccount) -> None:
        drawn = await _tried(talk, selection, account.id) if selection else _words(talk, account)
        await tell(talk, drawn.content, drawn.markup)

    def button(key: UUID) -> OnWords:
        if selection is None:
            return OnWords(do="show", id=key)
        return OnWords(do="for", id=selection.id, what=mark_of(str(key)))

    await of_ones_accounts(talk, show, button)
    return None


async def _tell_help(talk: Talk) -> None:
    """Say how words are written behind the command."""
    await tell(talk, lines(talk.say("words-none-given"), talk.say("words-help")))


async def pressed(query: CallbackQuery, callback_data: OnWords, talk: Talk) -> None:
    """Show the words, take one off, or go on with what was tried out."""
    if callback_data.do in ("show", "remove"):
        await _on_list(query, callback_data, talk)
    else:
        await _on_trial(query, callback_data, talk)


async def _on_list(query: CallbackQuery, data: OnWords, talk: Talk) -> None:
    account = (await rows_by_id(talk.actor, "PublicAccount", [data.id])).get(data.id)
    if not isinstance(account, PublicAccount):
        return await refuse(talk, NotFound("PublicAccount"), query)
    stands = objection(talk.actor, ACTS["account:set_word_list"], account, {}, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    said = ""
    if data.do == "remove":
        word = marked(data.what, account.word_list)
        if word is None:
            return await toast(query, talk.say("chat-old-button"), alert=True)
        answer = await remove_word(talk.actor, account.id, word, key=talk.key())
        if isinstance(answer, Refusal):
            return await refuse(talk, answer, query)
        account, said = answer, talk.say("words-removed", word=word)
    await toast(query, said)
    if query.message:
        await redraw(talk, query.message.message_id, _words(talk, account))
    return None


async def _on_trial(query: CallbackQuery, data: OnWords, talk: Talk) -> None:
    selection = await picked(talk.chat, data.id)
    if selection is None or query.message is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    number = query.message.message_id
    if data.do == "cancel":
        await toast(query)
        await redraw(talk, number, Drawn(Text(talk.say("chat-cancelled"))))
        return None
    if data.do == "for":
        account = next((one for one in await ones_accounts(talk) if mark_of(str(one.id)) == data.what), None)
        if account is None:
            return await refuse(talk, NotFound("PublicAccount"), query)
        await toast(query)
        await redraw(talk, number, await _tried(talk, selection, account.id))
        return None
    if selection.account_id is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    return await _take(query, data, talk, selection, selection.account_id, number)


async def _take(
    query: CallbackQuery, data: OnWords, talk: Talk, selection: Selection, account_id: UUID, number: int
) -> None:  # fmt: skip
    """Add the words, and go on to hide what they match if that is asked for."""
    answer: PublicAccount | Refusal | None = None
    if data.do != "hide":
        answer = await add_words(talk.actor, account_id, selection.words, key=talk.key())
        if isinstance(answer, Refusal):
            return await refuse(talk, in_words(talk, answer), query)
    await toast(query, talk.say("toast-words") if answer else "")
    trial = await try_words(talk.actor, account_id, selection.words)
    if data.do == "add" and isinstance(answer, PublicAccount):
        await redraw(talk, number, _words(talk, answer, added=True))
    elif trial.to_hide:
        await with_comments(selection, [comment.id for comment in trial.to_hide], account_id)
        await redraw(talk, number, await drawn_selection(talk, selection, 0))
    else:
        await redraw(talk, number, Drawn(Text(talk.say("pick-nothing"))))
    return None


async def _tried(talk: Talk, selection: Selection, account_id: UUID) -> Drawn:
    """What the words would have held, and what can be done with them."""
    trial = await try_words(talk.actor, account_id, selection.words)
    await with_comments(selection, [], account_id)
    content = lines(
        Bold(talk.say("words-tried", looked=trial.searched, count=trial.count)),
        *(
            talk.say("words-of-one", word=cut(one_line(one.word), TRIED), count=one.count)
            for one in trial.words[:MOST_TRIED]
        ),
        and_more(talk, len(trial.words) - MOST_TRIED),
        talk.say("words-example") if trial.found else None,
        *(quote(one_line(comment.body), EXAMPLE) for comment in trial.found[:EXAMPLES]),
    )
    count = len(trial.to_hide)
    hiding: list[list[Labelled]] = [
        [(talk.say(f"button-words-{name}", count=count), OnWords(do=do, id=selection.id))]
        for name, do in (("add-hide", "add_hide"), ("hide", "hide"))
        if count
    ]
    others: list[Labelled] = [
        (label(talk.language, "words-add"), OnWords(do="add", id=selection.id)),
        (label(talk.language, "not-now"), OnWords(do="cancel", id=selection.id)),
    ]
    return Drawn(content, keyboard(*hiding, others))


def _words(talk: Talk, account: PublicAccount, *, added: bool = False) -> Drawn:
    """The words of an account, with a button to take each off."""
    words = account.word_list
    content = lines(
        talk.say("words-added") if added else None,
        Bold(talk.say("words-head", count=len(words)) if words else talk.say("words-none")),
        *(Text("· ", one_line(word)) for word in words[-MOST_BUTTONS:]),
        talk.say("words-help"),
    )
    buttons = [
        (
            talk.say("button-words-remove", word=cut(one_line(word), LABEL)),
            OnWords(do="remove", id=account.id, what=mark_of(word)),
        )
        for word in words[-MOST_BUTTONS:]
    ]
    return Drawn(content, keyboard(*in_rows(buttons, 2)))
