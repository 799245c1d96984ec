"""The built-in chat in a browser: a page of our own files and the JSON by which it speaks.

It speaks as anybody of the demo town, so it is for development, and answers this machine alone.
"""

from collections.abc import Mapping
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from bot import commands
from bot.chat.page import hearing, speaking
from bot.chat.page.guard import OnlyHere
from bot.chat.page.who import People
from db.vocabulary import Transport
from policy import LANGUAGES
from resolvers.actor import actor_of_chat

FOLDER = Path(__file__).with_name("files")
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
FILES = {path.name: KINDS[path.suffix] for path in FOLDER.iterdir() if path.suffix in KINDS}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache",
}


def chat_page(people: Mapping[str, tuple[int, str]], first_guest: int) -> Starlette:
    """The page and what it asks for; `people` gives address and name by role, guests have addresses of their own."""
    app = Starlette(
        routes=[
            Route("/chat", page),
            Route("/chat/page/{file}", file),
            Route("/chat/people", everybody),
            Route("/chat/as/{who}/events", hearing.events),
            Route("/chat/as/{who}/files/{file}", hearing.file),
            Route("/chat/as/{who}/say", speaking.say, methods=["POST"]),
            Route("/chat/as/{who}/press", speaking.press, methods=["POST"]),
            Route("/chat/as/{who}/file", speaking.send_file, methods=["POST"]),
        ],
        middleware=[Middleware(OnlyHere)],
    )
    app.state.people = People(people, first_guest)
    return app


async def page(request: Request) -> Response:
    """Give the page."""
    return FileResponse(FOLDER / "index.html", media_type="text/html", headers=HEADERS)


async def file(request: Request) -> Response:
    """Give one of the page's files."""
    name = request.path_params["file"]
    if name not in FILES:
        raise HTTPException(404)
    return FileResponse(FOLDER / name, media_type=FILES[name], headers=HEADERS)


async def everybody(request: Request) -> Response:
    """Tell who lives here and can be spoken as, and what the bot can be told, in every language."""
    known: People = request.app.state.people
    here = [{"who": role, "name": name} for role, (address, name) in known.by_role.items() if await _lives(address)]
    told = {code: [{"command": f"/{c.command}", "does": c.description} for c in commands(code)] for code in LANGUAGES}
    return JSONResponse({"people": here, "commands": told}, headers={"cache-control": "no-store"})


async def _lives(address: int) -> bool:
    met = await actor_of_chat(Transport.BUILT_IN, address)
    return met is not None and met[0].user_id is not None
