"""Who sees what: rows by kind and state, fields by type. What is in neither table is seen by nobody.

A test walks the schema and fails when a field, a mutation or a subscription has no row here.
"""

from typing import Any
from uuid import UUID

from db.vocabulary import (
    AccountState,
    CommentState,
    CreditState,
    DocumentState,
    MessageState,
    OperatorshipState,
    PostState,
    RegistrantKind,
    Side,
)
from resolvers.rules.standings import OPERATORS, REVIEWERS, SENIORS, STAFF, Actor, standings
from resolvers.rules.standings import Standing as S
from resolvers.rules.visibility import standing as of_standing
from resolvers.rules.visibility.fields import FIELDS
from resolvers.rules.visibility.groups import (
    ALL,
    ANSWERING,
    DESK,
    DRAFTERS,
    HOUSE,
    IDENTITY,
    NOBODY,
    OWN_COMMENT,
    SHUT,
    STAFF_AFFAIRS,
)

ROWS: dict[str, dict[object, frozenset[S]]] = {
    "User": {None: ALL},
    "Token": {None: frozenset({S.SELF})},
    "Export": {None: frozenset({S.SELF, S.SYSTEM})},
    "Chat": {None: frozenset({S.SELF})},
    "Notice": {None: frozenset({S.ADDRESSEE})},
    "StaffMember": {None: frozenset({S.ADMINISTRATOR, S.AUDITOR, S.SELF, S.SYSTEM})},
    "Training": {None: frozenset({S.ADMINISTRATOR, S.AUDITOR, S.SELF, S.SYSTEM})},
    "CreditEntry": {
        None: frozenset({S.REPRESENTATIVE, S.AUDITOR, S.SYSTEM}),
        CreditState.CONTESTED: frozenset({S.REPRESENTATIVE, S.AUDITOR, S.SYSTEM}) | SENIORS,
    },
    # Whoever runs the account reads a person through it; else two accounts of one person could be known as such.
    "Registrant": {None: ALL, RegistrantKind.PERSON: STAFF | {S.REPRESENTATIVE, S.SYSTEM}},
    "PublicAccount": {
        state: ALL if state in (AccountState.ACTIVE, AccountState.CLOSING) else HOUSE | {S.SYSTEM}
        for state in AccountState
    },
    "Document": {DocumentState.PUBLISHED: ALL, DocumentState.DRAFT: DRAFTERS},
    "Acceptance": {None: frozenset({S.SELF})},
    "AccountRevision": {None: HOUSE | {S.SYSTEM}},
    "Post": {state: ALL if state is PostState.PUBLISHED else HOUSE for state in PostState} | {SHUT: HOUSE},
    "Comment": {state: ALL if state is CommentState.VISIBLE else OWN_COMMENT for state in CommentState},
    "Follow": {None: frozenset({S.SELF})},
    "Mute": {None: HOUSE | {S.SELF}},
    "Message": {state: NOBODY if state is MessageState.REMOVED else OPERATORS | {S.AUTHOR} for state in MessageState},
    "Complaint": {None: DESK | {S.COMPLAINANT, S.SYSTEM}},
    "ComplaintDraft": {None: frozenset({S.COMPLAINANT})},
    "StoredFile": {None: frozenset({S.SELF, S.SYSTEM})},
    "Question": {None: DESK | {S.COMPLAINANT}},
    "Addition": {None: DESK | {S.COMPLAINANT}},
    "CounterNotice": {None: DESK | {S.ADDRESSEE}},
    "Case": {None: DESK | {S.SYSTEM}},
    "CaseNote": {None: DESK},
    "CaseCause": {None: DESK},
    "Campaign": {None: DESK},
    "Misuse": {None: DESK | {S.COMPLAINANT}},
    "Decision": {None: DESK},
    "StatementOfReasons": {None: DESK | {S.ADDRESSEE}},
    "Appeal": {None: DESK | {S.APPELLANT, S.SYSTEM}},
    "Sanction": {None: HOUSE | {S.ADDRESSEE, S.SYSTEM}},
    "Rectification": {None: HOUSE | {S.SYSTEM}},
    "BlacklistEntry": {None: DESK | {S.OWNER, S.REPRESENTATIVE, S.SYSTEM}},
    "Act": {None: HOUSE | {S.AUTHOR}},
    "Bulk": {None: HOUSE | {S.SYSTEM}},
    "Operatorship": {
        None: OPERATORS | REVIEWERS | {S.SELF},
        OperatorshipState.INVITED: frozenset({S.OWNER}),
    },
    "ScreeningHit": {None: OWN_COMMENT},
    "TrailEntry": {None: frozenset({S.AUDITOR})},
    "RegulatoryReport": {None: ANSWERING},
    "ReportEntry": {None: ANSWERING},
    "CareStep": {None: HOUSE | {S.SYSTEM}},
    "Sample": {None: DESK},
    "SampleItem": {None: DESK},
}


