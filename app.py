"""Where the parts meet: the ground is opened, both doors hang on it, and all of it stops in the right order."""

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial
from traceback import extract_tb
from typing import Any, TextIO
from uuid import uuid4

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from tortoise import Tortoise
from tortoise.connection import get_connection

from db.bus import bus, poll
from db.columns import use_keys
from db.due import hold
from db.engines import to_the_end, tortoise_config
from db.files import use_files
from db.migrate import is_current
from db.vocabulary import Transport
from settings import Settings, read_settings

AGAIN_AFTER = 2.0
PURGE_EVERY = timedelta(hours=1)
PURGE_ASKED_EVERY = 600.0
DEADLINES_EVERY = 15.0
PROBE_SECONDS = 2.0
FRAMES = 8
Loop = Callable[[], Awaitable[None]]
log = structlog.get_logger()


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[None]:
    """Keys, files and database, open to every task of this process for the length of the block."""
    use_keys(settings.keys())
    use_files(settings.files, **settings.files_access())
    config = tortoise_config(settings.database, settings.database_pool)
    context = await Tortoise.init(config=config, _enable_global_fallback=True)
    try:
        yield
    finally:
        await context.close_connections()


@asynccontextmanager
async def attended(*loops: Loop) -> AsyncIterator[None]:
    """Run loops for the length of the block; when it ends they have come to their end too."""
    tasks = [asyncio.create_task(_steadily(loop)) for loop in loops]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _steadily(loop: Loop) -> None:
    """Begin a loop again when it fails: a process that only looks alive helps nobody."""
    while True:
        try:
            return await loop()
        except Exception as fault:
            log.error("a loop failed and begins again", exc_info=fault)
            await asyncio.sleep(AGAIN_AFTER)


async def hear_the_bus() -> None:
    """Notice what other processes commit."""
    await poll(bus)


async def purge_by_the_hour() -> None:
    """Delete what is spent; of all processes one does, and not before an hour has gone by since the last time."""
    from resolvers import clock
    from resolvers.oversight import purge_spent

    while True:
        # A holder of its own each time: the lease is never renewed, so its end is when the next purge is due.
        if await hold("purge", uuid4(), clock.now(), PURGE_EVERY) and (gone := await purge_spent(clock.now())):
            log.info("spent rows were purged", rows=gone)
        await asyncio.sleep(PURGE_ASKED_EVERY)


async def mind_deadlines() -> None:
    """Let questions lapse that nobody answered in time."""
    from resolvers import clock
    from resolvers.complaints.asking import lapse_questions

    while True:
        if not await lapse_questions(clock.now()):
            await asyncio.sleep(DEADLINES_EVERY)


async def hold_the_chat() -> None:
    """Handle what people say in chats and send them what they are to know, whenever it is our turn."""
    # The chat library takes seconds to load; the web need not wait for it.
    inbox, notices, leave = await asyncio.to_thread(_chat_loops)
    gc.freeze()
    try:
        async with asyncio.TaskGroup() as both:
            both.create_task(_steadily(inbox))
            both.create_task(_steadily(notices))
    finally:
        await to_the_end(leave())  # either loop may have asked for the turn last


def _chat_loops() -> tuple[Loop, Loop, Callable[[], Coroutine[Any, Any, None]]]:
    from bot import apologise, dispatcher
    from bot.chat.builtin import built_in_bot
    from bot.chat.inbox import Turn, run_inbox
    from bot.notices import run_notices

    bots, turn = {Transport.BUILT_IN: built_in_bot()}, Turn(uuid4())
    inbox = partial(run_inbox, dispatcher(), bots, turn, apologise=apologise)
    return inbox, partial(run_notices, bots, turn), turn.end


async def post_letters() -> None:
    """Send letters to people by whatever sender is set up."""
    from resolvers.accounts.letters import run_letters
    from resolvers.accounts.senders import sender_to

    s = read_settings()
    await run_letters(
        sender_to(s.sender, s.sender_secret.get_secret_value(), development=s.environment != "production")
    )


