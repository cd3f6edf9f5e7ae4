"""The facts of a genogram in plain sentences: for beside the picture, and for who cannot see it."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from restorative.pictures.kin import Bond, Brood, Couple, Home, Someone, State, Tie, Tree, bonds, sound, twins
from restorative.pictures.lettering import direction

# the two together: as they are, and as they were where one of them has died
NOW = {
    Bond.MARRIED: gettext_lazy("married"),
    Bond.CIVIL: gettext_lazy("in a civil partnership"),
    Bond.ENGAGED: gettext_lazy("engaged"),
    Bond.TOGETHER: gettext_lazy("living together"),
    Bond.APART: gettext_lazy("together and living apart"),
}
OVER = {State.SEPARATED: gettext_lazy("separated"), State.DIVORCED: gettext_lazy("divorced")}


def in_words(tree: Tree) -> list[str]:
    """Sentences: whose children each are, who are couples, who lives where, who has died or is not born yet."""
    tree = sound(tree)
    return [
        *children(tree),
        *couples(tree),
        *others(tree),
        *(born_together(tree, birth) for birth in twins(tree)),
        *(said for home in tree.homes for said in lives(tree, home)),
        *(said for one in tree.people for said in life(one)),
        *alone(tree),
    ]


def named(tree: Tree, id_: str) -> str:
    return name_of(tree.by_id[id_])


def name_of(one: Someone) -> str:
    """A name that runs from right to left is kept apart from the sentence round it."""
    return f"\u2068{one.name}\u2069" if direction(one.name) == "rtl" else one.name


def listed(names: Sequence[str]) -> str:
    """Ewa; Ewa and Gareth; Alfie, Hania and Leo."""
    if len(names) < 2:
        return "".join(names)
    return _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}


def names(tree: Tree, ids: Iterable[str]) -> str:
    return listed([named(tree, id_) for id_ in ids])


# --- parents and children


def children(tree: Tree) -> Iterator[str]:
    told: set[frozenset[str]] = set()
    for brood in tree.broods:
        if brood.kind is Tie.BIRTH:
            yield from born_of(tree, brood, told)
        elif brood.kind is Tie.ADOPTIVE:
            yield adopted(tree, brood)
        elif brood.kind is Tie.FOSTER:
            yield fostered(tree, brood)


def born_of(tree: Tree, brood: Brood, told: set[frozenset[str]]) -> Iterator[str]:
    known = [one for one in brood.parents if not tree.by_id[one].is_unknown]
    facts = {"children": names(tree, brood.children), "parents": names(tree, known)}
    how = how_they_are(tree, known, told)
    many = len(brood.children)
    if how:
        message = ngettext(
            "%(children)s is the child of %(parents)s, who %(how)s.",
            "%(children)s are the children of %(parents)s, who %(how)s.",
            many,
        )
        yield message % {**facts, "how": how}
    elif known:
        message = ngettext(
            "%(children)s is the child of %(parents)s.", "%(children)s are the children of %(parents)s.", many
        )
        yield message % facts
    for one in brood.parents:
        if one not in known:
            yield not_known(tree.by_id[one], facts["children"])


def how_they_are(tree: Tree, parents: list[str], told: set[frozenset[str]]) -> str:
    """What a couple are to one another, said once."""
    pair = frozenset(parents)
    couple = next((one for one in tree.couples if one.pair == pair), None)
    if couple is None or pair in told:
        return ""
    told.add(pair)
    return how(tree, couple)


def how(tree: Tree, couple: Couple) -> str:
    """are married; are divorced; were married, where one of them has died."""
    is_over = couple.state is State.WIDOWED or any(tree.by_id[one].has_died for one in couple.pair)
    if is_over and couple.state not in OVER:
        return _("were %(how)s") % {"how": NOW[couple.kind]}
    return _("are %(how)s") % {"how": OVER.get(couple.state) or NOW[couple.kind]}


def not_known(parent: Someone, of: str) -> str:
    message = {
        "male": _("We do not know who the father of %(children)s is."),
        "female": _("We do not know who the mother of %(children)s is."),
    }.get(parent.sex, _("We do not know who the other parent of %(children)s is."))
    return message % {"children": of}


def adopted(tree: Tree, brood: Brood) -> str:
    message = ngettext(
        "%(children)s was adopted by %(parents)s.",
        "%(children)s were adopted by %(parents)s.",
        len(brood.children),
    )
    return message % {"children": names(tree, brood.children), "parents": names(tree, brood.parents)}


def fostered(tree: Tree, brood: Brood) -> str:
    message = ngettext(
        "%(children)s is fostered by %(parents)s.",
        "%(children)s are fostered by %(parents)s.",
        len(brood.children),
    )
    return message % {"children": names(tree, brood.children), "parents": names(tree, brood.parents)}


# --- couples, and everybody else who matters to a child


def couples(tree: Tree) -> Iterator[str]:
    """Those of whom no sentence about children has said it."""
    parents = {frozenset(brood.parents) for brood in tree.broods if brood.kind is Tie.BIRTH}
    for couple in bonds(tree):
        unknown = any(tree.by_id[one].is_unknown for one in couple.pair)
        if couple.kind is not Bond.PARENTS and couple.pair not in parents and not unknown:
            facts = {"two": names(tree, (couple.one, couple.other)), "how": how(tree, couple)}
            yield _("%(two)s %(how)s.") % facts


def others(tree: Tree) -> Iterator[str]:
    said = {
        Tie.SECOND: _("%(one)s is the second parent of %(children)s by law."),
        Tie.STEP: _("%(one)s is a step-parent of %(children)s."),
        Tie.GUARDIAN: _("%(one)s is a guardian of %(children)s."),
        Tie.GRANDPARENT: _("%(one)s is a grandparent of %(children)s."),
        Tie.OTHER: _("%(one)s matters to %(children)s."),
    }
    for kind, message in said.items():
        children_of: dict[str, list[str]] = {}
        for link in tree.of_kind(kind):
            children_of.setdefault(link.parent, []).append(link.child)
        for one, of in children_of.items():
            yield message % {"one": named(tree, one), "children": names(tree, of)}


def born_together(tree: Tree, birth: Sequence[str]) -> str:
    message = _("%(names)s are twins.") if len(birth) == 2 else _("%(names)s were born together.")
    return message % {"names": names(tree, birth)}


# --- homes and lives


def lives(tree: Tree, home: Home) -> Iterator[str]:
    who = names(tree, home.people)
    if home.name:
        yield _("%(home)s: %(names)s.") % {"home": home.name, "names": who}
    elif len(home.people) > 1:
        yield _("%(names)s live together.") % {"names": who}


def life(one: Someone) -> Iterator[str]:
    name = name_of(one)
    if one.died:
        yield _("%(name)s died in %(year)s.") % {"name": name, "year": one.died.year}
    elif one.has_died:
        yield _("%(name)s has died.") % {"name": name}
    elif one.is_unborn and one.due:
        when = f"{MONTHS[one.due.month]} {one.due.year}"
        yield _("%(name)s is not born yet, and due in %(when)s.") % {"name": name, "when": when}


def alone(tree: Tree) -> Iterator[str]:
    """Who stands in no other sentence, so that nobody is left out of the words."""
    tied = {one for link in tree.links for one in (link.parent, link.child)}
    tied |= {one for couple in tree.couples for one in couple.pair}
    left = [one.id for one in tree.people if one.id not in tied and not one.is_unknown]
    if left:
        yield _("Also in the family: %(names)s.") % {"names": names(tree, left)}
