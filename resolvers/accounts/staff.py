"""Platform staff, and public accounts as everybody finds them."""

from datetime import date, timedelta
from uuid import UUID

from tortoise.expressions import Q

from db.accounts import Operatorship, PublicAccount, StaffMember, Training, User
from db.complaints import Case
from db.sanctions import Appeal
from db.vocabulary import AccountState, AppealState, CaseState, OperatorshipState, StaffRole, UserState
from policy import pack
from resolvers import clock
from resolvers.moves import change, created, locked, permit, seen
from resolvers.notices import tell
from resolvers.pages import Window, keyset, own
from resolvers.rules.acts import ACTS, Act
from resolvers.rules.refusals import FaultCode, NotFound, Refused, WrongState, invalid
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked
from resolvers.rules.visibility import may_see
from resolvers.use_case import new_id, use_case, work

LONGEST_HANDLE = 64
OLDEST_TRAINING = timedelta(days=3650)


@use_case("staff:appoint")
async def appoint_staff(actor: Actor, user_id: UUID, role: StaffRole, pseudonym: str) -> StaffMember:
    """Give a user a post of platform staff under a pseudonym (D5.1).

    They and the auditors are told. Nobody appoints themself, or whoever is leaving; no two people have one pseudonym.
    """
    await permit(ACTS["staff:appoint"], None, {"whom": user_id})
    checked(pseudonym=(pseudonym, 40))
    user = await User.filter(id=user_id).select_for_update().first()
    if user is None:
        raise Refused(NotFound("User"))
    if user.state is not UserState.ACTIVE:
        raise Refused(WrongState("user", user.state, "appoint"))
    if await StaffMember.filter(pseudonym=pseudonym, until=None).exclude(user_id=user_id).exists():
        raise invalid("pseudonym", FaultCode.TAKEN)
    if await StaffMember.filter(user_id=user_id, role=role, until=None).exists():
        raise invalid("role", FaultCode.TAKEN)
    member = await StaffMember.create(id=new_id(), user_id=user_id, role=role, pseudonym=pseudonym, since=work().now)
    created("staff:appoint", member, role=role)
    await tell("staff.appointed", member, staff=role, name=pseudonym)
    return member


@use_case("staff:dismiss")
async def dismiss_staff(actor: Actor, member_id: UUID) -> StaffMember:
    """End a post of platform staff; the cases and appeals that were claimed under it wait for another reviewer.

    Whoever held it and the auditors are told. Nobody ends a post of their own.
    """
    act = ACTS["staff:dismiss"]
    await permit(act, None)
    member = await locked(StaffMember, member_id)
    await permit(act, None, {"whom": member.user_id})
    if member.until is None:
        await end_staff_post(member, act)
        await tell("staff.dismissed", member, staff=member.role, name=member.pseudonym)
    return member


async def end_staff_post(member: StaffMember, by: Act) -> None:
    """A step: a post, held here, ends, and what was claimed under it waits for another reviewer."""
    actor = work().actor
    done = await change(ACTS["staff:dismiss"], member, {"until": work().now}, permitted_by=by)
    for case in await Case.filter(claimed_by_id=member.id, state=CaseState.CLAIMED).select_for_update():
        back = {"state": CaseState.OPEN, "claimed_by_id": None, "acted_at": work().now, "acted_by": actor.user_id}
        await change(ACTS["case:release"], case, back, cause=done, permitted_by=by)
        await tell("case.released", case)
    for appeal in await Appeal.filter(claimed_by_id=member.id, state=AppealState.UNDER_REVIEW).select_for_update():
        again = {"state": AppealState.LODGED, "claimed_by_id": None}
        await change(ACTS["appeal:release"], appeal, again, cause=done, permitted_by=by)
        await tell("appeal.released", appeal)


@use_case("training:record")
async def record_training(actor: Actor, member_id: UUID, topic: str, hours: int, held_on: date) -> Training:
    """Record what a member of staff was trained in, on which day and for how many hours (D5.1).

    The topics are those of the policy pack; the day is none to come.
    """
    await permit(ACTS["training:record"], None)
    member, staffing, now = await seen(StaffMember, member_id), pack().staffing, work().now
    if topic not in staffing.topics:
        raise invalid("topic", FaultCode.NOT_ONE_OF, ", ".join(staffing.topics))
    if not 0 < hours <= staffing.longest:
        raise invalid("hours", FaultCode.NOT_ONE_OF, f"1–{staffing.longest}")
    if not clock.today(now) - OLDEST_TRAINING <= held_on <= clock.today(now):
        raise invalid("heldOn", FaultCode.NOT_A_TIME_PAST, OLDEST_TRAINING.days)
    training = await Training.create(
        id=new_id(), user_id=member.user_id, topic=topic, hours=hours, held_on=held_on,
        recorded_by_id=actor.user_id, at=now,
    )  # fmt: skip
    created("training:record", training, topic=topic)
    return training


async def account_by_handle(actor: Actor, handle: str) -> PublicAccount | None:
    """A public account by its handle, with or without the @."""
    handle = handle.removeprefix("@")
    account = await PublicAccount.get_or_none(handle=handle) if len(handle) <= LONGEST_HANDLE else None
    return account if account and may_see(actor, account) else None


async def accounts_page(window: Window) -> list[PublicAccount]:
    """Public accounts, oldest first."""
    public = Q(state=AccountState.ACTIVE) | Q(state=AccountState.CLOSING, closing_from=AccountState.ACTIVE)
    found = PublicAccount.filter(public)
    return await keyset(found, window, oldest_first=True)


async def operators_of(account_ids: list[UUID]) -> dict[UUID, list[Operatorship]]:
    """The operators of several accounts, and who is invited to be one, in one statement."""
    found: dict[UUID, list[Operatorship]] = {}
    for held in await Operatorship.filter(account_id__in=account_ids, until=None).order_by("id"):
        if held.state is OperatorshipState.INVITED and held.expires_at and held.expires_at <= clock.now():
            continue
        found.setdefault(held.account_id, []).append(held)
    return found


async def operatorships_of(actor: Actor) -> list[Operatorship]:
    """One's own posts at public accounts."""
    return await own(Operatorship.filter(until=None), actor).order_by("id")
