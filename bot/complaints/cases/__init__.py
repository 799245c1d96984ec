"""Staff's way: the queue of cases by urgency, taking and giving back, deciding with reasons."""

from aiogram import Router

from bot.complaints.cases import asking, deciding, declining, figures, misuse, presses


def router() -> Router:
    """All that reviewers can do in a chat."""
    made = Router(name="cases")
    judging = (deciding.router(), declining.router(), misuse.router())
    made.include_routers(presses.router(), *judging, asking.router(), figures.router())
    return made
