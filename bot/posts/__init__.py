"""/post: writing, publishing and withdrawing posts in a chat."""

from aiogram import Router

from bot.posts import presses, writing


def router() -> Router:
    """All that is done with posts in a chat."""
    made = Router(name="posts")
    made.include_routers(presses.router(), writing.router())
    return made
