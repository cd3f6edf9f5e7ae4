"""A school's report as a PDF, written by the demo itself, so that no paper needs to be kept with the code."""

from io import BytesIO

import pikepdf

from restorative.demo.story_more import Paper
from restorative.files.cleaning import CleanFile, clean

A4 = (595, 842)
LEFT, TOP, LINE, SIZE = 72, 760, 24, 14


def printed(paper: Paper) -> CleanFile:
    """One page, a line each, in a font that every reader has."""
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=A4)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font()))
        page.obj.Contents = pikepdf.Stream(made, drawn(paper.lines))
        written = BytesIO()
        made.save(written, deterministic_id=True)
    return clean(written.getvalue())


def font() -> pikepdf.Dictionary:
    names = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica", "Encoding": "WinAnsiEncoding"}
    return pikepdf.Dictionary({f"/{name}": pikepdf.Name(f"/{value}") for name, value in names.items()})


def drawn(lines: tuple[str, ...]) -> bytes:
    """The page in PDF’s own words. The lines hold neither brackets nor backslashes."""
    shown = b" T* ".join(b"(" + line.encode("cp1252") + b") Tj" for line in lines)
    return b"BT /F1 %d Tf %d TL %d %d Td %b ET" % (SIZE, LINE, LEFT, TOP, shown)
