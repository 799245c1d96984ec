"""Who answers in law: how identity is told, verified, and looked at."""

from resolvers.accounts.identity.expiring import lapse_registrant
from resolvers.accounts.identity.judging import reject_registrant, revoke_registrant, verify_registrant
from resolvers.accounts.identity.looking import look_at_registrant
from resolvers.accounts.identity.mandates import end_mandate, grant_mandate, open_registrant
from resolvers.accounts.identity.mobile import confirm_mobile_code, request_mobile_code
from resolvers.accounts.identity.submitting import request_identity_form, submit_registrant

__all__ = [
    "confirm_mobile_code", "end_mandate", "grant_mandate", "lapse_registrant", "look_at_registrant", "open_registrant",
    "reject_registrant", "request_identity_form", "request_mobile_code", "revoke_registrant", "submit_registrant",
    "verify_registrant",
]  # fmt: skip
