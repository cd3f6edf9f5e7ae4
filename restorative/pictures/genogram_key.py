"""What the signs of a genogram mean: only those that stand in it, for conventions differ and nobody knows them all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from restorative.pictures.colours import INK
from restorative.pictures.genogram import home
from restorative.pictures.homes import Outline, letter_of
from restorative.pictures.kin import Bond, Couple, Home, Someone, State, Tie, Tree, bonds, sound, twins
from restorative.pictures.svg import element, line, text, together
from restorative.pictures.symbols import DASHES, LOOSE, bond, brackets, stroke, symbol

WIDE, HIGH = 64.0, 52.0
MIDDLE = (WIDE / 2, HIGH / 2)


@dataclass(frozen=True)
class Sign:
    """A small picture, and what it means."""

    picture: SafeString
    words: str


def key_of(tree: Tree) -> list[Sign]:
    tree = sound(tree)
    return [
        Sign(framed(drawn), words)
        for drawn, words in [*people(tree), *couples(tree), *ties(tree), *homes(tree)]
    ]


def framed(drawn: SafeString) -> SafeString:
    """For the eye alone: its words stand beside it."""
    box = f"0 0 {WIDE:g} {HIGH:g}"
    return element("svg", drawn, width=WIDE, height=HIGH, viewBox=box, aria_hidden="true", focusable="false")


Drawn = Iterator[tuple[SafeString, str]]


def people(tree: Tree) -> Drawn:
    born = [one for one in tree.people if not one.is_unborn]
    yield from (sign for used, sign in sexes(born) if used)
    if any(one.is_unborn for one in tree.people):
        yield shown(due=date.max), _("Not born yet")
    if any(one.has_died for one in tree.people):
        yield shown(is_dead=True), _("Has died")
    if any(one.is_subject for one in tree.people):
        yield shown(is_subject=True), _("A child this record is about")
    yield from unknown_parents(tree)


def unknown_parents(tree: Tree) -> Drawn:
    """Each in the shape in which they stand in the tree."""
    said = {"female": _("A mother nobody knows"), "male": _("A father nobody knows")}
    used = {one.sex if one.sex in said else "" for one in tree.people if one.is_unknown}
    for sex, words in (said | {"": _("A parent nobody knows")}).items():
        if sex in used:
            yield shown(sex=sex, is_unknown=True), words


def sexes(born: list[Someone]) -> list[tuple[bool, tuple[SafeString, str]]]:
    return [
        (any(one.sex == "female" for one in born), (shown(sex="female"), _("Woman or girl"))),
        (any(one.sex == "male" for one in born), (shown(sex="male"), _("Man or boy"))),
        (any(one.sex not in ("female", "male") for one in born), (shown(), _("Not said, or other"))),
    ]


def shown(**facts: object) -> SafeString:
    return symbol(Someone("", "", **facts), *MIDDLE)  # type: ignore[arg-type]


def couples(tree: Tree) -> Drawn:
    found = bonds(tree)
    whole = [one for one in found if one.kind not in LOOSE]
    if whole:
        yield joined(Couple("", "")), _("Married, in a civil partnership or living together")
    if len(whole) < len(found):
        yield joined(Couple("", "", Bond.APART)), _("Together but living apart, engaged, or not known to us")
    for state, words in ((State.SEPARATED, _("Separated")), (State.DIVORCED, _("Divorced"))):
        if any(one.state is state for one in found):
            yield joined(Couple("", "", state=state)), words


def joined(couple: Couple) -> SafeString:
    x, y = MIDDLE
    return bond(couple, [(4, y), (WIDE - 4, y)], (x + 3, y))


def ties(tree: Tree) -> Drawn:
    is_by_law = any(tree.of_kind(Tie.SECOND))
    meanings = {
        Tie.BIRTH: _("Born to them, or theirs by law from the birth on") if is_by_law else _("Born to them"),
        Tie.ADOPTIVE: _("Adopted"),
        Tie.FOSTER: _("Fostered"),
        Tie.STEP: _("Step-child"),
        Tie.GUARDIAN: _("Has a guardian"),
    }
    used = {brood.kind for brood in tree.broods}
    for kind, words in meanings.items():
        if kind in used:
            around = [brackets(*MIDDLE)] if kind is Tie.ADOPTIVE else []
            yield together([downwards(kind), *around]), words
    if used & {Tie.GRANDPARENT, Tie.OTHER}:
        yield downwards(Tie.OTHER), _("Another tie, such as a grandparent or a friend")
    if twins(tree):
        x, top, low = MIDDLE[0], 6, HIGH - 6
        yield stroke(line([(x - 18, low), (x, top), (x + 18, low)])), _("Twins, or more of one birth")


def downwards(kind: Tie) -> SafeString:
    x = MIDDLE[0]
    return stroke(line([(x, 4), (x, HIGH - 4)]), DASHES.get(kind))


def homes(tree: Tree) -> Drawn:
    """One sign for all; where there are several homes, one for each, with its letter."""
    if len(tree.homes) == 1:
        yield outline(tree.homes[0], 0), _("Who lives together")
        return
    for at, one in enumerate(tree.homes):
        name = one.name or _("Another home")
        letter = text(letter_of(at), MIDDLE[0], MIDDLE[1] + 5, font_size=14, font_weight=700, fill=INK)
        yield together([outline(one, at), letter]), _("Live together: %(home)s") % {"home": name}


def outline(one: Home, at: int) -> SafeString:
    corners = [(6.0, 6.0), (WIDE - 6, 6.0), (WIDE - 6, HIGH - 6), (6.0, HIGH - 6)]
    return home(Outline(one, letter_of(at), [corners], []), at)
