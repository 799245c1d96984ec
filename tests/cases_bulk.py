"""Many comments at once, and the word list tried out. The cases by act."""

from tests.cases_form import EVERYBODY, HOUSE, OPERATORS, Rule, roles, to

SEEN: dict[str, dict[str, frozenset[str]]] = {
    "cared": {"ACTIVE": EVERYBODY, "SHUT": HOUSE | {"system"}},
    "bulk": {"RUNNING": HOUSE | {"system"}},
}
RULES: dict[str, Rule] = {
    "account:moderate": Rule("cared", OPERATORS, "Bulk", to("ACTIVE"), "Sanctioned"),
    "bulk:go_on": Rule("bulk", roles("system"), "Bulk", to("RUNNING", "DONE")),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {}
