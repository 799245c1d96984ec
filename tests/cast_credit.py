"""The credit of registrants. What the town brings of it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import db
from db.vocabulary import MandateKind, Measure, SanctionKind, Severity, SubjectKind
from resolvers import clock, complaints
from resolvers.accounts.credit import (
    contest_credit_entry,
    keep_credit_entry,
    look_at_credit,
    strike_credit_entry,
)
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import system
from resolvers.sanctions.confirming import confirm_sanction
from tests.cast_sanctions import proposed

WHY = "The decision was about another account."


def done(answer: Any) -> Any:
    """The row of an answer that is no refusal."""
    assert not isinstance(answer, Refusal), answer
    return answer


async def acts_for(town: Any, registrant_id: UUID, who: str = "owner") -> None:
    """Let somebody act for a registrant."""
    user = town[who].user_id
    await db.Registrant.filter(id=registrant_id).update(acting=[str(user)])
    if not await db.Mandate.exists(registrant_id=registrant_id, user_id=user, until=None):
        await db.Mandate.create(
            registrant_id=registrant_id, user_id=user, kind=MandateKind.REPRESENTATIVE, since=clock.now()
        )


async def account_of_ones_own(town: Any) -> Any:
    """An account of its own for whose registrant the owner acts."""
    account = await town.public_account()
    await acts_for(town, account.registrant_id)
    return account


async def warned(town: Any, account: Any, severity: Severity = Severity.MAJOR) -> db.Decision:
    """A warning on an account, proposed and confirmed by the same reviewer; not final yet."""
    sanction = await proposed(town, SanctionKind.WARNING, account)
    done(await confirm_sanction(town["reviewer"], sanction.id))
    return await db.Decision.get(id=(await db.Sanction.get(id=sanction.id)).decision_id)


async def post_removed(town: Any, account: Any, severity: Severity) -> db.Decision:
    """A post of an account that was removed by a reviewer for a breach; not final yet."""
    now = clock.now()
    post = await db.Post.create(
        account_id=account.id, created_by_id=town["editor"].user_id, title="Title", body="Words.",
        state="PUBLISHED", created_at=now, published_at=now - timedelta(days=3),
    )  # fmt: skip
    done(await complaints.remove_content(town["reviewer"], SubjectKind.POST, post.id, "CIVILITY", "Facts.", severity))
    return await db.Decision.get(case__subject_id=post.id, measure=Measure.REMOVE_CONTENT)


async def let_time_run_out(decision: db.Decision) -> None:
    """The time to appeal a decision is over by now."""
    await db.Decision.filter(id=decision.id).update(appeal_until=clock.now() - timedelta(seconds=1))


async def looked(account: Any) -> db.Registrant:
    """The registrant of an account after a look at its credit."""
    done(await look_at_credit(system("test"), account.registrant_id))
    return await db.Registrant.get(id=account.registrant_id)


async def entered(town: Any, account: Any = None) -> db.CreditEntry:
    """An entry because of a warning that became final, in the ledger of an account of its own or of one named."""
    account = account or await account_of_ones_own(town)
    decision = await warned(town, account)
    await let_time_run_out(decision)
    await looked(account)
    return await db.CreditEntry.get(cause_id=decision.id)


async def credit_entry_of(town: Any, state: str) -> db.CreditEntry:
    """An entry: COUNTED, LATE when the time to contest it is over, CONTESTED, UPHELD or LEFT after the answer."""
    entry = await entered(town)
    if state == "LATE":
        await db.CreditEntry.filter(id=entry.id).update(contest_until=clock.now() - timedelta(seconds=1))
    elif state != "COUNTED":
        done(await contest_credit_entry(town["owner"], entry.id, WHY))
    if state in ("UPHELD", "LEFT"):
        answering = keep_credit_entry if state == "UPHELD" else strike_credit_entry
        done(await answering(town["senior"], entry.id, "It is as it is."))
    return await db.CreditEntry.get(id=entry.id)


async def credited(town: Any, state: str) -> db.Registrant:
    """A registrant with an account."""
    account = await town.public_account()
    return await db.Registrant.get(id=account.registrant_id)


BRINGS: dict[str, Any] = {"credit_entry": credit_entry_of, "credited": credited}
