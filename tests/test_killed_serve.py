"""A serving process is killed again and again while people use both its doors: nothing is lost, nothing done twice."""

import asyncio
import random
import re
import signal
import time
from collections import Counter
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest

from bot.buttons import OnComment, OnMany
from bot.chat import person
from bot.chat.builtin import built_in_bot
from bot.chat.storage import address_key, one_message
from bot.context import talk_of
from bot.interactions.card import drawn_comment
from db import Act, Card, Chat, ChatUpdate, Comment, KeptOutcome, Lease, Notice, User
from db.vocabulary import Transport
from resolvers import interactions
from resolvers.actor import actor_of_user
from resolvers.oversight import drifted_counters, faults_of_the_trail
from resolvers.rules.ids import read_global_id
from tests.cast import done
from tests.chat_world import without_digests
from tests.services import opened
from tests.serving import Nursery, Serve, insisted, newcomers, serving
from town import raise_town

KILLS = {"sqlite": 4, "postgres": 3}
MARK = "kumquat"  # a word in all that people say, which no log may repeat
QUIET = 20.0
STANDS = "state lastAct{id}"


class People:
    """Who uses the service meanwhile, what they were answered, and what they did in chats."""

    def __init__(self, serve: Serve, town: dict[str, Any], tokens: list[str], contested: UUID) -> None:
        self.serve, self.town = serve, town
        self.tokens = cycle(tokens)
        self.said: dict[str, str] = {}
        self.states: dict[str, str] = {}
        self.presses: Counter[UUID] = Counter()
        self.replies: list[str] = []
        self.ready: set[UUID] = set()
        self.contested = contested
        self.awake, self.over = asyncio.Event(), False

    async def pause(self, most: float) -> bool:
        """Think for a moment, and sleep while others do; false when it is time to go."""
        await asyncio.sleep(random.uniform(0, most))
        await self.awake.wait()
        return not self.over

    def leave(self) -> None:
        """Say that it is time to go."""
        self.over = True
        self.awake.set()

    async def writes(self, http: httpx2.AsyncClient, name: str) -> None:
        """Comments over the network, hidden and taken back by a moderator: every step is answered in the end."""
        moderator, number = self.town["users"]["moderator"]["token"], 0
        while await self.pause(0.1):
            number += 1
            words = {"postId": self.town["posts"][0], "body": f"{MARK} {name} {number}"}
            comment = (await insisted(http, self.serve, next(self.tokens), "addComment", "...on Comment{id}", **words))[
                "id"
            ]
            self.said[words["body"]], self.states[comment] = comment, "VISIBLE"
            act = None
            for step in ("hideComment", "undoAct", "hideComment", "showComment")[: random.randrange(5)]:
                thing = act if step == "undoAct" else comment
                told = await insisted(http, self.serve, moderator, step, f"...on Comment{{{STANDS}}}", id=thing)
                self.states[comment] = told["state"]
                act = told["lastAct"] and told["lastAct"]["id"]

    async def presses_buttons(self, role: str, comment: UUID) -> None:
        """Hide and show a comment by the buttons of its card, again and again."""
        address, message = await self.card(role, comment)
        verbs = cycle(("hide", "show"))
        while await self.pause(0.5):
            data = OnComment(do=next(verbs), id=comment).pack()
            await person.press(address, role, "en", message, data)
            self.presses[comment] += 1

    async def answers(self, role: str, comment: UUID) -> None:
        """Reply to a card."""
        address, message = await self.card(role, comment)
        while await self.pause(0.6):
            self.replies.append(f"{MARK} answer {len(self.replies)} of {role}")
            await person.say(address, role, "en", self.replies[-1], message)

    async def card(self, role: str, comment: UUID) -> tuple[int, int]:
        """The address of a person and the number of the card on a comment, once it is there."""
        address = self.town["users"][role]["chat_id"]
        here = await Chat.get(address_key=address_key(Transport.BUILT_IN, address))
        while not (card := await Card.filter(chat_id=here.pk, subject_id=comment).first()):
            await asyncio.sleep(0.05)
        self.ready.add(comment)
        return address, card.message_id


async def kill_in_bursts(people: People, kills: int) -> None:
    """Let everybody work at once, and kill the process meanwhile."""
    serve = people.serve
    for number in range(kills):
        while number == 0 and len(people.ready) < 7:
            await asyncio.sleep(0.02)
        people.awake.set()
        await asyncio.sleep(random.uniform(0.05, 1.2))
        await serve.end(signal.SIGKILL)
        people.awake.clear()
        await Lease.filter(name="chat").delete()  # else the next one waits until it has run out
        await serve.start()


