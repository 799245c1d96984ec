"""What a file is, by its content alone, and whether it is fit to be kept; names and declared types prove nothing."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

import puremagic

from db.files import apart, pictures
from db.files.faults import Unfit
from db.files.recordings import is_mp3, is_ogg_audio, mp4_type, webm_type
from db.files.store import hash_of
from db.vocabulary import FileFault, FileKind

HEAD = 4096
ARCHIVE = "application/zip"  # never taken from people: that in which they get their own data
ARCHIVES = (
    b"PK\x03\x04", b"PK\x05\x06", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd", b"MSCF", b"LZIP", b"\x04\x22\x4d\x18",
)  # fmt: skip
HIDDEN = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
MARKUP = re.compile(rb"<\s*(!doctype|html|head|body|svg|script|iframe|\?xml|\?php)", re.IGNORECASE)
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# Endings that promise a kind; a sound may come as what can also hold a film, and the other way round.
PROMISES: dict[str, frozenset[FileKind]] = {
    **dict.fromkeys(("jpg", "jpeg", "png", "webp", "gif", "bmp", "heic", "tiff"), frozenset({FileKind.IMAGE})),
    **dict.fromkeys(("pdf", "txt", "doc", "docx", "xls", "xlsx", "odt"), frozenset({FileKind.DOCUMENT})),
    **dict.fromkeys(
        ("ogg", "oga", "opus", "mp3", "m4a", "mp4", "m4v", "webm", "mov"),
        frozenset({FileKind.AUDIO, FileKind.VIDEO}),
    ),
}
ENDINGS: dict[str, tuple[str, ...]] = {
    "image/jpeg": ("jpg", "jpeg"), "image/png": ("png",), "image/webp": ("webp",), "image/gif": ("gif",),
    "application/pdf": ("pdf",), ARCHIVE: ("zip",), "text/plain": ("txt", "log", "csv", "md"),
    "audio/ogg": ("ogg", "oga", "opus"), "audio/mpeg": ("mp3",), "audio/mp4": ("m4a", "mp4"),
    "video/mp4": ("mp4", "m4v"), "video/webm": ("webm",), "audio/webm": ("webm",),
}  # fmt: skip


@dataclass(frozen=True)
class Bounds:
    """How much work a file may make: pixels of a picture, pages of a document."""

    pixels: int
    pages: int


@dataclass(frozen=True)
class Examined:
    """What a file turned out to be, with its copy without metadata where one can be made."""

    kind: FileKind
    media_type: str
    shown: BinaryIO | None = None
    shown_sha256: str | None = None


def kind_of_head(head: bytes) -> FileKind | None:
    """What a file seems to be from how it begins; enough to know how large it may become."""
    media_type = _media_type(head)
    return kind_of(media_type) if media_type else None


def kind_of(media_type: str) -> FileKind:
    """The kind that a media type is of."""
    first = media_type.split("/")[0].upper()
    return FileKind(first) if first in FileKind.__members__ else FileKind.DOCUMENT


def examined(file: BinaryIO, name: str, bounds: Bounds) -> Examined:
    """Say what a file is and make its shown copy; raises Unfit with the reason when it is not taken."""
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise Unfit(FileFault.EMPTY)
    if head.startswith(ARCHIVES) or head[257:262] == b"ustar":
        raise Unfit(FileFault.ARCHIVE)
    media_type = _media_type(head) or _text_type(file)
    if media_type is None:
        raise Unfit(FileFault.KIND_NOT_TAKEN, _guess(head))
    _without_a_second_kind(file, media_type)
    if kind_of(media_type) not in PROMISES.get(_ending(name), frozenset(FileKind)):
        raise Unfit(FileFault.NAME_LIES, f".{_ending(name)}")
    kind, shown = kind_of(media_type), None
    if media_type.startswith("image/"):
        shown = pictures.shown_copy(file, media_type, bounds.pixels)
    elif media_type == "application/pdf":
        shown = apart.shown_copy(file, bounds.pages)
    elif media_type.startswith(("audio/mp4", "video/mp4")):
        media_type = mp4_type(file)
        kind = kind_of(media_type)
    if shown is None:
        return Examined(kind, media_type)
    return Examined(kind, media_type, shown, hash_of(shown))


def named_as_it_is(name: str, media_type: str) -> str:
    """The name with an ending that says what the content is."""
    endings = ENDINGS[media_type]
    return name if _ending(name) in endings else f"{name}.{endings[0]}"


_HEADS: tuple[tuple[str, Callable[[bytes], object]], ...] = (
    ("image/jpeg", lambda head: head.startswith(b"\xff\xd8\xff")),
    ("image/png", lambda head: head.startswith(b"\x89PNG\r\n\x1a\n")),
    ("image/gif", lambda head: head.startswith((b"GIF87a", b"GIF89a"))),
    ("image/webp", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP"),
    ("application/pdf", lambda head: head.startswith(b"%PDF-")),
    ("audio/ogg", is_ogg_audio),
    ("audio/mpeg", is_mp3),
    ("video/mp4", lambda head: head[4:8] == b"ftyp" and head[8:11] not in (b"qt ", b"hei", b"avi", b"mif", b"crx")),
)


def _media_type(head: bytes) -> str | None:
    return next((media_type for media_type, fits in _HEADS if fits(head)), None) or webm_type(head)


def _text_type(file: BinaryIO) -> str | None:
    """Plain text is what reads as UTF-8, holds no controls, and does not begin like a page or a drawing."""
    file.seek(0)
    content = file.read()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    beginning = content[:HEAD]
    is_program = beginning.startswith((b"#!", b"MZ"))
    return None if is_program or MARKUP.search(beginning) or CONTROLS.search(text) else "text/plain"


def _without_a_second_kind(file: BinaryIO, media_type: str) -> None:
    """Refuse what a second program would read as something else: an archive behind it, a document inside its head."""
    file.seek(0)
    content = file.read()
    pdf_within = media_type != "application/pdf" and b"%PDF-" in content[:1024]
    if media_type != "text/plain" and (pdf_within or zipfile.is_zipfile(file) or any(m in content for m in HIDDEN)):
        raise Unfit(FileFault.TWO_KINDS)


def _guess(head: bytes) -> str | None:
    """What it may be instead, as an ending, for a reason that helps."""
    if MARKUP.search(head):
        return ".svg" if b"<svg" in head.lower() else ".html"
    try:
        return puremagic.from_string(head) or None
    except (puremagic.PureError, ValueError):
        return None


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""
