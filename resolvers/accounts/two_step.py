"""The second step of signing in: a code from an app (RFC 6238), or one of the recovery codes (D4.3, D10)."""

import base64
import os
import re
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from db.accounts import RecoveryCode, TwoStep, User
from db.columns import KeyRing, key_ring
from policy import pack
from resolvers.limits import count_attempt, within_attempts
from resolvers.moves import change, created, permit
from resolvers.notices import tell
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import Because, Refusal, Refused, Restricted, WrongCode
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked
from resolvers.use_case import new_id, use_case, work

NAME = "Gongdao"
SECONDS, AROUND = 30, (-1, 0, 1)  # the step before and after are taken too: clocks of phones differ
CODE, LONGEST_CODE, RECOVERY_CODES = re.compile("[0-9]{6}"), 40, 10
CODES = "user:two_step"


@use_case("user:enable_two_step")
async def enable_two_step(actor: Actor) -> TwoStep:
    """Begin a second step of signing in: gives a secret for an app; it counts once a first code has confirmed it.

    Begun again before that, the earlier secret no longer serves. Refused with Restricted when it is on already.
    """
    await permit(ACTS["user:enable_two_step"], None)
    earlier = await second_step_of(actor.user_id)
    if earlier and earlier.confirmed_at:
        raise Refused(Restricted(Because.TWO_STEP_IS_ON))
    if earlier:
        await _end(earlier)
    identity = new_id()
    secret = base64.b32encode(os.urandom(20)).decode()
    begun = await TwoStep.create(
        id=identity, user_id=actor.user_id, created_at=work().now,
        secret_sealed=key_ring().seal(secret, f"twostep:{identity}:secret"),
    )  # fmt: skip
    created("user:enable_two_step", begun)
    return begun


@use_case("user:confirm_two_step")
async def confirm_two_step(actor: Actor, code: str) -> TwoStep | Refusal:
    """Turn the second step on with a first code of the app; gives ten recovery codes, each good for one sign-in."""
    found = await _asked_of(actor, "user:confirm_two_step", code)
    if found is None or found.confirmed_at:
        raise Refused(Restricted(Because.TWO_STEP_IS_ON if found else Because.TWO_STEP_IS_OFF))
    if not await passes(found, code):
        return await _wrong(actor)
    await RecoveryCode.bulk_create(
        [RecoveryCode(id=new_id(), two_step_id=found.id, hash=_hash(found, one)) for one in recovery_codes(found)]
    )
    await change(ACTS["user:confirm_two_step"], found, {"confirmed_at": work().now})
    await tell("user.two_step_on", await User.get(id=actor.user_id))
    return found


@use_case("user:disable_two_step")
async def disable_two_step(actor: Actor, code: str) -> User | Refusal:
    """Turn the second step off, with a code of the app or a recovery code; the person is told."""
    found = await _asked_of(actor, "user:disable_two_step", code)
    if found is None or not found.confirmed_at:
        raise Refused(Restricted(Because.TWO_STEP_IS_OFF))
    if not await passes(found, code):
        return await _wrong(actor)
    await RecoveryCode.filter(two_step_id=found.id).delete()
    await _end(found)
    await change(ACTS["user:disable_two_step"], found, {})
    user = await User.get(id=actor.user_id)
    await tell("user.two_step_off", user)
    return user


async def _asked_of(actor: Actor, act: str, code: str) -> TwoStep | None:
    await permit(ACTS[act], None)
    checked(code=(code, LONGEST_CODE))
    await within_attempts(pack().limits.codes, CODES, actor.key)
    return await second_step_of(actor.user_id)


async def _wrong(actor: Actor) -> Refusal:
    await count_attempt(CODES, actor.key)
    return WrongCode()


async def _end(two_step: TwoStep) -> None:
    """The second step no longer counts, and its secret goes."""
    two_step.ended_at, two_step.secret_sealed = work().now, None
    await two_step.save(update_fields=["ended_at", "secret_sealed"])


async def second_step_of(user_id: UUID | None) -> TwoStep | None:
    """The second step that somebody began or turned on, held until the transaction ends."""
    return await TwoStep.filter(user_id=user_id, ended_at=None).select_for_update().first()


async def passes(two_step: TwoStep, code: str) -> bool:
    """Whether a code serves now; once it has, neither it nor an older one of the app serves again."""
    typed = re.sub(r"[\s-]", "", code).upper()
    if not CODE.fullmatch(typed):
        unused = RecoveryCode.filter(two_step_id=two_step.id, hash=_hash(two_step, typed), used_at=None)
        return await unused.update(used_at=work().now) == 1
    now = step_at(work().now)
    fitting = [now + by for by in AROUND if KeyRing.same(code_at(two_step, now + by), typed)]
    if not fitting or max(fitting) <= two_step.last_step:
        return False
    two_step.last_step = max(fitting)
    await two_step.save(update_fields=["last_step"])
    return True


def code_at(two_step: TwoStep, step: int) -> str:
    """The code that the app shows in one of its steps of thirty seconds."""
    return _app(two_step).generate(step * SECONDS).decode()


def step_at(moment: datetime) -> int:
    """The number of the step that holds a moment."""
    return int(moment.timestamp()) // SECONDS


def secret_of(two_step: TwoStep) -> str | None:
    """The secret to type into an app, until it is confirmed; then it is shown to nobody."""
    return None if two_step.confirmed_at or two_step.ended_at else _secret(two_step)


def address_of(two_step: TwoStep, name: str) -> str | None:
    """The secret as an address that apps read from a picture, until it is confirmed."""
    return _app(two_step).get_provisioning_uri(name, NAME) if secret_of(two_step) else None


def recovery_codes(two_step: TwoStep) -> list[str]:
    """The recovery codes, as they were told: derived, so that the answer can be given again, and never kept."""
    made = (key_ring().mark("recovery-code", f"{two_step.id}:{number}") for number in range(RECOVERY_CODES))
    words = (base64.b32encode(bytes.fromhex(one)).decode() for one in made)
    return [f"{word[:5]}-{word[5:10]}" for word in words]


async def second_step_is_on(actor: Actor) -> bool:
    """Whether one's own sign-in takes a second step."""
    return (
        actor.user_id is not None
        and await TwoStep.filter(user_id=actor.user_id, ended_at=None, confirmed_at__isnull=False).exists()
    )


async def recovery_codes_left(actor: Actor) -> int:
    """How many of one's own recovery codes are unused."""
    unused = RecoveryCode.filter(two_step__user_id=actor.user_id, two_step__ended_at=None, used_at=None)
    return await unused.count() if actor.user_id else 0


def _secret(two_step: TwoStep) -> str:
    return key_ring().open(two_step.secret_sealed or b"", f"twostep:{two_step.id}:secret")


def _app(two_step: TwoStep) -> TOTP:
    return TOTP(base64.b32decode(_secret(two_step)), 6, SHA1(), SECONDS)  # what every app speaks


def _hash(two_step: TwoStep, code: str) -> str:
    return key_ring().mark("recovery-code-hash", f"{two_step.id}:{code.replace('-', '')}")
