"""Staff's way: the queue of cases by urgency, taking and giving back, deciding with reasons."""

from aiogram import Router

from bot.complaints.cases import asking, deciding, misuse, notes, passing_on, presses


def router() -> Router:
    """All that reviewers can do in a chat."""
    made = Router(name="cases")
    made.include_routers(
        presses.router(), deciding.router(), asking.router(), misuse.router(), passing_on.router(), notes.router(),
    )  # fmt: skip
    return made
