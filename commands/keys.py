"""The keys of the installation: what is sealed and marked with which, and going over to new ones."""

import typer
from rich.console import Console
from rich.progress import Progress
from typer import Typer

from commands import CommandFault

group = Typer()
keys = Typer(
    help="Keys for personal data: which is used for how much, and going over to a new one.", no_args_is_help=True
)
group.add_typer(keys, name="keys")


@keys.command()
def status() -> None:
    """Tell how many values each key seals, how many marks each index key made, and which are needed no more.

    Example: `./gongdao keys status`
    """
    from commands.ground import at_work, ground, settled
    from db.columns import key_ring
    from resolvers.oversight.keys import KeyStatus, key_status

    settings = settled()

    async def look() -> tuple[KeyStatus, list[str]]:
        async with ground(settings):
            found, ring = await key_status(), key_ring()
            told = [f"{kid}: {found.values_of(kid)} values are sealed with it{_rank(kid, ring)}." for kid in ring.keys]
            lost = sorted(found.sealed.keys() - set(ring.keys))
            told += [f"{kid}: {found.values_of(kid)} values are sealed with it, and it is NOT HERE." for kid in lost]
            for version in (*ring.index_versions, *sorted(found.marks.keys() - set(ring.index_versions))):
                here = "" if version in ring.index_versions else ", and it is NOT HERE"
                newest = "; it marks now" if version == ring.index_versions[-1] else ""
                told.append(f"{version}: {found.marks.get(version, 0)} marks of identity numbers{newest}{here}.")
            return found, told

    found, told = at_work(look())
    for line in told:
        typer.echo(line)
    retired = ", ".join(found.retired())
    typer.echo(f"Needed no more: {retired}." if retired else "Every key is needed.")


def _rank(kid: str, ring) -> str:  # type: ignore[no-untyped-def]
    newest = "; it seals now" if kid == ring.current else ""
    return f"{newest}; it makes hashes and tokens, so it stays" if kid == ring.oldest else newest


@keys.command()
def rotate() -> None:
    """Seal everything with the newest key and mark numbers under the newest index key, while the service runs.

    Example: `./gongdao keys rotate`, after a new key stands behind the others and every process was restarted.
    Broken off, it goes on when it is run again.
    """
    from commands.ground import at_work, ground, settled
    from resolvers.oversight.keys import AnotherRotates, Rotated, rotate_keys

    settings, console = settled(), Console(stderr=True, highlight=False)

    async def work() -> Rotated:
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
            task = bar.add_task("Sealing anew", total=None)
            async with ground(settings):
                return await rotate_keys(lambda name, count: bar.update(task, advance=count, description=name))

    try:
        done = at_work(work())
    except AnotherRotates:
        raise CommandFault(
            "Another process changes keys now. What it has left to do is done when you run this again."
        ) from None
    typer.echo(f"{done.sealed} values are sealed anew, {done.marked} marks are made anew.")
    for name, count in sorted(done.stuck.items()):
        typer.echo(f"{count} values of {name} could not be opened and are as they were: is a key missing?")
