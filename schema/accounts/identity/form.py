"""The one-time form over HTTP: shown while it can be used, taken once; the address is all the credential there is."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import date
from uuid import UUID

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from db.accounts import IdentityForm
from db.vocabulary import IdentityDocument
from policy import pack, say, spoken
from resolvers.accounts.identity.submitting import faults_of, form_behind, submit_by_form
from resolvers.accounts.identity.told import Private, Told
from resolvers.actor import actor_of_user
from resolvers.complaints.uploads import keep_file
from resolvers.refusing import refusal_sentence
from resolvers.rules import refusals as no
from schema.accounts.identity.page import HEADERS, KEPT, form_page, words
from schema.http.context import request_id_from
from schema.http.errors import write_down

FIELDS, PIECE = 20, 65_536
WORDS = 16 * 1024  # the most bytes of one field that is no file


def identity_routes(*, piece_seconds: float = 5) -> list[Route]:
    """The route of the form; a body must go on coming, a piece in so many seconds."""

    async def answer(request: Request) -> Response:
        request_id = request_id_from(request.headers.get("x-request-id"))
        try:
            answered = await (_sent(request, piece_seconds) if request.method == "POST" else _shown(request))
        except ClientDisconnect:
            answered = Response(status_code=400)  # nobody hears it
        except HTTPException as refused:
            answered = _said(_language(request), refused.status_code, "form-not-now")
        except Exception as error:  # the server would log it with all that it says
            write_down(error, request_id)
            answered = _said(_language(request), 500, "form-not-now")
        answered.headers["x-request-id"] = request_id
        return answered

    return [Route("/identity/{secret}", answer, methods=["GET", "POST"])]


def _language(request: Request, form: IdentityForm | None = None) -> str:
    return spoken(request.headers.get("accept-language"), form.user.language if form else None)


def _said(language: str, status: int, head: str, about: str = "") -> Response:
    told = [about] if about else []
    return HTMLResponse(words(language, head, *told), status, HEADERS)


def _spent(language: str) -> Response:
    return _said(language, 410, "form-spent", say(language, "form-spent-about"))


async def _shown(request: Request) -> Response:
    form = await form_behind(request.path_params["secret"])
    if isinstance(form, no.Refusal):
        return _spent(_language(request))
    return HTMLResponse(form_page(_language(request, form), form, form.expires_at, {}), 200, HEADERS)


async def _sent(request: Request, seconds: float) -> Response:
    """What was written: all of it is looked at before any picture is kept, and the form closes only with a yes."""
    form = await form_behind(request.path_params["secret"])
    if isinstance(form, no.Refusal):
        return _spent(_language(request))
    language = _language(request, form)
    given = await _read(request, seconds)
    try:
        return await _taken(language, form, given)
    finally:
        await given.close()


async def _taken(language: str, form: IdentityForm, given: FormData) -> Response:
    typed = {name: value for name, value in given.multi_items() if isinstance(value, str)}
    told, faults = _told(typed)
    mobile = Private(typed["mobile"]) if typed.get("mobile", "").strip() else None
    if told is not None:
        faults = tuple(faults_of(form.registrant, told, mobile))
    pictures = [one for one in given.getlist("papers") if isinstance(one, UploadFile) and one.filename]
    if len(pictures) > pack().identity.pictures:
        faults = (*faults, no.Fault("papers", no.FaultCode.TOO_LONG, str(pack().identity.pictures)))
    if faults or told is None:
        return _again(language, form, typed, faults)
    papers: list[UUID] = []
    for picture in pictures:
        actor = await actor_of_user(form.user)
        file = await keep_file(actor, "document", _pieces(picture))
        if isinstance(file, no.Refusal):
            return _again(language, form, typed, (), refusal_sentence(file, language))
        papers.append(file.id)
    answer = await submit_by_form(form, told.with_papers(papers), mobile)
    if isinstance(answer, no.Invalid):
        return _again(language, form, typed, answer.faults)
    if isinstance(answer, no.NotFound):
        return _spent(language)
    if isinstance(answer, no.Refusal):
        return _again(language, form, typed, (), refusal_sentence(answer, language))
    return _said(language, 200, "form-done", say(language, "form-done-about"))


def _again(
    language: str, form: IdentityForm, typed: dict[str, str], faults: tuple[no.Fault, ...], also: str = ""
) -> Response:
    kept = {name: value for name, value in typed.items() if name in KEPT}
    return HTMLResponse(form_page(language, form, form.expires_at, kept, faults, also), 422, HEADERS)


def _told(typed: dict[str, str]) -> tuple[Told | None, tuple[no.Fault, ...]]:
    """What was written, as an identity; what cannot even be read as one is a fault."""
    chosen = next((each for each in IdentityDocument if each.value == typed.get("document")), None)
    if chosen is None:
        return None, (no.Fault("document", no.FaultCode.EMPTY),)
    try:
        until = date.fromisoformat(typed["expiresOn"]) if typed.get("expiresOn") else None
    except ValueError:
        return None, (no.Fault("expiresOn", no.FaultCode.NOT_ITS_FORM),)
    country, area = typed.get("country", "").strip().upper() or None, typed.get("area", "").strip() or None
    number, name = Private(typed.get("number", "")), Private(typed.get("name", ""))
    return Told(chosen, number, name, country, area, until), ()


async def _read(request: Request, seconds: float) -> FormData:
    """The body, never more of it than pictures and fields can be, and no part of it slower than others."""
    most = pack().files.image * pack().identity.pictures + FIELDS * WORDS
    if "multipart/form-data" not in request.headers.get("content-type", ""):
        raise HTTPException(415)
    parser = MultiPartParser(
        request.headers, _body(request, seconds, most), max_files=pack().identity.pictures + 1, max_fields=FIELDS,
        max_part_size=WORDS,
    )  # fmt: skip
    try:
        return await parser.parse()
    except MultiPartException:
        raise HTTPException(400) from None


async def _body(request: Request, seconds: float, most: int) -> AsyncGenerator[bytes, None]:
    pieces, end = request.stream(), asyncio.get_running_loop().time() + pack().times.upload
    while True:
        try:
            async with asyncio.timeout_at(min(end, asyncio.get_running_loop().time() + seconds)):
                piece = await anext(pieces, b"")
        except TimeoutError:
            raise HTTPException(408) from None
        if not piece:
            return
        if (most := most - len(piece)) < 0:
            raise HTTPException(413)
        yield piece


async def _pieces(picture: UploadFile) -> AsyncIterator[bytes]:
    while piece := await picture.read(PIECE):
        yield piece
