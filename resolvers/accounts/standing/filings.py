"""Registration data of a class of accounts as they are lodged with an authority: the data side (D7.1).

Of natural persons nothing but that one answers for the account is in it: no name, no number (least data).
"""

import hashlib
from collections import defaultdict
from typing import Any
from uuid import UUID

from tortoise.expressions import Q

from db.accounts import Declaration, GroupMember, PublicAccount, QualificationCover, Registrant
from db.columns import key_ring
from db.oversight import Filing
from db.vocabulary import AccountClass, AccountState, QualificationState, RegistrantKind
from resolvers import clock
from resolvers.accounts.standing.steps import WAS_OPENED
from resolvers.moves import created, permit
from resolvers.pages import Window, keyset
from resolvers.rules.accounts.standing import in_force
from resolvers.rules.accounts.standing.filing import Difference, Line, canonical, difference, lines_of
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import NotAllowed, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import QUERIES
from resolvers.use_case import new_id, use_case, work

FILED = (AccountState.ACTIVE, AccountState.CLOSING, AccountState.SHUT)
SLICE = 500
_with: dict[str, str] = {"authority": ""}


def file_with(authority: str) -> None:
    """Name the authority with which filings are lodged."""
    _with["authority"] = authority


@use_case("filing:draft")
async def draft_filing(actor: Actor, account_class: AccountClass) -> Filing:
    """Build the registration data of a class of accounts as they are now; the same data are the same draft.

    Nothing is sent by it. Refused with Restricted while no authority is named in the settings. Duty D7.1.
    """
    authority = _with["authority"]
    await permit(ACTS["filing:draft"], None, {"authority": authority})
    lines = await _lines(account_class)
    body = canonical(lines)
    mark = hashlib.sha256(body.encode()).hexdigest()
    last = await Filing.filter(account_class=account_class).order_by("-number").first()
    if last is not None and (last.hash, last.authority) == (mark, authority):
        return last
    key = new_id()
    filing = await Filing.create(
        id=key, account_class=account_class, number=last.number + 1 if last else 1, authority=authority,
        body_sealed=key_ring().seal(body, _place(key)), hash=mark, accounts=len(lines), drafted_by_id=actor.user_id,
        at=work().now,
    )  # fmt: skip
    created("filing:draft", filing)
    return filing


def body_of(filing: Filing) -> str:
    """What a filing says: one account a line, as JSON."""
    return key_ring().open(filing.body_sealed, _place(filing.id))


def _place(key: UUID) -> str:
    return f"filing:{key}:body"


async def differences_of(filings: list[UUID]) -> dict[UUID, Difference]:
    """How each of several filings differs from the one before it of the same class; the first from nothing."""
    rows = await Filing.filter(id__in=filings)
    wanted = [Q(account_class=row.account_class, number=row.number - 1) for row in rows]
    former = {(row.account_class, row.number): row for row in await Filing.filter(Q(*wanted, join_type=Q.OR))}
    return {row.id: _against(former.get((row.account_class, row.number - 1)), row) for row in rows}


def _against(before: Filing | None, filing: Filing) -> Difference:
    return difference(lines_of(body_of(before)) if before else [], lines_of(body_of(filing)))


async def filings_page(actor: Actor, window: Window, account_class: AccountClass | None = None) -> list[Filing]:
    """Filings, newest first, of one class or of all; for those who answer to authorities."""
    if not QUERIES["filings"] & standings(actor, None):
        raise Refused(NotAllowed("filing:draft"))
    found = Filing.filter(account_class=account_class) if account_class else Filing.all()
    return await keyset(found, window)


async def _lines(account_class: AccountClass) -> list[Line]:
    """Every account of a class that was opened and is not closed, read in slices."""
    lines: list[Line] = []
    last = UUID(int=0)
    while True:
        found = PublicAccount.filter(WAS_OPENED, account_class=account_class, state__in=list(FILED), id__gt=last)
        accounts = await found.order_by("id").limit(SLICE).select_related("registrant")
        lines += await _described(accounts)
        if len(accounts) < SLICE:
            return lines
        last = accounts[-1].id


async def _described(accounts: list[PublicAccount]) -> list[Line]:
    registrants = list({account.registrant_id for account in accounts})
    licences, groups = await _licences([account.id for account in accounts]), await _groups(registrants)
    numbers: dict[UUID, int] = {}
    for declaration in await Declaration.filter(registrant_id__in=registrants).order_by("number"):
        numbers[declaration.registrant_id] = declaration.number
    return [
        {
            "handle": account.handle, "name": account.name, "class": account.account_class, "state": account.state,
            "category": account.category, "scope": account.scope, "grade": account.grade,
            "licences": licences[account.id], "declaration": numbers.get(account.registrant_id),
            "groups": groups[account.registrant_id], **_answers(account.registrant),
        }
        for account in accounts
    ]  # fmt: skip


def _answers(registrant: Registrant) -> Line:
    """What is filed of whoever answers for an account: of a person only that it is one, and where."""
    is_public = registrant.kind is RegistrantKind.ORGANISATION
    return {
        "registrantKind": registrant.kind, "registrantState": registrant.state, "registrantArea": registrant.area,
        "organisation": registrant.name if is_public else None,
    }  # fmt: skip


async def _licences(accounts: list[UUID]) -> dict[UUID, list[Line]]:
    found: dict[UUID, list[Line]] = defaultdict(list)
    covers = QualificationCover.filter(account_id__in=accounts, qualification__state=QualificationState.VERIFIED)
    for cover in await covers.select_related("qualification").order_by("qualification_id"):
        one: Any = cover.qualification
        if in_force(one, clock.today(work().now)):
            told = {"kind": one.kind, "number": one.number, "expiresOn": one.expires_on.isoformat()}
            found[cover.account_id].append(told)
    return found


async def _groups(registrants: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for member in await GroupMember.filter(registrant_id__in=registrants, until=None).select_related("group"):
        found[member.registrant_id].append(member.group.name)
    return defaultdict(list, {key: sorted(names) for key, names in found.items()})