async def quiet() -> None:
    """Wait until everything that waits is done with."""
    deadline = time.monotonic() + QUIET
    while time.monotonic() < deadline:
        if not await ChatUpdate.exists(done_at=None) and not await Notice.exists(done_at=None):
            return
        await asyncio.sleep(0.1)
    updates, notices = await ChatUpdate.filter(done_at=None).count(), await Notice.filter(done_at=None).count()
    raise AssertionError(f"{updates} updates and {notices} notices are still not done")


async def nothing_is_lost_or_doubled(people: People) -> None:
    """Everything that was answered is there and as it was answered; every press and reply acted once."""
    assert await drifted_counters() == []
    assert await faults_of_the_trail() == []
    found = Counter(await Comment.filter(body__startswith=MARK).values_list("body", flat=True))
    assert found == Counter([*people.said, *people.replies, *(f"{MARK} at first {n}" for n in range(7))])
    for told, state in people.states.items():
        assert (await Comment.get(id=_key(told))).state == state
    effects = len(people.replies)
    for comment, pressed in people.presses.items():
        acts = await Act.filter(subject_id=comment).order_by("position").values_list("name", flat=True)
        verbs = cycle(("comment:hide", "comment:show"))
        assert acts == [next(verbs) for _ in acts]
        # Of two who press on one comment, some come too late.
        assert len(acts) == pressed or (comment == people.contested and len(acts) <= pressed)
        effects += len(acts)
    kept = await KeptOutcome.filter(key__startswith="tg:").values_list("key", flat=True)
    assert len(kept) == len(set(kept)) == effects


async def every_card_is_true() -> int:
    """Each card shows what it would show if it were drawn now, but for the counts of what else its author wrote."""
    bot, cards = built_in_bot(), await Card.filter(subject_kind="Comment").prefetch_related("chat")
    for card in cards:
        talk = await talk_of(bot, card.chat, "test")
        shown = await one_message(card.chat.address_key, card.message_id)
        assert talk and shown
        drawn = await drawn_comment(talk, await Comment.get(id=card.subject_id))
        words, _ = drawn.content.render()
        assert _lasting(shown.content.text) == _lasting(words)
        buttons = drawn.markup.inline_keyboard if drawn.markup else []
        data = [[b.data for b in row] for row in shown.content.buttons]
        assert _alone(data) == _alone([[b.callback_data for b in row] for row in buttons])
    return len(cards)


def _key(told: str) -> UUID:
    read = read_global_id(told)
    assert read
    return read[1]


def _alone(rows: list[list[Any]]) -> list[list[Any]]:
    """The buttons that are about the one comment, and not about how many are alike."""
    return [row for row in rows if not any(data.startswith(OnMany.__prefix__) for data in row)]


def _lasting(card: str) -> list[str]:
    lines = [line for line in card.splitlines() if " alike, by " not in line]
    return [re.sub(r"\d{4}-\d\d-\d\d ", "", line) for line in (*lines[:2], *lines[3:])]


@pytest.mark.timeout(90)
async def test_a_service_killed_at_any_moment_loses_nothing_and_does_nothing_twice(
    url: str, nursery: Nursery, tmp_path: Path
) -> None:
    kind = url.split(":")[0]
    random.seed(kind)
    async with opened(url):
        town, tokens = await raise_town(), await newcomers(20)
        await without_digests()
        writer = await actor_of_user(await User.get(id=_key(town["users"]["member2"]["id"])))
        post = _key(town["posts"][0])
        fresh = [done(await interactions.add_comment(writer, post, f"{MARK} at first {n}")) for n in range(7)]
        async with serving(nursery, tmp_path / "home", url) as serve, httpx2.AsyncClient(timeout=10) as http:
            people = People(serve, town, tokens, fresh[6].id)
            async with asyncio.TaskGroup() as busy:
                for name in ("Ada", "Bo", "Cy"):
                    busy.create_task(people.writes(http, name))
                for number, role in enumerate(("owner", "moderator")):
                    busy.create_task(people.presses_buttons(role, fresh[number].id))
                    busy.create_task(people.presses_buttons(role, fresh[number + 2].id))
                    busy.create_task(people.presses_buttons(role, fresh[6].id))
                    busy.create_task(people.answers(role, fresh[number + 4].id))
                await kill_in_bursts(people, KILLS[kind])
                people.leave()
            await quiet()
            await nothing_is_lost_or_doubled(people)
            cards = await every_card_is_true()
            await serve.end(signal.SIGTERM)
        print(f"{kind}: {len(people.said)} comments, {sum(people.presses.values())} presses, {cards} cards true")
        assert people.said and people.presses and people.replies
        assert not [line for line in serve.log if MARK in line]
