"""Reviewing accounts before they are open, and what is to change of them; what is late is told to seniors (D7.1)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from db.accounts import AccountRevision, PublicAccount, Registrant
from db.vocabulary import AccountCategory, AccountClass, DeadlineKind, RevisionKind, RevisionState
from policy import pack
from resolvers.accounts.opening.drafting import account_in_hand, account_with_registrant, nothing_forbids
from resolvers.accounts.opening.lapsing import lapses_from_now
from resolvers.accounts.opening.looks import looks_of, missing_looks, nobody_is_taken_for
from resolvers.accounts.opening.profile import check_fit
from resolvers.accounts.standing.grades import look_at_grade_from
from resolvers.complaints.cases.desk import post_of
from resolvers.deadlines import at_its_time, drop_deadline
from resolvers.moves import change, locked, move, permit, seen
from resolvers.notices import tell
from resolvers.pages import Literally
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import FaultCode, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.sanctions.force import reflect
from resolvers.use_case import use_case, work

PENDING = "state = 'PENDING'"
WORD_OF: dict[str, Any] = {"category": AccountCategory, "account_class": AccountClass}


@use_case("account:approve")
async def approve_account(actor: Actor, account_id: UUID, checklist: Sequence[str]) -> PublicAccount:
    """Open an account that was handed in, with every point of the checklist ticked; it can publish from now on.

    Refused with Restricted while the blacklist forbids its registrant accounts, and with Sanctioned under a closure.
    """
    account, registrant = await account_with_registrant(account_id)
    facts = {"registrant": registrant}
    await permit(ACTS["account:approve"], account, facts)
    await nothing_forbids(registrant)
    ticked = _ticked(checklist, pack().opening.check_opening)
    await nobody_is_taken_for(account.registrant_id, account.name, account.handle)
    done = await move("account:approve", account, facts=facts, **missing_looks(account))
    await _settle(account, done, "approve", RevisionState.APPROVED, checklist=ticked)
    await look_at_grade_from(account.id, work().now)
    await tell("account.approved", account, account=account.name)
    return await reflect(account.id, done)  # a closure that begins later


@use_case("account:return")
async def return_account(actor: Actor, account_id: UUID, reason: str, words: str) -> PublicAccount:
    """Give an account that was handed in back to its owner, with the reason and what is to be done; it is a draft."""
    account, registrant = await account_in_hand(account_id)
    facts = {"registrant": registrant}
    await permit(ACTS["account:return"], account, facts)
    _check_return(reason, words)
    done = await move("account:return", account, reason=reason, facts=facts)
    await _settle(account, done, "return", RevisionState.RETURNED, reason=reason, words=words)
    await lapses_from_now(account.id)
    await tell("account.returned", account, account=account.name, reason=reason, words=words)
    return account


@use_case("revision:approve")
async def approve_revision(actor: Actor, revision_id: UUID, checklist: Sequence[str]) -> AccountRevision:
    """Let what is to change of an account count, with every point of the checklist ticked."""
    revision, account, registrant = await revision_in_hand(revision_id)
    facts = {"account": account, "registrant": registrant}
    await permit(ACTS["revision:approve"], revision, facts)
    ticked = _ticked(checklist, pack().opening.check_change)
    wanted = {field: WORD_OF.get(field, str)(new) for field, (_, new) in revision.changes.items()}
    if WORD_OF.keys() & wanted.keys():
        category = wanted.get("category", account.category)
        check_fit(registrant, category, wanted.get("account_class", account.account_class))
    if "name" in wanted:
        await nobody_is_taken_for(account.registrant_id, wanted["name"], account.handle)
        wanted |= looks_of(wanted["name"], account.handle)
    done = await move("revision:approve", revision, facts=facts, **_decided(), checklist=ticked)
    await change(ACTS["account:change"], account, wanted, cause=done, permitted_by=ACTS["revision:approve"])
    await drop_deadline(DeadlineKind.REVIEW_OVERDUE, revision.id)
    await tell("revision.approved", revision, account=account.name)
    return revision


@use_case("revision:return")
async def return_revision(actor: Actor, revision_id: UUID, reason: str, words: str) -> AccountRevision:
    """Turn down what was to change of an account, with the reason and what can be done; the account stays as it is."""
    revision, account, registrant = await revision_in_hand(revision_id)
    facts = {"account": account, "registrant": registrant}
    await permit(ACTS["revision:return"], revision, facts)
    _check_return(reason, words)
    await move("revision:return", revision, reason=reason, facts=facts, **_decided(), words=words)
    await drop_deadline(DeadlineKind.REVIEW_OVERDUE, revision.id)
    await tell("revision.returned", revision, account=account.name, reason=reason, words=words)
    return revision


@at_its_time(DeadlineKind.REVIEW_OVERDUE)
@use_case("revision:remind")
async def remind_of_revision(actor: Actor, revision_id: UUID) -> AccountRevision:
    """A review is late: seniors are told, and the owners that it is not forgotten; it stays in the queue."""
    revision, account, _ = await revision_in_hand(revision_id)
    await move("revision:remind", revision)
    await tell("revision.overdue", revision, account=account.name)
    return revision


async def revision_in_hand(revision_id: UUID) -> tuple[AccountRevision, PublicAccount, Registrant]:
    """A step: what is to be reviewed with its account, both held, and the registrant."""
    account, registrant = await account_in_hand((await seen(AccountRevision, revision_id)).account_id)
    return await locked(AccountRevision, revision_id), account, registrant


async def pending_on(account_id: UUID) -> AccountRevision | None:
    """A step: what waits for review of an account, held."""
    found = AccountRevision.filter(Literally(PENDING), account_id=account_id)
    return await found.select_for_update().first()


async def _settle(account: PublicAccount, done: Any, verb: str, state: RevisionState, **more: Any) -> None:
    """The revision with which the account was handed in ends as the account's review did."""
    revision = await pending_on(account.id)
    if revision is None or revision.kind is not RevisionKind.OPENING:
        return
    written = {"state": state, **_decided(), **more}
    by = ACTS[f"account:{verb}"]
    await change(ACTS[f"revision:{verb}"], revision, written, cause=done, permitted_by=by)
    await drop_deadline(DeadlineKind.REVIEW_OVERDUE, revision.id)


def _decided() -> dict[str, Any]:
    return {"decided_by_id": post_of(work().actor), "decided_at": work().now}


def _ticked(checklist: Sequence[str], codes: Sequence[str]) -> list[str]:
    """What was ticked; all of it must be, and nothing else can be."""
    if set(checklist) - set(codes):
        raise invalid("checklist", FaultCode.NOT_ONE_OF, ", ".join(codes))
    if missing := [code for code in codes if code not in checklist]:
        raise invalid("checklist", FaultCode.NOT_TICKED, ", ".join(missing))
    return list(codes)


def _check_return(reason: str, words: str) -> None:
    if reason not in pack().opening.returns:
        raise invalid("reason", FaultCode.NOT_ONE_OF, ", ".join(pack().opening.returns))
    checked(words=(words, pack().opening.words_most))
    without_identity_numbers("words", words)
