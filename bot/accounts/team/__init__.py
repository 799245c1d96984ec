"""/team: who runs an account, and invitations to it, in a chat."""

from aiogram import Router

from bot.accounts.team import invited, presses


def router() -> Router:
    """All that is done with teams in a chat."""
    made = Router(name="team")
    made.include_routers(invited.router(), presses.router())
    return made
