"""A new password for who forgot it, by a one-time code sent to their address (D10).

Whether an address is known shows nowhere: not in the answer, not in what is written, not in the time it takes.
"""

import secrets
from datetime import timedelta

from db.accounts import Reset, User
from db.columns import KeyRing, key_ring
from db.vocabulary import LetterKind
from policy import pack
from resolvers.accounts.letters import write_letter
from resolvers.accounts.people import Chosen, address_fault, chosen, email_key, end_tokens
from resolvers.limits import count_attempt, counted, outrun, within_attempts
from resolvers.moves import created
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Invalid, LimitReached, Refusal, Refused, WrongCode
from resolvers.rules.standings import Actor
from resolvers.rules.texts import fault_of
from resolvers.use_case import new_id, use_case, work

REQUEST, RESET = "user:request_reset", "user:reset_password"
TOLD_WITHIN = timedelta(days=2)


@use_case(REQUEST)
async def request_reset(actor: Actor, email: str) -> Reset:
    """Ask for a code for a new password, sent to the address; the answer is the same whether the address is known."""
    if fault := address_fault(email):
        raise Refused(Invalid((fault,)))
    now, key, limits = work().now, email_key(email), pack().limits
    await counted(limits.resets, REQUEST, key, actor.key)
    user = await User.get_or_none(email_key=key)
    await Reset.filter(email_key=key, ended_at=None).update(ended_at=now)
    identity, code = new_id(), f"{secrets.randbelow(10**8):08d}"
    reset = await Reset.create(
        id=identity, user_id=user.id if user else None, email_key=key, hash=_hash(identity, code), created_at=now,
        expires_at=now + limits.reset_tries.window,
    )  # fmt: skip
    created(REQUEST, reset)
    language = user.language if user else actor.language
    minutes = limits.reset_tries.seconds // 60
    await write_letter(LetterKind.RESET_CODE, user, language, reset.expires_at, code=code, minutes=minutes)
    return reset


async def reset_password(actor: Actor, email: str, code: str, password: str, key: str | None = None) -> User | Refusal:
    """Choose a new password with the code that was sent; every token of the user ends, and the person is told.

    Refused with WrongCode when it does not fit, is out of date, or was tried too often.
    """
    if until := await outrun(pack().limits.codes, RESET, actor.key):
        return LimitReached(until)
    return await _reset(actor, email, code, await chosen(password), key=key)


@use_case(RESET)
async def _reset(actor: Actor, email: str, code: str, password: Chosen) -> User | Refusal:
    faults = tuple(fault for fault in (address_fault(email), fault_of("code", code, 40), password.fault) if fault)
    if faults:
        raise Refused(Invalid(faults))
    now, limits = work().now, pack().limits
    await within_attempts(limits.codes, RESET, actor.key)
    reset = await Reset.filter(email_key=email_key(email), ended_at=None).select_for_update().first()
    if reset is None or not _fits(reset, code):
        if reset is not None:
            reset.tries += 1
            await reset.save(update_fields=["tries"])
        await count_attempt(RESET, actor.key)
        return WrongCode()
    reset.ended_at = now
    await reset.save(update_fields=["ended_at"])
    user = await User.filter(id=reset.user_id).select_for_update().get()  # type: ignore[attr-defined]
    user.password_hash = password.hash
    await user.save(update_fields=["password_hash"])
    created(RESET, user)
    await end_tokens(user)
    await tell("user.password_reset", user)
    await write_letter(LetterKind.PASSWORD_CHANGED, user, user.language, now + TOLD_WITHIN)
    return user


def _fits(reset: Reset, code: str) -> bool:
    """Whether a code may be used: of somebody, in time, not tried too often, and the right one."""
    same = KeyRing.same(_hash(reset.id, "".join(code.split())), reset.hash)
    alive = reset.expires_at > work().now and reset.tries < pack().limits.reset_tries.most
    return same and alive and reset.user_id is not None  # type: ignore[attr-defined]


def _hash(identity: object, code: str) -> str:
    return key_ring().mark("reset-code", f"{identity}:{code}")


reset_password.act = ACTS[RESET]  # type: ignore[attr-defined]
