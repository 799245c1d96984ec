"""What a registrant with several accounts declares: their scope and list, anew on every change (D7.3)."""

from uuid import UUID

from db.accounts import Declaration, PublicAccount, Registrant
from db.vocabulary import AccountState
from resolvers.accounts.standing.steps import accounts_that_last, registrant_in_hand
from resolvers.moves import created, permit
from resolvers.notices import tell
from resolvers.rules.accounts.standing import declared, the_accounts_are_declared
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.use_case import new_id, use_case, work

LONGEST_SCOPE = 500


@use_case("registrant:declare")
async def declare_accounts(actor: Actor, registrant_id: UUID, scope: str) -> Declaration:
    """Declare the accounts of a registrant and what they are about; the list is drawn from the accounts as they are.

    From the second account on it is needed, and anew whenever an account comes or goes. Refused with Restricted
    without any account, and where the same was declared last. Duty D7.3.
    """
    registrant = await registrant_in_hand(registrant_id)
    accounts = declared(await accounts_that_last(registrant.id))
    last = await latest_declaration(registrant.id)
    same = last is not None and (last.accounts, last.scope) == (accounts, scope)
    await permit(ACTS["registrant:declare"], registrant, {"accounts": accounts, "same": same})
    checked(scope=(scope, LONGEST_SCOPE))
    without_identity_numbers("scope", scope)
    row = await Declaration.create(
        id=new_id(), registrant=registrant, number=last.number + 1 if last else 1, scope=scope, accounts=accounts,
        declared_by_id=actor.user_id, at=work().now,
    )  # fmt: skip
    created("registrant:declare", row)
    await tell("registrant.declared", row, number=row.number)
    return row


async def latest_declaration(registrant_id: UUID) -> Declaration | None:
    """A step: what a registrant declared last."""
    return await Declaration.filter(registrant_id=registrant_id).order_by("-number").first()


async def declared_by(registrants: list[UUID]) -> dict[UUID, bool]:
    """Whether those of several registrants that have more accounts than one declared them as they are."""
    accounts: dict[UUID, list[PublicAccount]] = {}
    for account in await PublicAccount.filter(registrant_id__in=registrants).exclude(state=AccountState.CLOSED):
        accounts.setdefault(account.registrant_id, []).append(account)
    several = [key for key, its in accounts.items() if len(its) > 1]
    latest: dict[UUID, Declaration] = {}
    for declaration in await Declaration.filter(registrant_id__in=several) if several else ():
        known = latest.get(declaration.registrant_id)
        if known is None or known.number < declaration.number:
            latest[declaration.registrant_id] = declaration
    return {key: the_accounts_are_declared(accounts[key], latest.get(key)) for key in several}


async def needs_declaration(registrant: Registrant) -> bool:
    """A step: whether the accounts of a registrant must be declared, or declared anew, before another goes on."""
    accounts = await accounts_that_last(registrant.id)
    return not the_accounts_are_declared(accounts, await latest_declaration(registrant.id))
