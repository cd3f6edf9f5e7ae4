"""The colours: every pair that meets on a page is readable (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEET = Path(settings.BASE_DIR, "static", "scss", "_palette.scss").read_text()
COLOURS = dict(re.findall(r"^\$([\w-]+): (#[0-9a-f]{6});", SHEET, re.MULTILINE))
GROUNDS = ["cream", "card", "sand"]
PALE = ["teal-pale", "leaf-pale", "brick-pale", "amber-pale", "plum-pale", "slate-pale"]

TEXT = [
    *[(text, ground) for text in ("ink", "ink-soft", "link", "link-hover", "visited") for ground in GROUNDS],
    *[(text, ground) for text in ("ink", "ink-soft", "link", "visited") for ground in PALE],
    *[("brick", ground) for ground in GROUNDS],
    *[("card", ground) for ground in ("teal", "leaf", "leaf-deep", "slate", "ink")],
    ("leaf-deep", "leaf-pale"),
    ("amber", "amber-pale"),
    ("plum", "plum-pale"),
    ("brick", "brick-pale"),
    ("slate", "slate-pale"),
    ("ink", "focus"),
]
# Edges of boxes and buttons, and marks that carry a meaning, need 3 to 1.
EDGES = [
    *[("control", ground) for ground in GROUNDS],
    *[("brick", ground) for ground in GROUNDS],
    *[("teal", ground) for ground in [*GROUNDS, "teal-pale"]],
    *[("slate", ground) for ground in GROUNDS],
    ("plum", "plum-pale"),
    ("amber", "amber-pale"),
    ("focus", "teal"),
]


def luminance(value: str) -> float:
    parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Of two colours by their names."""
    return ratio(COLOURS[one], COLOURS[other])


def ratio(one: str, other: str) -> float:
    """Of two by their values."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_words_can_be_read(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


def test_every_colour_is_used() -> None:
    others = [path.read_text() for path in Path(settings.BASE_DIR, "static", "scss").glob("*.scss")]
    sheets = "".join(text for text in others if text != SHEET)
    assert [name for name in COLOURS if not re.search(rf"\${name}\b(?!-)", sheets)] == []


def test_colours_stand_in_the_palette_only() -> None:
    for path in Path(settings.BASE_DIR, "static", "scss").glob("*.scss"):
        if path.name != "_palette.scss":
            found = set(re.findall(r"#[0-9a-f]{3,8}\b", path.read_text())) - {"#ffffff", "#000000"}
            assert not found, path.name
