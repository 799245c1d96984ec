"""Where the parts meet: the ground is opened, both doors hang on it, and all of it stops in the right order."""

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import cache, partial
from typing import Any
from uuid import uuid4

import structlog
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from tortoise import Tortoise

from db.bus import bus, poll
from db.columns import key_ring, use_keys
from db.due import hold
from db.engines import is_away, to_the_end, tortoise_config
from db.files import use_files
from db.migrate import is_current
from db.standstill import heed_the_standstill, read_standstill, standstill
from settings import Settings, read_settings
from watch.log import Logged, write_log
from watch.probes import live, ready

AGAIN_AFTER = 2.0
OUTAGE_OVER = 10.0
PURGE_EVERY = timedelta(hours=1)
PURGE_ASKED_EVERY = 600.0
ALARMS_ASKED_EVERY = 15.0
DEADLINES_EVERY = 15.0
DEADLINES_REST = 60.0
Loop = Callable[[], Awaitable[None]]
log = structlog.get_logger()


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[None]:
    """Keys, files and database, open to every task of this process for the length of the block."""
    from resolvers.accounts.identity.verifying import use_verifier

    use_keys(settings.keys(), settings.keys_of_indexes())
    use_files(settings.files, **settings.files_access())
    use_verifier(settings.identity_verifier_url, settings.identity_verifier_secret.get_secret_value())
    config = tortoise_config(settings.database, settings.database_pool, settings.patience)
    context = await Tortoise.init(config=config, _enable_global_fallback=True)
    try:
        await read_standstill()
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
    """Begin a loop again when it fails: a process that only looks alive helps nobody.

    That the database is away is told once, and once more when the loop has gone on for a while.
    """
    task, away = asyncio.current_task(), False
    assert task is not None
    while True:
        began = asyncio.get_running_loop().time()
        try:
            return await loop()
        except Exception as fault:
            if task.cancelling():  # on its way out it met another fault: it is to end all the same
                raise asyncio.CancelledError from fault
            if asyncio.get_running_loop().time() - began > OUTAGE_OVER:
                away = False
            if not is_away(fault):
                log.error("a loop failed and begins again", exc_info=fault)
            elif not away:
                log.warning("a loop waits for the database", loop=_name_of(loop), kind=type(fault).__name__)
            away = is_away(fault)
            await asyncio.sleep(AGAIN_AFTER)


def _name_of(loop: Loop) -> str:
    return getattr(getattr(loop, "func", loop), "__name__", "loop")


async def hear_the_bus() -> None:
    """Notice what other processes commit, and whether they called for a standstill."""
    async with asyncio.TaskGroup() as both:
        both.create_task(poll(bus))
        both.create_task(heed_the_standstill())


async def purge_by_the_hour() -> None:
    """Delete what is spent; of all processes one does, and not before an hour has gone by since the last time."""
    from resolvers import clock
    from resolvers.oversight import purge_spent

    while True:
        # A holder of its own each time: the lease is never renewed, so its end is when the next purge is due.
        if (
            not standstill()
            and await hold("purge", uuid4(), clock.now(), PURGE_EVERY)
            and (gone := await purge_spent(clock.now()))
        ):
            log.info("spent rows were purged", rows=gone)
        await asyncio.sleep(PURGE_ASKED_EVERY)


async def mind_deadlines(rest: float = DEADLINES_REST, every: float = DEADLINES_EVERY) -> None:
    """Do what is due; not right after a start or a standstill: what people sent meanwhile is to be handled first."""
    from resolvers import clock
    from resolvers.accounts.identity.sealing import give_founders_their_mandates, seal_names
    from resolvers.accounts.opening.looks import fill_looks
    from resolvers.accounts.standing import remember_grades
    from resolvers.complaints.cases.passing_on import remember_deadlines
    from resolvers.complaints.hearing.asking import lapse_questions
    from resolvers.deadlines import meet_deadlines
    from resolvers.interactions.measure.weekly import remember_weekly_sample

    if not standstill():
        await seal_names()
        await give_founders_their_mandates()
        await fill_looks()
        await remember_grades()
        await remember_deadlines()
        await remember_weekly_sample()
    time = asyncio.get_running_loop().time
    begins = time() + rest
    while True:
        if standstill():
            begins = time() + rest
        if time() < begins or not (await lapse_questions(clock.now()) + await meet_deadlines(clock.now())):
            await asyncio.sleep(every)


async def hold_the_chat(settings: Settings) -> None:
    """Hear what people say in chats, handle it, and send them what they are to know, whenever it is our turn."""
    # The chat library takes seconds to load; the web need not wait for it.
    loops, leave = await asyncio.to_thread(_chat_loops, settings)
    gc.freeze()
    try:
        async with asyncio.TaskGroup() as all_of_them:
            for loop in loops:
                all_of_them.create_task(_steadily(loop))
    finally:
        await to_the_end(leave())  # any of them may have asked for the turn last


