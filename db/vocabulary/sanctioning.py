"""Words of decisions, sanctions, appeals and reports to authorities."""

from enum import StrEnum


class DecisionAbout(StrEnum):
    """What a decision is about."""

    CASE = "CASE"
    COMPLAINT = "COMPLAINT"
    SANCTION = "SANCTION"
    MISUSE = "MISUSE"
    BLACKLIST = "BLACKLIST"
    APPEAL = "APPEAL"


class Severity(StrEnum):
    """How bad a breach of a rule is."""

    MINOR = "MINOR"
    MAJOR = "MAJOR"
    GRAVE = "GRAVE"


class SanctionKind(StrEnum):
    """The four sanctions on a public account, from the mildest to the hardest."""

    WARNING = "WARNING"
    FUNCTION_RESTRICTION = "FUNCTION_RESTRICTION"
    UPDATE_SUSPENSION = "UPDATE_SUSPENSION"
    CLOSURE = "CLOSURE"


class SanctionState(StrEnum):
    """Where a sanction stands; one in force ends by its date."""

    PROPOSED = "PROPOSED"
    WITHDRAWN = "WITHDRAWN"
    IN_FORCE = "IN_FORCE"
    LIFTED = "LIFTED"
    OVERTURNED = "OVERTURNED"


class AccountFunction(StrEnum):
    """What an account can do that a sanction can take from it."""

    COMMENTS = "COMMENTS"
    REPLIES = "REPLIES"
    PUBLISHING = "PUBLISHING"
    COMMENTS_UNREVIEWED = "COMMENTS_UNREVIEWED"


class RectificationState(StrEnum):
    """Where that stands which a warning asked for."""

    DUE = "DUE"
    SUBMITTED = "SUBMITTED"
    DONE = "DONE"


class AppealState(StrEnum):
    """Where a request for a second decision stands."""

    LODGED = "LODGED"
    UNDER_REVIEW = "UNDER_REVIEW"
    AFFIRMED = "AFFIRMED"
    OVERTURNED = "OVERTURNED"
    MODIFIED = "MODIFIED"
    WITHDRAWN = "WITHDRAWN"


class RegulatoryReportKind(StrEnum):
    """Whether a report to an authority is about one grave matter or about a month."""

    SINGLE = "SINGLE"
    BATCH = "BATCH"


class RegulatoryReportState(StrEnum):
    """Where a report to an authority stands."""

    DRAFT = "DRAFT"
    READY = "READY"
    SUBMITTED = "SUBMITTED"
    ACKNOWLEDGED = "ACKNOWLEDGED"


MEANING: dict[str, str] = {
    "DecisionAbout.CASE": "A case: its subject, and the complaints about it.",
    "DecisionAbout.COMPLAINT": "One complaint that is not taken up.",
    "DecisionAbout.SANCTION": "A sanction on an account.",
    "DecisionAbout.MISUSE": "Somebody's misuse of complaints.",
    "DecisionAbout.BLACKLIST": "An entry in the blacklist.",
    "DecisionAbout.APPEAL": "An appeal against an earlier decision.",
    "Severity.MINOR": "A slip.",
    "Severity.MAJOR": "It harms somebody, or it was repeated.",
    "Severity.GRAVE": "It harms many, or somebody badly.",
    "SanctionKind.WARNING": "A warning, with something to put right.",
    "SanctionKind.FUNCTION_RESTRICTION": "Some functions are taken for a time.",
    "SanctionKind.UPDATE_SUSPENSION": "Nothing is published for a time.",
    "SanctionKind.CLOSURE": "The account is shut.",
    "SanctionState.PROPOSED": "Facts and ground were sent; the account may respond.",
    "SanctionState.WITHDRAWN": "Taken back before it was confirmed.",
    "SanctionState.IN_FORCE": "Confirmed; it holds until its end.",
    "SanctionState.LIFTED": "Ended early.",
    "SanctionState.OVERTURNED": "Reversed on appeal, as if it had never been.",
    "AccountFunction.COMMENTS": "Readers' comments under its posts.",
    "AccountFunction.REPLIES": "Answers in the account's name.",
    "AccountFunction.PUBLISHING": "Writing, changing and publishing posts.",
    "AccountFunction.COMMENTS_UNREVIEWED": "Readers' comments that appear before anybody looked at them.",
    "RectificationState.DUE": "To be put right.",
    "RectificationState.SUBMITTED": "Handed in; staff look at it.",
    "RectificationState.DONE": "Put right.",
    "AppealState.LODGED": "Waits for somebody who decided nothing in the matter.",
    "AppealState.UNDER_REVIEW": "Somebody else looks at it.",
    "AppealState.AFFIRMED": "The decision stands.",
    "AppealState.OVERTURNED": "The decision is reversed: everything is as before it.",
    "AppealState.MODIFIED": "The decision is changed.",
    "AppealState.WITHDRAWN": "Taken back.",
    "RegulatoryReportKind.SINGLE": "One grave matter.",
    "RegulatoryReportKind.BATCH": "What happened in a month.",
    "RegulatoryReportState.DRAFT": "It is being gathered.",
    "RegulatoryReportState.READY": "Approved by a person.",
    "RegulatoryReportState.SUBMITTED": "Sent.",
    "RegulatoryReportState.ACKNOWLEDGED": "The authority has it.",
}
