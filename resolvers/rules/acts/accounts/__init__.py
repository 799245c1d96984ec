"""Acts of the wing of accounts: who stands behind one, from the first number told to leaving."""

from resolvers.rules.acts.accounts import identity  # isort: skip
from resolvers.rules.acts.accounts import opening  # isort: skip
from resolvers.rules.acts.accounts import standing  # isort: skip
from resolvers.rules.acts.accounts import credit  # isort: skip
from resolvers.rules.acts.accounts import documents  # isort: skip
from resolvers.rules.acts.accounts import leaving  # isort: skip

__all__ = ["credit", "documents", "identity", "leaving", "opening", "standing"]
