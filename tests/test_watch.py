"""What an operator sees: every request is logged under its id, counted, and nothing personal stands in either."""

import json
from datetime import timedelta
from pathlib import Path

import httpx2
import structlog
from prometheus_client.parser import text_string_to_metric_families

from bot.chat import person
from db import Case, ChatUpdate, Notice
from db.standstill import begin_standstill, end_standstill
from resolvers import clock, interactions
from resolvers.oversight.backlog import backlog
from schema.http import Ran
from settings import Settings
from tests.cast import make_town
from tests.services import Database, opened
from tests.serving import Nursery, mutation, newcomers, serving, socket, subscribing, waited
from town import raise_town
from watch.alarms import Watch
from watch.metrics import MOST_NAMES, Metrics

SECRETS = ("kumquat", "13800138000", "anna@example.org", "127.0.0.1:")
TOKEN = "metrics-token-of-the-test"


async def test_the_log_tells_of_every_request_under_its_id_and_of_nobody(
    sqlite_url: str, nursery: Nursery, tmp_path: Path
) -> None:
    async with opened(sqlite_url):
        town, (token,) = await raise_town(), await newcomers(1)
        settings = {"METRICS_TOKEN": TOKEN, "ENVIRONMENT": "production"}
        async with (
            serving(nursery, tmp_path / "home", sqlite_url, **settings) as serve,
            httpx2.AsyncClient(timeout=20, base_url=serve.address) as http,
        ):
            who = {"authorization": f"Bearer {token}"}
            said = {"input": {"postId": town["posts"][0], "body": " ".join(SECRETS)}}
            named = mutation("addComment", "").replace("mutation", "mutation Writes", 1)
            asks = [
                {"json": {"query": named, "variables": said}, "headers": who},
                {"json": {"query": mutation("hideComment", ""), "variables": {"input": {"id": "kumquat"}}}},
                {"json": {"query": "{ kumquat(phone: \"13800138000\") }"}, "headers": who},
                {"json": {"query": "query kumquat_13800138000 { viewer { user { id } } }"}, "headers": who},
                {"content": b"kumquat 13800138000 {", "headers": {"content-type": "application/json"}},
                {"json": {"query": "{ a }"}, "headers": {"authorization": "Bearer kumquat anna@example.org"}},
                {"json": {"query": "{ viewer { user { id } } }"}, "headers": {"x-request-id": "proxy-4711.a"}},
                {"json": {"query": "{ viewer { user { id } } }"}, "headers": {"x-request-id": "anna@example.org"}},
            ]  # fmt: skip
            answers = [await http.post("/graphql", **ask) for ask in asks]  # type: ignore[arg-type]
            answers += [await http.get("/kumquat/13800138000?anna@example.org")]
            async with socket(serve, token) as ws:
                await ws.send(subscribing("query { viewer { user { id } } }"))
                await ws.recv()
            await person.say(town["users"]["owner"]["chat_id"], "kumquat", "en", "/start kumquat 13800138000")
            ids = [answer.headers["x-request-id"] for answer in answers]
            lines = await _lines(serve, len(answers) + 1)
            shown = await http.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
            hidden = [await http.get("/metrics"), await http.get("/metrics", headers={"authorization": "Bearer no"})]
    assert len(set(ids)) == len(ids) and ids[6] == "proxy-4711.a" and ids[7] != "anna@example.org"
    told = {line["request_id"]: line for line in lines}
    assert [told[one]["status"] for one in ids] == [200, 200, 200, 200, 400, 401, 200, 200, 404]
    assert told[ids[0]] | {"operation": "Writes", "result": "ok", "actor": "USER", "route": "/graphql"} == told[ids[0]]
    assert (told[ids[1]]["operation"], told[ids[1]]["result"], told[ids[1]]["actor"]) == (
        "hideComment",
        "INVALID",
        "GUEST",
    )
    assert (told[ids[3]]["operation"], told[ids[8]]["route"]) == ("viewer", "other")
    assert {line["method"] for line in lines} == {"GET", "POST", "SOCKET"}
    for text in ("\n".join(serve.lines).replace(serve.address, ""), shown.text):
        assert not [word for word in (*SECRETS, token) if word in text]
    assert [answer.status_code for answer in hidden] == [404, 404]
    assert 'gongdao_operations_total{kind="mutation",operation="Writes",result="ok"} 1.0' in shown.text
    assert 'gongdao_operations_total{kind="mutation",operation="hideComment",result="INVALID"} 1.0' in shown.text
    families = {family.name for family in text_string_to_metric_families(shown.text)}
    assert families >= {
        "gongdao_http_requests", "gongdao_operation_seconds", "gongdao_operation_cost", "gongdao_trail_entries",
        "gongdao_events_delivered", "gongdao_delivery_lag_seconds", "gongdao_notices_waiting", "gongdao_notices_failed",
        "gongdao_inbox_waiting", "gongdao_letters_waiting", "gongdao_cases_open", "gongdao_cases_overdue",
        "gongdao_alarm", "process_resident_memory_bytes",
    }  # fmt: skip


