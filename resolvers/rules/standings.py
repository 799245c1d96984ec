"""What an actor is to a thing. Rows carry what this needs, so no query is made."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from db.vocabulary import ActorKind, DecisionAbout, NoticeKind, OperatorRole, Side, StaffRole, SubjectKind


class Standing(StrEnum):
    """What one is to the thing in question."""

    ANYONE = "ANYONE"
    USER = "USER"
    SELF = "SELF"
    AUTHOR = "AUTHOR"
    OWNER = "OWNER"
    EDITOR = "EDITOR"
    MODERATOR = "MODERATOR"
    COMPLAINANT = "COMPLAINANT"
    ADDRESSEE = "ADDRESSEE"
    CONCERNED = "CONCERNED"
    APPELLANT = "APPELLANT"
    CLAIMANT = "CLAIMANT"
    REPRESENTATIVE = "REPRESENTATIVE"
    REVIEWER = "REVIEWER"
    SENIOR_REVIEWER = "SENIOR_REVIEWER"
    IDENTITY_OFFICER = "IDENTITY_OFFICER"
    POLICY_OFFICER = "POLICY_OFFICER"
    PRIVACY_OFFICER = "PRIVACY_OFFICER"
    CHIEF_EDITOR = "CHIEF_EDITOR"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"
    SYSTEM = "SYSTEM"


S = Standing
OPERATORS = frozenset({S.OWNER, S.EDITOR, S.MODERATOR})
WRITERS = frozenset({S.OWNER, S.EDITOR})
REVIEWERS = frozenset({S.REVIEWER, S.SENIOR_REVIEWER, S.CHIEF_EDITOR})
SPEAKING = frozenset({OperatorRole.OWNER, OperatorRole.EDITOR})  # who speaks for an account before the platform
OF_A_READER = (SubjectKind.COMMENT, SubjectKind.MESSAGE)  # where words with an author are a reader's
OF_A_REGISTRANT = (
    "Registrant", "Qualification", "Declaration", "OperatorGroup", "CreditEntry", "BlacklistEntry",
)  # fmt: skip
WITH_A_REGISTRANT = OF_A_REGISTRANT[1:]  # by which standing is told, so it is read along
SENIORS = frozenset({S.SENIOR_REVIEWER, S.CHIEF_EDITOR})
STAFF = frozenset(Standing(role) for role in StaffRole) | {S.CLAIMANT, S.SYSTEM}


@dataclass(frozen=True)
class Actor:
    """Who acts, from the credential only, loaded once per operation.

    `closes_at` is when one who is leaving is gone; `closing` are the accounts of theirs that close, and `left` those
    that they owned when they closed.
    """

    kind: ActorKind
    user_id: UUID | None = None
    guest_id: UUID | None = None
    chat_id: UUID | None = None
    token_id: UUID | None = None
    name: str = ""
    language: str = "en"
    origin: str = ""
    posts: dict[UUID, OperatorRole] = field(default_factory=dict)
    staff: dict[StaffRole, UUID] = field(default_factory=dict)
    pseudonym: str = ""
    conflicts: frozenset[UUID] = frozenset()
    restrictions: dict[UUID, list[dict[str, Any]]] = field(default_factory=dict)
    closes_at: datetime | None = None
    closing: frozenset[UUID] = frozenset()
    left: frozenset[UUID] = frozenset()

    @property
    def key(self) -> str:
        """Under what name this actor's idempotency keys and limits are kept."""
        if self.user_id:
            return f"user:{self.user_id}"
        if self.guest_id:
            return f"guest:{self.guest_id}"
        return f"{self.kind.value.lower()}:{self.name or self.origin}"[:60]

    @property
    def is_known_by_address_only(self) -> bool:
        """Whether nothing but an address tells this actor from another: a guest without a chat."""
        return self.kind is ActorKind.GUEST and self.guest_id is None

    @property
    def in_the_trail(self) -> str:
        """How the trail names this actor: an address, even as a keyed hash, has no place there."""
        return "guest" if self.is_known_by_address_only else self.key


def system(job: str) -> Actor:
    """A named job of the platform."""
    return Actor(ActorKind.SYSTEM, name=job)


def standings(actor: Actor, thing: Any) -> frozenset[Standing]:
    """All that an actor is to a thing."""
    held = {S.ANYONE}
    if actor.kind is ActorKind.SYSTEM:
        held.add(S.SYSTEM)
    held |= {Standing(role) for role in actor.staff}
    if actor.user_id is not None:
        held.add(S.USER)
    kind = type(thing).__name__
    account = thing.id if kind == "PublicAccount" else getattr(thing, "account_id", None)
    if account in actor.posts:
        held.add(Standing(actor.posts[account]))
    held |= OWN.get(kind, _nothing)(actor, thing)
    return frozenset(held)


def _nothing(actor: Actor, thing: Any) -> set[Standing]:
    return set()


def _is(actor: Actor, thing: Any) -> bool:
    """Whether a row with `user_id` and `guest_id` belongs to this person or chat."""
    user, guest = getattr(thing, "user_id", None), getattr(thing, "guest_id", None)
    return (user is not None and user == actor.user_id) or (guest is not None and guest == actor.guest_id)


def _wrote(actor: Actor, comment: Any) -> bool:
    """Whether these are one's words: a reply in an account's name is that of whoever runs the account now."""
    if comment.as_account:
        return comment.account_id in actor.posts
    return comment.author_id is not None and comment.author_id == actor.user_id


def _to_ones_account(actor: Actor, statement: Any) -> bool:
    """Whether a statement about content of an account is addressed to those who run it."""
    return statement.side is Side.SUBJECT and (
        statement.account_id in actor.posts or statement.account_id in actor.left
    )


