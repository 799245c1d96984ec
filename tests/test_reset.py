"""A new password by a one-time code: the same for known and unknown addresses, tried five times, ending every token."""

import asyncio
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from db import Attempt, Letter, Notice, Reset, Token, TrailEntry, User
from policy import pack
from resolvers import accounts
from resolvers.accounts.letters import Outgoing, opened, send_letters
from resolvers.actor import actor_of_token, guest_at, token_of
from resolvers.clock import move_clock
from resolvers.oversight import purge_spent
from resolvers.rules.refusals import FaultCode, Invalid, LimitReached, Refusal, WrongCode, WrongCredentials
from tests.asking import do
from tests.cast import done
from tests.codes import code_sent
from tests.counting import statements
from tests.rows import everything
from tests.services import Database

EMAIL, OLD, NEW, HERE = "lin@example.org", "correct horse battery staple", "another good password", "198.51.100.4"


@pytest.fixture(autouse=True)
def clock_as_it_was() -> Iterator[None]:
    yield
    move_clock(timedelta())


async def lin() -> Token:
    return done(await accounts.sign_up(guest_at("192.0.2.200"), "Lin", EMAIL, OLD))  # type: ignore[no-any-return]


async def requested(email: str = EMAIL, at: str = HERE) -> Reset | Refusal:
    return await accounts.request_reset(guest_at(at), email)


async def reset(code: str, password: str = NEW, email: str = EMAIL, at: str = HERE) -> User | Refusal:
    return await accounts.reset_password(guest_at(at), email, code, password)


async def sign_in(password: str) -> Token | Refusal:
    return await accounts.sign_in(guest_at("192.0.2.9"), EMAIL, password)


async def test_the_code_gives_a_new_password_once_and_ends_every_token(database: Database) -> None:
    first = await lin()
    done(await requested(" LIN@example.org "))
    code = await code_sent()
    assert done(await reset(f"{code[:4]} {code[4:]}")).display_name == "Lin"
    assert await sign_in(OLD) == WrongCredentials()
    assert isinstance(await sign_in(NEW), Token)
    assert await actor_of_token(token_of(first.id), HERE) is None
    assert await reset(code) == WrongCode()
    assert await Notice.filter(user_id=first.user_id).values_list("event", flat=True) == ["user.password_reset"]
    assert await TrailEntry.filter(event="token.revoked", subject_id=first.id).count() == 1
    told = await Letter.filter(done_at=None).order_by("id")
    assert [letter.kind for letter in told] == ["RESET_CODE", "PASSWORD_CHANGED"]
    assert {opened(letter).to for letter in told} == {EMAIL}


async def test_neither_code_nor_address_nor_password_is_kept_in_the_clear(database: Database) -> None:
    await lin()
    done(await requested())
    code = await code_sent()
    done(await reset(code))
    kept = str(await everything())
    for word in (code, EMAIL, NEW, code.encode().hex()):
        assert word not in kept


async def test_nothing_tells_whether_an_address_is_known(database: Database) -> None:
    await lin()
    told: list[Any] = []
    for email, at in ((EMAIL, HERE), ("nobody@example.org", "198.51.100.5")):
        with statements() as sent:
            answer = await requested(email, at)
            tried = [await reset("12345678", email=email, at=at) for _ in range(2)]
        left = {model.__name__: await model.all().count() for model in (Reset, Letter, TrailEntry, Attempt)}
        shape = [re.sub(r"'[^']*'|\b\d+\b", "?", one) for one in sent]
        told.append((type(answer), tried, shape, left))
    (one, wrong, sent, before), (other, again, sent_too, after) = told
    assert (one, wrong, sent) == (other, again, sent_too)
    assert {name: after[name] - before[name] for name in after} == {
        "Reset": 1,
        "Letter": 1,
        "TrailEntry": 1,
        "Attempt": 4,
    }
    sent_to: list[str] = []

    async def sender(letter: Outgoing) -> None:
        sent_to.append(letter.to)

    assert await send_letters(sender) == 2
    assert sent_to == [EMAIL], "and nothing is sent to strangers"
    assert not await Letter.exclude(text_sealed=None).exists() and not await Letter.filter(done_at=None).exists()


