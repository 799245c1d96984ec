"""What guards.sql forbids is refused by both databases, whatever the code does."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tortoise import Tortoise
from tortoise.exceptions import IntegrityError

import db
from db.migrate.guards import guards
from tests.guarded import BEFORE, NOW, Town
from tests.services import Database

Attempt = Callable[[Town], Awaitable[Any]]
CHECKS: dict[str, list[Attempt]] = {
    "comment.held_has_holder": [
        lambda town: town.add_comment(state="HELD"),
        lambda town: town.add_comment(held_by="PLATFORM"),
        lambda town: db.Comment.all().update(state="HELD"),
    ],
    "comment.has_words": [lambda town: town.add_comment(body=""), lambda town: town.add_comment(body="字" * 10_001)],
    "message.removed_is_not_current": [lambda town: town.add_conversation(state="REMOVED")],
    "message.counts_upward": [lambda town: town.add_conversation(answers=-1)],
    "messagetext.has_words": [lambda town: town.add_words("")],
    "comment.has_an_author": [lambda town: town.add_comment(author_name="")],
    "comment.marked_is_visible": [
        lambda town: town.add_comment(state="HIDDEN", featured_at=NOW),
        lambda town: town.add_comment(state="DELETED", pinned_at=NOW),
    ],
    "publicaccount.counts_followers_upward": [lambda town: db.PublicAccount.all().update(followers=-1)],
    "post.counts_upward": [lambda town: db.Post.all().update(visible_comments=-1)],
    "case.claimed_has_claimant": [lambda town: db.Case.all().update(state="CLAIMED")],
    "case.counts_upward": [lambda town: db.Case.all().update(open_complaints=-1)],
    "complaint.has_a_complainant_or_secret": [lambda town: town.add_complaint(user=town.user, guest=town.guest)],
    "storedfile.has_one_owner": [
        lambda town: town.add_file(user=None),
        lambda town: town.add_file(guest=town.guest),
    ],
    "storedfile.stored_is_known": [
        lambda town: town.add_file(sha256=None),
        lambda town: town.add_file(kind=None),
        lambda town: town.add_file(size=0),
    ],
    "evidence.belongs_to_a_report": [lambda town: town.add_evidence()],
    "operatorship.ends_after_it_begins": [lambda town: town.add_operator(until=BEFORE)],
    "operatorship.somebody_holds_it": [lambda town: town.add_operator(user=None)],
    "decision.ends_after_it_starts": [
        lambda town: town.add_decision(ends_at=NOW),
        lambda town: town.add_decision(ends_at=BEFORE),
    ],
    "case.counts_voices_upward": [lambda town: db.Case.all().update(voices=-1)],
    "misuse.has_one_person": [
        lambda town: town.add_misuse(),
        lambda town: town.add_misuse(user=town.user, guest=town.guest),
    ],
    "sanction.confirmed_has_decision": [
        lambda town: town.add_sanction(state="IN_FORCE"),
        lambda town: town.add_sanction(state="LIFTED", starts_at=NOW, confirmed_by=town.staff),
    ],
    "sanction.ends_after_it_starts": [lambda town: town.add_sanction(starts_at=NOW, ends_at=NOW)],
    "blacklistentry.confirmed_has_decision": [
        lambda town: town.add_entry(state="IN_FORCE"),
        lambda town: town.add_entry(state="REMOVED", starts_at=NOW, ends_at=NOW + timedelta(days=1)),
    ],
    "blacklistentry.ends_after_it_starts": [lambda town: town.add_entry(starts_at=NOW, ends_at=NOW)],
    "blacklistentry.entry_has_two": [lambda town: town.add_entry(confirmed_by=town.staff)],
    "sanction.closure_has_two": [lambda town: town.add_sanction(kind="CLOSURE", confirmed_by=town.staff)],
    "appeal.has_an_appellant": [
        lambda town: town.add_appeal(user=None),
        lambda town: town.add_appeal(guest=town.guest),
    ],
    "appeal.side_has_complaint": [
        lambda town: town.add_appeal(side="COMPLAINANT"),
        lambda town: town.add_appeal(complaint=town.complaint),
    ],
    "appeal.reviewed_has_reviewer": [lambda town: town.add_appeal(state="UNDER_REVIEW")],
    "appeal.decided_has_answer": [
        lambda town: town.add_appeal(state="AFFIRMED"),
        lambda town: town.add_appeal(state="OVERTURNED", decided_by=town.staff),
    ],
    "notice.has_one_recipient": [
        lambda town: town.add_notice(),
        lambda town: town.add_notice(user=town.user, guest=town.guest),
    ],
}


async def contested_again(town: Town) -> Any:
    """An appeal of a party that contested the decision before."""
    first = await db.Appeal.all().order_by("id").select_related("statement").first()
    assert first is not None
    return await town.add_appeal(statement=first.statement)


async def put_right_again(town: Town) -> Any:
    """A second request of the same warning."""
    return await town.add_rectification(await db.Sanction.all().get())


async def verified_twice() -> None:
    """Two registrants that are verified with one number."""
    for _ in range(2):
        await db.Registrant.create(kind="PERSON", state="VERIFIED", number_mark="m", created_at=NOW)


async def acting_twice(town: Town, kind: str, registrants: int) -> None:
    """A user who acts twice: for one registrant, or as two persons."""
    rows = [await db.Registrant.create(kind="PERSON", created_at=NOW) for _ in range(registrants)]
    for row in (rows * 2)[:2]:
        await db.Mandate.create(registrant=row, user=town.user, kind=kind, since=NOW)


async def two_codes(town: Town) -> None:
    """Two codes at once for one registrant."""
    for _ in range(2):
        await db.MobileCode.create(
            user=town.user, registrant_id=town.account.registrant_id, hash="h", created_at=NOW, expires_at=NOW
        )


UNIQUES: dict[str, Attempt] = {
    "one_acceptance_of_a_user": lambda town: town.add_acceptance(),
    "one_verified_registrant_of_a_number": lambda town: verified_twice(),
    "one_signature_of_a_registrant": lambda town: town.add_acceptance(registrant=town.registrant),
    "one_pending_revision_of_an_account": lambda town: town.add_revision(),
    "one_mandate_of_a_user": lambda town: acting_twice(town, "REPRESENTATIVE", 1),
    "one_self_of_a_user": lambda town: acting_twice(town, "SELF", 2),
    "one_live_mobile_code": lambda town: two_codes(town),
    "one_post_of_an_operator": lambda town: town.add_operator(role="EDITOR"),
    "one_holder_of_a_staff_role": lambda town: town.add_staff(),
    "one_second_step_of_a_user": lambda town: town.add_second_step(),
    "one_live_reset_of_an_address": lambda town: town.add_reset(),
    "one_message_of_a_user": lambda town: town.add_conversation(),
    "one_look_at_a_case": lambda town: town.add_look(),
    "one_open_case_of_a_subject": lambda town: town.add_case(state="ESCALATED"),
    "one_declaration_of_a_number": lambda town: town.add_declaration(),
    "one_membership_of_a_registrant": lambda town: town.add_membership(),
    "one_import_of_a_comment": lambda town: town.add_comment(source_key="old"),
    "one_import_of_a_post": lambda town: town.add_post(source_key="old"),
    "one_card_of_a_thing": lambda town: town.add_card(message_id=2),
    "cards_by_message": lambda town: town.add_card(subject_id=uuid4()),
    "one_open_question_of_a_complaint": lambda town: town.add_question(),
    "one_piece_of_a_draft": lambda town: town.add_evidence(draft=town.draft),
    "one_piece_of_a_complaint": lambda town: town.add_evidence(complaint=town.complaint),
    "one_open_deadline_of_a_thing": lambda town: town.add_deadline(),
    "one_counter_notice_of_a_case": lambda town: town.add_counter_notice(),
    "one_appeal_on_a_statement": lambda town: contested_again(town),
    "one_appeal_of_a_complainant": lambda town: town.add_appeal(side="COMPLAINANT", complaint=town.complaint),
    "one_campaign_of_a_case": lambda town: town.add_campaign(),
    "one_rectification_of_a_warning": lambda town: put_right_again(town),
    "one_report_of_a_month": lambda town: town.add_batch(),
    "one_pinned_comment_of_a_post": lambda town: town.add_comment(pinned_at=NOW),
    "one_follow_of_an_account": lambda town: town.add_follow(),
    "one_mute_of_a_user": lambda town: town.add_mute(),
    "one_freeze_at_a_time": lambda town: town.add_freeze(),
    "one_open_digest_of_a_chat": lambda town: town.add_digest(),
    "messages_said_once": lambda town: town.add_message(message_id=2),
}


async def test_every_check_refuses(database: Database) -> None:
    town = await Town().build()
    assert set(CHECKS) == {guard.label for guard in guards(database.kind) if guard.kind == "CHECK"}
    for name, attempts in CHECKS.items():
        for attempt in attempts:
            with pytest.raises(IntegrityError, match=name.split(".")[1]):
                await attempt(town)


async def test_every_partial_unique_refuses(database: Database) -> None:
    town = await Town().build()
    assert set(UNIQUES) == {guard.name for guard in guards(database.kind) if guard.text.startswith("CREATE UNIQUE")}
    await town.add_acceptance()
    await town.add_acceptance(registrant=town.registrant)
    await town.add_second_step()
    await town.add_reset()
    await town.add_comment(source_key="old")
    await town.add_post(source_key="old")
    await town.add_declaration()
    await town.add_membership()
    await town.add_card()
    await town.add_conversation()
    await town.add_look()
    await town.add_message()
    await town.add_question()
    await town.add_evidence(draft=town.draft)
    await town.add_evidence(complaint=town.complaint)
    await town.add_digest()
    await town.add_revision()
    await town.add_deadline()
    await town.add_counter_notice()
    await town.add_appeal()
    await town.add_appeal(side="COMPLAINANT", complaint=town.complaint)
    await town.add_batch()
    await town.add_campaign()
    await town.add_rectification(await town.add_sanction())
    await town.add_comment(pinned_at=NOW)
    await town.add_follow()
    await town.add_mute()
    await town.add_freeze()
    for attempt in UNIQUES.values():
        with pytest.raises(IntegrityError, match=r"(?i)unique"):
            await attempt(town)


async def test_what_no_guard_forbids_is_taken(database: Database) -> None:
    town = await Town().build()
    await town.add_comment(state="HELD", held_by="ACCOUNT", body="字" * 10_000)
    await town.add_complaint(user=town.user)
    await town.add_notice(guest=town.guest)
    await town.add_decision(ends_at=NOW + timedelta(seconds=1))
    await db.Case.all().update(state="DECIDED")
    await town.add_case(state="CLAIMED", claimed_by=town.staff)
    await db.Operatorship.all().update(until=NOW)
    await town.add_operator()


async def test_the_trail_changes_never_and_goes_only_under_a_permit(database: Database) -> None:
    for at in (BEFORE, NOW):
        await db.TrailEntry.create(
            id=uuid4(), at=at, event="e", scope="cases", subject_kind="CASE", subject_id=uuid4(),
            actor_kind="SYSTEM", actor="test", act="a",
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="append-only"):
        await db.TrailEntry.all().update(event="another")
    with pytest.raises(IntegrityError, match="append-only"):
        await db.TrailEntry.all().delete()
    if database.kind == "postgres":
        with pytest.raises(IntegrityError, match="append-only"):
            await Tortoise.get_connection("default").execute_script("TRUNCATE trailentry")
    permit = await db.PurgePermit.create(before=NOW, opened_by="test", at=NOW)
    with pytest.raises(IntegrityError, match="append-only"):
        await db.TrailEntry.all().delete()
    assert await db.TrailEntry.filter(at__lt=NOW).delete() == 1
    with pytest.raises(IntegrityError, match="append-only"):
        await db.TrailEntry.all().update(event="another")
    await permit.delete()
    assert await db.TrailEntry.all().count() == 1
