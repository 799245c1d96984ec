"""One act on many comments: the first at once, more of them part by part, and all of it taken back as one."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

from db.accounts import PublicAccount, User
from db.chat import Card, Digested
from db.interactions import Bulk, BulkPart, Comment
from db.oversight import Act as ActRow
from db.vocabulary import BulkState, BulkVerb, DeadlineKind
from policy import pack
from resolvers.actor import actor_of_user
from resolvers.complaints.cases.opening import held_for_the_platform
from resolvers.deadlines import at_its_time, first_deadline, set_deadline
from resolvers.interactions.bulk.matching import ACT_OF, Wanted, matching
from resolvers.interactions.views import last_act_on
from resolvers.moves import change, created, locked, move_each, permit, replay_each, seen
from resolvers.notices import tell_each, tell_of_answers
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import FaultCode, Refusal, invalid
from resolvers.rules.standings import Actor
from resolvers.use_case import new_id, use_case, work

A_MOMENT = timedelta(milliseconds=1)
NOT_FOUND = "NotFound"


@use_case("account:moderate")
async def moderate_comments(
    actor: Actor, account_id: UUID, verb: BulkVerb, reason: str | None = None, ids: list[UUID] | None = None,
    wanted: Wanted | None = None, without: list[UUID] | None = None,
) -> Bulk:  # fmt: skip
    """Hide, approve, show or delete many comments of an account: those named, or those that match, but for some.

    Each is done as if alone: its author is told, and what stands against one leaves out that one, counted by the
    refusal. The first 200 are done at once, more in parts of 200 by itself. The whole can be taken back as one act.
    """
    account = await seen(PublicAccount, account_id)
    await permit(ACTS["account:moderate"], account)
    code = _reason(verb, reason)
    keys = await _keys(account, verb, ids, wanted)
    left = set(without or ())
    keys = [key for key in keys if key not in left]
    bulk = Bulk(
        id=new_id(), account_id=account.id, verb=verb, reason=code, state=BulkState.RUNNING, total=len(keys),
        begun_by_id=actor.user_id, created_at=work().now,
    )  # fmt: skip
    cause = await change(ACTS["account:moderate"], bulk, {}, reason=code)
    bulk.act_id = cause.id
    await bulk.save(force_create=True)
    size = pack().bulk.part
    parts = [
        BulkPart(
            id=new_id(),
            bulk_id=bulk.id,
            number=start // size,
            comments=[str(key) for key in keys[start : start + size]],
        )
        for start in range(0, len(keys), size)
    ]
    await BulkPart.bulk_create(parts)
    if len(parts) > 1:
        await first_deadline(DeadlineKind.BULK_GOES_ON, bulk.id, work().now)
    await _do_part(bulk, parts[0] if parts else None, cause)
    return bulk


@at_its_time(DeadlineKind.BULK_GOES_ON)
@use_case("bulk:go_on")
async def go_on_with_bulk(actor: Actor, bulk_id: UUID) -> Bulk:
    """Do the next part of an act on many comments, or take it back, in the name of whoever asked for it."""
    bulk = await locked(Bulk, bulk_id)
    await permit(ACTS["bulk:go_on"], bulk)
    if bulk.state not in (BulkState.RUNNING, BulkState.UNDOING):
        return bulk
    created("bulk:go_on", bulk)
    asked_by = bulk.begun_by_id if bulk.state is BulkState.RUNNING else bulk.undone_by
    work().actor = await actor_of_user(await User.get(id=asked_by))
    if bulk.state is BulkState.UNDOING:
        await _take_back_part(bulk)
    else:
        part = await BulkPart.filter(bulk_id=bulk.id, done_at=None).order_by("number").first()
        await _do_part(bulk, part, await ActRow.get(id=bulk.act_id))
    if bulk.state in (BulkState.RUNNING, BulkState.UNDOING):
        await set_deadline(DeadlineKind.BULK_GOES_ON, bulk.id, work().now + A_MOMENT)
    return bulk


async def take_back(bulk: Bulk) -> None:
    """A step: every comment of a bulk, held here, becomes what it was, but those that were changed since."""
    bulk.state, bulk.undone_by = BulkState.UNDOING, work().actor.user_id
    await bulk.save(update_fields=["state", "undone_by"])
    await _take_back_part(bulk)
    if bulk.state is BulkState.UNDOING:
        await set_deadline(DeadlineKind.BULK_GOES_ON, bulk.id, work().now)


async def _do_part(bulk: Bulk, part: BulkPart | None, cause: ActRow) -> None:
    left = Counter[str](bulk.left_out)
    if part is not None:
        act, keys = ACTS[ACT_OF[bulk.verb]], [UUID(key) for key in part.comments]
        rows = await _held(bulk, keys)
        against = await move_each(act.name, rows, reason=bulk.reason, cause=cause)
        moved = [row for row in rows if row.pk not in against]
        await tell_each(act.event, moved, await drawn_somewhere(moved), reason=bulk.reason)
        if bulk.verb is BulkVerb.APPROVE:
            await tell_of_answers(moved)
        left.update(_why(refusal) for refusal in against.values())
        left[NOT_FOUND] += len(keys) - len(rows)
        bulk.done += len(moved)
        part.done_at = work().now
        await part.save(update_fields=["done_at"])
    bulk.left_out = {code: count for code, count in sorted(left.items()) if count}
    if not await BulkPart.filter(bulk_id=bulk.id, done_at=None).exists():
        bulk.state = BulkState.DONE
    await bulk.save(update_fields=["done", "left_out", "state"])


async def _take_back_part(bulk: Bulk) -> None:
    done = BulkPart.filter(bulk_id=bulk.id, undone_at=None).exclude(done_at=None)
    part = await done.order_by("number").first()
    if part is not None:
        keys = [UUID(key) for key in part.comments]
        rows = await _held(bulk, keys)
        last = await last_act_on(keys)
        ours = [(row, last[row.pk]) for row in rows if row.pk in last and last[row.pk].cause_id == bulk.act_id]
        await replay_each(ACTS["act:undo"], ours, ACTS[ACT_OF[bulk.verb]])
        back = [row for row, _ in ours]
        for row in back:
            await held_for_the_platform(row)
        await tell_each("act.undone", back, await drawn_somewhere(back))
        bulk.put_back += len(back)
        part.undone_at = work().now
        await part.save(update_fields=["undone_at"])
    if not await done.exists():
        bulk.state = BulkState.UNDONE
    await bulk.save(update_fields=["put_back", "state"])


async def _held(bulk: Bulk, keys: list[UUID]) -> list[Comment]:
    """Comments of the bulk's account, held in the order of their ids, so that no two bulks wait for each other."""
    return await Comment.filter(id__in=keys, account_id=bulk.account_id).order_by("id").select_for_update()


