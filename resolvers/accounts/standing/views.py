"""Licences, declarations and groups as they are read: each list in so many statements, whatever its length."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from db.accounts import (
    Declaration,
    GroupMember,
    Mandate,
    OperatorGroup,
    PublicAccount,
    Qualification,
    QualificationCover,
)
from db.vocabulary import QualificationState
from resolvers import clock
from resolvers.accounts.standing.groups import members_beside
from resolvers.accounts.standing.steps import with_registrants
from resolvers.pages import Literally, Window, keyset, keyset_per, own
from resolvers.rules.accounts.standing import in_force
from resolvers.rules.refusals import NotAllowed, Refused
from resolvers.rules.standings import Actor, standings
from resolvers.rules.visibility import QUERIES, may_see

MOST = 50
PAGE = Window(limit=MOST)


async def qualification_queue(actor: Actor, window: Window) -> list[Qualification]:
    """Licences that wait for a look, oldest first; for staff who verify them."""
    if not QUERIES["qualificationQueue"] & standings(actor, None):
        raise Refused(NotAllowed("qualification:verify"))
    waiting = Qualification.filter(Literally("state = 'SUBMITTED'"))
    return await with_registrants(await keyset(waiting, window, oldest_first=True))


async def qualifications_of_accounts(accounts: list[UUID]) -> dict[UUID, list[Qualification]]:
    """The licences in force that cover several accounts, in three statements."""
    covers = QualificationCover.filter(account_id__in=accounts, qualification__state=QualificationState.VERIFIED)
    read = await covers.select_related("qualification__registrant")
    found: dict[UUID, list[Qualification]] = {}
    for cover in sorted(read, key=lambda cover: cover.qualification_id):
        licence: Any = cover.qualification
        if in_force(licence, clock.today()):
            found.setdefault(cover.account_id, []).append(licence)
    return found


async def accounts_under(licences: list[UUID]) -> dict[UUID, list[PublicAccount]]:
    """The accounts that several licences cover, or are to cover, by handle."""
    covers = QualificationCover.filter(qualification_id__in=licences).select_related("account")
    found: dict[UUID, list[PublicAccount]] = {}
    for cover in sorted(await covers, key=lambda cover: str(cover.account.handle)):
        found.setdefault(cover.qualification_id, []).append(cover.account)
    return found


async def qualifications_of_registrants(actor: Actor, registrants: list[UUID]) -> dict[UUID, list[Qualification]]:
    """The licences of several registrants in every state, newest first, at most 50 each."""
    return await _seen(actor, await keyset_per(Qualification, "registrant_id", registrants, "1 = 1", PAGE))


async def declarations_of(actor: Actor, registrants: list[UUID]) -> dict[UUID, list[Declaration]]:
    """What several registrants declared, newest first, at most 50 each."""
    return await _seen(actor, await keyset_per(Declaration, "registrant_id", registrants, "1 = 1", PAGE))


async def groups_of(actor: Actor, registrants: list[UUID]) -> dict[UUID, list[OperatorGroup]]:
    """The groups to which several registrants belong now."""
    members = GroupMember.filter(registrant_id__in=registrants, until=None).select_related("group__registrant")
    found: dict[UUID, list[OperatorGroup]] = {}
    for member in sorted(await members, key=lambda member: member.id):
        found.setdefault(member.registrant_id, []).append(member.group)
    await members_beside(group for groups in found.values() for group in groups)
    return {key: [group for group in groups if may_see(actor, group)] for key, groups in found.items()}


async def my_licences(actor: Actor) -> list[Qualification]:
    """The licences of the registrants for which one acts, in every state, newest first, at most 50."""
    held: Any = await own(Mandate.filter(until=None), actor).values_list("registrant_id", flat=True)
    found = await Qualification.filter(registrant_id__in=held) if held else []
    return sorted(found, key=lambda one: one.id, reverse=True)[:MOST]


async def _seen(actor: Actor, pages: dict[UUID, list[Any]]) -> dict[UUID, list[Any]]:
    await with_registrants(_all(pages))
    return {key: [row for row in rows if may_see(actor, row)] for key, rows in pages.items()}


def _all(pages: dict[UUID, list[Any]]) -> Iterable[Any]:
    return (row for rows in pages.values() for row in rows)
