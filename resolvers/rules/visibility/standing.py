"""Who sees what of licences, grades, declarations, groups and filings: rows, fields and queries of this part."""

from db.vocabulary import QualificationState
from resolvers.rules.standings import OPERATORS, REVIEWERS
from resolvers.rules.standings import Standing as S

ALL = frozenset({S.ANYONE})
HOUSE = OPERATORS | REVIEWERS | {S.AUDITOR}
LICENSING = REVIEWERS | {S.IDENTITY_OFFICER, S.AUDITOR}
LICENCES = LICENSING | {S.REPRESENTATIVE}
FILERS = frozenset({S.CHIEF_EDITOR, S.ADMINISTRATOR})
ANSWERING = FILERS | {S.AUDITOR}

ROWS: dict[str, dict[object, frozenset[S]]] = {
    "Qualification": {None: LICENCES | {S.SYSTEM}, QualificationState.VERIFIED: ALL},
    "Declaration": {None: LICENCES},
    "OperatorGroup": {None: LICENCES},
    "GradeChange": {None: HOUSE},
    "Filing": {None: ANSWERING},
}


def _seen_by(who: frozenset[S], *fields: str) -> dict[str, frozenset[S]]:
    return dict.fromkeys(fields, who)


# Fields of types of this part, and those that it adds to types of others.
FIELDS: dict[str, dict[str, frozenset[S]]] = {
    "Qualification": _seen_by(ALL, "id", "kind", "expiresOn", "offers") | _seen_by(
        LICENCES, "registrant", "state", "number", "issuer", "validFrom", "reason", "accounts", "createdAt"
    ),
    "DeclaredAccount": _seen_by(ALL, "accountId", "handle"),
    "Declaration": _seen_by(ALL, "id", "registrant", "number", "scope", "accounts", "at"),
    "OperatorGroup": _seen_by(ALL, "id", "kind", "name", "registrant", "members", "declaredAt", "endedAt"),
    "GradeInputs": _seen_by(ALL, "registrantKind", "accountClass", "followers", "reads"),
    "GradeChange": _seen_by(ALL, "grade", "scheme", "inputs", "at"),
    "GradePoints": _seen_by(ALL, "value", "points"),
    "GradeStep": _seen_by(ALL, "least", "points"),
    "GradingTerms": _seen_by(ALL, "version", "days", "registrants", "classes", "followers", "reads", "grades"),
    "FilingChange": _seen_by(ALL, "handle", "field", "before", "after"),
    "FilingDifference": _seen_by(ALL, "added", "removed", "changed"),
    "Filing": _seen_by(ALL, "id", "accountClass", "number", "authority", "state", "hash", "accounts", "at")
    | _seen_by(FILERS, "body", "difference"),
}  # fmt: skip
MORE_FIELDS: dict[str, dict[str, frozenset[S]]] = {
    "Registrant": _seen_by(LICENCES, "qualifications", "declarations", "groups"),
    "PublicAccount": _seen_by(ALL, "grade", "qualifications") | _seen_by(HOUSE, "gradeHistory"),
    "Post": _seen_by(ALL, "kind", "publicService", "source", "reads"),
    "Policy": _seen_by(ALL, "grading", "licenceReasons"),
}
QUERIES: dict[str, frozenset[S]] = {"qualificationQueue": LICENSING, "filings": ANSWERING}
