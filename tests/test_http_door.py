"""The GraphQL door with a toy behind it: what it reads, what it refuses, what it lets out."""

import asyncio
import enum
import json
from collections.abc import AsyncGenerator
from types import SimpleNamespace
from typing import Any

import httpx2
import pytest
import strawberry
from starlette.applications import Starlette
from structlog.testing import capture_logs

from schema.http import BadCredential, ClientFault, Context, DoorSchema, Limits, graphql_routes

GOOD = {"authorization": "Bearer good"}
MODERN = {"accept": "application/graphql-response+json"}


@strawberry.interface(description="A thing with an id.")
class Node:
    id: strawberry.ID


@strawberry.enum
class Mood(enum.Enum):
    CALM = "CALM"
    CROSS = "CROSS"


@strawberry.type
class Thing(Node):
    name: str

    @strawberry.field
    def twin(self) -> "Thing":
        return self

    @strawberry.field
    def pile(self, first: int | None = None, last: int | None = None) -> list["Thing"]:
        if (first or 0) < 0:
            raise ClientFault("`first` must not be negative.", "BAD_USER_INPUT")
        return [self]


@strawberry.input
class RenameInput:
    name: str


THING = Thing(id=strawberry.ID("1"), name="kettle")


@strawberry.type
class Query:
    @strawberry.field
    def hello(self) -> str:
        return "world"

    @strawberry.field
    def node(self, id: strawberry.ID) -> Node | None:
        return THING if id == "1" else None

    @strawberry.field
    def thing(self) -> Thing:
        return THING

    @strawberry.field
    def double(self, number: int) -> int:
        return number * 2

    @strawberry.field
    def echo(self, text: str, mood: Mood = Mood.CALM) -> str:
        return text

    @strawberry.field
    def broken(self) -> str | None:
        raise RuntimeError("the password is hunter2")

    @strawberry.field
    def refused(self) -> str | None:
        raise ClientFault("The cursor is not valid.", "BAD_CURSOR")

    @strawberry.field
    async def slow(self) -> str:
        await asyncio.sleep(30)
        return "late"

    @strawberry.field
    def cost(self, info: strawberry.Info) -> list[int]:
        return [info.context.cost, info.context.budget.remaining]


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename(self, input: RenameInput) -> Thing:
        return Thing(id=THING.id, name=input.name)


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def count(self, target: int = 100) -> AsyncGenerator[int, None]:
        for number in range(target):
            yield number
            await asyncio.sleep(0.05)

    @strawberry.subscription
    async def fragile(self) -> AsyncGenerator[int, None]:
        yield 1
        raise RuntimeError("the password is hunter2")


SCHEMA = DoorSchema(Query, Mutation, Subscription, types=[Thing])


class Guard:
    """Lets in whoever shows a token that it knows."""

    def __init__(self) -> None:
        self.tokens = {"good"}

    async def __call__(self, token: str | None, origin: str, languages: str | None) -> SimpleNamespace:
        if token is not None and token not in self.tokens:
            raise BadCredential
        return SimpleNamespace(name=token, language=languages or "en")


class NoLoaders:
    def __init__(self, context: Context) -> None: ...

    def reset(self) -> None: ...


TERMS = {"loaders": NoLoaders, "open_introspection": True}


def toy(**terms: Any) -> Starlette:
    return Starlette(routes=graphql_routes(SCHEMA, **{**TERMS, "authenticate": Guard(), **terms}))


def client(**terms: Any) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(toy(**terms)), base_url="http://door")


async def ask(query: str, headers: dict[str, str] | None = None, variables: Any = None, **terms: Any) -> Any:
    async with client(**terms) as http:
        answer = await http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
        return answer.json()


