"""Licences for news, grades, declarations, groups and filings. What the town brings of it."""

from datetime import date, timedelta
from typing import Any

import db
from db.vocabulary import GroupKind, PostKind, QualificationKind, RegistrantState
from resolvers import clock, posts
from resolvers.accounts import standing
from resolvers.accounts.standing.filings import file_with
from resolvers.accounts.standing.qualifications import follow_qualification
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import system


def done(answer: Any) -> Any:
    assert not isinstance(answer, Refusal), answer
    return answer


def today() -> date:
    return clock.today()


async def represented(town: Any, who: str = "owner", account: Any = None) -> db.PublicAccount:
    """An account of a verified registrant, for which the owner of the town acts by mandate."""
    where = account or await town.public_account()
    user = town[who].user_id
    if not await db.Mandate.exists(registrant_id=where.registrant_id, user_id=user, until=None):
        await db.Mandate.create(
            registrant_id=where.registrant_id, user_id=user, kind="REPRESENTATIVE", since=clock.now()
        )
    kept = await db.Registrant.get(id=where.registrant_id)
    acting = sorted({*(kept.acting or ()), str(user)})
    if who != "owner":  # then nobody else does
        await db.Mandate.filter(registrant_id=kept.id).exclude(user_id=user).delete()
        acting = [str(user)]
    await db.Registrant.filter(id=kept.id).update(acting=acting, state=RegistrantState.VERIFIED)
    return where


async def told_licence(
    town: Any, account: Any = None, kind: QualificationKind = QualificationKind.EDIT_AND_PUBLISH, days: int = 400
) -> db.Qualification:
    """A licence that covers one account, as its representative told it."""
    where = await represented(town, account=account)
    town.count += 1
    return done(  # type: ignore[no-any-return]
        await standing.add_qualification(
            town["owner"], where.registrant_id, kind, f"NEWS-{town.count}", "The bureau of the tests",
            today() - timedelta(days=9), today() + timedelta(days=days), [where.id],
        )
    )  # fmt: skip


async def licensed(town: Any, account: Any = None, **more: Any) -> db.Qualification:
    """A licence that was verified."""
    licence = await told_licence(town, account, **more)
    return done(await standing.verify_qualification(town["senior"], licence.id))  # type: ignore[no-any-return]


async def licence_of(town: Any, state: str) -> db.Qualification:
    """A licence: SUBMITTED, VERIFIED, REJECTED by the identity officer, LAPSED, or OVERDUE, which is still to lapse."""
    licence = await told_licence(town)
    if state == "REJECTED":
        done(await standing.reject_qualification(town["identity_officer"], licence.id, "LICENCE_UNREADABLE"))
    elif state != "SUBMITTED":
        done(await standing.verify_qualification(town["senior"], licence.id))
    if state in ("OVERDUE", "LAPSED"):
        await db.Qualification.filter(id=licence.id).update(expires_on=today() - timedelta(days=1))
    if state == "LAPSED":
        done(await follow_qualification(system("clock"), licence.id))
    brought: Any = await db.Qualification.get(id=licence.id)
    brought.covered = (await db.QualificationCover.get(qualification_id=licence.id)).account_id
    return brought  # type: ignore[no-any-return]


async def representing(town: Any, state: str) -> db.Registrant:
    """A registrant with an account that was not declared yet, and the owner acting for it."""
    account = await represented(town)
    registrant: Any = await db.Registrant.get(id=account.registrant_id)
    registrant.account = account.id
    return registrant  # type: ignore[no-any-return]


async def graded_account(town: Any, state: str) -> db.PublicAccount:
    """An account whose followers make another grade of it than it has."""
    file_with("The office of the tests")
    account = await town.public_account()
    await db.PublicAccount.filter(id=account.id).update(followers=200_000)
    return await db.PublicAccount.get(id=account.id)


async def group_of(town: Any, state: str) -> db.OperatorGroup:
    """A group that a registrant of the owner's declared; ENDED when it left."""
    account = await represented(town)
    town.count += 1
    group = done(
        await standing.declare_group(town["owner"], f"Group {town.count}", GroupKind.ALLIANCE, account.registrant_id)
    )
    group.joining = (await represented(town)).registrant_id
    return group  # type: ignore[no-any-return]


async def news_post(town: Any, account: Any, publish: bool = True, **more: Any) -> db.Post:
    """A post that says of itself that it is news."""
    given = {"kind": PostKind.NEWS, **more}
    post = done(await posts.create_post(town["owner"], account.id, "What happened", "Words of it.", **given))
    return done(await posts.publish_post(town["owner"], post.id)) if publish else post  # type: ignore[no-any-return]


BRINGS: dict[str, Any] = {
    "licence": licence_of, "representing": representing, "graded": graded_account, "group": group_of,
    "lapsing": licence_of,
}  # fmt: skip
