"""Documents: a PDF is opened within bounds, and copied without what it tells of its maker or would do by itself."""

import io
import logging
from typing import BinaryIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from db.files.faults import Unfit
from db.vocabulary import FileFault

# What a document has wrong is told by `Unfit` alone.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# What tells of the maker, and what acts when the document is opened.
LEFT_OUT = (
    "/Metadata", "/PieceInfo", "/LastModified", "/OpenAction", "/AA", "/JavaScript", "/JS", "/EmbeddedFiles", "/AF",
    "/XFA", "/Collection",
)  # fmt: skip
TELLING_SEGMENTS = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
BROKEN = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, RecursionError,
    NotImplementedError, AssertionError, ArithmeticError, MemoryError,
)  # fmt: skip


def shown_copy(file: BinaryIO, most_pages: int) -> BinaryIO:
    """The document without /Info, XMP, scripts and attachments; refused when locked, broken or too long."""
    file.seek(0)
    copy = io.BytesIO()
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            raise Unfit(FileFault.LOCKED)
        if len(reader.pages) > most_pages:
            raise Unfit(FileFault.TOO_MANY_PAGES, most_pages)
        if not reader.pages:
            raise Unfit(FileFault.DAMAGED)
        writer = PdfWriter(clone_from=reader)
        writer.metadata = None
        for thing in writer._objects:
            if isinstance(thing, DictionaryObject):
                _leave_out(thing)
        writer.write(copy)
    except BROKEN:
        raise Unfit(FileFault.DAMAGED) from None
    return copy


def _leave_out(thing: DictionaryObject) -> None:
    for name in LEFT_OUT:
        thing.pop(NameObject(name), None)
    filters = thing.get("/Filter")
    if isinstance(thing, StreamObject) and filters in ("/DCTDecode", ["/DCTDecode"]):
        thing._data = without_telling_segments(thing._data)


def without_telling_segments(photo: bytes) -> bytes:
    """A JPEG without EXIF, XMP and comments; its pixels are the same to the last bit.

    The segments for JFIF and for Adobe's colour transform stay: colours depend on them.
    """
    kept, place = bytearray(photo[:2]), 2
    while place + 4 <= len(photo) and photo[place] == 0xFF and photo[place + 1] != 0xDA:
        end = place + 2 + int.from_bytes(photo[place + 2 : place + 4])
        if photo[place + 1] not in TELLING_SEGMENTS:
            kept += photo[place:end]
        place = end
    return bytes(kept + photo[place:])
