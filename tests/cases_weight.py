"""The cases of fair weight: the look for campaigns, and measures against misuse of complaints."""

from tests.cases import REVIEWERS, SEEN, Rule, roles, to

SEEN["warned"] = SEEN["complaint"]  # a complaint of somebody to whom a warning was delivered before they filed it
RULES: dict[str, Rule] = {
    "case:look_for_campaign": Rule("case", roles("system"), "Case", to("OPEN CLAIMED ESCALATED")),
    "complaint:warn_complainant": Rule("complaint", REVIEWERS, "Complaint", to("NOT_UPHELD DECLINED")),
    "complaint:limit_complainant": Rule("warned", REVIEWERS, "Complaint", to("NOT_UPHELD DECLINED")),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    # Only whoever took the case.
    (f"complaint:{verb}_complainant", state): {REVIEWERS - {"reviewer"}: "Restricted"}
    for verb in ("warn", "limit")
    for state in ("NOT_UPHELD", "DECLINED")
}
