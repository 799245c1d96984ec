"""What is taken as a file and what is not, where it lies, and what its shown copy no longer tells."""

import asyncio
import hashlib
import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader

from db.files import Bounds, Copy, FileStore, Unfit, apart, examined, use_files
from db.vocabulary import FileFault, FileKind
from resolvers.complaints.uploads import EXAMINERS
from resolvers.rules.texts import safe_name
from tests.bucket import BUCKET, bucket
from tests.pictures import AUTHOR, MAKER, archive, bomb, film, paper, photo, picture

BOUNDS = Bounds(pixels=50_000_000, pages=5)
OPUS = b"OggS\0\x02" + bytes(22) + b"OpusHead\x01\x02"
MP3 = (b"\xff\xfb\x90\x00" + bytes(413)) * 3
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + bytes(100)


@pytest.fixture(scope="session")
def s3() -> Iterator[dict[str, str]]:
    with bucket() as access:
        yield access


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, stored_files: Path) -> Iterator[FileStore]:
    """A file store of each kind."""
    if request.param == "folder":
        yield use_files(str(stored_files))
    else:
        yield use_files(f"s3://{BUCKET}/below", **request.getfixturevalue("s3"))
        use_files(str(stored_files))


@pytest.mark.parametrize(
    ("content", "name", "kind", "media_type"),
    [
        (photo(), "a.jpg", FileKind.IMAGE, "image/jpeg"),
        (picture("PNG"), "a.png", FileKind.IMAGE, "image/png"),
        (picture("PNG"), "a.jpg", FileKind.IMAGE, "image/png"),
        (picture("WEBP"), "a", FileKind.IMAGE, "image/webp"),
        (picture("GIF"), "a.gif", FileKind.IMAGE, "image/gif"),
        (paper(), "a.pdf", FileKind.DOCUMENT, "application/pdf"),
        ("说明：\tsee above.\r\n".encode(), "a.txt", FileKind.DOCUMENT, "text/plain"),
        (OPUS, "voice.ogg", FileKind.AUDIO, "audio/ogg"),
        (MP3, "a.mp3", FileKind.AUDIO, "audio/mpeg"),
        (film(), "a.mp4", FileKind.VIDEO, "video/mp4"),
        (film(track=b"soun"), "a.m4a", FileKind.AUDIO, "audio/mp4"),
        (WEBM, "a.webm", FileKind.VIDEO, "video/webm"),
    ],
)
def test_a_file_is_what_its_content_is(content: bytes, name: str, kind: FileKind, media_type: str) -> None:
    found = examined(io.BytesIO(content), name, BOUNDS)
    assert (found.kind, found.media_type) == (kind, media_type)


@pytest.mark.parametrize(
    ("content", "name", "fault", "limit"),
    [
        (b"", "a.txt", FileFault.EMPTY, None),
        (archive(), "a.zip", FileFault.ARCHIVE, None),
        (archive(), "report.docx", FileFault.ARCHIVE, None),
        (archive(), "photo.jpg", FileFault.ARCHIVE, None),
        (b"\x1f\x8b\x08" + bytes(50), "a.gz", FileFault.ARCHIVE, None),
        (photo() + archive(), "photo.jpg", FileFault.TWO_KINDS, None),
        (paper() + archive(), "a.pdf", FileFault.TWO_KINDS, None),
        (b"GIF89a" + bytes(7) + b"%PDF-1.7 " + bytes(80), "a.gif", FileFault.TWO_KINDS, None),
        (b"MZ\x90\0" + bytes(200), "photo.jpg", FileFault.KIND_NOT_TAKEN, ".exe"),
        (b"\x7fELF" + bytes(200), "photo.jpg", FileFault.KIND_NOT_TAKEN, None),
        (b"<!DOCTYPE html><script>alert(1)</script>", "a.txt", FileFault.KIND_NOT_TAKEN, ".html"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "a.svg", FileFault.KIND_NOT_TAKEN, ".svg"),
        (b"#!/bin/sh\nrm -rf /\n", "a.txt", FileFault.KIND_NOT_TAKEN, None),
        ("说明".encode("gb18030"), "a.txt", FileFault.KIND_NOT_TAKEN, None),
        (b"only words", "photo.jpg", FileFault.NAME_LIES, ".jpg"),
        (photo(), "voice.mp3", FileFault.NAME_LIES, ".mp3"),
        (photo()[:400], "photo.jpg", FileFault.DAMAGED, None),
        (b"%PDF-1.7 and then nothing", "a.pdf", FileFault.DAMAGED, None),
        (film()[:-1], "a.mp4", FileFault.DAMAGED, None),
        (film() + b"more", "a.mp4", FileFault.DAMAGED, None),
        (paper(password="secret"), "a.pdf", FileFault.LOCKED, None),
        (bomb(), "photo.png", FileFault.TOO_MANY_PIXELS, "50"),
        (paper(pages=6), "a.pdf", FileFault.TOO_MANY_PAGES, "5"),
    ],
)
def test_what_is_not_taken_is_refused_with_the_reason(
    content: bytes, name: str, fault: FileFault, limit: str | None
) -> None:
    with pytest.raises(Unfit) as refused:
        examined(io.BytesIO(content), name, BOUNDS)
    assert (refused.value.fault, refused.value.limit) == (fault, limit)


