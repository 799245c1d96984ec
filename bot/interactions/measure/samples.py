"""/samples: the comments of samples that wait for a look, one at a time, judged by one press."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text

from bot.buttons import OnSample, keyboard, label
from bot.context import Talk
from bot.replies import Drawn, lines, quote, redraw, refuse, tell, toast
from db.vocabulary import SampleFinding
from resolvers.interactions import judge_sample_item
from resolvers.interactions.measure.sampling import sample_queue
from resolvers.oversight import rows_by_id
from resolvers.pages import Window
from resolvers.rules.refusals import Refusal, Refused

FOUND = {"fine": SampleFinding.FINE, "prohibited": SampleFinding.PROHIBITED}


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
    """Keep what was found in one, and show the next in its place."""
    answer = await judge_sample_item(talk.actor, callback_data.id, FOUND[callback_data.do], key=talk.key())
    if isinstance(answer, Refusal):
        return await refuse(talk, answer, query)
    await toast(query, talk.say("toast-judged"))
    if query.message is not None:
        await redraw(talk, query.message.message_id, await _first(talk))
    return None


async def _first(talk: Talk) -> Drawn:
    found = await sample_queue(talk.actor, Window(limit=1))
    if not found:
        return Drawn(Text(talk.say("sample-none")))
    item = found[0]
    comments = await rows_by_id(talk.actor, "Comment", [item.comment_id])
    comment = comments.get(item.comment_id)
    head = talk.say("sample-head", account=item.account_class, registrant=item.registrant_kind)
    buttons = keyboard(
        [
            (label(talk.language, "sample_fine"), OnSample(do="fine", id=item.id)),
            (label(talk.language, "sample_prohibited"), OnSample(do="prohibited", id=item.id)),
        ]
    )
    words = quote(comment.body) if comment is not None else None  # type: ignore[attr-defined]
    return Drawn(lines(Bold(head), words, talk.say("sample-ask")), buttons)
