"""A small writer of SVG: every value escaped, presentation attributes only, so that no style leaks and none is needed.

This is the only place where a picture's text becomes markup.
"""

import re
from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from restorative.pictures.lettering import direction

Value = str | float | None
# what neither HTML nor XML can hold: most control characters, halves of pairs, non-characters
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
REPLACEMENT = "\ufffd"
LEFTMOST = {"start": "end", "end": "start"}
# most of what a picture says: needs no second look
PLAIN = re.compile(r"[\w #.,:/-]*", re.ASCII)


def text_of(value: str) -> str:
    return value if PLAIN.fullmatch(value) else escape(UNFIT.sub(REPLACEMENT, value), quote=True)


def number(value: float) -> str:
    """At most one digit after the point, and none that says nothing."""
    said = f"{value:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


def element(name: str, *inside: SafeString, **attributes: Value) -> SafeString:
    """One element. An attribute's name is written with _ for -, and trailing _ where Python needs the word."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{value_of(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(inside)
    closed = f">{content}</{name}>" if content else "/>"
    return mark_safe(f"<{name}{written}{closed}")  # noqa: S308  # every value was escaped


def value_of(value: Value) -> str:
    return number(value) if isinstance(value, int | float) else text_of(str(value))


def words(name: str, said: str, **attributes: Value) -> SafeString:
    """An element that holds text: title, desc, text."""
    return element(name, mark_safe(text_of(said)), **attributes)  # noqa: S308  # escaped here


def text(said: str, x: float, y: float, **attributes: Value) -> SafeString:
    """A line of text in the direction in which it is read, its middle at x; or its left side, where it starts there."""
    given = {"text_anchor": "middle", **attributes}
    if direction(said) == "rtl":
        given |= {"direction": "rtl", "unicode_bidi": "embed"}
        # from right to left the end is on the left
        given["text_anchor"] = LEFTMOST.get(str(given["text_anchor"]), given["text_anchor"])
    return words("text", said, x=x, y=y, **given)


def together(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308  # each part was written here


def path(steps: str, **attributes: Value) -> SafeString:
    return element("path", d=steps, **attributes)


def line(points: Iterable[tuple[float, float]]) -> str:
    """The steps of a path from point to point."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def picture(
    *inside: SafeString,
    key: str,
    title: str,
    size: tuple[float, float],
    about: str = "",
    font: str | None = None,
) -> SafeString:
    """The whole. `key` is unique on the page, so that two pictures never share an id."""
    wide, high = size
    described = [words("desc", about, id=f"{key}-about")] if about else []
    return element(
        "svg",
        words("title", title, id=f"{key}-title"),
        *described,
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        width=wide,
        height=high,
        viewBox=f"0 0 {number(wide)} {number(high)}",
        role="img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-about" if about else None,
        font_family=font,
        # on a page that reads from right to left as well: what reads otherwise in the picture says so itself
        direction="ltr",
    )
