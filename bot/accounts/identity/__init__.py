"""/identity: the registrants for which one acts, their form, who looked. No identity goes through a chat."""

from bot.accounts.identity.presses import router

__all__ = ["router"]
