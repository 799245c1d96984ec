"""What guards.sql forbids about appeals and documents is refused by both databases, whatever the code does."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tortoise import Tortoise
from tortoise.exceptions import IntegrityError

import db
from tests.guarded import BEFORE, NOW, Town
from tests.services import Database


async def test_an_appeal_goes_to_nobody_who_decided_in_the_matter(database: Database) -> None:
    town = await Town().build()
    decision = await town.add_decision()
    appeal = await town.add_appeal(decision=decision)
    again = await town.add_staff(role="SENIOR_REVIEWER")  # another post of the same person
    other = await town.add_staff(user=await db.User.create(display_name="Kofi", created_at=NOW))
    for column in ("claimed_by_id", "decided_by_id"):
        for staff in (town.staff, again):
            with pytest.raises(IntegrityError, match="decided before"):
                await Tortoise.get_connection("default").execute_script(
                    f"UPDATE appeal SET {column} = '{staff.id}' WHERE id = '{appeal.id}'"
                )
    with pytest.raises(IntegrityError, match="decided before"):
        await town.add_decision(decided_by=again, appeal_id=appeal.id)
    await db.Appeal.filter(id=appeal.id).update(state="UNDER_REVIEW", claimed_by_id=other.id)
    answer = await town.add_decision(decided_by=other, appeal_id=appeal.id)
    await db.Appeal.filter(id=appeal.id).update(state="AFFIRMED", decided_by_id=other.id, answer_id=answer.id)
    second = await town.add_appeal(decision=decision, side="COMPLAINANT", complaint=town.complaint)
    with pytest.raises(IntegrityError, match="decided before"):
        await db.Appeal.filter(id=second.id).update(claimed_by_id=other.id)


async def test_whoever_proposed_or_confirmed_a_sanction_takes_no_appeal_there(database: Database) -> None:
    town = await Town().build()
    people = [await db.User.create(display_name=name, created_at=NOW) for name in ("Kofi", "Ana", "Mei")]
    proposer, confirmer, other = [await town.add_staff(user=person) for person in people]
    decision = await town.add_decision()
    sanction = await town.add_sanction(proposed_by=proposer)
    appeal = await town.add_appeal(decision=decision)
    await db.Sanction.filter(id=sanction.id).update(
        state="IN_FORCE", decision_id=decision.id, confirmed_by_id=confirmer.id, starts_at=NOW
    )
    for staff in (proposer, confirmer):
        with pytest.raises(IntegrityError, match="decided before"):
            await db.Appeal.filter(id=appeal.id).update(claimed_by_id=staff.id)
    assert await db.Appeal.filter(id=appeal.id).update(claimed_by_id=other.id) == 1


async def test_whoever_proposed_or_confirmed_an_entry_in_the_blacklist_takes_no_appeal_there(
    database: Database,
) -> None:
    town = await Town().build()
    people = [await db.User.create(display_name=name, created_at=NOW) for name in ("Kofi", "Ana", "Mei")]
    proposer, confirmer, other = [await town.add_staff(user=person) for person in people]
    decision = await town.add_decision()
    await town.add_entry(
        proposed_by=proposer, confirmed_by=confirmer, state="IN_FORCE", decision=decision, starts_at=NOW,
        ends_at=NOW + timedelta(days=1),
    )  # fmt: skip
    appeal = await town.add_appeal(decision=decision)
    for staff in (proposer, confirmer):
        with pytest.raises(IntegrityError, match="decided before"):
            await db.Appeal.filter(id=appeal.id).update(claimed_by_id=staff.id)
    assert await db.Appeal.filter(id=appeal.id).update(claimed_by_id=other.id) == 1


async def test_a_published_document_never_changes_and_is_never_erased(database: Database) -> None:
    town = await Town().build()
    draft = await town.add_document()
    assert await db.Document.filter(id=draft.id).update(texts={"en": "Other words.", "zh": "w"}, hash="x") == 1
    assert await db.Document.filter(id=draft.id).update(state="PUBLISHED", published_at=NOW, in_force_at=NOW) == 1
    other: list[dict[str, Any]] = [
        {"texts": {"en": "Quite other words.", "zh": "w"}}, {"titles": {"en": "t", "zh": "t"}}, {"hash": "y"},
        {"in_force_at": BEFORE}, {"published_at": None}, {"state": "DRAFT"}, {"version": 9},
        {"kind": "PLATFORM_CONVENTION"},
    ]  # fmt: skip
    for changes in other:
        with pytest.raises(IntegrityError, match="does not change"):
            await db.Document.filter(id=draft.id).update(**changes)
    with pytest.raises(IntegrityError, match="does not change"):
        await db.Document.filter(id=draft.id).delete()
    assert await db.Document.filter(id=draft.id).update(rounds=1, told_up_to=uuid4()) == 1  # who is told goes on
    other_draft = await town.add_document(version=2)
    assert await db.Document.filter(id=other_draft.id).delete() == 1
