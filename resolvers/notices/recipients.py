"""Who is meant when somebody is told: one function for each column of the table of tellings."""

from typing import Any
from uuid import UUID

from tortoise.expressions import Q

import db
from db.accounts import Operatorship, StaffMember
from db.vocabulary import OperatorRole, OperatorshipState, Side, StaffRole
from resolvers.rules.standings import OF_A_READER

Recipient = tuple[UUID | None, UUID | None]


async def author(row: Any) -> set[Recipient]:
    """Who wrote it."""
    return {(row.author_id, None)} if row.author_id else set()


async def operators(row: Any) -> set[Recipient]:
    """Whoever runs the account it belongs to, or owned it when it closed."""
    account = row.pk if isinstance(row, db.PublicAccount) else row.account_id
    held = Operatorship.filter(Q(until=None, state=OperatorshipState.ACTIVE) | Q(remains=True), account_id=account)
    return {(user, None) for user in await held.values_list("user_id", flat=True)}  # type: ignore[misc]


async def reviewers(row: Any) -> set[Recipient]:
    """Whoever takes cases."""
    return await _staff(StaffRole.REVIEWER, StaffRole.SENIOR_REVIEWER)


async def seniors(row: Any) -> set[Recipient]:
    """Whoever is to see to what is late."""
    return await _staff(StaffRole.SENIOR_REVIEWER, StaffRole.CHIEF_EDITOR)


async def concerned(appeal: Any) -> set[Recipient]:
    """Whom the decision concerns against which a complainant appeals: who was told of it, else whose content it is."""
    told = await db.StatementOfReasons.filter(decision_id=appeal.decision_id, side=Side.SUBJECT)
    case = await db.Case.get(id=appeal.case_id)
    people: set[Recipient] = {(statement.user_id, None) for statement in told if statement.user_id}
    if case.subject_kind not in OF_A_READER or any(statement.user_id is None for statement in told):
        people |= await operators(case)
    return people or await author(case) or await operators(case)


async def the_desk(row: Any) -> set[Recipient]:
    """Whoever takes cases, and who takes only those that were passed on."""
    return await _staff(StaffRole.REVIEWER, StaffRole.SENIOR_REVIEWER, StaffRole.CHIEF_EDITOR)


async def _staff(*roles: StaffRole) -> set[Recipient]:
    held = StaffMember.filter(until=None, role__in=list(roles))
    return {(user, None) for user in await held.values_list("user_id", flat=True)}  # type: ignore[misc]


async def holder(row: Any) -> set[Recipient]:
    """Who has taken a case."""
    member = await StaffMember.get_or_none(id=row.claimed_by_id)
    return {(member.user_id, None)} if member else set()


async def accused(case: Any) -> set[Recipient]:
    """The side of a conversation that is complained about in a case: its user, else whoever runs the account."""
    return await author(case) or await operators(case)


async def subject_side(row: Any) -> set[Recipient]:
    """Who wrote what a case is about, and whoever runs the account; not for a conversation, which has two sides."""
    return await operators(row) | (await author(row) if isinstance(row, db.Comment) else set())


async def writer(message: Any) -> set[Recipient]:
    """Whose conversation with an account it is."""
    return {(message.user_id, None)}


async def both_sides(message: Any) -> set[Recipient]:
    """The user of a conversation and whoever runs the account."""
    return await writer(message) | await operators(message)


async def complainant(row: Any) -> set[Recipient]:
    """Who filed it, a complaint or an appeal, when we know a place to answer to."""
    return {(row.user_id, row.guest_id)} if row.user_id or row.guest_id else set()


async def asker(row: Any) -> set[Recipient]:
    """Who has taken the case of a complaint, and may have asked."""
    case = await db.Case.get(id=row.case_id).select_related("claimed_by")
    return {(case.claimed_by.user_id, None)} if case.claimed_by else set()


