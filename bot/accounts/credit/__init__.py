"""/credit: how the registrants stand for which somebody acts, and contests that seniors answer."""

from aiogram import Router

from bot.accounts.credit import presses


def router() -> Router:
    """All that is done with credit in a chat."""
    made = Router(name="credit")
    made.include_routers(presses.router())
    return made
