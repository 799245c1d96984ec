"""Enumerated words and scalars as GraphQL knows them, drawn from the vocabulary."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, NewType

import strawberry

from db import vocabulary as v
from resolvers.complaints.cases.queue import CaseOrder as CaseOrderWords
from resolvers.complaints.cases.queue import Holder as HolderWords
from resolvers.interactions.bulk.urgent import QueueOrder as QueueOrderWords
from resolvers.interactions.views import QueueFilter as QueueFilterWords
from resolvers.rules.accounts.differences import ChangeKind
from resolvers.rules.acts import ACTS
from resolvers.rules.care.steps import Ahead
from resolvers.rules.identity import words as identity
from resolvers.rules.permissions import OFFERED_ON
from resolvers.rules.refusals import ALL, Because, FaultCode
from resolvers.sanctions.appeals.views import AppealFilter as AppealFilterWords
from resolvers.sanctions.appeals.views import AppealVerdict as AppealVerdictWords
from resolvers.sanctions.blacklist.views import BlacklistFilter as BlacklistFilterWords
from resolvers.sanctions.views import SanctionFilter as SanctionFilterWords
from schema.meanings import MORE_MEANING


def word(enum: Any, description: str | None = None, name: str | None = None) -> None:
    """Make an enum of the vocabulary one of GraphQL, with a sentence for each value."""
    strawberry.enum(enum, name=name, description=description or (enum.__doc__ or "").strip())
    for value in enum.__strawberry_definition__.values:
        key = f"{enum.__name__}.{value.name}"
        value.description = v.MEANING.get(key) or MORE_MEANING[key]


ActorKind = v.ActorKind
Transport = v.Transport
FileFault = v.FileFault
FileKind = v.FileKind
OperatorRole = v.OperatorRole
OperatorshipState = v.OperatorshipState
StaffRole = v.StaffRole
RegistrantKind = v.RegistrantKind
RegistrantState = v.RegistrantState
IdentityDocument = v.IdentityDocument
LookPurpose = v.LookPurpose
MandateKind = v.MandateKind
AccountClass = v.AccountClass
AccountState = v.AccountState
ExportState = v.ExportState
AccountCategory = v.AccountCategory
RevisionKind = v.RevisionKind
RevisionState = v.RevisionState
ReviewLane = v.ReviewLane
PostState = v.PostState
PostKind = v.PostKind
QualificationKind = v.QualificationKind
QualificationState = v.QualificationState
GroupKind = v.GroupKind
FilingState = v.FilingState
CommentState = v.CommentState
MessageState = v.MessageState
HeldBy = v.HeldBy
CommentRules = v.CommentRules
CommentNotices = v.CommentNotices
Effect = v.Effect
SubjectKind = v.SubjectKind
ComplaintKind = v.ComplaintKind
ComplaintState = v.ComplaintState
CaseState = v.CaseState
DeclineReason = v.DeclineReason
CauseKind = v.CauseKind
NoteKind = v.NoteKind
CaseOrder = CaseOrderWords
Holder = HolderWords
Measure = v.Measure
Ground = v.Ground
Side = v.Side
DecisionAbout = v.DecisionAbout
CreditLevel = v.CreditLevel
CreditState = v.CreditState
AppealState = v.AppealState
RegulatoryReportKind = v.RegulatoryReportKind
RegulatoryReportState = v.RegulatoryReportState
SanctionFilter = SanctionFilterWords
Severity = v.Severity
SanctionKind = v.SanctionKind
SanctionState = v.SanctionState
AccountFunction = v.AccountFunction
RectificationState = v.RectificationState
BlacklistMeasure = v.BlacklistMeasure
BlacklistState = v.BlacklistState
BlacklistFilter = BlacklistFilterWords
MisuseKind = v.MisuseKind
Likeness = v.Likeness
QueueFilter = QueueFilterWords
QueueOrder = QueueOrderWords
BulkVerb = v.BulkVerb
BulkState = v.BulkState
AppealFilter = AppealFilterWords
AppealVerdict = AppealVerdictWords
CareStepKind = v.CareStepKind
SampleFinding = v.SampleFinding
CareAhead = Ahead
DocumentKind = v.DocumentKind
DocumentState = v.DocumentState
DocumentChangeKind = ChangeKind
RestrictedBecause = Because
InvalidCode = FaultCode
WORDS: tuple[Any, ...] = (
    ActorKind, Transport, FileFault, FileKind, OperatorRole, OperatorshipState,
    StaffRole, RegistrantKind, RegistrantState, AccountClass,
    ExportState,
    IdentityDocument, LookPurpose, MandateKind,
    AccountCategory, RevisionKind, RevisionState, ReviewLane, QualificationKind,
    AccountState, PostState, CommentState, MessageState, HeldBy, CommentRules, CommentNotices, Effect, SubjectKind,
    ComplaintKind, ComplaintState, DeclineReason, CaseState, Measure, Ground, Side, QueueFilter,
    QueueOrder, BulkVerb, BulkState,
    CreditLevel, CreditState,
    DecisionAbout, AppealState, RegulatoryReportKind, RegulatoryReportState,
    Severity, SanctionKind, SanctionState, AccountFunction, RectificationState, SanctionFilter, AppealFilter,
    AppealVerdict, CauseKind, NoteKind, HolderWords, CaseOrderWords, MisuseKind, Likeness,
    CareStepKind, SampleFinding, BlacklistMeasure, BlacklistState, BlacklistFilter, DocumentKind, DocumentState,
    PostKind, QualificationState, GroupKind, FilingState,
)  # fmt: skip
for _enum in WORDS:
    word(_enum)
word(ChangeKind, "What became of a passage of a document.", "DocumentChangeKind")
word(Ahead, "What comes next for an account by its care.", "CareAhead")
word(Because, "What stands against an act for now.", "RestrictedBecause")
word(FaultCode, "What is wrong with a value of the input.")


def screaming(name: str) -> str:
    """A class name as an enum value: NotFound → NOT_FOUND."""
    return "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in name).lstrip("_")


RefusalCodeWords = StrEnum("RefusalCode", {screaming(r.__name__): screaming(r.__name__) for r in ALL})  # type: ignore[misc]
RefusalCode = strawberry.enum(RefusalCodeWords, description="The stable name of a refusal.")
for _value in RefusalCodeWords.__strawberry_definition__.values:  # type: ignore[attr-defined]
    _value.description = next((r.__doc__ or "").split("\n")[0] for r in ALL if screaming(r.__name__) == _value.name)

SAID = {
    **identity.SAID,
    "complaint:ask": "ASK_COMPLAINANT",
    "complaint:reply": "ANSWER_QUESTION",
    "comment:reply": "REPLY_TO_COMMENT",
    "comment:remove": "REMOVE_CONTENT",
    "comment:restore": "RESTORE_CONTENT",
    "post:remove": "REMOVE_CONTENT",
    "post:restore": "RESTORE_CONTENT",
    "account:set_comment_rules": "SET_COMMENT_RULES",
    "post:set_comment_rules": "SET_COMMENT_RULES",
    "account:set_word_list": "SET_WORD_LIST",
    "qualification:cover": "COVER_ACCOUNTS",
    "account:moderate": "MODERATE_COMMENTS",
    "act:undo": "UNDO_ACT",
    "account:invite_operator": "INVITE_OPERATOR",
    "operatorship:withdraw": "WITHDRAW_INVITATION",
    "operatorship:leave": "LEAVE_ACCOUNT",
    "operatorship:change_role": "CHANGE_OPERATOR_ROLE",
    "operatorship:remove": "REMOVE_OPERATOR",
    "operatorship:offer_ownership": "OFFER_OWNERSHIP",
    "operatorship:withdraw_offer": "WITHDRAW_OFFER",
    "operatorship:accept_ownership": "ACCEPT_OWNERSHIP",
    "chat:set_notices": "SET_CHAT_NOTICES",
    "complaint:add_evidence": "ADD_EVIDENCE",
    "account:mute_user": "MUTE_USER",
    "account:unmute_user": "UNMUTE_USER",
    "case:recuse": "DECLARE_CONFLICT",
    "message:write": "SEND_MESSAGE",
    "message:look": "LOOK_AT_MESSAGE",
    "comment:ask_platform": "ASK_PLATFORM",
    "sanction:respond": "RESPOND_TO_SANCTION",
    "blacklist_entry:respond": "RESPOND_TO_BLACKLIST_ENTRY",
    "registrant:declare": "DECLARE_ACCOUNTS",
    **dict.fromkeys(("appeal:affirm", "appeal:overturn", "appeal:modify"), "DECIDE_APPEAL"),
    "complaint:warn_complainant": "WARN_COMPLAINANT",
    "complaint:limit_complainant": "LIMIT_COMPLAINANT",
}


def verb_of(act: str) -> str:
    """An act as a verb that is offered: the name of its mutation."""
    return SAID.get(act, f"{ACTS[act].verb}_{ACTS[act].kind}".upper())


VerbWords = StrEnum("Verb", {v: v for v in sorted({verb_of(act) for acts in OFFERED_ON.values() for act in acts})})  # type: ignore[misc]
Verb = strawberry.enum(VerbWords, description="Something that can be done to a thing: the mutation of the same name.")
for _value in VerbWords.__strawberry_definition__.values:  # type: ignore[attr-defined]
    _words = _value.name.lower().split("_")
    _value.description = f"`{_words[0]}{''.join(word.title() for word in _words[1:])}`"


def _day_of(value: Any) -> date:
    if not isinstance(value, str) or len(value) != len("2026-11-30"):
        raise ValueError("a day is written as in 2026-11-30")
    return datetime.strptime(value, "%Y-%m-%d").date()


def _spell(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


DateTime = strawberry.scalar(
    name="DateTime",
    description="A moment in UTC, as RFC 3339 writes it.",
    specified_by_url="https://datatracker.ietf.org/doc/html/rfc3339",
    serialize=_spell,
    parse_value=datetime.fromisoformat,
)

Address = NewType("Address", str)
URL = strawberry.scalar(
    name="URL",
    description="An address, or its path where the service has no public address.",
    specified_by_url="https://url.spec.whatwg.org/",
    serialize=str,
    parse_value=str,
)
Date = strawberry.scalar(
    name="Date",
    description="A day by the calendar, as in 2026-11-30 (ISO 8601).",
    specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
    serialize=date.isoformat,
    parse_value=_day_of,
)
