"""Staff's way: the queue of cases by urgency, taking and giving back, deciding with reasons."""

from aiogram import Router

from bot.complaints.cases import deciding, declining, misuse, notes, passing_on, presses
from bot.complaints.hearing import asking


def router() -> Router:
    """All that reviewers can do in a chat."""
    made = Router(name="cases")
    judging = (deciding.router(), declining.router(), misuse.router())
    desk = (passing_on.router(), notes.router())
    made.include_routers(presses.router(), *judging, asking.router(), *desk)
    return made
