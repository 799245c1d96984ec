"""/samples: the comments of samples that wait for a look, one at a time, judged by one press."""

from typing import Any, Literal

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import Labelled, OnSample, keyboard, label
from bot.context import Talk
from bot.replies import SHOWN, Drawn, lines, quote, redraw, refuse, tell, tell_rest, toast
from db.vocabulary import SampleFinding
from resolvers.interactions import judge_sample_item
from resolvers.interactions.measure.sampling import sample_queue
from resolvers.oversight import rows_by_id
from resolvers.pages import Window
from resolvers.rules.refusals import Because, NotFound, Refusal, Refused, Restricted

FOUND = {"fine": SampleFinding.FINE, "prohibited": SampleFinding.PROHIBITED}
CHANGED = Restricted(Because.TEXT_CHANGED)


def router() -> Router:
    """The command, and what was found."""
    made = Router(name="samples")
    made.message.register(asked, Command("samples"))
    made.callback_query.register(judged, OnSample.filter())
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """Show the first comment that waits for a look; for staff who work on cases."""
    await state.clear()
    try:
        drawn = await _first(talk)
    except Refused as no:
        return await refuse(talk, no.refusal)
    await tell(talk, drawn.content, drawn.markup)
    return None


async def judged(query: CallbackQuery, callback_data: OnSample, talk: Talk) -> None:
    """Keep what was found in one, and show the next in its place; what was changed meanwhile is shown as it is now."""
    if callback_data.do == "more":
        return await _rest(query, callback_data, talk)
    found, version = FOUND[callback_data.do], callback_data.version
    answer = await judge_sample_item(talk.actor, callback_data.id, found, version, key=talk.key())
    if isinstance(answer, Refusal):
        await refuse(talk, answer, query)
        if answer != CHANGED:
            return None
    else:
        await toast(query, talk.say("toast-judged"))
    if query.message is not None:
        await redraw(talk, query.message.message_id, await _first(talk))
    return None


async def _rest(query: CallbackQuery, data: OnSample, talk: Talk) -> None:
    """Send the words for which the card had no room; of words that were changed the card is drawn again first."""
    item = (await rows_by_id(talk.actor, "SampleItem", [data.id])).get(data.id)
    comment = await _comment_of(talk, item) if item is not None else None
    if comment is None or query.message is None:
        return await refuse(talk, NotFound("SampleItem"), query)
    if comment.version != data.version:
        await refuse(talk, CHANGED, query)
        await redraw(talk, query.message.message_id, await _first(talk))
        return None
    await toast(query)
    await tell_rest(talk, comment.body[SHOWN:], query.message.message_id)
    return None


async def _comment_of(talk: Talk, item: Any) -> Any:
    return (await rows_by_id(talk.actor, "Comment", [item.comment_id])).get(item.comment_id)


async def _first(talk: Talk) -> Drawn:
    found = await sample_queue(talk.actor, Window(limit=1))
    if not found:
        return Drawn(Text(talk.say("sample-none")))
    item = found[0]
    comment = await _comment_of(talk, item)
    head = talk.say("sample-head", account=item.account_class, registrant=item.registrant_kind)

    def button(do: Literal["fine", "prohibited", "more"], named: str) -> Labelled:
        return label(talk.language, named), OnSample(do=do, id=item.id, version=comment.version)

    judging = [button("fine", "sample_fine"), button("prohibited", "sample_prohibited")]
    more = [button("more", "more")] if len(comment.body) > SHOWN else []
    return Drawn(lines(Bold(head), quote(comment.body), talk.say("sample-ask")), keyboard(judging, more))
