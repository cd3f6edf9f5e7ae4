"""What people attach, and what is left of it: the picture or the pages, and nothing besides."""

import zlib
from contextlib import suppress
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from restorative.files import cleaning, papers, pictures
from restorative.files.cleaning import MOST_BYTES, clean
from restorative.files.refusal import Refused
from tests.files.samples import SECRET, paper, photo


def picture_of(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(("form", "kept_as"), [("JPEG", "jpeg"), ("PNG", "png"), ("WEBP", "jpeg")])
def test_a_photo_says_nothing_of_where_and_with_what_it_was_taken(form: str, kept_as: str) -> None:
    kept = clean(photo(form=form))

    assert kept.media_type == f"image/{kept_as}"
    assert SECRET.encode() not in kept.data
    assert dict(picture_of(kept.data).getexif()) == {}
    assert picture_of(kept.data).size == (64, 48)


def test_a_photo_taken_sideways_stands_upright() -> None:
    assert picture_of(clean(photo((64, 48), turned=6)).data).size == (48, 64)


def test_a_large_photo_becomes_small_enough_and_stays_readable() -> None:
    assert picture_of(clean(photo((4000, 3000))).data).size == (2400, 1800)


def test_what_is_hidden_under_a_see_through_drawing_does_not_travel_along() -> None:
    written = BytesIO()
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(written, "PNG")

    assert picture_of(clean(written.getvalue()).data).getpixel((0, 0)) == (255, 255, 255)


def test_a_picture_that_would_fill_the_memory_is_not_opened(monkeypatch: Any) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    assert refused(photo()) == pictures.TOO_MANY_PIXELS


def test_a_drawing_is_opened_whole_and_may_hold_less(monkeypatch: Any) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS_WHOLE", 100)
    drawing = BytesIO()
    Image.new("RGB", (20, 20)).save(drawing, "PNG")
    assert refused(drawing.getvalue()) == pictures.TOO_MANY_PIXELS
    assert clean(photo()).media_type == "image/jpeg"


def test_a_paper_keeps_its_pages_and_loses_what_acts_or_tells() -> None:
    kept = clean(paper(pages=3))

    with pikepdf.open(BytesIO(kept.data)) as found:
        assert len(found.pages) == 3
        assert not found.attachments
        assert "/OpenAction" not in found.Root
        assert dict(found.docinfo) == {}
    assert SECRET.encode() not in kept.data
    assert b"JavaScript" not in kept.data


def test_a_photo_inside_a_paper_loses_its_place_and_can_still_be_seen() -> None:
    kept = clean(paper(photo_inside=photo()))

    assert SECRET.encode() not in kept.data
    with pikepdf.open(BytesIO(kept.data)) as found:
        inside = found.pages[0].Resources.XObject.Photo
        assert picture_of(inside.read_raw_bytes()).size == (64, 48)
        assert dict(picture_of(inside.read_raw_bytes()).getexif()) == {}


@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")  # the sample is made wrongly on purpose
@pytest.mark.parametrize("subtype", ["/FileAttachment", "/Widget", "/RichMedia", "/Link"])
def test_marks_that_act_or_carry_are_taken_off_the_page(subtype: str) -> None:
    written = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"https://example.org/{SECRET}")
        mark = pikepdf.Dictionary(Subtype=pikepdf.Name(subtype), Rect=[0, 0, 9, 9], A=action)
        made.pages[0].Annots = pikepdf.Array([mark])
        made.save(written)

    assert SECRET.encode() not in clean(written.getvalue()).data


def refused(data: bytes) -> Any:
    with pytest.raises(Refused) as refusal:
        clean(data)
    return refusal.value.why


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", cleaning.EMPTY),
        (b"\xff\xd8\xff" + bytes(MOST_BYTES), cleaning.TOO_LARGE),
        (b"MZ\x90\x00 a program called photo.jpg", cleaning.NO_SUCH_KIND),
        (b"PK\x03\x04 a document called letter.pdf", cleaning.NO_SUCH_KIND),
        (b"<html><script>alert(1)</script>", cleaning.NO_SUCH_KIND),
        (b"GIF89a", cleaning.NO_SUCH_KIND),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', cleaning.SVG),
        (b'<?xml version="1.0"?>\n<svg><script>alert(1)</script></svg>', cleaning.SVG),
        (b"\x00\x00\x00\x18ftypheic", cleaning.APPLE),
        (photo()[:200], pictures.BROKEN),
        (b"%PDF-1.7 and no more", papers.BROKEN),
        (paper(password="secret"), papers.LOCKED),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(data: bytes, why: Any) -> None:
    assert refused(data) == why


