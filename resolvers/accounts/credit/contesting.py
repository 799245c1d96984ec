"""Contesting an entry of the ledger, and answering that: by a senior who decided nothing in its cause (D6.2)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from db.accounts import CreditEntry, Registrant
from db.complaints import Case, Complaint
from db.vocabulary import StaffRole
from policy import pack
from resolvers.accounts.credit.looking import look_by, reckon
from resolvers.moves import move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.conditions import Facts
from resolvers.rules.refusals import NotFound, Refused
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.rules.visibility import may_see
from resolvers.sanctions.appeals.matters import accounts_of, people_who_decided
from resolvers.use_case import use_case, work

ANSWERING = (StaffRole.SENIOR_REVIEWER, StaffRole.CHIEF_EDITOR)


@use_case("credit_entry:contest")
async def contest_credit_entry(actor: Actor, entry_id: UUID, words: str) -> CreditEntry:
    """Say why an entry of the credit ledger is wrong; until that is answered it does not count.

    Once, within the days of the policy pack, by whoever acts for the registrant; a senior who decided nothing in its
    cause answers, with reasons. Duty D6.2.
    """
    entry, registrant = await _held(entry_id)
    await permit(ACTS["credit_entry:contest"], entry)
    _check(words)
    now = work().now
    by = now + timedelta(days=pack().credit.answer)
    await move(
        "credit_entry:contest", entry, words=words, contested_by_id=actor.user_id, contested_at=now, answer_by=by
    )
    await tell("credit_entry.contested", entry, until=by.date())
    await reckon(registrant)
    await look_by(registrant.id, by)
    return entry


@use_case("credit_entry:keep")
async def keep_credit_entry(actor: Actor, entry_id: UUID, words: str) -> CreditEntry:
    """Answer a contest: the entry counts, and why. It is final here. Duty D6.2."""
    return await _answer(actor, "credit_entry:keep", entry_id, words)


@use_case("credit_entry:strike")
async def strike_credit_entry(actor: Actor, entry_id: UUID, words: str) -> CreditEntry:
    """Answer a contest: the entry was wrong, and leaves as if it had never been there. Duty D6.2."""
    return await _answer(actor, "credit_entry:strike", entry_id, words)


async def _answer(actor: Actor, act: str, entry_id: UUID, words: str) -> CreditEntry:
    entry, registrant = await _held(entry_id)
    facts = await facts_of_answering(actor, entry)
    await permit(ACTS[act], entry, facts)
    _check(words)
    now = work().now
    by = next((actor.staff[role] for role in ANSWERING if role in actor.staff), None)
    left: dict[str, Any] = {"left_at": now} if act == "credit_entry:strike" else {}
    await move(act, entry, facts=facts, answer=words, answered_by_id=by, answered_at=now, **left)
    await tell(ACTS[act].event, entry)
    await reckon(registrant)
    return entry


async def facts_of_answering(actor: Actor, entry: CreditEntry) -> Facts:
    """What the conditions ask about whoever answers: what they decided, wrote or complained of, what else they run."""
    sisters = await accounts_of(entry.registrant_id)
    case = await Case.get_or_none(id=entry.breach_id) if entry.breach_id else None
    if case is None:
        return {"sisters": sisters}
    decided = (await people_who_decided([case]))[case.subject_id]
    complained = await Complaint.filter(case_id=case.id, user_id=actor.user_id).exists()
    return {
        "decided_before": actor.user_id in decided, "author": case.author_id,
        "complainants": [actor.user_id] if complained else [], "sisters": sisters,
    }  # fmt: skip


async def _held(entry_id: UUID) -> tuple[CreditEntry, Registrant]:
    """An entry with its registrant, both held, the registrant first; what the actor may not see does not exist."""
    known = await CreditEntry.get_or_none(id=entry_id)
    if known is None:
        raise Refused(NotFound("CreditEntry"))
    registrant = await Registrant.filter(id=known.registrant_id).select_for_update().get()
    entry = await CreditEntry.filter(id=entry_id).select_for_update().get()
    entry.registrant = registrant
    if not may_see(work().actor, entry):
        raise Refused(NotFound("CreditEntry"))
    return entry, registrant


def _check(words: str) -> None:
    checked(words=(words, pack().texts.appeal))
    without_identity_numbers("words", words)
