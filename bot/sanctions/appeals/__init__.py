"""Appeals in a chat: contesting a decision in three steps, following it, and the desk that answers."""

from aiogram import Router

from bot.sanctions.appeals import answering, desk, lodging, own


def router() -> Router:
    """All that can be done with appeals in a chat."""
    made = Router(name="appeals")
    made.include_routers(own.router(), lodging.router(), desk.router(), answering.router())
    return made
