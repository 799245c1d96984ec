"""The second step of signing in: begun, confirmed, asked for, used once, and turned off with a code."""

import asyncio
import base64
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from db import Attempt, Notice, RecoveryCode, Token, TrailEntry, TwoStep, User
from db.columns import key_ring
from db.vocabulary import StaffRole
from policy import pack
from resolvers import accounts
from resolvers.accounts import two_step
from resolvers.accounts.roster import staff_without_second_step
from resolvers.actor import actor_of_token, guest_at, token_of
from resolvers.clock import move_clock
from resolvers.rules.refusals import (
    Because,
    CodeNeeded,
    Invalid,
    LimitReached,
    NotAllowed,
    Refusal,
    Restricted,
    WrongCode,
    WrongCredentials,
)
from resolvers.rules.standings import Actor, system
from tests.asking import data, do
from tests.cast import done
from tests.codes import now_step
from tests.rows import everything
from tests.services import Database

EMAIL, PASSWORD, HERE = "lin@example.org", "correct horse battery staple", "198.51.100.4"


@pytest.fixture(autouse=True)
def later() -> Iterator[Callable[[int], None]]:
    """A test begins two seconds into a step of the app, so that no code changes in its midst; it may go on later."""
    begins = timedelta(seconds=32 - time.time() % 30)
    move_clock(begins)
    yield lambda seconds: move_clock(begins + timedelta(seconds=seconds))
    move_clock(timedelta())


async def lin() -> Actor:
    token = done(await accounts.sign_up(guest_at(HERE), "Lin", EMAIL, PASSWORD))
    actor = await actor_of_token(token_of(token.id), HERE)
    assert actor
    return actor


async def turned_on(actor: Actor) -> TwoStep:
    """Somebody's second step, confirmed by the code of the step before, so that the present one is still good."""
    begun = done(await accounts.enable_two_step(actor))
    return done(await accounts.confirm_two_step(actor, two_step.code_at(begun, now_step() - 1)))  # type: ignore[no-any-return]


async def sign_in(code: str = "", password: str = PASSWORD, at: str = HERE) -> Token | Refusal:
    return await accounts.sign_in(guest_at(at), EMAIL, password, "", code)


