"""Words of complaints, cases and decisions."""

from enum import StrEnum


class SubjectKind(StrEnum):
    """What a complaint or a case is about."""

    ACCOUNT = "ACCOUNT"
    POST = "POST"
    COMMENT = "COMMENT"


class ComplaintKind(StrEnum):
    """Whether the complainant's own right is at stake."""

    AFFECTED = "AFFECTED"
    PUBLIC_INTEREST = "PUBLIC_INTEREST"


class ComplaintState(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "RECEIVED"
    DECLINED = "DECLINED"
    ACCEPTED = "ACCEPTED"
    AWAITING_REPLY = "AWAITING_REPLY"
    UPHELD = "UPHELD"
    PARTLY_UPHELD = "PARTLY_UPHELD"
    NOT_UPHELD = "NOT_UPHELD"
    WITHDRAWN = "WITHDRAWN"


class CaseState(StrEnum):
    """Where the platform's file on a subject stands."""

    OPEN = "OPEN"
    CLAIMED = "CLAIMED"
    ESCALATED = "ESCALATED"
    DECIDED = "DECIDED"


class Measure(StrEnum):
    """What a decision does to its subject."""

    NONE = "NONE"
    REMOVE_CONTENT = "REMOVE_CONTENT"


class Ground(StrEnum):
    """On what a decision rests."""

    LAW = "LAW"
    AGREEMENT = "AGREEMENT"
    PLATFORM_CONVENTION = "PLATFORM_CONVENTION"


class Side(StrEnum):
    """To whom a statement of reasons is addressed."""

    SUBJECT = "SUBJECT"
    COMPLAINANT = "COMPLAINANT"


MEANING: dict[str, str] = {
    "SubjectKind.ACCOUNT": "A public account.",
    "SubjectKind.POST": "A post.",
    "SubjectKind.COMMENT": "A comment.",
    "ComplaintKind.AFFECTED": "It touches the complainant's own right.",
    "ComplaintKind.PUBLIC_INTEREST": "Anyone may object.",
    "ComplaintState.RECEIVED": "Filed; the receipt is issued.",
    "ComplaintState.DECLINED": "Not taken up, with the reason.",
    "ComplaintState.ACCEPTED": "Staff look into it.",
    "ComplaintState.AWAITING_REPLY": "Staff asked the complainant something.",
    "ComplaintState.UPHELD": "Decided: right.",
    "ComplaintState.PARTLY_UPHELD": "Decided: right in part.",
    "ComplaintState.NOT_UPHELD": "Decided: no breach was found.",
    "ComplaintState.WITHDRAWN": "Taken back by the complainant.",
    "CaseState.OPEN": "Waits for a reviewer.",
    "CaseState.CLAIMED": "A reviewer works on it.",
    "CaseState.ESCALATED": "Waits for a senior reviewer.",
    "CaseState.DECIDED": "Decided, with reasons.",
    "Measure.NONE": "Nothing is done to the subject.",
    "Measure.REMOVE_CONTENT": "The content is removed from public view.",
    "Ground.LAW": "A provision of law.",
    "Ground.AGREEMENT": "The service agreement.",
    "Ground.PLATFORM_CONVENTION": "A convention of the platform.",
    "Side.SUBJECT": "The person whose content or account is concerned.",
    "Side.COMPLAINANT": "The person who complained.",
}
