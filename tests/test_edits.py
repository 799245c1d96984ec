"""Words that change are looked at again, and what an account says stands under what is public."""

from datetime import UTC, datetime, timedelta

from db import Comment, Post, PublicAccount, ScreeningHit
from db.vocabulary import AccountClass, OperatorRole, RegistrantKind
from resolvers import interactions, posts
from resolvers.accounts.founding import found_account
from resolvers.interactions.importing import Imported, import_comments
from resolvers.rules.refusals import Because, KeyReused, NotAllowed, Restricted
from tests.cast import HELD_TERM, done, make_town
from tests.services import Database


async def test_the_platforms_hold_outranks_the_accounts_when_held_words_change(database: Database) -> None:
    town = await make_town()
    comment = await town.comment("HELD")
    done(await interactions.edit_comment(town["author"], comment.id, f"A {HELD_TERM}!"))
    held = await Comment.get(id=comment.id)
    assert (held.state, held.held_by) == ("HELD", "PLATFORM")
    assert await ScreeningHit.filter(subject_id=comment.id).count() == 2
    answer = await interactions.approve_comment(town["owner"], comment.id)
    assert answer == Restricted(Because.HELD_BY_THE_PLATFORM)


async def test_visible_words_that_turn_bad_are_held_and_no_longer_counted(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    counted = (await Post.get(id=town.post.id)).visible_comments
    done(await interactions.edit_comment(town["author"], comment.id, f"A {HELD_TERM}!"))
    assert (await Comment.get(id=comment.id)).state == "HELD"
    assert (await Post.get(id=town.post.id)).visible_comments == counted - 1


async def test_an_account_answers_only_under_what_is_public(database: Database) -> None:
    town = await make_town()
    comment = await town.comment()
    done(await posts.withdraw_post(town["owner"], town.post.id))
    answer = await interactions.reply_to_comment(town["owner"], comment.id, "Too late.")
    assert answer == Restricted(Because.POST_NOT_PUBLIC)


async def test_what_was_written_elsewhere_comes_in_once_and_only_by_a_job(database: Database) -> None:
    town = await make_town()
    first = datetime(2020, 5, 1, tzinfo=UTC)
    rows = [Imported(f"{day}", "g", "Lin", f"Day {day}", first + timedelta(days=day)) for day in range(5)]
    assert await import_comments(town["owner"], town.account.id, rows) == NotAllowed("comment:import")
    post = done(await import_comments(town["system"], town.account.id, rows[::-1]))
    done(await import_comments(town["system"], town.account.id, rows))
    kept = await Comment.filter(post_id=post.pk).order_by("id").values_list("body", flat=True)
    assert kept == [row.text for row in rows]
    assert (await Post.get(id=post.pk)).visible_comments == 5


async def test_founding_an_account_keeps_its_outcome_under_a_key(database: Database) -> None:
    town = await make_town()
    who, kind = {town["member"].user_id: OperatorRole.OWNER}, RegistrantKind.PERSON
    given = (AccountClass.PERSONAL, "Lin", kind, who)
    one, two = [done(await found_account(town["system"], "lin", "Lin", *given, key="k")) for _ in range(2)]
    assert one.pk == two.pk
    assert await found_account(town["system"], "other", "Lin", *given, key="k") == KeyReused()
    assert await PublicAccount.filter(handle="other").count() == 0
