"""How the desk's acts are done by the call and over GraphQL."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from db.vocabulary import SubjectKind
from resolvers import clock, complaints
from tests.asking import id_of
from tests.cast import Town

AUTHORITY, REFERENCE, BASIS = "Office of the Two Rivers", "TR-2026-17", "Take it down, by article 9 of the Rules."
WHY = "It insults nobody."
TIES = "A cousin of mine runs it."


def in_a_week() -> Any:
    """A time to come."""
    return clock.now() + timedelta(days=7)


def _colleague(who: str) -> str:
    """Somebody else who reviews."""
    return f"Pseudonym of {'reviewer2' if who != 'Reviewer2' else 'reviewer'}"


CALLS: dict[str, Callable[[Any, Any, Town], Any]] = {
    "case:hand_over": lambda a, t, town: complaints.hand_over_case(a, t.id, _colleague(a.name)),
    "case:escalate": lambda a, t, town: complaints.escalate_case(a, t.id, "GRAVE"),
    "case:recuse": lambda a, t, town: complaints.declare_conflict(a, t.id, TIES),
    "case:note": lambda a, t, town: complaints.note_case(a, t.id, "Look at the second photo."),
    "case:order": lambda a, t, town: complaints.join_authority_order(
        a, SubjectKind.COMMENT, t.id, AUTHORITY, REFERENCE, BASIS, in_a_week()
    ),
    "comment:ask_platform": lambda a, t, town: complaints.ask_platform(a, t.id, WHY),
}
MUTATIONS: dict[str, tuple[str, Callable[[Town], dict[str, Any]]]] = {
    "case:hand_over": (
        "handOverCase", lambda town: {"id": id_of(town.thing), "to": "Pseudonym of reviewer2"}
    ),
    "case:escalate": ("escalateCase", lambda town: {"id": id_of(town.thing), "reason": "GRAVE"}),
    "case:recuse": ("declareConflict", lambda town: {"id": id_of(town.thing), "words": TIES}),
    "case:note": ("noteCase", lambda town: {"id": id_of(town.thing), "words": "Look at the second photo."}),
    "case:order": (
        "joinAuthorityOrder",
        lambda town: {
            "subjectId": id_of(town.thing), "authority": AUTHORITY, "reference": REFERENCE, "words": BASIS,
            "dueAt": in_a_week().isoformat(),
        },
    ),
    "comment:ask_platform": ("askPlatform", lambda town: {"id": id_of(town.thing), "words": WHY}),
}  # fmt: skip