def test_codes_are_those_of_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = base64.b32encode(b"12345678901234567890").decode()
    monkeypatch.setattr(two_step, "_secret", lambda row: secret)
    for seconds, code in ((59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")):
        moment = datetime.fromtimestamp(seconds, UTC)
        assert two_step.code_at(TwoStep(), two_step.step_at(moment)) == code, "RFC 6238, appendix B"


async def test_a_sign_in_asks_for_the_code_once_it_is_on(database: Database) -> None:
    actor = await lin()
    begun = done(await accounts.enable_two_step(actor))
    assert isinstance(await sign_in(), Token), "until it is confirmed it does not count"
    assert await accounts.confirm_two_step(actor, "000000") == WrongCode()
    on = await turned_on(actor)
    assert on.id != begun.id and not (await TwoStep.get(id=begun.id)).secret_sealed
    assert await sign_in() == CodeNeeded()
    assert await sign_in("12345") == WrongCode()
    assert await sign_in(password="wrong") == WrongCredentials(), "who lacks the password learns nothing of it"
    assert isinstance(await sign_in(two_step.code_at(on, now_step())), Token)
    assert await two_step.second_step_is_on(actor)
    assert await accounts.enable_two_step(actor) == Restricted(Because.TWO_STEP_IS_ON)


async def test_a_code_serves_once_and_none_before_it_does(database: Database, later: Callable[[int], None]) -> None:
    on = await turned_on(await lin())
    code = two_step.code_at(on, now_step())
    answers = await asyncio.gather(*(sign_in(code) for _ in range(8)))
    assert sorted(type(answer).__name__ for answer in answers) == ["Token", *["WrongCode"] * 7]
    assert await sign_in(two_step.code_at(on, now_step() - 1)) == WrongCode()
    assert isinstance(await sign_in(two_step.code_at(on, now_step() + 1)), Token), "a clock that is ahead a little"
    later(990)
    assert await sign_in(two_step.code_at(on, now_step() - 2)) == WrongCode()
    assert await sign_in(two_step.code_at(on, now_step() + 2)) == WrongCode()
    spaced = two_step.code_at(on, now_step())
    assert isinstance(await sign_in(f" {spaced[:3]} {spaced[3:]}"), Token)


async def test_each_recovery_code_serves_once(database: Database) -> None:
    actor = await lin()
    on = await turned_on(actor)
    codes = two_step.recovery_codes(on)
    assert len(set(codes)) == await RecoveryCode.all().count() == await two_step.recovery_codes_left(actor) == 10
    answers = await asyncio.gather(*(sign_in(codes[0]) for _ in range(4)))
    assert sorted(type(answer).__name__ for answer in answers) == ["Token", *["WrongCode"] * 3]
    assert isinstance(await sign_in(codes[1].lower().replace("-", " ")), Token)
    assert await two_step.recovery_codes_left(actor) == 8


async def test_wrong_codes_are_limited(database: Database) -> None:
    actor = await lin()
    on = await turned_on(actor)
    most = pack().limits.sign_ins.most
    for number in range(most):
        assert await sign_in("000000", at=f"192.0.2.{number}") == WrongCode()
    right = two_step.code_at(on, now_step())
    assert isinstance(await sign_in(right, at="203.0.113.1"), LimitReached)
    for _ in range(pack().limits.codes.most):
        assert await accounts.disable_two_step(actor, "000000") == WrongCode()
    assert isinstance(await accounts.disable_two_step(actor, right), LimitReached)
    assert await two_step.second_step_is_on(actor)


async def test_it_is_turned_off_with_a_code_and_the_person_is_told(database: Database) -> None:
    actor = await lin()
    assert await accounts.disable_two_step(actor, "123456") == Restricted(Because.TWO_STEP_IS_OFF)
    on = await turned_on(actor)
    assert isinstance(await accounts.disable_two_step(actor, "x" * 99), Invalid)
    assert done(await accounts.disable_two_step(actor, two_step.code_at(on, now_step()))).id == actor.user_id
    assert isinstance(await sign_in(), Token)
    told = await Notice.filter(user_id=actor.user_id).order_by("position").values_list("event", flat=True)
    assert told == ["user.two_step_on", "user.two_step_off"]
    events = await TrailEntry.filter(subject_kind="TwoStep").order_by("position").values_list("event", flat=True)
    assert events == ["user.two_step_begun", "user.two_step_on", "user.two_step_off"]
    assert (await TwoStep.get(id=on.id)).secret_sealed is None and not await RecoveryCode.all().exists()
    assert await actor_of_token(token_of((await Token.first()).id), HERE), "no token ended"  # type: ignore[union-attr]
    await turned_on(actor)


async def test_neither_secret_nor_codes_are_kept_in_the_clear(database: Database) -> None:
    actor = await lin()
    begun = done(await accounts.enable_two_step(actor))
    secret = two_step.secret_of(begun)
    assert secret and secret.encode() not in begun.secret_sealed
    on = done(await accounts.confirm_two_step(actor, two_step.code_at(begun, now_step())))
    kept = str(await everything())
    for shown in (secret, *two_step.recovery_codes(on), *(one.replace("-", "") for one in two_step.recovery_codes(on))):
        assert shown not in kept
    assert two_step.secret_of(on) is None and two_step.address_of(on, "Lin") is None, "shown to nobody any more"
    assert key_ring().open(begun.secret_sealed, f"twostep:{begun.id}:secret") == secret


async def test_over_graphql_from_the_picture_to_the_sign_in(sqlite: Database) -> None:
    actor = await lin()
    begun = await do(actor, "enableTwoStep", {}, "... on TwoStepBegun { secret uri }")
    uri = urlsplit(begun["uri"])
    assert (uri.scheme, uri.netloc, uri.path) == ("otpauth", "totp", "/Gongdao:Lin")
    assert parse_qs(uri.query)["secret"] == [begun["secret"]]
    code = two_step.code_at(await TwoStep.get(ended_at=None), now_step() - 1)
    on = await do(actor, "confirmTwoStep", {"code": code}, "... on TwoStepOn { recoveryCodes }")
    assert len(on["recoveryCodes"]) == 10
    signing = {"email": EMAIL, "password": PASSWORD}
    needed = await do(None, "signIn", signing, language="zh")
    assert (needed["code"], needed["__typename"]) == ("CODE_NEEDED", "CodeNeeded") and "第二步" in needed["message"]
    signed = await do(None, "signIn", {**signing, "code": on["recoveryCodes"][0]}, "... on SignedIn { token }")
    viewer = "{ viewer { twoStep recoveryCodesLeft tokens { current } } }"
    told = (await data(signed["token"], viewer))["viewer"]
    assert told == {"twoStep": True, "recoveryCodesLeft": 9, "tokens": [{"current": True}, {"current": False}]}
    off = await do(signed["token"], "disableTwoStep", {"code": on["recoveryCodes"][1]}, "... on User { displayName }")
    assert off == {"__typename": "User", "displayName": "Lin"}


async def test_tokens_end_one_by_one_or_all_but_ones_own(sqlite: Database) -> None:
    actor = await lin()
    others = [done(await sign_in()) for _ in range(3)]
    old = others.pop()
    await Token.filter(id=old.id).update(expires_at=old.created_at)
    tokens = "{ viewer { tokens { id current label createdAt expiresAt } } }"
    mine = token_of(actor.token_id)  # type: ignore[arg-type]
    assert [one["current"] for one in (await data(mine, tokens))["viewer"]["tokens"]] == [False, False, True]
    ended = await do(mine, "revokeOtherTokens", {}, "... on User { displayName }")
    assert ended["displayName"] == "Lin"
    assert [one["label"] for one in (await data(mine, tokens))["viewer"]["tokens"]] == ["sign-up"]
    for other in others:
        assert await actor_of_token(token_of(other.id), HERE) is None
    assert await TrailEntry.filter(event="token.revoked").count() == 2
    assert await accounts.revoke_other_tokens(guest_at(HERE)) == NotAllowed("user:revoke_others")


async def test_staff_with_nothing_but_a_password_are_named(database: Database) -> None:
    actor = await lin()
    done(await accounts.appoint_staff(system("test"), actor.user_id, StaffRole.REVIEWER, "Reviewer Elm"))  # type: ignore[arg-type]
    assert [holder.pseudonym for holder in await staff_without_second_step()] == ["Reviewer Elm"]
    done(await accounts.enable_two_step(actor))
    assert len(await staff_without_second_step()) == 1
    await turned_on(actor)
    assert await staff_without_second_step() == []
    assert await Attempt.all().count() == 1 and await User.all().count() == 1
