"""What readers and accounts are to each other: marks on comments, follows, mutes. The cases by act."""

from tests.cases_form import EVERYBODY, HOUSE, OPERATORS, USERS, Rule, to

SEEN: dict[str, dict[str, frozenset[str]]] = {
    # Comments that an operator may have set apart; of a newcomer, whom nobody else needs afterwards.
    "markable": dict.fromkeys(("VISIBLE", "FEATURED", "PINNED"), EVERYBODY) | {"HIDDEN": HOUSE | {"author"}},
    "newcomers_comment": {"VISIBLE": EVERYBODY, "HIDDEN": HOUSE},
    "followed": {"ACTIVE": EVERYBODY, "SHUT": HOUSE | {"system"}},
    "mute": dict.fromkeys(("IN_FORCE", "OVER", "LIFTED"), HOUSE),
}
ALL = to("VISIBLE FEATURED PINNED", "VISIBLE")
RULES: dict[str, Rule] = {
    "comment:feature": Rule("markable", OPERATORS, "Comment", ALL),
    "comment:unfeature": Rule("markable", OPERATORS, "Comment", ALL),
    "comment:pin": Rule("markable", OPERATORS, "Comment", ALL),
    "comment:unpin": Rule("markable", OPERATORS, "Comment", ALL),
    "account:follow": Rule("account", USERS, "PublicAccount", to("ACTIVE"), "Sanctioned"),
    "account:unfollow": Rule("followed", USERS, "PublicAccount", {"ACTIVE": None}, "Restricted"),
    "account:mute_user": Rule("newcomers_comment", OPERATORS, "Mute", {"VISIBLE": None, "HIDDEN": None}),
    "account:unmute_user": Rule("mute", OPERATORS, "Mute", {"IN_FORCE": None}, "Restricted"),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {
    ("comment:feature", "FEATURED"): {OPERATORS: "Restricted"},
    ("comment:pin", "PINNED"): {OPERATORS: "Restricted"},
    **{("comment:unfeature", state): {OPERATORS: "Restricted"} for state in ("VISIBLE", "PINNED")},
    **{("comment:unpin", state): {OPERATORS: "Restricted"} for state in ("VISIBLE", "FEATURED")},
    # Nobody but the member follows it.
    ("account:unfollow", "ACTIVE"): {USERS - {"member"}: "Restricted"},
}
