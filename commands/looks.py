"""Looks at what an installation rests on: the database, and all that can only be seen with it open."""

import io
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

from tortoise.connection import get_connection

from app import attended, hear_the_bus, opened
from commands import CommandFault
from commands.finding import Finding, Health
from commands.ground import at_schema, shown
from commands.reach import chat, issuer, letters
from db.bus import bus
from db.files import Copy, file_store
from db.standstill import standstill
from db.vocabulary import StaffRole
from resolvers import clock
from resolvers.accounts.roster import staff_roster, staff_without_second_step
from resolvers.oversight import drifted_counters, faults_of_the_trail
from resolvers.oversight.backlog import backlog
from resolvers.sanctions.appeals.views import appeals_of_nobody
from settings import Settings
from watch.alarms import alarms

EAR_SECONDS = 3.0
CLOCKS_APART = 5.0
OLDEST_POSTGRES = 150000


async def database_and_what_rests_on_it(settings: Settings) -> list[Finding]:
    """Look at the database, and when it can be used at everything else."""
    reached = {"chat": chat, "letters": letters, "issuer": issuer}
    outside = [await _looked_at(name, partial(look, settings)) for name, look in reached.items()]
    try:
        current, why = await at_schema(settings)
    except CommandFault as fault:
        mend = "Is DATABASE_URL right, and does the server run?"
        return [Finding("database", Health.WRONG, f"{fault}. {mend}"), *outside]
    if not current:
        answers = Finding("database", Health.FINE, f"{shown(settings.database)} answers.")
        return [answers, Finding("migrations", Health.WRONG, f"{why}: run ./gongdao migrate."), *outside]
    looks: dict[str, Callable[[], Awaitable[Finding]]] = {
        "database": lambda: _version(settings),
        "migrations": _migrations,
        "bus": _bus,
        "clock": _clock,
        "files": _files,
        "staff": _staff,
        "read-only": _read_only,
        "trail": _trail,
        "counters": _counters,
        "overdue": lambda: _overdue(settings),
    }
    try:
        async with opened(settings):
            return [*[await _looked_at(name, look) for name, look in looks.items()], *outside]
    except OSError as fault:
        mend = "Is FILES_URL right, and may this user write there?"
        return [
            Finding("files", Health.WRONG, f"The file store cannot be opened ({type(fault).__name__}). {mend}"),
            *outside,
        ]


async def _looked_at(name: str, look: Callable[[], Awaitable[Finding]]) -> Finding:
    try:
        return await look()
    except Exception as fault:  # a finding too, and no reason to lose the others
        return Finding(name, Health.WRONG, f"It could not be looked at: {type(fault).__name__}.")


async def _asked(sql: str) -> str:
    (row,) = await get_connection("default").execute_query_dict(sql)
    return str(next(iter(row.values())))


def _is_postgres() -> bool:
    return get_connection("default").capabilities.dialect == "postgres"


async def _version(settings: Settings) -> Finding:
    reached = f"{shown(settings.database)} answers"
    if not _is_postgres():
        version = await _asked("SELECT sqlite_version()")
        if settings.environment == "production":
            mend = "For more than one process set DATABASE_URL to a PostgreSQL."
            return Finding("database", Health.WARNING, f"{reached}: SQLite {version}, for one process. {mend}")
        return Finding("database", Health.FINE, f"{reached}: SQLite {version}.")
    version, number = await _asked("SHOW server_version"), int(await _asked("SHOW server_version_num"))
    if number < OLDEST_POSTGRES:
        return Finding("database", Health.WRONG, f"{reached}: PostgreSQL {version}. Update it to 15 or newer.")
    return Finding("database", Health.FINE, f"{reached}: PostgreSQL {version}.")


async def _migrations() -> Finding:
    return Finding("migrations", Health.FINE, "The database is at the current schema.")


async def _bus() -> Finding:
    async with attended(hear_the_bus):
        with bus.ear("cases") as ear:
            if await ear.heard(EAR_SECONDS):
                return Finding("bus", Health.FINE, "What other processes commit is heard.")
    return Finding("bus", Health.WRONG, "The database did not tell what is new: subscriptions and chats would be late.")


async def _clock() -> Finding:
    if not _is_postgres():
        return Finding("clock", Health.FINE, "SQLite has no clock of its own.")
    before = datetime.now(UTC)
    there = datetime.fromisoformat(await _asked("SELECT clock_timestamp() AT TIME ZONE 'UTC'")).replace(tzinfo=UTC)
    apart = abs(((there - before) + (there - datetime.now(UTC))).total_seconds()) / 2
    if apart > CLOCKS_APART:
        return Finding("clock", Health.WRONG, f"It is {apart:.0f} s from the database's: let NTP set both.")
    return Finding("clock", Health.FINE, f"It is {apart:.1f} s from the database's.")


async def _files() -> Finding:
    probe, store, words = uuid4(), file_store(), os.urandom(64)
    try:
        await store.put(probe, Copy.ORIGINAL, io.BytesIO(words))
        read = b"".join([piece async for piece in store.read(probe, Copy.ORIGINAL)])
        await store.delete(probe)
    except Exception as fault:
        mend = "Is FILES_URL right, and may this user write there?"
        return Finding("files", Health.WRONG, f"A file could not be put and read ({type(fault).__name__}). {mend}")
    if read != words:
        return Finding("files", Health.WRONG, "A file came back other than it was put: look at the store of FILES_URL.")
    return Finding("files", Health.FINE, "A file can be put, read and deleted.")


async def _staff() -> Finding:
    held = {holder.role for holder in await staff_roster()}
    if StaffRole.CHIEF_EDITOR not in held:
        mend = "./gongdao staff add --user … --role chief_editor --pseudonym …"
        return Finding("staff", Health.WRONG, f"Nobody is chief editor, who answers for content: {mend}")
    if bare := await staff_without_second_step():
        told = f"{len(bare)} posts could be signed in to by a password alone, first of all {bare[0].pseudonym}"
        return Finding("staff", Health.WARNING, f"{told}: ask them to turn on their second step (enableTwoStep).")
    return Finding("staff", Health.FINE, "There is a chief editor.")


async def _read_only() -> Finding:
    if still := standstill():
        since = f"Nothing can be changed since {still.since:%Y-%m-%d %H:%M} UTC"
        return Finding("read-only", Health.WARNING, f"{since}: ./gongdao readonly off ends it.")
    return Finding("read-only", Health.FINE, "Off: things can be changed.")


async def _trail() -> Finding:
    if faults := await faults_of_the_trail():
        return Finding("trail", Health.WRONG, f"{faults[0]}. ./gongdao trail verify names all {len(faults)}.")
    return Finding("trail", Health.FINE, "The trail is whole and in order.")


async def _counters() -> Finding:
    if drifted := await drifted_counters():
        return Finding("counters", Health.WRONG, f"{len(drifted)} are wrong: ./gongdao counters check names them.")
    return Finding("counters", Health.FINE, "Every counter agrees with its rows.")


async def _overdue(settings: Settings) -> Finding:
    ringing = [alarm for alarm in alarms(settings, await backlog(clock.now())) if alarm.rings]
    told = " ".join(f"{alarm.name} is {alarm.value:.0f}: {alarm.sentence}" for alarm in ringing)
    if of_nobody := await appeals_of_nobody():
        whom = "appoint a reviewer who decided nothing in these matters: ./gongdao staff add"
        told = f"{told} {of_nobody} appeals wait that nobody may take: {whom}.".strip()
    if told:
        return Finding("overdue", Health.WARNING, told)
    return Finding("overdue", Health.FINE, "Nothing waits longer than it should.")
