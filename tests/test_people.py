"""Signing up, in and out; tokens; chats that are linked once and unlinked from anywhere."""

import asyncio
from datetime import timedelta

import pytest

from db import Attempt, Chat, ChatLink, Token, TrailEntry, User
from db.columns import key_ring
from db.vocabulary import Transport
from policy import pack
from resolvers import accounts
from resolvers.accounts.chats import address_of, link_secret
from resolvers.accounts.people import tokens_of
from resolvers.actor import actor_of_chat, actor_of_token, guest_at, token_of
from resolvers.clock import move_clock
from resolvers.interactions import add_comment
from resolvers.rules.refusals import (
    Because,
    FaultCode,
    Invalid,
    LimitReached,
    NotAllowed,
    NotFound,
    Refusal,
    Restricted,
    WrongCredentials,
)
from tests.cast import GUESTS_CHAT, done, make_town, meet
from tests.rows import everything
from tests.services import Database

PASSWORD = "correct horse battery staple"
HERE = "198.51.100.4"


async def sign_up(
    email: str = "lin@example.org", password: str = PASSWORD, name: str = "Lin", at: str = HERE
) -> object:
    return await accounts.sign_up(guest_at(at), name, email, password)


async def test_who_signs_up_acts_by_the_token_until_signing_out(database: Database) -> None:
    token = done(await sign_up())
    actor = await actor_of_token(token_of(token.id), HERE)
    assert actor is not None and actor.name == "Lin"
    assert [one.id for one in await tokens_of(actor)] == [token.id]
    done(await accounts.sign_out(actor))
    assert await actor_of_token(token_of(token.id), HERE) is None
    assert await tokens_of(actor) == []


async def test_what_is_personal_is_not_kept_in_the_clear(database: Database) -> None:
    token = done(await sign_up("lin@example.org"))
    user = await User.get()
    assert b"lin@example" not in user.email_sealed
    assert key_ring().open(user.email_sealed, f"user:{user.id}:email") == "lin@example.org"
    kept = str(await everything())
    assert "lin@example" not in kept and PASSWORD not in kept and token_of(token.id) not in kept


async def test_an_address_signs_up_once_in_any_case(database: Database) -> None:
    done(await sign_up("lin@example.org"))
    for email in ("lin@example.org", " Lin@Example.ORG "):
        answer = await sign_up(email)
        assert isinstance(answer, Invalid) and answer.faults[0].code == FaultCode.TAKEN
    at_once = await asyncio.gather(*(sign_up("new@example.org") for _ in range(4)))
    assert sorted(type(answer).__name__ for answer in at_once) == ["Invalid", "Invalid", "Invalid", "Token"]


async def test_every_fault_of_a_sign_up_is_named(database: Database) -> None:
    answer = await sign_up("no address", "short", " ")
    assert isinstance(answer, Invalid)
    assert [(fault.path, fault.code) for fault in answer.faults] == [
        ("displayName", FaultCode.EMPTY), ("email", FaultCode.NOT_AN_ADDRESS), ("password", FaultCode.TOO_SHORT)
    ]  # fmt: skip
    assert await User.all().count() == 0


async def test_sign_ups_from_one_place_are_limited(database: Database) -> None:
    most = pack().limits.sign_ups.most
    for number in range(most):
        done(await sign_up(f"{number}@example.org"))
    assert isinstance(await sign_up("more@example.org"), LimitReached)
    done(await sign_up("more@example.org", at="192.0.2.1"))


async def test_a_sign_in_needs_address_and_password(database: Database) -> None:
    first = done(await sign_up())
    token = done(await accounts.sign_in(guest_at(HERE), "LIN@example.org", PASSWORD, "laptop"))
    assert (token.user_id, token.label) == (first.user_id, "laptop")
    assert token.id != first.id
    for email, password in (("lin@example.org", "wrong"), ("no@example.org", PASSWORD), ("lin@example.org", "")):
        assert await accounts.sign_in(guest_at(HERE), email, password) == WrongCredentials()
    assert await Attempt.filter(act="user:sign_in").count() == 2 * 3, "one by address, one by place"


@pytest.mark.parametrize("text", ["\ud800", "\x00", "x" * 2000, "", "ſtrange@example.org"])
async def test_a_sign_in_with_odd_text_is_answered(database: Database, text: str) -> None:
    done(await sign_up())
    for email, password in ((text, PASSWORD), ("lin@example.org", text)):
        answer = await accounts.sign_in(guest_at(HERE), email, password)
        assert isinstance(answer, WrongCredentials | Invalid)


