"""Postcodes of the United Kingdom as people write them."""

import re

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
IN_A_TEXT = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)[\s.-]?([0-9][A-Z]{2})\b")


def tidy(typed: str) -> str | None:
    """LS1 4AB, however it was typed; None for what is none."""
    found = POSTCODE.fullmatch(re.sub(r"[\s.-]", "", typed).upper())
    return f"{found[1]} {found[2]}" if found else None


def postcodes_in(text: str) -> list[str]:
    return sorted({f"{one[1]} {one[2]}" for one in IN_A_TEXT.finditer(text.upper())})
