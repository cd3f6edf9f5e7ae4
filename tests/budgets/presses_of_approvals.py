"""The buttons about who could be harming whom, what a manager reads first, and what is kept from whom."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from families.models import Member, Visit
from families.sharing.actions import save_composition
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import ShareRequest, Withholding, content_hash
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


def next_week() -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=7)
    return {"review_on_day": str(day.day), "review_on_month": str(day.month), "review_on_year": str(day.year)}


def withhold(world: World) -> Press:
    ids, said = world.own.ids, {"evidence": "x", "harm": "x", "instead": "x", "category": "crime"}
    where = ("visit", ids["visit"], world.own.mother.pk, ids["piece"])
    return staff(world, "sharing:withhold", *where, **said, **next_week(), others=str(world.own.father.pk))


def ask_from_parts(world: World) -> Press:
    """The button at a part, before the page is done."""
    ids = world.own.ids
    where = ("visit", ids["visit"], world.own.mother.pk)
    return staff(world, "sharing:compose", *where, withhold=str(ids["piece"]))


def agree_to_withhold(world: World) -> Press:
    one = world.own.ids["withholding"]
    return staff(world, "sharing:withholding_decide", one, who="manager", decision="agreed")


def agreed_one(world: World) -> str:
    return str(Withholding.objects.agreed().get(family=world.own.family).pk)


def keep_withheld(world: World) -> Press:
    said = {"keep": "1", "why": "x", **next_week()}
    return staff(world, "sharing:withholding_review", agreed_one(world), who="manager", **said)


def let_go(world: World) -> Press:
    return staff(world, "sharing:withholding_review", agreed_one(world), who="manager", let_go="1")


def withdraw(world: World) -> Press:
    return staff(world, "sharing:withholding_withdraw", world.own.ids["withholding"])


APPROVALS: dict[str, list[Callable[[World], Press]]] = {
    "sharing:harm_answers": [answer_harm],
    "sharing:ask_first": [ask, ask_again],
    "sharing:share_request": [approve, ask_for_changes],
    "sharing:withhold": [withhold, ask_from_parts],
    "sharing:withholding_decide": [agree_to_withhold],
    "sharing:withholding_review": [keep_withheld, let_go],
    "sharing:withholding_withdraw": [withdraw],
}
