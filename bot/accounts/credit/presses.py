"""The command and its buttons: why an entry was made, contesting it, and answering that, each with words."""

from typing import Any
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ForceReply, Message
from aiogram.utils.formatting import Bold, Text

from bot.accounts.credit.page import drawn_contests, drawn_report
from bot.buttons import OnCredit
from bot.context import IS_SAID, LONGEST_MESSAGE, Question, Talk
from bot.replies import in_words, lines, refuse, swap, tell, tell_long, toast
from db.accounts import CreditEntry
from policy import pack
from resolvers import clock
from resolvers.accounts.credit import contest_credit_entry, keep_credit_entry, strike_credit_entry
from resolvers.accounts.credit.contesting import facts_of_answering
from resolvers.accounts.credit.views import (
    credit_contests,
    credit_explain,
    entry_seen,
    registrants_acted_for,
    statements_behind,
)
from resolvers.accounts.hours import local
from resolvers.pages import Window
from resolvers.rules.acts import ACTS
from resolvers.rules.permissions import objection
from resolvers.rules.refusals import NotFound, Refusal
from resolvers.rules.standings import standings
from resolvers.rules.visibility import QUERIES
from resolvers.sanctions.statements import text_of

SHOWN_AT_ONCE = 5
USES: dict[str, Any] = {"contest": contest_credit_entry, "keep": keep_credit_entry, "strike": strike_credit_entry}


def router() -> Router:
    """The command, the buttons, and the words that they ask for."""
    made = Router(name="credit pages")
    made.message.register(asked, Command("credit"))
    made.message.register(worded, F.text, IS_SAID, Question.crediting)
    made.callback_query.register(pressed, OnCredit.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Each registrant for which this person acts, and for seniors the contests that wait."""
    await state.clear()
    mine = await registrants_acted_for(talk.actor)
    for registrant in mine[:SHOWN_AT_ONCE]:
        drawn = drawn_report(talk, await credit_explain(talk.actor, registrant.id))
        await tell(talk, drawn.content, drawn.markup)
    at_the_desk = bool(QUERIES["creditContests"] & standings(talk.actor, None))
    if at_the_desk:
        drawn = drawn_contests(talk, await credit_contests(talk.actor, Window(limit=SHOWN_AT_ONCE)))
        await tell(talk, drawn.content, drawn.markup)
    if not mine and not at_the_desk:
        await tell(talk, talk.say("credit-of-nobody"))


async def pressed(query: CallbackQuery, callback_data: OnCredit, talk: Talk, state: FSMContext) -> None:
    """Say why an entry was made, or ask for the words of a contest or an answer."""
    entry = await entry_seen(talk.actor, callback_data.id)
    if entry is None or query.message is None:
        return await refuse(talk, NotFound("CreditEntry"), query)
    if callback_data.do == "why":
        return await _why(query, talk, entry, query.message.message_id)
    act = ACTS[f"credit_entry:{callback_data.do}"]
    facts = {} if callback_data.do == "contest" else await facts_of_answering(talk.actor, entry)
    stands = objection(talk.actor, act, entry, facts, clock.now())
    if stands is not None:
        return await refuse(talk, stands, query)
    await toast(query)
    message = query.message.message_id
    await state.set_state(Question.crediting)
    await state.set_data({"do": callback_data.do, "entry": entry.id.hex, "message": message})
    limit = min(pack().texts.appeal, LONGEST_MESSAGE)
    key = "credit-ask" if callback_data.do == "contest" else f"credit-ask-{callback_data.do}"
    facts_said = {"limit": limit} if callback_data.do == "contest" else {}
    await tell(talk, talk.say(key, **facts_said), ForceReply(), reply_to=message)
    return None


async def _why(query: CallbackQuery, talk: Talk, entry: CreditEntry, message: int) -> None:
    """The reasons of the decision behind an entry, and what was said since."""
    await toast(query)
    statement = (await statements_behind([entry.id])).get(entry.id)
    body = text_of(talk.language, statement) if statement else talk.say("credit-why-none")
    head = Text(Bold(talk.say("credit-why", rule=talk.say(f"credit-rule-{entry.rule}"))))
    await tell_long(talk, head, body, None, message)


async def worded(message: Message, talk: Talk, state: FSMContext) -> None:
    """The words: they are read by the other side. A refused text may be written again."""
    kept = await state.get_data()
    do = str(kept["do"])
    answer = await USES[do](talk.actor, UUID(str(kept["entry"])), message.text or "", key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, in_words(talk, answer))
    await state.clear()
    await swap(talk, int(kept["message"]), None)
    if do == "contest":
        promised = talk.say("credit-promised", until=local(talk.chat, answer.answer_by).date())
        await tell(talk, lines(talk.say("credit-contested"), promised))
    else:
        await tell(talk, talk.say(f"credit-answered-{do}"))
    return None
