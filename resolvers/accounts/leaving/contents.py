"""What the export of one's own data holds: for each table that names a user, which of its columns, or why none.

A test walks every table: one that names a user and stands neither here nor below fails the build.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import db
from db.accounts import Chat, Registrant, User
from db.columns import key_ring
from db.oversight import Notice
from db.sanctions import StatementOfReasons
from db.vocabulary import NoticeKind
from resolvers.notices import sentence
from resolvers.sanctions.statements import text_of

Row = dict[str, Any]
Opened = Callable[[Any, str], Awaitable[Row]]


@dataclass(frozen=True)
class Section:
    """A list in the export: rows of a table that name the person in a column, by some of their columns."""

    name: str
    model: type[Any]
    by: str
    columns: tuple[str, ...]
    more: Opened | None = None
    along: tuple[str, ...] = ()
    only: tuple[tuple[str, Any], ...] = ()


async def _profile(user: User, language: str) -> Row:
    sealed = user.email_sealed
    return {"email": key_ring().open(sealed, f"user:{user.id}:email") if sealed else None}


async def _chat(chat: Chat, language: str) -> Row:
    return {"address": key_ring().open(chat.address_sealed, f"chat:{chat.id}:address")}


async def _statement(statement: StatementOfReasons, language: str) -> Row:
    return {"text": text_of(language, statement)}


async def _notice(notice: Notice, language: str) -> Row:
    return {"text": sentence(notice, language)}


async def _registrant(mandate: Any, language: str) -> Row:
    """Whom one acts for; for oneself, one's own identity in full: the one place beside what is filed (D9.1)."""
    registrant: Registrant = mandate.registrant
    told: Row = {"registrant": str(registrant.id), "registrant_kind": registrant.kind, "name": registrant.name}
    told |= {"state": registrant.state}
    if mandate.kind != "SELF":
        return told
    for column in ("name", "number", "mobile"):
        sealed = getattr(registrant, f"{column}_sealed")
        if sealed is not None:
            told[f"own_{column}"] = key_ring().open(sealed, f"registrant:{registrant.id}:{column}")
    return told | {
        column: getattr(registrant, column)
        for column in ("country", "area", "document", "expires_on", "submitted_at", "verified_at")
    }