def codes(answer: Any) -> list[str]:
    return [error["extensions"]["code"] for error in answer["errors"]]


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (b'{"query":"{hello}"}', {}, 200, None),
        (b'{"query":"{hello}"}', MODERN, 200, None),
        (b'{"query":"{nothing}"}', {}, 200, "GRAPHQL_VALIDATION_FAILED"),
        (b'{"query":"{nothing}"}', MODERN, 400, "GRAPHQL_VALIDATION_FAILED"),
        (b'{"query":"{"}', MODERN, 400, "GRAPHQL_PARSE_FAILED"),
        (b'{"query":"query($n:Int!){double(number:$n)}","variables":{"n":"x"}}', MODERN, 400, "BAD_USER_INPUT"),
        (b'{"query":"query A{hello} query B{hello}"}', MODERN, 400, "BAD_REQUEST"),
        (b'{"query":"query A{hello} query B{hello}","operationName":"B"}', MODERN, 200, None),
        (b'{"query":"query A{hello}","operationName":"B"}', MODERN, 400, "BAD_REQUEST"),
        (b"{}", {}, 400, "BAD_REQUEST"),
        (b'[{"query":"{hello}"}]', {}, 400, "BAD_REQUEST"),
        (b"{nope", {}, 400, "BAD_REQUEST"),
        (b'{"query":"{hello}","variables":"x"}', {}, 400, "BAD_REQUEST"),
        (b'{"query":"{hello}","variables":{"x":NaN}}', {}, 400, "BAD_REQUEST"),
        (b'{"query":"{hello}","variables":{"x":"\\u0000"}}', {}, 400, "BAD_REQUEST"),
        (b'{"query":"{hello}","variables":{"x":"\\ud800"}}', {}, 400, "BAD_REQUEST"),
        (b'{"query":"{hello} #\xff"}', {}, 400, "BAD_REQUEST"),
        (b'{"query":"{echo(text:\\"\\\\u0000\\")}"}', {}, 200, "BAD_USER_INPUT"),
        (b'{"query":"subscription{count}"}', {}, 400, "BAD_REQUEST"),
        (b'{"query":"{hello}"}', {"content-type": "text/plain; x=application/json"}, 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b'{"query":"{hello}"}', {"authorization": "Bearer bad"}, 401, "UNAUTHENTICATED"),
        (b'{"query":"{hello}"}', {"authorization": "Basic good"}, 401, "UNAUTHENTICATED"),
    ],
)
async def test_a_post_is_answered_with_the_right_status_and_code(body, headers, status, code):
    async with client() as http:
        answer = await http.post("/graphql", content=body, headers={"content-type": "application/json", **headers})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].split(";")[0] == headers.get("accept", "application/json")
    assert answer.headers["x-request-id"]
    if code is None:
        assert answer.json() == {"data": {"hello": "world"}}
    else:
        assert codes(answer.json()) == [code] and "data" not in answer.json()


@pytest.mark.parametrize(
    ("method", "query", "status", "allow"),
    [
        ("GET", "{hello}", 200, None),
        ("GET", 'mutation{rename(input:{name:"x"}){name}}', 405, "POST"),
        ("GET", "subscription{count}", 400, None),
        ("GET", "{hello}\0", 400, None),
        ("PUT", "{hello}", 405, "GET, POST"),
    ],
)
async def test_only_queries_go_by_get(method, query, status, allow):
    async with client() as http:
        answer = await http.request(method, "/graphql", params={"query": query})
    assert (answer.status_code, answer.headers.get("allow")) == (status, allow)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("{" + "hello " * 1000 + "}", "Document contains more than 1000 tokens."),
        ("{thing{" + "twin{" * 11 + "name" + "}" * 13, "An operation may have at most 12 levels of fields."),
        ("{thing{" + " ".join(f"a{i}:name" for i in range(31)) + "}}", "An operation may have at most 30 aliases."),
        ("{thing{...F ...F ...F}} fragment F on Thing{" + "name " * 170 + "}", "at most 500 fields."),
        ("{thing{name " + "@skip(if:false)" * 51 + "}}", "An operation may have at most 50 directives."),
        ("{" + "hello " * 21 + "}", "An operation may have at most 20 root fields."),
        ("".join(f"query Q{i}{{hello}}" for i in range(11)), "needs an `operationName`"),
        ("{thing{pile{pile{pile{name twin{name}}}}}}", "one may cost at most 20000."),
        ("{thing{pile(first:1000000){name}}}", "one may cost at most 20000."),
    ],
)
async def test_each_limit_is_named_in_its_message(query, message):
    answer = await ask(query)
    assert message in answer["errors"][0]["message"]
    assert codes(answer)[0] == ("BAD_REQUEST" if "operationName" in message else "QUERY_TOO_COMPLEX")


