"""Pictures: really decoded, within a number of pixels, and made anew without what they tell of place and person."""

import io
from typing import Any, BinaryIO

from PIL import Image, ImageCms, ImageOps, ImageSequence

from db.files.faults import Unfit
from db.vocabulary import FileFault

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}
QUALITY = 92
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, MemoryError)


def shown_copy(file: BinaryIO, media_type: str, most_pixels: int) -> BinaryIO:
    """The picture made anew from its pixels, turned as it is meant to be seen; refused when it is too much or broken.

    Nothing but pixels and the times of an animation goes over: no EXIF, no place, no comments, no colour profile.
    """
    file.seek(0)
    name = FORMATS[media_type]
    try:
        with Image.open(file, formats=[name]) as picture:
            frames_in_all = getattr(picture, "n_frames", 1) if name in ("GIF", "WEBP") else 1
            if picture.width * picture.height * frames_in_all > most_pixels:
                raise Unfit(FileFault.TOO_MANY_PIXELS, most_pixels // 1_000_000)
            frames, times = [], []
            for frame in ImageSequence.Iterator(picture) if frames_in_all > 1 else (picture,):
                frame.load()
                times.append(int(frame.info.get("duration", 0)))
                frames.append(_bare(frame, frames_in_all))
            again = picture.info.get("loop", 0)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unfit(FileFault.TOO_MANY_PIXELS, most_pixels // 1_000_000) from None
    except BROKEN:
        raise Unfit(FileFault.DAMAGED) from None
    copy = io.BytesIO()
    how: dict[str, Any] = {"quality": QUALITY} if name in ("JPEG", "WEBP") else {}
    if len(frames) > 1:
        how |= {"save_all": True, "append_images": frames[1:], "duration": times, "loop": again}
    frames[0].save(copy, name, **how)
    return copy


def _bare(frame: Image.Image, frames_in_all: int) -> Image.Image:
    """One picture as pixels alone, in the colours that every screen knows."""
    profile = frame.info.get("icc_profile")
    ImageOps.exif_transpose(frame, in_place=True)
    see_through = frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info
    mode = "RGBA" if see_through else "L" if frame.mode in ("1", "L") else "RGB"
    # A large picture takes hundreds of megabytes: where nothing must change it is not copied.
    bare = frame if frame.mode == mode and frames_in_all == 1 else frame.convert(mode)
    if profile and frame.mode == mode:
        bare = _in_common_colours(bare, profile)
    bare.info = {}
    bare.getexif().clear()
    return bare


def _in_common_colours(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        found = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(picture, found, ImageCms.createProfile("sRGB"), outputMode=picture.mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # an odd profile: its colours are read as the common ones
    return made or picture
