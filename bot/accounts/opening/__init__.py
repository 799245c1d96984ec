"""/open and /account: opening an account step by step, and what becomes of it, in a chat."""

from aiogram import Router

from bot.accounts.opening import asking, presses


def router() -> Router:
    """All that is done with one's accounts in a chat."""
    made = Router(name="opening")
    made.include_routers(asking.router(), presses.router())
    return made
