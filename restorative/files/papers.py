"""PDFs without scripts, attached files, forms that fetch, authors, or the place where their photos were taken."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pikepdf
from django.utils.translation import gettext_lazy as _

from restorative.files.refusal import Refused

MOST_PAGES: Final = 200
# what a document may do when it is opened, and what it may carry besides its pages
OF_THE_WHOLE: Final = (
    "/OpenAction",
    "/AA",
    "/AF",
    "/AcroForm",
    "/Metadata",
    "/Collection",
    "/PieceInfo",
    "/URI",
)
OF_THE_NAMES: Final = ("/JavaScript", "/EmbeddedFiles")
OF_A_PAGE: Final = ("/AA", "/AF", "/Metadata", "/PieceInfo", "/Thumb", "/LastModified")
# marks on a page that act or carry: all but plain links and what people draw
ACTING: Final = {"/FileAttachment", "/Widget", "/Screen", "/Movie", "/Sound", "/RichMedia", "/3D"}

LOCKED = _("This PDF has a password. Take the password off, or print it and take a photo.")
BROKEN = _("This PDF is damaged and does not open. Please send it again, or take a photo of the paper.")
TOO_LONG = _("This PDF has more than 200 pages. Send the pages that matter.")


def clean_pdf(data: bytes) -> bytes:
    """The pages alone. Raises Refused for what is locked, broken or far too long."""
    try:
        with pikepdf.open(BytesIO(data)) as paper:
            if len(paper.pages) > MOST_PAGES:
                raise Refused(TOO_LONG)
            strip(paper)
            written = BytesIO()
            paper.save(written, deterministic_id=True)
            return written.getvalue()
    except pikepdf.PasswordError as error:
        raise Refused(LOCKED) from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise Refused(BROKEN) from error


def strip(paper: pikepdf.Pdf) -> None:
    remove(paper.Root, OF_THE_WHOLE)
    if "/Names" in paper.Root:
        remove(paper.Root.Names, OF_THE_NAMES)
    if "/Info" in paper.trailer:
        del paper.trailer["/Info"]
    for page in paper.pages:
        strip_page(page.obj)
    for thing in paper.objects:
        strip_stream(thing)


def strip_page(page: Any) -> None:
    remove(page, OF_A_PAGE)
    if "/Annots" in page:
        page.Annots = pikepdf.Array([mark for mark in page.Annots if is_harmless(mark)])


def is_harmless(mark: Any) -> bool:
    """A mark without an action: a link to another page stays, whatever runs, opens or sends goes."""
    return str(mark.get("/Subtype", "")) not in ACTING and "/A" not in mark and "/AA" not in mark


def strip_stream(thing: Any) -> None:
    """Facts about a picture or a piece of the page; and what a camera wrote into a JPEG."""
    if not isinstance(thing, pikepdf.Stream):
        return
    remove(thing, ("/Metadata", "/PieceInfo", "/LastModified", "/OPI"))
    if thing.get("/Filter") == pikepdf.Name.DCTDecode:
        bare = b"".join(without_facts(thing.read_raw_bytes()))
        parameters: Any = thing.get("/DecodeParms")
        thing.write(bare, filter=pikepdf.Name.DCTDecode, decode_parms=parameters)


def remove(thing: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if name in thing:
            del thing[name]


def without_facts(jpeg: bytes) -> Iterator[bytes]:
    """A JPEG without its segments of facts and comments (ITU T.81 B.1): APP1 to APP13, APP15 and COM.

    APP0 and APP14 say how to read the colours, and stay.
    """
    place = 2
    yield jpeg[:place]
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF and jpeg[place + 1] != 0xDA:
        end = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4])
        if not says_facts(jpeg[place + 1]):
            yield jpeg[place:end]
        place = end
    yield jpeg[place:]


def says_facts(marker: int) -> bool:
    return (0xE1 <= marker <= 0xEF and marker != 0xEE) or marker == 0xFE
