"""What somebody attaches, made safe to keep: known by its own bytes, and written anew without place, time or scripts.

A file's name and the type that a browser says are not believed (ASVS 5.2.2): what counts is what it begins with.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from restorative.files.papers import clean_pdf
from restorative.files.pictures import clean_picture
from restorative.files.refusal import Refused

MOST_BYTES: Final = 10 * 1024 * 1024
BEGINS_WITHIN: Final = 1024

EMPTY = _("This file is empty. Please choose it again, or take the photo once more.")
TOO_LARGE = _("This file is larger than 10 MB. Send a smaller photo, or the paper in parts.")
NO_SUCH_KIND = _(
    "This is not a photo, a drawing or a PDF, whatever its name says. Send a JPEG, PNG or PDF, or take a photo of it."
)
SVG = _("This drawing is of a kind that can hold programs (SVG). Save it as PNG or PDF and send that.")
APPLE = _("This photo is in Apple’s own format. Send it as JPEG: on an iPhone, choose “Most Compatible”.")


@dataclass(frozen=True)
class CleanFile:
    """Bytes that may be kept and shown."""

    media_type: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def is_picture(self) -> bool:
        return self.media_type != "application/pdf"

    @property
    def extension(self) -> str:
        return EXTENSIONS[self.media_type]


EXTENSIONS: Final = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


def clean(data: bytes) -> CleanFile:
    """The same photo, drawing or paper with nothing hidden in it.

    Raises Refused, in words for whoever sent it, for what is empty, too large, broken or of no kind that we keep.
    """
    if not data:
        raise Refused(EMPTY)
    if len(data) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    return cleaner_for(data[:BEGINS_WITHIN])(data)


def cleaner_for(start: bytes) -> Callable[[bytes], CleanFile]:
    for is_kind, cleaner in KINDS:
        if is_kind(start):
            return cleaner
    raise Refused(NO_SUCH_KIND)


def is_picture(start: bytes) -> bool:
    return start.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or is_webp(start)


def is_webp(start: bytes) -> bool:
    return start[:4] == b"RIFF" and start[8:12] == b"WEBP"


def is_pdf(start: bytes) -> bool:
    """Readers allow some bytes in front of the mark, and scanners put them there."""
    return b"%PDF-" in start


def is_svg(start: bytes) -> bool:
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in text


def is_apple(start: bytes) -> bool:
    return start[4:8] == b"ftyp" and start[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


def picture(data: bytes) -> CleanFile:
    return CleanFile(*clean_picture(data))


def paper(data: bytes) -> CleanFile:
    return CleanFile("application/pdf", clean_pdf(data))


def svg(data: bytes) -> CleanFile:
    raise Refused(SVG)


def apple(data: bytes) -> CleanFile:
    raise Refused(APPLE)


KINDS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], CleanFile]], ...] = (
    (is_picture, picture),
    (is_svg, svg),
    (is_apple, apple),
    (is_pdf, paper),
)
