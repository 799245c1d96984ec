"""Words of complaints, cases and decisions."""

from enum import StrEnum


class SubjectKind(StrEnum):
    """What a complaint or a case is about."""

    ACCOUNT = "ACCOUNT"
    POST = "POST"
    COMMENT = "COMMENT"
    MESSAGE = "MESSAGE"


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
    SHOW_CONTENT = "SHOW_CONTENT"
    CLASSIFY_AS_NEWS = "CLASSIFY_AS_NEWS"
    CLASSIFY_AS_GENERAL = "CLASSIFY_AS_GENERAL"


class Ground(StrEnum):
    """On what a decision rests."""

    LAW = "LAW"
    AGREEMENT = "AGREEMENT"
    PLATFORM_CONVENTION = "PLATFORM_CONVENTION"


class Side(StrEnum):
    """To whom a statement of reasons is addressed."""

    SUBJECT = "SUBJECT"
    COMPLAINANT = "COMPLAINANT"


class DeclineReason(StrEnum):
    """Why a complaint is not taken up."""

    NOT_OURS = "NOT_OURS"
    INCOMPLETE = "INCOMPLETE"
    ALREADY_DECIDED = "ALREADY_DECIDED"


class CauseKind(StrEnum):
    """What brought a case about."""

    COMPLAINT = "COMPLAINT"
    SCREENING = "SCREENING"
    OWNER_ACT = "OWNER_ACT"
    AUTHORITY_ORDER = "AUTHORITY_ORDER"
    CARE = "CARE"
    SAMPLE = "SAMPLE"
    EVASION = "EVASION"


class NoteKind(StrEnum):
    """Who reads a note of staff on a case."""

    INTERNAL = "INTERNAL"
    PUBLIC = "PUBLIC"


class MisuseKind(StrEnum):
    """What is done about misuse of complaints."""

    WARNING = "WARNING"
    LIMIT = "LIMIT"


class Likeness(StrEnum):
    """In what reports that look organised are alike."""

    ADDRESS = "ADDRESS"
    AGE = "AGE"
    WORDING = "WORDING"


class DeadlineKind(StrEnum):
    """What happens by itself at a time."""

    CASE_OVERDUE = "CASE_OVERDUE"
    CAMPAIGN_LOOK = "CAMPAIGN_LOOK"
    HEARING_OVER = "HEARING_OVER"
    SANCTION_ENDED = "SANCTION_ENDED"
    RECTIFICATION_OVERDUE = "RECTIFICATION_OVERDUE"
    APPEAL_OVERDUE = "APPEAL_OVERDUE"
    WEEKLY_SUMMARY = "WEEKLY_SUMMARY"
    CARE_LOOK = "CARE_LOOK"
    BULK_GOES_ON = "BULK_GOES_ON"
    SAMPLE_DUE = "SAMPLE_DUE"
    REGISTRANT_EXPIRY = "REGISTRANT_EXPIRY"
    IDENTITY_CHECK = "IDENTITY_CHECK"
    IDENTITY_EMPTIED = "IDENTITY_EMPTIED"
    QUALIFICATION_EXPIRY = "QUALIFICATION_EXPIRY"
    QUALIFICATION_BEGINS = "QUALIFICATION_BEGINS"
    REVIEW_OVERDUE = "REVIEW_OVERDUE"
    DRAFT_WARNED = "DRAFT_WARNED"
    DRAFT_LAPSES = "DRAFT_LAPSES"
    GRADE_LOOK = "GRADE_LOOK"
    CREDIT_LOOK = "CREDIT_LOOK"
    DOCUMENT_IN_FORCE = "DOCUMENT_IN_FORCE"
    BLACKLIST_HEARING_OVER = "BLACKLIST_HEARING_OVER"
    BLACKLIST_REVIEW = "BLACKLIST_REVIEW"
    BLACKLIST_ENDED = "BLACKLIST_ENDED"
    ACCOUNT_CLOSES = "ACCOUNT_CLOSES"
    USER_CLOSES = "USER_CLOSES"
    ERASURE = "ERASURE"
    EXPORT_DUE = "EXPORT_DUE"


