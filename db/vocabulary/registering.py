"""Words of identity, of opening accounts and reviewing them, and of their licences and groups."""

from enum import StrEnum


class IdentityDocument(StrEnum):
    """By what document a registrant tells its identity."""

    SOCIAL_CREDIT_CODE = "SOCIAL_CREDIT_CODE"
    ORGANISATION_CODE = "ORGANISATION_CODE"
    RESIDENT_CARD = "RESIDENT_CARD"
    HONG_KONG_MACAO_PERMIT = "HONG_KONG_MACAO_PERMIT"
    TAIWAN_PERMIT = "TAIWAN_PERMIT"
    PERMANENT_RESIDENCE_CARD = "PERMANENT_RESIDENCE_CARD"
    PASSPORT = "PASSPORT"


class MandateKind(StrEnum):
    """As what a user acts for a registrant."""

    SELF = "SELF"
    REPRESENTATIVE = "REPRESENTATIVE"


class LookPurpose(StrEnum):
    """For what identity is looked at."""

    VERIFICATION = "VERIFICATION"
    CORRECTION = "CORRECTION"
    CASE = "CASE"
    BLACKLIST = "BLACKLIST"
    AUTHORITY = "AUTHORITY"


class VerifierAnswer(StrEnum):
    """What a verifier outside answers about a registrant."""

    MATCH = "MATCH"
    NO_MATCH = "NO_MATCH"
    UNKNOWN = "UNKNOWN"
    AWAY = "AWAY"


class AccountCategory(StrEnum):
    """What kind of publisher an account is of."""

    PUBLIC_BODY = "PUBLIC_BODY"
    MEDIA = "MEDIA"
    COMPANY = "COMPANY"
    CIVIL_ORGANISATION = "CIVIL_ORGANISATION"
    INDIVIDUAL = "INDIVIDUAL"


class RevisionKind(StrEnum):
    """What is reviewed of an account."""

    OPENING = "OPENING"
    CHANGE = "CHANGE"


class RevisionState(StrEnum):
    """Where a review stands."""

    PENDING = "PENDING"
    APPROVED = "APPROVED"
    RETURNED = "RETURNED"
    WITHDRAWN = "WITHDRAWN"


class ReviewLane(StrEnum):
    """In which lane something is reviewed."""

    PUBLIC = "PUBLIC"
    GENERAL = "GENERAL"


class QualificationKind(StrEnum):
    """What a licence for news allows."""

    EDIT_AND_PUBLISH = "EDIT_AND_PUBLISH"
    REPRINT = "REPRINT"


class QualificationState(StrEnum):
    """Where a licence stands."""

    SUBMITTED = "SUBMITTED"
    VERIFIED = "VERIFIED"
    REJECTED = "REJECTED"
    LAPSED = "LAPSED"


class PostKind(StrEnum):
    """What kind of content a post is."""

    GENERAL = "GENERAL"
    NEWS = "NEWS"


class GroupKind(StrEnum):
    """What kind of group registrants make up."""

    GROUP = "GROUP"
    COMPANY = "COMPANY"
    ALLIANCE = "ALLIANCE"


class FilingState(StrEnum):
    """Where registration data for an authority stands."""

    DRAFT = "DRAFT"
    READY = "READY"
    SUBMITTED = "SUBMITTED"
    ACKNOWLEDGED = "ACKNOWLEDGED"


MEANING: dict[str, str] = {
    "IdentityDocument.SOCIAL_CREDIT_CODE": "The unified social credit code of an organisation: 18 characters.",
    "IdentityDocument.ORGANISATION_CODE": "The older organisation code: 9 characters.",
    "IdentityDocument.RESIDENT_CARD": "The resident identity card: 18 characters.",
    "IdentityDocument.HONG_KONG_MACAO_PERMIT": "The permit of residents of Hong Kong and Macao for the mainland.",
    "IdentityDocument.TAIWAN_PERMIT": "The permit of residents of Taiwan to enter to the mainland.",
    "IdentityDocument.PERMANENT_RESIDENCE_CARD": "The foreigner's permanent residence card.",
    "IdentityDocument.PASSPORT": "A passport.",
    "MandateKind.SELF": "As the person themself.",
    "MandateKind.REPRESENTATIVE": "As somebody whom the registrant sent.",
    "LookPurpose.VERIFICATION": "To verify it.",
    "LookPurpose.CORRECTION": "To correct it on request of whom it is of.",
    "LookPurpose.CASE": "To decide a case.",
    "LookPurpose.BLACKLIST": "To decide about the blacklist.",
    "LookPurpose.AUTHORITY": "To answer an authority.",
    "VerifierAnswer.MATCH": "Name and number belong together.",
    "VerifierAnswer.NO_MATCH": "They do not.",
    "VerifierAnswer.UNKNOWN": "It cannot tell; an identity officer looks.",
    "VerifierAnswer.AWAY": "It did not answer; it is asked again later.",
    "AccountCategory.PUBLIC_BODY": "A public body.",
    "AccountCategory.MEDIA": "A media organisation.",
    "AccountCategory.COMPANY": "A company.",
    "AccountCategory.CIVIL_ORGANISATION": "A civil organisation.",
    "AccountCategory.INDIVIDUAL": "An individual.",
    "RevisionKind.OPENING": "All of it, before it is active.",
    "RevisionKind.CHANGE": "What is to change.",
    "RevisionState.PENDING": "Waits for a reviewer.",
    "RevisionState.APPROVED": "Approved; it counts.",
    "RevisionState.RETURNED": "Returned, with the reason.",
    "RevisionState.WITHDRAWN": "Taken back, or a later one took its place.",
    "ReviewLane.PUBLIC": "That of public bodies: within one working day.",
    "ReviewLane.GENERAL": "That of all others: within three working days.",
    "QualificationKind.EDIT_AND_PUBLISH": "Gathering, editing and publishing news.",
    "QualificationKind.REPRINT": "Reprinting news of others.",
    "QualificationState.SUBMITTED": "Waits for a reviewer.",
    "QualificationState.VERIFIED": "Verified; it covers its accounts.",
    "QualificationState.REJECTED": "Turned down, with the reason.",
    "QualificationState.LAPSED": "It expired.",
    "PostKind.GENERAL": "Anything but news.",
    "PostKind.NEWS": "News on public affairs: a licence is needed.",
    "GroupKind.GROUP": "A group of operators.",
    "GroupKind.COMPANY": "A company with several registrants.",
    "GroupKind.ALLIANCE": "An alliance.",
    "FilingState.DRAFT": "Built, not approved.",
    "FilingState.READY": "Approved by a person.",
    "FilingState.SUBMITTED": "Sent.",
    "FilingState.ACKNOWLEDGED": "The authority has it.",
}
