"""How SQLite answers the hot queries: each by its index, none by reading a table or sorting what it read."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import aiosqlite
import pytest
from tortoise import connections

from bot.chat.sending import lost_in
from db import Case, Chat, ChatUpdate, Complaint
from db.due import claim
from resolvers import trail
from resolvers.complaints.cases.views import record_of
from resolvers.complaints.evidence import evidence_of_complaints, files_of_draft
from resolvers.complaints.hearing.asking import questions_of
from resolvers.interactions.digests import claim_digests, digest_at
from resolvers.interactions.views import QueueFilter, comments_by, moderation_queue, queue_figures
from resolvers.notices import claim_notices
from resolvers.oversight import purge_spent
from resolvers.pages import Window
from resolvers.sanctions.appeals.matters import answer_for
from resolvers.sanctions.appeals.views import AppealFilter, appeal_at, appeals_on, appeals_page, my_appeals
from resolvers.sanctions.statements import statement_for, statements_of_complaints
from tests import plans_bulk, plans_care, plans_marks, plans_messages, plans_sanctions, plans_weight
from tests.cast import Town, make_town
from tests.parts import parts
from tests.services import Database

PAGE = Window(limit=20)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
Call = Callable[[Town, Any], Awaitable[Any]]
# What is asked, and the indexes by which it is answered.
HOT: dict[str, tuple[set[str], Call]] = {
    "claim_notices": ({"notices_in_order", "notices_due"}, lambda town, key: claim_notices()),
    "claim of chat updates": (
        {"chat_updates_due", "chat_updates_of_a_person_due"},
        lambda town, key: claim(ChatUpdate, NOW, one_per="person_key", by="update_id"),
    ),
    "what may have got lost": ({"sendings_unsure"}, lambda town, key: lost_in("lin", NOW, 10)),
    "statements_of_complaints": ({"statements_on_a_complaint"}, lambda town, key: statements_of_complaints([key, key])),
    "statement_for": (
        {"idx_case_subject_0a66cd", "decisions_of_a_case", "statements_of_a_decision"},
        lambda town, key: statement_for(town["author"], [key, key]),
    ),
    "evidence_of_complaints": ({"one_piece_of_a_complaint"}, lambda town, key: evidence_of_complaints([key, key])),
    "files_of_draft": ({"one_piece_of_a_draft"}, lambda town, key: files_of_draft(key)),
    "record_of": (
        {"complaints_of_a_user", "complaints_of_a_guest", "cases_of_an_account", "decisions_of_a_case"},
        lambda town, key: record_of(Case(account_id=key), [Complaint(user_id=key), Complaint(guest_id=key)]),
    ),
    "questions_of": ({"questions_of_a_complaint"}, lambda town, key: questions_of([key, key])),
    "appeals_page": (
        {"appeals_to_answer"}, lambda town, key: appeals_page(town["reviewer"], AppealFilter.OPEN, PAGE)
    ),
    "appeal_at": ({"appeals_to_answer"}, lambda town, key: appeal_at(town["reviewer"], 3)),
    "my_appeals": ({"appeals_of_a_user"}, lambda town, key: my_appeals(town["author"], PAGE)),
    "appeals_on": ({"one_appeal_on_a_statement"}, lambda town, key: appeals_on([key, key])),
    "answer_for": (
        {"decisions_of_an_appeal", "statements_of_a_decision"}, lambda town, key: answer_for(town["author"], key)
    ),
    "trail.read": ({"trail_of_a_scope"}, lambda town, key: trail.read("cases", 5)),
    "trail.read of events": ({"trail_of_a_scope"}, lambda town, key: trail.read("cases", 5, events=("case.opened",))),
    "trail.read about one thing": ({"trail_about_a_thing"}, lambda town, key: trail.read("cases", 5, about=key)),
    "trail.newest": ({"trail_of_a_scope"}, lambda town, key: trail.newest("cases")),
    "queue_figures": (
        {"held_comments", "open_complaints_of_an_account", "new_comments"}, lambda town, key: queue_figures(key)
    ),
    "claim_digests": ({"digests_due"}, lambda town, key: claim_digests()),
    "digest_at": ({"digests_by_message"}, lambda town, key: digest_at(Chat(id=key), 5)),
    "comments_by": ({"own_comments"}, lambda town, key: comments_by(town["author"], PAGE)),
    "purge_spent": (
        {
            "outcomes_to_expire", "attempts_by_age", "links_to_expire", "chat_updates_done", "sendings_by_age",
            "files_to_expire", "digests_done", "digested_by_age",
        },
        lambda town, key: purge_spent(NOW),
    ),
} | {
    f"moderation_queue of {show}": (
        {index}, lambda town, key, show=show: moderation_queue(town["owner"], town.account.id, show, PAGE)
    )
    for show, index in (
        (QueueFilter.HELD, "held_comments"),
        (QueueFilter.NEW, "new_comments"),
        (QueueFilter.HIDDEN, "hidden_comments"),
        (QueueFilter.ALL, "comments_of_an_account"),
    )
}  # type: ignore[misc]  # fmt: skip
HOT |= plans_weight.HOT | plans_sanctions.HOT | plans_marks.HOT | plans_messages.HOT | plans_care.HOT
HOT |= plans_bulk.HOT
for part in parts("plans"):
    HOT |= part.HOT
# Columns that a join or a delete looks rows up by, and the index of each.
LOOKED_UP = {
    "case.claimed_by_id": "cases_claimed_by_staff",
    "case.author_id": "cases_about_an_author",
    "complaint.account_id": "complaints_about_an_account",
    "complaint.decision_id": "complaints_of_a_decision",
    "decision.decided_by_id": "decisions_of_staff",
    "statementofreasons.account_id": "statements_to_an_account",
    "statementofreasons.complaint_id": "statements_on_a_complaint",
    "screeninghit.author_id": "hits_on_an_author",
    "evidence.file_id": "evidence_of_a_file",
    "storedfile.user_id": "files_of_a_user",
    "storedfile.guest_id": "files_of_a_guest",
    "complaintdraft.complaint_id": "drafts_of_a_complaint",
    "post.created_by_id": "posts_made_by_a_user",
}


async def plan_of(sql: str, values: Any = ()) -> list[str]:
    """The lines in which SQLite tells how it would answer."""
    rows = await connections.get("default").execute_query_dict(f"EXPLAIN QUERY PLAN {sql}", list(values))
    return [row["detail"] for row in rows]


async def plans_of(call: Awaitable[Any]) -> dict[str, list[str]]:
    """The plans of all statements that a call sends, with the values that it sends along."""
    sent: list[tuple[str, Any]] = []
    methods = ("execute", "execute_insert", "execute_fetchall")
    real = {name: getattr(aiosqlite.Connection, name) for name in methods}

    def noting(name: str) -> Any:
        def told(self: Any, sql: str, values: Any = None) -> Any:
            sent.append((sql, values or ()))
            return real[name](self, sql, values or ())

        return told

    with patch.multiple(aiosqlite.Connection, **{name: noting(name) for name in methods}):
        await call
    asked = [(sql, values) for sql, values in sent if re.match(r"\s*(SELECT|WITH|UPDATE|DELETE)", sql)]
    return {sql: await plan_of(sql, values) for sql, values in asked}


def faults_in(plan: list[str]) -> list[str]:
    """Reading a whole table, or sorting; an index that keeps only part of a table may be walked to a limit."""
    walked = re.compile(r"SCAN (older|one|\w+) USING (COVERING )?INDEX (?!sqlite_autoindex)|SCAN (taken|CONSTANT ROW)")
    return [line for line in plan if "TEMP B-TREE" in line or (line.startswith("SCAN") and not walked.match(line))]


@pytest.mark.parametrize("name", HOT)
async def test_a_hot_query_is_answered_by_its_index(sqlite: Database, name: str) -> None:
    town = await make_town()
    indexes, call = HOT[name]
    plans = await plans_of(call(town, town.post.id))
    assert plans
    for sql, plan in plans.items():
        assert not faults_in(plan), (sql, plan)
    used = {word for plan in plans.values() for line in plan for word in re.findall(r"INDEX (\w+)", line)}
    assert used >= indexes, plans


@pytest.mark.parametrize("column", LOOKED_UP)
async def test_a_foreign_key_is_looked_up_by_its_index(sqlite: Database, column: str) -> None:
    table, name = column.split(".")
    (line,) = await plan_of(f'SELECT id FROM "{table}" WHERE {name} = ?', ["x"])
    assert re.match(rf"SEARCH {table} USING (COVERING )?INDEX {LOOKED_UP[column]} ", line), line
