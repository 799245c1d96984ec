"""People, their chats and tokens, staff, registrants and public accounts."""

from resolvers.accounts.chats import link_chat, link_this_chat, meet_chat, set_chat_notices, set_language, unlink_chat
from resolvers.accounts.identity import verify_registrant
from resolvers.accounts.people import email_key, revoke_other_tokens, revoke_token, sign_in, sign_out, sign_up
from resolvers.accounts.resets import request_reset, reset_password
from resolvers.accounts.staff import appoint_staff, dismiss_staff, record_training
from resolvers.accounts.two_step import confirm_two_step, disable_two_step, enable_two_step

__all__ = [
    "appoint_staff", "confirm_two_step", "disable_two_step", "dismiss_staff", "email_key", "enable_two_step",
    "link_chat", "link_this_chat", "meet_chat", "record_training", "request_reset", "reset_password",
    "revoke_other_tokens",
    "revoke_token", "set_chat_notices", "set_language", "sign_in", "sign_out", "sign_up", "unlink_chat",
    "verify_registrant",
]  # fmt: skip
