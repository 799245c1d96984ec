"""Many comments at once: picked on a page, hidden, taken back; and the words that hold comments."""

from aiogram import Router

from bot.interactions.bulk import picking, words


def router() -> Router:
    """The presses on many comments, and the word list."""
    made = Router(name="many comments")
    made.include_routers(picking.router(), words.router())
    return made