def loaded(thing: Any, relation: str) -> Any:
    """What a row points at, where it was read along with it; no query is made."""
    return getattr(thing, f"_{relation}", None)


def _is_concerned(actor: Actor, statement: Any) -> bool:
    """Whether somebody may contest a decision: its addressee, or who runs the account that it is about.

    A reader's words under a post are the reader's matter, and misuse of complaints is that of who complained.
    """
    if statement.user_id is not None and statement.user_id == actor.user_id:
        return True
    speaks = actor.posts.get(statement.account_id) in SPEAKING or statement.account_id in actor.left
    if statement.side is not Side.SUBJECT or not speaks:
        return False
    decision = loaded(statement, "decision")
    if decision is None or decision.about is DecisionAbout.MISUSE:
        return False
    case = loaded(decision, "case")
    return statement.user_id is None or (case is not None and case.subject_kind not in OF_A_READER)


def _working_on(actor: Actor, thing: Any) -> set[Standing]:
    """Whether a case or an appeal is in this person's hands."""
    held = thing.claimed_by_id is not None and thing.claimed_by_id in actor.staff.values()
    return {S.CLAIMANT} if held else set()


def _is_invited(actor: Actor, notice: Any) -> bool:
    """Whether one is of the side that a case asks: a reader for their comment, else whoever runs the account now."""
    if notice.author_id is not None:
        return bool(notice.author_id == actor.user_id)
    return notice.account_id in actor.posts or notice.account_id in actor.left


def _acts_for_a_member(actor: Actor, group: Any) -> set[Standing]:
    """Whether one acts for whoever declared a group, or for one of its members, where those were read along."""
    members = loaded(group, "members") or ()
    if any(_acts_for(actor, one) for one in members):
        return {S.REPRESENTATIVE}
    return _acts_for(actor, group)


def _acts_for(actor: Actor, thing: Any) -> set[Standing]:
    """Whether one acts by mandate for the registrant that a thing is or belongs to, where it was read along."""
    registrant = thing if type(thing).__name__ == "Registrant" else loaded(thing, "registrant")
    acting = registrant is not None and actor.user_id is not None and str(actor.user_id) in (registrant.acting or ())
    return {S.REPRESENTATIVE} if acting else set()


def _is_listed(actor: Actor, entry: Any) -> set[Standing]:
    """Whether one acts for a registrant in the blacklist, or owns one of the accounts that the entry concerns."""
    owned = {str(account) for account, role in actor.posts.items() if role is OperatorRole.OWNER}
    return _acts_for(actor, entry) | ({S.OWNER} if owned & {*entry.accounts} else set())


OWN: dict[str, Any] = {
    **dict.fromkeys(
        ("Registrant", "Qualification", "Declaration", "OperatorGroup", "CreditEntry", "BlacklistEntry"), _acts_for
    ),
    "BlacklistEntry": _is_listed,
    "OperatorGroup": _acts_for_a_member,
    "Mandate": lambda actor, held: {S.SELF} if _is(actor, held) else set(),
    "StaffMember": lambda actor, member: {S.SELF} if _is(actor, member) else set(),
    "Training": lambda actor, training: {S.SELF} if _is(actor, training) else set(),
    "Export": lambda actor, export: {S.SELF} if _is(actor, export) else set(),
    "Acceptance": lambda actor, accepted: {S.SELF} if _is(actor, accepted) else set(),
    "User": lambda actor, user: {S.SELF} if user.id == actor.user_id else set(),
    "Token": lambda actor, token: {S.SELF} if _is(actor, token) else set(),
    "Chat": lambda actor, chat: {S.SELF} if chat.id == actor.chat_id or _is(actor, chat) else set(),
    "Notice": lambda actor, notice: (
        {S.ADDRESSEE} if notice.kind is NoticeKind.MESSAGE and _is(actor, notice) else set()
    ),
    "Operatorship": lambda actor, held: {S.SELF} if _is(actor, held) else set(),
    "Comment": lambda actor, comment: {S.AUTHOR} if _wrote(actor, comment) else set(),
    "Message": lambda actor, message: {S.AUTHOR} if _is(actor, message) else set(),
    "ScreeningHit": lambda actor, hit: {S.AUTHOR} if hit.author_id and hit.author_id == actor.user_id else set(),
    "Act": lambda actor, done: {S.AUTHOR} if done.actor_id and done.actor_id == actor.user_id else set(),
    "StoredFile": lambda actor, file: {S.SELF} if _is(actor, file) else set(),
    "Complaint": lambda actor, complaint: {S.COMPLAINANT} if _is(actor, complaint) else set(),
    "Misuse": lambda actor, misuse: {S.COMPLAINANT} if _is(actor, misuse) else set(),
    "Follow": lambda actor, follow: {S.SELF} if _is(actor, follow) else set(),
    "Mute": lambda actor, mute: {S.SELF} if _is(actor, mute) else set(),
    "ComplaintDraft": lambda actor, draft: {S.COMPLAINANT} if _is(actor, draft) else set(),
    "CounterNotice": lambda actor, notice: {S.ADDRESSEE} if _is_invited(actor, notice) else set(),
    "StatementOfReasons": lambda actor, statement: (
        ({S.ADDRESSEE} if _is(actor, statement) or _to_ones_account(actor, statement) else set())
        | ({S.CONCERNED} if _is_concerned(actor, statement) else set())
    ),
    "Sanction": lambda actor, sanction: {S.ADDRESSEE} if sanction.account_id in actor.left else set(),
    "Case": _working_on,
    "Appeal": lambda actor, appeal: ({S.APPELLANT} if _is(actor, appeal) else set()) | _working_on(actor, appeal),
}