SECTIONS: tuple[Section, ...] = (
    Section("profile", User, "id", (
        "id", "display_name", "language", "created_at", "state", "closes_at", "reports_decided", "reports_upheld",
    ), _profile),
    Section("sign_ins", db.Token, "user_id", ("label", "created_at", "expires_at", "revoked_at")),
    Section("second_steps", db.TwoStep, "user_id", ("created_at", "confirmed_at", "ended_at")),
    Section("chats", Chat, "user_id", (
        "transport", "language", "comment_notices", "digest", "silent", "weekly", "time_zone", "quiet_hours",
        "created_at",
    ), _chat),
    Section("operatorships", db.Operatorship, "user_id", ("account_id", "role", "state", "since", "until")),
    Section("mandates", db.Mandate, "user_id", ("kind", "since", "until"), _registrant, ("registrant",)),
    Section("identity_forms", db.IdentityForm, "user_id", ("registrant_id", "created_at", "used_at")),
    Section("acceptances", db.Acceptance, "user_id", ("document_id", "registrant_id", "at")),
    Section("credit_contests", db.CreditEntry, "contested_by_id", ("rule", "words", "contested_at", "answer")),
    Section("staff_posts", db.StaffMember, "user_id", ("role", "pseudonym", "since", "until")),
    Section("trainings", db.Training, "user_id", ("topic", "hours", "held_on")),
    Section("posts", db.Post, "created_by_id", (
        "id", "account_id", "title", "body", "state", "created_at", "published_at",
    )),
    Section("account_revisions", db.AccountRevision, "made_by_id", (
        "account_id", "kind", "state", "changes", "created_at", "reason",
    )),
    Section("qualifications", db.Qualification, "submitted_by_id", (
        "kind", "number", "issuer", "state", "valid_from", "expires_on",
    )),
    Section("declarations", db.Declaration, "declared_by_id", ("number", "scope", "accounts", "at")),
    Section("comments", db.Comment, "author_id", (
        "id", "post_id", "account_id", "parent_id", "as_account", "author_name", "body", "state", "reason",
        "created_at",
    )),
    Section("comment_versions", db.CommentVersion, "comment__author_id", ("comment_id", "number", "body", "at")),
    Section("screening_hits", db.ScreeningHit, "author_id", ("subject_kind", "subject_id", "effect", "rule", "at")),
    Section("bulk_acts", db.Bulk, "begun_by_id", ("account_id", "verb", "reason", "total", "created_at")),
    Section("follows", db.Follow, "user_id", ("account_id", "since", "ended_at")),
    Section("mutes", db.Mute, "user_id", ("account_id", "reason", "since", "until", "ended_at")),
    Section("conversations", db.Message, "user_id", ("id", "account_id", "state", "created_at")),
    Section("messages", db.MessageText, "author_id", ("message_id", "as_account", "body", "at")),
    Section("complaint_drafts", db.ComplaintDraft, "user_id", (
        "subject_kind", "subject_id", "category", "words", "details", "updated_at",
    )),
    Section("complaints", db.Complaint, "user_id", (
        "id", "receipt", "kind", "category", "words", "details", "subject_kind", "subject_id", "state",
        "decline_reason", "promised_at", "created_at", "decision_id",
    )),
    Section("complaint_additions", db.Addition, "complaint__user_id", ("complaint_id", "words", "at")),
    Section("complaint_questions", db.Question, "complaint__user_id", (
        "complaint_id", "words", "answer", "asked_at", "answered_at",
    )),
    Section("counter_notices", db.CounterNotice, "answered_by_id", ("category", "words", "invited_at", "answered_at")),
    Section("invited_counter_notices", db.CounterNotice, "author_id", ("category", "invited_at", "due_at")),
    Section("statements_of_reasons", StatementOfReasons, "user_id", (
        "id", "decision_id", "complaint_id", "side", "delivered_at",
    ), _statement, ("decision__case",)),
    Section("appeals", db.Appeal, "user_id", ("id", "decision_id", "words", "state", "lodged_at", "decided_at")),
    Section("misuse_measures", db.Misuse, "user_id", ("kind", "factors", "starts_at", "ends_at", "overturned_at")),
    Section("hearing_responses", db.HearingResponse, "user_id", ("sanction_id", "entry_id", "words", "at")),
    Section("rectifications", db.Rectification, "submitted_by_id", ("account_id", "words", "submitted_at")),
    Section("declared_conflicts", db.ConflictOfInterest, "user_id", ("account_id", "words", "at")),
    Section("exports", db.Export, "user_id", ("asked_at", "built_at", "expires_at", "state")),
    Section("files", db.StoredFile, "user_id", (
        "id", "name", "kind", "media_type", "size", "sha256", "state", "created_at",
    )),
    Section("notices", Notice, "user_id", ("event", "at", "read_at"), _notice, (), (("kind", NoticeKind.MESSAGE),)),
)  # fmt: skip
# What hangs on a registrant that one is oneself.
OF_ONESELF: tuple[Section, ...] = (
    Section("looks_at_identity", db.IdentityLook, "registrant_id", ("purpose", "at")),
    Section("credit", db.CreditEntry, "registrant_id", ("rule", "points", "state", "at", "left_at")),
    Section(
        "blacklist",
        db.BlacklistEntry,
        "registrant_id",
        (
            "id",
            "state",
            "measures",
            "rule",
            "ground",
            "severity",
            "facts",
            "proposed_at",
            "starts_at",
            "ends_at",
            "ended_at",
            "ended_because",
        ),
    ),
)
# Columns that name a user and are in no list, each with the reason.
LEFT_OUT: dict[str, str] = {
    "Case.author": "the platform's file on a matter; what was decided is in the statements of reasons",
    "ChatLink.user": "a secret that serves once",
    "Reset.user": "a secret that serves once",
    "MobileCode.user": "a secret that serves once; the number itself is in the mandates",
    "Letter.user": "erased once it was sent",
    "MessageLook.user": "a look of staff at the words of others",
    "Mute.muted_by": "whom somebody muted for an account is about those people",
    "Training.recorded_by": "a record of staff about a colleague",
    "Sanction.responded_by": "who spoke last for the account; each person's own words are in the hearing responses",
    "Document.drafted_by": "a text of the platform, which everybody can read",
    "Filing.drafted_by": "data of registrants on its way to an authority",
}
