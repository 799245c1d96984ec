"""Signing up, in and out; bearer tokens."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from tortoise.queryset import QuerySet

from db.accounts import Token, User
from db.columns import key_ring
from policy import pack
from resolvers import clock
from resolvers.accounts.two_step import LONGEST_CODE, passes, second_step_of
from resolvers.actor import hash_of_token, token_of
from resolvers.limits import count_attempt, counted, outrun, within_attempts
from resolvers.moves import change, created, locked, permit
from resolvers.pages import own
from resolvers.rules.acts import ACTS
from resolvers.rules.refusals import (
    CodeNeeded,
    Fault,
    FaultCode,
    Invalid,
    LimitReached,
    NotAllowed,
    Refusal,
    Refused,
    WrongCode,
    WrongCredentials,
)
from resolvers.rules.standings import Actor
from resolvers.rules.texts import checked, fault_of
from resolvers.use_case import new_id, use_case, work

# OWASP's second profile: 19 MiB, two passes, about 22 ms; run in a thread, never on the loop
PASSWORDS = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1),))
NOBODYS = PASSWORDS.hash("nobody's password, compared with when the address is unknown")
SIGN_UP, SIGN_IN = "user:sign_up", "user:sign_in"
ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}\.[^@\s.]{2,63}")


def email_key(email: str) -> str:
    """Under what an address is found."""
    return key_ring().mark("email", email.strip().casefold())


@dataclass(frozen=True)
class Chosen:
    """A password on its way in: hashed for keeping, marked for comparing requests, never shown."""

    fault: Fault | None
    hash: str = field(repr=False)
    mark: str


async def sign_up(
    actor: Actor, display_name: str, email: str, password: str, key: str | None = None
) -> Token | Refusal:
    """Become a user under a free display name; answers with the first token.

    Refused with Invalid when the address is taken or the password is shorter than 10 characters.
    """
    if until := await outrun(pack().limits.sign_ups, SIGN_UP, actor.origin):
        return LimitReached(until)
    return await _sign_up(actor, display_name, email, await chosen(password), key=key)


async def chosen(password: str) -> Chosen:
    """A password that somebody chooses; hashed in a thread, for that takes its time."""
    fault = fault_of("password", password, 1000, 10)
    hashed = "" if fault else await asyncio.to_thread(PASSWORDS.hash, password)
    return Chosen(fault, hashed, "" if fault else key_ring().mark("password", password))


@use_case(SIGN_UP)
async def _sign_up(actor: Actor, display_name: str, email: str, password: Chosen) -> Token | Refusal:
    most = pack().texts.display_name
    found = (fault_of("displayName", display_name, most), address_fault(email), password.fault)
    faults = tuple(fault for fault in found if fault)
    if faults:
        raise Refused(Invalid(faults))
    await counted(pack().limits.sign_ups, SIGN_UP, actor.origin)
    key = email_key(email)
    if await User.filter(email_key=key).exists():
        return Invalid((Fault("email", FaultCode.TAKEN),))
    now, identity = work().now, new_id()
    user = await User.create(
        id=identity, display_name=display_name, language=actor.language, email_key=key, created_at=now,
        email_sealed=key_ring().seal(email.strip(), f"user:{identity}:email"),
        password_hash=password.hash,
    )  # fmt: skip
    created(SIGN_UP, user)
    return await issue_token(user, "sign-up")


@dataclass(frozen=True)
class Offered:
    """A password that was compared: whether it fits, and a mark of it, so that a request is only itself again."""

    fits: bool = field(repr=False)
    mark: str


async def sign_in(
    actor: Actor, email: str, password: str, label: str = "", code: str = "", key: str | None = None
) -> Token | Refusal:
    """Get a bearer token for an address and its password; attempts are limited per address and per origin.

    Refused with CodeNeeded when the user turned a second step on: then a code of the app goes with them, or a
    recovery code.
    """
    if until := await outrun(pack().limits.sign_ins, SIGN_IN, email_key(email), actor.origin):
        return LimitReached(until)
    fits = False
    if fault_of("password", password, 1000) is None:
        user = await User.get_or_none(email_key=email_key(email))
        kept = user.password_hash if user and user.password_hash else NOBODYS
        fits = await asyncio.to_thread(PASSWORDS.verify, password, kept) and user is not None
    return await _sign_in(actor, email, label, code, Offered(fits, key_ring().mark("password", password)), key=key)


@use_case(SIGN_IN)
async def _sign_in(actor: Actor, email: str, label: str, code: str, password: Offered) -> Token | Refusal:
    checked(label=(label, 80, 0), email=(email, 320), code=(code, LONGEST_CODE, 0))
    whose = (email_key(email), actor.origin)
    await within_attempts(pack().limits.sign_ins, SIGN_IN, *whose)
    user = await User.get_or_none(email_key=email_key(email))
    if user is None or not password.fits:
        await count_attempt(SIGN_IN, *whose)
        return WrongCredentials()
    step = await second_step_of(user.id)
    if step and step.confirmed_at:
        if not code:
            return CodeNeeded()
        if not await passes(step, code):
            await count_attempt(SIGN_IN, *whose)
            return WrongCode()
    created(SIGN_IN, user)
    return await issue_token(user, label)


sign_up.act = ACTS["user:sign_up"]  # type: ignore[attr-defined]
sign_in.act = ACTS["user:sign_in"]  # type: ignore[attr-defined]


@use_case("token:revoke")
async def sign_out(actor: Actor) -> Token:
    """End the token that this request came with."""
    if actor.token_id is None:
        raise Refused(NotAllowed("token:revoke"))
    return await _revoke(actor, actor.token_id)


@use_case("token:revoke")
async def revoke_token(actor: Actor, token_id: UUID) -> Token:
    """End one of one's own tokens; whatever uses it is cut off at the next event."""
    return await _revoke(actor, token_id)


