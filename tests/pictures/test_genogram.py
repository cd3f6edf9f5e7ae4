"""The family tree drawn: everybody once, parents above their children, and nothing lying on anything else."""

import re
from collections import Counter
from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restorative.pictures import colours
from restorative.pictures.genogram import Box, boxes, genogram
from restorative.pictures.genogram_key import MIDDLE, key_of
from restorative.pictures.homes import outlines
from restorative.pictures.kin import Bond, Couple, Home, Link, Someone, State, Tie, Tree
from restorative.pictures.layout import Layout, layout
from restorative.pictures.symbols import symbol
from tests.pictures.known_trees import BRONTE, SIMPSONS, SISTERS
from tests.pictures.made_up import BLENDED, EVERYTHING, PARTNERS, great_family
from tests.ui.test_palette import COLOURS, contrast

TREES = [BRONTE, SIMPSONS, BLENDED, PARTNERS, EVERYTHING, great_family(60)]


def lie_on_each_other(one: Box, other: Box) -> bool:
    across = one.left < other.right - 0.5 and other.left < one.right - 0.5
    return across and one.top < other.bottom - 0.5 and other.top < one.bottom - 0.5


def clashes(made: Layout) -> list[tuple[Box, Box]]:
    """A name may stand in its own symbol's column; nothing else may share a place."""
    return [pair for pair in combinations(boxes(made), 2) if lie_on_each_other(*pair)]


def row(made: Layout, who: str) -> set[int]:
    return {made.graph.rows[one] for one in who.split()}


def from_left(made: Layout, who: str) -> list[str]:
    return sorted(who.split(), key=lambda one: made.places[one])


def middle(made: Layout, who: str) -> float:
    places = [made.places[one] for one in who.split()]
    return (min(places) + max(places)) / 2


# --- families that everybody can look up


def test_the_brontes_stand_as_they_are_known() -> None:
    made = layout(BRONTE)
    assert row(made, "hugh eleanor thomas carne") == {0}
    assert row(made, "patrick mother aunt") == {1}
    assert row(made, f"{SISTERS} arthur") == {2}
    assert from_left(made, SISTERS) == SISTERS.split(), "the eldest first"
    for pair in ("hugh eleanor", "thomas carne", "patrick mother", "arthur charlotte"):
        assert tuple(from_left(made, pair)) in made.beside
    assert abs(middle(made, "patrick mother") - middle(made, SISTERS)) < 30
    assert made.places["aunt"] > made.places["mother"], "on her own parents' side"
    assert clashes(made) == []


def test_the_simpsons_stand_as_they_are_known() -> None:
    made = layout(SIMPSONS)
    assert row(made, "abraham mona clancy jacqueline") == {0}
    assert row(made, "homer marge patty selma") == {1}
    assert row(made, "bart lisa maggie") == {2}
    assert {("abraham", "mona"), ("homer", "marge")} <= made.beside
    assert tuple(from_left(made, "clancy jacqueline")) in made.beside
    assert made.places["patty"] > made.places["homer"], "Marge's sisters stand on her side"
    assert made.places["selma"] > made.places["homer"]
    assert abs(middle(made, "homer marge") - middle(made, "bart lisa maggie")) < 1


# --- invented ones, and what their signs look like


def test_three_partners_of_one_mother_and_their_children() -> None:
    made = layout(PARTNERS)
    assert row(made, "ed raj tess tom") == {0}
    assert {frozenset(pair) for pair in made.beside} == {
        frozenset(("ed", "tess")),
        frozenset(("tess", "tom")),
    }
    far = [route for route in made.routes if route.couple_lane is not None]
    assert [route.descent.net.below for route in far] == [("cal",)], "Raj's line runs beneath the others"


def test_four_generations_cousins_twins_and_two_mothers() -> None:
    made = layout(EVERYTHING)
    assert [
        row(made, who) for who in ("great", "gran grandad", "ruth nia uncle carol", "ola mia cousin")
    ] == [
        {0},
        {1},
        {2},
        {3},
    ]
    assert frozenset(("ruth", "nia")) in {frozenset(pair) for pair in made.beside}
    assert made.births == [("mia", "max")]
    assert row(made, "godmother") == {2}, "level with those of her age"


def drawing(tree: Tree) -> str:
    return genogram(tree, key="tree")


def of(*people: Someone, links: tuple[Link, ...] = (), couples: tuple[Couple, ...] = ()) -> str:
    return drawing(Tree(people, links, couples))


ADA, BEN = Someone("a", "Ada", "female"), Someone("b", "Ben", "male")


def test_each_has_the_sign_of_who_they_are() -> None:
    assert of(ADA).count("<circle") == 1
    assert of(BEN).count("<rect") == 1
    assert of(Someone("c", "Cal")).count("<path") == 1, "a diamond"
    baby = of(Someone("d", "Baby", "male", due=date(2027, 3, 2)))
    assert "<rect" not in baby
    assert "due Mar 2027" in baby
    assert of(Someone("a", "Ada", "female", is_subject=True)).count("<circle") == 2
    assert ">?<" in of(Someone("u", "", "male", is_unknown=True))
    died = of(Someone("a", "Ada", "female", date(1950, 1, 1), date(2001, 1, 1), age="51"))
    assert died.count("<path") == 1, "crossed"
    assert "1950–2001" in died
    assert ">51<" not in died


