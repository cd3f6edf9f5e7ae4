"""The buttons that narrow who reaches a family, or widen it for some hours."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from families.models import Conflict, Family, NamedPerson
from tests import people
from tests.access.world import World
from tests.access.world_reach import restrict
from tests.budgets.press import Press, staff


def by_manager(world: World, name: str, **data: object) -> Press:
    return staff(world, name, world.own.family.pk, who="manager", **data)


def day_parts(name: str, days: int) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=days)
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def restricted(world: World) -> list[NamedPerson]:
    """Margaret, then Priya, then somebody without a part."""
    margaret = world.own.lead.supervised_by.get().manager
    restrict(world.own, [margaret, world.own.lead, people.make_practitioner("Rose Reed")])
    named = NamedPerson.objects.standing().filter(family=world.own.family)
    return list(named.order_by("user__name"))


def restrict_family(world: World) -> Press:
    margaret = world.own.lead.supervised_by.get().manager
    named = [str(user.pk) for user in (margaret, world.own.lead)]
    said = {"people": named, "reason": "Her sister works here.", **day_parts("review_on", 30)}
    return by_manager(world, "families:restriction_edit", **said)


def name_person(world: World) -> Press:
    restricted(world)
    return by_manager(world, "families:restriction_edit", person=str(world.other.lead.pk))


def take_off(world: World) -> Press:
    return by_manager(world, "families:restriction_edit", off=str(restricted(world)[-1].pk))


def lift(world: World) -> Press:
    restricted(world)
    return by_manager(world, "families:restriction_edit", lift="1")


def declare(world: World) -> Press:
    """Her own tie; another manager stands in."""
    margaret = world.own.lead.supervised_by.get().manager
    other = world.other.lead.supervised_by.get().manager
    said = {"person": str(margaret.pk), "tie": "She is the mother’s sister.", "stands_in": str(other.pk)}
    return by_manager(world, "families:conflict_edit", **said)


def end_tie(world: World) -> Press:
    conflict = Conflict.objects.get(family=world.own.family)
    return by_manager(world, "families:conflict_edit", end=str(conflict.pk))


def declare_unseen(world: World) -> Press:
    """By name and by reference."""
    said = {"about": "Zofia Novak, LS1 4AB", "reference": "F-7K3QW", "tie": "She is my sister."}
    return staff(world, "families:tie_new", **said)


def find_tie(world: World) -> Press:
    notice, family = world.own.ids["notice"], str(world.own.family.pk)
    return staff(world, "families:tie_notice", notice, who="manager", family=family)


def pass_tie(world: World) -> Press:
    return find_tie(world)._replace(data={"pass": "1"})


def know_nobody(world: World) -> Press:
    return staff(world, "families:no_tie", world.own.family.pk)


def give_cover(world: World) -> Press:
    at = timezone.localtime(timezone.now() + timedelta(hours=24))
    said = {"person": str(world.other.lead.pk), "reason": "Priya is ill.", "until_time": f"{at:%H:%M}"}
    return by_manager(world, "families:cover_new", **said, **day_parts("until", 1))


def open_family(world: World) -> Press:
    family = Family.objects.get(pk=world.other.family.pk)
    said = {"reference": family.reference, "reason": "A child is alone at home, and Omar is away."}
    return staff(world, "families:break_glass", **said)


def see_opening(world: World) -> Press:
    return by_who_answers(world, "manager", "families:break_glass_seen")


def review_opening(world: World) -> Press:
    return by_who_answers(world, "lead", "families:break_glass_review")


def by_who_answers(world: World, who: str, name: str) -> Press:
    return staff(world, name, world.own.ids["opening"], who=who, words="They rang me first.")


REACH: dict[str, list[Callable[[World], Press]]] = {
    "families:restriction_edit": [restrict_family, name_person, take_off, lift],
    "families:conflict_edit": [declare, end_tie],
    "families:tie_new": [declare_unseen],
    "families:tie_notice": [find_tie, pass_tie],
    "families:no_tie": [know_nobody],
    "families:cover_new": [give_cover],
    "families:break_glass": [open_family],
    "families:break_glass_seen": [see_opening],
    "families:break_glass_review": [review_opening],
}