async def test_spreads_of_spreads_are_measured_in_no_time():
    bomb = "{...F0}" + "".join(f" fragment F{i} on Query{{...F{i + 1} ...F{i + 1}}}" for i in range(60))
    async with asyncio.timeout(1):
        answer = await ask(bomb + " fragment F60 on Query{hello}")
    assert {*codes(answer)} == {"QUERY_TOO_COMPLEX"}


@pytest.mark.parametrize(
    ("query", "variables", "cost"),
    [
        ("{hello cost}", None, 2),
        ("{cost thing{pile{name}}}", None, 1 + 1 + 1 + 20),
        ("query($n:Int){cost thing{pile(first:$n){name id}}}", {"n": 3}, 1 + 1 + 1 + 3 * 2),
        ("query($n:Int=5){cost thing{pile(last:$n){...F ...F}}} fragment F on Thing{name}", None, 1 + 1 + 1 + 5 * 2),
    ],
)
async def test_the_cost_is_known_before_execution(query, variables, cost):
    async with client(budget_per_minute=1000) as http:
        body = {"query": query, "variables": variables, "extensions": {"cost": True}}
        answer = (await http.post("/graphql", json=body)).json()
    assert answer["data"]["cost"] == [cost, 1000 - cost]
    assert answer["extensions"]["cost"]["requested"] == cost


async def test_a_spent_budget_answers_429_until_the_window_ends():
    async with client(budget_per_minute=5) as http:
        body = {"query": "{hello a:hello b:hello}"}
        first, second = [await http.post("/graphql", json=body) for _ in range(2)]
        other = await http.post("/graphql", json=body, headers=GOOD)
    assert (first.status_code, second.status_code, other.status_code) == (200, 429, 200)
    assert 0 < int(second.headers["retry-after"]) <= 60 and codes(second.json()) == ["RATE_LIMITED"]


async def test_guessing_credentials_spends_the_budget_of_the_address():
    async with client(budget_per_minute=2) as http:
        guesses = [await http.get("/graphql", headers={"authorization": f"Bearer {i}"}) for i in range(3)]
    assert [guess.status_code for guess in guesses] == [401, 401, 429]


@pytest.mark.parametrize(("headers", "opened"), [(None, False), (GOOD, True)])
async def test_the_schema_is_shown_only_to_callers_with_a_credential_in_production(headers, opened):
    seen = await ask("{__schema{queryType{name}}}", headers, open_introspection=False)
    slip = await ask("{helo}", headers, open_introspection=False)
    assert ("data" in seen, "Did you mean" in slip["errors"][0]["message"]) == (opened, opened)


async def test_a_fault_of_ours_is_masked_and_logged_once_without_its_message():
    with capture_logs() as logs:
        answer = await ask("{hello broken again:broken refused}")
    assert answer["data"] == {"hello": "world", "broken": None, "again": None, "refused": None}
    assert codes(answer) == ["SERVER_FAULT", "SERVER_FAULT", "BAD_CURSOR"]
    assert [entry["kind"] for entry in logs] == ["RuntimeError"]
    assert "hunter2" not in json.dumps(answer) + str(logs)


async def test_an_operation_that_takes_too_long_is_ended():
    answer = await ask("{slow}", limits=Limits(operation_seconds=0.05))
    assert answer["data"] is None and codes(answer) == ["TIMEOUT"]


async def test_the_page_for_trying_queries_is_there_only_if_asked_for():
    for ide in (True, False):
        async with client(ide=ide) as http:
            page = await http.get("/graphql", headers={"accept": "text/html"})
            script = await http.get("/graphql/ide/start.js")
        assert (page.status_code, script.status_code) == ((200, 200) if ide else (400, 404))
        assert ide == ("default-src 'none'" in page.headers.get("content-security-policy", ""))
