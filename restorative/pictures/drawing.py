"""Writing SVG: elements of presentation attributes alone, and words that fit into a width.

No styles inside a picture: they leak from one to the next on a page, and the content security policy refuses them
(research/ux.md, section 3). Everything is escaped on its way in.
"""

import unicodedata
from dataclasses import dataclass, field
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# the palette of static/scss/_palette.scss, from which a test takes care that they do not stray
INK: Final = "#23211d"
SOFT: Final = "#574f44"
CARD: Final = "#ffffff"
LINE: Final = "#ddd0b8"
CONTROL: Final = "#5f574b"
TEAL: Final = "#0b5557"
TEAL_PALE: Final = "#e3efec"
LEAF_PALE: Final = "#e2f0e6"
AMBER: Final = "#7a4b00"
AMBER_PALE: Final = "#fdf0d0"
PLUM: Final = "#5b3a66"
PLUM_PALE: Final = "#f1e8f3"
SLATE: Final = "#3d4b57"
SLATE_PALE: Final = "#e9edf0"

LINE_HEIGHT: Final = 1.3
NARROW: Final = frozenset("iljtfrI.,:;'!|()[] ")
WIDE: Final = frozenset("mwMW@%—…")
MORE: Final = "…"


@dataclass(frozen=True)
class Picture:
    """A drawing, and the same facts in sentences."""

    svg: SafeString
    words: tuple[str, ...] = field(default=())


def element(name: str, *inside: str, **attributes: str | float | None) -> SafeString:
    """One element; what is inside is escaped unless it is an element. `stroke_width` becomes stroke-width."""
    given = ((key.rstrip("_").replace("_", "-"), said(value)) for key, value in attributes.items())
    written = format_html_join("", ' {}="{}"', (pair for pair in given if pair[1]))
    if not inside:
        return format_html("<{}{}/>", name, written)
    return format_html("<{}{}>{}</{}>", name, written, together(*inside), name)


def together(*parts: str) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def said(value: str | float | None) -> str:
    """Numbers to one place: a picture is no finer than that."""
    if isinstance(value, str) or value is None:
        return value or ""
    return f"{round(value, 1) + 0.0:g}"


def image(name: str, title: str, width: float, height: float, *inside: str) -> SafeString:
    """A whole picture. `name` tells it from the others on its page; the title is what is read out for it."""
    named = f"{name}-title"
    return element(
        "svg",
        element("title", title, id=named),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby=named,
        viewBox=f"0 0 {said(width)} {said(height)}",
        width=width,
        height=height,
    )


def text(
    words: str,
    x: float,
    y: float,
    size: float = 14,
    *,
    colour: str = INK,
    bold: bool = False,
    anchor: str = "middle",
) -> SafeString:
    """One line of words; y is its foot. Its script finds its own direction."""
    weight = "bold" if bold else None
    return element(
        "text",
        words,
        x=x,
        y=y,
        font_size=size,
        font_weight=weight,
        fill=colour,
        text_anchor=anchor,
        unicode_bidi="plaintext",
    )


def path(points: list[tuple[float, float]], **attributes: str | float | None) -> SafeString:
    drawn = " ".join(f"{said(x)},{said(y)}" for x, y in points)
    return element("polyline", points=drawn, fill="none", **attributes)


def width_of(words: str, size: float, bold: bool = False) -> float:
    """About as wide as the words are drawn, rather too much than too little: there is no font to ask."""
    return sum(map(width_of_sign, words)) * size * (1.06 if bold else 1)


def width_of_sign(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.25
    if sign in NARROW:
        return 0.36
    if sign in WIDE:
        return 0.98
    return 0.72 if sign.isupper() else 0.6


def wrapped(words: str, width: float, size: float, most: int = 3, bold: bool = False) -> list[str]:
    """The words in lines of at most this width; what goes beyond the last line is cut, and says so."""
    lines: list[str] = []
    for word in (part for long in words.split() for part in pieces(long, width, size, bold)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) <= most else [*lines[: most - 1], cut(lines[most - 1], width, size, bold)]


def pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """A word that is wider than its line, in parts that are not."""
    parts = [""]
    for sign in word:
        if parts[-1] and width_of(parts[-1] + sign, size, bold) > width:
            parts.append("")
        parts[-1] += sign
    return parts


def cut(line: str, width: float, size: float, bold: bool) -> str:
    while line and width_of(line + MORE, size, bold) > width:
        line = line[:-1]
    return line.rstrip() + MORE
