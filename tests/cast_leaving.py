"""Leaving: accounts and users closed, one's own data. What the town brings of it."""

from datetime import timedelta
from typing import Any

import db
from db.vocabulary import UserState
from resolvers import clock
from resolvers.accounts import leaving
from resolvers.accounts.leaving.exporting import Packed
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import system

CLOCK = system("deadlines")


def _done(answer: Any) -> Any:
    assert not isinstance(answer, Refusal), answer
    return answer


async def reload(town: Any) -> None:
    """Load those who run accounts anew, so that they know what became of them."""
    for role in ("owner", "editor", "moderator"):
        await town.again(role)


async def ending_of(town: Any, state: str) -> db.PublicAccount:
    """An account of its own: ACTIVE or SHUT, CLOSING from either with its cooling-off over, or CLOSED."""
    account = await town.public_account("SHUT" if state.startswith("SHUT") else "ACTIVE")
    if "CLOS" in state:
        _done(await leaving.close_account(town["owner"], account.id))
        await db.PublicAccount.filter(id=account.id).update(closes_at=clock.now() - timedelta(seconds=1))
    if state == "CLOSED":
        await db.PublicAccount.filter(id=account.id).update(description="Tea, and what goes with it.")
        _done(await leaving.finish_account(CLOCK, account.id))
    await reload(town)
    return await db.PublicAccount.get(id=account.id)


async def leaver_of(town: Any, state: str) -> db.User:
    """Everybody of the town here, or everybody leaving; the member stands for them."""
    ends = clock.now() + timedelta(days=1) if state == "CLOSING" else None
    await db.User.all().update(state=state, closes_at=ends)
    return await db.User.get(id=town["member"].user_id)


async def gone_of(town: Any, state: str) -> db.User:
    """Somebody new who is leaving, with the cooling-off over, or who has gone."""
    who = await town.newcomer()
    _done(await leaving.close_user(who))
    await db.User.filter(id=who.user_id).update(closes_at=clock.now() - timedelta(seconds=1))
    if state == UserState.CLOSED:
        _done(await leaving.finish_user(CLOCK, who.user_id))
    return await db.User.get(id=who.user_id)


async def export_of(town: Any, state: str) -> db.Export:
    """An export of the member: ASKED, BUILT with its time over, ENDED; `kept` is a file for one that is to be built."""
    await db.Export.all().delete()
    asked = _done(await leaving.export_my_data(town["member"]))
    if state != "ASKED":
        _done(await leaving.go_on_with_export(CLOCK, asked.id))
        await db.Export.filter(id=asked.id).update(expires_at=clock.now() - timedelta(seconds=1))
    if state == "ENDED":
        _done(await leaving.end_export(CLOCK, asked.id))
    export = await db.Export.get(id=asked.id)
    file = await db.StoredFile.create(user_id=town["member"].user_id, name="a.zip", created_at=clock.now())
    export.kept = Packed(file.id, 9, "0" * 64)  # type: ignore[attr-defined]
    return export


BRINGS: dict[str, Any] = {"ending": ending_of, "leaver": leaver_of, "gone": gone_of, "export": export_of}
