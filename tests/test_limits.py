"""Limits hold exactly: of many requests at once as many pass as are allowed, and not one more."""

import asyncio
from collections import Counter
from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import httpx2
import pytest

import db
from db.vocabulary import SubjectKind
from policy import pack
from policy.pack import Limit
from resolvers import accounts, complaints, interactions, limits
from resolvers.actor import guest_at
from resolvers.clock import move_clock
from resolvers.trail import lock_scopes
from schema.http import Limits
from tests.asking import ask, is_chinese, served
from tests.cast import Town, done, make_town
from tests.counting import statements
from tests.services import Database

AT_ONCE, MOST = 40, 7


async def names(*asked: Awaitable[Any]) -> Counter[str]:
    """How many of each kind of answer came of requests that were made at once."""
    return Counter([type(answer).__name__ for answer in await asyncio.gather(*asked)])


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small limits, so that forty requests are far too many."""
    limits = pack().limits.model_copy(
        update=dict.fromkeys(type(pack().limits).model_fields, Limit(most=MOST, seconds=900))
    )
    small = pack().model_copy(update={"limits": limits})
    for module in ("resolvers.interactions.comments", "resolvers.complaints.lodging", "resolvers.accounts.people",
                   "resolvers.accounts.resets", "resolvers.accounts.two_step"):  # fmt: skip
        monkeypatch.setattr(f"{module}.pack", lambda: small)


async def commenting(town: Town) -> Counter[str]:
    post = town.post.id
    return await names(*(interactions.add_comment(town["stranger"], post, f"Number {n}.") for n in range(AT_ONCE)))


async def complaining(town: Town, who: str) -> Counter[str]:
    filed = [await town.make_post() for _ in range(AT_ONCE)]
    return await names(
        *(
            complaints.lodge_complaint(town[who], SubjectKind.POST, one.id, "OTHER", "It is wrong.", good_faith=True)
            for one in filed
        )
    )


async def test_forty_comments_at_once(database: Database, few: None) -> None:
    town = await make_town()
    assert await commenting(town) == {"Comment": MOST, "LimitReached": AT_ONCE - MOST}
    assert await db.Comment.filter(author_id=town["stranger"].user_id).count() == MOST
    assert type(await interactions.add_comment(town["author"], town.post.id, "Another's.")).__name__ == "Comment"


@pytest.mark.parametrize("who", ["stranger", "guest", "address_guest"])
async def test_forty_complaints_at_once(database: Database, few: None, who: str) -> None:
    town = await make_town()
    assert await complaining(town, who) == {"Complaint": MOST, "LimitReached": AT_ONCE - MOST}


async def test_forty_wrong_passwords_at_once(database: Database, few: None) -> None:
    done(await accounts.sign_up(guest_at("192.0.2.1"), "Lin", "lin@example.org", "a good long password"))
    at_once = (accounts.sign_in(guest_at(f"192.0.2.{n}"), "lin@example.org", "wrong") for n in range(AT_ONCE))
    assert await names(*at_once) == {"WrongCredentials": MOST, "LimitReached": AT_ONCE - MOST}
    from_here = (accounts.sign_in(guest_at("203.0.113.9"), f"{n}@example.org", "wrong") for n in range(12))
    assert await names(*from_here) == {"WrongCredentials": MOST, "LimitReached": 12 - MOST}
    assert await db.Attempt.filter(act="user:sign_in").count() == 2 * 2 * MOST


async def test_forty_sign_ups_at_once(database: Database, few: None) -> None:
    at_once = (accounts.sign_up(guest_at("192.0.2.1"), "Lin", f"{n}@example.org", "a good long one") for n in range(12))
    assert await names(*at_once) == {"Token": MOST, "LimitReached": 12 - MOST}


async def test_what_is_taken_counts_too(database: Database, few: None) -> None:
    asked = [("Lin", "lin@example.org", "a good long password")] * (MOST + 2)
    answers = [await accounts.sign_up(guest_at("192.0.2.1"), *one) for one in asked]
    assert Counter(type(one).__name__ for one in answers) == {"Token": 1, "Invalid": MOST - 1, "LimitReached": 2}


async def test_a_limit_says_when_it_ends_and_ends_then(sqlite: Database, few: None) -> None:
    town = await make_town()
    await commenting(town)
    refused: Any = await interactions.add_comment(town["stranger"], town.post.id, "One more.")
    first = await db.Comment.filter(author_id=town["stranger"].user_id).order_by("created_at").first()
    assert first and refused.until == first.created_at + timedelta(seconds=900)
    try:
        move_clock(timedelta(seconds=901))
        assert await commenting(town) == {"Comment": MOST, "LimitReached": AT_ONCE - MOST}
    finally:
        move_clock(timedelta())


async def test_a_limit_is_one_lock_more_and_nobody_elses(postgres_url: str) -> None:
    from tests.services import opened

    async with opened(postgres_url):
        town = await make_town()
        held: list[set[str]] = []

        async def noting(scopes: set[str]) -> None:
            held.append(scopes)
            await lock_scopes(scopes)

        with patch.object(limits, "lock_scopes", noting), statements() as sent:
            done(await interactions.add_comment(town["stranger"], town.post.id, "Well said."))
            post = await town.make_post()
            done(
                await complaints.lodge_complaint(
                    town["member"], SubjectKind.POST, post.id, "OTHER", "It is wrong.", good_faith=True
                )
            )
        assert held == [
            {f"limit:comment:add:{town['stranger'].key}"}, {f"limit:posts:{town.account.id}"},
            {f"limit:complaint:lodge:{town['member'].key}"},
        ]  # fmt: skip
        assert sent
        other = replace(town["stranger"], user_id=town["author"].user_id)
        assert other.key != town["stranger"].key


async def test_limits_of_a_request_are_told_in_the_language_that_is_asked_for(sqlite: Database) -> None:
    deep = "{ viewer { user { id } } " + " ".join(f"a{n}: __typename" for n in range(31)) + "}"
    costly = (
        "{ posts(first: 100) { nodes { comments(first: 100) { nodes { replies(first: 100) { nodes { id } } } } } } }"
    )
    told = {
        language: [
            (await ask(None, document, language=language, limits=Limits()))["errors"][0]
            for document in (deep, costly, '{ account(handle: "\\u0000") { id } }')
        ]
        for language in ("en", "zh")
    }
    assert [one["extensions"] for one in told["en"]] == [one["extensions"] for one in told["zh"]]
    assert told["en"][0]["message"] == "An operation may have at most 30 aliases."
    assert told["zh"][0]["message"] == "一个操作最多有 30 个别名。"
    assert told["zh"][1]["message"].startswith("该操作需要 ") and is_chinese(told["zh"][2]["message"])
    assert not any(is_chinese(one["message"]) for one in told["en"])
    async with served() as port, httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as http:
        headers = {"authorization": "Bearer gd_unknown", "accept-language": "zh-CN,zh;q=0.9"}
        refused = await http.post("/graphql", json={"query": "{ viewer { kind } }"}, headers=headers)
        assert refused.status_code == 401 and is_chinese(refused.json()["errors"][0]["message"])
