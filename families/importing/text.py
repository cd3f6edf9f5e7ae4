"""A council's file as text, whatever it was saved as; and one cell of it made clean."""

import re
import unicodedata
from typing import Final

from django.utils.translation import gettext_lazy as _

from restorative.files.refusal import Refused

MOST_BYTES: Final = 20 * 1024 * 1024
BEGINS_WITHIN: Final = 4096
MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# how a cell begins that a spreadsheet would take for something to work out
FORMULA: Final = ("=", "+", "-", "@", "\t=", "|")

EMPTY = _("This file is empty. Make the list once more and choose it again.")
TOO_LARGE = _("This file is larger than 20 MB. Split it into parts and bring them in one after the other.")
NOT_TEXT = _(
    "This file is no list that we can read, whatever its name says: it may be a picture or a scan. Choose the table"
    " itself, saved as “CSV UTF-8”, as an Excel workbook (.xlsx) or as the census’s XML."
)
WRONG_LETTERS = _(
    "The letters in this file are stored in a way we do not know. In your spreadsheet choose “Save as”, then"
    " “CSV UTF-8”, and choose the new file."
)


def check_size(data: bytes) -> None:
    """Raises Refused for a file that is empty or too large."""
    if not data.strip(b"\x00 \r\n\t"):
        raise Refused(EMPTY)
    if len(data) > MOST_BYTES:
        raise Refused(TOO_LARGE)


def text_of(data: bytes) -> str:
    """The text of a file: by its byte-order mark, else UTF-16 by its look, UTF-8, and at last Windows.

    Raises Refused for what is no text.
    """
    for encoding in encodings_for(data):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        return checked(text.removeprefix("\ufeff"))
    raise Refused(WRONG_LETTERS if may_be_text(data) else NOT_TEXT)


def may_be_text(data: bytes) -> bool:
    """Letters of a kind we do not know have no control signs in between; pictures and programs do."""
    return not any(byte < ord(" ") and byte not in b"\r\n\t" for byte in data[:BEGINS_WITHIN])


def encodings_for(data: bytes) -> tuple[str, ...]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return (encoding,)
    start = data[:BEGINS_WITHIN]
    if start[1::2].count(0) > len(start) // 3:
        return ("utf-16-le",)
    if start[0::2].count(0) > len(start) // 3:
        return ("utf-16-be",)
    return ("utf-8", "cp1252")


def checked(text: str) -> str:
    if any(unicodedata.category(sign) == "Cc" and sign not in "\r\n\t" for sign in text[:BEGINS_WITHIN]):
        raise Refused(NOT_TEXT)
    return text


def tidy(cell: str) -> str:
    """One cell: inner and outer spaces made one, letters in their usual form. What it says stays."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", cell)).strip()


def has_hidden(cell: str) -> bool:
    """Signs that nobody sees: they come of a broken file, and could turn a name round."""
    return any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") for sign in cell)


def is_formula(cell: str) -> bool:
    return cell.startswith(FORMULA)


def key_of(header: str) -> str:
    """A column's name without its spaces, capitals and dots, to compare it by."""
    return re.sub(r"[^a-z0-9]+", "_", tidy(header).casefold()).strip("_")
