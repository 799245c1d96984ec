"""The queue of an account: its lists and orders, whose comments they are, and that its size costs nothing."""

from datetime import timedelta
from typing import Any

import pytest
from tortoise import connections

import db
from db.vocabulary import SubjectKind
from policy import pack
from resolvers import clock, complaints, interactions
from resolvers.interactions import bulk
from resolvers.interactions.bulk.matching import SLICE
from resolvers.interactions.bulk.urgent import urgent_queue
from resolvers.interactions.views import QueueFilter, moderation_queue
from resolvers.pages import Window
from tests.asking import data, id_of
from tests.cast import Town, done, make_town
from tests.cast_bulk import cared_for, many_under, said_under
from tests.counting import statements
from tests.test_plans import plans_of

QUEUE = """query($a: ID!, $show: QueueFilter!, $order: QueueOrder!, $author: ID, $post: ID, $first: Int,
    $after: String, $last: Int, $before: String) {
    moderationQueue(account: $a, show: $show, order: $order, writtenBy: $author, post: $post, first: $first,
    after: $after, last: $last, before: $before) { nodes { body } pageInfo { startCursor endCursor } } }"""
pytestmark = pytest.mark.usefixtures("sqlite")


async def reported(town: Town, comment: Any, category: str, who: str = "member") -> None:
    """Somebody complains about a comment."""
    done(
        await complaints.lodge_complaint(
            town[who], SubjectKind.COMMENT, comment.id, category, "It breaks the rules.", good_faith=True
        )
    )
    await db.Complaint.all().update(created_at=clock.now() - timedelta(days=3))


async def bodies(who: Any, account: Any, show: str, order: str = "NEWEST", **more: Any) -> list[str]:
    """What a list of the queue shows."""
    asked = {"a": id_of(account), "show": show, "order": order, **more}
    page = (await data(who, QUEUE, asked))["moderationQueue"]
    return [node["body"] for node in page["nodes"]]


async def town_of_the_queue() -> tuple[Town, Any, list[Any]]:
    """Six comments: the third held, the second and fifth reported, the fifth more gravely."""
    town = await make_town()
    account = await cared_for(town)
    post = await db.Post.get(account_id=account.id)
    done(await interactions.set_word_list(town["owner"], account.id, ["hold this"]))
    said = []
    for words in ("one", "two", "hold this three", "four", "five"):
        said += await said_under(town, post, 1, words)
    await reported(town, said[1], "INSULT")
    await reported(town, said[4], "DANGER_TO_LIFE")
    return town, account, said


