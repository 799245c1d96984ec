"""Why a use case may say no.

Refusals are values: an answer that a door shows to a person. A refusal rolls its transaction back;
what must stay all the same is named in `leaves`, which the frame writes afterwards.
"""

from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from db.vocabulary import AccountFunction, FileFault, SanctionKind


@dataclass(frozen=True)
class Left:
    """A row that outlives the refusal: a screening hit, a failed sign-in, an entry of the trail."""

    kind: str
    columns: dict[str, Any]


@dataclass(frozen=True)
class Refusal:
    """Why the request was turned down."""

    leaves: tuple[Left, ...] = field(default=(), kw_only=True, repr=False, compare=False)

    @property
    def code(self) -> str:
        """The refusal's name, which is stable."""
        return type(self).__name__

    def facts(self) -> dict[str, Any]:
        """What the sentence about it needs."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "leaves"}


class Refused(Exception):
    """Carries a refusal out of a use case, so that its transaction rolls back."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


class Because(StrEnum):
    """What stands against an act that would otherwise be allowed."""

    COMMENTS_CLOSED = "COMMENTS_CLOSED"
    FOLLOWERS_ONLY = "FOLLOWERS_ONLY"
    ONLY_COMMENTS_OF_READERS = "ONLY_COMMENTS_OF_READERS"
    IS_SO_ALREADY = "IS_SO_ALREADY"
    RUNS_THE_ACCOUNT = "RUNS_THE_ACCOUNT"
    NOBODY_TO_MUTE = "NOBODY_TO_MUTE"
    POST_NOT_PUBLIC = "POST_NOT_PUBLIC"
    REPLY_TO_A_REPLY = "REPLY_TO_A_REPLY"
    REGISTRANT_NOT_VERIFIED = "REGISTRANT_NOT_VERIFIED"
    HELD_BY_THE_PLATFORM = "HELD_BY_THE_PLATFORM"
    NOT_YOUR_DELETION = "NOT_YOUR_DELETION"
    UNDO_TIME_IS_OVER = "UNDO_TIME_IS_OVER"
    SOMETHING_CAME_AFTER = "SOMETHING_CAME_AFTER"
    CANNOT_BE_UNDONE = "CANNOT_BE_UNDONE"
    LINK_IS_SPENT = "LINK_IS_SPENT"
    NEWS_NEEDS_A_LICENCE = "NEWS_NEEDS_A_LICENCE"
    REPRINT_NEEDS_A_SOURCE = "REPRINT_NEEDS_A_SOURCE"
    KIND_WAS_DECIDED = "KIND_WAS_DECIDED"
    TURNED_DOWN_BEFORE = "TURNED_DOWN_BEFORE"
    LICENCE_IS_OVER = "LICENCE_IS_OVER"
    NOTHING_TO_DECLARE = "NOTHING_TO_DECLARE"
    GROUP_HAS_ENDED = "GROUP_HAS_ENDED"
    IN_THE_GROUP = "IN_THE_GROUP"
    NOT_IN_THE_GROUP = "NOT_IN_THE_GROUP"
    CHAT_IS_NOT_LINKED = "CHAT_IS_NOT_LINKED"
    OWN_MATTER = "OWN_MATTER"
    REPORT_IS_SENT = "REPORT_IS_SENT"
    TWO_STEP_IS_ON = "TWO_STEP_IS_ON"
    TWO_STEP_IS_OFF = "TWO_STEP_IS_OFF"
    TAKE_THE_CASE_FIRST = "TAKE_THE_CASE_FIRST"
    NOBODY_TO_ASK = "NOBODY_TO_ASK"
    ANSWER_IS_AWAITED = "ANSWER_IS_AWAITED"
    TEXT_CHANGED = "TEXT_CHANGED"
    CONFLICT_DECLARED = "CONFLICT_DECLARED"
    APPEALED_ALREADY = "APPEALED_ALREADY"
    APPEAL_TIME_IS_OVER = "APPEAL_TIME_IS_OVER"
    DECISION_IS_FINAL = "DECISION_IS_FINAL"
    DECISION_IS_REVERSED = "DECISION_IS_REVERSED"
    DECIDED_BEFORE = "DECIDED_BEFORE"
    CONTEST_TIME_IS_OVER = "CONTEST_TIME_IS_OVER"
    NOTHING_TO_CONTEST = "NOTHING_TO_CONTEST"
    NOTHING_IS_CHANGED = "NOTHING_IS_CHANGED"
    HEARING_IS_OPEN = "HEARING_IS_OPEN"
    SECOND_PERSON = "SECOND_PERSON"
    SANCTION_HAS_ENDED = "SANCTION_HAS_ENDED"
    ENTRY_HAS_TWO = "ENTRY_HAS_TWO"
    ENTRY_IS_HEARD = "ENTRY_IS_HEARD"
    ENTRY_HAS_ENDED = "ENTRY_HAS_ENDED"
    ENTRY_STANDS_OR_FALLS = "ENTRY_STANDS_OR_FALLS"
    CONFIRMED_BY_YOU = "CONFIRMED_BY_YOU"
    INTERIM_WAS_USED = "INTERIM_WAS_USED"
    WARNING_DOES_NOT_STAND = "WARNING_DOES_NOT_STAND"
    CASE_CHANGED = "CASE_CHANGED"
    CASE_IS_DECIDED = "CASE_IS_DECIDED"
    ALREADY_ANSWERED = "ALREADY_ANSWERED"
    FOR_A_SENIOR = "FOR_A_SENIOR"
    NOT_BY_THE_ACCOUNT = "NOT_BY_THE_ACCOUNT"
    ASKED_ALREADY = "ASKED_ALREADY"
    NOBODY_TO_WARN = "NOBODY_TO_WARN"
    MEASURED_ALREADY = "MEASURED_ALREADY"
    WARN_FIRST = "WARN_FIRST"
    AGREEMENT_NOT_SIGNED = "AGREEMENT_NOT_SIGNED"
    ANOTHER_PUBLISHES = "ANOTHER_PUBLISHES"
    NEWER_VERSION_COUNTS = "NEWER_VERSION_COUNTS"
    INVITATION_IS_OVER = "INVITATION_IS_OVER"
    ALREADY_AN_OPERATOR = "ALREADY_AN_OPERATOR"
    LAST_OWNER = "LAST_OWNER"
    REGISTRANTS_USED_UP = "REGISTRANTS_USED_UP"
    ALREADY_A_PERSON = "ALREADY_A_PERSON"
    ALREADY_ACTS = "ALREADY_ACTS"
    LAST_REPRESENTATIVE = "LAST_REPRESENTATIVE"
    MANDATE_OF_A_PERSON = "MANDATE_OF_A_PERSON"
    NUMBER_OF_ANOTHER = "NUMBER_OF_ANOTHER"
    PUBLISHER_NOT_VERIFIED = "PUBLISHER_NOT_VERIFIED"
    ACCOUNT_NOT_ACTIVE = "ACCOUNT_NOT_ACTIVE"
    ACCOUNT_CAP = "ACCOUNT_CAP"
    NAME_LOOKS_LIKE = "NAME_LOOKS_LIKE"
    IT_IS_AN_OPENING = "IT_IS_AN_OPENING"
    BLACKLISTED = "BLACKLISTED"
    IS_AN_OWNER = "IS_AN_OWNER"
    OFFER_IS_OVER = "OFFER_IS_OVER"
    YOU_ARE_LEAVING = "YOU_ARE_LEAVING"
    ACCOUNT_IS_CLOSING = "ACCOUNT_IS_CLOSING"
    OWNS_ACCOUNTS_ALONE = "OWNS_ACCOUNTS_ALONE"
    SERVES_AS_STAFF = "SERVES_AS_STAFF"
    COOLING_OFF = "COOLING_OFF"
    EXPORT_IS_UNDER_WAY = "EXPORT_IS_UNDER_WAY"
    ANSWER_TIME_IS_OVER = "ANSWER_TIME_IS_OVER"
    ANSWERS_USED_UP = "ANSWERS_USED_UP"
    YOUR_OWN_ACCOUNT = "YOUR_OWN_ACCOUNT"
    JUDGED_ALREADY = "JUDGED_ALREADY"


