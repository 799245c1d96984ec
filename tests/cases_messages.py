"""Private words of a user to an account, and its answers. The cases by act."""

from tests.cases_form import DESK, OPERATORS, REVIEWERS, USERS, Rule, roles, to

SIDES = OPERATORS | {"member"}
SEEN: dict[str, dict[str, frozenset[str]]] = {
    # LATE: the time to answer is over; USED_UP: all answers were given
    "message": dict.fromkeys(("OPEN", "LATE", "USED_UP", "ANSWERED", "ARCHIVED"), SIDES) | {"REMOVED": frozenset()},
    "message_case": dict.fromkeys(("OPEN", "CLAIMED", "DECIDED"), DESK | {"system"}),
}
RULES: dict[str, Rule] = {
    "message:write": Rule("account", USERS, "Message", {"ACTIVE": None}, "Sanctioned"),
    "message:answer": Rule("message", OPERATORS, "Message", to("OPEN ANSWERED", "ANSWERED")),
    "message:archive": Rule("message", OPERATORS, "Message", to("OPEN LATE USED_UP ANSWERED", "ARCHIVED")),
    "message:look": Rule("message_case", REVIEWERS, "Case", {"CLAIMED": None, "DECIDED": None}, "Restricted"),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    ("message:write", "ACTIVE"): {OPERATORS: "Restricted"},
    **{("message:answer", state): {OPERATORS: "Restricted"} for state in ("LATE", "USED_UP")},
    # Only whoever holds the case, or decided it, looks.
    **{("message:look", state): {REVIEWERS - roles("reviewer"): "Restricted"} for state in ("CLAIMED", "DECIDED")},
}
