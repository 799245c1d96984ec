"""Licences for news, grades, declarations, groups and filings. What the tests of visibility know of them."""

from typing import Any

import db
from db.vocabulary import AccountClass, GroupKind
from resolvers import clock
from resolvers.accounts import standing
from tests.cases_form import DESK, HOUSE, REVIEWERS, roles
from tests.cast_standing import done, licensed, represented

LICENSING = DESK | roles("identity_officer")
LICENCES = LICENSING | roles("owner")
SHOWN: dict[tuple[str, str], frozenset[str]] = {
    **{
        ("Qualification", field): LICENCES
        for field in ("registrant", "state", "number", "issuer", "validFrom", "reason", "accounts", "createdAt")
    },
    **{("Registrant", field): LICENCES for field in ("qualifications", "declarations", "groups")},
    ("PublicAccount", "gradeHistory"): HOUSE,
    **{("Filing", field): roles("admin") for field in ("body", "difference")},
}
ASKED: dict[str, tuple[str, frozenset[str]]] = {
    "qualificationQueue": ("qualificationQueue { nodes { id } }", REVIEWERS | roles("identity_officer auditor")),
    "filings": ("filings { nodes { id } }", roles("auditor admin")),
}
ELSEWHERE = {"Qualification", "Declaration", "OperatorGroup", "Filing"}  # tests/test_standing.py


async def rows(town: Any) -> dict[str, Any]:
    """A licence with something in every field, a registrant with all that it told, an account whose grade changed."""
    account = await represented(town, account=town.account)
    licence = await licensed(town, account)
    await db.Qualification.filter(id=licence.id).update(reason="LICENCE_UNREADABLE")
    done(await standing.declare_accounts(town["owner"], account.registrant_id, "Tea"))
    done(await standing.declare_group(town["owner"], "Houses", GroupKind.GROUP, account.registrant_id))
    inputs = {"registrant_kind": "PERSON", "account_class": "NEWS", "followers": 1, "reads": 2}
    await db.GradeChange.create(account_id=account.id, grade=2, inputs=inputs, scheme="1", at=clock.now())
    standing.file_with("The office of the tests")
    filing = done(await standing.draft_filing(town["admin"], AccountClass.ORGANISATION))
    registrant = await db.Registrant.get(id=account.registrant_id)
    return {"Qualification": licence, "Filing": filing, "PublicAccount": account, "Registrant": registrant}
