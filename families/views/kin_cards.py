"""Who is who, from the plain facts of a family: a card for each child, the couples, the homes and the grown-ups."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from families.models import (
    CourtOrder,
    Member,
    ParentalResponsibility,
    ParentLink,
    ParentNotKnown,
    Partnership,
)
from families.tree import Link, Person, Stay, Tree, twins

LABELS = {
    **{("link", kind): label for kind, label in ParentLink.Kind.choices},
    **{("couple", kind): label for kind, label in Partnership.Kind.choices},
    **{("ended", kind): label for kind, label in Partnership.Ended.choices},
    **{("unknown", kind): label for kind, label in ParentNotKnown.Which.choices},
}
SAID = {ParentalResponsibility.Held.YES, ParentalResponsibility.Held.RESTRICTED}
# of whom it is worth saying that they do not hold parental responsibility
PARENTS = {"birth", "second", "adoptive"}


@dataclass(frozen=True)
class Row:
    """Somebody, and what they are; `key` is what a button changes."""

    called: str
    what: str = ""
    person: Person | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    key: str = ""


@dataclass(frozen=True)
class WhoIs:
    """One person, with who their parents are and where they live now."""

    person: Person
    age: str
    parents: list[Row]
    unknown: list[Row]
    homes: list[Row]
    born_with: list[str] = field(default_factory=list)
    held: list[Row] = field(default_factory=list)
    orders: list[Any] = field(default_factory=list)


def who_is_who(tree: Tree, held: Iterable[Any], orders: Iterable[Any], today: date) -> dict[str, Any]:
    """`children`, `adults`, `couples`, `past_couples` and `homes`, for the page."""
    everybody = [who_is(tree, one, today) for one in tree.people]
    for card in everybody:
        card.held.extend(held_rows(tree, held, card.person.key))
        card.orders.extend(orders_of(tree, orders, card.person.key, today))
    couples = [couple_row(tree, one) for one in tree.partnerships]
    return {
        "children": [card for card in everybody if card.person.is_child],
        "adults": [card for card in everybody if not card.person.is_child],
        "couples": [row for row in couples if not row["is_over"]],
        "past_couples": [row for row in couples if row["is_over"]],
        "homes": [home_row(tree, home.key, home.name, today) for home in tree.households],
    }


def who_is(tree: Tree, one: Person, today: date) -> WhoIs:
    links = [link for link in tree.links if link.child == one.key]
    together = next((group for group in twins(tree) if one.key in group), ())
    return WhoIs(
        person=one,
        age=Member(birth_date=one.born, died_on=one.died).age_words_on(today),
        parents=[parent_row(tree, link) for link in links],
        unknown=[
            Row("", str(LABELS["unknown", unknown.which]), words=unknown.words, key=unknown.key)
            for unknown in tree.unknown
            if unknown.child == one.key
        ],
        homes=[
            Row(home_name(tree, stay), since=stay.begins)
            for stay in tree.stays
            if stay.member == one.key and stay.is_on(today) and not one.died
        ],
        born_with=[tree.name(key) for key in together if key != one.key],
    )


def parent_row(tree: Tree, link: Link) -> Row:
    person = tree.person(link.parent)
    return Row(tree.name(link.parent), str(LABELS["link", link.kind]), person, key=link.key)


def home_name(tree: Tree, stay: Stay) -> str:
    return next((home.name for home in tree.households if home.key == stay.household), "")


def held_rows(tree: Tree, held: Iterable[ParentalResponsibility], child: str) -> list[Row]:
    """Who holds parental responsibility for this child, or a parent who does not. What nobody knows is left out."""
    parents = {link.parent for link in tree.links if link.child == child and link.kind in PARENTS}
    return [
        Row(
            tree.name(str(one.member_id)),
            one.get_held_display(),
            since=one.verified_on,
            words=one.basis,
            person=tree.person(str(one.member_id)),
        )
        for one in held
        if str(one.child_id) == child and (one.held in SAID or is_no_of_a_parent(one, parents))
    ]


def is_no_of_a_parent(one: ParentalResponsibility, parents: set[str]) -> bool:
    return one.held == ParentalResponsibility.Held.NO and str(one.member_id) in parents


def orders_of(tree: Tree, orders: Iterable[Any], child: str, today: date) -> list[dict[str, Any]]:
    return [order_row(tree, one, today) for one in orders if str(one.child_id) == child]


def order_row(tree: Tree, order: Any, today: date) -> dict[str, Any]:
    """`order` comes with its `named`."""
    named = {
        side: ", ".join(tree.name(one["member"]) for one in order.named if one["side"] == side)
        for side in ("for", "against")
    }
    return {
        "order": order,
        "named_for": named["for"],
        "named_against": named["against"],
        "stands": CourtOrder.stands_on(order, today),
    }


def couple_row(tree: Tree, one: Any) -> dict[str, Any]:
    died = [person for person in (tree.person(one.one), tree.person(one.other)) if person.died]
    how = "death" if died and not one.is_over else one.how_ended
    return {
        "key": one.key,
        "one": tree.name(one.one),
        "other": tree.name(one.other),
        "what": LABELS["couple", one.kind],
        "how": LABELS["ended", how] if how else "",
        "since": one.began,
        "until": one.ended or min((person.died for person in died if person.died), default=None),
        "is_over": one.is_over or bool(died),
    }


def home_row(tree: Tree, key: str, name: str, today: date) -> dict[str, Any]:
    stays = [stay for stay in tree.stays if stay.household == key]
    rows = [stay_row(tree, stay, today) for stay in stays]
    return {
        "key": key,
        "name": name,
        "now": [row for row in rows if row["is_now"]],
        "before": [row for row in rows if not row["is_now"]],
    }


def stay_row(tree: Tree, stay: Stay, today: date) -> dict[str, Any]:
    """Who has died lives nowhere, whether or not somebody wrote down that they moved out."""
    died = tree.person(stay.member).died
    return {
        "key": stay.key,
        "called": tree.name(stay.member),
        "since": stay.begins,
        "until": stay.ends or died,
        "is_now": stay.is_on(today) and not died,
    }
