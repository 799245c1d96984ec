"""The budget of outgoing messages, in a time of its own: never overspent, answers first, nobody forgotten."""

import asyncio
import selectors
from collections import defaultdict
from collections.abc import Coroutine
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat import limiter
from bot.chat.limiter import ANSWER, NOTICE, Limiter, rank

Passed = list[tuple[float, int, int]]


class Jumping(selectors.SelectSelector):
    """Waits for nothing: what is waited for is there at once, and the clock says so."""

    now = 0.0

    def select(self, timeout: float | None = None) -> Any:
        """Let the time pass that was to be waited."""
        self.now += timeout or 0
        return super().select(0)


class Hurrying(asyncio.SelectorEventLoop):
    """An event loop in which time costs nothing."""

    def __init__(self) -> None:
        self.jumping = Jumping()
        super().__init__(self.jumping)

    def time(self) -> float:
        """Its own time."""
        return self.jumping.now


def hurried(work: Coroutine[Any, Any, Any]) -> Any:
    """Run something in no time."""
    with asyncio.Runner(loop_factory=Hurrying) as runner:
        return runner.run(work)


async def passes(limits: Limiter, passed: Passed, chat: int, urgency: int = ANSWER, after: float = 0) -> None:
    """Ask after a while, and note when it may."""
    await asyncio.sleep(after)
    rank.set(urgency)
    await limits.turn(chat)
    passed.append((asyncio.get_running_loop().time(), chat, urgency))


def most_within(times: list[float], seconds: float) -> int:
    """The most that any span of so many seconds has."""
    return max(sum(start <= time < start + seconds for time in times) for start in times)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 30), st.sampled_from((-9, -8, *range(1, 40))), st.sampled_from((ANSWER, NOTICE))
        ),
        min_size=1,
        max_size=120,
    )
)  # fmt: skip
def test_no_budget_is_ever_overspent_and_all_pass(asked: list[tuple[float, int, int]]) -> None:
    async def everybody() -> Passed:
        limits, passed = Limiter(), []
        async with asyncio.TaskGroup() as all_of_them:
            for after, chat, urgency in asked:
                all_of_them.create_task(passes(limits, passed, chat, urgency, after))
        return passed

    passed = hurried(everybody())
    assert len(passed) == len(asked)
    of_chat = defaultdict(list)
    for time, chat, _ in passed:
        of_chat[chat].append(time)
    assert most_within([time for time, _, _ in passed], 1 - 1e-6) <= 30
    for chat, times in of_chat.items():
        if chat < 0:
            assert most_within(times, 60 - 1e-6) <= 20
        else:
            assert all(most_within(times, seconds - 1e-6) <= 2 + seconds for seconds in (1, 2, 5, 10))


def test_an_answer_passes_before_all_notices_and_none_waits_in_vain() -> None:
    async def everybody() -> Passed:
        limits, passed = Limiter(), []
        async with asyncio.TaskGroup() as all_of_them:
            for chat in range(1, 101):
                all_of_them.create_task(passes(limits, passed, chat, NOTICE))
            all_of_them.create_task(passes(limits, passed, 500, ANSWER, after=1))
        return passed

    passed = hurried(everybody())
    assert min(time for time, chat, _ in passed if chat == 500) <= 1 + 1 / 27 + 1e-6
    assert max(time for time, _, _ in passed) <= 101 / 27


def test_one_chat_keeps_its_order_and_holds_up_no_other() -> None:
    async def everybody() -> Passed:
        limits, passed = Limiter(), []
        async with asyncio.TaskGroup() as all_of_them:
            for number in range(10):
                all_of_them.create_task(passes(limits, passed, 1, after=number / 1000))
            all_of_them.create_task(passes(limits, passed, 2, after=0.5))
        return passed

    passed = hurried(everybody())
    assert [round(time) for time, chat, _ in passed if chat == 1] == [0, 0, 0, 1, 2, 3, 4, 5, 6, 7]
    assert [round(time, 1) for time, chat, _ in passed if chat == 2] == [0.5]


def test_a_pause_is_of_one_chat_and_of_all_when_two_are_told_so() -> None:
    async def everybody() -> tuple[Passed, float]:
        limits, passed = Limiter(), []
        limits.refused(1, 5)
        async with asyncio.TaskGroup() as both:
            both.create_task(passes(limits, passed, 1))
            both.create_task(passes(limits, passed, 2))
        limits.refused(1, 10)
        limits.refused(3, 7)
        await passes(limits, passed, 4)
        return passed, limits.opens_in(1)

    passed, rest = hurried(everybody())
    assert [(round(time), chat) for time, chat, _ in passed] == [(0, 2), (5, 1), (12, 4)] and round(rest) == 3


def test_who_leaves_the_line_costs_nothing_and_idle_chats_are_forgotten() -> None:
    async def everybody() -> Passed:
        limits, passed = Limiter(), []
        for _ in range(3):
            await passes(limits, passed, 1)
        waiting = [asyncio.create_task(passes(limits, passed, 1)) for _ in range(3)]
        await asyncio.sleep(0)
        for task in waiting[:2]:
            task.cancel()
        await asyncio.wait(waiting)
        assert all(task.cancelled() for task in waiting[:2])
        with patch.object(limiter, "IDLE_CHATS", 10):
            for chat in range(2, 60):
                await passes(limits, passed, chat)
        await asyncio.sleep(60)
        with patch.object(limiter, "IDLE_CHATS", 10):
            await passes(limits, passed, 99)
        assert len(limits._lines) == 10
        return passed

    assert [round(time) for time, chat, _ in hurried(everybody()) if chat == 1] == [0, 0, 0, 1]


def test_a_notice_passes_though_answers_never_end_and_at_once_when_somebody_waits_for_it() -> None:
    async def answered_without_end(limits: Limiter, chat: int) -> None:
        while True:
            await limits.turn(chat)
            await asyncio.sleep(0.05)

    async def everybody() -> tuple[Passed, float]:
        limits, passed, loop = Limiter(), [], asyncio.get_running_loop()
        crowd = [asyncio.create_task(answered_without_end(limits, chat)) for chat in range(1, 151)]
        await asyncio.sleep(10)
        await asyncio.wait_for(passes(limits, passed, 500, NOTICE), 60)
        began = loop.time()
        notices = [asyncio.create_task(passes(limits, passed, chat, NOTICE)) for chat in (600, 601)]
        await asyncio.sleep(0)
        with limits.hurrying(601), limits.hurrying(601):
            await asyncio.wait(notices)
        for task in crowd:
            task.cancel()
        assert not limits._waited_for
        return passed, began

    passed, began = hurried(everybody())
    assert [chat for _, chat, _ in passed] == [500, 601, 600]
    line = 150 / 27
    assert passed[0][0] - 10 <= line + limiter.AGE + 1 and passed[1][0] - began <= line + 1