@dataclass(frozen=True)
class NotFound(Refusal):
    """There is nothing by that name or id that you may see."""

    subject: str = "thing"


@dataclass(frozen=True)
class NotAllowed(Refusal):
    """You lack the standing to do this."""

    act: str = ""
    as_guest: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class WrongState(Refusal):
    """The thing is not in a state in which this can be done."""

    subject: str
    state: StrEnum
    verb: str
    by: str | None = None


@dataclass(frozen=True)
class Restricted(Refusal):
    """Something stands against it for now; `until` says when that ends or ended, if it does so by itself.

    Where it is an appeal that was lodged before, its `state` is named; where something was done as often as it may
    be, `limit` is that; `about` names the accounts that are to be seen to first.
    """

    because: Because
    until: datetime | None = None
    state: StrEnum | None = None
    limit: int | None = None
    about: str | None = None


@dataclass(frozen=True)
class Sanctioned(Refusal):
    """A sanction on the account stands against it: which one, until when, and until when it can be contested."""

    kind: SanctionKind
    sanction: UUID
    functions: tuple[AccountFunction, ...] = ()
    until: datetime | None = None
    appeal_until: datetime | None = None
    interim: bool = False
    own: bool = True  # whether whoever is refused runs the account, and so can contest it


@dataclass(frozen=True)
class Muted(Refusal):
    """The account does not let you write to it or follow it; `until` says when that ends, null: not by itself."""

    until: datetime | None = None


