"""The buttons of what a family agreed to, was offered and is owed."""

from collections.abc import Callable

from django.utils import timezone

from tests.access.world import World
from tests.budgets.plans import day
from tests.budgets.press import Press, staff


def of_family(world: World, name: str, **data: str) -> Press:
    return staff(world, f"families:{name}", world.own.family.pk, **data)


def of(world: World, name: str, id_: str, **data: str) -> Press:
    return staff(world, f"families:{name}", world.own.ids[id_], **data)


def today(name: str) -> dict[str, str]:
    return day(name, timezone.localdate())


def agree_on_topic(world: World) -> Press:
    said = {"member": "family", "named": "Aunt Rose", "topic": "Money", "answer": "no", "agreed_by": "Both"}
    return of_family(world, "agreement_new", **said, **today("agreed_on"))


def take_back(world: World) -> Press:
    return of(world, "agreement_end", "agreement", words="Amina, on the phone.")


def agree_joint(world: World) -> Press:
    said = {"member": str(world.own.mother.pk), "trusted": "Aunt Rose", "scope": "School"}
    return of_family(world, "joint_new", **said, **day("ends_on"))


def end_joint(world: World) -> Press:
    return of(world, "joint_end", "joint")


def note_right(world: World) -> Press:
    said = {"what": "needs", "state": "not", "why_not": "Nobody asked yet."}
    return of(world, "own_right", "child", **said, **today("on"))


def say_separated(world: World) -> Press:
    return of(world, "own_right", "child", separated="yes")


def make_offer(world: World) -> Press:
    said = {"kind": "conference", "member": "family", "what": "You make the plan."}
    return of_family(world, "support_offer_new", **said, **today("offered_on"))


def answer_an_offer(world: World) -> Press:
    said = {"response": "yes", "words": "Why not.", "advocate": "Ann Lee"}
    return of(world, "offer_answer", "support_offer", **said, **today("on"))


def ask_an_expert(world: World) -> Press:
    said = {"asked_of": "A nurse", "question": "What helps?", "facts": "A boy of nine."}
    return of_family(world, "consultation_new", **said, **today("asked_on"))


def advise(world: World) -> Press:
    return of(world, "consultation_advice", "consultation", advice="Sleep.", **today("advised_on"))


SUPPORT: dict[str, list[Callable[[World], Press]]] = {
    "families:agreement_new": [agree_on_topic],
    "families:agreement_end": [take_back],
    "families:joint_new": [agree_joint],
    "families:joint_end": [end_joint],
    "families:own_right": [note_right, say_separated],
    "families:support_offer_new": [make_offer],
    "families:offer_answer": [answer_an_offer],
    "families:consultation_new": [ask_an_expert],
    "families:consultation_advice": [advise],
}
