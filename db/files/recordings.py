"""Sounds and films: their frames and boxes are looked at, not decoded."""

from typing import BinaryIO

from db.files.faults import Unfit
from db.vocabulary import FileFault

LONGEST_INDEX = 8 * 1024 * 1024
MOST_BOXES = 10_000
RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
RATES_OF_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
SAMPLES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def is_ogg_audio(head: bytes) -> bool:
    """Whether an Ogg page begins a sound: Opus, Vorbis, Speex or FLAC."""
    return head.startswith(b"OggS") and any(
        codec in head[:128] for codec in (b"OpusHead", b"\x01vorbis", b"Speex   ", b"\x7fFLAC")
    )


def is_mp3(head: bytes) -> bool:
    """Whether it begins with an ID3 tag, or with two frames of MPEG layer III in a row."""
    if head.startswith(b"ID3") and len(head) > 10 and max(head[6:10]) < 0x80:
        return True
    first = _mp3_frame(head, 0)
    return bool(first and _mp3_frame(head, first))


def _mp3_frame(content: bytes, place: int) -> int:
    """The length of the frame at a place, 0 when there is none."""
    if len(content) < place + 4 or content[place] != 0xFF or content[place + 1] & 0xE6 != 0xE2:
        return 0
    version, rate, pace = content[place + 1] >> 3 & 3, content[place + 2] >> 4, content[place + 2] >> 2 & 3
    if version == 1 or rate in (0, 15) or pace == 3:
        return 0
    kilobits = (RATES if version == 3 else RATES_OF_2)[rate]
    return (144 if version == 3 else 72) * kilobits * 1000 // SAMPLES[version][pace] + (content[place + 2] >> 1 & 1)


def webm_type(head: bytes) -> str | None:
    """A film whose header names WebM, not another Matroska."""
    return "video/webm" if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64] else None


def mp4_type(file: BinaryIO) -> str:
    """Whether the boxes of an MP4 hold a film or a sound alone; refused when they do not reach to its very end."""
    whole, place, index = file.seek(0, 2), 0, b""
    for _ in range(MOST_BOXES):
        file.seek(place)
        header = file.read(16)
        if place == whole:
            break
        size, kind = int.from_bytes(header[:4]), header[4:8]
        if size == 1:
            size = int.from_bytes(header[8:16])
        elif size == 0:
            size = whole - place
        if len(header) < 8 or size < 8 or place + size > whole:
            raise Unfit(FileFault.DAMAGED)
        if kind in (b"moov", b"moof") and not index:
            file.seek(place)
            index = file.read(min(size, LONGEST_INDEX))
        place += size
    if place != whole or not index:
        raise Unfit(FileFault.DAMAGED)
    return "video/mp4" if b"vide" in index else "audio/mp4"
