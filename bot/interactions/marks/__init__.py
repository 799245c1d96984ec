"""What is rarer than hiding: comments set apart, people muted, the account's own answers changed; and following."""

from aiogram import Router

from bot.interactions.marks import following, muted, presses, rewording


def router() -> Router:
    """The presses, the command, and the new words of an answer."""
    made = Router(name="marks")
    made.include_routers(presses.router(), muted.router(), rewording.router(), following.router())
    return made
