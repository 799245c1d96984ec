"""What tests stand on: both databases, fresh and at the current schema for every test."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import uvloop

from db.columns import use_keys
from db.files import use_files
from db.migrate import migrate
from tests.chat_world import open_town
from tests.memory import finish_models_once, folder_in_memory, settle_down
from tests.services import Database, Postgres, administer, built_at_once, opened, postgres_database
from tests.serving import Nursery
from tests.unthreaded import unthreaded

use_keys({"k1": b"0" * 32})
finish_models_once()
if folder := folder_in_memory():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", folder)


def pytest_collection_finish() -> None:
    """Everything is loaded, and nothing ran yet."""
    settle_down()


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that `serve` runs on."""
    return {"uvloop": uvloop.new_event_loop}


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at the current schema, to be copied."""
    path = tmp_path_factory.mktemp("template") / "gongdao.sqlite3"
    asyncio.run(migrate(f"sqlite://{path}"))
    return path


@pytest.fixture(scope="session")
def file_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the file store, one for all tests: what lies there is named by ids."""
    return tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True)
def stored_files(file_folder: Path) -> Path:
    """The file store as every test finds it, whatever the one before it used."""
    use_files(str(file_folder))
    return file_folder


@pytest.fixture(scope="session")
def sqlite_town_template(sqlite_template: Path, file_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file in which the demo town stands and has told all that it had to tell, to be copied."""
    path = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("town") / "gongdao.sqlite3"))
    use_files(str(file_folder))
    asyncio.run(raised(f"sqlite://{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_town_template(postgres: Postgres, file_folder: Path) -> str:
    """The name of a PostgreSQL database in which the demo town stands, to be copied."""
    asyncio.run(administer(postgres, "CREATE DATABASE template_town TEMPLATE template_gongdao"))
    use_files(str(file_folder))
    asyncio.run(raised(postgres.url("template_town")))
    return "template_town"


async def raised(url: str) -> None:
    """Raise the demo town in a database."""
    async with opened(url), open_town():
        pass


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server with the database `template_gongdao` at the current schema, to be copied."""
    with Postgres() as server:
        asyncio.run(administer(server, "CREATE DATABASE template_gongdao"))
        asyncio.run(built_at_once(server.url("template_gongdao")))
        yield server


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite file."""
    return f"sqlite://{shutil.copy(sqlite_template, tmp_path / 'gongdao.sqlite3')}"


@pytest.fixture
async def postgres_url(postgres: Postgres) -> AsyncIterator[str]:
    """The address of a fresh PostgreSQL database."""
    async with postgres_database(postgres, template="template_gongdao") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database, of one kind and of the other."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """A fresh database with tortoise opened on it, of one kind and of the other."""
    async with opened(url) as database:
        yield database


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Database]:
    """A fresh SQLite file with tortoise opened on it, for what does not differ between the two."""
    with unthreaded():
        async with opened(sqlite_url) as database:
            yield database


@pytest.fixture
async def sqlite_town(sqlite_town_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A SQLite file with the demo town in it, open, for what does not differ between the two kinds."""
    with unthreaded():
        async with opened(f"sqlite://{shutil.copy(sqlite_town_template, tmp_path / 'town.sqlite3')}") as database:
            yield database


@pytest.fixture
async def postgres_town(postgres: Postgres, postgres_town_template: str) -> AsyncIterator[Database]:
    """A PostgreSQL database with the demo town in it, open."""
    async with postgres_database(postgres, template=postgres_town_template) as url, opened(url) as database:
        yield database


@pytest.fixture(params=["sqlite"])
def town_database(request: pytest.FixtureRequest) -> Database:
    """A database with the demo town in it: the chat door is walked on SQLite."""
    found: Database = request.getfixturevalue(f"{request.param}_town")
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def either_town(request: pytest.FixtureRequest) -> Database:
    """A database with the demo town in it, of one kind and of the other."""
    found: Database = request.getfixturevalue(f"{request.param}_town")
    return found


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Where processes of the service are born."""
    with Nursery() as nursery:
        yield nursery
