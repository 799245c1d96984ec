"""Looking after the installation: its schema, its trail, its counters, and what is wrong with it."""

import json
from typing import Annotated

import typer
from typer import Option

from commands import CommandFault

group = typer.Typer()
trail = typer.Typer(help="The record of all that was done.", no_args_is_help=True)
counters = typer.Typer(help="Numbers that are kept beside the rows they count.", no_args_is_help=True)
group.add_typer(trail, name="trail")
group.add_typer(counters, name="counters")


@group.command()
def migrate(plan: Annotated[bool, Option("--plan", help="Tell what would be done, and do nothing.")] = False) -> None:
    """Bring the database to the current schema; from nothing, it is made.

    Example: `./gongdao migrate --plan`. Several at once are safe. On SQLite the file as it was is kept
    beside the new one, and no other process may have it open.
    """
    from commands.ground import at_work, brought_up, settled

    steps = at_work(brought_up(settled(), plan_only=plan))
    typer.echo("\n".join(steps) if steps else "The database is at the current schema: there is nothing to do.")


@group.command()
def doctor(
    as_json: Annotated[bool, Option("--json", help="Print the findings as one line of JSON, for machines.")] = False,
) -> None:
    """Look at everything that must be right, and say how to mend what is not.

    Example: `./gongdao doctor`. Settings, policy, disk, keys, database, migrations, bus, clock, files, staff, trail,
    counters, chat, and what waits too long. It changes nothing. Exit code 1 when something is wrong.
    """
    from rich.console import Console
    from rich.table import Table

    from commands.doctor import examine
    from commands.finding import MARKS, Health

    table = Table("", "What", "How it is, and what to do", box=None, pad_edge=False)
    findings = examine()
    for finding in findings:
        table.add_row(MARKS[finding.health], finding.what, finding.sentence)
    if as_json:
        told = [{"what": one.what, "health": one.health.name, "sentence": one.sentence} for one in findings]
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        Console(markup=False, highlight=False).print(table)
    if any(finding.health is Health.WRONG for finding in findings):
        raise typer.Exit(1)


@trail.command("verify")
def verify_trail() -> None:
    """Verify that the trail is whole, in order, and guarded against change, and that statements say what they said.

    Example: `./gongdao trail verify`. Exit code 1 when it is not.
    """
    from commands.ground import at_work, ground, settled
    from resolvers.oversight import faults_of_the_trail

    settings = settled()

    async def look() -> list[str]:
        async with ground(settings):
            return await faults_of_the_trail()

    _tell(at_work(look()), "The trail is whole and in order.", "of the trail")


@counters.command("check")
def check_counters() -> None:
    """Count anew what is kept as a number, and name every number that is wrong; nothing is changed.

    Example: `./gongdao counters check`. Exit code 1 when one is wrong.
    """
    from commands.ground import at_work, ground, settled
    from resolvers.oversight import drifted_counters

    settings = settled()

    async def look() -> list[str]:
        async with ground(settings):
            return [f"{drift.row} is {drift.kept}, counted {drift.counted}" for drift in await drifted_counters()]

    _tell(at_work(look()), "Every counter agrees with its rows.", "of counters")


def _tell(faults: list[str], fine: str, of_what: str) -> None:
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise CommandFault(f"{len(faults)} fault{'s' * (len(faults) > 1)} {of_what}, named above.")
    typer.echo(fine)
