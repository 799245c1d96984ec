"""Opening an account: who answers for it, category, class, then name, handle, description and scope, one by one.

What was said so far is kept sealed with the question until it is made or left.
"""

import json
from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold

from bot.accounts.opening.page import drawn_account
from bot.buttons import OnOpen, in_rows, keyboard, label, mark_of, marked
from bot.context import IS_SAID, Question, Talk, talk_of
from bot.replies import in_words, lines, one_line, quote, refuse, swap, tell, toast
from db.accounts import Registrant
from db.columns import key_ring
from db.vocabulary import AccountCategory, AccountClass, RegistrantKind
from policy import pack
from resolvers import clock
from resolvers.accounts.opening import open_account
from resolvers.accounts.opening.labels import registrants_one_acts_for
from resolvers.accounts.opening.profile import check_new
from resolvers.oversight import rows_by_id
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal, Refused

PLACE = "chatstate:opening:words"
STEPS = ("name", "handle", "description", "scope")
SKIPPED = ("description", "scope")


def router() -> Router:
    """The command, the buttons on the way, and the words that are asked for."""
    made = Router(name="opening an account")
    made.message.register(asked, Command("open"))
    made.callback_query.register(pressed, OnOpen.filter())
    made.message.register(said, F.text, IS_SAID, Question.opening)
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Begin: for whom."""
    await state.clear()
    registrants = await registrants_one_acts_for(talk.actor)
    if not registrants:
        await tell(talk, talk.say("open-of-nobody" if talk.actor.user_id else "open-of-guest"))
    elif len(registrants) == 1:
        await _ask_category(talk, registrants[0])
    else:
        choices = [(_called(talk, one), OnOpen(do="registrant", id=one.id)) for one in registrants]
        await tell(talk, talk.say("open-which"), keyboard(*in_rows(choices, 1)))


def _called(talk: Talk, registrant: Registrant) -> str:
    if registrant.kind is RegistrantKind.PERSON:
        return talk.say("open-myself")
    return one_line(registrant.name)[:60] or talk.say("open-unnamed")


async def pressed(query: CallbackQuery, callback_data: OnOpen, talk: Talk, state: FSMContext) -> None:
    """A choice on the way."""
    registrant = (await rows_by_id(talk.actor, "Registrant", [callback_data.id])).get(callback_data.id)
    if not isinstance(registrant, Registrant):
        return await refuse(talk, NotFound("Registrant"), query)
    stands = objection(talk.actor, ACTS["account:open"], registrant, {}, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    match callback_data.do:
        case "registrant":
            await toast(query)
            await _ask_category(talk, registrant)
        case "category":
            await _category(query, callback_data, talk, state, registrant)
        case "class":
            await _class(query, callback_data, talk, state, registrant)
        case _:
            await _on_the_way(query, callback_data, talk, state)
    return None


async def _ask_category(talk: Talk, registrant: Registrant) -> None:
    fitting = pack().opening.categories_for(registrant.kind)
    choices = [
        (talk.say(f"button-category-{one}"), OnOpen(do="category", id=registrant.id, what=mark_of(one)))
        for one in fitting
    ]
    await tell(talk, talk.say("open-category"), keyboard(*in_rows(choices, 2)))


async def _category(
    query: CallbackQuery, data: OnOpen, talk: Talk, state: FSMContext, registrant: Registrant
) -> None:  # fmt: skip
    category = marked(data.what, pack().opening.categories_for(registrant.kind))
    if category is None:
        return await toast(query, talk.say("chat-old-button"), alert=True)
    await toast(query)
    return await _ask_class(talk, state, registrant, category)


async def _ask_class(talk: Talk, state: FSMContext, registrant: Registrant, category: str) -> None:
    """Words are listened to once they are asked for, and not while a class is to be chosen."""
    await state.clear()
    await state.set_data({"registrant": registrant.id.hex, "category": category})
    classes = pack().opening.classes_for(registrant.kind, category)
    if len(classes) == 1:
        return await _begin_words(talk, state, classes[0])
    choices = [
        (talk.say(f"button-class-{one}"), OnOpen(do="class", id=registrant.id, what=mark_of(one))) for one in classes
    ]
    await tell(talk, talk.say("open-class"), keyboard(*in_rows(choices, 1)))
    return None


async def _class(query: CallbackQuery, data: OnOpen, talk: Talk, state: FSMContext, registrant: Registrant) -> None:
    kept = await state.get_data()
    classes = pack().opening.classes_for(registrant.kind, kept.get("category", ""))
    chosen = marked(data.what, classes) if kept.get("registrant") == registrant.id.hex else None
    if chosen is None:
        return await toast(query, talk.say("open-begun-anew"), alert=True)
    await toast(query)
    return await _begin_words(talk, state, chosen)


async def _begin_words(talk: Talk, state: FSMContext, account_class: str) -> None:
    await state.set_state(Question.opening)
    await state.update_data({"class": account_class, "said": _sealed({})})
    await _ask(talk, "name")


async def said(message: Message, talk: Talk, state: FSMContext) -> None:
    """The next of what is asked for; words that cannot be taken may be said again."""
    data = await state.get_data()
    words, step = _opened(data), _step(data)
    if step is None:
        await _summary(talk, data)
        return
    try:
        await check_new(step, message.text or "")
    except Refused as no:
        await refuse(talk, in_words(talk, no.refusal))
        return
    await _keep(talk, state, {**words, step: message.text or ""})


async def _keep(talk: Talk, state: FSMContext, words: dict[str, str]) -> None:
    await state.update_data({"said": _sealed(words)})
    data = await state.get_data()
    step = _step(data)
    await (_ask(talk, step, UUID(str(data["registrant"]))) if step else _summary(talk, data))


async def _ask(talk: Talk, step: str, registrant: UUID | None = None) -> None:
    terms = pack().opening
    least = {"name": terms.name_least, "handle": terms.handle_least}.get(step, 0)
    most = getattr(terms, f"{step}_most")
    markup: InlineKeyboardMarkup | ForceReply | None = ForceReply()
    if step in SKIPPED and registrant:
        markup = keyboard([(label(talk.language, "open-skip"), OnOpen(do="skip", id=registrant, what=step))])
    await tell(talk, talk.say(f"open-ask-{step}", least=least, most=most), markup)


async def _summary(talk: Talk, data: dict[str, Any]) -> None:
    words, registrant = _opened(data), UUID(str(data["registrant"]))
    content = lines(
        Bold(talk.say("open-summary", name=one_line(words["name"]), handle=words["handle"])),
        talk.say(
            "open-summary-more", category=AccountCategory(data["category"]), **{"class": AccountClass(data["class"])}
        ),
        *(quote(words[step]) for step in SKIPPED if words[step]),
        talk.say("open-summary-hint"),
    )
    buttons = [(label(talk.language, f"open-{do}"), OnOpen(do=do, id=registrant)) for do in ("create", "cancel")]
    await tell(talk, content, keyboard(buttons))


async def _on_the_way(query: CallbackQuery, data: OnOpen, talk: Talk, state: FSMContext) -> None:
    """[Skip], [Create] or [Cancel] of the flow that is open."""
    kept = await state.get_data()
    is_open = kept.get("registrant") == data.id.hex and "said" in kept
    message = query.message.message_id if query.message else 0
    if data.do == "cancel":
        await toast(query)
        await swap(talk, message, None)
        if is_open:
            await state.clear()
        await tell(talk, talk.say("open-cancelled"))
        return None
    step = _step(kept) if is_open else ""
    if not is_open or (data.do == "skip" and step != data.what) or (data.do == "create" and step is not None):
        return await toast(query, talk.say("open-begun-anew"), alert=True)
    if data.do == "skip":
        await toast(query)
        await swap(talk, message, None)
        return await _keep(talk, state, {**_opened(kept), data.what: ""})
    return await _create(query, talk, state, kept, message)


async def _create(query: CallbackQuery, talk: Talk, state: FSMContext, kept: dict[str, Any], message: int) -> None:
    words = _opened(kept)
    answer = await open_account(
        talk.actor, UUID(str(kept["registrant"])), words["handle"], words["name"], AccountCategory(kept["category"]),
        AccountClass(kept["class"]), words["description"], words["scope"], key=talk.key(),
    )  # fmt: skip
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await state.clear()
    await toast(query, talk.say("toast-account-opened"))
    await swap(talk, message, None)
    now = await talk_of(talk.bot, talk.chat, talk.key(2)) or talk  # who owns an account more than before
    drawn = await drawn_account(now, answer)
    await tell(talk, drawn.content, drawn.markup)
    return None


def _step(data: dict[str, Any]) -> str | None:
    """What is asked for next; none when all of it was said."""
    words = _opened(data)
    return next((step for step in STEPS if step not in words), None)


def _sealed(words: dict[str, str]) -> str:
    return key_ring().seal(json.dumps(words), PLACE).hex()


def _opened(data: dict[str, Any]) -> dict[str, str]:
    kept = data.get("said")
    return dict(json.loads(key_ring().open(bytes.fromhex(kept), PLACE))) if kept else {}
