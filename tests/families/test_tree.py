"""What cannot be so in any family is found, and nothing else is: cycles, ages, deaths, parents and couples."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from families.models import Family, Household, HouseholdStay, ParentLink, ParentNotKnown, Partnership
from families.tree import Link, Person, Stay, Tree, Unknown, Wrong, faults, new_faults, tree_of, twins
from families.tree import Partnership as Couple
from families.tree.parents import months_later, whole_years
from tests.conftest import Story
from tests.counting import counted

BORN = date(2016, 3, 27)
AMINA = Person("amina", "Amina", sex="female", born=date(1990, 1, 2))
DEAN = Person("dean", "Dean", sex="male", born=date(1988, 5, 6))
RUTH = Person("ruth", "Ruth", sex="female", born=date(1986, 5, 6))
JADEN = Person("jaden", "Jaden", is_child=True, born=BORN)
EVERYBODY = (AMINA, DEAN, RUTH, JADEN)
KEYS = st.sampled_from("abcdef")
DAYS = st.dates(date(1950, 1, 1), date(2030, 1, 1))


def tree(*people: Person, links: Any = (), couples: Any = ()) -> Tree:
    known = {one.key: one for one in (*EVERYBODY, *people)}
    return Tree(tuple(known.values()), tuple(links), tuple(couples))


def wrong_in(*people: Person, links: Any = (), couples: Any = ()) -> list[Wrong]:
    return [fault.wrong for fault in faults(tree(*people, links=links, couples=couples))]


def test_an_ordinary_family_has_no_faults() -> None:
    links = [Link("amina", "jaden"), Link("dean", "jaden"), Link("ruth", "jaden", "step")]
    couples = [
        Couple("amina", "dean", "married", date(2014, 1, 1), date(2020, 1, 1), "divorced"),
        Couple("ruth", "amina", "civil", date(2021, 1, 1)),
    ]
    assert wrong_in(links=links, couples=couples) == []


@pytest.mark.parametrize(
    ("links", "wrong"),
    [
        ([Link("jaden", "jaden")], Wrong.OWN_PARENT),
        ([Link("jaden", "jaden", "other")], Wrong.OWN_PARENT),
        ([Link("amina", "jaden"), Link("ruth", "jaden")], Wrong.TWO_MOTHERS),
        ([Link("jaden", "amina", "adoptive")], Wrong.PARENT_YOUNGER),
        ([Link("jaden", "dean", "grandparent")], Wrong.PARENT_YOUNGER),
    ],
)
def test_what_a_link_cannot_be(links: list[Link], wrong: Wrong) -> None:
    [fault] = faults(tree(links=links))
    assert fault.wrong == wrong
    assert links[0].child in fault.who
    assert "Jaden" in fault.message
    assert "jaden" not in fault.message


def test_an_adoptive_mother_beside_the_birth_mother_is_no_fault() -> None:
    assert wrong_in(links=[Link("amina", "jaden"), Link("ruth", "jaden", "adoptive")]) == []


def test_a_second_parent_by_law_stands_beside_who_bore_the_child() -> None:
    """Two mothers by donor conception: one by birth, one by law. The law knows no third."""
    two = [Link("amina", "jaden"), Link("ruth", "jaden", "second")]
    assert wrong_in(links=two) == []
    assert wrong_in(links=[*two, Link("dean", "jaden")]) == [Wrong.MORE_THAN_TWO]
    assert wrong_in(links=[*two, Link("dean", "jaden", "other")]) == []
    assert wrong_in(links=two, couples=[Couple("ruth", "jaden")]) == [Wrong.PARENT_AND_CHILD]
    assert wrong_in(links=[Link("jaden", "ruth", "second")]) == [Wrong.PARENT_YOUNGER]


def test_two_birth_fathers_and_three_birth_parents() -> None:
    omar, sam = Person("omar", "Omar", sex="male"), Person("sam", "Sam")
    assert wrong_in(omar, links=[Link("dean", "jaden"), Link("omar", "jaden")]) == [Wrong.TWO_FATHERS]
    three = [Link(key, "jaden") for key in ("dean", "amina", "sam")]
    assert wrong_in(sam, links=three) == [Wrong.MORE_THAN_TWO]
    assert wrong_in(sam, links=three[1:]) == []


@given(DAYS, st.integers(-40 * 366, 40 * 366))
def test_a_birth_parent_is_ten_years_older_or_it_is_said(born: date, days: int) -> None:
    parent, child = Person("p", "Pat", born=born), Person("c", "Chris", due=born + timedelta(days))
    found = wrong_in(parent, child, links=[Link("p", "c")])
    if days <= 0:
        assert found == [Wrong.PARENT_YOUNGER]
    else:
        assert found == ([Wrong.PARENT_TOO_YOUNG] if whole_years(born, born + timedelta(days)) < 10 else [])
    assert wrong_in(parent, child, links=[Link("p", "c", "step")]) == []


@pytest.mark.parametrize(
    ("parent", "days_after", "is_wrong"),
    [(DEAN, 300, False), (DEAN, 320, True), (AMINA, 0, False), (AMINA, 1, True)],
)
def test_a_child_born_long_after_a_parents_death(parent: Person, days_after: int, is_wrong: bool) -> None:
    gone = replace(parent, died=BORN - timedelta(days=days_after))
    found = wrong_in(gone, links=[Link(parent.key, "jaden")])
    assert found == ([Wrong.BORN_LONG_AFTER_DEATH] if is_wrong else [])
    assert wrong_in(gone, links=[Link(parent.key, "jaden", "grandparent")]) == []


def test_dates_that_no_living_memory_holds() -> None:
    assert wrong_in(replace(AMINA, born=date(1899, 12, 31))) == [Wrong.TOO_LONG_AGO]
    assert wrong_in(replace(AMINA, born=date(1900, 1, 1))) == []
    assert wrong_in(replace(AMINA, died=date(1989, 1, 1))) == [Wrong.DIED_BEFORE_BORN]
    assert wrong_in(couples=[Couple("amina", "dean", "together", date(1812, 1, 1))]) == [Wrong.TOO_LONG_AGO]


@given(st.lists(st.tuples(KEYS, KEYS, st.sampled_from(["birth", "adoptive", "step"])), max_size=14))
def test_a_ring_is_found_exactly_where_somebody_is_their_own_ancestor(
    edges: list[tuple[str, str, str]],
) -> None:
    links = [Link(*edge) for edge in edges if edge[0] != edge[1]]
    found = [fault for fault in faults(Tree(links=tuple(links))) if fault.wrong == Wrong.RING]
    above = {(one.parent, one.child) for one in links if one.kind != "step"}
    assert bool(found) == any((key, key) in closed(above) for key in "abcdef")
    for fault in found:
        assert all((one, other) in closed(above) for one in fault.who for other in fault.who)
    # with an edge of each ring taken out, none is left
    broken = {frozenset(fault.who) for fault in found}
    assert len(broken) == len(found)


def closed(above: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Every ancestor of each, by going on until nothing new comes."""
    known = set(above)
    while more := {(a, d) for a, b in known for c, d in known if b == c} - known:
        known |= more
    return known


