"""Two families whose trees are known, told as lists: the Brontës, a hundred and fifty years later, and the Simpsons."""

from datetime import date
from pathlib import Path

import pytest

from families.actions.importing import bring_in
from families.models import Family, Member, ParentLink
from families.tree import Tree, tree_of
from restorative.accounts.models import User
from tests import people
from tests.importing.lists import batch_of

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent


@pytest.fixture
def priya(db: None) -> User:
    return people.make_practitioner()


def tree_in(name: str, lead: User) -> Tree:
    batch = batch_of((HERE / name).read_bytes(), lead=lead)
    assert batch.counts["refused"] == 0, [one for one in batch.outcomes if one.why]
    bring_in(batch=batch, by=None)
    return tree_of(Family.objects.with_tree().get())


def parents_of(name: str) -> set[str]:
    links = ParentLink.objects.filter(child__full_name=name, kind="birth")
    return set(links.values_list("parent__full_name", flat=True))


def couples_in(tree: Tree) -> set[frozenset[str]]:
    return {frozenset(tree.person(key).full_name for key in one.pair) for one in tree.partnerships}


def generations(tree: Tree) -> int:
    """How many generations stand above one another."""
    above: dict[str, list[str]] = {}
    for link in tree.links:
        above.setdefault(link.child, []).append(link.parent)

    def height(key: str) -> int:
        return 1 + max((height(parent) for parent in above.get(key, [])), default=0)

    return max(height(one.key) for one in tree.people)


def test_the_brontes(priya: User) -> None:
    tree = tree_in("bronte.csv", priya)
    assert len(tree.people) == 14
    for name in ("Charlotte", "Emily Jane", "Anne", "Patrick Branwell", "Maria", "Elizabeth"):
        assert parents_of(f"{name} Brontë") == {"Patrick Brontë", "Maria Branwell"}
    assert parents_of("Patrick Brontë") == {"Hugh Brunty", "Eleanor McClory"}
    assert (
        parents_of("Maria Branwell") == parents_of("Elizabeth Branwell") == {"Thomas Branwell", "Anne Carne"}
    )
    assert couples_in(tree) == {
        frozenset(("Patrick Brontë", "Maria Branwell")),
        frozenset(("Charlotte Brontë", "Arthur Bell Nicholls")),
        frozenset(("Hugh Brunty", "Eleanor McClory")),
        frozenset(("Thomas Branwell", "Anne Carne")),
    }
    assert generations(tree) == 3
    charlotte = Member.objects.get(full_name="Charlotte Brontë")
    assert (charlotte.birth_date, charlotte.died_on) == (date(1966, 4, 21), date(2005, 3, 31))


def test_the_simpsons(priya: User) -> None:
    tree = tree_in("simpsons.csv", priya)
    for name in ("Bart Simpson", "Lisa Simpson", "Maggie Simpson"):
        assert parents_of(name) == {"Homer Simpson", "Marge Simpson"}
    assert parents_of("Homer Simpson") == {"Abraham Simpson", "Mona Simpson"}
    assert frozenset(("Homer Simpson", "Marge Simpson")) in couples_in(tree)
    assert generations(tree) == 3
