"""Licences for news, grades, declarations, groups and filings. The cases by act."""

from tests.cases_form import ANY, DESK, EVERYBODY, REVIEWERS, WRITERS, Rule, roles, to

OWNER, VERIFYING = roles("owner"), roles("senior identity_officer")
LICENCES = OWNER | DESK | roles("identity_officer")
SEEN: dict[str, dict[str, frozenset[str]]] = {
    "licence": dict.fromkeys(("SUBMITTED", "REJECTED", "LAPSED"), LICENCES | {"system"}) | {"VERIFIED": EVERYBODY},
    "lapsing": {"OVERDUE": EVERYBODY, **dict.fromkeys(("SUBMITTED", "REJECTED", "LAPSED"), LICENCES | {"system"})},
    "representing": {"": EVERYBODY},
    "graded": {"": EVERYBODY},
    "group": {"": EVERYBODY},  # whoever knows its id may ask to join
}
RULES: dict[str, Rule] = {
    "qualification:add": Rule("representing", OWNER, "Qualification", ANY),
    "qualification:verify": Rule("licence", VERIFYING, "Qualification", {"SUBMITTED": "VERIFIED"}),
    "qualification:reject": Rule("licence", VERIFYING, "Qualification", {"SUBMITTED": "REJECTED"}),
    "qualification:cover": Rule("licence", OWNER, "Qualification", to("REJECTED", "SUBMITTED")),
    "qualification:begin": Rule("licence", roles("system"), "Qualification", to("VERIFIED")),
    "qualification:lapse": Rule("lapsing", roles("system"), "Qualification", {"OVERDUE": "LAPSED"}),
    "post:reclassify": Rule("post", REVIEWERS, "Post", to("PUBLISHED CLOSED", "HELD") | to("WITHDRAWN HELD")),
    "account:grade": Rule("graded", roles("system"), "PublicAccount", ANY),
    "registrant:declare": Rule("representing", OWNER, "Declaration", ANY),
    "group:declare": Rule("representing", OWNER, "OperatorGroup", ANY),
    "group:join": Rule("group", OWNER, "OperatorGroup", ANY),
    "group:leave": Rule("group", OWNER, "OperatorGroup", ANY),
    "filing:draft": Rule("graded", roles("admin system"), "Filing", ANY),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    # Held for another reason than a licence, which its people put right themselves.
    **{(f"post:{verb}", "HELD"): {WRITERS: "Restricted"} for verb in ("edit", "withdraw")},
    # The same accounts as before: nothing is there to be looked at again.
    ("qualification:cover", "SUBMITTED"): {OWNER: "Restricted"},
    ("qualification:cover", "VERIFIED"): {OWNER: "Restricted"},
}
