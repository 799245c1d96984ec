"""Leaving: accounts and users closed, one's own data. The cases by act."""

from tests.cases_form import ANY, DESK, EVERYBODY, HOUSE, STAFF, USERS, Rule, roles, to

SYSTEM, OWNER = roles("system"), roles("owner")
SEEN: dict[str, dict[str, frozenset[str]]] = {
    "ending": {
        "ACTIVE": EVERYBODY, "CLOSING": EVERYBODY, "SHUT": HOUSE | SYSTEM, "SHUT_CLOSING": HOUSE | SYSTEM,
        "CLOSED": DESK | SYSTEM,
    },
    "leaver": dict.fromkeys(("ACTIVE", "CLOSING"), EVERYBODY),  # everybody, each for themself
    "gone": dict.fromkeys(("CLOSING", "CLOSED"), EVERYBODY),
    "export": dict.fromkeys(("ASKED", "BUILT", "ENDED"), roles("member system")),
}  # fmt: skip
RULES: dict[str, Rule] = {
    "account:close": Rule("ending", OWNER, "PublicAccount", to("ACTIVE SHUT", "CLOSING")),
    "account:reopen": Rule(
        "ending", OWNER, "PublicAccount", to("CLOSING", "ACTIVE") | to("SHUT_CLOSING", "SHUT")
    ),
    "account:finish": Rule("ending", SYSTEM, "PublicAccount", to("CLOSING SHUT_CLOSING", "CLOSED")),
    "account:erase": Rule("ending", SYSTEM, "PublicAccount", to("CLOSED")),
    "user:close": Rule("leaver", USERS, "User", {"ACTIVE": None}),
    "user:reopen": Rule("leaver", USERS, "User", {"CLOSING": None}),
    "user:finish": Rule("gone", SYSTEM, "User", to("CLOSING", "CLOSED")),
    "user:erase": Rule("gone", SYSTEM, "User", to("CLOSED")),
    "user:export": Rule("nothing", USERS, "Export", ANY),
    "export:build": Rule("export", SYSTEM, "Export", to("ASKED", "BUILT")),
    "export:end": Rule("export", SYSTEM, "Export", to("ASKED BUILT", "ENDED")),
}  # fmt: skip
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    # Staff lay their posts down first, and who owns an account alone gives it away first.
    ("user:close", "ACTIVE"): {STAFF | roles("owner owner2"): "Restricted"},
}
