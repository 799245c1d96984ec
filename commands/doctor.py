"""The examination: one finding for each thing that must be right, with a sentence that tells how to mend it."""

import os
import shutil
from pathlib import Path

from commands.finding import Finding, Health
from commands.ground import at_work
from commands.looks import database_and_what_rests_on_it
from policy import PackFault, pack
from settings import ROOT, SettingFault, Settings, read_settings
from watch.log import write_log

LITTLE_DISK = 1_000_000_000
NO_DISK = 100_000_000
WEAK = 12  # different bytes in a key; of 32 drawn at random there are hardly ever less than 24


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
    return findings + at_work(database_and_what_rests_on_it(settings))


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
    if weak := [kid for kid, key in held.items() if len(set(key)) < WEAK]:
        return Finding("keys", Health.WRONG, f"The key {weak[0]!r} is not random: draw one by openssl rand -hex 32.")
    return Finding("keys", Health.FINE, f"{len(held)} in the ring; {list(held)[-1]!r} seals. Are they kept apart too?")
