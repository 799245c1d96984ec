"""A message as a person sees it, apart from where it is kept and from Telegram's form of it."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal, Self

# The bot's name and user name in the built-in chat.
BOT_NAME = "Gongdao"
BOT_USERNAME = "gongdao_bot"

Entity = dict[str, Any]


def utc_now() -> datetime:
    """The clock of those who are given no other."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it sends its data back, or opens its address."""

    text: str
    data: str | None = None
    url: str | None = None


Buttons = tuple[tuple[Button, ...], ...]
FileWord = Literal["photo", "document", "voice", "audio", "video"]


@dataclass(frozen=True, slots=True)
class Attached:
    """The file of a message, as Telegram describes it: by what its sender says of it."""

    kind: FileWord
    file_id: str
    size: int
    name: str = ""
    media_type: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says: offsets of its entities count UTF-16 units, as Telegram's do.

    The text of a message with a `file` is the file's caption. A `forced` message asks for a reply and,
    as in Telegram, cannot be edited any more.
    """

    text: str = ""
    entities: tuple[Entity, ...] = ()
    buttons: Buttons = ()
    reply_to: int | None = None
    name: str = ""
    forced: bool = False
    edited_at: float | None = None
    deleted: bool = False
    file: Attached | None = None

    def to_json(self) -> str:
        """The form that is sealed."""
        return json.dumps({field: value for field, value in asdict(self).items() if value})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What `to_json` wrote."""
        found = json.loads(text)
        found["entities"] = tuple(found.get("entities", ()))
        found["buttons"] = tuple(tuple(Button(**button) for button in row) for row in found.get("buttons", ()))
        found["file"] = Attached(**found["file"]) if "file" in found else None
        return cls(**found)


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message of a conversation; a higher revision is news, be it a new message, an edit or a deletion."""

    message_id: int
    from_bot: bool
    sent_at: datetime
    revision: int
    content: Content


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a press: shown for a moment, or as an alert that wants to be read."""

    position: int
    query_id: str
    text: str
    alert: bool


def bot_user(bot_id: int) -> Entity:
    """The bot of the built-in chat as one who writes messages."""
    return {"id": bot_id, "is_bot": True, "first_name": BOT_NAME, "username": BOT_USERNAME}


def telegram_form(message: ShownMessage, address: int, bot: Entity, replied: ShownMessage | None = None) -> Entity:
    """The message as Telegram's JSON; `bot` is the bot as a user."""
    content = message.content
    person = {"id": address, "is_bot": False, "first_name": content.name or str(address)}
    form: Entity = {
        "message_id": message.message_id,
        "date": int(message.sent_at.timestamp()),
        "chat": {"id": address, "type": "private"},
        "from": bot if message.from_bot else person,
    }
    words = "caption" if content.file else "text"
    if content.text or not content.file:
        form[words] = content.text
    if content.entities:
        form["caption_entities" if content.file else "entities"] = list(content.entities)
    if content.file:
        form |= _file_form(content.file)
    if content.buttons:
        form["reply_markup"] = {"inline_keyboard": [[_button_form(b) for b in row] for row in content.buttons]}
    if content.edited_at:
        form["edit_date"] = int(content.edited_at)
    if replied:
        form["reply_to_message"] = telegram_form(replied, address, bot)
    return form


def _file_form(file: Attached) -> Entity:
    """A file as Telegram's JSON; pictures and sounds are not measured here."""
    form: Entity = {"file_id": file.file_id, "file_unique_id": file.file_id[-16:], "file_size": file.size}
    if file.kind in ("photo", "video"):
        form |= {"width": 1, "height": 1}
    if file.kind in ("voice", "audio", "video"):
        form |= {"duration": 1}
    if file.kind != "photo":
        form |= {"mime_type": file.media_type} if file.media_type else {}
        form |= {"file_name": file.name} if file.name and file.kind != "voice" else {}
    held: Entity = {file.kind: [form] if file.kind == "photo" else form}
    return held | ({"media_group_id": file.group} if file.group else {})


def _button_form(button: Button) -> Entity:
    return {"text": button.text} | ({"url": button.url} if button.url else {"callback_data": button.data})
