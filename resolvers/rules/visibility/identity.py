"""Who sees which field of a registrant: everybody that it is verified; who acts for it and officers the rest."""

from resolvers.rules.standings import Standing as S

ALL = frozenset({S.ANYONE})
OFFICERS = frozenset({S.IDENTITY_OFFICER})
ITS_OWN = OFFICERS | {S.REPRESENTATIVE}
FIELDS: dict[str, dict[str, frozenset[S]]] = {
    "Registrant": dict.fromkeys(("id", "kind", "state", "verified", "offers", "blacklistEntries"), ALL)
    | dict.fromkeys(
        (
            "name", "document", "number", "country", "area", "expiresOn", "mobile", "mobileConfirmedAt", "submittedAt",
            "verifiedAt", "reason", "reasonText", "words", "mandates",
        ),
        ITS_OWN,
    )
    | dict.fromkeys(("lastAct", "papers", "sameNumber", "checklist"), OFFICERS),
    "Mandate": dict.fromkeys(("user", "kind", "since", "until"), ALL),
    "IdentityForm": dict.fromkeys(("address", "expiresAt"), ALL),
    "MobileCodeSent": dict.fromkeys(("expiresAt",), ALL),
    "IdentityAccess": dict.fromkeys(("registrant", "by", "purpose", "at"), ALL),
    "LookedAtRegistrant": dict.fromkeys(
        (
            "at", "purpose", "registrant", "name", "number", "mobile", "document", "country", "area", "expiresOn",
            "papers",
        ),
        ALL,
    ),
    "IdentityCheck": dict.fromkeys(("code", "text", "ticked"), ALL),
}  # fmt: skip
