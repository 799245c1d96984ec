"""Names of persons that lay open, from before they were sealed: each is sealed where it lies, once."""

from db.accounts import Registrant
from db.vocabulary import RegistrantKind
from resolvers.accounts.identity.told import seal_name

AT_ONCE = 200


async def seal_names() -> int:
    """Seal the names of persons that lie open; gives how many. Safe to run twice, and in two processes at once."""
    sealed = 0
    while rows := await Registrant.filter(kind=RegistrantKind.PERSON).exclude(name="").order_by("id").limit(AT_ONCE):
        for row in rows:
            name = row.name
            seal_name(row, name)
            still = Registrant.filter(id=row.id, name=name)
            sealed += await still.update(name="", name_sealed=row.name_sealed)
    return sealed
