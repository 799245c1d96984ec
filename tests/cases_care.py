"""The measure of an account's care, what follows from it, and samples of comments. The cases by act."""

from tests.cases_form import ANY, DESK, REVIEWERS, Rule, roles, to

SEEN: dict[str, dict[str, frozenset[str]]] = {"sample_item": dict.fromkeys(("WAITING", "JUDGED"), DESK)}
RULES: dict[str, Rule] = {
    "account:look_at_care": Rule("account", roles("system"), "PublicAccount", to("ACTIVE SHUT")),
    "sample:draw": Rule("nothing", roles("senior system"), "Sample", ANY),
    "sample_item:judge": Rule("sample_item", REVIEWERS, "SampleItem", {"WAITING": None}, "Restricted"),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {}
