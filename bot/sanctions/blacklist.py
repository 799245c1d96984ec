"""An entry in the blacklist in a chat: the news with the facts or the reasons, responding, the way to contest it."""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import OnEntry, keyboard, label, with_row
from bot.contesting import contesting
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import in_words, refuse, tell, tell_long, toast
from db.oversight import Notice
from db.sanctions import BlacklistEntry
from policy import pack
from resolvers import clock
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal
from resolvers.sanctions.blacklist.proposing import respond_to_blacklist_entry
from resolvers.sanctions.blacklist.views import entries_concerning, entry_in, seen_entry, statement_to
from resolvers.sanctions.statements import text_of

RESPOND = ACTS["blacklist_entry:respond"]


def router() -> Router:
    """The button of a proposed entry, and the text that responds to it."""
    made = Router(name="the blacklist")
    made.message.register(responded, F.text, IS_SAID, Question.entry_response)
    made.callback_query.register(pressed, OnEntry.filter())
    return made


async def of_entry(talk: Talk, notice: Notice) -> tuple[str, InlineKeyboardMarkup | None]:
    """What stands under the news of an entry, and its buttons."""
    entry = await seen_entry(talk.actor, notice.subject_id)
    if entry is None:
        return "", None
    statement = await statement_to(talk.actor, entry) if notice.event == "blacklist_entry.confirmed" else None
    told = {
        "blacklist_entry.proposed": entry_in(talk.language, entry),
        "blacklist_entry.confirmed": text_of(talk.language, statement) if statement else "",
        "blacklist_entry.responded": entry.response or "",
    }
    buttons = with_row(_responding(talk, entry), await contesting(talk, statement))
    return told.get(notice.event, entry.ended_because or ""), buttons


async def show_entries(talk: Talk) -> bool:
    """The entries that concern this person, each with what can be done about it; says whether there are any."""
    entries = await entries_concerning(talk.actor)
    for entry in entries:
        statement = await statement_to(talk.actor, entry)
        head = Bold(talk.say("entry-head", state=entry.state, ends=entry.ends_at))
        body = text_of(talk.language, statement) if statement else entry_in(talk.language, entry)
        await tell_long(talk, Text(head), body, with_row(_responding(talk, entry), await contesting(talk, statement)))
    return bool(entries)


def _responding(talk: Talk, entry: BlacklistEntry) -> InlineKeyboardMarkup | None:
    """The button of a proposed entry, for those whom it concerns."""
    if objection(talk.actor, RESPOND, entry, {}, clock.now()) is not None:
        return None
    return keyboard([(label(talk.language, "entry-respond"), OnEntry(do="respond", id=entry.id))])


async def pressed(query: CallbackQuery, callback_data: OnEntry, talk: Talk, state: FSMContext) -> None:
    """Ask for what somebody has to say to a proposed entry."""
    entry = await seen_entry(talk.actor, callback_data.id)
    if entry is None or query.message is None:
        return await refuse(talk, NotFound("BlacklistEntry"), query)
    stands = objection(talk.actor, RESPOND, entry, {}, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    await state.set_state(Question.entry_response)
    await state.set_data({"row": entry.id.hex})
    limit = min(pack().texts.facts, LONGEST_MESSAGE)
    await tell(talk, talk.say("entry-respond-ask", limit=limit), ForceReply(), reply_to=query.message.message_id)
    return None


async def responded(message: Message, talk: Talk, state: FSMContext) -> None:
    """Send the response; a refused text may be written again."""
    kept = await state.get_data()
    answer = await respond_to_blacklist_entry(talk.actor, UUID(str(kept["row"])), message.text or "", key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer))
    await state.clear()
    await tell(talk, talk.say("entry-responded"))
    return None
