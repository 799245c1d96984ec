"""Every enumerated word of the product.

Words are stored as written here: never rename or renumber one. A docstring per enum is its
description in GraphQL; `MEANING` says each value in one sentence, for GraphQL and the glossary.
"""

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


class PostState(StrEnum):
    """Where a post stands."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    HELD = "HELD"
    WITHDRAWN = "WITHDRAWN"
    REMOVED = "REMOVED"


class CommentState(StrEnum):
    """Who can see a comment."""

    VISIBLE = "VISIBLE"
    HIDDEN = "HIDDEN"
    HELD = "HELD"
    DELETED = "DELETED"
    REMOVED = "REMOVED"


class HeldBy(StrEnum):
    """Whose hold a held comment waits for."""

    ACCOUNT = "ACCOUNT"
    PLATFORM = "PLATFORM"


class CommentRules(StrEnum):
    """Who may comment, and whether comments appear at once."""

    OPEN = "OPEN"
    REVIEW = "REVIEW"
    CLOSED = "CLOSED"


class Effect(StrEnum):
    """What screening does with a text that a term matched."""

    HOLD = "HOLD"
    REFUSE = "REFUSE"


class SubjectKind(StrEnum):
    """What a complaint or a case is about."""

    ACCOUNT = "ACCOUNT"
    POST = "POST"
    COMMENT = "COMMENT"


class FileState(StrEnum):
    """Where a file that is handed in stands."""

    REQUESTED = "REQUESTED"
    STORED = "STORED"
    ERASED = "ERASED"


class FileKind(StrEnum):
    """What a file is, by its content."""

    IMAGE = "IMAGE"
    DOCUMENT = "DOCUMENT"
    AUDIO = "AUDIO"
    VIDEO = "VIDEO"


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


class NoticeKind(StrEnum):
    """Whether a notice is read as a message, or only redraws a card."""

    MESSAGE = "MESSAGE"
    CARD = "CARD"


MEANING: dict[str, str] = {
    "ActorKind.USER": "A person who signed in or whose chat is linked.",
    "ActorKind.STAFF": "A member of platform staff, shown by pseudonym.",
    "ActorKind.GUEST": "Somebody in a chat or at an address without a user.",
    "ActorKind.SYSTEM": "A named job of the platform.",
    "Transport.BUILT_IN": "The chat that comes with the service.",
    "Transport.TELEGRAM": "A private chat on Telegram.",
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
    "PostState.DRAFT": "Seen by its account's operators only.",
    "PostState.PUBLISHED": "Public.",
    "PostState.HELD": "Waits for a look by the platform.",
    "PostState.WITHDRAWN": "Taken back by its account.",
    "PostState.REMOVED": "Removed by the platform, with reasons.",
    "CommentState.VISIBLE": "Public.",
    "CommentState.HIDDEN": "Hidden by the account; its author still sees it, with the reason.",
    "CommentState.HELD": "Waits for a look; its author sees it, with the reason.",
    "CommentState.DELETED": "Deleted by its author or the account; its author still sees it.",
    "CommentState.REMOVED": "Removed by the platform, with reasons; its author still sees it.",
    "HeldBy.ACCOUNT": "The account's operators decide.",
    "HeldBy.PLATFORM": "The platform's staff decide.",
    "CommentRules.OPEN": "Comments appear at once.",
    "CommentRules.REVIEW": "Comments wait for the account's approval.",
    "CommentRules.CLOSED": "Nobody may comment.",
    "Effect.HOLD": "The text waits for a look.",
    "Effect.REFUSE": "The text is not taken.",
    "SubjectKind.ACCOUNT": "A public account.",
    "SubjectKind.POST": "A post.",
    "SubjectKind.COMMENT": "A comment.",
    "FileState.REQUESTED": "An address was given to which it can be sent.",
    "FileState.STORED": "It is kept.",
    "FileState.ERASED": "Its content was deleted; that it was there stays known.",
    "FileKind.IMAGE": "A picture.",
    "FileKind.DOCUMENT": "A document.",
    "FileKind.AUDIO": "A sound.",
    "FileKind.VIDEO": "A film.",
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
    "NoticeKind.MESSAGE": "Words to a person.",
    "NoticeKind.CARD": "A card in a chat is to be drawn anew.",
}
