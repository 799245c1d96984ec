"""Who answers in law: how identity is told, verified, and looked at. How the doors are asked."""

from typing import Any

from db.vocabulary import LookPurpose, RegistrantKind
from resolvers.accounts import identity
from resolvers.accounts.identity.emptying import empty_registrant
from resolvers.accounts.identity.told import Private
from resolvers.accounts.identity.verifying import note_check
from resolvers.rules.ids import global_id
from tests import numbers
from tests.asking import id_of
from tests.cast_identity import MOBILE, UNKNOWN, told_of_organisation

ORGANISATION = RegistrantKind.ORGANISATION
CALLS: dict[str, Any] = {
    "registrant:open": lambda a, t, town: identity.open_registrant(a, ORGANISATION),
    "registrant:submit": lambda a, t, town: identity.submit_registrant(a, t.id, told_of_organisation(9001)),
    "registrant:request_form": lambda a, t, town: identity.request_identity_form(a, t.id),
    "registrant:request_code": lambda a, t, town: identity.request_mobile_code(a, t.id, Private(MOBILE)),
    "registrant:confirm_code": lambda a, t, town: identity.confirm_mobile_code(a, t.id, Private(t.code)),
    "registrant:reject": lambda a, t, town: identity.reject_registrant(a, t.id, "UNREADABLE"),
    "registrant:revoke": lambda a, t, town: identity.revoke_registrant(a, t.id, "NAME_DIFFERS"),
    "registrant:empty": lambda a, t, town: empty_registrant(a, t.id),
    "registrant:check": lambda a, t, town: note_check(a, t.id, UNKNOWN),
    "registrant:lapse": lambda a, t, town: identity.lapse_registrant(a, t.id),
    "registrant:grant_mandate": lambda a, t, town: identity.grant_mandate(a, t.id, town["author"].user_id),
    "registrant:end_mandate": lambda a, t, town: identity.end_mandate(a, t.id, town["stranger"].user_id),
    "registrant:look": lambda a, t, town: identity.look_at_registrant(a, t.id, LookPurpose.VERIFICATION),
}


def _of(mutation: str, **values: Any) -> Any:
    return mutation, lambda town: {"registrantId": id_of(town.thing), **values}


def _with(mutation: str, who: str) -> Any:
    return mutation, lambda town: {"registrantId": id_of(town.thing), "representativeId": user_id(town, who)}


def user_id(town: Any, who: str) -> str:
    """The opaque id of somebody."""
    return global_id("User", town[who].user_id)


MUTATIONS: dict[str, Any] = {
    "registrant:open": ("openRegistrant", lambda town: {"kind": "ORGANISATION"}),
    "registrant:submit": (
        "submitRegistrant",
        lambda town: {
            "id": id_of(town.thing), "document": "SOCIAL_CREDIT_CODE", "number": numbers.credit_code(9001),
            "name": "Test Paper Boats Ltd",
        },
    ),
    "registrant:request_form": _of("requestIdentityForm"),
    "registrant:request_code": _of("requestMobileCode", mobile=MOBILE),
    "registrant:confirm_code": (
        "confirmMobileCode", lambda town: {"registrantId": id_of(town.thing), "code": town.thing.code}
    ),
    "registrant:reject": ("rejectRegistrant", lambda town: {"id": id_of(town.thing), "reason": "UNREADABLE"}),
    "registrant:revoke": ("revokeRegistrant", lambda town: {"id": id_of(town.thing), "reason": "NAME_DIFFERS"}),
    "registrant:grant_mandate": _with("grantMandate", "author"),
    "registrant:end_mandate": _with("endMandate", "stranger"),
    "registrant:look": ("lookAtRegistrant", lambda town: {"id": id_of(town.thing), "purpose": "VERIFICATION"}),
}  # fmt: skip
SHOWN_AS: dict[str, str] = {"MobileCodeSent": "MobileCode", "LookedAtRegistrant": "IdentityLook"}