def _chat_loops(settings: Settings) -> tuple[list[Loop], Callable[[], Coroutine[Any, Any, None]]]:
    from bot.loops import OnTelegram, chat_loops

    token, api, url = settings.telegram_token.get_secret_value(), settings.telegram_api, settings.webhook_url
    return chat_loops(OnTelegram(token, api, url, webhook_secret(settings)) if token else None, settings.public_url)


def webhook_secret(settings: Settings) -> str:
    """What Telegram says to show that it is Telegram."""
    token = settings.telegram_token.get_secret_value()
    return settings.telegram_secret.get_secret_value() or key_ring().mark("telegram-webhook", token)


def webhook_route(settings: Settings) -> Route:
    """Where Telegram posts updates."""

    @cache
    def taking() -> Callable[[Request], Awaitable[Response]]:
        from bot.chat.updates import webhook

        return webhook(webhook_secret(settings), settings.header_seconds)

    async def telegram(request: Request) -> Response:
        # The chat library takes seconds to load; GraphQL need not wait for it.
        return await (await asyncio.to_thread(taking))(request)

    return Route("/telegram", telegram, methods=["POST"])


async def ring_the_alarms(settings: Settings) -> None:
    """Tell in the log when something begins to go wrong and when it is over; of all processes one does."""
    from resolvers import clock
    from watch.alarms import Watch

    watch, holder = Watch(settings), uuid4()
    while True:
        if await hold("alarms", holder, clock.now(), timedelta(seconds=3 * ALARMS_ASKED_EVERY)):
            await watch.look()
        await asyncio.sleep(ALARMS_ASKED_EVERY)


async def post_letters(settings: Settings) -> None:
    """Send letters to people by whatever sender is set up."""
    from resolvers.accounts.letters import run_letters
    from resolvers.accounts.senders import sender_to

    secret, development = settings.sender_secret.get_secret_value(), settings.environment != "production"
    await run_letters(sender_to(settings.sender, secret, development=development))


async def build_the_exports() -> None:
    """Build what people asked for of their own data, beside everything else."""
    from resolvers.accounts.leaving.building import run_exports

    await run_exports()


def background(settings: Settings) -> tuple[Loop, ...]:
    """What one process at a time does beside the web."""
    own = (partial(loop, settings) for loop in (hold_the_chat, post_letters, ring_the_alarms))
    return (*own, purge_by_the_hour, mind_deadlines, build_the_exports)


def build(settings: Settings, *, loops: bool = True) -> Starlette:
    """The application as uvicorn serves it; without loops it leaves chats and notices to other processes."""
    from resolvers.accounts.oidc import trust
    from resolvers.accounts.standing import file_with, write_down_reads
    from schema import authenticate, loaders, schema
    from schema.accounts.identity.form import identity_routes
    from schema.http import Limits, graphql_routes, request_id_from
    from schema.http.files import file_routes
    from watch.metrics import Metrics
    from welcome import routes_to_try

    trust(settings.oidc_issuer, settings.oidc_audience)
    file_with(settings.filing_authority)
    development = settings.environment == "development"
    metrics = Metrics(settings)
    seconds, sockets = (settings.header_seconds, settings.operation_seconds), settings.subscriptions_per_socket
    limits = Limits(body_seconds=seconds[0], operation_seconds=seconds[1], subscriptions=sockets)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        current, why = await is_current(settings.database)
        if not current:
            raise RuntimeError(f"{why} Run ./gongdao migrate.")
        async with AsyncExitStack() as open_things:
            await open_things.enter_async_context(opened(settings))
            own = background(settings) if loops else ()
            await open_things.enter_async_context(attended(hear_the_bus, write_down_reads, *own))
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
            observe=metrics.operation,
            public_url=settings.public_url,
            bot_username=settings.telegram_username.removeprefix("@"),
        ),
        *identity_routes(piece_seconds=settings.header_seconds),
        *file_routes(allowed_origins=settings.allowed_origins, piece_seconds=settings.header_seconds),
        Route("/schema.graphql", sdl),
        Route("/health/live", live),
        Route("/health/ready", ready),
        Route("/metrics", metrics.answer),
    ]
    if settings.webhook_url:
        routes.append(webhook_route(settings))
    if development:
        routes += routes_to_try(settings)
    logged = Middleware(Logged, routes=routes, name=request_id_from, count=metrics.request, lines=settings.access_log)
    return Starlette(routes=routes, lifespan=lifespan, middleware=[logged])


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