async def test_a_code_is_tried_five_times_however_many_try_at_once(database: Database) -> None:
    await lin()
    done(await requested())
    code = await code_sent()
    wrong = f"{(int(code) + 1) % 10**8:08d}"
    answers = await asyncio.gather(*(reset(wrong, at=f"192.0.2.{n}") for n in range(4)))
    assert answers == [WrongCode()] * 4
    assert isinstance(await reset(code, "short"), Invalid), "a fault of the password is no try"
    assert await reset(wrong) == WrongCode()
    assert await reset(code) == WrongCode(), "five were wrong: now the right one is too"
    done(await requested())
    assert isinstance(await reset(await code_sent()), User)


async def test_a_code_lives_a_quarter_of_an_hour_and_the_next_one_ends_it(database: Database) -> None:
    await lin()
    done(await requested())
    first = await code_sent()
    made = done(await requested())
    assert made.expires_at - made.created_at == timedelta(minutes=15)
    assert await Reset.filter(ended_at=None).count() == 1
    second = await code_sent()
    assert first == second or await reset(first) == WrongCode()
    move_clock(timedelta(minutes=15, seconds=1))
    assert await reset(second) == WrongCode()
    assert isinstance(await sign_in(OLD), Token)


async def test_requests_and_tries_are_limited_by_address_and_by_caller(database: Database) -> None:
    most, tries = pack().limits.resets.most, pack().limits.codes.most
    for number in range(most):
        done(await requested(at=f"192.0.2.{number}"))
        done(await requested(f"{number}@example.org"))
    assert isinstance(await requested(at="203.0.113.1"), LimitReached)
    assert isinstance(await requested("new@example.org"), LimitReached)
    for number in range(tries):
        assert await reset("12345678", email=f"{number}@example.org") == WrongCode()
    assert isinstance(await reset("12345678", email="new@example.org"), LimitReached)
    assert await reset("12345678", email="new@example.org", at="203.0.113.1") == WrongCode()


@pytest.mark.parametrize("email", ["", "no address", "\ud800@example.org", "x" * 400])
async def test_an_odd_address_is_refused_by_name(sqlite: Database, email: str) -> None:
    for answer in (await requested(email), await reset("12345678", email=email)):
        assert isinstance(answer, Invalid) and answer.faults[0].path == "email"
    assert await Reset.all().count() == 0


async def test_a_new_password_is_as_long_as_any(sqlite: Database) -> None:
    answer = await reset("12345678", "short")
    assert isinstance(answer, Invalid)
    assert [(fault.path, fault.code) for fault in answer.faults] == [("password", FaultCode.TOO_SHORT)]


async def test_over_graphql_in_the_language_of_the_person(sqlite: Database) -> None:
    await lin()
    await User.all().update(language="zh")
    for email in (EMAIL, "nobody@example.org"):
        asked = await do(None, "requestReset", {"email": email}, "... on ResetRequested { expiresAt }")
        assert asked["__typename"] == "ResetRequested"
    letter = opened(await Letter.exclude(user_id=None).get())
    assert letter.subject == "重设密码的验证码" and "15 分钟" in letter.text
    values = {"email": EMAIL, "code": "00000000", "password": NEW}
    assert (await do(None, "resetPassword", values))["code"] == "WRONG_CODE"
    values["code"] = await code_sent()
    assert (await do(None, "resetPassword", values, "... on User { displayName }"))["displayName"] == "Lin"


async def test_what_is_out_of_date_goes_with_the_purge(sqlite: Database) -> None:
    done(await requested())
    made = await Reset.get()
    move_clock(timedelta(minutes=15))
    assert await send_letters(None) == 1, "without a sender letters are erased when they are out of date"
    assert await purge_spent(made.expires_at) == 0
    await Attempt.all().delete()
    assert await purge_spent(made.expires_at + timedelta(days=1, seconds=9)) == 2
    assert not await Reset.all().exists() and not await Letter.all().exists()
