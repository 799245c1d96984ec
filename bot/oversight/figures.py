"""Figures of complaints in a few lines, for staff."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import Message
from aiogram.utils.formatting import Bold, Text

from bot.context import Talk
from bot.replies import lines, refuse, tell
from resolvers.oversight.figures import ComplaintFigures, complaint_figures
from resolvers.rules.refusals import Refused


def router() -> Router:
    """The command."""
    made = Router(name="figures")
    made.message.register(asked, Command("figures"))
    return made


async def asked(message: Message, talk: Talk, state: FSMContext) -> None:
    """What came in the last 30 days and what became of it; nobody is named."""
    await state.clear()
    try:
        figures = await complaint_figures(talk.actor)
    except Refused as no:
        return await refuse(talk, no.refusal)
    await tell(talk, drawn(talk, figures))
    return None


def drawn(talk: Talk, figures: ComplaintFigures) -> Text:
    """The figures in words."""
    took = (
        talk.say("figures-time", count=figures.decided, median=figures.median_hours, p90=figures.p90_hours)
        if figures.decided
        else talk.say("figures-time-none")
    )
    answered = sum(one.count for one in figures.appeals_decided)
    return lines(
        Bold(talk.say("figures-head", since=figures.since.date(), until=figures.until.date())),
        talk.say("figures-filed", count=figures.filed),
        *(_of(talk, talk.say(f"category-{one.category}"), one.filed) for one in figures.by_category),
        talk.say("figures-outcomes") if figures.by_outcome else None,
        *(_of(talk, talk.say(f"word-ComplaintState-{one.outcome}"), one.count) for one in figures.by_outcome),
        talk.say("figures-open") if any(one.count for one in figures.open_by_age) else None,
        *(
            _of(talk, talk.say("figures-age", begin=one.from_days, end=one.to_days), one.count)
            for one in figures.open_by_age
            if one.count
        ),
        took,
        talk.say("figures-appeals", lodged=figures.appeals_lodged, answered=answered, reversals=figures.reversals),
        talk.say("figures-organised", campaigns=figures.campaigns, aside=figures.set_aside),
        talk.say("figures-overdue", count=figures.overdue),
    )


def _of(talk: Talk, name: str, count: int) -> str:
    return talk.say("figures-row", name=name, count=count)
