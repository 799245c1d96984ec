"""Licences for news, grades, declarations, groups and filings. How the doors are asked."""

from datetime import timedelta
from typing import Any

from db.vocabulary import AccountClass, GroupKind, PostKind, QualificationKind
from resolvers.accounts import standing
from resolvers.accounts.standing.grades import look_at_grade
from resolvers.accounts.standing.qualifications import begin_qualification, follow_qualification
from resolvers.complaints.cases.deciding import reclassify_post
from resolvers.rules.ids import global_id
from tests.asking import id_of
from tests.cast_standing import today

FACTS = "It tells what a public body decided."
LICENCE = (QualificationKind.REPRINT, "NEWS-9", "The bureau of the tests")


def _add(a: Any, t: Any, town: Any) -> Any:
    return standing.add_qualification(a, t.id, *LICENCE, today(), today() + timedelta(days=90), [t.account])


CALLS: dict[str, Any] = {
    "qualification:add": _add,
    "qualification:verify": lambda a, t, town: standing.verify_qualification(a, t.id),
    "qualification:reject": lambda a, t, town: standing.reject_qualification(a, t.id, "LICENCE_OF_ANOTHER"),
    "qualification:cover": lambda a, t, town: standing.cover_accounts(a, t.id, [t.covered]),
    "qualification:begin": lambda a, t, town: begin_qualification(a, t.id),
    "qualification:lapse": lambda a, t, town: follow_qualification(a, t.id),
    "post:reclassify": lambda a, t, town: reclassify_post(a, t.id, PostKind.NEWS, "NEWS_LICENCE", FACTS),
    "account:grade": lambda a, t, town: look_at_grade(a, t.id),
    "registrant:declare": lambda a, t, town: standing.declare_accounts(a, t.id, "Tea, and what goes with it"),
    "group:declare": lambda a, t, town: standing.declare_group(a, "Tea houses", GroupKind.GROUP, t.id),
    "group:join": lambda a, t, town: standing.join_group(a, t.id, t.joining),
    "group:leave": lambda a, t, town: standing.leave_group(a, t.id, t.registrant_id),
    "filing:draft": lambda a, t, town: standing.draft_filing(a, AccountClass.ORGANISATION),
}


def _with_id(mutation: str, **values: Any) -> Any:
    return mutation, lambda town: {"id": id_of(town.thing), **values}


def _registrant(key: Any) -> str:
    return global_id("Registrant", key)


MUTATIONS: dict[str, Any] = {
    "qualification:add": (
        "addQualification",
        lambda town: {
            "registrantId": id_of(town.thing), "kind": "REPRINT", "number": "NEWS-9", "issuer": "The bureau",
            "validFrom": today().isoformat(), "expiresOn": (today() + timedelta(days=90)).isoformat(),
            "accountIds": [global_id("PublicAccount", town.thing.account)],
        },
    ),
    "qualification:verify": _with_id("verifyQualification"),
    "qualification:reject": _with_id("rejectQualification", reason="LICENCE_OF_ANOTHER"),
    "qualification:cover": (
        "coverAccounts",
        lambda town: {"id": id_of(town.thing), "accountIds": [global_id("PublicAccount", town.thing.covered)]},
    ),
    "post:reclassify": _with_id("reclassifyPost", kind="NEWS", rule="NEWS_LICENCE", facts=FACTS),
    "registrant:declare": ("declareAccounts", lambda town: {"registrantId": id_of(town.thing), "scope": "Tea"}),
    "group:declare": (
        "declareGroup", lambda town: {"name": "Houses", "kind": "GROUP", "registrantId": id_of(town.thing)}
    ),
    "group:join": (
        "joinGroup", lambda town: {"groupId": id_of(town.thing), "registrantId": _registrant(town.thing.joining)}
    ),
    "group:leave": (
        "leaveGroup",
        lambda town: {"groupId": id_of(town.thing), "registrantId": _registrant(town.thing.registrant_id)},
    ),
    "filing:draft": ("draftFiling", lambda town: {"accountClass": "ORGANISATION"}),
}  # fmt: skip
SHOWN_AS: dict[str, str] = {}
