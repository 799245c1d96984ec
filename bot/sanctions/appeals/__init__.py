"""Appeals in a chat: contesting a decision in three steps, following it, and the desk that answers."""

from aiogram import Router

from bot.sanctions.appeals.answering import router as answering
from bot.sanctions.appeals.desk import router as desk
from bot.sanctions.appeals.lodging import router as lodging
from bot.sanctions.appeals.own import router as own


def router() -> Router:
    """All that can be done with appeals in a chat."""
    made = Router(name="appeals")
    made.include_routers(own(), lodging(), desk(), answering())
    return made
