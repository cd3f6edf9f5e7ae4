"""Pictures, ticks and arrows are drawn, and never as an empty box."""

import pytest

from restorative.documents.fonts import SYMBOLS
from tests import generators
from tests.documents import inside
from tests.documents.samples import block, pdf_of

PICTURES = [
    "🙂",
    "👍",
    "👍🏽",
    "❤️",
    "👨\u200d👩\u200d👧",
    "👩🏿\u200d🦽",
    "🏠",
    "📅",
    "1️⃣",
    "☎️",
    "🏳️\u200d🌈",
    "🇬🇧",
]
MARKS = "→←↑⇒✓✔✗✘☐☑☒★☆•◦▪●…①♪♥♀≈≥∑√£€½⅓‰№©™┌┬┐│└┴┘𝒜"
OUR_SYMBOLS = {family.replace(" ", "-") for family in SYMBOLS}
TYPED = " ".join([*PICTURES, *MARKS])
LEADS = {
    "English": "We had tea.",
    "Urdu": generators.urdu_text(),
    "Arabic": generators.arabic_text(),
    "Punjabi": generators.punjabi_text(),
    "Chinese": generators.chinese_text(),
}


def _seen(document: bytes) -> str:
    """What the fonts draw; nothing as an empty box, and no symbol as an empty space."""
    faces = inside.faces(document)
    assert not [name for name, face in faces.items() if face.missing]
    assert not [name for name in OUR_SYMBOLS & faces.keys() if faces[name].blank]
    return "".join(face.text for face in faces.values())


@pytest.mark.parametrize("lead", LEADS.values(), ids=LEADS)
def test_what_people_type_is_drawn_among_any_letters(lead: str) -> None:
    document = pdf_of(block(f"{lead} {TYPED}"))
    assert set(MARKS) <= set(_seen(document))
    copied = inside.written_letters(document)
    assert not [mark for mark in PICTURES if mark not in copied]


def test_a_heading_and_a_name_may_hold_them() -> None:
    assert set(MARKS) <= set(_seen(pdf_of(block(), heading=f"Tea {TYPED}", for_name=f"Amina {TYPED}")))


def test_each_picture_is_one_glyph_of_the_font_of_pictures() -> None:
    faces = inside.faces(pdf_of(block(" ".join(PICTURES))))
    assert len(faces["Noto-Emoji"].drawn) == len(PICTURES)
    assert not faces["Noto-Emoji"].missing


def test_letters_and_figures_keep_their_own_font() -> None:
    """The fonts of symbols hold letters and figures too, to go with their symbols."""
    faces = inside.faces(pdf_of(block("1 cup, ½ of 3 × 4 = 6 → done ✓ 👍 ok")))
    symbols = "".join(faces[name].text for name in OUR_SYMBOLS & faces.keys())
    assert set(symbols) - {" "} == set("✓→👍")
    assert not set("1346½×=cupdoneok") - set(faces["Noto-Sans"].text)
