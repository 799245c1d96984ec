"""The budget of outgoing messages: 27 a second in all, one a second to a person, twenty a minute to a group.

Who asks waits in line for its chat; of the chats whose turn it is, answers to people go before notices, but
before none that has waited for so long already, and none for which somebody waits.
"""

import asyncio
import heapq
from collections import Counter, OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count

ANSWER, NOTICE = 0, 1
# So many seconds later than an answer, a notice is as urgent: endless answers do not hold it up for ever.
AGE = 3.0
# How urgent is what this task sends.
rank: ContextVar[int] = ContextVar("rank", default=ANSWER)

IN_ALL = (1 / 27, 3)
PRIVATE = (1.0, 3)
# Five at once and one every four seconds: no minute has more than twenty.
GROUP = (4.0, 5)
IDLE_CHATS = 10_000

Waiting = tuple[float, int, int, "asyncio.Future[None]"]
Place = tuple[float, int, int]


class Budget:
    """So many at once, then one every `step` seconds."""

    __slots__ = ("_spent_until", "slack", "step")

    def __init__(self, step: float, at_once: int) -> None:
        self.step, self.slack = step, step * (at_once - 1)
        self._spent_until = 0.0

    @property
    def opens(self) -> float:
        """When the next may pass."""
        return self._spent_until - self.slack

    def is_fresh(self, now: float) -> bool:
        """Whether it is as if nothing was ever spent."""
        return self._spent_until <= now

    def take(self, now: float) -> None:
        """Let one pass."""
        self._spent_until = max(self._spent_until, now) + self.step

    def close(self, until: float) -> None:
        """Let nobody pass until then."""
        self._spent_until = max(self._spent_until, until + self.slack)


class Line:
    """The budget of one chat and who waits for it."""

    __slots__ = ("budget", "place", "waiting")

    def __init__(self, chat: int) -> None:
        self.budget = Budget(*(GROUP if chat < 0 else PRIVATE))
        self.waiting: deque[Waiting] = deque()
        # Where its first stands; whatever else is found of it was given up.
        self.place: Place | None = None


class Limiter:
    """Lets calls pass in the order of their urgency, as fast as the budgets allow; its clock is the event loop's."""

    def __init__(self) -> None:
        self._all = Budget(*IN_ALL)
        self._lines: OrderedDict[int, Line] = OrderedDict()
        self._numbers = count()
        # The first of each line: those whose chat may be written to now, and those who wait for their chat.
        self._open: list[Place] = []
        self._shut: list[Place] = []
        self._waited_for: Counter[int] = Counter()
        self._timer: asyncio.TimerHandle | None = None
        self._refused: tuple[int, float] = (0, 0.0)

    async def turn(self, chat: int) -> None:
        """Wait until something may be sent to this chat."""
        loop = asyncio.get_running_loop()
        line = self._line(chat, loop.time())
        waiting: Waiting = (loop.time(), rank.get(), next(self._numbers), loop.create_future())
        line.waiting.append(waiting)
        if len(line.waiting) == 1:
            self._line_up(chat, line, loop.time())
        self._let_pass(loop)
        await waiting[3]

    @contextmanager
    def hurrying(self, chat: int) -> Iterator[None]:
        """While somebody waits for what is being sent to this chat, it is as urgent as an answer."""
        self._waited_for[chat] += 1
        line = self._lines.get(chat)
        if line and line.waiting:
            self._line_up(chat, line, asyncio.get_running_loop().time())
        try:
            yield
        finally:
            self._waited_for[chat] -= 1
            self._waited_for += Counter()  # only those for whom somebody waits are kept

    def refused(self, chat: int, seconds: float) -> None:
        """Telegram wants a pause: of this chat, and of all when another chat has just been told the same."""
        now = asyncio.get_running_loop().time()
        self._line(chat, now).budget.close(now + seconds)
        other, until = self._refused
        if other != chat and until > now:
            self._all.close(now + seconds)
        self._refused = (chat, now + seconds)

    def opens_in(self, chat: int) -> float:
        """In how many seconds something may be sent to this chat, if nobody stood in line."""
        now = asyncio.get_running_loop().time()
        line = self._lines.get(chat)
        return max(self._all.opens - now, line.budget.opens - now if line else 0.0, 0.0)

    def _line(self, chat: int, now: float) -> Line:
        line = self._lines.get(chat)
        if line is None:
            line = self._lines[chat] = Line(chat)
            self._forget_idle(now)
        self._lines.move_to_end(chat)
        return line

    def _forget_idle(self, now: float) -> None:
        """The longest untouched chats go, as far as nothing is known of them that a new line would not know."""
        while len(self._lines) > IDLE_CHATS:
            chat, line = next(iter(self._lines.items()))
            if line.waiting or not line.budget.is_fresh(now):
                self._lines.move_to_end(chat)
                return
            del self._lines[chat]

    def _line_up(self, chat: int, line: Line, now: float) -> None:
        asked, urgency, number, _ = line.waiting[0]
        if line.budget.opens > now:
            line.place = (line.budget.opens, number, chat)
            heapq.heappush(self._shut, line.place)
        else:
            line.place = (asked if self._waited_for[chat] else asked + AGE * urgency, number, chat)
            heapq.heappush(self._open, line.place)

    def _next_of(self, heap: list[Place]) -> tuple[int, Line] | None:
        """The chat that stands first, with its line; nothing when that one stands elsewhere by now."""
        place = heapq.heappop(heap)
        line = self._lines.get(place[2])
        return (place[2], line) if line and line.place is place else None

    def _let_pass(self, loop: asyncio.AbstractEventLoop) -> None:
        """Let all pass that may by now, and come again when the next may."""
        now = loop.time()
        while self._shut and self._shut[0][0] <= now:
            if found := self._next_of(self._shut):
                self._line_up(*found, now)
        while self._open and self._all.opens <= now:
            if not (found := self._next_of(self._open)):
                continue
            chat, line = found
            while line.waiting and line.waiting[0][3].done():  # whoever was cancelled meanwhile
                line.waiting.popleft()
            if line.waiting and line.budget.opens <= now:
                line.budget.take(now)
                self._all.take(now)
                line.waiting.popleft()[3].set_result(None)
            if line.waiting:
                self._line_up(chat, line, now)
        if self._timer:
            self._timer.cancel()
            self._timer = None
        moments = [self._shut[0][0]] if self._shut else []
        if self._open:
            moments.append(self._all.opens)
        if moments:
            self._timer = loop.call_at(min(moments), self._let_pass, loop)