async def _revoke(actor: Actor, token_id: UUID) -> Token:
    token = await locked(Token, token_id)
    await permit(ACTS["token:revoke"], token)
    if token.revoked_at is None:
        await change(ACTS["token:revoke"], token, {"revoked_at": work().now})
    return token


async def issue_token(user: User, label: str, *, token_id: UUID | None = None, lasts: timedelta | None = None) -> Token:
    """A new bearer token of a user; what is kept is its hash."""
    identity, now = token_id or new_id(), work().now
    return await Token.create(
        id=identity, user_id=user.id, hash=hash_of_token(token_of(identity)), label=label, created_at=now,
        expires_at=now + (lasts or timedelta(seconds=pack().times.token)),
    )  # fmt: skip


@use_case("user:revoke_others")
async def revoke_other_tokens(actor: Actor) -> User:
    """End all of one's own tokens but the one that this request came with."""
    await permit(ACTS["user:revoke_others"], None)
    user = await locked(User, actor.user_id)  # type: ignore[arg-type]
    created("user:revoke_others", user)
    await end_tokens(user, but=actor.token_id)
    return user


async def end_tokens(user: User, *, but: UUID | None = None) -> None:
    """End what tokens of a user still work, all but one, each with its entry in the trail."""
    working = _working().filter(user_id=user.id).exclude(id=but) if but else _working().filter(user_id=user.id)
    for token in await working.select_for_update():
        created("token:revoke", token)
    await working.update(revoked_at=work().now)


async def tokens_of(actor: Actor) -> list[Token]:
    """One's own tokens that still work, newest first."""
    return await own(_working(), actor).order_by("-id").limit(100)


def _working() -> QuerySet[Token]:
    return Token.filter(revoked_at=None, expires_at__gt=clock.now())


def address_fault(email: str) -> Fault | None:
    """What is wrong with an e-mail address, if anything."""
    fault = fault_of("email", email, 320)
    if fault is None and not ADDRESS.fullmatch(email.strip()):
        return Fault("email", FaultCode.NOT_AN_ADDRESS)
    return fault


async def users_by_id(keys: list[UUID]) -> dict[UUID, Any]:
    """Several users in one statement."""
    return {user.id: user for user in await User.filter(id__in=keys)}
