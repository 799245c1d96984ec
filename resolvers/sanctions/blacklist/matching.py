"""Whether the blacklist stands against a registrant: found by blind index in one indexed statement (D13.2)."""

from datetime import timedelta
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from db.accounts import Registrant
from db.columns import key_ring
from db.complaints import CaseCause
from db.sanctions import BlacklistEntry, Decision, StatementOfReasons
from db.vocabulary import BlacklistMeasure, CauseKind, Side
from policy import pack
from resolvers import clock
from resolvers.notices import tell
from resolvers.pages import Literally
from resolvers.rules.identity import index_of
from resolvers.rules.ids import global_id
from resolvers.sanctions.decisions import deliver
from resolvers.use_case import new_id, work

IN_FORCE = "state = 'IN_FORCE'"  # in each branch, so that each is answered by its partial index


async def entry_against(registrant: Registrant, *, of_others: bool = False) -> BlacklistEntry | None:
    """A step: the entry in force that forbids this registrant to register or to open accounts, if there is one.

    Asked in the transactions that verify a registrant and that open an account, with the registrant's row held, and
    nowhere else: whoever cannot show that an identity is theirs learns nothing of it. With `of_others` an entry about
    this very registrant does not count: to renew its own document is no new registration.
    """
    now = clock.now()
    found = await listed(marks_of(registrant), registrant).filter(starts_at__lte=now, ends_at__gt=now)
    found = [entry for entry in found if not (of_others and entry.registrant_id == registrant.id)]
    forbidding = [entry for entry in found if BlacklistMeasure.FORBID_REGISTRATION in entry.measures]
    return max(forbidding, key=lambda entry: str(entry.ends_at), default=None)


def listed(marks: list[str], registrant: Registrant) -> QuerySet[BlacklistEntry]:
    """The entries that were confirmed about a registrant or about the same number; in force is a date besides."""
    same_row = Literally(IN_FORCE) & Q(registrant_id=registrant.id)
    same_number = Literally(IN_FORCE) & Q(number_mark__in=marks)
    return BlacklistEntry.filter(same_number | same_row if marks else same_row)


def marks_of(registrant: Registrant) -> list[str]:
    """The blind indexes of the number that was told under every index key that lives; none where none is known."""
    return list(
        dict.fromkeys([*([registrant.number_mark] if registrant.number_mark else []), *_marks_kept(registrant)])
    )


def verified_marks_of(registrant: Registrant) -> list[str]:
    """The blind indexes of the number that was verified last; of one that was only told since, nothing."""
    if registrant.verified_mark is None:
        return []
    kept = _marks_kept(registrant)
    return kept if registrant.verified_mark in kept else [registrant.verified_mark]


def _marks_kept(registrant: Registrant) -> list[str]:
    if registrant.number_sealed and registrant.document:
        number = key_ring().open(registrant.number_sealed, f"registrant:{registrant.id}:number")
        return key_ring().indexes("identity", index_of(registrant.document, number, registrant.country))
    return []


async def number_is_verified(registrant: Registrant) -> None:
    """A step: the number of a registrant, held here, was verified; entries about it that knew none know it now."""
    if registrant.verified_mark is not None:
        blind = BlacklistEntry.filter(Literally(IN_FORCE), registrant_id=registrant.id, number_mark=None)
        await blind.update(number_mark=registrant.verified_mark, mark_version=registrant.verified_mark_version)


async def found_evading(registrant: Registrant, entry: BlacklistEntry) -> None:
    """A step: somebody whom an entry forbids to register did so anew; its case notes it once, and seniors are told.

    Whoever acts for them gets the decision and its reasons, with a time of their own to contest it. Nothing follows
    by itself, and nothing for anybody else: not for colleagues, family, or whoever acts for others. It is to be called
    in a transaction that commits.
    """
    if entry.registrant_id == registrant.id:
        return
    await _give_reasons(registrant, entry)
    noted = CaseCause.filter(case_id=entry.case_id, kind=CauseKind.EVASION, cause_id=registrant.id)
    if await noted.exists():
        return
    await CaseCause.create(
        id=new_id(), case_id=entry.case_id, kind=CauseKind.EVASION, cause_id=registrant.id,
        words=global_id("Registrant", registrant.id), at=work().now,
    )  # fmt: skip
    await tell("blacklist_entry.evaded", entry)


async def _give_reasons(registrant: Registrant, entry: BlacklistEntry) -> None:
    """Deliver the decision of an entry to whoever acts for a registrant in whose way it stands, to each once."""
    if entry.decision_id is None:
        return
    decision, until = await Decision.get(id=entry.decision_id), work().now + timedelta(seconds=pack().times.appeal)
    told = StatementOfReasons.filter(decision_id=decision.id, side=Side.SUBJECT)
    if work().now > decision.appeal_until:
        told = told.exclude(appeal_until=None)
    reached = {str(user) for user in await told.exclude(user_id=None).values_list("user_id", flat=True)}
    for user in registrant.acting or ():
        if user not in reached:
            await deliver(decision, account_id=entry.account_id, user_id=UUID(user), appeal_until=until)


async def tell_that_the_way_is_free(entry: BlacklistEntry) -> None:
    """A step: an entry is over; those in whose way it stood by their number are told, unless another one does."""
    noted = CaseCause.filter(case_id=entry.case_id, kind=CauseKind.EVASION).values("cause_id")
    for registrant in await Registrant.filter(id__in=Subquery(noted)).order_by("id"):
        if await entry_against(registrant) is None:
            await tell("registrant.way_free", registrant)
