"""Files over HTTP: a one-time address takes one, a signed address gives one; both say why they do not."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from db.vocabulary import FileFault, FileKind
from policy import pack, spoken
from resolvers.complaints.downloads import open_download
from resolvers.complaints.uploads import receive_file
from resolvers.refusing import refusal_sentence
from resolvers.rules import refusals as no
from resolvers.rules.ids import global_id
from schema.http.context import request_id_from
from schema.http.errors import AGAIN_AFTER, CODES, write_down
from schema.words import screaming

STATUS: dict[type[no.Refusal], int] = {
    no.NotFound: 404,
    no.Restricted: 410,
    no.WrongState: 410,
    no.BusyProblem: 503,
    no.FileRefused: 422,
}
STATUS_OF_A_FAULT = {FileFault.TOO_LARGE: 413, FileFault.KIND_NOT_TAKEN: 415, FileFault.ARCHIVE: 415}
MOST_POURED_AWAY = 100 * 1024 * 1024
SIGNED = ("copy", "until", "viewer", "signature")
SAFE = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "referrer-policy": "no-referrer",
    "cache-control": "private, max-age=300",
}


def file_routes(*, allowed_origins: Sequence[str] = (), piece_seconds: float = 5) -> list[Route]:
    """The routes of files; a body must go on coming, a piece in so many seconds, and end while its address holds."""
    from_browsers = Middleware(
        CORSMiddleware, allow_origins=list(allowed_origins), allow_methods=["GET", "PUT"],
        allow_headers=["content-type", "x-request-id"], expose_headers=["x-request-id"],
    )  # fmt: skip

    async def answer(request: Request) -> Response:
        return await _answered(request, piece_seconds)

    middleware = [from_browsers] if allowed_origins else []
    return [Route("/files/{name}", answer, methods=["GET", "PUT"], middleware=middleware)]


async def _answered(request: Request, seconds: float) -> Response:
    request_id = request_id_from(request.headers.get("x-request-id"))
    try:
        answer = await (_take(request, seconds) if request.method == "PUT" else _give(request))
    except ClientDisconnect:
        answer = Response(status_code=400)  # nobody hears it
    except HTTPException as refused:
        answer = _told(refused.status_code, CODES[refused.status_code], refused.detail)
        answer.headers["connection"] = "close"
    except Exception as error:  # the server would log it with all that it says
        write_down(error, request_id)
        answer = _told(500, "SERVER_FAULT", "The server failed to answer.")
    answer.headers["x-request-id"] = request_id
    return answer


async def _take(request: Request, seconds: float) -> Response:
    declared, body = request.headers.get("content-length", ""), _body(request, seconds)
    size = int(declared) if declared.isdecimal() else None
    file = await receive_file(request.path_params["name"], body, size)
    if isinstance(file, no.Refusal):
        answer = _refused(request, file)
        # Only for whom an address was made, and not whoever sends something anywhere, is the rest read.
        heard = isinstance(file, no.FileRefused) and "expect" not in request.headers and await _poured_away(body)
        if not heard:
            answer.headers["connection"] = "close"
        return answer
    told = {
        "id": global_id("StoredFile", file.id), "name": file.name, "kind": file.kind, "mediaType": file.media_type,
        "size": file.size, "sha256": file.sha256,
    }  # fmt: skip
    return JSONResponse(told, 201)


async def _give(request: Request) -> Response:
    signed = [request.query_params.get(name, "") for name in SIGNED]
    try:
        found = await open_download(request.path_params["name"], *signed)
    except no.Refused as refused:
        return _refused(request, refused.refusal, None if isinstance(refused.refusal, no.BusyProblem) else 404)
    file = found.file
    text = "; charset=utf-8" if file.media_type == "text/plain" else ""
    how = "inline" if file.kind is FileKind.IMAGE else "attachment"
    return StreamingResponse(
        found.pieces(),
        headers=SAFE
        | {
            "content-type": f"{file.media_type}{text}",
            "content-disposition": f"{how}; filename*=UTF-8''{quote(found.name, safe='')}",
        },
    )


async def _body(request: Request, seconds: float) -> AsyncIterator[bytes]:
    """The body as it comes; whoever falls silent, or takes longer than the address is good for, is not waited for."""
    pieces = request.stream()
    end = asyncio.get_running_loop().time() + pack().times.upload
    while True:
        try:
            async with asyncio.timeout_at(min(end, asyncio.get_running_loop().time() + seconds)):
                piece = await anext(pieces, b"")
        except TimeoutError:
            raise HTTPException(408, f"No more of the body came within {seconds:g} s.") from None
        if not piece:
            return
        yield piece


async def _poured_away(body: AsyncIterator[bytes]) -> bool:
    """Read what is still sent, since few clients hear an answer before they have sent all; not without end."""
    rest = MOST_POURED_AWAY
    async for piece in body:
        rest -= len(piece)
        if rest < 0:
            return False
    return True


def _refused(request: Request, refusal: no.Refusal, status: int | None = None) -> Response:
    """Why not, in the caller's language."""
    if status is None:
        status = STATUS[type(refusal)]
        if isinstance(refusal, no.FileRefused):
            status = STATUS_OF_A_FAULT.get(refusal.fault, status)
    language = spoken(request.headers.get("accept-language"))
    answer = _told(status, screaming(refusal.code), refusal_sentence(refusal, language))
    if isinstance(refusal, no.BusyProblem):
        answer.headers["retry-after"] = AGAIN_AFTER
    return answer


def _told(status: int, code: str, message: str) -> Response:
    return JSONResponse({"code": code, "message": message}, status, {"cache-control": "no-store"})
