"""Taking acts back, and looking after what is kept: the trail's order, the counters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise import connections
from tortoise.models import Model
from tortoise.queryset import QuerySet

import db
from db.accounts import Attempt, ChatLink, Letter, MobileCode, PublicAccount, Registrant, Reset
from db.chat import ChatFile, ChatUpdate, Digest, Digested, Selection, Sending
from db.interactions import Bulk, Comment, Mute
from db.oversight import Act as ActRow
from db.oversight import KeptOutcome, TrailEntry
from db.vocabulary import ActorKind, BulkVerb, CommentState, SendingState
from policy import pack
from resolvers import clock
from resolvers.accounts.opening.publishing import may_be_public_again
from resolvers.accounts.standing.groups import members_beside
from resolvers.complaints.cases.opening import held_for_the_platform
from resolvers.complaints.hearing.counter_notices import not_for_complainants
from resolvers.complaints.uploads import erase_spent_files
from resolvers.interactions.bulk import take_back
from resolvers.interactions.marks.muting import tell_of_mute
from resolvers.moves import followed_from, latest_act, locked, replay, take_out
from resolvers.notices import tell
from resolvers.rules.acts import ACTS, DECIDED_COMPLAINTS, OPEN_COMPLAINTS, UPHELD_COMPLAINTS
from resolvers.rules.permissions import PERMITTED, acting_as
from resolvers.rules.refusals import Because, NotAllowed, NotFound, Refusal, Refused, Restricted
from resolvers.rules.sanctions.force import read
from resolvers.rules.standings import WITH_A_REGISTRANT, Actor, standings
from resolvers.rules.visibility import QUERIES, may_see
from resolvers.sanctions.force import restrictions_of
from resolvers.sanctions.statements import altered_statements
from resolvers.use_case import use_case, work

UNDO = ACTS["act:undo"]
READ_ALONG = {
    "Comment": "post", "StatementOfReasons": "decision__case",
    **dict.fromkeys(WITH_A_REGISTRANT, "registrant"),
}  # fmt: skip
CLOCKS_APART = 60
TOLD = 20
PURGED_AT_ONCE = 500
DAY = timedelta(days=1)
RESAID = timedelta(days=7)  # nothing is tried again for as long as that
CHAT_FILES = timedelta(days=7)  # what matters was fetched by the bot at once


@use_case("act:undo")
async def undo_act(actor: Actor, act_id: UUID) -> Model:
    """Take back the last act on a thing, within the undo time: it is exactly what it was, and what gave way is back.

    Whoever may do an act may take it back; a deletion only whoever deleted. Of an act on many comments each becomes
    what it was, but those that were changed since. Refused with Restricted when
    something came after, when the time is over, when the act cannot be undone, or when a post would be public that
    could not be published now.
    """
    done = await ActRow.get_or_none(id=act_id)
    if done is None:
        raise Refused(NotFound("Act"))
    caused = [] if done.subject_kind == "Bulk" else await followed_from(done)
    row = await locked(db.BY_NAME[done.subject_kind], done.subject_id)
    if refusal := _against_undoing(actor, row, done, work().now):
        raise Refused(refusal)
    last = await latest_act(row)
    if last.id != done.id:
        raise Refused(Restricted(Because.SOMETHING_CAME_AFTER))
    if isinstance(row, db.Post):
        await may_be_public_again(actor, row, last)
    undoing = await replay(UNDO, row, last, permitted_by=ACTS[done.name])
    if isinstance(row, Bulk):
        await take_back(row)
    await _tell_of_undoing(row)
    for one in caused:
        other = await db.BY_NAME[one.subject_kind].get(id=one.subject_id)
        await take_out(UNDO, other, one, cause=undoing)
        await _tell_of_undoing(other)
    return row


async def _tell_of_undoing(row: Model) -> None:
    if isinstance(row, Comment):
        await held_for_the_platform(row)
        await tell("act.undone", row)
    elif isinstance(row, Registrant):
        await tell("registrant.unverified", row)
    elif isinstance(row, Mute):
        await tell_of_mute(row)


@dataclass(frozen=True)
class Drift:
    """A kept counter that does not agree with the rows it counts."""

    row: str
    kept: int
    counted: int


async def drifted_counters() -> list[Drift]:
    """Recount every kept counter and name those that are wrong; nothing is changed."""
    connection = connections.get("default")
    counts = {
        "Post.visible_comments": f"""SELECT p.id, p.visible_comments AS kept, count(c.id) AS counted
            FROM post p LEFT JOIN comment c ON c.post_id = p.id AND c.state = '{CommentState.VISIBLE}'
            GROUP BY p.id, p.visible_comments""",
        "PublicAccount.followers": """SELECT p.id, p.followers AS kept, count(f.id) AS counted
            FROM publicaccount p LEFT JOIN follow f ON f.account_id = p.id AND f.ended_at IS NULL
            GROUP BY p.id, p.followers""",
        "Case.open_complaints": f"""SELECT k.id, k.open_complaints AS kept, count(c.id) AS counted
            FROM "case" k LEFT JOIN complaint c ON c.case_id = k.id AND c.state IN ({_listed(OPEN_COMPLAINTS)})
            GROUP BY k.id, k.open_complaints""",
    } | {
        f"{kind}.{column}": f"""SELECT p.id, p.{column} AS kept, count(c.id) AS counted
            FROM "{kind.lower()}" p LEFT JOIN complaint c
            ON c.{kind.lower()}_id = p.id AND c.state IN ({_listed(counted)})
            GROUP BY p.id, p.{column}"""
        for kind in ("User", "Guest")
        for column, counted in (("reports_decided", DECIDED_COMPLAINTS), ("reports_upheld", UPHELD_COMPLAINTS))
    }
    wrong = []
    for name, sql in counts.items():
        rows = await connection.execute_query_dict(f"SELECT * FROM ({sql}) AS recounted WHERE kept <> counted")
        wrong += [Drift(f"{name} of {row['id']}", row["kept"], row["counted"]) for row in rows]
    return wrong + await _drifted_restrictions()


async def _drifted_restrictions() -> list[Drift]:
    """Accounts that repeat other restrictions than their sanctions say hold, or will hold."""
    now = clock.now()
    borne = await restrictions_of(None, now)
    repeated = await PublicAccount.filter(restrictions__isnull=False)
    kept = {row.id: [one for one in read(row.restrictions) if one.until is None or one.until > now] for row in repeated}
    return [
        Drift(f"PublicAccount.restrictions of {key}", len(kept.get(key, [])), len(borne.get(key, [])))
        for key in sorted(borne.keys() | kept.keys())
        if kept.get(key, []) != borne.get(key, [])
    ]


def _listed(states: Iterable[StrEnum]) -> str:
    return ", ".join(f"'{state}'" for state in states)


async def faults_of_the_trail() -> list[str]:
    """What is wrong with the trail: entries out of order, triggers that are gone, gaps; and statements of reasons whose
    decisions were changed after they were delivered. Of each kind the first 20.
    """
    connection = connections.get("default")
    postgres = connection.capabilities.dialect == "postgres"
    triggers = (
        "SELECT tgname AS name FROM pg_trigger WHERE tgrelid = 'trailentry'::regclass AND tgenabled <> 'D'"
        if postgres
        else "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trailentry'"
    )
    here = {row["name"] for row in await connection.execute_query_dict(triggers)}
    due = {"trail_is_not_changed", "trail_is_not_truncated" if postgres else "trail_is_not_erased"}
    faults = [f"the trigger {name} is missing: anybody could change the trail" for name in sorted(due - here)]
    behind = "extract(epoch FROM earlier - at)" if postgres else "(julianday(earlier) - julianday(at)) * 86400"
    disorder = await connection.execute_query_dict(
        "SELECT scope, position FROM (SELECT scope, position, at, max(at) OVER (PARTITION BY scope ORDER BY position "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier FROM trailentry) AS seen "
        f"WHERE {behind} > {CLOCKS_APART} ORDER BY position LIMIT {TOLD}"
    )
    faults += [f"position {row['position']} of {row['scope']} is older than one before it" for row in disorder]
    return faults + await _rows_without_entries() + await altered_statements(TOLD)


async def _rows_without_entries() -> list[str]:
    """Gaps: rows of things and acts that no entry tells of, and entries that name an act that is not there."""
    connection = connections.get("default")
    found = []
    for table, event in (("comment", "comment"), ("complaint", "complaint"), ('"case"', "case")):
        imported = " AND t.source_key IS NULL" if table == "comment" else ""
        rows = await connection.execute_query_dict(
            f"SELECT count(*) AS n FROM {table} t WHERE NOT EXISTS "
            f"(SELECT 1 FROM trailentry e WHERE e.subject_id = t.id){imported}"
        )
        if rows[0]["n"]:
            found.append(f"{rows[0]['n']} rows of {event} have no entry in the trail")
    postgres = connection.capabilities.dialect == "postgres"
    named = "refs->>'act'" if postgres else "CAST(json_extract(refs, '$.act') AS text)"
    told = f"(SELECT position, {named} AS act FROM trailentry WHERE {named} IS NOT NULL) AS e"
    same = f"e.act = {'CAST(a.id AS text)' if postgres else 'a.id'}"
    silent = await connection.execute_query_dict(
        f"SELECT a.position, a.name FROM act a LEFT JOIN {told} ON {same} WHERE e.act IS NULL "
        f"ORDER BY a.position LIMIT {TOLD}"
    )
    groundless = await connection.execute_query_dict(
        f"SELECT e.position FROM {told} LEFT JOIN act a ON {same} WHERE a.id IS NULL ORDER BY e.position LIMIT {TOLD}"
    )
    found += [f"no entry names the act {row['name']} at position {row['position']} of acts" for row in silent]
    return found + [f"position {row['position']} names an act that is not there" for row in groundless]


async def purge_spent(now: datetime) -> int:
    """Delete what is of no use any more and is not the trail, a little at a time; gives how many rows went."""
    a_day_ago, gone = now - DAY, 0
    uncounted = now - max(DAY, *(limit.window for _, limit in pack().limits))
    unread = now - timedelta(seconds=pack().times.digest)
    for spent in (
        KeptOutcome.filter(expires_at__lt=now),
        Attempt.filter(at__lt=uncounted),
        ChatLink.filter(expires_at__lt=a_day_ago),
        ChatUpdate.filter(done_at__lt=a_day_ago),
        Sending.filter(state=SendingState.SENT, at__lt=now - RESAID),
        ChatFile.filter(at__lt=now - CHAT_FILES),
        Selection.filter(at__lt=now - CHAT_FILES),
        Reset.filter(expires_at__lt=a_day_ago),
        Letter.filter(done_at__lt=a_day_ago),
        Digested.filter(at__lt=unread),  # before their digest, which is done later than it told of any
        Digest.filter(done_at__lt=unread),
    ):
        while keys := await spent.limit(PURGED_AT_ONCE).values_list(spent.model._meta.pk_attr, flat=True):
            gone += await spent.model.filter(pk__in=keys).delete()
    gone += await MobileCode.filter(expires_at__lt=now, ended_at=None).update(ended_at=now, mobile_sealed=None)
    return gone + await erase_spent_files(now)


async def trail_of(
    actor: Actor, subject_id: UUID, after: int | None, before: int | None, limit: int, backwards: bool
) -> list[TrailEntry]:
    """What the trail tells about one thing, oldest first; for auditors."""
    if not QUERIES["trail"] & standings(actor, None):
        raise Refused(NotAllowed("trail"))
    found = TrailEntry.filter(subject_id=subject_id)
    if after is not None:
        found = found.filter(position__gt=after)
    if before is not None:
        found = found.filter(position__lt=before)
    return await found.order_by("-position" if backwards else "position").limit(limit)


def actor_told(entry: TrailEntry) -> str:
    """Who acted, as the trail is read: nobody learns from it who complained, nor who of the other side answered."""
    if entry.event == "counter_notice.submitted":
        return "other side"
    if entry.scope != "cases" or entry.actor_kind not in (ActorKind.USER, ActorKind.GUEST):
        return entry.actor
    return "somebody concerned" if entry.subject_kind == "Appeal" else "complainant"


async def rows_by_id(actor: Actor, kind: str, keys: list[UUID]) -> dict[UUID, Model]:
    """Rows of one kind that exist for this actor, by id, in one statement."""
    model = db.BY_NAME[kind]
    rows: QuerySet[Any] = model.filter(id__in=keys)
    if kind in READ_ALONG:
        rows = rows.select_related(READ_ALONG[kind])
    read = list(await rows)
    if kind == "OperatorGroup":
        await members_beside(read)
    found: dict[UUID, Any] = {row.id: row for row in read if may_see(actor, row)}
    if kind == "CounterNotice":
        return {**await not_for_complainants(actor, found)}
    if kind == "Comment":
        return {key: row for key, row in found.items() if row.author_id == actor.user_id or may_see(actor, row.post)}
    return found


def may_undo(actor: Actor, row: Model, done: ActRow) -> bool:
    """Whether this actor could take back the last act on a row now; `undo_act` asks the same again."""
    return _against_undoing(actor, row, done, clock.now()) is None


def _against_undoing(actor: Actor, row: Model, done: ActRow, now: datetime) -> Refusal | None:
    """What stands against taking an act back: what staff did only staff take back, a deletion only its doer."""
    act = ACTS[done.name]
    by_staff = acting_as(actor, act, row) is ActorKind.STAFF
    if not PERMITTED[act.name] & standings(actor, row) or (done.actor_kind is ActorKind.STAFF and not by_staff):
        return NotAllowed(UNDO.name)
    if not act.undoable or done.cause_id is not None:
        return Restricted(Because.CANNOT_BE_UNDONE)
    deletes = act.verb == "delete" or (isinstance(row, Bulk) and row.verb is BulkVerb.DELETE)
    if deletes and done.actor_id != actor.user_id:
        return Restricted(Because.NOT_YOUR_DELETION)
    facts = {"undo_seconds": pack().times.undo, "since": done.at, "undone": done.name}
    return next((no for condition in UNDO.when if (no := condition.test(actor, row, facts, now))), None)
