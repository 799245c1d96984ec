"""The examination: one finding for each thing that must be right, with a sentence that tells how to mend it."""

import os
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from app import attended, hear_the_bus, opened
from commands import CommandFault
from commands.ground import at_schema, at_work, shown
from db.bus import bus
from db.vocabulary import StaffRole
from policy import PackFault, pack
from resolvers.accounts.roster import staff_roster
from settings import ROOT, SettingFault, Settings, read_settings
from watch.log import write_log

LITTLE_DISK = 1_000_000_000
NO_DISK = 100_000_000
EAR_SECONDS = 3.0


class Health(Enum):
    """How a thing is: fine, worth a look, or wrong."""

    FINE = auto()
    WARNING = auto()
    WRONG = auto()


MARKS = {Health.FINE: "✓", Health.WARNING: "!", Health.WRONG: "✗"}


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it is, and what to do about it."""

    what: str
    health: Health
    sentence: str


def examine() -> list[Finding]:
    """Look at all that can be looked at; what rests on something broken is left out."""
    os.chdir(ROOT)
    findings = [_policy()]
    try:
        settings = read_settings()
    except SettingFault as fault:
        mend = "Correct it in the environment or in .env; without it nothing else can be looked at."
        return [Finding("settings", Health.WRONG, f"{fault}. {mend}"), *findings]
    write_log(settings)
    fine = f"This is {settings.environment}; everything written lies in {settings.data_dir.absolute()}."
    findings = [Finding("settings", Health.FINE, fine), *findings, _disk(settings.data_dir), _keys(settings)]
    return findings + at_work(_database(settings))


def _policy() -> Finding:
    try:
        return Finding("policy", Health.FINE, f"The pack in force is {pack().version}.")
    except PackFault as fault:
        return Finding("policy", Health.WRONG, f"{fault}. Correct the file: the service does not start with it.")


def _disk(folder: Path) -> Finding:
    there = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return Finding("disk", Health.WRONG, f"{there} cannot be written: give it to this user, or set DATA_DIR.")
    free = shutil.disk_usage(there).free
    sentence = f"{free / 1e9:.1f} GB are free in {there}."
    if free < NO_DISK:
        return Finding("disk", Health.WRONG, f"{sentence} Make room now: writing is about to fail.")
    if free < LITTLE_DISK:
        return Finding("disk", Health.WARNING, f"{sentence} Make room soon.")
    return Finding("disk", Health.FINE, sentence)


def _keys(settings: Settings) -> Finding:
    if not settings.identity_keys and not (settings.data_dir / "development.key").exists():
        return Finding("keys", Health.FINE, "A development key is made on the first run.")
    try:
        held = settings.keys()
    except (OSError, ValueError) as fault:
        kept = settings.data_dir / "development.key"
        return Finding("keys", Health.WRONG, f"{kept} cannot be read ({fault}): bring it back from a backup.")
    if not settings.identity_keys:
        return Finding("keys", Health.WARNING, "It is a development key: set IDENTITY_KEYS before real people come.")
    return Finding("keys", Health.FINE, f"{len(held)} in the ring; {max(held)!r} seals.")


async def _database(settings: Settings) -> list[Finding]:
    try:
        current, why = await at_schema(settings)
    except CommandFault as fault:
        return [Finding("database", Health.WRONG, f"{fault}. Is DATABASE_URL right, and does the server run?")]
    reached = Finding("database", Health.FINE, f"{shown(settings.database)} answers.")
    if not current:
        return [reached, Finding("migrations", Health.WRONG, f"{why}: run ./gongdao migrate.")]
    findings = [reached, Finding("migrations", Health.FINE, "The database is at the current schema.")]
    async with opened(settings):
        return findings + [await _looked_at(look) for look in (_bus, _staff)]


async def _looked_at(look: Callable[[], Awaitable[Finding]]) -> Finding:
    try:
        return await look()
    except Exception as fault:  # a finding too, and no reason to lose the others
        return Finding(look.__name__.strip("_"), Health.WRONG, f"It could not be looked at: {type(fault).__name__}.")


async def _bus() -> Finding:
    async with attended(hear_the_bus):
        with bus.ear("cases") as ear:
            if await ear.heard(EAR_SECONDS):
                return Finding("bus", Health.FINE, "What other processes commit is heard.")
    return Finding("bus", Health.WRONG, "The database did not tell what is new: subscriptions and chats would be late.")


async def _staff() -> Finding:
    held = {holder.role for holder in await staff_roster()}
    if StaffRole.CHIEF_EDITOR in held:
        return Finding("staff", Health.FINE, "There is a chief editor.")
    mend = "./gongdao staff add --user … --role chief_editor --pseudonym …"
    return Finding("staff", Health.WARNING, f"Nobody is chief editor, who answers for content: {mend}")