def test_a_paper_that_is_far_too_long_is_refused(monkeypatch: Any) -> None:
    monkeypatch.setattr(papers, "MOST_PAGES", 2)
    assert refused(paper(pages=3)) == papers.TOO_LONG


STARTS = st.sampled_from([b"", b"%PDF-1.4\n", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"])


@given(STARTS, st.binary(max_size=400))
def test_whatever_is_sent_is_cleaned_or_kindly_refused(start: bytes, rest: bytes) -> None:
    with suppress(Refused):  # anything else that is raised would be a page that fails
        assert clean(start + rest).media_type in cleaning.EXTENSIONS


def script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{SECRET}')")


def test_nothing_acts_from_the_table_of_contents_or_from_a_mark_taken_off() -> None:
    with pikepdf.open(BytesIO(paper())) as made:
        item = made.make_indirect(pikepdf.Dictionary(Title="Chapter", A=script()))
        made.Root.Outlines = pikepdf.Dictionary(First=item, Last=item, Count=1)
        mark = made.make_indirect(
            pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=script(), PA=script())
        )
        made.pages[0].obj.Annots = pikepdf.Array([mark])
        part = pikepdf.Dictionary(S=pikepdf.Name.Link, K=pikepdf.Dictionary(Obj=mark))
        made.Root.StructTreeRoot = pikepdf.Dictionary(K=made.make_indirect(part))
        kept = written(made)
    assert not acting_in(kept)


def test_a_drawn_mark_stays_and_does_not_say_who_drew_it() -> None:
    with pikepdf.open(BytesIO(paper())) as made:
        drawn = pikepdf.Dictionary(Subtype=pikepdf.Name.Ink, Rect=[0, 0, 9, 9], T=SECRET, PA=script())
        made.pages[0].obj.Annots = pikepdf.Array([made.make_indirect(drawn)])
        kept = written(made)
    assert not acting_in(kept)
    with pikepdf.open(BytesIO(kept)) as after:
        assert len(after.pages[0].obj.Annots) == 1


def test_a_photo_behind_a_list_of_filters_loses_its_place_as_well() -> None:
    for before in ([], ["/FlateDecode"]):
        with pikepdf.open(BytesIO(paper(photo_inside=photo()))) as made:
            picture: Any = made.pages[0].obj.Resources.XObject.Photo
            raw = picture.read_raw_bytes()
            filters = pikepdf.Array([pikepdf.Name(name) for name in [*before, "/DCTDecode"]])
            picture.write(zlib.compress(raw) if before else raw, filter=filters)
            kept = written(made)
        with pikepdf.open(BytesIO(kept)) as after:
            stays: Any = after.pages[0].obj.Resources.XObject.Photo
            assert stays.Filter == pikepdf.Name.DCTDecode
            assert SECRET.encode() not in stays.read_raw_bytes()
            assert pikepdf.PdfImage(stays).as_pil_image().size == (64, 48)


def test_a_photo_packed_to_fill_the_memory_is_refused() -> None:
    with pikepdf.open(BytesIO(paper(photo_inside=photo()))) as made:
        picture: Any = made.pages[0].obj.Resources.XObject.Photo
        filters = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
        picture.write(zlib.compress(bytes(papers.MOST_UNPACKED + 1)), filter=filters)
        sent = BytesIO()
        made.save(sent)
    with pytest.raises(Refused):
        clean(sent.getvalue())


def written(made: pikepdf.Pdf) -> bytes:
    """What is kept of it."""
    sent = BytesIO()
    made.save(sent)
    return clean(sent.getvalue()).data


def acting_in(data: bytes) -> bool:
    """Whether anything that is written in the file acts, or says who made it."""
    with pikepdf.open(BytesIO(data)) as after:
        things = [thing for thing in after.objects if not isinstance(thing, pikepdf.Stream)]
        return any(SECRET.encode() in thing.unparse(resolved=True) for thing in things)
