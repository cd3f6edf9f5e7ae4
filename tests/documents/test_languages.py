"""Each language in its own letters, drawn, copied and read aloud as they were written."""

from collections.abc import Callable
from io import BytesIO
from itertools import chain

import pytest
from fontTools.ttLib import TTFont

from restorative.documents import fonts
from restorative.documents.languages import UNBROKEN, direction_of, language_of, paragraphs
from tests import generators
from tests.documents import inside
from tests.documents.samples import block, pdf_of

LANGUAGES = [
    (generators.urdu_text, "ur", "rtl", "Noto-Nastaliq-Urdu"),
    (generators.arabic_text, "ar", "rtl", "Noto-Naskh-Arabic"),
    (generators.punjabi_text, "pa", "ltr", "Noto-Sans-Gurmukhi"),
    (generators.polish_text, "pl", "ltr", "Noto-Sans"),
    (generators.chinese_text, "zh", "ltr", "Droid-Sans-Fallback"),
]
each_language = pytest.mark.parametrize(("text", "language", "direction", "face"), LANGUAGES)
OUR_FACES = {"Noto-Sans-Bold", "Noto-Sans", *(face for *_, face in LANGUAGES)}
SYMBOLS = {family.replace(" ", "-") for family in fonts.SYMBOLS}


@each_language
def test_each_language_has_its_own_font(
    text: Callable[[], str], language: str, direction: str, face: str
) -> None:
    faces = inside.faces(pdf_of(block(text(), lang=language)))
    assert faces.keys() <= OUR_FACES
    letters = {letter for letter in text() if letter.isalpha()}
    assert letters & set(faces[face].text)
    assert not any(drawn.missing for drawn in faces.values())


def test_a_letter_that_no_font_has_is_noticed() -> None:
    assert inside.faces(pdf_of(block("We drew an ა together.")))["Noto-Sans"].missing


@each_language
def test_the_letters_can_be_copied(text: Callable[[], str], language: str, direction: str, face: str) -> None:
    document = pdf_of(block(text(), lang=language))
    copied = inside.text_of(document) if language == "pl" else inside.written_letters(document)
    assert "".join(text().split()) in "".join(copied.split())


@each_language
def test_a_screen_reader_changes_its_voice(
    text: Callable[[], str], language: str, direction: str, face: str
) -> None:
    kinds = inside.elements(pdf_of(block(f"{text()}\n\nWe had tea."), block(text(), lang=language)))
    assert ("/P", language) in kinds
    assert ("/P", "") in kinds
    assert direction_of(text()) == direction


def test_letters_from_several_files_of_a_font_keep_their_shapes() -> None:
    """WeasyPrint once drew the glyphs of one file with the outlines of another: ł came out as Ã."""
    drawn = inside.faces(pdf_of(block("Łódź, żółty, ещё, Nguyễn, ώρα, naïve: zażółć gęślą jaźń")))[
        "Noto-Sans"
    ]
    whole = next(font for font in _unpacked() if font["name"].getDebugName(4) == "Noto Sans Regular")
    names, outlines = whole.getBestCmap(), whole["glyf"]
    letters = {
        glyph: letter for glyph, letter in drawn.meaning.items() if letter.isalpha() and len(letter) == 1
    }
    assert set("Łłżźśąęćёễώï") <= set(letters.values())
    for glyph, letter in letters.items():
        assert drawn.outline(glyph) == outlines[names[ord(letter)]].getCoordinates(outlines)[0], letter


def _unpacked() -> list[TTFont]:
    return [TTFont(BytesIO(path.read_bytes())) for path in sorted(fonts.font_folder().glob("*.ttf"))]


def test_hyphens_of_word_processors_look_like_hyphens() -> None:
    assert "Droid-Sans-Fallback" not in inside.faces(pdf_of(block("co\u2011operate, well\u2010being")))


def test_the_machines_own_fonts_stay_out_of_sight() -> None:
    mixed = " ".join(chain.from_iterable((text(), "ა ქ тест ∑ 👍") for text, *_ in LANGUAGES))
    assert inside.faces(pdf_of(block(mixed))).keys() <= OUR_FACES | SYMBOLS


def test_a_hint_counts_only_where_the_letters_allow_it() -> None:
    assert language_of("Tea at four", "ur") == ""
    assert language_of("Herbata o czwartej", "pl") == "pl"
    assert language_of("سلام", "ur") == "ur"
    assert language_of("سلام") == "ar"
    assert language_of("سلام", "pl") == "ar"
    assert language_of("چۆنی ئێوە") == "ckb"
    assert language_of("گفتگو") == "fa"
    assert language_of("123") == ""


def test_paragraphs_split_at_gaps_and_where_the_language_changes() -> None:
    found = paragraphs("One\ntwo\n\nthree\nشاي")
    assert [(part.text, part.lang, part.direction) for part in found] == [
        ("One\ntwo", "", "ltr"),
        ("three", "", "ltr"),
        ("شاي", "ar", "rtl"),
    ]


def test_an_endless_word_is_broken_and_a_long_one_is_not() -> None:
    assert paragraphs("x" * 99)[0].text == "x" * 99
    assert paragraphs("ہ" * 49)[0].text == "ہ" * 49
    broken = paragraphs("ہ" * 20_000)[0].text
    assert not UNBROKEN.search(broken)
    assert broken.replace("\n", "") == "ہ" * 20_000
    assert paragraphs(generators.chinese_text() * 10)[0].text == generators.chinese_text() * 10


def test_joined_letters_are_broken_before_a_line_of_large_print_ends() -> None:
    """A page of words of 60 letters in Nastaliq took WeasyPrint more than half a second."""
    assert max(map(len, paragraphs("ج" * 60)[0].text.split("\n"))) == 40
    assert max(map(len, paragraphs("a\u00a0ہ" * 40)[0].text.split("\n"))) == 40