BACKGROUND: tuple[Loop, ...] = (hold_the_chat, purge_by_the_hour, mind_deadlines, post_letters)


def build(settings: Settings, *, loops: bool = True) -> Starlette:
    """The application as uvicorn serves it; without loops it leaves chats and notices to other processes."""
    from resolvers.accounts.oidc import trust
    from schema import authenticate, loaders, schema
    from schema.http import Limits, graphql_routes
    from schema.http.files import file_routes
    from welcome import routes_to_try

    trust(settings.oidc_issuer, settings.oidc_audience)

    development = settings.environment == "development"
    limits = Limits(
        body_seconds=settings.header_seconds,
        operation_seconds=settings.operation_seconds,
        subscriptions=settings.subscriptions_per_socket,
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        current, why = await is_current(settings.database)
        if not current:
            raise RuntimeError(f"{why} Run ./gongdao migrate.")
        async with AsyncExitStack() as open_things:
            await open_things.enter_async_context(opened(settings))
            await open_things.enter_async_context(attended(hear_the_bus, *(BACKGROUND if loops else ())))
            gc.collect()
            gc.freeze()
            gc.set_threshold(50_000, 20, 100)
            yield

    async def sdl(request: Request) -> Response:
        return PlainTextResponse(schema.as_str())

    routes: list[BaseRoute] = [
        *graphql_routes(
            schema,
            authenticate=authenticate,
            loaders=loaders,
            limits=limits,
            ide=development,
            open_introspection=development,
            allowed_origins=settings.allowed_origins,
            budget_per_minute=settings.budget_per_minute,
            public_url=settings.public_url,
            bot_username=settings.telegram_username.removeprefix("@"),
        ),
        *file_routes(allowed_origins=settings.allowed_origins, piece_seconds=settings.header_seconds),
        Route("/schema.graphql", sdl),
        Route("/health/live", live),
        Route("/health/ready", ready),
    ]
    if development:
        routes += routes_to_try(settings)
    return Starlette(routes=routes, lifespan=lifespan)


def create() -> Starlette:
    """The application with its loops, for servers that start it by name."""
    settings = read_settings()
    write_log(settings)
    return build(settings)


def create_web_only() -> Starlette:
    """The application without its loops, for servers that start it by name."""
    settings = read_settings()
    write_log(settings)
    return build(settings, loops=False)


async def live(request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"live": True})


async def ready(request: Request) -> Response:
    """The process can do its work: the database answers. Without its schema it would not have started."""
    try:
        async with asyncio.timeout(PROBE_SECONDS):
            await get_connection("default").execute_query("SELECT 1")
    except Exception as fault:
        log.warning("the database does not answer", error=type(fault).__name__)
        return JSONResponse({"ready": False, "database": "does not answer"}, 503)
    return JSONResponse({"ready": True, "database": "answers", "migrations": "current", "bus": "in process"})


def write_log(settings: Settings, to: TextIO | None = None) -> None:
    """Write the log of this process, ours and that of the libraries, to standard error or to a file."""
    stream = to or sys.stderr
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=stream.isatty())
    )
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_words_of_people,
    ]
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(stream),
    )
    written = logging.StreamHandler(stream)
    drop_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    written.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[drop_meta, renderer])
    )
    logging.basicConfig(level=logging.WARNING, handlers=[written], force=True)


def _without_words_of_people(logger: Any, method: str, event: Any) -> Any:
    """Tell a fault by its kind and place: what it says may repeat what a person wrote."""
    fault = event.pop("exc_info", None)
    fault = fault[1] if isinstance(fault, tuple) else sys.exc_info()[1] if fault is True else fault
    if isinstance(fault, BaseException):
        places = extract_tb(fault.__traceback__)[-FRAMES:]
        event["kind"] = type(fault).__qualname__
        event["frames"] = [f"{place.filename}:{place.lineno} {place.name}" for place in places]
    # Libraries put the words of an exception on the lines below the first.
    event["event"] = str(event["event"]).partition("\n")[0]
    return event
