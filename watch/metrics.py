"""The numbers of this process, and of what waits in the database, as Prometheus reads them.

They are kept in a registry of the application and not of the module, so that two in one process count apart.
How many series there are is bounded: operations are named by words of the schema, or by a name that a
signed-in client gave them, of which at most a hundred are taken.
"""

import hmac
import re
import time
from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from db.engines import is_away, pool_use
from db.standstill import standstill
from resolvers import clock
from resolvers.oversight.backlog import Backlog, backlog
from resolvers.trail import delivered
from schema.http import Ran
from settings import Settings
from watch.alarms import RECENTLY, alarms

FORM = "text/plain; version=0.0.4; charset=utf-8"
NAME = re.compile(r"[A-Z][A-Za-z]{1,39}")
MOST_NAMES = 100
FRESH_FOR = 2.0
TIMES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
COSTS = (1, 10, 100, 1_000, 10_000)
LOCAL = ("127.0.0.1", "::1")


class Metrics:
    """What is counted in one application, and how it is shown."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.names: set[str] = set()
        self.backlog, self.read_at = Backlog(), -FRESH_FOR
        self.registry = registry = CollectorRegistry()
        self.requests = Counter(
            "gongdao_http_requests", "Requests by route, method and status.", ["route", "method", "status"],
            registry=registry,
        )  # fmt: skip
        self.operations = Counter(
            "gongdao_operations", "GraphQL operations by name and result: ok, or the code of an error or refusal.",
            ["operation", "kind", "result"], registry=registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "gongdao_operation_seconds", "How long queries and mutations took.", ["kind"], buckets=TIMES,
            registry=registry,
        )  # fmt: skip
        self.cost = Histogram(
            "gongdao_operation_cost", "What operations cost, in points.", ["kind"], buckets=COSTS, registry=registry
        )
        ProcessCollector(registry=registry)
        registry.register(self)

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        self.requests.labels(route, method, str(status)).inc()

    def operation(self, ran: Ran) -> None:
        """Count an operation, and give it the name that it is counted under."""
        ran.label = self.label(ran)
        self.operations.labels(ran.label, ran.kind, ran.outcome).inc()
        if ran.kind != "subscription":
            self.seconds.labels(ran.kind).observe(ran.seconds)
        self.cost.labels(ran.kind).observe(ran.cost)

    def label(self, ran: Ran) -> str:
        """The client's name of an operation if it is a sane one of somebody known, else a word of the schema."""
        if ran.name in self.names:
            return ran.name or ""
        admitted = ran.known and ran.outcome == "ok" and len(self.names) < MOST_NAMES
        if admitted and ran.name and NAME.fullmatch(ran.name):
            self.names.add(ran.name)
            return ran.name
        return ran.field

    async def answer(self, request: Request) -> Response:
        """Show the numbers to whoever may see them; for others there is nothing here."""
        if not self.may_read(request):
            return PlainTextResponse("Not Found", 404)
        if time.monotonic() - self.read_at >= FRESH_FOR:
            try:
                self.backlog, self.read_at = await backlog(clock.now()), time.monotonic()
            except Exception as error:
                if not is_away(error):
                    raise
                self.read_at = -FRESH_FOR
        return Response(generate_latest(self.registry), media_type=FORM)

    def may_read(self, request: Request) -> bool:
        """Whether a request brings the token; without one set, whether it comes from this machine, in development."""
        if token := self.settings.metrics_token:
            wanted = f"Bearer {token.get_secret_value()}".encode()
            return hmac.compare_digest(request.headers.get("authorization", "").encode("latin-1"), wanted)
        forwarded = any(name in request.headers for name in ("x-forwarded-for", "forwarded"))
        near = request.client is not None and request.client.host in LOCAL and not forwarded
        return near and self.settings.environment == "development"

    def collect(self) -> Iterable[Metric]:
        """The numbers that are read when they are asked for."""
        now, pool = self.backlog, pool_use()
        yield CounterMetricFamily("gongdao_trail_entries", "Entries of the trail: its rate is events.", now.trail)
        yield CounterMetricFamily(
            "gongdao_events_delivered", "Entries told to subscriptions of this process.", delivered.count
        )
        for name, told, value in (
            ("delivery_lag_seconds", "Longest from entry to subscription, of the last minute.",
             delivered.latest(RECENTLY)),
            ("notices_waiting", "Notices that wait to be sent.", now.notices),
            ("notices_oldest_seconds", "Age of the oldest notice that waits.", now.notices_age),
            ("notices_failed", "Notices that were given up.", now.notices_failed),
            ("inbox_waiting", "Chat updates that wait to be handled.", now.inbox),
            ("inbox_oldest_seconds", "Age of the oldest chat update that waits.", now.inbox_age),
            ("letters_waiting", "Letters that wait to be sent.", now.letters),
            ("cases_open", "Cases that are not decided.", now.cases_open),
            ("cases_overdue", "Cases past the time that was promised.", now.cases_overdue),
            ("reviewers", "People who take cases.", now.reviewers),
            ("cases_per_reviewer", "Open cases for each of them.", now.cases_per_reviewer),
            ("oldest_case_late_seconds", "How late the oldest open case is.", now.oldest_case_late),
            ("appeals_open", "Appeals that are not answered.", now.appeals_open),
            ("appeals_overdue", "Appeals past the time that was promised.", now.appeals_overdue),
            ("standstill", "1 while nothing may be changed.", int(standstill() is not None)),
            ("database_answers", "1 when what waits could be read just now.", int(self.read_at > 0)),
        ):  # fmt: skip
            yield GaugeMetricFamily(f"gongdao_{name}", told, value)
        if pool:
            shown = GaugeMetricFamily("gongdao_pool_connections", "Connections to PostgreSQL.", labels=["state"])
            for state, count in (("open", pool.open), ("in_use", pool.in_use), ("most", pool.most)):
                shown.add_metric([state], count)
            yield shown
        rings = GaugeMetricFamily("gongdao_alarm", "1 while an alarm rings.", labels=["name"])
        for alarm in alarms(self.settings, now):
            rings.add_metric([alarm.name], int(alarm.rings))
        yield rings
