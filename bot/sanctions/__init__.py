"""Sanctions in a chat: proposed, heard and confirmed by staff, answered by those who run the account."""

from aiogram import Router

from bot import reasons
from bot.sanctions import answering, blacklist, desk, proposing, settling


def router() -> Router:
    """All that is done with sanctions in a chat."""
    made = Router(name="sanctions")
    made.include_routers(
        answering.router(), proposing.router(), settling.router(), blacklist.router(), desk.router(), reasons.router()
    )  # fmt: skip
    return made
