"""An owner's way: comments as cards, acts by one press, replies by replying, the queue."""

from aiogram import Router

from bot.interactions import presses, queue, replying


def router() -> Router:
    """All that an owner can do in a chat."""
    made = Router(name="interactions")
    made.include_routers(queue.router(), presses.router(), replying.router())
    return made