def couple(kind: Bond, state: State = State.TOGETHER) -> str:
    return of(ADA, BEN, couples=(Couple("a", "b", kind, state),))


def test_couples_have_whole_lines_broken_ones_and_slashes() -> None:
    for whole in (Bond.MARRIED, Bond.CIVIL, Bond.TOGETHER):
        assert "stroke-dasharray" not in couple(whole)
    for broken in (Bond.APART, Bond.ENGAGED):
        assert "stroke-dasharray" in couple(broken)
    lines = [couple(Bond.MARRIED, state).count("L") for state in State]
    assert [many - lines[0] for many in lines] == [0, 1, 2, 0], "one slash separated, two divorced"


def test_how_a_child_came_shows_in_the_line() -> None:
    said = {kind: of(ADA, BEN, links=(Link("a", "b", kind),)) for kind in Tie}
    dashes = {kind: re.findall('stroke-dasharray="([^"]+)"', drawn) for kind, drawn in said.items()}
    assert dashes[Tie.BIRTH] == dashes[Tie.SECOND] == []
    whole = (Tie.BIRTH, Tie.SECOND, Tie.OTHER)
    assert all(len(dashes[kind]) == 1 for kind in Tie if kind not in whole)
    assert len({tuple(dashes[kind]) for kind in (Tie.ADOPTIVE, Tie.FOSTER, Tie.STEP, Tie.GUARDIAN)}) == 4


def test_a_step_parent_who_stands_beside_the_parent_needs_no_line() -> None:
    cal = Someone("c", "Cal", "male")
    links = (Link("a", "c"), Link("b", "c", Tie.STEP))
    assert "stroke-dasharray" not in of(ADA, BEN, cal, links=links, couples=(Couple("a", "b"),))
    assert "stroke-dasharray" in of(ADA, BEN, cal, links=links)


def test_a_home_is_outlined_and_a_child_may_have_two() -> None:
    made = layout(BLENDED)
    first, second = outlines(made)
    assert [first.letter, second.letter] == ["A", "B"]
    assert len(first.shapes) == len(second.shapes) == 1, (
        "each one shape, though not everybody stands together"
    )
    drawn = drawing(BLENDED)
    assert drawn.count('stroke-dasharray="2 4"') == 2


def test_the_key_says_only_what_is_there() -> None:
    few = " ".join(sign.words for sign in key_of(SIMPSONS))
    assert "Man or boy" in few
    for absent in ("Adopted", "Not born yet", "Divorced", "lives together", "nobody knows"):
        assert absent not in few
    many = " ".join(sign.words for sign in key_of(EVERYTHING))
    for there in ("Adopted", "Fostered", "guardian", "Twins", "nobody knows", "Divorced", "about"):
        assert there in many
    assert all('aria-hidden="true"' in sign.picture for sign in key_of(EVERYTHING))


@pytest.mark.parametrize(
    ("sex", "words"),
    [("female", "A mother nobody knows"), ("male", "A father nobody knows"), ("", "A parent nobody knows")],
)
def test_the_key_draws_a_parent_nobody_knows_as_the_tree_does(sex: str, words: str) -> None:
    """An unknown mother is a circle in the tree, so she is a circle in the key."""
    someone = Someone("u", "", sex, is_unknown=True)
    (sign,) = [sign for sign in key_of(Tree((ADA, someone))) if "nobody knows" in sign.words]
    assert sign.words == words
    assert symbol(someone, *MIDDLE) in sign.picture


# --- whoever they are


@pytest.mark.parametrize("tree", TREES)
def test_nothing_lies_on_anything_else(tree: Tree) -> None:
    made = layout(tree)
    assert clashes(made) == []
    wide, high = made.size
    for box in boxes(made):
        assert box.left >= 0
        assert box.right <= wide
        assert 0 <= box.top < box.bottom <= high


@pytest.mark.parametrize("tree", TREES)
def test_no_line_runs_through_a_word(tree: Tree) -> None:
    """Lines are upright or level, but for twins and slashes: so they are easily compared with the words."""
    made = layout(tree)
    labels = [box for box in boxes(made) if box.kind == "label"]
    for route in made.routes:
        net = route.descent.net
        assert route.lane > made.rows[net.row].foot
        for x in (route.source, *route.tracks) if route.tracks else (route.source,):
            here = [box for box in labels if made.graph.rows[box.of] == net.row]
            assert not [box for box in here if box.left < x < box.right]


def test_sixty_people_fit_into_sixty_kilobytes() -> None:
    assert len(great_family(60).people) == 60
    assert len(drawing(great_family(60)).encode()) <= 60_000


BONDS = [kind for kind in Bond if kind is not Bond.PARENTS]