@dataclass(frozen=True)
class Frozen(Refusal):
    """In an emergency the platform takes no new words from anybody; `until` says when that ends, if it is known."""

    until: datetime | None = None


@dataclass(frozen=True)
class TextRefused(Refusal):
    """Screening does not take the text; the rule and the matching term are named."""

    rule: str
    term: str


@dataclass(frozen=True)
class FileRefused(Refusal):
    """A file is not taken; what is wrong with it is named, and by what limit."""

    fault: FileFault
    limit: str | None = None


@dataclass(frozen=True)
class TakenByAnother(Refusal):
    """Another member of staff works on it, named by pseudonym."""

    pseudonym: str


@dataclass(frozen=True)
class AlreadyReported(Refusal):
    """You reported this before; the receipt of that report is named, and whether what you said now was added to it."""

    receipt: str
    added: bool = False


@dataclass(frozen=True)
class WrongCredentials(Refusal):
    """The address and the password do not fit together."""


@dataclass(frozen=True)
class CodeNeeded(Refusal):
    """Address and password fit; this person's sign-in also takes a code."""


@dataclass(frozen=True)
class WrongCode(Refusal):
    """The code does not fit, was used already, or is out of date."""


@dataclass(frozen=True)
class LimitReached(Refusal):
    """Too many of these in too short a time; try again later."""

    until: datetime


@dataclass(frozen=True)
class KeyReused(Refusal):
    """The idempotency key was used for another request."""


@dataclass(frozen=True)
class BusyProblem(Refusal):
    """The service cannot do this now, for it is too busy or under maintenance; nothing was changed."""

    maintenance: bool = False
    reason: str = ""


class FaultCode(StrEnum):
    """What is wrong with a value of the input."""

    EMPTY = "EMPTY"
    TOO_LONG = "TOO_LONG"
    TOO_SHORT = "TOO_SHORT"
    NOT_AN_ID = "NOT_AN_ID"
    NOT_A_RECEIPT = "NOT_A_RECEIPT"
    NOT_AN_ADDRESS = "NOT_AN_ADDRESS"
    NOT_ONE_OF = "NOT_ONE_OF"
    FORBIDDEN_CHARACTER = "FORBIDDEN_CHARACTER"
    TAKEN = "TAKEN"
    NOT_A_HANDLE = "NOT_A_HANDLE"
    NOT_TICKED = "NOT_TICKED"
    LOOKS_LIKE_IDENTITY = "LOOKS_LIKE_IDENTITY"
    NOT_A_TIME_TO_COME = "NOT_A_TIME_TO_COME"
    NOT_A_TIME_PAST = "NOT_A_TIME_PAST"
    NOT_HOURS_OF_A_DAY = "NOT_HOURS_OF_A_DAY"
    NOT_A_TIME_ZONE = "NOT_A_TIME_ZONE"
    NOT_DECLARED = "NOT_DECLARED"
    SECTION_MISSING = "SECTION_MISSING"
    NOT_ITS_FORM = "NOT_ITS_FORM"
    WRONG_CHECK_DIGIT = "WRONG_CHECK_DIGIT"
    NO_SUCH_DATE = "NO_SUCH_DATE"
    NO_SUCH_PLACE = "NO_SUCH_PLACE"
    OLD_NUMBER = "OLD_NUMBER"
    TOO_YOUNG = "TOO_YOUNG"
    OUT_OF_DATE = "OUT_OF_DATE"
    NOT_FOR_THIS_KIND = "NOT_FOR_THIS_KIND"
    NOT_A_COUNTRY = "NOT_A_COUNTRY"
    NOT_ALL_TICKED = "NOT_ALL_TICKED"


@dataclass(frozen=True)
class Fault:
    """One value of the input that cannot be taken, and why."""

    path: str
    code: FaultCode
    limit: str | None = None


@dataclass(frozen=True)
class Invalid(Refusal):
    """The input has faults; each is named with its path."""

    faults: tuple[Fault, ...]


def invalid(path: str, code: FaultCode, limit: object = None) -> Refused:
    """A refusal of one value."""
    return Refused(Invalid((Fault(path, code, None if limit is None else str(limit)),)))


ALL: tuple[type[Refusal], ...] = (
    NotFound, NotAllowed, WrongState, Restricted, Sanctioned, Muted, Frozen, TextRefused, FileRefused, TakenByAnother,
    AlreadyReported, WrongCredentials, CodeNeeded, WrongCode, LimitReached, KeyReused, Invalid, BusyProblem,
)  # fmt: skip
