"""Photos and drawings, decoded and written again: nothing but the picture comes through."""

import warnings
from io import BytesIO
from typing import Final

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from restorative.files.refusal import Refused

# sharp enough to read a photographed letter; a phone takes four times as much
LONGEST_SIDE: Final = 2400
MOST_PIXELS: Final = 60_000_000
# a JPEG can be opened small; the others are opened whole, four bytes a pixel
MOST_PIXELS_WHOLE: Final = 24_000_000
QUALITY: Final = 85
FORMATS: Final = ("JPEG", "PNG", "WEBP")

BROKEN = _("This picture is damaged and does not open. Please send it again, or take it once more.")
TOO_MANY_PIXELS = _("This picture is too large to open safely. Send a smaller one.")


def clean_picture(data: bytes) -> tuple[str, bytes]:
    """Media type and bytes of the picture alone: upright, in size, without place, time, camera or comments.

    Raises Refused for what does not open or would take too much memory.
    """
    try:
        return written_anew(opened(data))
    except Refused:
        raise
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Refused(BROKEN) from error


def opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of large pictures; we count for ourselves
        picture = Image.open(BytesIO(data), formats=FORMATS)
    most = MOST_PIXELS if picture.format == "JPEG" else MOST_PIXELS_WHOLE
    if picture.width * picture.height > most:
        raise Refused(TOO_MANY_PIXELS)
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    return picture


def written_anew(picture: Image.Image) -> tuple[str, bytes]:
    """A drawing stays exact; a photo is written as JPEG. Only pixels are copied."""
    is_exact = picture.format == "PNG"
    # first small, then turned: a turned copy of a large one would take its memory twice
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    pixels = on_white(ImageOps.exif_transpose(picture))
    bare = Image.new("RGB", pixels.size)
    bare.paste(pixels)
    written = BytesIO()
    if is_exact:
        bare.save(written, "PNG", optimize=False)
        return "image/png", written.getvalue()
    bare.save(written, "JPEG", quality=QUALITY)
    return "image/jpeg", written.getvalue()


def on_white(picture: Image.Image) -> Image.Image:
    """What is see-through shows as paper: hidden pixels under it do not travel along."""
    seen = picture.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")
