"""What guards.sql forbids is refused by both databases, whatever the code does."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tortoise import Tortoise
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

import db
from db.migrate.guards import guards
from tests.services import Database

NOW = datetime.now(UTC)
BEFORE = NOW - timedelta(days=1)


class Town:
    """One row of everything that a guard is about, and a way to make each of them again with changes."""

    async def build(self) -> "Town":
        self.user = await db.User.create(display_name="Lin", created_at=NOW)
        self.guest = await db.Guest.create(created_at=NOW)
        registrant = await db.Registrant.create(kind="PERSON", name="Lin", created_at=NOW)
        self.account = await db.PublicAccount.create(
            handle="lin", name="Lin", registrant=registrant, account_class="PERSONAL", created_at=NOW
        )
        self.post = await self.add_post()
        self.comment = await self.add_comment()
        await self.add_operator()
        self.staff = await self.add_staff()
        self.case = await self.add_case()
        self.file, self.complaint = await self.add_file(), await self.add_complaint(receipt="f")
        self.draft = await db.ComplaintDraft.create(
            user=self.user, subject_kind="COMMENT", subject_id=self.comment.id, updated_at=NOW
        )
        return self

    async def add_post(self, **changes: Any) -> db.Post:
        return await made(db.Post, changes, account=self.account, title="t", body="b", created_at=NOW)

    async def add_comment(self, **changes: Any) -> db.Comment:
        given = {"post": self.post, "account": self.account, "author_name": "Lin", "body": "b", "state": "VISIBLE"}
        return await made(db.Comment, changes, **given, created_at=NOW)

    async def add_operator(self, **changes: Any) -> db.Operatorship:
        return await made(db.Operatorship, changes, account=self.account, user=self.user, role="OWNER", since=NOW)

    async def add_staff(self, **changes: Any) -> db.StaffMember:
        return await made(db.StaffMember, changes, user=self.user, role="REVIEWER", pseudonym="R1", since=NOW)

    async def add_second_step(self) -> db.TwoStep:
        return await made(db.TwoStep, {}, user=self.user, created_at=NOW)

    async def add_reset(self) -> db.Reset:
        return await made(db.Reset, {}, email_key="k", hash="h", created_at=NOW, expires_at=NOW)

    async def add_case(self, **changes: Any) -> db.Case:
        given = {"subject_kind": "COMMENT", "subject_id": self.comment.id, "account": self.account, "snapshot": "b"}
        return await made(db.Case, changes, **given, due_at=NOW, opened_at=NOW)

    async def add_complaint(self, **changes: Any) -> db.Complaint:
        given = {"case": self.case, "subject_kind": "COMMENT", "subject_id": self.comment.id, "account": self.account}
        given |= {"kind": "AFFECTED", "category": "c", "words": "w", "text_hash": "h", "receipt": "r"}
        return await made(db.Complaint, changes, **given, promised_at=NOW, created_at=NOW)

    async def add_file(self, **changes: Any) -> db.StoredFile:
        given = {"kind": "IMAGE", "media_type": "image/png", "size": 1, "sha256": "s", "state": "STORED"}
        return await made(db.StoredFile, changes, **given, user=self.user, created_at=NOW)

    async def add_evidence(self, **changes: Any) -> db.Evidence:
        return await made(db.Evidence, changes, file=self.file, at=NOW)

    async def add_question(self, **changes: Any) -> db.Question:
        given = {"complaint": self.complaint, "asked_by": self.staff, "words": "w", "asked_at": NOW, "due_at": NOW}
        return await made(db.Question, changes, **given)

    async def add_decision(self, **changes: Any) -> db.Decision:
        given = {"case": self.case, "decided_by": self.staff, "measure": "NONE", "outcome": "UPHELD", "ground": "LAW"}
        return await made(db.Decision, changes, **given, rule="r", facts="f", starts_at=NOW, appeal_until=NOW)

    async def add_notice(self, **changes: Any) -> db.Notice:
        given = {
            "id": uuid4(),
            "kind": "MESSAGE",
            "recipient": "user:x",
            "event": "e",
            "subject_kind": "CASE",
            "subject_id": uuid4(),
        }
        return await made(db.Notice, changes, **given, at=NOW, due_at=NOW)

    async def add_message(self, **changes: Any) -> db.ChatMessage:
        given = {"address_key": "k", "message_id": 1, "from_bot": True, "sealed": b"", "revision": 1, "said_key": "s"}
        return await made(db.ChatMessage, changes, **given, at=NOW)

    async def add_card(self, **changes: Any) -> db.Card:
        if not await db.Chat.exists():
            await db.Chat.create(transport="TELEGRAM", address_sealed=b"", address_key="k", created_at=NOW)
        given = {"chat": await db.Chat.first(), "message_id": 1, "subject_kind": "CASE", "subject_id": UUID(int=1)}
        return await made(db.Card, changes, **given, at=NOW)

    async def add_digest(self, **changes: Any) -> db.Digest:
        chat = await db.Chat.first()
        return await made(db.Digest, changes, chat=chat, at=NOW, last_at=NOW, due_at=NOW)


async def made(model: type[Model], changes: dict[str, Any], **given: Any) -> Any:
    return await model.create(**given | changes)


Attempt = Callable[[Town], Awaitable[Any]]
CHECKS: dict[str, list[Attempt]] = {
    "comment.held_has_holder": [
        lambda town: town.add_comment(state="HELD"),
        lambda town: town.add_comment(held_by="PLATFORM"),
        lambda town: db.Comment.all().update(state="HELD"),
    ],
    "comment.has_words": [lambda town: town.add_comment(body=""), lambda town: town.add_comment(body="字" * 10_001)],
    "comment.has_an_author": [lambda town: town.add_comment(author_name="")],
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
    "decision.ends_after_it_starts": [
        lambda town: town.add_decision(ends_at=NOW),
        lambda town: town.add_decision(ends_at=BEFORE),
    ],
    "notice.has_one_recipient": [
        lambda town: town.add_notice(),
        lambda town: town.add_notice(user=town.user, guest=town.guest),
    ],
}
UNIQUES: dict[str, Attempt] = {
    "one_post_of_an_operator": lambda town: town.add_operator(role="EDITOR"),
    "one_holder_of_a_staff_role": lambda town: town.add_staff(),
    "one_second_step_of_a_user": lambda town: town.add_second_step(),
    "one_live_reset_of_an_address": lambda town: town.add_reset(),
    "one_open_case_of_a_subject": lambda town: town.add_case(state="ESCALATED"),
    "one_import_of_a_comment": lambda town: town.add_comment(source_key="old"),
    "one_import_of_a_post": lambda town: town.add_post(source_key="old"),
    "one_card_of_a_thing": lambda town: town.add_card(message_id=2),
    "cards_by_message": lambda town: town.add_card(subject_id=uuid4()),
    "one_open_question_of_a_complaint": lambda town: town.add_question(),
    "one_piece_of_a_draft": lambda town: town.add_evidence(draft=town.draft),
    "one_piece_of_a_complaint": lambda town: town.add_evidence(complaint=town.complaint),
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
    await town.add_second_step()
    await town.add_reset()
    await town.add_comment(source_key="old")
    await town.add_post(source_key="old")
    await town.add_card()
    await town.add_message()
    await town.add_question()
    await town.add_evidence(draft=town.draft)
    await town.add_evidence(complaint=town.complaint)
    await town.add_digest()
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
