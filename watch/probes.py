"""What machines ask every few seconds: whether the process lives, and whether it can do its work."""

import asyncio

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from tortoise.connection import get_connection

PROBE_SECONDS = 2.0
log = structlog.get_logger()


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
