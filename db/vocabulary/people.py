"""Words of people, their chats, and the accounts they run."""

from enum import StrEnum


class ActorKind(StrEnum):
    """What acted."""

    USER = "USER"
    STAFF = "STAFF"
    GUEST = "GUEST"
    SYSTEM = "SYSTEM"


class Transport(StrEnum):
    """Over what a chat is held."""

    BUILT_IN = "BUILT_IN"
    TELEGRAM = "TELEGRAM"


class LetterKind(StrEnum):
    """What a letter to a person is about."""

    RESET_CODE = "RESET_CODE"
    PASSWORD_CHANGED = "PASSWORD_CHANGED"
    MOBILE_CODE = "MOBILE_CODE"


class OperatorRole(StrEnum):
    """A user's post at a public account."""

    OWNER = "OWNER"
    EDITOR = "EDITOR"
    MODERATOR = "MODERATOR"


class OperatorshipState(StrEnum):
    """Where an operator's post stands."""

    INVITED = "INVITED"
    ACTIVE = "ACTIVE"
    ENDED = "ENDED"


class StaffRole(StrEnum):
    """A post of platform staff."""

    REVIEWER = "REVIEWER"
    SENIOR_REVIEWER = "SENIOR_REVIEWER"
    IDENTITY_OFFICER = "IDENTITY_OFFICER"
    POLICY_OFFICER = "POLICY_OFFICER"
    PRIVACY_OFFICER = "PRIVACY_OFFICER"
    CHIEF_EDITOR = "CHIEF_EDITOR"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"


class RegistrantKind(StrEnum):
    """Whether a registrant is a person or an organisation."""

    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"


class RegistrantState(StrEnum):
    """Where the verification of a registrant stands."""

    UNVERIFIED = "UNVERIFIED"
    PENDING = "PENDING"
    VERIFIED = "VERIFIED"
    REJECTED = "REJECTED"
    LAPSED = "LAPSED"


class AccountClass(StrEnum):
    """The class by which an account is labelled, reviewed and filed."""

    PERSONAL = "PERSONAL"
    ORGANISATION = "ORGANISATION"
    PUBLIC_BODY = "PUBLIC_BODY"
    NEWS = "NEWS"


class AccountState(StrEnum):
    """Where a public account stands."""

    DRAFT = "DRAFT"
    IN_REVIEW = "IN_REVIEW"
    ACTIVE = "ACTIVE"
    SHUT = "SHUT"
    CLOSING = "CLOSING"
    CLOSED = "CLOSED"


MEANING: dict[str, str] = {
    "ActorKind.USER": "A person who signed in or whose chat is linked.",
    "ActorKind.STAFF": "A member of platform staff, shown by pseudonym.",
    "ActorKind.GUEST": "Somebody in a chat or at an address without a user.",
    "ActorKind.SYSTEM": "A named job of the platform.",
    "Transport.BUILT_IN": "The chat that comes with the service.",
    "Transport.TELEGRAM": "A private chat on Telegram.",
    "LetterKind.RESET_CODE": "The one-time code for a new password.",
    "LetterKind.PASSWORD_CHANGED": "That the password was changed.",
    "LetterKind.MOBILE_CODE": "The one-time code that confirms a mobile number.",
    "OperatorRole.OWNER": "Answers for the account and may do all that its operators may.",
    "OperatorRole.EDITOR": "Writes posts and cares for comments.",
    "OperatorRole.MODERATOR": "Cares for comments.",
    "OperatorshipState.INVITED": "Invited, not accepted yet.",
    "OperatorshipState.ACTIVE": "At work.",
    "OperatorshipState.ENDED": "Left, removed or declined.",
    "StaffRole.REVIEWER": "Takes and decides cases.",
    "StaffRole.SENIOR_REVIEWER": "Takes escalated cases and appeals.",
    "StaffRole.IDENTITY_OFFICER": "Verifies registrants.",
    "StaffRole.POLICY_OFFICER": "Keeps the policy packs.",
    "StaffRole.PRIVACY_OFFICER": "Guards personal information.",
    "StaffRole.CHIEF_EDITOR": "Answers for content and emergencies.",
    "StaffRole.AUDITOR": "Reads the trail.",
    "StaffRole.ADMINISTRATOR": "Keeps staff and the running of the service.",
    "RegistrantKind.PERSON": "A natural person.",
    "RegistrantKind.ORGANISATION": "A company, public body or association.",
    "RegistrantState.UNVERIFIED": "Nothing submitted yet.",
    "RegistrantState.PENDING": "Waits for an identity officer.",
    "RegistrantState.VERIFIED": "The real identity is verified.",
    "RegistrantState.REJECTED": "Turned down; it may be submitted again.",
    "RegistrantState.LAPSED": "The verification ran out; it may be submitted again.",
    "AccountClass.PERSONAL": "Kept by a person.",
    "AccountClass.ORGANISATION": "Kept by a company or association.",
    "AccountClass.PUBLIC_BODY": "Kept by a public body.",
    "AccountClass.NEWS": "Publishes news.",
    "AccountState.DRAFT": "Being set up.",
    "AccountState.IN_REVIEW": "Waits for review.",
    "AccountState.ACTIVE": "Publishes.",
    "AccountState.SHUT": "Closed by a sanction.",
    "AccountState.CLOSING": "Closing by wish, in the cooling-off time.",
    "AccountState.CLOSED": "Closed for good.",
}
