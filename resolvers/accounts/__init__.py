"""People, their chats and tokens, staff, registrants and public accounts."""

from resolvers.accounts.chats import link_chat, link_this_chat, meet_chat, set_chat_notices, set_language, unlink_chat
from resolvers.accounts.people import email_key, revoke_token, sign_in, sign_out, sign_up
from resolvers.accounts.staff import appoint_staff, dismiss_staff, verify_registrant

__all__ = [
    "appoint_staff", "dismiss_staff", "email_key", "link_chat", "link_this_chat", "meet_chat", "revoke_token",
    "set_chat_notices", "set_language", "sign_in", "sign_out", "sign_up", "unlink_chat", "verify_registrant",
]  # fmt: skip
