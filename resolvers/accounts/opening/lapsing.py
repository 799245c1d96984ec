"""A draft that nobody hands in for long lapses, warned of first: its handle is free again, and its place as well."""

from datetime import timedelta
from uuid import UUID

from db.accounts import PublicAccount
from db.vocabulary import DeadlineKind
from policy import pack
from resolvers.accounts.team.ending import end_for_good
from resolvers.deadlines import at_its_time, set_deadline
from resolvers.moves import locked, move
from resolvers.notices import tell
from resolvers.rules.accounts.leaving import freed_handle
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work


async def lapses_from_now(account_id: UUID) -> None:
    """A step: an account is a draft from now on, and lapses once it was one for as long as the policy pack says."""
    terms, now = pack().opening, work().now
    await set_deadline(
        DeadlineKind.DRAFT_WARNED, account_id, now + timedelta(days=terms.draft_days - terms.draft_warned)
    )
    await set_deadline(DeadlineKind.DRAFT_LAPSES, account_id, now + timedelta(days=terms.draft_days))


@at_its_time(DeadlineKind.DRAFT_WARNED)
@use_case("account:warn")
async def warn_of_lapse(actor: Actor, account_id: UUID) -> PublicAccount:
    """Tell who runs a draft that it lapses, unless it is handed in until then."""
    account = await locked(PublicAccount, account_id)
    await move("account:warn", account)
    until = work().now + timedelta(days=pack().opening.draft_warned)
    await tell("account.lapses_soon", account, account=account.name, until=until.date())
    return account


@at_its_time(DeadlineKind.DRAFT_LAPSES)
@use_case("account:lapse")
async def lapse_draft(actor: Actor, account_id: UUID) -> PublicAccount:
    """Close a draft that was never handed in for so long; nothing of it was public, so its handle is free again."""
    account = await locked(PublicAccount, account_id)
    await move("account:lapse", account, closed_at=work().now, handle=freed_handle(account.id))
    await tell("account.lapsed", account, account=account.name)
    await end_for_good(account)
    return account
