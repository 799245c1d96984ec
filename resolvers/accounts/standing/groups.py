"""Groups, companies and alliances whose registrants run accounts together: declared, joined, left (D7.3)."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from db.accounts import GroupMember, OperatorGroup, Registrant
from db.vocabulary import GroupKind
from resolvers.accounts.standing.steps import registrant_in_hand
from resolvers.moves import created, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import FaultCode, NotFound, Refused, invalid
from resolvers.rules.standings import Actor, Standing, standings
from resolvers.rules.texts import checked, without_identity_numbers
from resolvers.rules.visibility import may_see
from resolvers.use_case import new_id, use_case, work

LONGEST_NAME, MOST = 200, 50


@use_case("group:declare")
async def declare_group(
    actor: Actor, name: str, kind: GroupKind, registrant_id: UUID, member_ids: Sequence[UUID] = ()
) -> OperatorGroup:
    """Declare a group, company or alliance of registrants: the one that declares it, and others that one acts for.

    Registrants of other people join by themselves. Refused with NotAllowed for one that the caller does not act for.
    Duty D7.3.
    """
    keys = list(dict.fromkeys((registrant_id, *member_ids)))
    if len(keys) > MOST:
        raise invalid("otherRegistrantIds", FaultCode.TOO_LONG, MOST)
    members = {key: await registrant_in_hand(key) for key in sorted(keys)}
    for one in members.values():
        await permit(ACTS["group:declare"], one)
    checked(name=(name, LONGEST_NAME))
    without_identity_numbers("name", name)
    now = work().now
    group = await OperatorGroup.create(
        id=new_id(), kind=kind, name=name, registrant=members[registrant_id], declared_at=now
    )
    for key in keys:
        await GroupMember.create(id=new_id(), group_id=group.id, registrant_id=key, since=now)
    created("group:declare", group)
    return await with_members(group)


@use_case("group:join")
async def join_group(actor: Actor, group_id: UUID, registrant_id: UUID) -> OperatorGroup:
    """Let a registrant that one acts for join a group, whose id its people pass on; all of them are told.

    Refused with Restricted while the registrant is not verified. Duty D7.3.
    """
    registrant, _, group, member = await _in_hand(group_id, registrant_id)
    await permit(ACTS["group:join"], registrant, {"registrant": registrant, "group": group, "member": member})
    if await GroupMember.filter(group_id=group.id, until=None).count() >= MOST:
        raise invalid("groupId", FaultCode.TOO_LONG, MOST)
    await GroupMember.create(id=new_id(), group_id=group.id, registrant_id=registrant.id, since=work().now)
    created("group:join", group)
    await tell("group.joined", group, group=group.name)
    return await with_members(group)


@use_case("group:leave")
async def leave_group(actor: Actor, group_id: UUID, registrant_id: UUID) -> OperatorGroup:
    """End the membership of a registrant; with the one that declared the group it ends for all.

    Whoever acts for the one that declared it can end any other membership. All members are told. Duty D7.3.
    """
    registrant, declarer, group, member = await _in_hand(group_id, registrant_id)
    await permit(ACTS["group:leave"], declarer if _acts_for(declarer) else registrant, {"member": member})
    now, ends = work().now, registrant.id == group.registrant_id
    await tell("group.ended" if ends else "group.left", group, group=group.name)  # while all of them are members
    leaving = GroupMember.filter(group_id=group.id, until=None)
    if ends:
        group.ended_at = now
        await group.save(update_fields=["ended_at"])
    else:
        leaving = leaving.filter(registrant_id=registrant.id)
    await leaving.update(until=now)
    created("group:leave", group)
    return await with_members(group)


async def _in_hand(
    group_id: UUID, registrant_id: UUID
) -> tuple[Registrant, Registrant, OperatorGroup, GroupMember | None]:
    """A step: one registrant and a group, both held, who declared it, and the registrant's membership, if there is one.

    Whoever declared a group knows its members, persons as well.
    """
    registrant = await Registrant.filter(id=registrant_id).select_for_update().first()
    group = await OperatorGroup.filter(id=group_id).select_for_update().first()
    declarer = await Registrant.get(id=group.registrant_id) if group else None
    known = registrant is not None and (may_see(work().actor, registrant) or (declarer and _acts_for(declarer)))
    if registrant is None or not known:
        raise Refused(NotFound("Registrant"))
    if group is None or declarer is None:
        raise Refused(NotFound("OperatorGroup"))
    member = await GroupMember.filter(group_id=group.id, registrant_id=registrant.id, until=None).first()
    return registrant, declarer, group, member


def _acts_for(registrant: Registrant) -> bool:
    return Standing.REPRESENTATIVE in standings(work().actor, registrant)


async def with_members(group: OperatorGroup) -> OperatorGroup:
    """A step: a group with its members at hand, by whom it may be seen."""
    await members_beside([group])
    return group


async def members_beside(groups: Iterable[Any]) -> None:
    """A step: the members of several groups, read along with them in one statement."""
    beside = list(groups)
    members = await members_of([group.id for group in beside])
    for group in beside:
        group._members = members.get(group.id, [])


async def members_of(groups: list[UUID]) -> dict[UUID, list[Registrant]]:
    """The registrants that belong to several groups now, those that came first before the others."""
    found: dict[UUID, list[Registrant]] = {}
    rows = GroupMember.filter(group_id__in=groups, until=None).select_related("registrant") if groups else None
    for member in sorted(await rows, key=lambda member: member.id) if rows is not None else ():
        found.setdefault(member.group_id, []).append(member.registrant)
    return found
