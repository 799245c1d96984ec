"""Documents that bind, in a chat: their text part by part, what changed, /agreement, accepting and signing."""

from bot.accounts.agreement.presses import router

__all__ = ["router"]