def test_a_ring_of_ten_thousand_is_found_and_not_slowly() -> None:
    links = tuple(Link(str(n), str((n + 1) % 10_000)) for n in range(10_000))
    [fault] = [fault for fault in faults(Tree(links=links)) if fault.wrong == Wrong.RING]
    assert len(fault.who) == 10_000


# --- couples


def couple(kind: str = "together", began: int = 0, ended: int = 0, how: str = "", **of: str) -> Couple:
    days: dict[str, Any] = {
        name: date(year, 1, 1) for name, year in (("began", began), ("ended", ended)) if year
    }
    return Couple(of.get("one", "amina"), of.get("other", "dean"), kind, how_ended=how, **days)


@pytest.mark.parametrize(
    ("couples", "wrong"),
    [
        ([couple(other="amina")], Wrong.OWN_PARTNER),
        ([couple(other="jaden")], Wrong.PARENT_AND_CHILD),
        ([couple(began=2015, ended=2014)], Wrong.ENDED_BEFORE_BEGAN),
        ([couple(ended=2014, how="divorced")], Wrong.NEVER_MARRIED),
        ([couple(), couple("married")], Wrong.TWICE_AT_ONCE),
        ([couple(began=2010, ended=2015), couple("married", 2014)], Wrong.TWICE_AT_ONCE),
        ([couple("married", 2010), couple("civil", 2015, other="ruth")], Wrong.STILL_MARRIED),
        ([couple("married"), couple("married", 2015, 2016, other="ruth")], None),
        ([couple("married", 2010), couple("together", 2015, other="ruth")], None),
        ([couple("married", 2010, 2015, "divorced"), couple("married", 2015, other="ruth")], None),
        ([couple("married", 2010, how="separated"), couple("married", 2015, other="ruth")], None),
        ([couple(began=2010, ended=2012), couple(began=2012)], None),
        ([couple("engaged", 2010), couple("together", 2010, other="ruth")], None),
    ],
)
def test_what_a_couple_cannot_be(couples: list[Couple], wrong: Wrong | None) -> None:
    found = faults(tree(links=[Link("amina", "jaden")], couples=couples))
    assert [fault.wrong for fault in found] == ([wrong] if wrong else [])


