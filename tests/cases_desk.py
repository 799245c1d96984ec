"""The cases of the desk: passing on, keeping away, notes, orders of authorities, and what accounts did to comments."""

from tests.cases_form import REVIEWERS, Rule, roles, to

OPEN = "OPEN CLAIMED ESCALATED"
COMMENTS = "VISIBLE REPLY HIDDEN HELD HELD_BY_PLATFORM REMOVED DELETED DELETED_BY_OWNER"
RULES = {
    "case:hand_over": Rule("case", roles("reviewer"), "Case", to("CLAIMED")),
    "case:escalate": Rule("case", REVIEWERS | {"system"}, "Case", to("OPEN CLAIMED", "ESCALATED")),
    "case:recuse": Rule("case", REVIEWERS, "Case", to("OPEN ESCALATED") | {"CLAIMED": None}),
    "case:note": Rule("case", REVIEWERS, "Case", to(OPEN)),
    "case:order": Rule("comment", REVIEWERS, "Case", to(COMMENTS)),
    "comment:ask_platform": Rule("comment", roles("author"), "Comment", to("HIDDEN HELD DELETED_BY_OWNER")),
}
EXCEPTIONS = {
    # Escalated cases are for seniors.
    ("case:claim", "ESCALATED"): {roles("reviewer reviewer2"): "Restricted"},
    # Nobody holds what nobody took.
    **{("case:hand_over", state): {roles("reviewer"): "NotAllowed"} for state in ("OPEN", "ESCALATED")},
    # What a colleague works on only seniors pull out of their hands.
    ("case:escalate", "CLAIMED"): {roles("reviewer2"): "TakenByAnother"},
    # What the platform holds it looks at already, and who deleted their own words has nobody to ask about.
    ("comment:ask_platform", "HELD_BY_PLATFORM"): {roles("author"): "Restricted"},
    ("comment:ask_platform", "DELETED"): {roles("author"): "Restricted"},
}
