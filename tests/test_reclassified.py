"""Staff say what kind a post is: with reasons to the account and whoever complained, and with appeal by both."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

import db
from db.vocabulary import CommentRules, Measure, PostKind, PostState, QualificationKind, Side, SubjectKind
from resolvers import clock, complaints, interactions, posts
from resolvers.accounts import standing
from resolvers.complaints.cases.deciding import preview_decision, reclassify_post
from resolvers.deadlines import meet_deadlines
from resolvers.oversight import drifted_counters, undo_act
from resolvers.rules.accounts.standing import news_allowed
from resolvers.rules.refusals import Because, Invalid, NotAllowed, Restricted, TakenByAnother
from resolvers.rules.verdicts import Verdict
from resolvers.sanctions.appeals.answering import affirm_appeal, overturn_appeal
from resolvers.sanctions.appeals.lodging import claim_appeal, lodge_appeal
from resolvers.sanctions.statements import text_of
from tests.asking import data, id_of
from tests.cast import Town, done, make_town
from tests.cast_standing import licensed, news_post, represented, today, told_licence
from tests.filing import report
from tests.services import Database

RULE, FACTS = "NEWS_LICENCE", "It reports what a public body decided yesterday."
NEWS, GENERAL = PostKind.NEWS, PostKind.GENERAL


async def reclassified(town: Town, post: Any, kind: PostKind = NEWS, who: str = "reviewer") -> db.Post:
    return done(await reclassify_post(town[who], post.id, kind, RULE, FACTS))  # type: ignore[no-any-return]


async def answered(town: Town, statement: db.StatementOfReasons, who: str, answer: Any) -> None:
    appeal = done(await lodge_appeal(town[who], statement.id, "I see it otherwise."))
    done(await claim_appeal(town["reviewer2"], appeal.id))
    done(await answer(town["reviewer2"], appeal.id, RULE, "Looked at again."))


async def told(post: Any, side: Side = Side.SUBJECT) -> db.StatementOfReasons:
    found = db.StatementOfReasons.filter(decision__case__subject_id=post.id, side=side)
    return await found.select_related("decision__case").latest("id")  # type: ignore[no-any-return]


async def test_a_post_that_is_news_is_not_public_without_a_licence_and_its_people_learn_why(sqlite: Database) -> None:
    town = await make_town()
    post = await reclassified(town, await town.make_post())
    assert (post.state, post.kind, post.reason) == (PostState.HELD, NEWS, "NEEDS_LICENCE")
    read = "query($id: ID!) { node(id: $id) { id } }"
    assert (await data(town["member"], read, {"id": id_of(post)}))["node"] is None
    assert (await data(town["owner"], read, {"id": id_of(post)}))["node"]
    for language, words in (("en", "it counts as news"), ("zh", "它属于新闻")):
        text = text_of(language, await told(post))
        assert words in text and FACTS in text
    events = await db.Notice.filter(subject_id=post.id).values_list("user_id", "event")
    assert {event for user, event in events if user == town["owner"].user_id} == {"post.held"}
    assert await drifted_counters() == []


async def test_the_account_contests_it_and_everything_is_as_before(database: Database) -> None:
    town = await make_town()
    post = await town.make_post()
    await reclassified(town, post)
    # What the account does meanwhile stays done, and does not stand in the way.
    done(await interactions.set_post_comment_rules(town["owner"], post.id, CommentRules.CLOSED))
    await answered(town, await told(post), "owner", overturn_appeal)
    again = await db.Post.get(id=post.id)
    assert (again.state, again.kind, again.kind_decided, again.reason) == (PostState.PUBLISHED, GENERAL, False, None)
    assert again.comment_rules is CommentRules.CLOSED
    first = await db.Decision.filter(case__subject_id=post.id).earliest("id")
    assert first.reversed_at is not None
    done(await posts.edit_post(town["owner"], post.id, "Title", "Words again in its own hand.", GENERAL))


async def test_what_is_held_is_put_right_by_naming_its_source_or_taken_back(sqlite: Database) -> None:
    town = await make_town()
    owner, (post, other) = town["owner"], [await town.make_post() for _ in range(2)]
    await licensed(town, town.account, kind=QualificationKind.REPRINT)
    for one in (post, other):
        await reclassified(town, one)
    events = await db.Notice.filter(subject_id=post.id, user_id=owner.user_id).values_list("event", flat=True)
    assert events == ["post.held_without_source"]
    held = done(await posts.edit_post(owner, post.id, "Other", "Other words."))
    assert (held.state, held.reason) == (PostState.HELD, "NEEDS_LICENCE"), "still without a source"
    shown = done(await posts.edit_post(owner, post.id, "Other", "Other words.", source="The bureau"))
    assert (shown.state, shown.reason, shown.source) == (PostState.PUBLISHED, None, "The bureau")
    assert await db.Notice.filter(subject_id=post.id, event="post.released").exists()
    edited = await db.Act.filter(subject_id=post.id, name="post:edit").order_by("-position").first()
    refused = await undo_act(owner, edited.id)
    assert refused == Restricted(Because.REPRINT_NEEDS_A_SOURCE)
    taken = done(await posts.withdraw_post(owner, other.id))
    assert taken.state is PostState.WITHDRAWN
    assert await posts.publish_post(owner, other.id) == Restricted(Because.REPRINT_NEEDS_A_SOURCE)
    withdrawn = await db.Act.get(subject_id=other.id, name="post:withdraw")
    back = done(await undo_act(owner, withdrawn.id))
    assert (back.state, back.reason) == (PostState.HELD, "NEEDS_LICENCE")
    assert await drifted_counters() == []


async def test_a_licence_that_begins_later_releases_what_waits_on_its_first_day(sqlite: Database) -> None:
    town = await make_town()
    post = await reclassified(town, await town.make_post())
    where = await represented(town, account=town.account)
    kind, first = QualificationKind.EDIT_AND_PUBLISH, today() + timedelta(days=5)
    later = await standing.add_qualification(
        town["owner"], where.registrant_id, kind, "NEWS-LATER", "The bureau", first, today() + timedelta(days=400),
        [where.id],
    )  # fmt: skip
    done(await standing.verify_qualification(town["senior"], done(later).id))
    assert (await db.Post.get(id=post.id)).state is PostState.HELD
    clock.move_clock(timedelta(days=4))
    try:
        await meet_deadlines(clock.now())
        assert (await db.Post.get(id=post.id)).state is PostState.HELD
        clock.move_clock(timedelta(days=5, minutes=1))
        await meet_deadlines(clock.now())
        await meet_deadlines(clock.now())
    finally:
        clock.move_clock(timedelta())
    assert (await db.Post.get(id=post.id)).state is PostState.PUBLISHED
    assert await db.Notice.filter(subject_id=post.id, event="post.released", user_id=town["owner"].user_id).count() == 1


async def test_an_appeal_that_fails_changes_nothing(sqlite: Database) -> None:
    town = await make_town()
    post = await town.make_post()
    await reclassified(town, post)
    await answered(town, await told(post), "owner", affirm_appeal)
    assert (await db.Post.get(id=post.id)).state is PostState.HELD


async def test_what_staff_decided_is_not_changed_back_by_hand(sqlite: Database) -> None:
    town = await make_town()
    await licensed(town, town.account)
    post = await reclassified(town, await town.make_post())
    assert (post.state, post.kind) == (PostState.PUBLISHED, NEWS), "a licence covers the account"
    back = await posts.edit_post(town["owner"], post.id, post.title, post.body, GENERAL)
    assert back == Restricted(Because.KIND_WAS_DECIDED)
    done(await posts.edit_post(town["owner"], post.id, "Other words", post.body))
    assert await reclassify_post(town["reviewer"], post.id, NEWS, RULE, FACTS) == Restricted(Because.IS_SO_ALREADY)
    post = await reclassified(town, post, GENERAL)
    assert post.kind is GENERAL
    events = await db.Notice.filter(subject_id=post.id, user_id=town["owner"].user_id).values_list("event", flat=True)
    assert list(events) == ["post.reclassified"] * 2


async def test_a_licence_lets_what_waited_for_it_appear_again(sqlite: Database) -> None:
    town = await make_town()
    held, other = await reclassified(town, await town.make_post()), await town.make_post()
    done(await complaints.remove_content(town["reviewer"], SubjectKind.POST, other.id, "CIVILITY", "Rude."))
    reprint = await told_licence(town, town.account, kind=QualificationKind.REPRINT)
    done(await standing.verify_qualification(town["identity_officer"], reprint.id))
    assert (await db.Post.get(id=held.id)).state is PostState.HELD, "it names no source"
    licence = await told_licence(town, town.account)
    done(await interactions.set_post_comment_rules(town["owner"], held.id, CommentRules.REVIEW))
    done(await standing.verify_qualification(town["identity_officer"], licence.id))
    again = await db.Post.get(id=held.id)
    assert (again.state, again.kind, again.reason) == (PostState.PUBLISHED, NEWS, None)
    assert (await db.Post.get(id=other.id)).state is PostState.REMOVED
    entry = await db.TrailEntry.get(event="post.released", subject_id=held.id)
    assert entry.actor == "Pseudonym of identity_officer"
    # Later the decision turns out wrong: only the kind is put back.
    await answered(town, await told(held), "owner", overturn_appeal)
    assert (await db.Post.get(id=held.id)).kind is GENERAL
    assert (await db.Post.get(id=held.id)).state is PostState.PUBLISHED


async def test_whoever_complained_is_right_by_it_and_may_contest_what_is_not_done(sqlite: Database) -> None:
    town = await make_town()
    post = await town.make_post()
    filed = done(await report(town["member"], post, "OTHER", "This is news."))
    await reclassified(town, post)
    assert (await db.Complaint.get(id=filed.id)).state.value == "UPHELD"
    assert "counts as news" in text_of("en", await told(post, Side.COMPLAINANT))

    other = await town.make_post()
    done(await report(town["member"], other, "OTHER", "This is news, too."))
    case = await db.Case.get(subject_id=other.id)
    done(await complaints.claim_case(town["reviewer"], case.id))
    done(await complaints.decide_case(town["reviewer"], case.id, Measure.NONE, RULE, "It is an opinion."))
    statement = await told(other, Side.COMPLAINANT)
    assert done(await lodge_appeal(town["member"], statement.id, "It is news all the same.")).side is Side.COMPLAINANT


async def test_it_is_a_measure_of_deciding_a_case_on_a_post_and_of_nothing_else(sqlite: Database) -> None:
    town = await make_town()
    post, comment = await town.make_post(), await town.comment()
    for row in (post, comment):
        done(await report(town["member"], row, "OTHER", "Look at it."))
        case = await db.Case.get(subject_id=row.id)
        done(await complaints.claim_case(town["reviewer"], case.id))
        verdict = Verdict(Measure.CLASSIFY_AS_NEWS, RULE, FACTS)
        before = await preview_decision(town["reviewer"], case.id, verdict)
        answer = await complaints.decide_case(town["reviewer"], case.id, verdict.measure, RULE, FACTS)
        assert isinstance(before, list) is (row is post)
        assert isinstance(answer, Invalid) is (row is comment)
    assert (await db.Post.get(id=post.id)).kind is NEWS


async def test_no_second_hand_and_no_own_matter(sqlite: Database) -> None:
    town = await make_town()
    post = await town.make_post()
    done(await report(town["member"], post, "OTHER", "This is news."))
    case = await db.Case.get(subject_id=post.id)
    done(await complaints.claim_case(town["reviewer"], case.id))
    busy = await reclassify_post(town["reviewer2"], post.id, NEWS, RULE, FACTS)
    assert isinstance(busy, TakenByAnother)
    assert isinstance(await reclassify_post(town["owner"], post.id, NEWS, RULE, FACTS), NotAllowed)
    own = await represented(town)
    await db.Operatorship.create(account_id=own.id, user_id=town["senior"].user_id, role="OWNER", since=own.created_at)
    mine = await news_post(town, own, publish=False, kind=GENERAL)
    done(await posts.publish_post(town["owner"], mine.id))
    answer = await reclassify_post(await town.again("senior"), mine.id, NEWS, RULE, FACTS)
    assert answer == Restricted(Because.OWN_MATTER)


KINDS = some.sampled_from(list(PostKind))
LICENCES = some.frozensets(some.sampled_from(list(QualificationKind)))


@given(KINDS, some.text(max_size=3), LICENCES, some.sampled_from(list(QualificationKind)))
def test_another_licence_never_takes_anything_away(
    kind: PostKind, source: str, licences: frozenset[QualificationKind], more: QualificationKind
) -> None:
    if news_allowed(kind, source, licences) is None:
        assert news_allowed(kind, source, licences | {more}) is None
    assert news_allowed(kind, source, frozenset()) is (Because.NEWS_NEEDS_A_LICENCE if kind is NEWS else None)
