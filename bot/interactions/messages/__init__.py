"""Private messages in a chat: cards for those who run the account, answers by replying, writing to an account."""

from aiogram import Router

from bot.interactions.messages import presses, writing


def router() -> Router:
    """All that is done with private messages in a chat."""
    made = Router(name="messages")
    made.include_routers(presses.router(), writing.router())
    return made
