"""The cases of appeals and of the statements that can be contested."""

from tests.cases_form import DESK, OPERATORS, REVIEWERS, Rule, roles, to

SYSTEM, AUTHOR, SECOND = roles("system"), roles("author"), roles("reviewer2")
STATES = ("LODGED", "UNDER_REVIEW", "AFFIRMED", "OVERTURNED", "MODIFIED", "WITHDRAWN")
NOT_OPEN = ("APPEALED", "LATE", "FINAL", "REVERSED")
SEEN = {
    "appeal": dict.fromkeys(STATES, DESK | AUTHOR | SYSTEM),
    "statement": {
        **dict.fromkeys(("FRESH", *NOT_OPEN), DESK | OPERATORS | AUTHOR),
        "TO_COMPLAINANT": DESK | roles("member"),
    },
}


def answered(after: str) -> Rule:
    """An answer, given by whoever took the appeal."""
    return Rule("appeal", SECOND, "Appeal", to("UNDER_REVIEW", after))


RULES = {
    "appeal:lodge": Rule("statement", AUTHOR, "Appeal", {"FRESH": None}, "Restricted"),
    "appeal:withdraw": Rule("appeal", AUTHOR, "Appeal", to("LODGED", "WITHDRAWN")),
    "appeal:claim": Rule("appeal", REVIEWERS, "Appeal", to("LODGED", "UNDER_REVIEW")),
    "appeal:release": Rule("appeal", SECOND, "Appeal", to("UNDER_REVIEW", "LODGED")),
    "appeal:escalate": Rule("appeal", SYSTEM, "Appeal", to("LODGED") | to("UNDER_REVIEW")),
    "appeal:affirm": answered("AFFIRMED"),
    "appeal:overturn": answered("OVERTURNED"),
    "appeal:modify": answered("MODIFIED"),
}
EXCEPTIONS = {
    ("appeal:lodge", "TO_COMPLAINANT"): {roles("member"): "Appeal"},
    # Whoever decided before does not look again; whoever came later is told who has it.
    ("appeal:claim", "LODGED"): {roles("reviewer"): "Restricted"},
    ("appeal:claim", "UNDER_REVIEW"): {REVIEWERS - SECOND: "TakenByAnother"},
    # Nobody has an appeal that nobody took.
    **{
        (f"appeal:{verb}", state): {SECOND: "NotAllowed"}
        for verb in ("release", "affirm", "overturn", "modify")
        for state in ("LODGED", "WITHDRAWN")
    },
}
