"""Opening accounts and reviewing them. The cases by act."""

from tests.cases_form import EVERYBODY, HOUSE, REVIEWERS, Rule, roles, to

SEERS = HOUSE | {"system"}
SEEN: dict[str, dict[str, frozenset[str]]] = {
    "acted_for": dict.fromkeys(("VERIFIED", "UNVERIFIED"), EVERYBODY),
    "opened": {**dict.fromkeys(("DRAFT", "UNREADY", "IN_REVIEW"), SEERS), "ACTIVE": EVERYBODY},
    "revision": dict.fromkeys(("PENDING", "OPENING", "APPROVED", "RETURNED", "WITHDRAWN"), SEERS),
}
OWNER = roles("owner")
RULES: dict[str, Rule] = {
    "account:open": Rule("acted_for", OWNER, "PublicAccount", {"VERIFIED": None, "UNVERIFIED": None}),
    "account:submit": Rule("opened", OWNER, "PublicAccount", to("DRAFT", "IN_REVIEW")),
    "account:approve": Rule("opened", REVIEWERS, "PublicAccount", to("IN_REVIEW", "ACTIVE")),
    "account:return": Rule("opened", REVIEWERS, "PublicAccount", to("IN_REVIEW", "DRAFT")),
    "account:revise": Rule("opened", OWNER, "PublicAccount", to("DRAFT ACTIVE") | to("UNREADY", "DRAFT")),
    "account:warn": Rule("opened", roles("system"), "PublicAccount", to("DRAFT") | to("UNREADY", "DRAFT")),
    "account:lapse": Rule("opened", roles("system"), "PublicAccount", to("DRAFT UNREADY", "CLOSED")),
    "revision:approve": Rule("revision", REVIEWERS, "AccountRevision", to("PENDING", "APPROVED")),
    "revision:return": Rule("revision", REVIEWERS, "AccountRevision", to("PENDING", "RETURNED")),
    "revision:withdraw": Rule("revision", OWNER, "AccountRevision", to("PENDING", "WITHDRAWN")),
    "revision:remind": Rule("revision", roles("system"), "AccountRevision", to("PENDING") | to("OPENING", "PENDING")),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    ("account:submit", "UNREADY"): {OWNER: "Restricted"},
    **{(f"revision:{verb}", "OPENING"): {REVIEWERS: "Restricted"} for verb in ("approve", "return")},
    ("revision:withdraw", "OPENING"): {OWNER: "Restricted"},
}
