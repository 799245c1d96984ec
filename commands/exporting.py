"""Taking things out: decisions as records for archives, without anything about anybody."""

import csv
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from typer import Argument, Option

from commands import CommandFault

group = typer.Typer()
decisions = typer.Typer(help="What was decided.", no_args_is_help=True)
group.add_typer(decisions, name="decisions")
filings = typer.Typer(help="Registration data of accounts, as they are filed.", no_args_is_help=True)
group.add_typer(filings, name="filings")


class Form(StrEnum):
    """How a file of records is written."""

    CSV = "csv"
    JSONL = "jsonl"


@decisions.command("export")
def export_decisions(
    file: Annotated[
        Path, Argument(help="Where the records go; nothing may be there yet. .jsonl is JSON lines.", resolve_path=True)
    ],
    since: Annotated[str, Option(help="The first day, in UTC, such as 2026-11-01; 30 days ago unless told.")] = "",
    until: Annotated[str, Option(help="The day after the last, in UTC; up to now unless told.")] = "",
    form: Annotated[Form | None, Option("--as", help="csv or jsonl; by the file's ending unless told.")] = None,
) -> None:
    """Write the record of every decision of a time into a file: what, on what ground, which measures, until when.

    Example: `./gongdao decisions export --since 2026-11-01 --until 2026-12-01 november.csv`. A record has codes and
    dates and no words of anybody: no complainant, no staff, no account, no facts. A decision that was reversed says
    when. Cells of CSV never begin as a formula does. The same time gives the same file, as long as nothing is
    reversed meanwhile.
    """
    from commands.ground import at_work, ground, settled

    if file.exists():
        raise CommandFault(f"There is something at {file} already: choose another name.")
    end = _day("--until", until) or datetime.now(UTC)
    begin = _day("--since", since) or end - timedelta(days=30)
    if begin >= end:
        raise CommandFault("--since must be earlier than --until.")
    chosen = form or (Form.JSONL if file.suffix in (".jsonl", ".ndjson") else Form.CSV)
    settings, console = settled(), Console(stderr=True, highlight=False)

    async def run() -> int:
        from resolvers.sanctions.export import as_line, as_row, decisions_between, records_between
        from resolvers.sanctions.records import COLUMNS

        written = 0
        async with ground(settings):
            total = await decisions_between(begin, end)
            with (
                file.open("x", encoding="utf-8-sig" if chosen is Form.CSV else "utf-8", newline="") as out,
                Progress(console=console, transient=True, disable=not console.is_terminal) as bar,
            ):
                task, table = bar.add_task("Writing decisions", total=total), csv.writer(out)
                if chosen is Form.CSV:
                    table.writerow(COLUMNS)
                async for record in records_between(begin, end):
                    if chosen is Form.CSV:
                        table.writerow(as_row(record))
                    else:
                        out.write(as_line(record) + "\n")
                    written += 1
                    bar.update(task, advance=1)
        return written

    try:
        count = at_work(run())
    except OSError as fault:
        raise CommandFault(f"{file} cannot be written: {fault.strerror}.") from None
    typer.echo(f"{count} decisions are in {file}.")


@filings.command("draft")
def draft_filing(
    account_class: Annotated[str, Argument(help="PERSONAL, ORGANISATION, PUBLIC_BODY or NEWS.", metavar="CLASS")],
    file: Annotated[Path, Argument(help="Where the data go; nothing may be there yet.", resolve_path=True)],
) -> None:
    """Build the registration data of a class of accounts and write them into a file: one account a line, as JSON.

    Example: `./gongdao filings draft NEWS news.jsonl`. It is kept as a draft besides, unless nothing changed since the
    last one; nothing is sent. FILING_AUTHORITY names the authority. Of natural persons no identity is in it.
    """
    from commands.ground import at_work, granted, ground, settled
    from commands.staffing import one_of
    from db.oversight import Filing
    from db.vocabulary import AccountClass
    from resolvers.accounts import standing
    from resolvers.accounts.standing.filings import body_of
    from resolvers.rules.standings import system

    chosen, settings = one_of(AccountClass, account_class), settled()
    if file.exists():
        raise CommandFault(f"There is something at {file} already: choose another name.")
    standing.file_with(settings.filing_authority)

    async def run() -> tuple[Filing, str]:
        async with ground(settings):
            filing = granted(await standing.draft_filing(system("command line"), chosen))
            return filing, body_of(filing)

    filing, body = at_work(run())
    try:
        with file.open("x", encoding="utf-8", newline="") as out:
            out.write(body)
    except OSError as fault:
        raise CommandFault(f"{file} cannot be written: {fault.strerror}.") from None
    typer.echo(f"Filing {filing.number} of {chosen} with {filing.accounts} accounts is in {file}.")


def _day(option: str, text: str) -> datetime | None:
    """The beginning of a day in UTC."""
    if not text:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise CommandFault(f"{option} must be a day such as 2026-11-01.") from None
