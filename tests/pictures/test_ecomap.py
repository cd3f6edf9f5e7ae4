"""The picture of who is involved: everything is told, nothing covers anything, and a hostile name does no harm."""

import re
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restorative.pictures.drawing import label
from restorative.pictures.ecomap import BOX, INSIDE, SMALL, WIDTH, Agency, box_of, ecomap, placed
from restorative.pictures.lettering import width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
SCHOOL = Agency("Wood Lane Primary", "getting to school", 8, family_view="about right")
HOUSING = Agency("Housing", "the damp", 1, strain=True, family_view="too little")
NURSE = Agency("Health visitor", "weighing the baby", 2, ending=date(2026, 12, 3))
SUPPORT = Agency("Family support", "getting to school", 4, overlaps=True, family_view="too much")


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


def words_in(svg: str) -> str:
    return " ".join(part.text or "" for part in parsed(svg).iter(f"{SVG}text"))


def test_each_agency_is_told_in_the_picture_and_in_words() -> None:
    picture = ecomap([SCHOOL, HOUSING, NURSE, SUPPORT])
    shown = words_in(picture.svg)
    for said in ("Wood Lane Primary", "8 contacts a month", "strained", "ends 3 December 2026", "The family"):
        assert said in shown
    assert "getting to school (shared)" in shown
    assert picture.words[0] == (
        "Wood Lane Primary: 8 contacts a month, getting to school, the family: about right."
    )
    assert "15 contacts a month" in shown
    assert parsed(picture.svg).get("role") == "img"


def test_the_key_tells_the_signs_that_are_in_use_and_no_others() -> None:
    assert "Zigzag" not in words_in(ecomap([SCHOOL]).svg)
    shown = words_in(ecomap([SCHOOL, HOUSING, NURSE, SUPPORT]).svg)
    assert all(sign in shown for sign in ("Zigzag", "Dashes", "Shaded", "thicker"))


def test_load_is_thicker_strain_turns_and_an_ending_is_dashed() -> None:
    assert SCHOOL.thickness > SUPPORT.thickness > HOUSING.thickness
    lines = list(parsed(ecomap([SCHOOL, HOUSING, NURSE]).svg).iter(f"{SVG}path"))
    assert sum((one.get("d") or "").count("L") > 3 for one in lines) == 2  # and its sample in the key
    assert sum(one.get("stroke-dasharray") is not None for one in lines) == 2


def test_nobody_is_involved_and_the_family_stands_alone() -> None:
    assert words_in(ecomap([]).svg).strip() == "The family no regular contact"


def test_two_pictures_on_a_page_have_names_of_their_own() -> None:
    ids = re.findall(r'id="([^"]+)"', ecomap([SCHOOL]).svg + ecomap([SCHOOL], name="before").svg)
    assert len(ids) == len(set(ids)) == 2


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "\"><svg onload='x'>", "مدرسة الحي", "W" * 200, "👩‍👧 & Co"]
)
def test_a_hostile_name_stays_a_name(name: str) -> None:
    picture = ecomap([Agency(name, name, 3)])
    tree = parsed(picture.svg)
    assert {part.tag.removeprefix(SVG) for part in tree.iter()} <= {
        *("svg", "g", "title", "text", "rect", "circle", "path")
    }
    assert picture.words[0].startswith(name)


agencies = st.lists(
    st.builds(
        Agency,
        name=st.text("abcdefgh WMi", min_size=1, max_size=60),
        remit=st.text("abcdefgh WMi", max_size=120),
        contacts_a_month=st.integers(0, 40),
        strain=st.booleans(),
        ending=st.none() | st.just(date(2026, 9, 30)),
        overlaps=st.booleans(),
        family_view=st.sampled_from(["", "too much", "about right"]),
    ),
    max_size=14,
)


@given(agencies)
def test_up_to_fourteen_never_cover_one_another(involved: list[Agency]) -> None:
    boxes = placed([box_of(agency) for agency in involved])
    assert sorted(map(repr, (box.agency for box in boxes))) == sorted(map(repr, involved))
    for one, other in combinations(boxes, 2):
        apart = abs(one.x - other.x) >= BOX
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    for box in boxes:
        assert 0 <= box.x <= WIDTH - BOX
        assert all(width(line, SMALL) <= BOX - 2 * INSIDE for line in box.facts)
        assert box.x != (WIDTH - BOX) / 2 or abs(box.middle) > 56 + box.height / 2


@given(agencies)
def test_a_picture_weighs_little(involved: list[Agency]) -> None:
    assert len(ecomap(involved).svg.encode()) <= 20_000


@given(st.text(max_size=200), st.floats(40, 200))
def test_lines_are_no_wider_than_their_room(words: str, room: float) -> None:
    lines = wrapped(words, 13, room, 3)
    assert len(lines) <= 3
    assert all(width(line, 13) <= room for line in lines)


def test_words_from_right_to_left_begin_where_the_others_do() -> None:
    """The key stands to the right of its signs in every script."""
    theirs = label("مدرسة", 60, 4, 13, text_anchor="start")
    assert 'text-anchor="end"' in theirs
    assert 'direction="rtl"' in theirs
    assert 'text-anchor="start"' in label("School", 60, 4, 13, text_anchor="start")