async def other_side(row: Any) -> set[Recipient]:
    """Who is asked about what was complained of: the reader who wrote it, else the operators; never a complainant."""
    complained = await db.Complaint.filter(case_id=row.case_id).values_list("user_id", "guest_id")
    return (await author(row) or await operators(row)) - set(complained)


async def author_of_parent(row: Any) -> set[Recipient]:
    """Who is answered."""
    parent = await db.Comment.get_or_none(id=row.parent_id) if row.parent_id else None
    return {(parent.author_id, None)} if parent and parent.author_id else set()


async def proposer(row: Any) -> set[Recipient]:
    """Who proposed the sanction, or the warning that something is put right after."""
    sanction = await db.Sanction.get(id=getattr(row, "sanction_id", row.pk)).select_related("proposed_by")
    return {(sanction.proposed_by.user_id, None)}


async def listed(entry: Any) -> set[Recipient]:
    """Whom an entry in the blacklist concerns: who acts for the registrant, and the owners of its accounts."""
    registrant = await db.Registrant.get(id=entry.registrant_id)
    held = Operatorship.filter(
        account_id__in=entry.accounts, until=None, state=OperatorshipState.ACTIVE, role=OperatorRole.OWNER
    )
    owners = await held.values_list("user_id", flat=True)
    return {(UUID(user), None) for user in registrant.acting or ()} | {(user, None) for user in owners}  # type: ignore[misc]


async def proposer_of_entry(entry: Any) -> set[Recipient]:
    """Who proposed an entry in the blacklist."""
    member = await StaffMember.get(id=entry.proposed_by_id)
    return {(member.user_id, None)}


async def muted(row: Any) -> set[Recipient]:
    """Whom an account muted, or does not mute any more."""
    return {(row.user_id, None)}


async def the_user(row: Any) -> set[Recipient]:
    """Whose user it is."""
    return {(row.pk, None)}


async def owners(post: Any) -> set[Recipient]:
    """The owners of the account at which a post is."""
    held = Operatorship.filter(
        account_id=post.account_id, until=None, state=OperatorshipState.ACTIVE, role=OperatorRole.OWNER
    )
    return {(user, None) for user in await held.values_list("user_id", flat=True)}  # type: ignore[misc]


async def whose_post(post: Any) -> set[Recipient]:
    """Who holds a post at an account, or held it until now."""
    return {(post.user_id, None)} if post.user_id else set()


async def each_page(row: Any) -> set[Recipient]:
    """Nobody at once: whoever tells it goes through those whom it concerns page by page."""
    return set()


async def answering(row: Any) -> set[Recipient]:
    """Whoever acts for the registrant of something; where nobody does yet, the owners of its accounts."""
    acting = await representatives(row)
    if acting:
        return acting
    registrant = row.pk if isinstance(row, db.Registrant) else row.registrant_id
    held = Operatorship.filter(
        account__registrant_id=registrant, until=None, state=OperatorshipState.ACTIVE, role=OperatorRole.OWNER
    )
    return {(user, None) for user in await held.values_list("user_id", flat=True)}  # type: ignore[misc]


async def auditors(row: Any) -> set[Recipient]:
    """Whoever watches what staff do."""
    return await _staff(StaffRole.AUDITOR)


async def identity_officers(row: Any) -> set[Recipient]:
    """Whoever verifies registrants."""
    return await _staff(StaffRole.IDENTITY_OFFICER)


async def representatives(row: Any) -> set[Recipient]:
    """Whoever acts for a registrant, or for the one that something belongs to."""
    registrant = row if isinstance(row, db.Registrant) else await db.Registrant.get(id=row.registrant_id)
    return {(UUID(user), None) for user in registrant.acting or ()}


async def the_group(group: Any) -> set[Recipient]:
    """Whoever acts for a member of a group, or for the registrant that declared it."""
    members = await db.GroupMember.filter(group_id=group.pk, until=None).select_related("registrant")
    acting = {user for member in members for user in member.registrant.acting or ()}
    return {(UUID(user), None) for user in acting} | await representatives(group)
