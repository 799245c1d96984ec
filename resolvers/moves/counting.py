"""Which kept counters a row counts towards."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise.models import Model

import db
from db.vocabulary import CommentState
from resolvers.rules.acts import DECIDED_COMPLAINTS, OPEN_COMPLAINTS, UPHELD_COMPLAINTS


def counts_for(row: Model, state: StrEnum | None) -> list[tuple[str, UUID, str]]:
    """Which kept counters a row in a state counts towards."""
    if isinstance(row, db.Comment) and state == CommentState.VISIBLE:
        return [("Post", row.post_id, "visible_comments")]
    if isinstance(row, db.Complaint) and state in OPEN_COMPLAINTS:
        return [("Case", row.case_id, "open_complaints")]
    if isinstance(row, db.Complaint) and state in DECIDED_COMPLAINTS:
        return _record(row, upheld=state in UPHELD_COMPLAINTS)
    return []


def _record(complaint: db.Complaint, *, upheld: bool) -> list[tuple[str, UUID, str]]:
    """What a decided complaint adds to the record of whoever filed it; of a mere address none is kept."""
    columns = ("reports_decided", "reports_upheld") if upheld else ("reports_decided",)
    if complaint.user_id:
        return [("User", complaint.user_id, column) for column in columns]
    return [("Guest", complaint.guest_id, column) for column in columns] if complaint.guest_id else []


def births(row: Model) -> list[list[Any]]:
    """The counters that a new row raises."""
    return [[kind, str(key), column, 1] for kind, key, column in counts_for(row, row.state)]  # type: ignore[attr-defined]


def counters_between(row: Model, found: StrEnum | None, following: StrEnum | None) -> list[list[Any]]:
    if following is None or found == following:
        return []
    gone, come = counts_for(row, found), counts_for(row, following)
    return [[k, str(i), c, -1] for k, i, c in gone if (k, i, c) not in come] + [
        [k, str(i), c, 1] for k, i, c in come if (k, i, c) not in gone
    ]