def test_who_was_widowed_may_marry_again() -> None:
    gone = replace(DEAN, died=date(2014, 1, 1))
    again = [couple("married", 2010), couple("married", 2015, other="ruth")]
    assert wrong_in(couples=again) == [Wrong.STILL_MARRIED]
    assert wrong_in(gone, couples=again) == []
    assert wrong_in(gone, couples=[couple("married", 2015)]) == [Wrong.BEGAN_AFTER_DEATH]


SPANS = st.tuples(st.integers(2000, 2020), st.integers(0, 9), st.booleans())


@given(st.lists(SPANS, max_size=4))
def test_two_marriages_at_once_are_found_exactly_where_they_share_a_day(
    spans: list[tuple[int, int, bool]],
) -> None:
    couples = [
        couple("married", began, 0 if lasts else began + years, other=f"p{n}")
        for n, (began, years, lasts) in enumerate(spans)
    ]
    share = any(set(years_of(one)) & set(years_of(other)) for one, other in combinations(couples, 2))
    assert (Wrong.STILL_MARRIED in wrong_in(couples=couples)) == share


def years_of(one: Couple) -> list[int]:
    """The years in which it held."""
    assert one.began
    return list(range(one.began.year, one.ended.year if one.ended else 2100))


# --- changes, twins, and what stands in the database


def test_what_was_wrong_before_is_in_nobodys_way() -> None:
    before = tree(links=[Link("jaden", "amina")])
    after = replace(
        before, links=(*before.links, Link("dean", "jaden")), partnerships=(couple(other="amina"),)
    )
    assert [fault.wrong for fault in new_faults(before, after)] == [Wrong.OWN_PARTNER]


def test_twins_are_of_one_mother_and_a_day_apart() -> None:
    leo = Person("leo", born=BORN + timedelta(days=1))
    mia, zed = Person("mia", born=BORN + timedelta(days=2)), Person("zed", born=BORN)
    of = [Link("amina", key) for key in ("jaden", "leo", "mia")]
    assert twins(tree(leo, links=of)) == [("jaden", "leo")]
    assert twins(tree(leo, mia, links=of)) == [("jaden", "leo", "mia")]
    assert twins(tree(zed, links=[Link("amina", "jaden"), Link("ruth", "zed")])) == []
    assert twins(tree(zed, links=[Link("dean", "jaden"), Link("dean", "zed")])) == [], "of two mothers"
    due = [Person(key, due=BORN) for key in ("one", "two")]
    assert twins(tree(*due, links=[Link("ruth", "one"), Link("ruth", "two")])) == [("one", "two")]


@given(DAYS, st.integers(0, 30))
def test_so_many_months_later(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) in (months, months + 1)
    assert later.day == (day.day if later.month == (day.month - 1 + months) % 12 + 1 else 1)


def test_a_family_is_read_with_its_tree_in_one_statement(story: Story) -> None:
    rows = tell(story)
    with counted() as statements:
        read = tree_of(Family.objects.visible_to(story.priya).with_tree().get())
    assert len(statements) == 1
    amina, ryan, jaden = (str(one.pk) for one in (story.amina, story.ryan, story.jaden))
    pair, home, stay, unknown = (str(row.pk) for row in rows)
    assert (read.person(amina).sex, read.person(amina).died) == ("female", date(2025, 1, 1))
    assert (read.person(jaden).born, read.person(jaden).is_child) == (story.jaden.birth_date, True)
    assert read.name(ryan) == "Ryan"
    assert read.links == (Link(amina, jaden, "birth"),)
    assert read.partnerships == (Couple(amina, ryan, "married", date(2015, 6, 1), key=pair),)
    assert [one.name for one in read.households] == ["Amina’s home"]
    assert read.stays == (Stay(home, jaden, BORN, key=stay),)
    assert read.unknown == (Unknown(jaden, "father", "A Joe.", unknown),)


def tell(story: Story) -> list[Any]:
    """A couple, a home, who lives there, and somebody whom nobody knows."""
    said: dict[str, Any] = {"family": story.family, "added_by": story.priya}
    ParentLink.objects.create(family=story.family, parent=story.amina, child=story.jaden, kind="birth")
    story.amina.sex, story.amina.died_on = "female", date(2025, 1, 1)
    story.amina.save()
    couple = {"one": story.amina, "other": story.ryan, "kind": "married", "began_on": date(2015, 6, 1)}
    home = Household.objects.create(**said, name="Amina’s home")
    return [
        Partnership.objects.create(**said, **couple),
        home,
        HouseholdStay.objects.create(**said, household=home, member=story.jaden, from_on=BORN),
        ParentNotKnown.objects.create(**said, child=story.jaden, which="father", words="A Joe."),
    ]
