"""What a credit level allows: the posts of a day, and accounts; and that nothing else reads it (D6.2)."""

import ast
from datetime import timedelta
from pathlib import Path

import db
from db.vocabulary import CreditLevel, DeadlineKind
from resolvers import accounts, clock, posts
from resolvers.accounts.credit.views import credit_explain
from resolvers.accounts.identity.mandates import person_behind
from resolvers.rules.refusals import Because, LimitReached, NotFound, Restricted
from tests.cast import make_town
from tests.cast_credit import done, looked
from tests.services import Database

ROOT = Path(__file__).parent.parent
MAY_READ = ("resolvers/accounts/credit/", "resolvers/accounts/opening/")  # the ledger itself, and what limits


async def test_a_level_limits_the_posts_of_a_day(sqlite: Database) -> None:
    town = await make_town()
    await db.Registrant.filter(id=town.account.registrant_id).update(credit_level=CreditLevel.E)
    await db.Post.all().update(published_at=clock.now() - timedelta(hours=23))
    drafts = [done(await posts.create_post(town["owner"], town.account.id, "T", "B")) for _ in range(2)]
    first = done(await posts.publish_post(town["owner"], drafts[0].id))
    refused = await posts.publish_post(town["editor"], drafts[1].id)
    assert isinstance(refused, LimitReached)
    assert timedelta(minutes=59) < refused.until - clock.now() <= timedelta(hours=1)
    done(await posts.withdraw_post(town["owner"], first.id))
    done(await posts.publish_post(town["owner"], first.id))
    assert isinstance(await posts.publish_post(town["stranger"], drafts[1].id), NotFound), "standing comes first"
    await db.Post.filter(id=town.post.id).update(published_at=clock.now() - timedelta(days=2))
    done(await posts.publish_post(town["editor"], drafts[1].id))


async def test_who_publishes_is_looked_at_so_that_good_standing_counts(sqlite: Database) -> None:
    town = await make_town()
    waiting = db.Deadline.filter(kind=DeadlineKind.CREDIT_LOOK, subject_id=town.account.registrant_id, done_at=None)
    assert await waiting.count() == 1
    await db.PublicAccount.filter(id=town.account.id).update(created_at=clock.now() - timedelta(days=200))
    assert (await looked(town.account)).credit_level is CreditLevel.B
    again = await waiting.get()
    assert again.due_at > clock.now()


async def test_a_person_is_shown_as_themself_and_may_have_fewer_accounts(sqlite: Database) -> None:
    town = await make_town()
    person = await person_behind(town["owner"].user_id)
    assert person is not None
    report = await credit_explain(town["owner"], person.id)
    assert (report.accounts, report.lines, report.points) == (2, (), 50)


def test_nothing_but_limits_reads_the_level() -> None:
    """The level sets limits only (D6.2): nobody else imports what it allows, or reads it."""
    read = []
    for floor in ("resolvers", "schema", "bot", "commands", "watch"):
        for path in sorted((ROOT / floor).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                limits = isinstance(node, ast.ImportFrom) and node.module == "resolvers.accounts.credit.limits"
                level = isinstance(node, ast.Attribute) and node.attr == "credit_level"
                named = isinstance(node, ast.keyword) and (node.arg or "").startswith("credit_level")
                if (limits or level or named) and not name.startswith(MAY_READ):
                    read.append(name)
    assert read == []


async def test_an_account_without_verification_is_refused_for_that_and_not_for_its_level(sqlite: Database) -> None:
    town = await make_town()
    draft = await town.make_post("UNVERIFIED")
    assert await posts.publish_post(town["owner"], draft.id) == Restricted(Because.REGISTRANT_NOT_VERIFIED)
    assert done(await accounts.verify_registrant(town["identity_officer"], town.unverified.registrant_id))