MEANING: dict[str, str] = {
    "SubjectKind.ACCOUNT": "A public account.",
    "SubjectKind.POST": "A post.",
    "SubjectKind.COMMENT": "A comment.",
    "SubjectKind.MESSAGE": "Private words of one side of a conversation.",
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
    "Measure.SHOW_CONTENT": "What the account hid, deleted or held appears again.",
    "Measure.CLASSIFY_AS_NEWS": "The post counts as news, for which a licence is needed.",
    "Measure.CLASSIFY_AS_GENERAL": "The post does not count as news.",
    "Ground.LAW": "A provision of law.",
    "Ground.AGREEMENT": "The service agreement.",
    "Ground.PLATFORM_CONVENTION": "A convention of the platform.",
    "Side.SUBJECT": "The person whose content or account is concerned.",
    "Side.COMPLAINANT": "The person who complained.",
    "DeclineReason.NOT_OURS": "It is about something that this platform has no say in.",
    "DeclineReason.INCOMPLETE": "It lacks what is needed to look into it.",
    "DeclineReason.ALREADY_DECIDED": "The same was decided before, and nothing new is said.",
    "CauseKind.COMPLAINT": "Somebody complained.",
    "CauseKind.SCREENING": "Screening matched something, or the platform holds it.",
    "CauseKind.OWNER_ACT": "Somebody asks the platform to look at what an account's operators did.",
    "CauseKind.AUTHORITY_ORDER": "An authority ordered something.",
    "CauseKind.CARE": "An account's care of its comments stayed below the line.",
    "CauseKind.SAMPLE": "Staff found it in a sample of comments.",
    "CauseKind.EVASION": "Somebody whom the blacklist forbids to register did so anew.",
    "NoteKind.INTERNAL": "For the desk of cases only.",
    "NoteKind.PUBLIC": "For the desk and for both sides.",
    "MisuseKind.WARNING": "A warning.",
    "MisuseKind.LIMIT": "For a time what is filed waits until somebody else says the same.",
    "Likeness.ADDRESS": "They came from one address.",
    "Likeness.AGE": "Their accounts were made one soon after another, shortly before.",
    "Likeness.WORDING": "They say nearly the same words.",
    "DeadlineKind.CASE_OVERDUE": "The promised answer to a case is late.",
    "DeadlineKind.CAMPAIGN_LOOK": "Many reports came at once: a look whether they are organised.",
    "DeadlineKind.HEARING_OVER": "The time to respond to a proposed sanction is over.",
    "DeadlineKind.SANCTION_ENDED": "A sanction has ended.",
    "DeadlineKind.RECTIFICATION_OVERDUE": "What a warning asked for is late.",
    "DeadlineKind.APPEAL_OVERDUE": "The answer to an appeal is late.",
    "DeadlineKind.WEEKLY_SUMMARY": "An owner wants to be told of the week.",
    "DeadlineKind.CARE_LOOK": "A look at how an account cares for its comments.",
    "DeadlineKind.BULK_GOES_ON": "The next part of an act on many comments.",
    "DeadlineKind.SAMPLE_DUE": "The week is over: comments that were written in it are drawn for a look.",
    "DeadlineKind.IDENTITY_EMPTIED": "What was told of a registrant that was turned down is emptied.",
    "DeadlineKind.IDENTITY_CHECK": "A verifier outside is asked about a registrant.",
    "DeadlineKind.REGISTRANT_EXPIRY": "A registrant's document expires: a warning, or the end.",
    "DeadlineKind.QUALIFICATION_EXPIRY": "A licence expires: a warning, or the end.",
    "DeadlineKind.QUALIFICATION_BEGINS": "The first day of a licence for news has come.",
    "DeadlineKind.REVIEW_OVERDUE": "A review of an account is late.",
    "DeadlineKind.DRAFT_WARNED": "Who began an account is told that its draft lapses soon.",
    "DeadlineKind.DRAFT_LAPSES": "The draft of an account that was never handed in lapses.",
    "DeadlineKind.GRADE_LOOK": "An account's grade is worked out anew.",
    "DeadlineKind.CREDIT_LOOK": "A registrant's credit level is worked out anew.",
    "DeadlineKind.DOCUMENT_IN_FORCE": "A version of a document counts from now on.",
    "DeadlineKind.BLACKLIST_HEARING_OVER": "The time to respond to a proposed entry in the blacklist is over.",
    "DeadlineKind.BLACKLIST_REVIEW": "An entry in the blacklist is to be looked at again.",
    "DeadlineKind.BLACKLIST_ENDED": "An entry in the blacklist ended.",
    "DeadlineKind.ACCOUNT_CLOSES": "The cooling-off of an account is over.",
    "DeadlineKind.USER_CLOSES": "The cooling-off of a user is over.",
    "DeadlineKind.ERASURE": "What is left of whom or what has gone is erased, or waits.",
    "DeadlineKind.EXPORT_DUE": "The time of an export of one's own data is over.",
}
