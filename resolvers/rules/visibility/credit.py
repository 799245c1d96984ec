"""Who sees which field of credit and of staff: whoever the row exists for."""

from resolvers.rules.standings import Standing

ALL = frozenset({Standing.ANYONE})


def _as_the_row(*fields: str) -> dict[str, frozenset[Standing]]:
    return dict.fromkeys(fields, ALL)


FIELDS: dict[str, dict[str, frozenset[Standing]]] = {
    "CreditStanding": _as_the_row(
        "registrant", "level", "points", "entries", "history", "next", "aim", "limits",
    ),
    "CreditEntry": _as_the_row(
        "id", "rule", "ruleText", "points", "account", "statement", "state", "at", "contestUntil", "leftAt",
        "contestedAt", "words", "answerBy", "answer", "answeredAt", "offers",
    ),
    "CreditLine": _as_the_row("entry", "pointsNow", "halvedAt", "goneAt"),
    "CreditChange": _as_the_row("at", "level", "points"),
    "CreditAim": _as_the_row("level", "points", "days"),
    "CreditLimits": _as_the_row("accounts", "postsPerDay"),
    "CreditTerms": _as_the_row(
        "start", "most", "rules", "levels", "halfDays", "goneDays", "riseMargin", "riseDays", "standingDays",
        "standingPoints", "standingMost", "contestDays", "answerDays", "text",
    ),
    "CreditRule": _as_the_row("code", "text", "points"),
    "CreditLevelTerms": _as_the_row("level", "floor", "personAccounts", "organisationAccounts", "postsPerDay"),
    "StaffMember": _as_the_row(
        "id", "role", "pseudonym", "user", "since", "until", "trainings", "offers",
    ),
    "Training": _as_the_row("id", "topic", "topicText", "hours", "heldOn", "at"),
    "StaffPost": _as_the_row("role", "vacant", "holders"),
    "ReviewerLoad": _as_the_row("pseudonym", "role", "cases", "appeals"),
    "Workload": _as_the_row(
        "reviewers", "openCases", "casesPerReviewer", "unclaimed", "byReviewer", "oldestDueAt", "oldestLateSeconds",
        "reviewsWaiting", "appealsWaiting", "contestsWaiting", "since", "comments", "screened", "screenedShare",
        "screeningLagSeconds",
    ),
}  # fmt: skip
