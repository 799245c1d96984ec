"""A member's way: from a link to a receipt in under a minute, and following it afterwards."""

from aiogram import Router

from bot.complaints import entry, evidence, looking, receipts, steps
from bot.complaints.hearing import counter_notices, questions


def router() -> Router:
    """All that somebody who complains can do in a chat."""
    made = Router(name="complaints")
    asked = (looking.router(), questions.router(), counter_notices.router())
    made.include_routers(*asked, entry.router(), receipts.router(), steps.router(), evidence.router())
    return made
