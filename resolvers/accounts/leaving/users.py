"""Leaving the platform: a cooling-off in which one may come back, and then nothing of the sign-in is left (D9.2)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tortoise.expressions import Subquery

from db.accounts import (
    Chat,
    ChatLink,
    Letter,
    Mandate,
    Operatorship,
    PublicAccount,
    RecoveryCode,
    Registrant,
    Reset,
    StaffMember,
    TwoStep,
    User,
)
from db.columns import key_ring
from db.complaints import ComplaintDraft
from db.interactions import Follow, Mute
from db.vocabulary import AccountState, DeadlineKind, OperatorRole, OperatorshipState, RegistrantKind, UserState
from policy import pack
from resolvers.accounts.leaving.accounts import begin_closing
from resolvers.accounts.leaving.erasing import look_at_what_is_left
from resolvers.accounts.leaving.exporting import end_exports
from resolvers.accounts.people import end_tokens
from resolvers.accounts.staff import end_staff_post
from resolvers.accounts.team.steps import in_hand
from resolvers.deadlines import at_its_time, drop_deadline, set_deadline
from resolvers.moves import change, locked, move, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work

STAYING = (AccountState.DRAFT, AccountState.IN_REVIEW, AccountState.ACTIVE, AccountState.SHUT)
A_MINUTE = timedelta(minutes=1)


@use_case("user:close")
async def close_user(actor: Actor, delete_comments: bool = False) -> User:
    """Leave the platform for good, after a cooling-off of 14 days in which signing in again lets one come back.

    At once all other sign-ins end, and nothing new can be written; reading, exporting, responding, contesting and
    withdrawing go on. Then address, password, second step and chats are erased, posts in teams end, and what one wrote
    stays under no name, or is deleted where `deleteComments` says so. Complaints go on and are decided. Refused with
    Restricted while one is the only owner of an account that stays, or the last to act for its registrant: `about`
    names them. Duty D9.2.
    """
    user = await _oneself(actor, "user:close")
    unanswered = await _answered_for_alone(user.id)
    left = [f"@{account.handle}" for account in await _owned_alone(user.id)]
    ends = work().now + timedelta(days=pack().leaving.user_days)
    facts = {"left": left, "unanswered": unanswered}
    await move("user:close", user, facts=facts, closes_at=ends, deletes_comments=delete_comments)
    await end_tokens(user, but=actor.token_id)
    await set_deadline(DeadlineKind.USER_CLOSES, user.id, ends)
    await tell("user.closing_begun", user, until=ends.date())
    return user


@use_case("user:reopen")
async def reopen_user(actor: Actor) -> User:
    """Stay after all, within the cooling-off: everything is as it was, but for the sign-ins that ended."""
    user = await _oneself(actor, "user:reopen")
    await move("user:reopen", user, closes_at=None, deletes_comments=False)
    await drop_deadline(DeadlineKind.USER_CLOSES, user.id)
    await tell("user.reopened", user)
    return user


async def _oneself(actor: Actor, act: str) -> User:
    if actor.user_id is None:
        await permit(ACTS[act], None)
    return await locked(User, actor.user_id)  # type: ignore[arg-type]


async def _owned_alone(user_id: UUID) -> list[PublicAccount]:
    """The accounts that stay and would have no owner; they are held, so that no other owner leaves too."""
    owned = Operatorship.filter(
        user_id=user_id, until=None, state=OperatorshipState.ACTIVE, role=OperatorRole.OWNER,
        account__state__in=STAYING,
    )  # fmt: skip
    alone = []
    for key in sorted(await owned.values_list("account_id", flat=True), key=str):
        account = await in_hand(key)  # type: ignore[arg-type]
        if account.state in STAYING and not await owners_staying(account.id, user_id):
            alone.append(account)
    return alone


async def _answered_for_alone(user_id: UUID) -> list[str]:
    """The handles of accounts that stay and for whose registrant nobody else who stays acts; they are held.

    A person answers for their own accounts, so those are closing before the person goes.
    """
    held: list[Any] = await Mandate.filter(user_id=user_id, until=None).values_list("registrant_id", flat=True)
    if not held:
        return []
    registrants = await Registrant.filter(id__in=held).order_by("id").select_for_update()
    others = Mandate.filter(registrant_id__in=held, until=None, user__state=UserState.ACTIVE).exclude(user_id=user_id)
    acted_for = set(await others.values_list("registrant_id", flat=True))
    alone = [one.id for one in registrants if one.kind is RegistrantKind.PERSON or one.id not in acted_for]
    stay = PublicAccount.filter(registrant_id__in=alone, state__in=STAYING).order_by("handle")
    return [f"@{handle}" for handle in await stay.values_list("handle", flat=True)] if alone else []


async def owners_staying(account_id: UUID, but: UUID) -> int:
    """How many others own an account and are not leaving the platform."""
    owners = Operatorship.filter(
        account_id=account_id, until=None, state=OperatorshipState.ACTIVE, role=OperatorRole.OWNER,
        user__state=UserState.ACTIVE,
    )  # fmt: skip
    return await owners.exclude(user_id=but).count()


@at_its_time(DeadlineKind.USER_CLOSES)
@use_case("user:finish")
async def finish_user(actor: Actor, user_id: UUID) -> User:
    """End a user whose cooling-off is over: sign-in, chats, posts, mandates and follows end, and the name goes.

    An account that has no other owner is closed first, and its owner goes after it, for who owned it with them may
    have left meanwhile. What may not go yet, since it is held or must be kept, is looked at by the clock until nothing
    is left.
    """
    user = await locked(User, user_id)
    await permit(ACTS["user:finish"], user)
    if await _accounts_close_first(user):
        return user
    await move("user:finish", user, closed_at=work().now)
    await end_tokens(user)
    await _end_posts(user)
    for member in await StaffMember.filter(user_id=user.id, until=None).order_by("id").select_for_update():
        await end_staff_post(member, ACTS["user:finish"])
    await _end_mandates(user)
    await _end_follows(user)
    await _forget(user)
    await end_exports(user.id)
    await look_at_what_is_left(user.id)
    return user


async def _accounts_close_first(user: User) -> bool:
    """Begin to close what would be left without an owner; gives whether the user waits for it."""
    alone = await _owned_alone(user.id)
    begun = [(account.handle, await begin_closing(account, by=ACTS["user:finish"])) for account in alone]
    waiting = {handle: ends for handle, ends in begun if ends is not None}
    if not waiting:
        return False
    until = max(waiting.values()) + A_MINUTE
    user.closes_at = until
    await user.save(update_fields=["closes_at"])
    await set_deadline(DeadlineKind.USER_CLOSES, user.id, until)
    await tell("user.closes_later", user, about=", ".join(f"@{handle}" for handle in waiting), until=until.date())
    return True


async def _end_posts(user: User) -> None:
    held = Operatorship.filter(user_id=user.id, until=None, state=OperatorshipState.ACTIVE)
    over = {"state": OperatorshipState.ENDED, "until": work().now, "offered_until": None, "offered_by": None}
    for post in await held.order_by("id").select_for_update():
        await change(ACTS["operatorship:leave"], post, dict(over), permitted_by=ACTS["user:finish"])
    await Operatorship.filter(user_id=user.id, remains=True).update(remains=False)


async def _end_mandates(user: User) -> None:
    held = Mandate.filter(user_id=user.id, until=None)
    for key in sorted(set(await held.values_list("registrant_id", flat=True)), key=str):
        registrant = await Registrant.filter(id=key).select_for_update().get()
        registrant.acting = [one for one in registrant.acting or () if one != str(user.id)]
        await registrant.save(update_fields=["acting"])
    await held.update(until=work().now)


async def _end_follows(user: User) -> None:
    """Follows end, counted; so do mutes, for there is nobody to mute."""
    follows = Follow.filter(user_id=user.id, ended_at=None)
    for key in await follows.order_by("account_id").values_list("account_id", flat=True):
        work().counters["PublicAccount", key, "followers"] -= 1  # type: ignore[index]
    await follows.update(ended_at=work().now)
    await Mute.filter(user_id=user.id, ended_at=None).update(ended_at=work().now)


async def _forget(user: User) -> None:
    """Address, password, second step, recovery codes, chats and name: nothing of it is in acts or the trail."""
    now = work().now
    steps = TwoStep.filter(user_id=user.id)
    await RecoveryCode.filter(two_step_id__in=Subquery(steps.values("id"))).delete()
    await steps.update(secret_sealed=None)
    await steps.filter(ended_at=None).update(ended_at=now)
    await Reset.filter(user_id=user.id).delete()
    await ChatLink.filter(user_id=user.id).delete()
    await Letter.filter(user_id=user.id).update(address_sealed=None, text_sealed=None)
    await Letter.filter(user_id=user.id, done_at=None).update(done_at=now)
    await ComplaintDraft.filter(user_id=user.id, complaint_id=None).update(words=None, details=None)
    for chat in await Chat.filter(user_id=user.id).order_by("id").select_for_update():
        await change(ACTS["chat:unlink"], chat, {"user_id": None}, permitted_by=ACTS["user:finish"])
        # Under a mark that no address has, so whoever writes from there again is met anew.
        await Chat.filter(id=chat.id).update(
            address_sealed=key_ring().seal("", f"chat:{chat.id}:address"), address_key=f"gone:{chat.id}",
            blocked_at=now, weekly=False,
        )  # fmt: skip
    await User.filter(id=user.id).update(
        display_name="", email_sealed=None, email_key=None, password_hash=None, subject_key=None, closes_at=None
    )
