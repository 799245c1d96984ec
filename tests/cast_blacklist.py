"""The blacklist. What the town brings of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import db
from db.columns import key_ring
from db.vocabulary import BlacklistMeasure, IdentityDocument, MandateKind, RegistrantState, Severity, StaffRole
from resolvers import accounts, clock
from resolvers.actor import actor_of_user
from resolvers.rules.standings import system
from resolvers.sanctions.blacklist.confirming import confirm_blacklist_entry
from resolvers.sanctions.blacklist.ending import remove_blacklist_entry
from resolvers.sanctions.blacklist.proposing import (
    propose_blacklist_entry,
    respond_to_blacklist_entry,
    withdraw_blacklist_entry,
)
from tests.cast_sanctions import case_on, done

RULE, FACTS, SORRY = "CIVILITY", "It calls for violence, again and again.", "We are sorry."
CLOSE, FORBID = BlacklistMeasure.CLOSE_ACCOUNT, BlacklistMeasure.FORBID_REGISTRATION


async def senior(town: Any) -> Any:
    """Another senior reviewer, who has seen nothing of what is there."""
    who = await town.newcomer()
    name = f"Pseudonym of senior {town.count}"
    done(await accounts.appoint_staff(system("test"), who.user_id, StaffRole.SENIOR_REVIEWER, name))
    return await actor_of_user(await db.User.get(id=who.user_id))


async def numbered(registrant_id: Any, number: str, state: RegistrantState = RegistrantState.VERIFIED) -> db.Registrant:
    """A registrant with the number of a document, sealed and marked as identity is told."""
    version, mark = key_ring().index("identity", f"CN:{IdentityDocument.ORGANISATION_CODE}:{number}")
    sealed = key_ring().seal(number, f"registrant:{registrant_id}:number")
    was_verified = state in (RegistrantState.VERIFIED, RegistrantState.LAPSED)
    verified = {"verified_mark": mark, "verified_mark_version": version} if was_verified else {}
    await db.Registrant.filter(id=registrant_id).update(
        document=IdentityDocument.ORGANISATION_CODE, number_sealed=sealed, number_mark=mark, mark_version=version,
        state=state, **verified,
    )  # fmt: skip
    return await db.Registrant.get(id=registrant_id)


async def represented(registrant_id: Any, *users: Any) -> None:
    """Have users act for a registrant by mandate."""
    acting = (await db.Registrant.get(id=registrant_id)).acting or []
    for user in users:
        if str(user) not in acting:
            await db.Mandate.create(
                registrant_id=registrant_id, user_id=user, kind=MandateKind.REPRESENTATIVE, since=clock.now()
            )
    added = [str(user) for user in users if str(user) not in acting]
    await db.Registrant.filter(id=registrant_id).update(acting=[*acting, *added])


async def another_registrant(number: str | None = None, **more: Any) -> db.Registrant:
    """A registrant of no account."""
    made = await db.Registrant.create(id=uuid4(), kind="ORGANISATION", name="B Ltd", created_at=clock.now(), **more)
    return await numbered(made.id, number, made.state) if number else made


async def listing(town: Any, account: Any = None, who: str = "reviewer", **more: Any) -> db.BlacklistEntry:
    """A proposed entry about an account of its own, or about one that is named; `member` acts for its registrant."""
    account = account or await town.public_account()
    await represented(account.registrant_id, town["member"].user_id)
    case = await case_on(town, account, who)
    shape: dict[str, Any] = {"measures": [CLOSE, FORBID], "severity": Severity.GRAVE, "days": 30} | more
    return done(
        await propose_blacklist_entry(
            town[who], case.id, shape["measures"], RULE, shape["severity"], shape["days"], FACTS
        )
    )


async def heard(town: Any, *args: Any, **more: Any) -> db.BlacklistEntry:
    """A proposed entry to which the owner responded."""
    entry = await listing(town, *args, **more)
    return done(await respond_to_blacklist_entry(town["owner"], entry.id, SORRY))


async def in_force(town: Any, *args: Any, by: Any = None, **more: Any) -> db.BlacklistEntry:
    """An entry in force, after the owner responded, by another senior than the one of the town."""
    entry = await heard(town, *args, **more)
    done(await confirm_blacklist_entry(by or await senior(town), entry.id))
    return await db.BlacklistEntry.get(id=entry.id)


async def entry_of(town: Any, state: str) -> db.BlacklistEntry:
    """An entry in a state: UNHEARD and PROPOSED before and after the response; LOOK_DUE and ENDED by their dates."""
    if state in ("UNHEARD", "WITHDRAWN"):
        entry = await listing(town)
    elif state == "PROPOSED":
        entry = await heard(town)
    else:
        entry = await in_force(town)
    found, before = db.BlacklistEntry.filter(id=entry.id), clock.now() - timedelta(seconds=1)
    if state == "WITHDRAWN":
        done(await withdraw_blacklist_entry(town["reviewer"], entry.id, "A mistake."))
    elif state == "REMOVED":
        done(await remove_blacklist_entry(town["senior"], entry.id, "It is enough."))
    elif state == "LOOK_DUE":
        await found.update(review_at=before)
    elif state == "ENDED":
        await found.update(ends_at=before, starts_at=before - timedelta(days=30))
    return await found.get()


BRINGS: dict[str, Any] = {"blacklist_entry": entry_of}