def test_the_shown_copy_of_a_photo_stands_upright_and_tells_nothing() -> None:
    original = photo((48, 32))
    assert MAKER.encode() in original
    assert Image.open(io.BytesIO(original)).getexif().get_ifd(0x8825), "the original says where it was taken"
    shown = examined(io.BytesIO(original), "a.jpg", BOUNDS).shown
    assert shown is not None
    assert MAKER.encode() not in shown.read()
    copy = Image.open(shown)
    assert (copy.size, dict(copy.getexif()), copy.info.get("comment")) == ((32, 48), {}, None)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_the_shown_copy_of_another_picture_tells_nothing_either(form: str) -> None:
    told, text, written = Image.Exif(), PngInfo(), io.BytesIO()
    told[0x010F] = MAKER
    text.add_text("Author", MAKER)
    text.add_itxt("XML:com.adobe.xmp", f"<x>{MAKER}</x>")
    more = {"pnginfo": text} if form == "PNG" else {"xmp": f"<x>{MAKER}</x>".encode()}
    Image.new("RGBA", (9, 9), (1, 2, 3, 4)).save(written, form, exif=told.tobytes(), **more)
    assert written.getvalue().count(MAKER.encode()) == (3 if form == "PNG" else 2)
    shown = examined(written, "a", BOUNDS).shown
    assert shown is not None and MAKER.encode() not in (copy := shown.read())
    assert Image.open(io.BytesIO(copy)).mode == "RGBA"


def test_a_picture_that_moves_still_does() -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "green", "blue")]
    written = io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:], duration=70, comment=MAKER.encode())
    shown = examined(written, "a.gif", BOUNDS).shown
    assert shown is not None and MAKER.encode() not in shown.read()
    assert getattr(Image.open(shown), "n_frames", 1) == 3


def test_many_frames_count_together() -> None:
    frames = [Image.new("L", (100, 100), shade) for shade in range(0, 250, 10)]
    written = io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(Unfit, match="TOO_MANY_PIXELS"):
        examined(written, "a.gif", Bounds(200_000, 5))


def test_the_shown_copy_of_a_document_tells_nothing_of_its_author_and_does_nothing() -> None:
    original = paper(inside=photo())
    found = examined(io.BytesIO(original), "a.pdf", BOUNDS)
    assert found.shown is not None
    copy = found.shown.read()
    for telling in (AUTHOR.encode(), b"/Info", b"JavaScript", b"alert", MAKER.encode()):
        assert (telling in original, telling in copy) == (True, False), telling
    assert len(PdfReader(io.BytesIO(copy)).pages) == 1


async def test_whoever_keeps_the_reader_of_documents_busy_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "COMMAND", "while True: pass")
    monkeypatch.setattr(apart, "SECONDS", 1)
    for _ in range(3):  # one more than there are threads for it
        with pytest.raises(Unfit, match="TOO_SLOW"):
            await asyncio.get_running_loop().run_in_executor(
                EXAMINERS, examined, io.BytesIO(paper()), "a.pdf", BOUNDS
            )  # fmt: skip


def test_the_reader_of_documents_has_so_much_memory_and_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IDENTITY_KEYS", "{}")
    told = "import os; from db.files import apart; apart.shut_in(); print('IDENTITY_KEYS' in os.environ, flush=True)"
    monkeypatch.setattr(apart, "COMMAND", f"{told}; bytearray(2 << 30)")
    with pytest.raises(RuntimeError):
        apart.shown_copy(io.BytesIO(paper()), BOUNDS.pages)
    monkeypatch.setattr(apart, "COMMAND", told)
    copy = apart.shown_copy(io.BytesIO(paper()), BOUNDS.pages)
    copy.seek(0)
    assert copy.read() == b"False\n"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\lin\\photo.jpg", "photo.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\x00b\n\tc.txt", "abc.txt"),
        ("   ...  ", "file"),
        ("", "file"),
        (".jpg", "jpg"),
        ("证据 一.jpg", "证据 一.jpg"),
        ("11010519491231002X.jpg", "….jpg"),
        ("x" * 500 + ".jpg", "x" * 116 + ".jpg"),
        ("x" * 500, "x" * 120),
    ],
)
def test_a_name_is_made_safe(given: str, shown: str) -> None:
    assert safe_name(given) == shown


async def whole(pieces: AsyncIterator[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


async def test_a_store_keeps_what_it_was_given_once_and_forgets_it_when_told(store: FileStore) -> None:
    identity, content = uuid4(), bytes(range(256)) * 4000
    assert await store.put(identity, Copy.ORIGINAL, io.BytesIO(content))
    assert await store.put(identity, Copy.ORIGINAL, io.BytesIO(content)), "the same again is the same"
    assert not await store.put(identity, Copy.ORIGINAL, io.BytesIO(b"something else"))
    kept = await whole(store.read(identity, Copy.ORIGINAL))
    assert hashlib.sha256(kept).digest() == hashlib.sha256(content).digest()
    for _ in range(2):
        await store.delete(identity)
        with pytest.raises(FileNotFoundError):
            await whole(store.read(identity, Copy.ORIGINAL))
