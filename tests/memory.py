"""Where tests keep their files: in memory where the machine offers it, since no row of a test outlives the test."""

import gc
import os
import shutil
from pathlib import Path

from tortoise.apps import Apps

IN_MEMORY = Path("/dev/shm")
ENOUGH = 2 << 30


def folder_in_memory() -> str | None:
    """A folder of the machine that lies in memory and has room; nothing where there is none: disks serve as well."""
    if os.access(IN_MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(IN_MEMORY).free >= ENOUGH:
        return str(IN_MEMORY)
    return None


def settle_down() -> None:
    """Leave what is loaded by now out of every search for garbage, and search less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def finish_models_once() -> None:
    """Let tortoise finish the models only when the kind of database is another than the last time.

    It does so whenever a database is opened, 15 ms each time, and comes to the same for the same kind.
    """
    finish = Apps._build_initial_querysets
    last: list[object] = []

    def finish_if_other(apps: Apps) -> None:
        models = [model for app in apps.values() for model in app.values()]
        wanted: list[object] = [*models, *(type(model._meta.db) for model in models)]
        if wanted != last:
            finish(apps)
            last[:] = wanted

    Apps._build_initial_querysets = finish_if_other  # type: ignore[method-assign]
