"""What is remembered: every row class by name, for tortoise and for those who need them all.

Imports nothing of ours but its own floor.
"""

from db.accounts import (
    Acceptance,
    AccountRevision,
    Attempt,
    Chat,
    ChatLink,
    CreditEntry,
    Declaration,
    Document,
    Export,
    GradeChange,
    GroupMember,
    Guest,
    IdentityForm,
    IdentityLook,
    Letter,
    Mandate,
    MobileCode,
    OperatorGroup,
    Operatorship,
    PublicAccount,
    Qualification,
    QualificationCover,
    RecoveryCode,
    Registrant,
    Reset,
    StaffMember,
    Token,
    Training,
    TwoStep,
    User,
)
from db.care import CareStep, Sample, SampleItem
from db.chat import Card, ChatFile, ChatMessage, ChatState, ChatToast, ChatUpdate, Digest, Digested, Selection, Sending
from db.complaints import (
    Addition,
    Campaign,
    Case,
    CaseCause,
    CaseNote,
    Complaint,
    ComplaintDraft,
    ConflictOfInterest,
    CounterNotice,
    Evidence,
    Misuse,
    Question,
    StoredFile,
)
from db.interactions import Bulk, BulkPart, Comment, CommentVersion, Follow, Mute
from db.messages import Message, MessageLook, MessageText
from db.oversight import (
    Act,
    Deadline,
    Filing,
    Freeze,
    KeptOutcome,
    Lease,
    Notice,
    PurgePermit,
    RegulatoryReport,
    ReportEntry,
    Standstill,
    TrailEntry,
)
from db.posts import Post, PostVersion, ScreeningHit
from db.sanctions import (
    Appeal,
    BlacklistEntry,
    Decision,
    HearingResponse,
    Rectification,
    Sanction,
    StatementOfReasons,
)

ALL = (
    User, Guest, Chat, Token, ChatLink, Attempt, TwoStep, RecoveryCode, Reset, Letter,
    StaffMember, Registrant, PublicAccount, Operatorship,
    Post, PostVersion, ScreeningHit, Comment, CommentVersion, Follow, Mute, Bulk, BulkPart, Message, MessageText,
    Case, Complaint, ComplaintDraft,
    Addition, Question, CounterNotice, Misuse, CaseCause, CaseNote, ConflictOfInterest, Campaign,
    StoredFile, Evidence, MessageLook, Decision, StatementOfReasons, Sanction, Rectification, Appeal,
    TrailEntry, Act, Notice, Deadline, RegulatoryReport, ReportEntry, KeptOutcome, Lease, PurgePermit, Standstill,
    Freeze, CareStep, Sample, SampleItem,
    Training, Mandate, IdentityForm, MobileCode, IdentityLook, OperatorGroup, GroupMember, Declaration,
    AccountRevision, Qualification, QualificationCover, GradeChange, Document, Acceptance, CreditEntry, Export,
    BlacklistEntry, HearingResponse, Filing,
    ChatUpdate, ChatMessage, Sending, ChatFile, ChatToast, ChatState, Card, Digest, Digested, Selection,
)  # fmt: skip
BY_NAME = {model.__name__: model for model in ALL}
__all__ = [*BY_NAME, "ALL", "BY_NAME"]
__models__ = list(ALL)
for _model in ALL:
    _model._meta.table_description = ""  # a docstring is no part of the schema, so changing one needs no migration