def may_see(actor: Actor, row: Any) -> bool:
    """Whether a row exists for this actor; what complainants say does not for whoever it is about, be they staff."""
    seen = ROWS.get(type(row).__name__, {})
    state = SHUT if getattr(row, "shut", False) else getattr(row, "state", None)
    if state is AccountState.CLOSING:
        state = row.closing_from or state  # what was not public does not become so by closing
    if type(row).__name__ == "Registrant" and row.kind == RegistrantKind.PERSON:
        state = RegistrantKind.PERSON
    by_state = seen.get(state, seen.get(None, frozenset()))
    held = standings(actor, row)
    if is_of_a_complainant(row) and row.account_id in involved(actor):
        held -= STAFF
    return bool(by_state & held)


def involved(actor: Actor) -> frozenset[UUID]:
    """The accounts that somebody runs or is connected with: complaints about them are not theirs to read."""
    return actor.conflicts | frozenset(actor.posts) | actor.left


def is_of_a_complainant(row: Any) -> bool:
    """Whether a row holds words of somebody who complained."""
    kind = type(row).__name__
    return kind == "Complaint" or (kind == "Appeal" and row.side is Side.COMPLAINANT)


QUERIES: dict[str, frozenset[S]] = {
    "viewer": ALL, "node": ALL, "nodes": ALL, "account": ALL, "accounts": ALL, "posts": ALL,
    "documents": ALL, "document": ALL, "documentDiff": ALL,
    "accountQueue": DESK, "complaintByReceipt": ALL, "invitation": ALL, "policy": ALL, "rateLimit": ALL,
    "moderationQueue": OPERATORS | REVIEWERS, "bulkPreview": OPERATORS | REVIEWERS,
    "alikeGroups": OPERATORS | REVIEWERS, "tryWordList": OPERATORS,
    "careFigures": OPERATORS | DESK, "sampleQueue": DESK,
    "creditExplain": frozenset({S.REPRESENTATIVE, S.AUDITOR}), "creditContests": SENIORS | {S.AUDITOR},
    "staffRoles": STAFF_AFFAIRS, "workload": SENIORS | STAFF_AFFAIRS,
    "samplingFigures": ALL, "cases": DESK, "caseColleagues": REVIEWERS, "registrantQueue": IDENTITY,
    "sanctions": DESK, "blacklist": DESK, "appeals": DESK, "ladderProposal": DESK,
    "identityAccesses": ALL,
    "trail": frozenset({S.AUDITOR}), "complaintFigures": DESK, "regulatoryReports": ANSWERING, "previewDecision": ALL,
}  # fmt: skip
ROWS |= of_standing.ROWS
QUERIES |= of_standing.QUERIES
SUBSCRIPTIONS: dict[str, frozenset[S]] = {
    "commentAdded": ALL, "commentChanged": ALL, "moderationQueueChanged": OPERATORS | REVIEWERS,
    "complaintChanged": DESK | {S.COMPLAINANT}, "receiptChanged": ALL, "caseQueueChanged": DESK,
    "messageReceived": OPERATORS, "sanctionChanged": HOUSE, "appealChanged": DESK | {S.APPELLANT},
    "viewerNotices": frozenset({S.USER}),
}  # fmt: skip


def may_see_field(actor: Actor, row: Any, type_name: str, field: str) -> bool:
    """Whether this actor sees a field of a row that exists for them."""
    held = FIELDS[type_name][field]
    return S.ANYONE in held or bool(held & standings(actor, row))


__all__ = [
    "FIELDS", "QUERIES", "ROWS", "SUBSCRIPTIONS", "involved", "is_of_a_complainant", "may_see", "may_see_field",
]  # fmt: skip
