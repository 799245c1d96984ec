"""Who runs an account: invitations, roles, transfer. The cases by act."""

from tests.cases_form import ANY, EVERYBODY, OPERATORS, REVIEWERS, USERS, Rule, roles, to

TEAM = OPERATORS | REVIEWERS
SEEN: dict[str, dict[str, frozenset[str]]] = {
    "operatorship": {"INVITED": roles("owner"), **dict.fromkeys(("ACTIVE", "OFFERED", "ENDED"), TEAM)},
    "invitation": dict.fromkeys(("INVITED", "EXPIRED", "ACTIVE", "ENDED"), EVERYBODY),  # by its secret
    "weekly": {"": EVERYBODY},  # found by the clock
}
OWNER, EDITOR = roles("owner"), roles("editor")
AT_WORK = to("ACTIVE OFFERED", "ACTIVE")
ENDS = to("ACTIVE OFFERED", "ENDED")
RULES: dict[str, Rule] = {
    "account:invite_operator": Rule("account", OWNER, "Operatorship", to("ACTIVE"), "Sanctioned"),
    "chat:sum_up_week": Rule("weekly", roles("system"), "Chat", ANY),
    "operatorship:accept": Rule("invitation", USERS, "Operatorship", {"INVITED": "ACTIVE"}),
    "operatorship:decline": Rule("invitation", USERS, "Operatorship", {"INVITED": "ENDED"}),
    "operatorship:withdraw": Rule("operatorship", OWNER, "Operatorship", {"INVITED": "ENDED"}),
    "operatorship:leave": Rule("operatorship", EDITOR, "Operatorship", ENDS),
    "operatorship:remove": Rule("operatorship", OWNER, "Operatorship", ENDS),
    "operatorship:change_role": Rule("operatorship", OWNER, "Operatorship", AT_WORK),
    "operatorship:offer_ownership": Rule("operatorship", OWNER, "Operatorship", AT_WORK),
    "operatorship:withdraw_offer": Rule("operatorship", OWNER | EDITOR, "Operatorship", {"OFFERED": "ACTIVE"}),
    "operatorship:accept_ownership": Rule("operatorship", EDITOR, "Operatorship", {"OFFERED": "ACTIVE"}),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    ("operatorship:accept", "INVITED"): {OPERATORS: "Restricted"},  # who are in its team already
    ("operatorship:accept", "EXPIRED"): {USERS: "Restricted"},
    ("operatorship:decline", "EXPIRED"): {USERS: "Restricted"},
    ("operatorship:withdraw_offer", "ACTIVE"): {OWNER | EDITOR: "Restricted"},
    ("operatorship:accept_ownership", "ACTIVE"): {EDITOR: "Restricted"},
}
