"""Opening accounts and reviewing them. What the town brings of it."""

from typing import Any

import db
from db.vocabulary import RegistrantState
from policy import pack
from resolvers.accounts import opening
from resolvers.rules.refusals import Refusal


def _done(answer: Any) -> Any:
    assert not isinstance(answer, Refusal), answer
    return answer


async def acted_for(town: Any, state: str = "VERIFIED", who: str = "owner", **more: Any) -> db.Registrant:
    """A registrant in a state for which somebody of the town acts by mandate, an organisation unless told."""
    town.count += 1
    user = town[who].user_id
    given = {"kind": "ORGANISATION", "name": f"Firm {town.count}"} | more
    row = await db.Registrant.create(
        **given, state=state, acting=[str(user)], created_at="2026-11-01T00:00:00Z"
    )  # fmt: skip
    kind = "SELF" if row.kind == "PERSON" else "REPRESENTATIVE"
    await db.Mandate.create(registrant_id=row.id, user_id=user, kind=kind, since=row.created_at)
    return await db.Registrant.get(id=row.id)


async def opened(town: Any, state: str = "ACTIVE") -> db.PublicAccount:
    """An account of the owner of the town that was opened: DRAFT, UNREADY when its registrant is not verified,
    IN_REVIEW, or ACTIVE."""
    account = await town.public_account()
    verified = RegistrantState.PENDING if state == "UNREADY" else RegistrantState.VERIFIED
    acting = [str(town["owner"].user_id)]
    await db.Registrant.filter(id=account.registrant_id).update(state=verified, acting=acting)
    drafted = {"state": "DRAFT", "category": "COMPANY", "scope": "Tea", "description": "A house of tea."}
    await db.PublicAccount.filter(id=account.id).update(**drafted)
    if state in ("IN_REVIEW", "ACTIVE"):
        _done(await opening.submit_account(town["owner"], account.id))
    if state == "ACTIVE":
        _done(await opening.approve_account(town["reviewer2"], account.id, pack().opening.check_opening))
    return await db.PublicAccount.get(id=account.id)


async def revision_of(town: Any, state: str = "PENDING") -> db.AccountRevision:
    """What is to change of an account, in a state; OPENING is that of an account that is handed in."""
    account = await opened(town, "IN_REVIEW" if state == "OPENING" else "ACTIVE")
    if state != "OPENING":
        town.count += 1
        _done(await opening.revise_account(town["owner"], account.id, name=f"Another name {town.count}"))
    found = await db.AccountRevision.get(account_id=account.id, state="PENDING")
    if state == "APPROVED":
        _done(await opening.approve_revision(town["reviewer2"], found.id, pack().opening.check_change))
    elif state == "RETURNED":
        _done(await opening.return_revision(town["reviewer2"], found.id, "OTHER", "Please say more."))
    elif state == "WITHDRAWN":
        _done(await opening.withdraw_revision(town["owner"], found.id))
    return await db.AccountRevision.get(id=found.id)


BRINGS: dict[str, Any] = {"acted_for": acted_for, "opened": opened, "revision": revision_of}
