"""Documents that bind, and who accepted them. The cases by act."""

from tests.cases_form import ANY, EVERYBODY, USERS, Rule, roles

OFFICERS = roles("policy_officer chief_editor")
SEEN: dict[str, dict[str, frozenset[str]]] = {
    "officers": {"": EVERYBODY | OFFICERS},
    "document": {
        "DRAFT": OFFICERS | {"system"},
        **dict.fromkeys(("PUBLISHED", "OUTDATED"), EVERYBODY | OFFICERS),
    },
}
RULES: dict[str, Rule] = {
    "document:draft": Rule("officers", OFFICERS, "Document", ANY),
    "document:publish": Rule("document", OFFICERS, "Document", {"DRAFT": "PUBLISHED"}),
    "document:accept": Rule("document", USERS, "Acceptance", {"PUBLISHED": None}),
    "document:tell": Rule("document", roles("system"), "Document", {"PUBLISHED": None, "OUTDATED": None}),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    ("document:publish", "DRAFT"): {roles("chief_editor"): "Restricted"},  # who drafted it
    ("document:accept", "OUTDATED"): {USERS: "Restricted"},
}
# Roles that only some acts ask: they come with the thing and have no chat.
ALSO: dict[str, frozenset[str]] = dict.fromkeys(("document:draft", "document:publish"), OFFICERS)