@st.composite
def forests(draw: st.DrawFn) -> Tree:
    """Up to 30 people, parents always earlier than their children; couples between anybody."""
    many = draw(st.integers(1, 30))
    names = st.sampled_from(["Ada", "Bartholomew-James Birchington", "", "مریم خان", "x" * 60, "李小龙"])
    people, links, couples = [], [], []
    for at in range(many):
        sex = draw(st.sampled_from(["female", "male", ""]))
        born = draw(st.none() | st.dates(date(1930, 1, 1), date(2026, 1, 1)))
        people.append(Someone(str(at), draw(names), sex, born=born, is_subject=at % 5 == 0))
        for parent in draw(st.lists(st.integers(0, max(at - 1, 0)), max_size=2, unique=True)) if at else ():
            links.append(Link(str(parent), str(at), draw(st.sampled_from(Tie))))
    for _ in range(draw(st.integers(0, many // 2))):
        one, other = draw(st.tuples(*[st.integers(0, many - 1)] * 2))
        state = draw(st.sampled_from(State))
        couples.append(Couple(str(one), str(other), draw(st.sampled_from(BONDS)), state, 1999))
    home = draw(st.lists(st.integers(0, many - 1), max_size=6, unique=True))
    homes = (Home("h", tuple(map(str, home))),) * draw(st.integers(0, 2))
    return Tree(tuple(people), tuple(links), tuple(couples), homes)


@settings(max_examples=25, deadline=None)
@given(forests())
def test_whoever_they_are_everybody_is_drawn_once_and_in_their_row(tree: Tree) -> None:
    made = layout(tree)
    symbols = Counter(box.of for box in boxes(made) if box.kind == "symbol")
    assert symbols == {one.id: 1 for one in tree.people}
    assert clashes(made) == []
    for link in made.tree.of_kind(Tie.BIRTH, Tie.SECOND, Tie.ADOPTIVE):
        assert made.graph.rows[link.parent] < made.graph.rows[link.child]
    written = drawing(tree)
    assert written == drawing(tree)
    root = ElementTree.fromstring(written)  # noqa: S314  # written here
    assert len([one for one in root.iter() if one.tag.endswith("}g")]) == len(tree.people)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_rings_and_ties_to_nobody_are_left_out_and_never_hang(pairs: list[tuple[int, int]]) -> None:
    people = tuple(Someone(str(at), f"P{at}") for at in range(6))
    links = tuple(Link(str(one), str(other)) for one, other in pairs)
    made = layout(Tree(people, links, tuple(Couple(str(one), str(other)) for one, other in pairs)))
    assert clashes(made) == []
    for link in made.tree.links:
        assert made.graph.rows[link.parent] < made.graph.rows[link.child]


# --- what it is made of


HOSTILE = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='x'>",
    "]]>&amp;<!--",
    "مریم خان",
    "x" * 400,
    "👩‍👩‍👧‍👦 Zoë",
    "\x00\ud800\x1b",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_name_holds_it_stays_text(name: str) -> None:
    written = of(Someone("a", name, "female"))
    tags = set(re.findall(r"<(\w+)", written))
    assert tags == {"svg", "title", "desc", "g", "circle", "text"}
    assert not re.search(r"\s(on\w+|style)=", re.sub(r">[^<]*<", "><", written))
    ElementTree.fromstring(written)  # noqa: S314  # written here


def test_a_name_that_runs_from_right_to_left_is_told_so() -> None:
    assert 'direction="rtl"' in of(Someone("a", "مریم", "female"))
    assert 'direction="rtl"' not in of(ADA)


def test_long_names_are_broken_and_end_in_an_ellipsis() -> None:
    made = layout(Tree((Someone("a", "Anne " * 40),)))
    assert len(made.labels["a"].name) == 3
    assert made.labels["a"].name[-1].endswith("…")


def test_two_pictures_on_one_page_share_no_id() -> None:
    ids = [re.findall(r'\sid="([^"]+)"', genogram(BRONTE, key=key)) for key in ("small", "whole")]
    assert not set(ids[0]) & set(ids[1])
    assert all(len(each) == len(set(each)) for each in ids)


def test_it_has_a_name_and_everybody_a_title() -> None:
    written = genogram(SIMPSONS, key="tree")
    assert 'role="img" aria-labelledby="tree-title" aria-describedby="tree-about"' in written
    assert '<title id="tree-title">Family tree</title>' in written
    assert written.count("<title>") == 11
    assert "<title>Bart Simpson</title>" in written


def test_colours_are_those_of_the_palette_and_words_can_be_read() -> None:
    ours = {name.lower().replace("_", "-"): value for name, value in vars(colours).items() if name.isupper()}
    assert ours == {name: COLOURS[name] for name in ours}
    grounds = ("card", "cream", "teal-pale", "amber-pale", "plum-pale", "slate-pale")
    for text in ("ink", "ink-soft"):
        assert all(contrast(text, ground) >= 4.5 for ground in grounds)
    for text, ground in (("amber", "amber-pale"), ("teal", "teal-pale"), ("plum", "plum-pale")):
        assert contrast(text, ground) >= 4.5


def test_nobody_at_all_is_an_empty_picture() -> None:
    assert "<g>" not in drawing(Tree(()))
