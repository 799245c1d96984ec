"""Words of what binds and weighs: documents, credit, the blacklist, and leaving."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What kind of text binds."""

    RULE = "RULE"
    PLATFORM_CONVENTION = "PLATFORM_CONVENTION"
    SERVICE_AGREEMENT = "SERVICE_AGREEMENT"
    INDUSTRY_CONVENTION = "INDUSTRY_CONVENTION"


class DocumentState(StrEnum):
    """Where a version of a document stands."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"


class CreditLevel(StrEnum):
    """How far a registrant is trusted, which sets limits and nothing else."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class CreditState(StrEnum):
    """Where an entry of the credit ledger stands."""

    COUNTED = "COUNTED"
    CONTESTED = "CONTESTED"
    UPHELD = "UPHELD"
    LEFT = "LEFT"


class BlacklistMeasure(StrEnum):
    """What an entry in the blacklist does."""

    CLOSE_ACCOUNT = "CLOSE_ACCOUNT"
    FORBID_REGISTRATION = "FORBID_REGISTRATION"


class BlacklistState(StrEnum):
    """Where an entry in the blacklist stands; one in force ends by its date."""

    PROPOSED = "PROPOSED"
    WITHDRAWN = "WITHDRAWN"
    IN_FORCE = "IN_FORCE"
    REMOVED = "REMOVED"


class UserState(StrEnum):
    """Where a user stands."""

    ACTIVE = "ACTIVE"
    CLOSING = "CLOSING"
    CLOSED = "CLOSED"


class ExportState(StrEnum):
    """Where the export of one's own data stands."""

    ASKED = "ASKED"
    BUILT = "BUILT"
    ENDED = "ENDED"


MEANING: dict[str, str] = {
    "DocumentKind.RULE": "A rule of the platform.",
    "DocumentKind.PLATFORM_CONVENTION": "The convention of the platform.",
    "DocumentKind.SERVICE_AGREEMENT": "The agreement between the platform and a registrant.",
    "DocumentKind.INDUSTRY_CONVENTION": "A convention of the industry that the platform signed.",
    "DocumentState.DRAFT": "Being written.",
    "DocumentState.PUBLISHED": "Public; it counts from its date.",
    "CreditLevel.A": "The widest limits.",
    "CreditLevel.B": "Wide limits.",
    "CreditLevel.C": "Where everybody begins.",
    "CreditLevel.D": "Narrow limits.",
    "CreditLevel.E": "The narrowest limits.",
    "CreditState.COUNTED": "It counts.",
    "CreditState.CONTESTED": "It is contested and does not count meanwhile.",
    "CreditState.UPHELD": "It was contested and counts.",
    "CreditState.LEFT": "It counts no more: its cause was reversed, or contesting it was right.",
    "BlacklistMeasure.CLOSE_ACCOUNT": "Accounts are closed.",
    "BlacklistMeasure.FORBID_REGISTRATION": "No new account is opened.",
    "BlacklistState.PROPOSED": "Facts and ground were sent; a second person decides.",
    "BlacklistState.WITHDRAWN": "Taken back before it was confirmed.",
    "BlacklistState.IN_FORCE": "Confirmed by a second person.",
    "BlacklistState.REMOVED": "Ended early, or reversed on appeal.",
    "UserState.ACTIVE": "Here.",
    "UserState.CLOSING": "Leaving by wish, in the cooling-off time.",
    "UserState.CLOSED": "Gone for good.",
    "ExportState.ASKED": "It is being built.",
    "ExportState.BUILT": "It can be fetched.",
    "ExportState.ENDED": "Its time is over, and the file is erased.",
}
