"""Enumerated words and scalars as GraphQL knows them, drawn from the vocabulary."""

from datetime import UTC, datetime
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

MORE_MEANING = {
    "QueueFilter.HELD": "Those that wait for a look.",
    "QueueFilter.NEW": "Those that appeared and that nobody looked at yet.",
    "QueueFilter.HIDDEN": "Those that the account hid.",
    "QueueFilter.REPORTED": "Those about which complaints are open.",
    "QueueFilter.FEATURED": "Those that the account features.",
    "QueueOrder.NEWEST": "The newest first.",
    "QueueOrder.URGENT": "The gravest reports, then what is held longest, then what waits longest.",
    "QueueFilter.ALL": "All of them.",
    "Holder.ME": "You do.",
    "Holder.NOBODY": "Nobody does yet.",
    "CaseOrder.URGENT": "The most urgent first, then what is due soonest.",
    "CaseOrder.OLDEST": "The oldest first.",
    "Ahead.NOTHING": "Nothing: care is at the line or above it.",
    "Ahead.TOO_FEW": "Nothing: too few comments waited to say anything.",
    "Ahead.BELOW": "Nothing yet: care is below the line, but no prohibited comment stood too long.",
    "Ahead.NOTICE": "A notice with the next look: what to do, and until when.",
    "Ahead.CASE": "A case, when the time of the notice is over and nothing is better by then.",
    "Ahead.PERSON": "A person decides: a case is open, or a sanction is proposed.",
    "Ahead.DO_BETTER": "Nothing while care is below the line: it is what ends a restriction early.",
    "Ahead.LIFT": "A proposal to lift the restriction, once care held for long enough.",
    "ChangeKind.KEPT": "It stayed.",
    "ChangeKind.ADDED": "It came.",
    "ChangeKind.REMOVED": "It went.",
    "SanctionFilter.WAITING": "Those that are proposed, to be heard or confirmed.",
    "SanctionFilter.ALL": "All of them.",
    "BlacklistFilter.PROPOSED": "Those that are proposed, to be heard or confirmed.",
    "BlacklistFilter.IN_FORCE": "Those that were confirmed and not ended early, whether or not their date has come.",
    "BlacklistFilter.ALL": "All of them.",
    "Because.COMMENTS_CLOSED": "Comments are closed there.",
    "Because.FOLLOWERS_ONLY": "Only those who follow the account may comment here.",
    "Because.ONLY_COMMENTS_OF_READERS": "Only what readers wrote under a post, and no answer, is featured or pinned.",
    "Because.IS_SO_ALREADY": "It is so already.",
    "Because.RUNS_THE_ACCOUNT": "Whoever runs the account is not muted there.",
    "Because.NOBODY_TO_MUTE": "Nobody of the platform wrote it, so nobody can be muted.",
    "Because.POST_NOT_PUBLIC": "The post is not public.",
    "Because.REPLY_TO_A_REPLY": "Replies go one level deep.",
    "Because.REGISTRANT_NOT_VERIFIED": "The registrant's identity is not verified.",
    "Because.HELD_BY_THE_PLATFORM": "The platform holds it, so its staff decide.",
    "Because.NOT_YOUR_DELETION": "Only whoever deleted it takes that back.",
    "Because.UNDO_TIME_IS_OVER": "It was too long ago.",
    "Because.SOMETHING_CAME_AFTER": "Something was done to it since.",
    "Because.CANNOT_BE_UNDONE": "This kind of act is not taken back this way.",
    "Because.AGREEMENT_NOT_SIGNED": "The service agreement in force is not accepted, or not signed for the registrant.",
    "Because.ANOTHER_PUBLISHES": "Whoever drafted a document does not publish it.",
    "Because.NEWER_VERSION_COUNTS": "A newer version of the document is in force.",
    "FaultCode.SECTION_MISSING": "A section that such a document must have is missing; the limit is its heading.",
    "Because.LINK_IS_SPENT": "The link was used or has run out.",
    "Because.NEWS_NEEDS_A_LICENCE": "No licence for news covers the account.",
    "Because.REPRINT_NEEDS_A_SOURCE": "The account may only reprint news, and the post does not name its source.",
    "Because.KIND_WAS_DECIDED": "Staff decided the kind of the post; that is contested by appeal.",
    "Because.TURNED_DOWN_BEFORE": "One turned the same licence down before; somebody else looks at it now.",
    "Because.LICENCE_IS_OVER": "The licence has expired.",
    "Because.NOTHING_TO_DECLARE": "The registrant has no account that could be declared.",
    "Because.GROUP_HAS_ENDED": "The group has ended.",
    "Because.IN_THE_GROUP": "The registrant is in the group already.",
    "Because.NOT_IN_THE_GROUP": "The registrant is not in the group.",
    "Because.TAKE_THE_CASE_FIRST": "Only whoever has taken the case speaks with its complainants.",
    "Because.NOBODY_TO_ASK": "Whoever complained left no place to which a question could be sent.",
    "Because.ANSWER_IS_AWAITED": "A complainant was asked and may still answer; until then nobody tells them no.",
    "Because.TEXT_CHANGED": "The text was changed since the version that was judged.",
    "Because.CASE_CHANGED": "Something that a decision must have seen came to the case since.",
    "Because.FOR_A_SENIOR": "It waits for a senior reviewer or the chief editor.",
    "Because.NOT_BY_THE_ACCOUNT": "It was not the account's operators who did it.",
    "Because.ASKED_ALREADY": "The platform was asked to look and has not answered yet.",
    "Because.CONFLICT_DECLARED": "One said that one has to do with the account.",
    "AppealFilter.OPEN": "Those that are not answered.",
    "AppealFilter.WAITING": "Those that nobody took.",
    "AppealFilter.MINE": "Those that you took and did not answer yet.",
    "AppealFilter.LATE": "Those whose answer is late.",
    "AppealFilter.ALL": "All of them.",
    "AppealVerdict.AFFIRMED": "The decision stands.",
    "AppealVerdict.OVERTURNED": "The decision is reversed: whoever appealed is right.",
    "AppealVerdict.MODIFIED": "The decision is changed; nobody is worse off for having appealed.",
    "Because.APPEALED_ALREADY": "The decision was contested before for this side.",
    "Because.APPEAL_TIME_IS_OVER": "The time to contest the decision is over.",
    "Because.DECISION_IS_FINAL": "It was decided on an appeal, which is final here.",
    "Because.DECISION_IS_REVERSED": "The decision was reversed or replaced meanwhile.",
    "Because.DECIDED_BEFORE": "Whoever decided in the matter before does not answer the appeal.",
    "Because.HEARING_IS_OPEN": "The account may still respond.",
    "Because.SECOND_PERSON": "A closure is confirmed by a senior who is another person than whoever proposed it.",
    "Because.INTERIM_WAS_USED": "A measure held in this case already before it was decided; that is done once.",
    "Because.SANCTION_HAS_ENDED": "The sanction has ended by its date.",
    "Because.ENTRY_HAS_TWO": "An entry in the blacklist is confirmed by another person than whoever proposed it.",
    "Because.ENTRY_IS_HEARD": "Whom the entry concerns may still respond.",
    "Because.ENTRY_HAS_ENDED": "The entry in the blacklist has ended by its date.",
    "Because.ENTRY_STANDS_OR_FALLS": "On appeal an entry in the blacklist stands or is reversed; it is not changed.",
    "Because.CONFIRMED_BY_YOU": "An entry is ended early by another person than whoever confirmed it.",
    "Because.WARNING_DOES_NOT_STAND": "The warning that asked for it does not stand any more.",
    "Because.CONTEST_TIME_IS_OVER": "The time to contest the entry is over.",
    "Because.NOTHING_TO_CONTEST": "The entry counts for the registrant, and not against it.",
    "Because.NOTHING_IS_CHANGED": "To change a decision something of it must become different.",
    "Because.NOBODY_TO_WARN": "Whoever complained is known by nothing but an address.",
    "Because.MEASURED_ALREADY": "The complaint was answered by a warning or a limit before.",
    "Because.WARN_FIRST": "No warning was delivered before the complaint was filed.",
    "Because.INVITATION_IS_OVER": "The time of the invitation is over.",
    "Because.ALREADY_AN_OPERATOR": "One has a post at the account already.",
    "Because.LAST_OWNER": "An account has an owner at all times.",
    "Because.YOU_ARE_LEAVING": "You are leaving the platform: stay after all, or write nothing new.",
    "Because.ACCOUNT_IS_CLOSING": "The account closes: it publishes nothing new and takes no new words.",
    "Because.OWNS_ACCOUNTS_ALONE": "Accounts that stay would be without an owner; `about` names them.",
    "Because.SERVES_AS_STAFF": "Staff lay their posts down before they leave.",
    "Because.COOLING_OFF": "The cooling-off is not over.",
    "Because.EXPORT_IS_UNDER_WAY": "An export of your data is being built already.",
    "Because.ACCOUNT_NOT_ACTIVE": "The account is not open yet, or not any more.",
    "Because.ACCOUNT_CAP": "The registrant has as many accounts as its kind and credit level allow.",
    "Because.NAME_LOOKS_LIKE": "It looks like the name of a public body or a medium that is here already.",
    "Because.IT_IS_AN_OPENING": "It is the opening of an account, which is decided with the account.",
    "Because.BLACKLISTED": "An entry in the blacklist is in force against the registrant.",
    "Because.IS_AN_OWNER": "An owner is not changed or removed by others.",
    "Because.OFFER_IS_OVER": "The ownership is not offered now.",
    "Because.ANSWER_TIME_IS_OVER": "The time to answer the user's last words is over.",
    "Because.ANSWERS_USED_UP": "The user's last words were answered as often as they may be.",
    "Because.YOUR_OWN_ACCOUNT": "One runs the account oneself.",
    "Because.JUDGED_ALREADY": "Somebody judged it before.",
    "Because.OWN_MATTER": "One does not decide in one's own matter.",
    "Because.TWO_STEP_IS_ON": "Signing in takes a second step already.",
    "Because.TWO_STEP_IS_OFF": "No second step of signing in was begun, or none is on.",
    "Because.CHAT_IS_NOT_LINKED": "No user is tied to the chat.",
    "Because.REPORT_IS_SENT": "The report was sent already.",
    "Because.CASE_IS_DECIDED": "The case is decided.",
    "Because.ALREADY_ANSWERED": "Somebody of the same side answered already.",
    "FaultCode.NOT_DECLARED": "It must be declared, and was not.",
    "FaultCode.EMPTY": "Nothing to see in it.",
    "FaultCode.TOO_LONG": "More than the limit.",
    "FaultCode.TOO_SHORT": "Less than the limit.",
    "FaultCode.NOT_AN_ID": "Not an id of the right kind.",
    "FaultCode.NOT_A_RECEIPT": "Not a receipt number, or mistyped.",
    "FaultCode.NOT_AN_ADDRESS": "Not an e-mail address.",
    "FaultCode.NOT_ONE_OF": "Not one of the words that can be chosen; the limit lists them.",
    "FaultCode.FORBIDDEN_CHARACTER": "A character that cannot be kept.",
    "FaultCode.TAKEN": "In use already.",
    "FaultCode.NOT_A_HANDLE": "Not small letters and digits with single hyphens between them.",
    "FaultCode.NOT_TICKED": "Something of the checklist is not ticked; the limit lists what.",
    "FaultCode.NOT_A_TIME_TO_COME": "Not later than now, or further ahead than the limit, in days.",
    "FaultCode.NOT_HOURS_OF_A_DAY": "Not a span of a day such as 22:30-07:00.",
    "FaultCode.NOT_A_TIME_PAST": "To come, without a time zone, or further back than the limit, in days.",
    "FaultCode.NOT_A_TIME_ZONE": "Neither a name of a time zone nor an offset from UTC.",
    "FaultCode.LOOKS_LIKE_IDENTITY": "It looks like an identity number, which is never taken here.",
    **identity.MEANING,
}


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
