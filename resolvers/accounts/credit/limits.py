"""What a registrant's credit level allows: the only reader of the level beside the ledger itself (D6.2)."""

from db.accounts import Registrant
from db.vocabulary import RegistrantKind
from policy import pack
from policy.accounts.credit import Level


def limits_of(registrant: Registrant) -> Level:
    """What the level of a registrant allows."""
    level: Level = getattr(pack().credit.levels, registrant.credit_level)
    return level


def accounts_allowed(registrant: Registrant) -> int:
    """How many accounts a registrant may have, by its kind and its credit level (D7.3)."""
    limits = limits_of(registrant)
    return limits.persons if registrant.kind is RegistrantKind.PERSON else limits.organisations