async def drawn_somewhere(rows: list[Comment]) -> set[UUID]:
    """Which of the comments are shown in some chat: on a card, in a digest, or on the card of what they answer."""
    keys = [row.pk for row in rows]
    cards = await Card.filter(subject_kind="Comment", subject_id__in=keys).values_list("subject_id", flat=True)
    told = await Digested.filter(comment_id__in=keys).values_list("comment_id", flat=True)
    return {*cards, *told, *(row.pk for row in rows if row.as_account)}


async def _keys(
    account: PublicAccount, verb: BulkVerb, ids: list[UUID] | None, wanted: Wanted | None
) -> list[UUID]:  # fmt: skip
    most = pack().bulk.most
    if (ids is None) is (wanted is None):
        raise invalid("ids", FaultCode.NOT_ONE_OF, "ids, filter")
    if wanted is not None:
        return (await matching(account, verb, wanted, most))[0]
    keys = list(dict.fromkeys(ids or ()))
    if not keys:
        raise invalid("ids", FaultCode.EMPTY)
    if len(keys) > most:
        raise invalid("ids", FaultCode.TOO_LONG, most)
    return keys


def _reason(verb: BulkVerb, reason: str | None) -> str | None:
    """The reason that the authors are told, from the list: none where nothing is taken from them."""
    if verb in (BulkVerb.APPROVE, BulkVerb.SHOW):
        return None
    if reason is None and verb is BulkVerb.DELETE:
        raise invalid("reason", FaultCode.EMPTY)
    known = pack().reasons.care
    if reason is not None and reason not in known:
        raise invalid("reason", FaultCode.NOT_ONE_OF, ", ".join(known))
    return reason or "OTHER"


def _why(refusal: Refusal) -> str:
    """What stood against one comment, as a code: the refusal, and what it was because of."""
    because = getattr(refusal, "because", None) or getattr(refusal, "state", None)
    return f"{refusal.code}:{because}" if because else refusal.code
