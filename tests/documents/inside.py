"""What a PDF holds, read with pikepdf: its tags, its fonts, and which glyphs it draws."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
import pypdf
from fontTools.ttLib import TTFont

POINTS = 0.75  # WeasyPrint draws in pixels
MAPPED = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")


@dataclass
class Face:
    """One embedded font: its name, its outlines, what its glyphs mean and which of them are drawn."""

    name: str
    file: bytes
    meaning: dict[int, str]
    drawn: list[int] = field(default_factory=list)
    sizes: set[float] = field(default_factory=set)

    @property
    def text(self) -> str:
        return "".join(self.meaning.get(glyph, "") for glyph in self.drawn)

    @property
    def missing(self) -> list[int]:
        """Glyphs drawn as an empty box: WeasyPrint numbers them beyond the font's own."""
        count = TTFont(BytesIO(self.file))["maxp"].numGlyphs
        return [glyph for glyph in self.drawn if not 0 < glyph < count]

    @property
    def blank(self) -> list[int]:
        """Glyphs drawn without a line, spaces aside."""
        font = TTFont(BytesIO(self.file))
        spaces = {glyph for glyph, text in self.meaning.items() if text.isspace()}
        names = ((glyph, font.getGlyphName(glyph)) for glyph in self.drawn if glyph not in spaces)
        return [glyph for glyph, name in names if not font["glyf"][name].numberOfContours]

    def outline(self, glyph: int) -> Any:
        font = TTFont(BytesIO(self.file))
        return font["glyf"][font.getGlyphName(glyph)].getCoordinates(font["glyf"])[0]


def opened(document: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(document))


def text_of(document: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(document)).pages)


def page_count(document: bytes) -> int:
    with opened(document) as pdf:
        return len(pdf.pages)


def elements(document: bytes) -> list[tuple[str, str]]:
    """Kind and language of each tagged element, in reading order."""
    with opened(document) as pdf:
        return list(_walk(pdf.Root.StructTreeRoot.K[0]))


def _walk(element: Any) -> Iterator[tuple[str, str]]:
    yield str(element.S), str(element.get("/Lang", ""))
    for child in element.get("/K", []):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield from _walk(child)


def faces(document: bytes) -> dict[str, Face]:
    """The embedded fonts by name, without the tag of the subset."""
    found: dict[str, Face] = {}
    with opened(document) as pdf:
        for page in pdf.pages:
            here = {key: _face(found, font) for key, font in page.Resources.Font.items()}
            _note_glyphs(page, here)
    return found


def written_letters(document: bytes) -> str:
    """The text that copying and reading aloud use where glyphs do not tell the letters."""
    with opened(document) as pdf:
        marks = [
            operands
            for page in pdf.pages
            for operands, operator in _instructions(page)
            if str(operator) == "BDC"
        ]
        return " ".join(str(properties.ActualText) for _, properties in marks if "/ActualText" in properties)


def _face(found: dict[str, Face], font: Any) -> Face:
    inner = font.DescendantFonts[0]
    name = str(inner.BaseFont).partition("+")[2].rstrip(",")
    if name not in found:
        found[name] = Face(name, inner.FontDescriptor.FontFile2.read_bytes(), _meaning(font))
    return found[name]


def _meaning(font: Any) -> dict[int, str]:
    pairs = MAPPED.findall(font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _note_glyphs(page: pikepdf.Page, here: dict[str, Face]) -> None:
    face: Face | None = None
    for operands, operator in _instructions(page):
        if str(operator) == "Tf":
            face = here[str(operands[0])]
            face.sizes.add(round(float(operands[1]) * POINTS, 1))
        elif str(operator) in {"Tj", "TJ"} and face:
            face.drawn += _codes(operands[0])


def _instructions(page: pikepdf.Page) -> list[tuple[Any, Any]]:
    return [(step.operands, step.operator) for step in pikepdf.parse_content_stream(page)]


def _codes(shown: Any) -> list[int]:
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]
