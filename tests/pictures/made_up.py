"""Invented families that have everything in them that a genogram knows, and big ones."""

from datetime import date

from restorative.pictures.kin import Bond, Couple, Home, Link, Someone, State, Tie, Tree
from tests.pictures.known_trees import children_of


def born(id_: str, sex: str, year: int, month: int = 5, day: int = 1, **facts: object) -> Someone:
    name = id_.replace("_", " ").title()
    age = str(2026 - year)
    return Someone(id_, name, sex, born=date(year, month, day), **{"age": age, **facts})  # type: ignore[arg-type]


# grandparents of whom one has died; separated parents, a new partner with a child of his own, a baby on its way
BLENDED = Tree(
    people=(
        born("alan", "male", 1952),
        born("joan", "female", 1954, died=date(2021, 3, 2)),
        born("rashid", "male", 1950, died=date(2019, 3, 2)),
        born("nasreen", "female", 1955),
        born("dan", "male", 1985),
        born("amira", "female", 1988),
        born("sam", "male", 1990),
        born("kate", "female", 1991),
        born("leo", "male", 2014, is_subject=True),
        born("maya", "female", 2016, is_subject=True),
        Someone("baby", "Baby", due=date(2027, 3, 1)),
        born("jay", "", 2018),
    ),
    links=(
        *children_of("alan joan", "dan"),
        *children_of("rashid nasreen", "amira"),
        *children_of("dan amira", "leo maya"),
        *children_of("amira sam", "baby"),
        *children_of("sam kate", "jay"),
        Link("sam", "leo", Tie.STEP),
        Link("sam", "maya", Tie.STEP),
    ),
    couples=(
        Couple("alan", "joan", Bond.MARRIED, State.WIDOWED, 1978, 2021),
        Couple("rashid", "nasreen", Bond.MARRIED, State.WIDOWED, 1980, 2019),
        Couple("dan", "amira", Bond.TOGETHER, State.SEPARATED, 2012, 2019),
        Couple("amira", "sam", Bond.TOGETHER, began=2023),
        Couple("sam", "kate", Bond.MARRIED, State.DIVORCED, 2016, 2021),
    ),
    homes=(
        Home("a", ("amira", "sam", "leo", "maya", "baby"), "Amira’s home"),
        Home("b", ("dan", "leo", "maya"), "Dan’s home"),
    ),
)
# one mother, three partners, six children
PARTNERS = Tree(
    people=(
        born("ed", "male", 1988),
        born("raj", "male", 1987, died=date(2020, 1, 1)),
        born("tess", "female", 1990),
        born("tom", "male", 1992),
        born("ava", "female", 2010, is_subject=True),
        born("ben", "male", 2012, is_subject=True),
        born("cal", "male", 2015),
        born("dee", "female", 2019),
        born("eli", "male", 2021),
        born("flo", "female", 2024),
    ),
    links=(
        *children_of("ed tess", "ava ben"),
        *children_of("raj tess", "cal"),
        *children_of("tom tess", "dee eli flo"),
    ),
    couples=(
        Couple("ed", "tess", Bond.MARRIED, State.DIVORCED, 2009, 2013),
        Couple("raj", "tess", Bond.MARRIED, State.WIDOWED, 2014, 2020),
        Couple("tess", "tom", Bond.TOGETHER, began=2020),
    ),
    homes=(Home("a", ("tess", "tom", "cal", "dee", "eli", "flo")),),
)
# two mothers who adopted one of twins' sister; a fostered boy; an unknown father; a great-grandmother; a godmother
EVERYTHING = Tree(
    people=(
        born("great", "female", 1930),
        born("gran", "female", 1955),
        born("grandad", "male", 1953),
        born("ruth", "female", 1980),
        born("nia", "female", 1982),
        born("carol", "female", 1985),
        Someone("nobody", "", "male", is_unknown=True),
        born("ola", "female", 2012, is_subject=True),
        born("mia", "female", 2016, 4, 3),
        born("max", "male", 2016, 4, 3),
        born("finn", "male", 2015),
        born("uncle", "male", 1984),
        born("cousin", "female", 2014),
        born("godmother", "female", 1979),
        born("guardian_grace", "female", 1970),
    ),
    links=(
        *children_of("great", "gran"),
        *children_of("gran grandad", "ruth uncle"),
        *children_of("uncle", "cousin"),
        *children_of("carol nobody", "ola"),
        *children_of("nia", "mia max"),
        Link("ruth", "ola", Tie.ADOPTIVE),
        Link("nia", "ola", Tie.ADOPTIVE),
        Link("ruth", "finn", Tie.FOSTER),
        Link("nia", "finn", Tie.FOSTER),
        Link("ruth", "mia", Tie.STEP),
        Link("ruth", "max", Tie.STEP),
        Link("godmother", "ola", Tie.OTHER),
        Link("guardian_grace", "cousin", Tie.GUARDIAN),
        Link("gran", "ola", Tie.GRANDPARENT),
    ),
    couples=(
        Couple("gran", "grandad", Bond.MARRIED, State.DIVORCED, 1979, 1999),
        Couple("ruth", "nia", Bond.CIVIL, began=2010),
        Couple("carol", "nobody", Bond.APART),
    ),
    homes=(Home("a", ("ruth", "nia", "ola", "mia", "max", "finn")), Home("b", ("uncle", "cousin"))),
)


GIVEN = ("Ada", "Bartholomew", "Cass", "Dilys-Rose", "Emmanuel", "Fay", "Guy", "Hal", "Iris")
NAMES = ("Ash", "Birch-Montgomery", "Cole", "Dean")
STATES = (State.TOGETHER, State.SEPARATED, State.DIVORCED)


class Growing:
    """Four generations from two people, everybody with some partner."""

    def __init__(self) -> None:
        self.people: list[Someone] = []
        self.links: list[Link] = []
        self.couples: list[Couple] = []

    def add(self, year: int) -> str:
        at = len(self.people)
        name = f"{GIVEN[at % 9]} {NAMES[at % 4]}"
        sex, age = ("female", "male", "", "female")[at % 4], str(2026 - year)
        about = {"born": date(year, 1 + at % 12, 1), "is_subject": year > 2005}
        self.people.append(Someone(f"p{at}", name, sex, age=age, **about))  # type: ignore[arg-type]
        return f"p{at}"

    def pair(self, one: str, year: int, most: int) -> list[tuple[str, int]]:
        """A partner and children for somebody; the children and when they were born."""
        other = self.add(year + 1)
        state = STATES[len(self.people) % 3]
        self.couples.append(Couple(one, other, Bond.MARRIED, state, year + 22))
        children = []
        for number in range(min(2 + len(self.people) % 2, most - len(self.people))):
            born_in = year + 26 + 3 * number
            children.append((self.add(born_in), born_in))
            self.links += [Link(parent, children[-1][0]) for parent in (one, other)]
        return children


def great_family(people: int) -> Tree:
    """So many people, the last of them beside the rest if nobody has room for more children."""
    growing = Growing()
    waiting = [(growing.add(1930), 1930), (growing.add(1932), 1932)]
    while waiting and len(growing.people) < people - 1:
        waiting += [child for child in growing.pair(*waiting.pop(0), people) if child[1] < 1990]
    while len(growing.people) < people:
        growing.add(2000)
    ids = [one.id for one in growing.people]
    homes = (Home("a", tuple(ids[-9:])), Home("b", tuple(ids[8:12])))
    return Tree(tuple(growing.people), tuple(growing.links), tuple(growing.couples), homes)
