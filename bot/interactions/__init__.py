"""An owner's way: comments as cards, acts by one press, replies by replying, the queue, settings."""

from aiogram import Router

from bot.interactions import bulk, digest_presses, marks, messages, presses, queue, replying, rules, settings


def router() -> Router:
    """All that an owner can do in a chat."""
    made = Router(name="interactions")
    made.include_routers(
        queue.router(),
        rules.router(),
        settings.router(),
        presses.router(),
        digest_presses.router(),
        bulk.router(),
        marks.router(),
        replying.router(),
        messages.router(),
    )
    return made
