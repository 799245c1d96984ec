"""What the page does for a person: say something, press a button, send a file."""

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.chat import person
from bot.chat.page.who import speaker
from bot.chat.shown import FileWord

LARGEST = 64 * 1024
# Larger than the bot takes, so that it can say so itself.
LARGEST_FILE = 24 << 20
Number = Annotated[int, Field(gt=0, lt=2**53)]


class Spoken(BaseModel):
    """What every wish of the page tells: the language of the person's phone."""

    model_config = ConfigDict(extra="forbid", strict=True)
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$")]


class Saying(Spoken):
    """Something to say, perhaps in reply."""

    text: str
    reply_to: Number | None = None


class Pressing(Spoken):
    """A button to press."""

    message_id: Number
    data: Annotated[str, Field(max_length=256)]


class Sending(Spoken):
    """A file to send, whose content is the body; those of one album have the same group."""

    name: Annotated[str, Field(max_length=255)]
    kind: FileWord
    group: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")] | None = None
    caption: Annotated[str, Field(max_length=person.LONGEST_CAPTION)] = ""


Wish = TypeVar("Wish", bound=Spoken)


async def say(request: Request) -> Response:
    """Say something to the bot; answers with the number of the message."""
    address, name = speaker(request)
    wish = await read(request, Saying)
    try:
        number = await person.say(address, name, wish.language, wish.text, wish.reply_to)
    except person.Gone:
        raise HTTPException(404, "gone") from None
    except ValueError:
        raise HTTPException(422, "empty") from None
    return JSONResponse({"message": number})


async def press(request: Request) -> Response:
    """Press a button; answers with the number under which the press will be answered."""
    address, name = speaker(request)
    wish = await read(request, Pressing)
    try:
        number = await person.press(address, name, wish.language, wish.message_id, wish.data)
    except person.Gone:
        raise HTTPException(404, "gone") from None
    return JSONResponse({"press": number})


async def send_file(request: Request) -> Response:
    """Send a file to the bot; answers with the number of the message."""
    address, name = speaker(request)
    try:
        wish = Sending.model_validate(dict(request.query_params))
        content = await body(request, LARGEST_FILE)
        number = await person.send_file(
            address, name, wish.language, wish.name, content, wish.group, wish.caption, wish.kind
        )  # fmt: skip
    except ValidationError:
        raise HTTPException(422, "unreadable") from None
    except ValueError:
        raise HTTPException(422, "empty_file") from None
    return JSONResponse({"message": number})


async def read(request: Request, form: type[Wish]) -> Wish:
    """The body of a request as a form; too large or unreadable ones are refused."""
    try:
        return form.model_validate_json(await body(request, LARGEST))
    except ValidationError:
        raise HTTPException(422, "unreadable") from None


async def body(request: Request, largest: int) -> bytes:
    """The bytes of a request, refused as soon as they are too many."""
    held = bytearray()
    async for chunk in request.stream():
        held += chunk
        if len(held) > largest:
            raise HTTPException(413, "too-long", {"connection": "close"})
    return bytes(held)
