"""How many statements each use case and view takes: the same on both databases, however much is there."""

from collections.abc import Awaitable, Callable
from typing import Any

from db import Comment
from db.vocabulary import Measure, SubjectKind
from resolvers import complaints, interactions, posts
from resolvers.complaints.cases.queue import CaseOrder, Wanted, cases_page
from resolvers.complaints.cases.views import complaints_of_cases
from resolvers.complaints.lodging import my_complaints
from resolvers.interactions.views import QueueFilter, hits_on, last_act_on
from resolvers.notices import notices_of
from resolvers.oversight import undo_act
from resolvers.pages import Window
from tests.cast import FACTS, RULE, Town, done, make_town
from tests.counting import statements
from tests.filing import report
from tests.services import Database

PAGE = Window(limit=60)
Count = Callable[[Town, Any], Awaitable[Any]]
COMMENT = SubjectKind.COMMENT


async def undo(town: Town, comment: Comment) -> Any:
    return await undo_act(town["owner"], (await last_act_on([comment.id]))[comment.id].id)


# What is done to the first comment of a post, and how many statements that takes.
ON_A_COMMENT: dict[str, tuple[int, Count]] = {
    "add_comment": (9, lambda town, one: interactions.add_comment(town["author"], one.post_id, "New words.")),
    "reply_to_comment": (11, lambda town, one: interactions.reply_to_comment(town["owner"], one.id, "An answer.")),
    "edit_comment": (11, lambda town, one: interactions.edit_comment(town["author"], one.id, "Other words.")),
    "hide_comment": (7, lambda town, one: interactions.hide_comment(town["owner"], one.id, "SPAM")),
    "undo_act": (13, undo),
    "hide_comment again": (7, lambda town, one: interactions.hide_comment(town["owner"], one.id, "SPAM")),
    "show_comment": (7, lambda town, one: interactions.show_comment(town["owner"], one.id)),
    "delete_comment": (7, lambda town, one: interactions.delete_comment(town["author"], one.id)),
    "undelete_comment": (9, lambda town, one: interactions.undelete_comment(town["author"], one.id)),
    "lodge_complaint": (17, lambda town, one: report(town["member"], one)),
    "lodge_complaint on an open case": (18, lambda town, one: report(town["stranger"], one)),
}  # fmt: skip
VIEWS: dict[str, tuple[int, Count]] = {
    "comments_of_posts": (2, lambda town, one: interactions.comments_of_posts([one.post_id], PAGE)),
    "replies_to": (2, lambda town, one: interactions.replies_to([one.id], PAGE)),
    "moderation_queue": (
        2, lambda town, one: interactions.moderation_queue(town["owner"], town.account.id, QueueFilter.ALL, PAGE)
    ),
    "queue_figures": (3, lambda town, one: interactions.queue_figures(town.account.id)),
    "cases_page": (1, lambda town, one: cases_page(town["reviewer"], Wanted(), CaseOrder.URGENT, PAGE)),
    "posts_page": (1, lambda town, one: posts.posts_page(PAGE)),
    "my_complaints": (1, lambda town, one: my_complaints(town["member"], PAGE)),
    "notices_of": (1, lambda town, one: notices_of(town["author"])),
    "hits_on": (1, lambda town, one: hits_on([one.id])),
}  # fmt: skip


async def counted(call: Awaitable[Any]) -> int:
    with statements() as sent:
        done(await call)
    return len(sent)


async def test_statements_do_not_grow_with_what_is_there(database: Database) -> None:
    town = await make_town()
    for size in (2, 50):
        post = await town.make_post()
        one = await town.comment(post=post)
        for _ in range(size - 1):
            await town.comment(post=post)
            await town.case()
        for table in (ON_A_COMMENT, VIEWS):
            taken = {name: await counted(call(town, one)) for name, (_, call) in table.items()}
            assert taken == {name: expected for name, (expected, _) in table.items()}, size


async def test_claiming_takes_one_more_and_deciding_three_more_for_each_complaint(database: Database) -> None:
    """A complaint has a state, a statement of reasons and somebody whose record it is, which are written one by one."""
    town = await make_town()
    taken: dict[int, list[int]] = {}
    for size in (1, 10):
        comment = await town.comment()
        for _ in range(size):
            filed = report(await town.newcomer(), comment)
            key = done(await filed).case_id
        claim = await counted(complaints.claim_case(town["reviewer"], key))
        decide = complaints.decide_case(town["reviewer"], key, Measure.REMOVE_CONTENT, RULE, FACTS)
        taken[size] = [claim, await counted(decide), await counted(complaints_of_cases(town["reviewer"], [key], PAGE))]
    # The first removal under an account begins the looks at its care: one statement to ask, one to set. Each removal
    # of a comment asks whether the account wrote it, whose registrant's credit it then concerns.
    assert taken == {1: [8, 21 + 2, 3], 10: [8 + 9, 21 + 1 + 3 * 9, 3]}