async def test_what_is_urgent_comes_first_and_pages_fit_together() -> None:
    town, account, _said = await town_of_the_queue()
    owner = town["owner"]
    whole = ["five", "two", "hold this three", "Comment number 0", "one", "four"]
    assert await bodies(owner, account, "ALL", "URGENT") == whole
    assert await bodies(owner, account, "ALL") == ["five", "four", "hold this three", "two", "one", "Comment number 0"]
    assert await bodies(owner, account, "REPORTED") == ["five", "two"]
    assert await bodies(owner, account, "REPORTED", "URGENT") == ["five", "two"]
    assert await bodies(owner, account, "NEW", "URGENT") == [body for body in whole if "hold" not in body]
    assert await bodies(owner, account, "HELD", "URGENT") == ["hold this three"]
    asked = {"a": id_of(account), "show": "ALL", "order": "URGENT"}
    found, after = [], None
    for _ in range(3):
        page = (await data(owner, QUEUE, {**asked, "first": 2, "after": after}))["moderationQueue"]
        found += [node["body"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
    assert found == whole
    page = await data(owner, QUEUE, {**asked, "last": 2, "before": page["pageInfo"]["startCursor"]})
    assert [node["body"] for node in page["moderationQueue"]["nodes"]] == whole[2:4]


async def test_a_complaint_that_is_decided_or_withdrawn_reports_no_more() -> None:
    town, account, _said = await town_of_the_queue()
    filed = await db.Complaint.get(category="INSULT")
    done(await complaints.withdraw_complaint(town["member"], filed.id))
    assert await bodies(town["owner"], account, "REPORTED") == ["five"]


async def test_the_queue_is_narrowed_to_an_author_and_to_a_post() -> None:
    town, account, _said = await town_of_the_queue()
    post = await db.Post.get(account_id=account.id)
    other = done(await interactions.add_comment(town["stranger"], post.id, "From elsewhere"))
    user = await db.User.get(id=town["stranger"].user_id)
    assert await bodies(town["owner"], account, "ALL", author=id_of(user)) == ["From elsewhere"]
    assert await bodies(town["owner"], account, "ALL", "URGENT", author=id_of(user)) == ["From elsewhere"]
    assert await bodies(town["owner"], account, "ALL", post=id_of(town.post)) == []
    await db.Comment.filter(id=other.id).update(featured_at=clock.now())
    assert await bodies(town["owner"], account, "FEATURED") == ["From elsewhere"]


async def test_the_history_of_authors_is_told_to_those_who_care_for_the_account_in_a_few_statements() -> None:
    town, account, said = await town_of_the_queue()
    done(await interactions.hide_comment(town["owner"], said[0].id, "SPAM"))
    await db.Mute.create(
        account_id=account.id, user_id=town["author"].user_id, reason="SPAM", since=clock.now(), until=None
    )
    query = """query($a: ID!) { moderationQueue(account: $a, show: ALL) {
        nodes { body authorHistory { comments hidden muted } alike { comments people } } } }"""
    with statements() as few:
        nodes = (await data(town["owner"], query, {"a": id_of(account)}))["moderationQueue"]["nodes"]
    assert {tuple(node["authorHistory"].values()) for node in nodes} == {(6, 1, True)}
    await many_under(await db.Post.get(account_id=account.id), 14)
    with statements() as sent:
        nodes = (await data(town["owner"], query, {"a": id_of(account)}))["moderationQueue"]["nodes"]
    assert len(nodes) == 20 and len(sent) <= len(few) + 1, (few, sent)
    public = "query($id: ID!) { node(id: $id) { ... on Comment { body authorHistory { hidden } alike { people } } } }"
    seen = await data(town["stranger"], public, {"id": id_of(said[1])})
    assert seen["node"] == {"body": "two", "authorHistory": None, "alike": None}


MANY = """WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
    INSERT INTO comment (id, post_id, account_id, author_name, as_account, body, version, state, held_by, created_at,
        likeness, source_key)
    SELECT '01900000-0000-7000-8000-' || printf('%012x', i), ?, ?, 'Reader ' || (i % 9000), 0, 'Comment number ' || i,
        1,
        CASE WHEN i % 1000 = 0 THEN 'HELD' WHEN i % 7 = 0 THEN 'HIDDEN' ELSE 'VISIBLE' END,
        CASE WHEN i % 1000 = 0 THEN 'ACCOUNT' END, '2026-01-01 00:00:00+00:00',
        CASE WHEN i % 50 = 0 THEN 'mark' || (i % 1000) ELSE '' END, 'many:' || i FROM n"""


async def test_a_hundred_thousand_comments_take_the_statements_of_ten() -> None:
    town, account, said = await town_of_the_queue()
    post = await db.Post.get(account_id=account.id)
    window, owner = Window(limit=20), town["owner"]
    views: dict[str, Any] = {
        **{f"{show}": (lambda show=show: moderation_queue(owner, account.id, show, window)) for show in QueueFilter},
        **{f"urgent {show}": (lambda show=show: urgent_queue(owner, account.id, show, window)) for show in QueueFilter},
        "groups": lambda: bulk.alike_groups(owner, account.id, 20),
        "preview": lambda: bulk.preview_count(owner, account.id, "HIDE", bulk.Wanted(alike_to=said[0].id)),
        "words": lambda: bulk.preview_count(owner, account.id, "HIDE", bulk.Wanted(words=("number 1",))),
    }
    few = {name: await taken(view) for name, view in views.items()}
    await connections.get("default").execute_query(MANY, [str(post.id), str(account.id)])
    many = {name: await taken(view) for name, view in views.items()}
    found = {name: count for name, (count, _) in many.items()}
    searched = found.pop("words")
    assert searched <= 1 + pack().bulk.searched / SLICE, "words are looked for among the newest comments only"
    assert max(found.values()) <= 4 and found == {name: count for name, (count, _) in few.items() if name in found}
    plans = await plans_of(urgent_queue(owner, account.id, QueueFilter.NEW, window))
    told = " ".join(line for plan in plans.values() for line in plan)
    assert "open_complaints_of_an_account" in told and "INDEX new_comments" in told and "SCAN comment" not in told, told
    assert max(seconds for _, seconds in many.values()) < 2, many


async def taken(view: Any) -> tuple[int, float]:
    """How many statements a view takes, and how many seconds."""
    began = clock.now()
    with statements() as sent:
        await view()
    return len(sent), (clock.now() - began).total_seconds()
