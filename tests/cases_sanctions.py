"""The cases of sanctions and of what warnings ask for."""

from tests.cases_form import HOUSE, OPERATORS, REVIEWERS, Rule, roles, to

SYSTEM = roles("system")
SENIOR = roles("senior")
SEEN = {
    # heard and not heard yet, a closure that was heard
    "sanction": dict.fromkeys(
        ("PROPOSED", "UNHEARD", "CLOSURE", "WITHDRAWN", "IN_FORCE", "LIFTED", "OVERTURNED"), HOUSE | SYSTEM
    ),
    # VOID: due, but the warning was lifted
    "rectification": dict.fromkeys(("DUE", "SUBMITTED", "DONE", "VOID"), HOUSE | SYSTEM),
}
PROPOSED = "PROPOSED UNHEARD CLOSURE"
RULES = {
    "sanction:propose": Rule("case", REVIEWERS, "Sanction", to("CLAIMED DECIDED"), "Restricted"),
    "sanction:respond": Rule("sanction", OPERATORS, "Sanction", to(PROPOSED, "PROPOSED")),
    "sanction:confirm": Rule("sanction", REVIEWERS, "Sanction", to("PROPOSED CLOSURE", "IN_FORCE")),
    "sanction:withdraw": Rule("sanction", REVIEWERS, "Sanction", to(PROPOSED, "WITHDRAWN")),
    "sanction:lift": Rule("sanction", SENIOR, "Sanction", to("IN_FORCE", "LIFTED")),
    "sanction:hear": Rule("sanction", SYSTEM, "Sanction", to(PROPOSED, "PROPOSED")),
    "sanction:end": Rule("sanction", SYSTEM, "Sanction", to("IN_FORCE")),
    "rectification:submit": Rule("rectification", OPERATORS, "Rectification", to("DUE", "SUBMITTED")),
    "rectification:accept": Rule("rectification", REVIEWERS, "Rectification", to("SUBMITTED", "DONE")),
    "rectification:return": Rule("rectification", REVIEWERS, "Rectification", to("SUBMITTED", "DUE")),
    "rectification:lapse": Rule("rectification", SYSTEM, "Rectification", to("DUE")),
}
EXCEPTIONS = {
    # Only whoever holds the case, or decided it, proposes.
    **{("sanction:propose", state): {REVIEWERS - {"reviewer"}: "Restricted"} for state in ("CLAIMED", "DECIDED")},
    ("sanction:confirm", "UNHEARD"): {REVIEWERS: "Restricted"},
    ("sanction:confirm", "CLOSURE"): {REVIEWERS - SENIOR: "Restricted"},
    ("rectification:submit", "VOID"): {OPERATORS: "Restricted"},
    ("rectification:lapse", "VOID"): {SYSTEM: "Restricted"},
}
