"""One row of everything that a guard of the database is about, and a way to make each again with changes."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tortoise.models import Model

import db

NOW = datetime.now(UTC)
BEFORE = NOW - timedelta(days=1)


class Town:
    """One row of everything that a guard is about, and a way to make each of them again with changes."""

    group: Any = None

    async def build(self) -> "Town":
        self.user = await db.User.create(display_name="Lin", created_at=NOW)
        self.guest = await db.Guest.create(created_at=NOW)
        registrant = await db.Registrant.create(kind="PERSON", name="Lin", created_at=NOW)
        self.registrant = registrant
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

    async def add_conversation(self, **changes: Any) -> db.Message:
        given = {"account": self.account, "user": self.user, "state": "OPEN"}
        return await made(db.Message, changes, **given, last_written_at=NOW, created_at=NOW)

    async def add_words(self, body: str) -> db.MessageText:
        message = await self.add_conversation(current=False)
        return await made(db.MessageText, {}, message=message, author=self.user, author_name="Lin", body=body, at=NOW)

    async def add_document(self, **changes: Any) -> db.Document:
        words = {"en": "w", "zh": "w"}
        given = {"kind": "RULE", "version": 1, "titles": words, "texts": words, "hash": "h"}
        return await made(db.Document, changes, **given, created_at=NOW)

    async def add_acceptance(self, **changes: Any) -> db.Acceptance:
        document = await db.Document.first() or await self.add_document()
        return await made(db.Acceptance, changes, document=document, user=self.user, at=NOW)

    async def add_look(self) -> db.MessageLook:
        return await made(db.MessageLook, {}, case=self.case, user=self.user, at=NOW)

    async def add_operator(self, **changes: Any) -> db.Operatorship:
        return await made(db.Operatorship, changes, account=self.account, user=self.user, role="OWNER", since=NOW)

    async def add_revision(self) -> db.AccountRevision:
        waits = {"kind": "CHANGE", "lane": "GENERAL", "due_at": NOW, "created_at": NOW}
        return await made(db.AccountRevision, {}, account=self.account, made_by=self.user, **waits)

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

    async def add_sanction(self, **changes: Any) -> db.Sanction:
        given = {"account": self.account, "case": self.case, "kind": "WARNING", "rule": "r", "ground": "LAW"}
        given |= {"severity": "MINOR", "facts": "f", "proposed_by": self.staff, "proposed_at": NOW}
        return await made(db.Sanction, changes, **given, respond_until=NOW)

    async def add_entry(self, **changes: Any) -> db.BlacklistEntry:
        given = {"registrant_id": self.account.registrant_id, "account": self.account, "case": self.case, "rule": "r"}
        given |= {"ground": "LAW", "severity": "GRAVE", "facts": "f", "days": 1, "proposed_by": self.staff}
        return await made(db.BlacklistEntry, changes, **given, proposed_at=NOW, respond_until=NOW)

    async def add_appeal(self, **changes: Any) -> db.Appeal:
        decision = await db.Decision.first() or await self.add_decision()
        statement = await self.add_statement(decision=decision)
        given = {"decision": decision, "case": self.case, "side": "SUBJECT", "account": self.account}
        given |= {"statement": statement, "user": self.user, "words": "w", "lodged_at": NOW, "due_at": NOW}
        return await made(db.Appeal, changes, **given)

    async def add_statement(self, **changes: Any) -> db.StatementOfReasons:
        given = {"side": "SUBJECT", "account": self.account, "text_hash": "h", "delivered_at": NOW}
        return await made(db.StatementOfReasons, changes, **given)

    async def add_rectification(self, warning: db.Sanction) -> db.Rectification:
        return await made(db.Rectification, {}, sanction=warning, account=self.account, due_at=NOW)

    async def add_misuse(self, **changes: Any) -> db.Misuse:
        decision = await db.Decision.first() or await self.add_decision()
        given = {"complaint": self.complaint, "case": self.case, "kind": "WARNING", "decision": decision}
        return await made(db.Misuse, changes, **given, starts_at=NOW)

    async def add_deadline(self) -> db.Deadline:
        return await made(db.Deadline, {}, kind="CASE_OVERDUE", subject_id=self.case.id, due_at=NOW)

    async def add_counter_notice(self) -> db.CounterNotice:
        given = {"case": self.case, "account": self.account, "category": "RIGHTS"}
        return await made(db.CounterNotice, {}, **given, invited_at=NOW, due_at=NOW)

    async def add_campaign(self) -> db.Campaign:
        return await made(db.Campaign, {}, case=self.case, began_at=NOW, last_at=NOW, detected_at=NOW)

    async def add_declaration(self) -> db.Declaration:
        told = {"number": 1, "scope": "Tea", "declared_by": self.user}
        return await made(db.Declaration, told, registrant=self.account.registrant, at=NOW)

    async def add_membership(self) -> db.GroupMember:
        if self.group is None:
            told = {"kind": "GROUP", "name": "Houses"}
            self.group = await made(db.OperatorGroup, told, registrant=self.account.registrant, declared_at=NOW)
        return await made(db.GroupMember, {}, group=self.group, registrant=self.account.registrant, since=NOW)

    async def add_follow(self) -> db.Follow:
        return await made(db.Follow, {}, user=self.user, account=self.account, since=NOW)

    async def add_mute(self) -> db.Mute:
        return await made(db.Mute, {}, user=self.user, account=self.account, reason="SPAM", since=NOW)

    async def add_freeze(self) -> db.Freeze:
        return await made(db.Freeze, {}, reason="A test.", since=NOW)

    async def add_batch(self) -> db.RegulatoryReport:
        return await made(db.RegulatoryReport, {}, kind="BATCH", month="2026-11", opened_at=NOW)


async def made(model: type[Model], changes: dict[str, Any], **given: Any) -> Any:
    return await model.create(**given | changes)
