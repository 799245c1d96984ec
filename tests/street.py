"""A town with so many of everything that can be listed, and somebody who may see all of it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import db
from db.vocabulary import BulkVerb, OperatorRole, SanctionKind, Severity, Side, StaffRole
from resolvers import clock, interactions, posts
from resolvers.interactions import marks
from resolvers.interactions.bulk import moderate_comments
from resolvers.rules.standings import Actor
from resolvers.rules.visibility import may_see
from tests.asking import id_of
from tests.cast import Town, done
from tests.cast_complaints import counter_notice_of
from tests.documents import NODES
from tests.filing import report
from tests.street_accounts import registered


async def lengthen(town: Town, houses: int) -> None:
    """Add so many posts, each with all that can hang on one, and so many of what people have of their own."""
    await db.Registrant.all().update(credit_level="A")  # or a day would not have room for all of it
    await db.User.all().update(state="ACTIVE", closes_at=None)  # whoever was leaving stays
    await db.Export.all().update(state="ENDED", asked_at=clock.now() - timedelta(days=30))
    for number in range(houses):
        post = await town.make_post()
        done(await posts.edit_post(town["owner"], post.id, "Another title", "Other words."))
        comment = await town.comment("HELD", post=post)
        done(await interactions.approve_comment(town["owner"], comment.id))
        done(await interactions.edit_comment(town["author"], comment.id, "Other words."))
        done(await interactions.reply_to_comment(town["owner"], comment.id, "An answer."))
        done(await marks.feature_comment(town["owner"], comment.id))
        done(await marks.pin_comment(town["owner"], comment.id))
        someone = (await town.newcomer()).user_id
        done(await marks.mute_user(town["owner"], None, someone, town.account.id))
        await counter_notice_of(town, "INVITED")
        for complaint in (await town.complaint("UPHELD"), await town.complaint("RECEIVED", who="author")):
            await db.Evidence.create(complaint_id=complaint.id, file_id=town.paper.id, at=clock.now())
        await _judged(town["author"], await town.complaint("UPHELD"))
        done(await marks.follow_account(town["author"], (await town.public_account()).id))
        await _talked(town["author"], await town.public_account())
        spam = await town.said(post=post)
        done(await moderate_comments(town["owner"], town.account.id, BulkVerb.HIDE, "SPAM", ids=[spam.id]))
        await _looked_at(town, comment)
        await _keep_of_ones_own(town["author"], number)
        await registered(town, number)


async def crowd(town: Town, post: db.Post, people: int) -> db.Complaint:
    """Add to one post so many comments, to one of them so many replies, and about one of them so many complaints."""
    busy, accused = await town.said(post=post), await town.said(post=post)
    for _ in range(people):
        await town.said(post=post)
        done(await interactions.reply_to_comment(town["owner"], busy.id, "An answer."))
        filed = await report(await town.newcomer(), accused)
    return done(filed)  # type: ignore[no-any-return]


async def _judged(author: Actor, upheld: db.Complaint) -> None:
    """A sanction with its rectification and an appeal, as rows: the use cases would shut the mouths of the town."""
    now, decision = clock.now(), await db.Decision.get(id=upheld.decision_id)
    of_the_case = {"account_id": upheld.account_id, "case_id": upheld.case_id}
    said = {"rule": decision.rule, "ground": decision.ground, "severity": Severity.MINOR, "facts": decision.facts}
    sanction = await db.Sanction.create(
        **of_the_case, **said, kind=SanctionKind.WARNING, proposed_by_id=decision.decided_by_id, proposed_at=now,
        respond_until=now,
    )  # fmt: skip
    await db.Rectification.create(sanction_id=sanction.id, account_id=upheld.account_id, due_at=now)
    report = await db.RegulatoryReport.create(kind="SINGLE", opened_at=now)
    entry = {"rule": decision.rule, "ground": decision.ground, "account_id": upheld.account_id, "at": now}
    await db.ReportEntry.create(report_id=report.id, decision_id=decision.id, **entry)
    statement = await db.StatementOfReasons.get(decision_id=decision.id, side=Side.SUBJECT)
    await db.Appeal.create(
        **of_the_case, statement_id=statement.id, decision_id=decision.id, side=Side.SUBJECT, user_id=author.user_id,
        words="Why?", lodged_at=now, due_at=now,
    )  # fmt: skip


async def _talked(author: Actor, account: db.PublicAccount) -> None:
    """A conversation of somebody with an account, as rows: the use cases would count it towards the limits."""
    now, user = clock.now(), author.user_id
    message = await db.Message.create(
        account_id=account.id, user_id=user, state="OPEN", last_written_at=now, created_at=now
    )  # fmt: skip
    said = {"message_id": message.id, "author_id": user, "author_name": author.name, "at": now}
    await db.MessageText.bulk_create([db.MessageText(body=f"Word {number}.", **said) for number in range(3)])


async def _looked_at(town: Town, comment: db.Comment) -> None:
    """A step of care and a sample with this comment in it, as rows: they come by time and by chance."""
    now, staff = clock.now(), await db.StaffMember.get(user_id=town["senior"].user_id)
    account = await town.public_account()
    figures = {"measure": 50, "line": 60, "sample": 20, "late": 10, "restored": 0, "prohibited": 1}
    await db.CareStep.create(account_id=account.id, number=1, kind="NOTICE", figures=figures, at=now)
    sample = await db.Sample.create(seed=uuid4().hex, as_of=now, drawn=1, drawn_by_id=staff.id, at=now)
    await db.SampleItem.create(
        sample_id=sample.id, comment_id=comment.id, account_id=comment.account_id, account_class="ORGANISATION",
        registrant_kind="ORGANISATION", at=now,
    )  # fmt: skip


async def _keep_of_ones_own(actor: Actor, number: int) -> None:
    now, user = clock.now(), actor.user_id
    await db.Token.create(user_id=user, hash=uuid4().hex, created_at=now, expires_at=now + timedelta(days=1))
    await db.Chat.create(
        user_id=user, transport="BUILT_IN", address_key=uuid4().hex, address_sealed=b"sealed", created_at=now
    )


async def seers(town: Town) -> tuple[Actor, Actor]:
    """Who may see all of it between them: the author with every role there is, and as who runs every account.

    Nobody is both, for staff do not see what is said against their own accounts.
    """
    accounts = await db.PublicAccount.all().values_list("id", flat=True)
    operated: Any = dict.fromkeys(accounts, OperatorRole.OWNER)
    staff: Any = {role: uuid4() for role in StaffRole}
    return replace(town["author"], staff=staff), replace(town["author"], posts=operated)


async def ids_of(actor: Actor) -> dict[str, list[str]]:
    """Opaque ids of all nodes that this actor may see, by kind."""
    found = {kind: await getattr(db, kind).all().order_by("id") for kind in NODES}
    return {kind: [id_of(row) for row in rows if may_see(actor, row)] for kind, rows in found.items()}
