"""The parts of a policy pack on who stands behind an account."""

from policy.accounts.blacklist import Blacklist
from policy.accounts.credit import Credit
from policy.accounts.documents import Documents
from policy.accounts.identity import Identity
from policy.accounts.leaving import Leaving
from policy.accounts.opening import Opening
from policy.accounts.standing import Standing

__all__ = ["Blacklist", "Credit", "Documents", "Identity", "Leaving", "Opening", "Standing"]
