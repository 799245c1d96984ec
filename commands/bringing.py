"""Bringing things in: the demo town, and comments that readers wrote elsewhere."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress
from typer import Argument, Option

from commands import CommandFault

if TYPE_CHECKING:
    from commands.table import Table
    from settings import Settings

BATCH = 100
group = typer.Typer()
importing = typer.Typer(help="Bring in what was written elsewhere.", no_args_is_help=True)
group.add_typer(importing, name="import")


@group.command()
def demo(
    as_json: Annotated[bool, Option("--json", help="Print users, tokens, chats, accounts, posts as one line.")] = False,
) -> None:
    """Raise the demo town, or find it: accounts, posts, comments, complaints, and a person for every role.

    Example: `./gongdao demo --json | python3 -m json.tool`. Run again, it adds nothing.
    """
    from commands.ground import at_work, brought_up, settled

    settings = settled()
    if settings.environment == "production":
        raise CommandFault("There is no demo town in production: ENVIRONMENT=production refuses it.")
    at_work(brought_up(settings))
    with Console(stderr=True).status("Raising the demo town…"):
        town = at_work(town_of(settings))
    if as_json:
        typer.echo(json.dumps(town, ensure_ascii=False))
        return
    for role, person in town["users"].items():
        typer.echo(f"{role:18}{person['token']}")
    typer.echo(f"\nAccounts: {', '.join(town['accounts'])}. Talk as any of them: ./gongdao chat --as owner")


async def town_of(settings: "Settings") -> dict[str, Any]:
    """The demo town of this database."""
    from commands.ground import ground
    from town import raise_town

    async with ground(settings):
        return await raise_town()


@importing.command("comments")
def import_comments(
    file: Annotated[Path, Argument(help="A CSV file in UTF-8 with a header line.", resolve_path=True)],
    account: Annotated[str, Option(help="The handle of the account whose readers wrote them.")],
    author_column: Annotated[str, Option(help="The header of the author's name, when it is not `author`.")] = "author",
    text_column: Annotated[str, Option(help="… of the comment itself, when it is not `text`.")] = "text",
    at_column: Annotated[str, Option(help="… of the time (ISO 8601), when it is not `posted_at`.")] = "posted_at",
    post_column: Annotated[
        str,
        Option(help="… of what was commented on, when not `post` or `video`; each gets a post."),
    ] = "",
    id_column: Annotated[str, Option(help="… of the comment's id there, when it is not `comment_id`.")] = "comment_id",
) -> None:
    """Bring in comments from a CSV file: one post for each video or post, in the order of their times.

    Example: `./gongdao import comments old.csv --account tea-house --at-column date`. Rows that cannot be
    taken are named by line and skipped. It may be stopped at any moment: run again, it goes on from
    there, and a comment that came before is never added twice.
    """
    from commands.ground import at_work, settled
    from commands.table import Table

    columns = {"author": author_column, "text": text_column, "posted_at": at_column}
    columns |= {"post": post_column, "comment_id": id_column}
    settings, table = settled(), Table(file, columns)
    typer.echo(at_work(_brought_in(settings, table, account)))


async def _brought_in(settings: "Settings", table: "Table", handle: str) -> str:
    from commands.ground import granted, ground
    from resolvers.accounts.staff import account_by_handle
    from resolvers.interactions.importing import Imported, import_comments, known_sources
    from resolvers.rules.standings import system

    job = system("import")
    rows, added, skipped = 0, 0, 0
    async with ground(settings):
        account = await account_by_handle(job, handle)
        if account is None:
            raise CommandFault(f"There is no account {handle!r}; `./gongdao account add` makes one.")

        async def take(batch: list[Imported]) -> int:
            known = await known_sources(account.id, [row.source for row in batch])
            if fresh := [row for row in batch if row.source not in known]:
                granted(await import_comments(job, account.id, fresh))
            return len(fresh)

        console = Console(stderr=True, highlight=False)
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            bar = progress.add_task("Bringing in comments", total=table.lines)
            batch: list[Imported] = []
            for line, found in table.comments():
                rows += 1
                if isinstance(found, Imported):
                    batch.append(found)
                else:
                    skipped += 1
                    console.print(f"line {line} is skipped: {found}", markup=False, soft_wrap=True)
                if len(batch) == BATCH:
                    added += await take(batch)
                    batch = []
                    progress.update(bar, completed=line)
            added += await take(batch)
    return f"{rows} rows: {added} added, {rows - added - skipped} there before, {skipped} skipped"
