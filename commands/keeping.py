"""Keeping what is there safe: backups, and standing still for maintenance."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from typer import Argument, Option

from commands import CommandFault

if TYPE_CHECKING:
    from db.archive import Manifest

group = typer.Typer()


class Turn(StrEnum):
    """What is done about the standstill."""

    ON = "on"
    OFF = "off"
    STATUS = "status"


@group.command()
def backup(
    file: Annotated[Path, Argument(help="Where the archive goes; nothing may be there yet.", resolve_path=True)],
) -> None:
    """Write every row and every file into one archive, while the service runs.

    Example: `./gongdao backup /backups/monday.tar`. The keys are NOT in it: keep IDENTITY_KEYS apart, for without
    them nobody can read what is sealed. An archive of SQLite can be restored into PostgreSQL, and the other way.
    """
    from commands.ground import settled

    if file.exists():
        raise CommandFault(f"There is something at {file} already: choose another name.")
    settings = settled()

    async def run(progress: Callable[[str, int], None]) -> "Manifest":
        from commands.ground import ground
        from db.archive import backup
        from db.files import file_store

        async with ground(settings):
            return await backup(settings.database, file, file_store(), progress)

    made = _with_a_bar("Backing up", run)
    lost = f" {made.files_missing} files were not there any more." if made.files_missing else ""
    typer.echo(f"{sum(made.rows.values())} rows and {made.files} files are in {file}.{lost} {made.note}")


@group.command()
def restore(
    file: Annotated[Path, Argument(help="An archive that `backup` made.", resolve_path=True)],
) -> None:
    """Fill an empty database and file store from an archive: all of it, or nothing.

    Example: `DATABASE_URL=postgres://… ./gongdao restore /backups/monday.tar`. The database is made and brought to
    the current schema first. An archive that is damaged, of another schema or sealed with other keys is refused. Was it
    made in development without IDENTITY_KEYS, copy `development.key` from the DATA_DIR where it was made first.
    """
    from commands.ground import settled

    settings = settled()
    new = [place for place in (Path(settings.files), settings.data_dir) if not place.exists()]

    async def run(progress: Callable[[str, int], None]) -> "Manifest":
        from commands.ground import brought_up, ground
        from db.archive import fill, fitting, link_rows
        from db.columns import use_keys
        from db.files import file_store

        use_keys(settings.keys(keep=False), settings.keys_of_indexes())
        link_rows()
        with fitting(file) as (archive, manifest):  # before anything is made
            await brought_up(settings)
            async with ground(settings):
                return await fill(settings.database, archive, manifest, file_store(), progress)

    try:
        made = _with_a_bar("Restoring", run)
    except CommandFault:
        for place in new:
            with suppress(OSError):  # it is not there, or something lies in it
                place.rmdir()
        raise
    typer.echo(f"{sum(made.rows.values())} rows and {made.files} files are back, as they were at {made.made_at}.")


def _with_a_bar(what: str, run: Callable[[Callable[[str, int], None]], Awaitable["Manifest"]]) -> "Manifest":
    from commands.ground import at_work
    from db.archive import ArchiveFault

    console = Console(stderr=True, highlight=False)

    async def work() -> "Manifest":
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task(what, total=None)
            return await run(lambda name, done: bar.update(task, advance=done, description=f"{what}: {name}"))

    try:
        return at_work(work())
    except (ArchiveFault, OSError) as fault:
        raise CommandFault(str(fault)) from None


@group.command()
def readonly(
    turn: Annotated[Turn, Argument(help="Begin, end, or tell.", show_default=True)] = Turn.STATUS,
    reason: Annotated[str, Option(help="A sentence for people, shown wherever something is refused.")] = "",
) -> None:
    """Let nothing be changed for the time of maintenance, in any process; reading goes on.

    Example: `./gongdao readonly on --reason "We are moving; back at nine."`, and `./gongdao readonly off`. Changes
    are refused with that sentence; what people say in chats is kept and handled afterwards; notices wait.
    """
    import asyncio

    from commands.ground import at_work, ground, settled
    from db.standstill import HEARD_AFTER, begin_standstill, end_standstill, read_standstill
    from resolvers import clock

    if len(reason) > 200:
        raise CommandFault("The reason is longer than 200 characters.")
    settings = settled()

    async def run() -> str:
        async with ground(settings):
            if turn is Turn.ON:
                await begin_standstill(reason, clock.now())
                await asyncio.sleep(HEARD_AFTER)
                return "Nothing is changed from now on, in any process. End it by ./gongdao readonly off."
            if turn is Turn.OFF:
                return "Things can be changed again." if await end_standstill() else "They could be all along."
            found = await read_standstill()
            return f"Nothing is changed since {found.since:%Y-%m-%d %H:%M} UTC. {found.reason}" if found else "Off."

    typer.echo(at_work(run()).strip())
