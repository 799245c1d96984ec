"""What the page hears: the rows of a conversation as a stream that goes on where it broke off, and their files."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.chat import person
from bot.chat.page.who import speaker
from bot.chat.shown import ShownMessage
from db.bus import bus

REMEMBERED = 300
# A sign of life, so that a connection that died without a word is noticed.
STILL_HERE = 15.0
AGAIN_AFTER_MS = 700
PLACE = re.compile(r"(\d{1,15})-(\d{1,15})", re.ASCII)
HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
# How the pictures that browsers draw begin; anything else is only given to be saved.
PICTURES = {
    "image/png": rb"\x89PNG\r\n\x1a\n",
    "image/jpeg": rb"\xff\xd8\xff",
    "image/gif": rb"GIF8",
    "image/webp": rb"RIFF.{4}WEBP",
}
log = structlog.get_logger()


async def events(request: Request) -> Response:
    """Stream what is new since the event that the browser saw last, or everything that is remembered."""
    address, _ = speaker(request)
    seen = PLACE.fullmatch(request.headers.get("last-event-id") or request.query_params.get("after", ""))
    newest = max((message.revision for message in await person.conversation(address, 0, 1)), default=0)
    revision, toast = 0, await person.newest_toast(address)
    # Of a database that was made anew a browser may think that it has seen more than there is.
    if seen and int(seen[1]) <= newest and int(seen[2]) <= toast:
        revision, toast = int(seen[1]), int(seen[2])
    return StreamingResponse(_news(address, revision, toast), media_type="text/event-stream", headers=HEADERS)


async def file(request: Request) -> Response:
    """Give a file of the conversation; only a picture is shown, whatever its sender calls it."""
    speaker(request)
    content = await person.file_content(request.path_params["file"])
    if content is None:
        raise HTTPException(404, "gone")
    kinds = (kind for kind, begins in PICTURES.items() if re.match(begins, content, re.DOTALL))
    kind = next(kinds, "application/octet-stream")
    how = "inline" if kind in PICTURES else "attachment"
    sealed = {"content-disposition": how, "content-security-policy": "default-src 'none'; sandbox"}
    return Response(content, media_type=kind, headers=HEADERS | sealed)


async def _news(address: int, revision: int, toast: int) -> AsyncIterator[str]:
    with bus.ear(person.scope_of(address)) as ear:
        yield f"retry: {AGAIN_AFTER_MS}\n"
        first, whole = True, revision == 0
        while True:
            try:
                messages = await person.conversation(address, revision, None if revision else REMEMBERED)
                toasts = await person.toasts(address, toast)
            except Exception as failure:  # the browser comes back by itself
                log.warning("chat_page_unread", error=type(failure).__name__)
                return
            revision = max([revision, *(message.revision for message in messages)])
            toast = max([toast, *(one.position for one in toasts)])
            if first or messages or toasts:
                news = {
                    "whole": whole and first,
                    "messages": [shown(message) for message in messages],
                    "toasts": [asdict(one) for one in toasts],
                }
                yield f"id: {revision}-{toast}\ndata: {json.dumps(news)}\n\n"
            first = False
            if not await ear.heard(STILL_HERE):
                yield ": still here\n\n"


def shown(message: ShownMessage) -> dict[str, Any]:
    """A message as the page draws it."""
    content = asdict(message.content)
    facts = {"id": message.message_id, "bot": message.from_bot, "at": message.sent_at.timestamp()}
    return facts | {field: value for field, value in content.items() if value}
