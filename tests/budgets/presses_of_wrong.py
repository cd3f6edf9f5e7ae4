"""The buttons about what went wrong: something reached the wrong person, a note stands on the wrong family."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from families.models import Confidence, Family, VisitDraft, WrongFamily
from families.sharing.models import Breach, BreachReport
from tests import people
from tests.access.world import World
from tests.budgets.press import Press, staff


def moment(name: str) -> dict[str, str]:
    at = timezone.localtime(timezone.now() - timedelta(minutes=5))
    said = {"day": str(at.day), "month": str(at.month), "year": str(at.year), "time": f"{at:%H:%M}"}
    return {f"{name}_{part}": value for part, value in said.items()}


def write_down(world: World) -> Press:
    said = {"how": "posted", "reached": "The neighbours", "what": "A date", "made_safe": "We rang her."}
    return staff(world, "sharing:breach_new", world.own.family.pk, **said, **moment("noticed_at"))


def write_more(world: World) -> Press:
    said = {"reached": "Them", "what": "A date", "made_safe": "We rang.", "learning": "Look twice."}
    return staff(world, "sharing:breach_edit", world.own.ids["breach"], **said)


def tell_her(world: World) -> Press:
    said = {"who": "person", "words": "She was calm.", **moment("told_at")}
    return staff(world, "sharing:breach_told", world.own.ids["breach"])._replace(data=said)


def report(world: World) -> Press:
    said = {"decision": "reported", "why": "He may come.", "reference": "IC-1"}
    return staff(world, "sharing:breach_report", world.own.ids["breach"], who="lead", **said)


def close(world: World) -> Press:
    breach = Breach.objects.get(pk=world.own.ids["breach"])
    BreachReport.objects.create(
        family=world.own.family, breach=breach, decision="not_needed", why="x", by=world.own.lead
    )
    return staff(world, "sharing:breach_close", breach.pk, who="manager")


def novak(world: World) -> Family:
    return people.make_family(world.own.lead, "Novak")


def nothing_in_confidence() -> None:
    """What a young person asked us to keep does not move."""
    Confidence.objects.update(ended_at=timezone.now())


def ask_to_move(world: World) -> Press:
    WrongFamily.objects.filter(pk=world.own.ids["wrong_family"]).delete()
    nothing_in_confidence()
    said = {"do": "move", "to": str(novak(world).pk), "reason": "Two notes were open."}
    return staff(world, "sharing:wrong_family_new", world.own.ids["visit"], **said)


def agree(world: World) -> Press:
    """To move one that two people have."""
    asked = WrongFamily.objects.filter(pk=world.own.ids["wrong_family"])
    asked.update(to_family=novak(world))
    nothing_in_confidence()
    return staff(world, "sharing:wrong_family", asked.get().pk, who="manager", decision="agreed")


def do_not_agree(world: World) -> Press:
    asked = world.own.ids["wrong_family"]
    said = {"decision": "not_agreed", "words": "It is theirs."}
    return staff(world, "sharing:wrong_family", asked, who="manager", **said)


def move_draft(world: World) -> Press:
    draft = VisitDraft.objects.create(family=world.own.family, author=world.own.lead, payload={"who": ["x"]})
    return staff(world, "families:draft_move", draft.pk, to=str(novak(world).pk))


def who_was_there(world: World) -> Press:
    press = staff(world, "families:visit_people", world.own.ids["moved"])
    return press._replace(data={"who": [str(world.own.mother.pk)]})


WRONG: dict[str, list[Callable[[World], Press]]] = {
    "sharing:breach_new": [write_down],
    "sharing:breach_edit": [write_more],
    "sharing:breach_told": [tell_her],
    "sharing:breach_report": [report],
    "sharing:breach_close": [close],
    "sharing:wrong_family_new": [ask_to_move],
    "sharing:wrong_family": [agree, do_not_agree],
    "families:draft_move": [move_draft],
    "families:visit_people": [who_was_there],
}
