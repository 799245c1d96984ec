"""The blacklist. The cases by act."""

from tests.cases_form import DESK, REVIEWERS, Rule, roles, to

SYSTEM, SENIOR = roles("system"), roles("senior")
LISTED = roles("owner member")  # who owns the account, and who acts for its registrant
SEEN: dict[str, dict[str, frozenset[str]]] = {
    # heard and not heard yet; in force, of which a look is due, whose date has come
    "blacklist_entry": dict.fromkeys(
        ("PROPOSED", "UNHEARD", "WITHDRAWN", "IN_FORCE", "LOOK_DUE", "ENDED", "REMOVED"), DESK | LISTED | SYSTEM
    ),
}
PROPOSED = "PROPOSED UNHEARD"
HOLDS = to("IN_FORCE LOOK_DUE ENDED", "IN_FORCE")
RULES: dict[str, Rule] = {
    "blacklist_entry:propose": Rule("case", REVIEWERS, "BlacklistEntry", to("CLAIMED DECIDED"), "Restricted"),
    "blacklist_entry:respond": Rule("blacklist_entry", LISTED, "BlacklistEntry", to(PROPOSED, "PROPOSED")),
    "blacklist_entry:confirm": Rule("blacklist_entry", SENIOR, "BlacklistEntry", to("PROPOSED", "IN_FORCE")),
    "blacklist_entry:withdraw": Rule("blacklist_entry", REVIEWERS, "BlacklistEntry", to(PROPOSED, "WITHDRAWN")),
    "blacklist_entry:remove": Rule("blacklist_entry", SENIOR, "BlacklistEntry", to("IN_FORCE LOOK_DUE", "REMOVED")),
    "blacklist_entry:hear": Rule("blacklist_entry", SYSTEM, "BlacklistEntry", to(PROPOSED, "PROPOSED")),
    "blacklist_entry:review": Rule("blacklist_entry", SYSTEM, "BlacklistEntry", HOLDS),
    "blacklist_entry:end": Rule("blacklist_entry", SYSTEM, "BlacklistEntry", HOLDS),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    # Only whoever holds the case, or decided it, proposes.
    **{
        ("blacklist_entry:propose", state): {REVIEWERS - {"reviewer"}: "Restricted"} for state in ("CLAIMED", "DECIDED")
    },
    ("blacklist_entry:confirm", "UNHEARD"): {SENIOR: "Restricted"},
    ("blacklist_entry:remove", "ENDED"): {SENIOR: "Restricted"},
    # Asked for once at each date, and told once that it ended.
    **{("blacklist_entry:review", state): {SYSTEM: "Restricted"} for state in ("IN_FORCE", "ENDED")},
    **{("blacklist_entry:end", state): {SYSTEM: "Restricted"} for state in ("IN_FORCE", "LOOK_DUE")},
}
