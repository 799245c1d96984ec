"""What registrants lack that were founded before identity was told here: sealed names, and somebody who acts for them.

Both are done at each start, once for each row, also where two processes start at once.
"""

from uuid import UUID

from tortoise.transactions import in_transaction

from db.accounts import Mandate, Operatorship, PublicAccount, Registrant, User
from db.vocabulary import MandateKind, OperatorRole, OperatorshipState, RegistrantKind
from resolvers import clock
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


async def give_founders_their_mandates() -> int:
    """Let the owners of its accounts act for each registrant for which nobody ever did; gives how many registrants.

    The one owner of a person's accounts is that person, unless they are one already; all others represent it. Safe to
    run twice, and in two processes at once.
    """
    given = 0
    without = Registrant.filter(acting__isnull=True).order_by("id").limit(AT_ONCE)
    while keys := await without.values_list("id", flat=True):
        for key in keys:
            async with in_transaction():
                given += await _give_mandates(key)  # type: ignore[arg-type]
    return given


async def _give_mandates(key: UUID) -> bool:
    row = await Registrant.filter(id=key).select_for_update().get()
    if row.acting is not None:
        return False
    held = Mandate.filter(registrant_id=key, until=None).order_by("id")
    acting: list[UUID] = await held.values_list("user_id", flat=True)  # type: ignore[assignment]
    if not await Mandate.filter(registrant_id=key).exists():
        acting = await _owners(key)
        kind = await kind_of_mandate(row.kind, acting)
        await Mandate.bulk_create(
            [Mandate(registrant_id=key, user_id=owner, kind=kind, since=clock.now()) for owner in acting]
        )
    await Registrant.filter(id=key).update(acting=[str(user) for user in acting])
    return True


async def _owners(registrant_id: UUID) -> list[UUID]:
    accounts = await PublicAccount.filter(registrant_id=registrant_id).values_list("id", flat=True)
    held = Operatorship.filter(
        account_id__in=list(accounts), role=OperatorRole.OWNER, until=None, state=OperatorshipState.ACTIVE
    )
    owners: list[UUID] = await held.values_list("user_id", flat=True)  # type: ignore[assignment]
    return sorted({owner for owner in owners if owner})


async def kind_of_mandate(kind: RegistrantKind, owners: list[UUID]) -> MandateKind:
    """A step: as what owners act for whom their accounts belong to; they are held until the transaction ends."""
    await User.filter(id__in=owners).order_by("id").select_for_update()
    if kind is not RegistrantKind.PERSON or len(owners) != 1:
        return MandateKind.REPRESENTATIVE
    is_one = await Mandate.filter(user_id=owners[0], kind=MandateKind.SELF, until=None).exists()
    return MandateKind.REPRESENTATIVE if is_one else MandateKind.SELF
