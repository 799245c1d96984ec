"""Who answers in law: how identity is told, verified, and looked at. The cases by act."""

from tests.cases_form import ANY, EVERYBODY, USERS, Rule, roles, to

STATES = ("UNVERIFIED", "PENDING", "VERIFIED", "REJECTED", "LAPSED")
SEEN: dict[str, dict[str, frozenset[str]]] = {
    "dossier": dict.fromkeys(STATES, EVERYBODY),
    "shared": {"PENDING": EVERYBODY},
    "coded": {"UNVERIFIED": EVERYBODY, "PENDING": EVERYBODY},
}
MEMBER, OFFICER = roles("member"), roles("identity_officer")
JUDGING = OFFICER | {"system"}
EACH: dict[str, str | None] = dict.fromkeys(STATES)
RULES: dict[str, Rule] = {
    "registrant:open": Rule("nothing", USERS, "Registrant", ANY),
    "registrant:submit": Rule("dossier", MEMBER, "Registrant", to("UNVERIFIED REJECTED LAPSED", "PENDING")),
    "registrant:request_form": Rule(
        "dossier", MEMBER, "IdentityForm", dict.fromkeys(("UNVERIFIED", "REJECTED", "LAPSED"))
    ),
    "registrant:request_code": Rule("dossier", MEMBER, "MobileCode", EACH),
    "registrant:confirm_code": Rule("coded", MEMBER, "Registrant", to("UNVERIFIED PENDING")),
    "registrant:verify": Rule("registrant", JUDGING, "Registrant", to("PENDING", "VERIFIED")),
    "registrant:reject": Rule("dossier", JUDGING, "Registrant", to("PENDING", "REJECTED")),
    "registrant:revoke": Rule("dossier", OFFICER, "Registrant", to("VERIFIED", "REJECTED")),
    "registrant:empty": Rule("dossier", roles("system"), "Registrant", to("REJECTED")),
    "registrant:check": Rule("dossier", roles("system"), "Registrant", to("PENDING")),
    "registrant:lapse": Rule("dossier", roles("system"), "Registrant", to("VERIFIED", "LAPSED")),
    "registrant:grant_mandate": Rule("dossier", MEMBER | OFFICER, "Mandate", EACH),
    "registrant:end_mandate": Rule("shared", roles("member stranger"), "Mandate", {"PENDING": None}),
    "registrant:look": Rule("dossier", OFFICER, "IdentityLook", EACH),
}
EXCEPTIONS: dict[tuple[str, str], dict[frozenset[str], str]] = {}
