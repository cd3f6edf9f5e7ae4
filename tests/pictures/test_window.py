"""The window: each placing stands in its own pane, nothing covers anything, and the words say the same."""

from datetime import date
from itertools import combinations
from math import hypot
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restorative.pictures.window import (
    FOR,
    HALF,
    NOT,
    ROUND,
    TO,
    WITH,
    Visited,
    corner,
    placed,
    way_of,
    window,
)

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2026, 6, 3)
tenths = st.integers(0, 10)
said = st.lists(
    st.tuples(st.sampled_from(["Amina", "Ryan"]), st.sampled_from([NOT, FOR, TO, WITH])), max_size=4
)
visits = st.lists(st.tuples(st.none() | st.tuples(tenths, tenths), said), max_size=12).map(
    lambda some: [Visited(n, DAY, one[0], tuple(one[1])) for n, one in enumerate(some, 1)]
)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


@pytest.mark.parametrize(
    ("support", "challenge", "way"), [(0, 0, NOT), (9, 2, FOR), (2, 9, TO), (8, 8, WITH), (5, 5, WITH)]
)
def test_much_of_both_is_with(support: int, challenge: int, way: str) -> None:
    assert way_of(support, challenge) == way


def test_ours_are_circles_theirs_triangles_and_the_newest_are_filled() -> None:
    seen = [Visited(1, DAY, (3, 8)), Visited(2, DAY, (7, 7), (("Amina", TO),))]
    tree = parsed(window(seen).svg)
    circles = list(tree.iter(f"{SVG}circle"))
    assert len(circles) == 3  # and one in the key
    assert [one.get("fill") for one in circles][:2] == ["#ffffff", "#0b5557"]
    closed = [one.get("d") or "" for one in tree.iter(f"{SVG}path") if (one.get("d") or "").endswith("Z")]
    assert [one.count("L") for one in closed] == [2, 2], "her triangle, and the one in the key"
    shown = [part.text for part in tree.iter(f"{SVG}text")]
    assert all(word in shown for word in ("NOT", "FOR", "TO", "WITH", "less support → more support"))


def test_the_words_say_the_same() -> None:
    words = window([Visited(1, DAY, (3, 8), (("Amina", NOT),))]).words
    assert words == (
        "1, 3 June 2026: we placed it at support 3, challenge 8 (TO).",
        "1, 3 June 2026: Amina put it as NOT.",
    )


def test_nothing_placed_is_an_empty_window() -> None:
    assert window([]).words == ()
    assert "less support" in window([]).svg


@settings(max_examples=40)
@given(visits)
def test_marks_never_cover_one_another_and_stay_in_their_pane(some: list[Visited]) -> None:
    marks = placed(some)
    assert len(marks) == sum(bool(one.placed) + len(one.said) for one in some)
    assert all(hypot(one.x - other.x, one.y - other.y) >= 2 * ROUND for one, other in combinations(marks, 2))
    ways = [way_of(*one.placed) for one in some if one.placed] + [way for one in some for _, way in one.said]
    for mark, way in zip(marks, ways, strict=True):
        left, top = corner(way)
        assert left <= mark.x - ROUND
        assert mark.x + ROUND <= left + HALF
        assert top <= mark.y - ROUND
        assert mark.y + ROUND <= top + HALF


@settings(max_examples=20)
@given(visits)
def test_a_window_weighs_little(some: list[Visited]) -> None:
    assert len(window(some).svg.encode()) <= 20_000


def test_the_words_of_the_key_stand_beside_their_signs_on_a_mirrored_page_too() -> None:
    assert 'direction="ltr"' in window([]).svg.partition(">")[0]
