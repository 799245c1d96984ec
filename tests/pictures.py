"""Files for tests: a photo with a place in it, a bomb, a film; all are made here."""

import io
import struct
import zipfile
import zlib

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

MAKER, AUTHOR = "Telltale Camera", "Lin of the Tea House"
SIDEWAYS = 6


def photo(size: tuple[int, int] = (48, 32), place: bool = True) -> bytes:
    """A JPEG that lies on its side and says where and with what it was taken."""
    told = Image.Exif()
    told[0x0112], told[0x010F] = SIDEWAYS, MAKER
    if place:
        told.get_ifd(0x8825).update({1: "N", 2: (39.0, 54.0, 20.0), 3: "E", 4: (116.0, 23.0, 50.0)})
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, "JPEG", exif=told.tobytes(), comment=MAKER.encode())
    return written.getvalue()


def picture(form: str) -> bytes:
    """A small picture of a form."""
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(written, form)
    return written.getvalue()


def paper(password: str | None = None, pages: int = 1, inside: bytes | None = None) -> bytes:
    """A PDF that names its author and has a script, with a JPEG inside if one is given."""
    written, writer = io.BytesIO(), PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": AUTHOR})
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    if inside:
        image = StreamObject()
        image.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Filter"): NameObject("/DCTDecode")})
        image._data = inside
        resources = DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/P"): image})})
        writer.pages[0][NameObject("/Resources")] = resources
    if password:
        writer.encrypt(password)
    writer.write(written)
    return written.getvalue()


def bomb() -> bytes:
    """A PNG of some hundred bytes that claims 900 million pixels."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(bytes(100_000))),
            (b"IEND", b""),
        )
    )


def archive() -> bytes:
    """A ZIP that unfolds to a hundred times its size."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(1_000_000))
    return written.getvalue()


def film(size: int = 1000, track: bytes = b"vide") -> bytes:
    """An MP4 of a size, with boxes as a phone writes them."""
    beginning = _box(b"ftyp", b"isom\0\0\2\0isomiso2") + _box(b"moov", _box(b"trak", b"hdlr" + track))
    return beginning + _box(b"mdat", bytes(max(0, size - len(beginning) - 8)))


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", 8 + len(data)) + kind + data