async def _lines(serve: object, count: int) -> list[dict]:
    def lines() -> list[dict]:
        return [json.loads(line) for line in serve.lines if '"event":"request"' in line]  # type: ignore[attr-defined]

    await waited(lambda: len(lines()) >= count)
    return lines()


def test_nobody_can_make_ever_more_series() -> None:
    metrics = Metrics(Settings())
    for number in range(3 * MOST_NAMES):
        letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        metrics.operation(Ran("query", "viewer", f"Name{letters}", known=True))
        metrics.operation(Ran("query", "posts", f"Stranger{letters}", known=False))
        metrics.operation(Ran("query", "posts", f"Wrong{letters}", known=True, outcome="INVALID"))
        metrics.operation(Ran("query", "posts", f"with_{number}", known=True))
    (counted,) = [family for family in metrics.requests.collect()]
    assert counted.samples == []
    labels = {sample.labels["operation"] for family in metrics.operations.collect() for sample in family.samples}
    assert len(labels) == MOST_NAMES + 2 and {"viewer", "posts"} < labels


async def test_an_alarm_is_told_when_it_begins_and_when_it_is_over(database: Database) -> None:
    town = await make_town()
    now = clock.now()
    assert (await backlog(now)).notices == await Notice.filter(done_at=None).count()
    watch = Watch(Settings(alarm_notice_seconds=60, alarm_overdue_cases=1))
    await Notice.filter(done_at=None).update(done_at=now)
    await Case.create(
        subject_kind="COMMENT", subject_id=town.post.id, account_id=town.account.id, snapshot="It.",
        due_at=now - timedelta(hours=1), opened_at=now - timedelta(days=3),
    )  # fmt: skip
    with structlog.testing.capture_logs() as said:
        await watch.look()
        await watch.look()
        assert [(line["event"], line["alarm"]) for line in said] == [("an alarm begins", "overdue_cases")]
        await Case.all().update(due_at=now + timedelta(hours=1))
        await watch.look()
        await watch.look()
    assert [(line["event"], line["alarm"]) for line in said[1:]] == [("an alarm is over", "overdue_cases")]


async def test_in_a_standstill_nobody_is_woken_for_what_is_meant_to_wait(sqlite: Database) -> None:
    town, now = await make_town(), clock.now()
    early = now - timedelta(hours=1)
    await interactions.add_comment(town["author"], town.post.id, "News.")
    await Notice.all().update(at=early)
    await ChatUpdate.create(transport="TELEGRAM", update_id=1, person_key="lin", at=early, due_at=early)
    watch = Watch(Settings())
    await begin_standstill("", now)
    try:
        with structlog.testing.capture_logs() as said:
            await watch.look()
        assert said == []
    finally:
        await end_standstill()
    with structlog.testing.capture_logs() as said:
        await watch.look()
    assert {line["alarm"] for line in said} == {"notices", "inbox"}
