"""A member's way: from a link to a receipt in under a minute, and following it afterwards."""

from aiogram import Router

from bot.complaints import entry, evidence, looking, questions, receipts, steps


def router() -> Router:
    """All that somebody who complains can do in a chat."""
    made = Router(name="complaints")
    made.include_routers(
        looking.router(), questions.router(), entry.router(), receipts.router(), steps.router(), evidence.router()
    )
    return made
