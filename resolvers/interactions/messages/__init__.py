"""Private words of a user to an account, and its answers."""

from resolvers.interactions.messages.looking import look_at_message
from resolvers.interactions.messages.writing import answer_message, archive_message, send_message

__all__ = ["answer_message", "archive_message", "look_at_message", "send_message"]
