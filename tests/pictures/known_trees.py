"""Families whose trees everybody can look up, as plain facts: who they were, whose children, who married whom."""

from datetime import date

from restorative.pictures.kin import Bond, Couple, Link, Someone, State, Tree


def someone(id_: str, name: str, sex: str, born: date | None = None, died: date | None = None) -> Someone:
    return Someone(id_, name, sex, born=born, died=died)


def children_of(parents: str, children: str) -> list[Link]:
    return [Link(parent, child) for parent in parents.split() for child in children.split()]


SISTERS = "maria elizabeth charlotte branwell emily anne"
BRONTE = Tree(
    people=(
        someone("hugh", "Hugh Brunty", "male", date(1755, 1, 1), date(1808, 1, 1)),
        someone("eleanor", "Eleanor McClory", "female"),
        someone("thomas", "Thomas Branwell", "male", date(1746, 1, 1), date(1808, 4, 5)),
        someone("carne", "Anne Carne", "female", date(1744, 4, 1), date(1809, 12, 19)),
        someone("patrick", "Patrick Brontë", "male", date(1777, 3, 17), date(1861, 6, 7)),
        someone("mother", "Maria Branwell", "female", date(1783, 4, 15), date(1821, 9, 15)),
        someone("aunt", "Elizabeth Branwell", "female", date(1776, 1, 1), date(1842, 10, 29)),
        someone("maria", "Maria Brontë", "female", date(1814, 4, 23), date(1825, 5, 6)),
        someone("elizabeth", "Elizabeth Brontë", "female", date(1815, 2, 8), date(1825, 6, 15)),
        someone("charlotte", "Charlotte Brontë", "female", date(1816, 4, 21), date(1855, 3, 31)),
        someone("branwell", "Patrick Branwell Brontë", "male", date(1817, 6, 26), date(1848, 9, 24)),
        someone("emily", "Emily Jane Brontë", "female", date(1818, 7, 30), date(1848, 12, 19)),
        someone("anne", "Anne Brontë", "female", date(1820, 1, 17), date(1849, 5, 28)),
        someone("arthur", "Arthur Bell Nicholls", "male"),
    ),
    links=(
        *children_of("hugh eleanor", "patrick"),
        *children_of("thomas carne", "mother aunt"),
        *children_of("patrick mother", SISTERS),
    ),
    couples=(
        Couple("hugh", "eleanor", Bond.MARRIED, began=1776),
        Couple("thomas", "carne", Bond.MARRIED, began=1768),
        Couple("patrick", "mother", Bond.MARRIED, State.WIDOWED, began=1812, ended=1821),
        Couple("arthur", "charlotte", Bond.MARRIED, State.WIDOWED, began=1854, ended=1855),
    ),
)
SIMPSONS = Tree(
    people=(
        someone("abraham", "Abraham Simpson", "male"),
        someone("mona", "Mona Simpson", "female"),
        someone("clancy", "Clancy Bouvier", "male"),
        someone("jacqueline", "Jacqueline Bouvier", "female"),
        someone("homer", "Homer Simpson", "male"),
        someone("marge", "Marge Simpson", "female"),
        someone("patty", "Patty Bouvier", "female"),
        someone("selma", "Selma Bouvier", "female"),
        someone("bart", "Bart Simpson", "male"),
        someone("lisa", "Lisa Simpson", "female"),
        someone("maggie", "Maggie Simpson", "female"),
    ),
    links=(
        *children_of("abraham mona", "homer"),
        *children_of("clancy jacqueline", "marge patty selma"),
        *children_of("homer marge", "bart lisa maggie"),
    ),
    couples=(
        Couple("abraham", "mona", Bond.MARRIED),
        Couple("clancy", "jacqueline", Bond.MARRIED),
        Couple("homer", "marge", Bond.MARRIED),
    ),
)
