"""The family in sentences: for who cannot see the picture, and for everybody who would rather read."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from restorative.pictures.genogram import genogram
from restorative.pictures.genogram_key import key_of
from restorative.pictures.genogram_words import in_words, listed
from restorative.pictures.kin import Bond, Couple, Home, Link, Someone, State, Tie, Tree
from tests.pictures.known_trees import BRONTE, SIMPSONS
from tests.pictures.made_up import BLENDED, EVERYTHING, born
from tests.pictures.test_genogram import forests


def test_whose_children_they_are_and_what_the_parents_are_to_one_another() -> None:
    lewis = Tree(
        (
            born("ewa", "female", 1988),
            born("gareth", "male", 1986),
            born("alfie", "male", 2014),
            born("hania", "female", 2016),
            born("leo", "male", 2023),
        ),
        tuple(Link(parent, child) for parent in ("ewa", "gareth") for child in ("leo", "hania", "alfie")),
        (Couple("ewa", "gareth", Bond.MARRIED),),
    )
    assert in_words(lewis) == ["Alfie, Hania and Leo are the children of Ewa and Gareth, who are married."]


def test_the_blended_family_is_told_whole() -> None:
    assert in_words(BLENDED) == [
        "Dan is the child of Alan and Joan, who were married.",
        "Amira is the child of Rashid and Nasreen, who were married.",
        "Leo and Maya are the children of Dan and Amira, who are separated.",
        "Baby is the child of Amira and Sam, who are living together.",
        "Jay is the child of Sam and Kate, who are divorced.",
        "Sam is a step-parent of Leo and Maya.",
        "Amira’s home: Amira, Sam, Leo, Maya and Baby.",
        "Dan’s home: Dan, Leo and Maya.",
        "Joan died in 2021.",
        "Rashid died in 2019.",
        "Baby is not born yet, and due in March 2027.",
    ]


def test_two_mothers_are_drawn_as_one_couple_and_the_words_say_which_is_which() -> None:
    people = (born("mary", "female", 1986), born("ruth", "female", 1988), born("kit", "", 2020))
    links = (Link("mary", "kit", Tie.SECOND), Link("ruth", "kit"))
    tree = Tree(people, links, (Couple("mary", "ruth", Bond.MARRIED),))
    assert [brood.parents for brood in tree.broods] == [("mary", "ruth")]
    assert in_words(tree) == [
        "Kit is the child of Mary and Ruth, who are married.",
        "Mary is the second parent of Kit by law.",
    ]
    assert "Born to them, or theirs by law from the birth on" in [sign.words for sign in key_of(tree)]
    assert "stroke-dasharray" not in genogram(tree, key="two")
    both = replace(tree, links=(*links, Link("mary", "kit")))
    assert [brood.parents for brood in both.broods] == [("mary", "ruth")], "said in both ways, drawn once"


def test_adoption_fostering_twins_and_who_is_not_known() -> None:
    said = in_words(EVERYTHING)
    for sentence in (
        "Ola is the child of Carol.",
        "We do not know who the father of Ola is.",
        "Ola was adopted by Ruth and Nia.",
        "Finn is fostered by Ruth and Nia.",
        "Ruth and Nia are in a civil partnership.",
        "Mia and Max are twins.",
        "Guardian Grace is a guardian of Cousin.",
        "Godmother matters to Ola.",
    ):
        assert sentence in said
    assert not [sentence for sentence in said if "  " in sentence or "of ." in sentence]


def test_known_families_in_words() -> None:
    assert (
        "Bart Simpson, Lisa Simpson and Maggie Simpson are the children of Homer Simpson and Marge Simpson"
        in (" ".join(in_words(SIMPSONS)))
    )
    said = in_words(BRONTE)
    assert "Arthur Bell Nicholls and Charlotte Brontë were married." in said
    assert "Anne Brontë died in 1849." in said


def test_what_a_couple_are_is_said_once() -> None:
    people = (born("a", "female", 1990), born("b", "male", 1990), born("c", "", 2010), born("d", "", 2012))
    links = tuple(Link(parent, child) for parent in "ab" for child in "cd")
    couples = (Couple("a", "b", Bond.TOGETHER, State.SEPARATED), Couple("b", "a", Bond.MARRIED))
    said = in_words(Tree(people, links, couples))
    assert said == ["C and D are the children of A and B, who are married."], "what was said last stands"


def test_who_has_no_tie_is_named_too() -> None:
    assert in_words(Tree((born("ali", "male", 1990),))) == ["Also in the family: Ali."]


def test_nobody_lives_alone_in_a_list_of_homes_without_a_name() -> None:
    people = (born("ali", "male", 1990), born("bea", "female", 1990))
    tree = Tree(people, homes=(Home("h", ("ali",)), Home("i", ("ali", "bea"))))
    assert in_words(tree)[:1] == ["Ali and Bea live together."]


def test_somebody_unborn_or_dead_is_told_so_once() -> None:
    people = (Someone("a", "Baby", due=date(2027, 1, 1)), Someone("b", "Bo", is_dead=True))
    assert in_words(Tree(people, (Link("b", "a"),))) == [
        "Baby is the child of Bo.",
        "Baby is not born yet, and due in January 2027.",
        "Bo has died.",
    ]


def test_a_name_from_right_to_left_is_kept_apart() -> None:
    tree = Tree((Someone("a", "مریم"), Someone("b", "Bo")), (Link("a", "b", Tie.GUARDIAN),))
    assert in_words(tree) == ["\u2068مریم\u2069 is a guardian of Bo."]


def test_lists_are_read_as_people_say_them() -> None:
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


@settings(max_examples=25, deadline=None)
@given(forests())
def test_whoever_they_are_everybody_is_in_the_words(tree: Tree) -> None:
    numbered = Tree(
        tuple(Someone(one.id, f"Person{one.id}x", one.sex, one.born) for one in tree.people),
        tree.links,
        tree.couples,
        tree.homes,
    )
    said = " ".join(in_words(numbered))
    assert [one.name for one in numbered.people if one.name not in said] == []
