"""Whether the blacklist stands against a registrant: found by blind index in one indexed statement (D13.2)."""

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from db.accounts import Registrant
from db.columns import key_ring
from db.complaints import CaseCause
from db.sanctions import BlacklistEntry
from db.vocabulary import BlacklistMeasure, CauseKind
from resolvers import clock
from resolvers.notices import tell
from resolvers.pages import Literally
from resolvers.rules.identity import index_of
from resolvers.rules.ids import global_id
from resolvers.use_case import new_id, work

IN_FORCE = "state = 'IN_FORCE'"  # in each branch, so that each is answered by its partial index


async def entry_against(registrant: Registrant) -> BlacklistEntry | None:
    """A step: the entry in force that forbids this registrant to register or to open accounts, if there is one.

    Asked in the transactions that verify a registrant and that open an account, with the registrant's row held, and
    nowhere else: whoever cannot show that an identity is theirs learns nothing of it.
    """
    now = clock.now()
    found = await listed(marks_of(registrant), registrant).filter(starts_at__lte=now, ends_at__gt=now)
    forbidding = [entry for entry in found if BlacklistMeasure.FORBID_REGISTRATION in entry.measures]
    return max(forbidding, key=lambda entry: str(entry.ends_at), default=None)


def listed(marks: list[str], registrant: Registrant) -> QuerySet[BlacklistEntry]:
    """The entries that were confirmed about a registrant or about the same number; in force is a date besides."""
    same_row = Literally(IN_FORCE) & Q(registrant_id=registrant.id)
    same_number = Literally(IN_FORCE) & Q(number_mark__in=marks)
    return BlacklistEntry.filter(same_number | same_row if marks else same_row)


def marks_of(registrant: Registrant) -> list[str]:
    """The blind indexes of a registrant's number under every index key that lives; none where no number is known."""
    marks = [registrant.number_mark] if registrant.number_mark else []
    if registrant.number_sealed and registrant.document:
        number = key_ring().open(registrant.number_sealed, f"registrant:{registrant.id}:number")
        marks += key_ring().indexes("identity", index_of(registrant.document, number, registrant.country))
    return list(dict.fromkeys(marks))


async def found_evading(registrant: Registrant, entry: BlacklistEntry) -> None:
    """A step: somebody whom an entry forbids to register did so anew; its case notes it once, and seniors are told.

    Nothing follows by itself, and nothing for anybody else: not for colleagues, family, or whoever acts for others.
    It is to be called in a transaction that commits.
    """
    noted = CaseCause.filter(case_id=entry.case_id, kind=CauseKind.EVASION, cause_id=registrant.id)
    if await noted.exists():
        return
    await CaseCause.create(
        id=new_id(), case_id=entry.case_id, kind=CauseKind.EVASION, cause_id=registrant.id,
        words=global_id("Registrant", registrant.id), at=work().now,
    )  # fmt: skip
    await tell("blacklist_entry.evaded", entry)