async def test_failed_sign_ins_are_limited_by_address_tried_and_by_place(database: Database) -> None:
    done(await sign_up())
    most = pack().limits.sign_ins.most
    for number in range(most):
        at = guest_at(f"192.0.2.{number}")
        assert await accounts.sign_in(at, "lin@example.org", "wrong password") == WrongCredentials()
    assert isinstance(await accounts.sign_in(guest_at("203.0.113.1"), "lin@example.org", PASSWORD), LimitReached)
    for number in range(most):
        assert await accounts.sign_in(guest_at(HERE), f"{number}@example.org", "wrong") == WrongCredentials()
    assert isinstance(await accounts.sign_in(guest_at(HERE), "other@example.org", PASSWORD), LimitReached)
    try:
        move_clock(timedelta(seconds=pack().limits.sign_ins.seconds + 1))
        done(await accounts.sign_in(guest_at(HERE), "lin@example.org", PASSWORD))
    finally:
        move_clock(timedelta())


async def test_a_token_ends_with_its_time_or_by_its_owner(database: Database) -> None:
    first, second = done(await sign_up()), done(await accounts.sign_in(guest_at(HERE), "lin@example.org", PASSWORD))
    actor = await actor_of_token(token_of(first.id), HERE)
    other = await actor_of_token(token_of(done(await sign_up("eve@example.org")).id), HERE)
    assert actor is not None and other is not None
    assert await accounts.revoke_token(other, second.id) == NotFound("Token")
    done(await accounts.revoke_token(actor, second.id))
    done(await accounts.revoke_token(actor, second.id))
    assert await TrailEntry.filter(event="token.revoked").count() == 1
    assert await actor_of_token(token_of(second.id), HERE) is None
    assert await accounts.sign_out(guest_at(HERE)) == NotAllowed("token:revoke")
    for wrong in ("", "gd_", "\ud800", token_of(second.id)[:-1], (await Token.get(id=first.id)).hash):
        assert await actor_of_token(wrong, HERE) is None
    try:
        move_clock(timedelta(seconds=pack().times.token + 1))
        assert await actor_of_token(token_of(first.id), HERE) is None
    finally:
        move_clock(timedelta())


async def test_a_link_ties_one_chat_once_and_in_time(database: Database) -> None:
    town = await make_town()
    await meet(town, "another", 777)
    secret = link_secret(done(await accounts.link_chat(town["member"])).id)
    late = link_secret(done(await accounts.link_chat(town["member"])).id)
    at_once = await asyncio.gather(*(accounts.link_this_chat(town[who], secret) for who in ("guest", "another")))
    assert sorted(type(answer).__name__ for answer in at_once) == ["Chat", "Restricted"]
    for wrong in (secret, "", "\ud800", "0" * 32):
        assert await accounts.link_this_chat(town["another"], wrong) == Restricted(Because.LINK_IS_SPENT)
    assert await accounts.link_this_chat(town["member"], late) == NotFound("Chat")
    try:
        move_clock(timedelta(seconds=pack().times.chat_link + 1))
        assert isinstance(await accounts.link_this_chat(town["another"], late), Refusal)
    finally:
        move_clock(timedelta())
    assert await ChatLink.filter(used_at=None).count() == 1


async def test_a_chat_is_untied_from_itself_or_from_elsewhere_by_its_user_only(database: Database) -> None:
    town = await make_town()
    for unlinks in ("linked", "member"):
        chat = await town.chat("LINKED")
        for who in ("stranger", "guest", "admin", "address_guest"):
            assert await accounts.unlink_chat(town[who], chat.id) == NotFound("Chat")
        assert done(await accounts.unlink_chat(town[unlinks], chat.id)).user_id is None
        met = await actor_of_chat(Transport.BUILT_IN, address_of(chat))
        assert met is not None and (met[0].user_id, met[0].guest_id) == (None, chat.guest_id)
        assert await accounts.unlink_chat(met[0]) == Restricted(Because.CHAT_IS_NOT_LINKED)


async def test_a_chat_is_met_once_and_open_again_when_it_writes(database: Database) -> None:
    town = await make_town()
    met = [accounts.meet_chat(town["system"], Transport.BUILT_IN, 888) for _ in range(5)]
    assert len({done(chat).id for chat in await asyncio.gather(*met)}) == 1
    await Chat.all().update(blocked_at=(await Chat.first()).created_at)
    again = done(await accounts.meet_chat(town["system"], Transport.BUILT_IN, GUESTS_CHAT))
    assert again.blocked_at is None
    assert await TrailEntry.filter(event="chat.met", subject_id=again.id).count() == 1
    done(await accounts.set_language(town["guest"], "zh"))
    assert (await actor_of_chat(Transport.BUILT_IN, GUESTS_CHAT, "en"))[0].language == "zh"
    answer = await accounts.set_language(town["guest"], "tlh")
    assert isinstance(answer, Invalid) and answer.faults[0].code == FaultCode.NOT_ONE_OF


async def test_a_member_of_staff_who_acts_as_a_person_is_a_person_in_the_trail(database: Database) -> None:
    town = await make_town()
    comment = done(await add_comment(town["reviewer"], town.post.id, "As a reader."))
    entry = await TrailEntry.get(subject_id=comment.id)
    assert (entry.actor_kind, entry.actor) == ("USER", town["reviewer"].key)
