"""The buttons about who could be harming whom, and about what a manager reads first."""

from collections.abc import Callable

from families.models import Member, Visit
from families.sharing.actions import save_composition
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import ShareRequest, content_hash
from families.sharing.visits import VisitSubject
from tests import people
from tests.access.world import World
from tests.budgets.press import Press, staff
from tests.sharing.sheets import may_name_all


def answer_harm(world: World) -> Press:
    adults = Member.objects.filter(family=world.own.family, kind="adult")
    said = {f"could_{one.pk.hex}": "yes" for one in adults} | {f"why_{one.pk.hex}": "x" for one in adults}
    return staff(world, "sharing:harm_answers", world.own.family.pk, **said)


def ask(world: World) -> Press:
    """For the mother, of whom nobody knows."""
    mother = world.own.mother
    people.make_harm(mother, "not_known")
    subject = VisitSubject(Visit.objects.get(pk=world.own.ids["visit"]))
    sheet = sheet_for(subject, mother)
    save_composition(sheet=sheet, choices=may_name_all(sheet, sheet.choices), bases={}, by=world.own.lead)
    content = content_of(sheet_for(subject, mother), sender=world.own.lead)
    assert content is not None
    return staff(world, "sharing:ask_first", "visit", subject.id, mother.pk, seen=content_hash(content))


def ask_again(world: World) -> Press:
    """In the place of another text that waits."""
    press = ask(world)
    other = ShareRequest.objects.get(pk=world.own.ids["asked"])
    ShareRequest.objects.filter(pk=other.pk).update(member=world.own.mother)
    return press


def approve(world: World) -> Press:
    asked = world.own.ids["asked"]
    return staff(world, "sharing:share_request", asked, who="manager", decision="approved")


def ask_for_changes(world: World) -> Press:
    return approve(world)._replace(data={"decision": "changes", "words": "Leave out where she was."})


APPROVALS: dict[str, list[Callable[[World], Press]]] = {
    "sharing:harm_answers": [answer_harm],
    "sharing:ask_first": [ask, ask_again],
    "sharing:share_request": [approve, ask_for_changes],
}
