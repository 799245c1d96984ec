"""How much a caller may ask for in a minute, in points of cost."""

import hashlib
import math
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import FixedWindowRateLimiter

from resolvers.actor import one_origin
from schema.http.errors import LimitFault


class Budgets:
    """The budgets of all callers of this process."""

    def __init__(self, per_minute: int) -> None:
        self.window = RateLimitItemPerMinute(per_minute)
        self.points = FixedWindowRateLimiter(MemoryStorage())

    def of(self, token: str | None, origin: str) -> "Budget":
        """Find the budget of a credential, or of an address where there is no credential."""
        key = "token:" + hashlib.sha256(token.encode()).hexdigest() if token else "address:" + one_origin(origin)
        return Budget(self, key)


@dataclass
class Budget:
    """What one caller has left until the window ends."""

    budgets: Budgets
    key: str
    remaining: int = field(init=False)
    reset_at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.remaining = self.budgets.window.amount
        self.reset_at = datetime.now(UTC)

    async def spend(self, points: int) -> None:
        """Take points from the budget, or refuse the request and leave the budget as it is."""
        window, limiter = self.budgets.window, self.budgets.points
        affordable = await limiter.test(window, self.key, cost=points) and await limiter.hit(
            window, self.key, cost=points
        )
        stats = await limiter.get_window_stats(window, self.key)
        self.remaining = stats.remaining
        self.reset_at = datetime.fromtimestamp(stats.reset_time, UTC)
        if not affordable:
            wait = max(1, math.ceil(stats.reset_time - time.time()))
            raise LimitFault(
                "request-budget-spent",
                "RATE_LIMITED",
                {"retryAfter": wait},
                cost=points,
                left=stats.remaining,
                most=window.amount,
            )
