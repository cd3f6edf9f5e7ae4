"""What the pictures share that are no genogram: how a drawing goes with its words, and lines of words in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.utils.safestring import SafeString

from restorative.pictures.colours import INK
from restorative.pictures.svg import Value, line, path, text

LINE_HEIGHT: Final = 1.3
# how many lines a fact may take
MOST_LINES: Final = 3


@dataclass(frozen=True)
class Picture:
    """A drawing, and the same facts in sentences."""

    svg: SafeString
    words: tuple[str, ...] = field(default=())


def label(
    said: str, x: float, y: float, size: float, *, colour: str = INK, bold: bool = False, **attributes: Value
) -> SafeString:
    """One line of words; y is its foot."""
    weight = "bold" if bold else None
    return text(said, x, y, font_size=size, font_weight=weight, fill=colour, **attributes)


def drawn(points: Iterable[tuple[float, float]], **attributes: Value) -> SafeString:
    """A line from point to point, with nothing inside."""
    return path(line(points), fill="none", **attributes)
