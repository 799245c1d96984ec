"""The command line: what it answers, what it refuses in one line, and that a service stops when told."""

import json
import signal
import sqlite3
import time
import urllib.request
from pathlib import Path

import pytest

from tests.commanding import ROOT, gongdao, started
from town import PEOPLE


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    """A folder with the demo town, raised from nothing by the command, and what the command told."""
    home = tmp_path_factory.mktemp("town")
    code, told, _ = gongdao(home, "demo", "--json")
    assert code == 0
    return home, json.loads(told)


def test_the_demo_town_tells_everything_on_one_line_and_the_same_again(town: tuple[Path, dict]) -> None:
    home, told = town
    assert list(told["users"]) == list(PEOPLE)
    assert all(set(person) == {"id", "token", "chat_id"} for person in told["users"].values())
    assert len({person["token"] for person in told["users"].values()}) == len(PEOPLE)
    assert len(told["accounts"]) == 4 and len(told["posts"]) >= 4
    code, again, _ = gongdao(home, "demo", "--json")
    assert (code, again.count("\n"), json.loads(again)) == (0, 1, told)


def test_a_plan_of_migrations_tells_and_does_nothing(tmp_path: Path) -> None:
    assert gongdao(tmp_path, "migrate", "--plan") == (0, "The database gongdao.db is built.\n", "")
    assert list(tmp_path.iterdir()) == []


def test_the_doctor_finds_nothing_wrong_and_names_what_is_worth_a_look(town: tuple[Path, dict]) -> None:
    code, told, err = gongdao(town[0], "doctor")
    assert (code, err) == (0, "")
    assert "✗" not in told
    assert "It is a development key" in told and "There is a chief editor." in told


def test_the_doctor_names_a_broken_database_and_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / "gongdao.db").write_bytes(b"This was a database once. " * 100)
    code, told, err = gongdao(tmp_path, "doctor")
    assert (code, err) == (1, "")
    assert "✗  database" in told and "file is not a database" in told and "Is DATABASE_URL right" in told


@pytest.mark.parametrize(
    ("arguments", "settings", "told"),
    [
        (["serve"], {"DATABASE_URL": "mysql://x"}, "DATABASE_URL: must start with sqlite:// or postgres://"),
        (
            ["migrate"],
            {"DATABASE_URL": "postgres://u:secret@127.0.0.1:1/x"},
            "postgres://u@127.0.0.1:1/x cannot be used",
        ),
        (["serve"], {}, "There is no database at"),
        (["demo"], {"ENVIRONMENT": "production", "IDENTITY_KEYS": json.dumps({"k1": "0" * 64})}, "no demo town"),
        (["chat", "--as", "king"], {}, "there are owner, owner2, editor"),
        (["chat", "--as", "owner", "--language", "fr"], {}, "does not speak 'fr'; --language is one of en, zh."),
    ],
)
def test_a_fault_is_one_line_without_a_traceback(
    tmp_path: Path, arguments: list[str], settings: dict[str, str], told: str
) -> None:
    code, out, err = gongdao(tmp_path, *arguments, **settings)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("gongdao: ") and told in err
    assert "secret" not in err


def test_an_unknown_command_is_told_where_to_find_help(tmp_path: Path) -> None:
    code, _, err = gongdao(tmp_path, "serv")
    assert code == 2
    assert "No such command 'serv'" in err and "--help" in err


def test_every_command_teaches_by_an_example() -> None:
    from typer.main import get_command

    from cli import program

    def commands(group, path: str = ""):
        for name, command in group.commands.items():
            if hasattr(command, "commands"):
                yield from commands(command, f"{path}{name} ")
            else:
                yield f"{path}{name}", command.help

    helps = dict(commands(get_command(program)))
    assert len(helps) >= 15
    assert [name for name, text in helps.items() if "Example: `" not in text] == []


def test_a_service_answers_refuses_a_taken_port_and_stops_when_told(town: tuple[Path, dict]) -> None:
    home, told = town
    with started(home, "serve", "--port", "0", ACCESS_LOG="false") as service:
        assert service.stderr is not None
        try:
            said = service.stderr.readline()
            assert said.startswith("Gongdao is at http://127.0.0.1:"), said
            address = said.split()[-1]
            assert _asked(f"{address}/health/live") == {"live": True}
            assert _asked(f"{address}/health/ready")["ready"] is True
            body = json.dumps({"query": "{ viewer { user { displayName } } }"}).encode()
            who = {"authorization": f"Bearer {told['users']['owner']['token']}", "content-type": "application/json"}
            answer = _asked(urllib.request.Request(f"{address}/graphql", body, who))
            assert answer == {"data": {"viewer": {"user": {"displayName": PEOPLE["owner"]}}}}
            with urllib.request.urlopen(f"{address}/schema.graphql") as sdl:
                assert sdl.read().decode().strip() == (ROOT / "schema/schema.graphql").read_text("utf-8").strip()
            with urllib.request.urlopen(f"{address}/") as page:
                assert "./gongdao chat --as owner" in page.read().decode()
            code, _, err = gongdao(home, "serve", "--port", address.rsplit(":", 1)[1])
            assert (code, err.count("\n")) == (1, 1)
            assert "is in use" in err
            deadline = time.monotonic() + 30
            while not _chat_is_held(home) and time.monotonic() < deadline:
                time.sleep(0.05)
            assert _chat_is_held(home)
            service.send_signal(signal.SIGTERM)
            assert service.wait(3) == -signal.SIGTERM
            assert service.stderr.read() == ""
            assert not _chat_is_held(home)  # the loops came to their end: another process may take over at once
        finally:
            service.kill()


def _asked(request: str | urllib.request.Request) -> dict:
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def _chat_is_held(home: Path) -> bool:
    connection = sqlite3.connect(home / "gongdao.db")
    try:
        return connection.execute("SELECT count(*) FROM lease WHERE name = 'chat'").fetchone() == (1,)
    finally:
        connection.close()
