"""PDFs without scripts, attached files, forms that fetch, authors, or the place where their photos were taken."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pikepdf
from django.utils.translation import gettext_lazy as _

from restorative.files.refusal import Refused

MOST_PAGES: Final = 200
MOST_UNPACKED: Final = 50 * 1024 * 1024
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
    "/Outlines",
)
OF_THE_NAMES: Final = ("/JavaScript", "/EmbeddedFiles")
OF_A_PAGE: Final = ("/AA", "/AF", "/Metadata", "/PieceInfo", "/Thumb", "/LastModified")
# marks on a page that act or carry: all but plain links and what people draw
ACTING: Final = {"/FileAttachment", "/Widget", "/Screen", "/Movie", "/Sound", "/RichMedia", "/3D"}
# wherever they stand: what runs or is attached, and the forms that hang on a mark
OF_ANYTHING: Final = ("/AA", "/PA", "/JS", "/EF", "/AF")
# who drew a mark, and what they wrote into its window
OF_A_MARK: Final = ("/T", "/Popup", "/RC", "/M", "/CreationDate", "/NM", "/FS")

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
    except (pikepdf.PdfError, ValueError, RuntimeError, zlib.error) as error:
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
        strip_facts(thing)
        strip_stream(thing)


def strip_page(page: Any) -> None:
    remove(page, OF_A_PAGE)
    if "/Annots" in page:
        page.Annots = pikepdf.Array([mark for mark in page.Annots if is_harmless(mark)])


def is_harmless(mark: Any) -> bool:
    """A mark without an action: a link to another page stays, whatever runs, opens or sends goes."""
    return str(mark.get("/Subtype", "")) not in ACTING and "/A" not in mark and "/AA" not in mark


def strip_facts(thing: Any) -> None:
    """What acts, or says who wrote it, is taken out of everything: a mark taken off its page may hang elsewhere."""
    if isinstance(thing, pikepdf.Array):
        parts = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        strip_acts(thing)
        parts = [part for _name, part in thing.items()]
    else:
        return
    for part in parts:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            strip_facts(part)


def strip_acts(thing: Any) -> None:
    remove(thing, OF_ANYTHING)
    if "/Rect" in thing and "/Subtype" in thing:
        remove(thing, OF_A_MARK)
    # of a piece of structure /A says how it looks, and stays; an action says by /S what it does
    act = thing.get("/A")
    if isinstance(act, pikepdf.Dictionary) and "/S" in act:
        del thing["/A"]


def strip_stream(thing: Any) -> None:
    """Facts about a picture or a piece of the page; and what a camera wrote into a JPEG."""
    if not isinstance(thing, pikepdf.Stream):
        return
    remove(thing, ("/Metadata", "/PieceInfo", "/LastModified", "/OPI"))
    filters = filters_of(thing)
    if filters[-1:] == ["/DCTDecode"]:
        bare = b"".join(without_facts(jpeg_in(thing, filters[:-1])))
        thing.write(bare, filter=pikepdf.Name.DCTDecode, decode_parms=parameters_of(thing))


def filters_of(stream: Any) -> list[str]:
    """How it is packed, the outermost first: one name, or a list of names."""
    found = stream.get("/Filter", pikepdf.Array([]))
    return [str(name) for name in (found if isinstance(found, pikepdf.Array) else [found])]


def parameters_of(stream: Any) -> Any:
    """What is said of its last packing."""
    found = stream.get("/DecodeParms")
    if not isinstance(found, pikepdf.Array):
        return found
    last = found[len(found) - 1] if len(found) else None
    return last if isinstance(last, pikepdf.Dictionary) else None


def jpeg_in(stream: Any, packed: list[str]) -> bytes:
    """The JPEG itself. Raises Refused where it is packed in a way that we do not open, or unpacks to far too much."""
    raw: bytes = stream.read_raw_bytes()
    if not packed:
        return raw
    if packed != ["/FlateDecode"]:
        raise Refused(BROKEN)
    unpacking = zlib.decompressobj()
    jpeg = unpacking.decompress(raw, MOST_UNPACKED)
    if unpacking.unconsumed_tail:
        raise Refused(BROKEN)
    return jpeg


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
