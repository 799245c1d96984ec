"""Who sees which field of a row that exists for them, by type; each part with many types has a module of its own."""

from resolvers.rules.standings import OPERATORS, REVIEWERS
from resolvers.rules.standings import Standing as S
from resolvers.rules.visibility import credit, identity, standing
from resolvers.rules.visibility.groups import ALL, DESK, HOUSE, OWN_COMMENT


def _as_the_row(*fields: str) -> dict[str, frozenset[S]]:
    return dict.fromkeys(fields, ALL)


FIELDS: dict[str, dict[str, frozenset[S]]] = {
    "Viewer": _as_the_row(
        "kind", "user", "language", "operatorships", "staffRoles", "staffPosts", "pseudonym", "tokens", "twoStep",
        "recoveryCodesLeft", "chats", "comments", "complaints", "counterNotices", "statements", "appeals",
        "notices", "posts", "following", "messages", "closesAt", "exports", "agreements", "registrants",
    ),
    "User": _as_the_row("id", "displayName", "createdAt"),
    "Token": _as_the_row("id", "label", "createdAt", "expiresAt", "revokedAt", "current", "offers"),
    "Export": _as_the_row("id", "state", "askedAt", "builtAt", "expiresAt", "file"),
    "Chat": _as_the_row(
        "id", "transport", "language", "commentNotices", "digest", "silent", "weekly", "timeZone", "quietHours",
        "blockedAt", "createdAt", "offers",
    ),
    **identity.FIELDS,
    "PublicAccount": _as_the_row(
        "id", "handle", "name", "accountClass", "state", "commentRules", "commentRulesUntil", "registrant", "posts",
        "createdAt", "reportLink", "sanctions", "followers", "viewerFollows", "mutes", "messages", "offers",
        "closesAt", "description", "labels", "revision", "beforeFirstPost",
    ) | {
        "wordList": OPERATORS | REVIEWERS, "operators": OPERATORS | REVIEWERS, "lastAct": OPERATORS,
        "teamActivity": frozenset({S.OWNER}),
    },
    "AccountLabels": _as_the_row("accountClass", "category", "verifiedAs", "newsLicence", "scope"),
    "AccountRevision": _as_the_row(
        "id", "account", "kind", "state", "lane", "dueAt", "overdue", "createdAt", "changes", "toCheck", "checked",
        "lookAlikes", "reason", "reasonText", "words", "decidedAt", "offers",
    ),
    "RevisedField": _as_the_row("field", "old", "new"),
    "ToCheck": _as_the_row("code", "text"),
    "AccountFit": _as_the_row("registrantKind", "category", "classes"),
    "OpeningTerms": _as_the_row(
        "fits", "publicDays", "generalDays", "nameMost", "handleLeast", "handleMost", "checked", "returnReasons",
    ),
    "BeforeFirstPost": _as_the_row("step", "done", "text"),
    "Operatorship": _as_the_row(
        "id", "account", "user", "role", "state", "since", "until", "expiresAt", "ownershipOfferedUntil", "offers",
    ) | {"invitationLink": frozenset({S.OWNER})},
    "TeamWeek": _as_the_row(
        "since", "until", "operators", "newComments", "held", "hidden", "deleted", "restored",
    ),
    "OperatorActivity": _as_the_row("user", "acts"),
    "ActCount": _as_the_row("act", "count"),
    "Invitation": _as_the_row("account", "role", "expiresAt"),
    "Follow": _as_the_row("account", "since"),
    "Mute": _as_the_row("id", "account", "user", "reason", "reasonText", "since", "until", "offers") | {
        "mutedBy": OPERATORS | REVIEWERS, "lastAct": OPERATORS,
    },
    "Document": _as_the_row(
        "id", "kind", "version", "state", "title", "text", "hash", "createdAt", "publishedAt", "inForceAt", "inForce",
        "offers",
    ),
    "DocumentChange": _as_the_row("kind", "text"),
    "Acceptance": _as_the_row("id", "document", "registrant", "at"),
    "AgreementToSign": _as_the_row("document", "registrant", "registrantName", "neededFrom"),
    "Post": _as_the_row(
        "id", "account", "title", "body", "state", "commentRules", "commentRulesUntil", "visibleComments", "version",
        "createdAt", "publishedAt", "comments", "pinnedComment", "featuredComments", "reportLink", "offers",
    ) | {"versions": HOUSE, "reason": HOUSE, "lastAct": OPERATORS},
    "PostVersion": _as_the_row("number", "title", "body", "at"),
    "Comment": _as_the_row(
        "id", "post", "author", "authorName", "asAccount", "parent", "body", "state", "version", "createdAt",
        "replies", "featured", "pinned", "reportLink", "offers",
    ) | {
        "heldBy": OWN_COMMENT, "reason": OWN_COMMENT, "reasonText": OWN_COMMENT, "hits": OWN_COMMENT,
        "versions": OWN_COMMENT, "statement": OWN_COMMENT, "actedAt": OWN_COMMENT, "lastAct": OPERATORS | {S.AUTHOR},
        "alike": OPERATORS | REVIEWERS, "authorHistory": OPERATORS | REVIEWERS,
    },
    "Message": _as_the_row(
        "id", "account", "user", "state", "createdAt", "lastWrittenAt", "texts", "answerUntil", "answersLeft",
        "reportLink", "offers",
    ),
    "MessageText": _as_the_row("asAccount", "authorName", "body", "at"),
    "Alike": _as_the_row("comments", "people"),
    "AlikeGroup": _as_the_row("newest", "alike"),
    "AuthorHistory": _as_the_row("comments", "hidden", "muted"),
    "Bulk": _as_the_row(
        "id", "verb", "reason", "state", "total", "done", "putBack", "leftOut", "createdAt", "offers",
    ) | {"lastAct": OPERATORS},
    "LeftOut": _as_the_row("code", "because", "count"),
    "BulkPreview": _as_the_row("count", "comments"),
    "TriedWord": _as_the_row("word", "count"),
    "WordTrial": _as_the_row("searched", "count", "toHide", "words", "examples"),
    "CommentVersion": _as_the_row("number", "body", "at"),
    "ScreeningHit": _as_the_row("id", "effect", "heldBy", "rule", "term", "packVersion", "at"),
    "Act": _as_the_row("id", "name", "at", "undoneAt"),
    "Complaint": _as_the_row(
        "id", "receipt", "kind", "category", "categoryText", "words", "textHash", "subject", "state", "promisedAt",
        "createdAt", "statement", "questions", "notes", "evidence", "setAside", "offers", "details", "goodFaith",
        "overdue", "additions", "declineReason",
    ) | {
        "case": DESK, "weight": DESK, "reporter": DESK, "inCampaign": DESK, "misuse": DESK | {S.COMPLAINANT},
    },
    "ReporterRecord": _as_the_row("decided", "upheld", "share", "reliability"),
    "SetAside": _as_the_row("until", "text"),
    "MisuseFactors": _as_the_row("number", "share", "gravity", "intention"),
    "Misuse": _as_the_row("kind", "startsAt", "endsAt", "overturnedAt", "factors", "statement"),
    "CampaignReason": _as_the_row("likeness", "count"),
    "Campaign": _as_the_row("size", "beganAt", "lastAt", "detectedAt", "reasons"),
    "CaseWeight": _as_the_row("base", "voices", "grade", "reach", "campaign"),
    "ComplaintDetail": _as_the_row("field", "text", "value"),
    "Addition": _as_the_row("words", "at"),
    "CounterNotice": _as_the_row(
        "id", "category", "categoryText", "subjectKind", "subject", "invitedAt", "answerBy", "words", "answeredAt",
        "offers",
    ),
    "Question": _as_the_row("words", "askedAt", "answerBy", "answer", "answeredAt"),
    "Evidence": _as_the_row("at", "file"),
    "StoredFile": _as_the_row("name", "kind", "mediaType", "size", "sha256", "download"),
    "Case": _as_the_row(
        "id", "subjectKind", "subject", "account", "snapshot", "state", "claimedBy", "urgency", "openComplaints",
        "dueAt", "openedAt", "escalatedAt", "overdue", "revision", "earlier", "causes", "notes", "timeline",
        "complaints", "counterNotice", "decisions", "weight", "campaign", "offers",
    ),
    "CaseCause": _as_the_row("kind", "words", "at"),
    "CaseNote": _as_the_row("kind", "words", "at", "writtenBy"),
    "PublicNote": _as_the_row("words", "at"),
    "TimelineEntry": _as_the_row("event", "act", "actor", "text", "at"),
    "Decision": _as_the_row(
        "id", "about", "measure", "outcome", "ground", "rule", "facts", "severity", "strikes", "sanctions",
        "automatedDetection", "automatedDecision", "startsAt", "endsAt", "appealUntil", "decidedBy", "reversedAt",
        "record",
    ),
    "ImposedSanction": _as_the_row("kind", "functions", "days", "endsAt"),
    "StatementOfReasons": _as_the_row(
        "id", "side", "about", "measure", "measures", "sanctions", "outcome", "facts", "ground", "rule", "ruleText",
        "severity", "scope", "startsAt", "endsAt", "automatedDetection", "automatedDecision", "waysToAppeal",
        "appealUntil", "text", "textHash", "formHash", "deliveredAt", "decisionId", "supersedes", "reversedAt",
        "record", "appeal", "offers",
    ),
    "Appeal": _as_the_row(
        "id", "side", "state", "words", "lodgedAt", "dueAt", "escalatedAt", "decidedAt", "contested", "answer",
        "complaint", "evidence", "offers",
    ) | {"case": DESK, "decision": DESK, "claimedBy": DESK, "eligibleReviewers": DESK},
    "Sanction": _as_the_row(
        "id", "account", "kind", "functions", "days", "state", "rule", "ground", "severity", "strikes", "facts", "rung",
        "departure", "proposedBy", "proposedAt", "respondUntil", "response", "respondedAt", "interimBecause",
        "interimUntil", "confirmedBy", "startsAt", "endsAt", "endedBecause", "text", "rectification", "evidence",
        "offers",
    ) | {"case": DESK, "decision": DESK},
    "Rectification": _as_the_row(
        "id", "sanction", "state", "dueAt", "words", "submittedAt", "returnedBecause", "evidence", "offers",
    ),
    "BlacklistEntry": _as_the_row(
        "id", "account", "registrant", "measures", "rule", "ground", "severity", "facts", "state", "inForce", "days",
        "proposedBy", "proposedAt", "respondUntil", "response", "respondedAt", "confirmedBy", "startsAt", "endsAt",
        "reviewAt", "endedBecause", "text", "offers",
    ) | {"case": DESK, "decision": DESK},
    "SeriousnessLine": _as_the_row("severity", "measures", "days"),
    "BlacklistTerms": _as_the_row("hearingSeconds", "reviewSeconds", "seriousness"),
    "LadderProposal": _as_the_row(
        "strikesBefore", "strikesAdded", "strikes", "kind", "functions", "days",
    ),
    "PreviewedStatement": _as_the_row("side", "readers", "outcome", "measures", "sanctions", "text", "formHash"),
    "DecisionPreview": _as_the_row("statements"),
    "RegulatoryReport": _as_the_row("id", "kind", "month", "state", "openedAt", "entries"),
    "ReportEntry": _as_the_row("id", "account", "rule", "ground", "severity", "measures", "at", "reversedAt"),
    "OutcomeCount": _as_the_row("outcome", "count"),
    "CategoryCount": _as_the_row("category", "filed", "open", "outcomes"),
    "AgeCount": _as_the_row("fromDays", "toDays", "count"),
    "AppealCount": _as_the_row("outcome", "count"),
    "ComplaintFigures": _as_the_row(
        "since", "until", "filed", "byCategory", "byOutcome", "openByAge", "decided", "medianHours", "p90Hours",
        "setAside", "inCampaigns", "campaigns", "appealsLodged", "appealsDecided", "reversals", "overdue",
    ),
    "Notice": _as_the_row("id", "event", "text", "at", "readAt", "subject"),
    "TrailEntry": _as_the_row(
        "id", "position", "event", "scope", "subjectKind", "actorKind", "actor", "act", "reason", "at",
    ),
    "RateLimit": _as_the_row("cost", "remaining", "resetAt", "perMinute"),
    "Category": _as_the_row("code", "text", "kind", "days", "fields", "counterNotice"),
    "AskedFor": _as_the_row("code", "text", "hint", "required", "most"),
    "Rule": _as_the_row("code", "text", "ground", "forReports"),
    "Policy": _as_the_row(
        "version", "categories", "rules", "reasons", "escalationReasons", "undoSeconds", "care", "sampling", "opening",
        "blacklist", "credit",
    ),
    "CareTerms": _as_the_row(
        "days", "least", "line", "promisedSeconds", "visibleSeconds", "wave", "alikeSeconds", "burstSeconds",
        "plantedSeconds", "youngSeconds", "noticeDays", "recoveryDays", "restrictionDays", "rule", "clause", "text",
    ),
    "SamplingRate": _as_the_row("accountClass", "registrantKind", "rate"),
    "SamplingTerms": _as_the_row("days", "most", "weekly", "rates"),
    "CareFigures": _as_the_row(
        "since", "until", "measure", "line", "below", "sample", "least", "tooSmall", "inTime", "late",
        "openLate", "openLateShare", "leftOut", "restored", "prohibited", "medianSeconds", "p95Seconds", "nextStep",
        "nextStepAt", "nextStepText", "steps",
    ),
    "CareStep": _as_the_row(
        "id", "kind", "at", "until", "measure", "line", "sample", "late", "restored", "prohibited", "case", "sanction",
    ),
    "Sample": _as_the_row("id", "seed", "asOf", "drawn", "drawnBy", "at"),
    "SampleItem": _as_the_row(
        "id", "sample", "comment", "accountClass", "registrantKind", "finding", "lookedAt", "at", "case", "offers",
    ),
    "StratumFigures": _as_the_row("accountClass", "registrantKind", "rate", "drawn", "judged", "found"),
    "SamplingFigures": _as_the_row("since", "until", "days", "samples", "strata"),
    **credit.FIELDS,
}  # fmt: skip
FIELDS |= standing.FIELDS | {kind: FIELDS[kind] | more for kind, more in standing.MORE_FIELDS.items()}
