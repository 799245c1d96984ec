"""What is left of whom or what has gone goes, as soon as it may: looked at again and again until nothing is left.

Each look is one transaction that erases so much and no more, so it may be cut off, repeated, and done by two at once.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.models import Model

from db.accounts import PublicAccount, User
from db.vocabulary import DeadlineKind
from policy import pack
from resolvers.accounts.leaving.holds import held_of_account, held_of_user, times
from resolvers.accounts.leaving.left import (
    delete_comments,
    erase_comments,
    erase_files,
    erase_identity,
    erase_messages,
    erase_posts,
    erase_profile,
    forget_account,
    forget_name,
    has_identity,
)
from resolvers.deadlines import at_its_time, set_deadline
from resolvers.moves import change, locked, permit
from resolvers.rules.accounts.leaving import OF_A_USER, OF_AN_ACCOUNT, Held, Left, goes_at
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Refusal
from resolvers.rules.standings import Actor
from resolvers.use_case import use_case, work

A_MOMENT = timedelta(milliseconds=1)
Erasing = Callable[[UUID], Awaitable[int]]
ERASED_BY: dict[Left, Erasing] = {
    Left.COMMENTS: erase_comments, Left.MESSAGES: erase_messages, Left.FILES: erase_files,
    Left.PROFILE: erase_profile, Left.POSTS: erase_posts,
}  # fmt: skip


async def look_at_what_is_left(subject_id: UUID) -> None:
    """A step: what is left of somebody or something that has gone is looked at from now on."""
    await set_deadline(DeadlineKind.ERASURE, subject_id, work().now)


@at_its_time(DeadlineKind.ERASURE)
async def erase_what_is_left(actor: Actor, subject_id: UUID) -> Model | Refusal:
    """Erase what may go of a user or an account by now."""
    erase = erase_user if await User.exists(id=subject_id) else erase_account
    return await erase(actor, subject_id)


@use_case("user:erase")
async def erase_user(actor: Actor, user_id: UUID) -> User:
    """Erase what may go by now of a user who has gone, and look again until nothing is left."""
    user = await locked(User, user_id)
    await permit(ACTS["user:erase"], user)
    if user.erased_at is not None:
        return user
    erased = [await forget_name(user.id)]
    if user.deletes_comments:
        erased.append(await delete_comments(user))
    none = {Left.COMMENTS} if not user.deletes_comments else set()
    none |= {Left.IDENTITY} if not await has_identity(user.id) else set()
    parts = tuple(part for part in OF_A_USER if part not in none)
    await _erase(user, parts, await held_of_user(user.id), erased)
    return user


@use_case("account:erase")
async def erase_account(actor: Actor, account_id: UUID) -> PublicAccount:
    """Erase what may go by now of an account that was closed, and look again until nothing is left."""
    account = await locked(PublicAccount, account_id)
    await permit(ACTS["account:erase"], account)
    if account.erased_at is not None:
        return account
    await _erase(account, OF_AN_ACCOUNT, await held_of_account(account.id), [])
    if account.erased_at is not None:
        await forget_account(account)
    return account


async def _erase(gone: User | PublicAccount, parts: tuple[Left, ...], held: Held, erased: list[int]) -> None:
    """Erase of each part what may go; then it is done, or looked at again when the next of it may go."""
    now, waiting = work().now, list[datetime]()
    look = now + timedelta(seconds=pack().leaving.look)
    assert gone.closed_at is not None
    for part in parts:
        at = goes_at(part, gone.closed_at, held, times())
        if at is None or at > now:
            waiting.append(at or look)
        elif part is Left.IDENTITY:
            waiting += [look] if await erase_identity(gone.id) else []
        else:
            erased.append(await ERASED_BY[part](gone.id))
    if max(erased, default=0) >= pack().leaving.part:
        waiting.append(now + A_MOMENT)
    if waiting:
        await set_deadline(DeadlineKind.ERASURE, gone.id, min(waiting))
    if any(erased) or not waiting:
        act = ACTS["user:erase" if isinstance(gone, User) else "account:erase"]
        await change(act, gone, {} if waiting else {"erased_at": now})
