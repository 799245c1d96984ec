"""The credit of registrants, and trainings of staff. The cases by act."""

from tests.cases_form import ANY, EVERYBODY, Rule, roles, to

LEDGER, SENIOR = roles("owner auditor system"), roles("senior")
SEEN: dict[str, dict[str, frozenset[str]]] = {
    "credit_entry": {**dict.fromkeys(("COUNTED", "LATE", "UPHELD", "LEFT"), LEDGER), "CONTESTED": LEDGER | SENIOR},
    "credited": {"": EVERYBODY},
}
RULES: dict[str, Rule] = {
    "registrant:look_at_credit": Rule("credited", roles("system"), "Registrant", ANY),
    "credit_entry:contest": Rule("credit_entry", roles("owner"), "CreditEntry", to("COUNTED", "CONTESTED")),
    "credit_entry:keep": Rule("credit_entry", SENIOR, "CreditEntry", to("CONTESTED", "UPHELD")),
    "credit_entry:strike": Rule("credit_entry", SENIOR, "CreditEntry", to("CONTESTED", "LEFT")),
    "training:record": Rule("staff_member", roles("admin system"), "Training", ANY),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    ("credit_entry:contest", "LATE"): {roles("owner"): "Restricted"},
    ("training:record", ""): {EVERYBODY - roles("admin system"): "NotAllowed"},
}
