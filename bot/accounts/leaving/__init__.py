"""/leave in a chat: one's own data as a file, closing an account, leaving the platform."""

from bot.accounts.leaving.presses import router

__all__ = ["router"]
