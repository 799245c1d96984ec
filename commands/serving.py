"""Serving: everything at once for a first look, the web, and the loops without the web."""

import errno
import socket
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from typer import Option

from commands import CommandFault

if TYPE_CHECKING:
    from settings import Settings

# Requests that take longer are cut off at the stop; no operation may.
DRAIN_SECONDS = 20
Host = Annotated[str, Option(help="Address to listen on; 0.0.0.0 lets other machines in.")]
Port = Annotated[int, Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")]
group = typer.Typer()


@group.command()
def run(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Start everything: the database, the demo town on the first start, web and chat.

    Example: `./gongdao run`, then open http://127.0.0.1:8000 and follow what it says.
    In production there is no demo town.
    """
    from commands.bringing import town_of
    from commands.ground import at_work, brought_up, settled

    settings, console = settled(), Console(stderr=True, highlight=False)
    with _listening(host, port) as listener:
        for step in at_work(brought_up(settings)):
            console.print(step, markup=False)
        if settings.environment == "production":
            console.print("This is production: no demo town is raised.")
        else:
            with console.status("Raising the demo town…"):
                at_work(town_of(settings))
        _serve(settings, listener, loops=True, tries=settings.environment == "development")


@group.command()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[int, Option(min=1, max=64, help="Processes to serve with; more than one needs PostgreSQL.")] = 1,
    web_only: Annotated[bool, Option("--web-only", help="Leave chats and notices to `./gongdao work`.")] = False,
) -> None:
    """Serve GraphQL and the chat on a database that is at the current schema.

    Example: `./gongdao migrate && ./gongdao serve --host 0.0.0.0 --workers 4 --web-only`,
    with `./gongdao work` beside it.
    """
    from commands.ground import at_work, demand_current, settled
    from db.engines import is_sqlite

    settings = settled()
    if workers > 1 and is_sqlite(settings.database):
        raise CommandFault("Several workers need PostgreSQL: set DATABASE_URL, or leave out --workers.")
    at_work(demand_current(settings))
    with _listening(host, port) as listener:
        if workers > 1:
            _serve_by_many(settings, listener, workers, loops=not web_only)
        else:
            _serve(settings, listener, loops=not web_only)


@group.command()
def work() -> None:
    """Do what `serve --web-only` leaves out: answer chats, send notices and letters, purge, ring alarms.

    Example: `./gongdao work` beside `./gongdao serve --web-only`. It fetches what people write to the bot when no
    webhook brings it, deletes once an hour what is spent, and tells in its log when something waits too long. Any
    number may run; one at a time holds each of these, and another takes over when it ends.
    """
    import asyncio

    from app import attended, background, hear_the_bus
    from commands.ground import at_work, ground, settled

    settings = settled()

    async def until_stopped() -> None:
        async with ground(settings), attended(hear_the_bus, *background(settings)):
            typer.echo("At work; Ctrl-C stops it.", err=True)
            await asyncio.Event().wait()

    at_work(until_stopped())


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens, taken before anything else so that a port in use is told at once."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            raise CommandFault(f"Port {port} of {host} is in use: stop what listens there, or choose --port.") from None
        raise CommandFault(f"Cannot listen on {host}, port {port}: {fault.strerror or fault}") from None


def _serve(settings: "Settings", listener: socket.socket, *, loops: bool, tries: bool = False) -> None:
    import uvicorn

    from app import build

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                _announce(listener, tries=tries)

    server = Server(_config(settings, build(settings, loops=loops)))
    server.run([listener])
    if not server.started:
        raise CommandFault("The service could not start; the log above says why.")


def _serve_by_many(settings: "Settings", listener: socket.socket, workers: int, *, loops: bool) -> None:
    from uvicorn.supervisors import Multiprocess

    name = "app:create" if loops else "app:create_web_only"
    _announce(listener)
    Multiprocess(_config(settings, name, factory=True, workers=workers), sockets=[listener]).run()


def _config(settings: "Settings", application: Any, **more: Any) -> Any:
    from schema.http import server_config

    return server_config(
        application,
        "",
        0,
        header_seconds=settings.header_seconds,
        forwarded_allow_ips=[str(network) for network in settings.trusted_proxies],
        log_config=None,
        timeout_graceful_shutdown=DRAIN_SECONDS,
        **more,
    )


def _announce(listener: socket.socket, *, tries: bool = False) -> None:
    """Say where we are, and what can be tried there."""
    host, port = listener.getsockname()[:2]
    here = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    lines = [f"Gongdao is at {here}"]
    if tries:
        lines += [
            f"  in a browser   {here}/ (what to try), {here}/chat (the chat), {here}/graphql (GraphiQL)",
            "  in a terminal  ./gongdao chat --as owner (also: complainant, reviewer, …; --language zh)",
            "  tokens         ./gongdao demo --json",
            "  Ctrl-C stops it.",
        ]
    typer.echo("\n".join(lines), err=True)
