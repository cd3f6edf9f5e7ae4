"""Every button of supervision, pressed with a form that is right."""

import uuid
from typing import Any

from django.urls import reverse
from django.utils import timezone

from supervision.models import Reflection, SupervisionSession
from tests.access.world import World
from tests.access.world_supervision import DECISION, PROMPTS, REFLECTION, TEXTS
from tests.budgets.press import Press

PRACTITIONER, MANAGER = "practitioner", "manager"


def pressed(world: World, who: str, name: str, key: str = "", /, **data: Any) -> Press:
    """Who presses, where, and what the form sends; `key` is the id in the address."""
    args = [world.own.ids[key]] if key else []
    return Press(world.clients[who], reverse(f"supervision:{name}", args=args), data)


def today(name: str) -> dict[str, str]:
    day = timezone.localdate()
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def said(names: tuple[str, ...]) -> dict[str, str]:
    return {name: "Words enough to fill a line." for name in names}


def agree(world: World) -> Press:
    return pressed(world, MANAGER, "agreement_edit", "person", every_weeks="3", words="Tea first.")


def plan_session(world: World) -> Press:
    return pressed(world, MANAGER, "session_new", who=str(world.own.lead.pk), **today("planned_on"))


def move_session(world: World) -> Press:
    SupervisionSession.objects.filter(pk=world.own.ids["session"]).update(held_on=None)
    return pressed(world, PRACTITIONER, "session_move", "session", **today("planned_on"))


def cancel_session(world: World) -> Press:
    manager = SupervisionSession.objects.get(pk=world.own.ids["session"]).manager
    made = SupervisionSession.objects.create(
        supervisee=world.own.lead, manager=manager, planned_on=timezone.localdate(), changed_by=manager
    )
    return Press(world.clients[PRACTITIONER], reverse("supervision:session_cancel", args=[made.pk]), {})


def prepare(world: World) -> Press:
    facts = {"revision": "1", "brings": "My own words."}
    return pressed(world, PRACTITIONER, "session_prepare", "session", **facts)


def prepare_first(world: World) -> Press:
    """Of a session in which nothing is written yet: the family gets its place."""
    manager = SupervisionSession.objects.get(pk=world.own.ids["session"]).manager
    made = SupervisionSession.objects.create(
        supervisee=world.own.lead, manager=manager, planned_on=timezone.localdate(), changed_by=manager
    )
    who, _url, data = prepare(world)
    url = reverse("supervision:session_prepare", args=[made.pk])
    page = who.get(url)
    offered = page.context["form"].fields["suggested"].choices
    return Press(who, url, {**data, "suggested": [offered[0][0]]})


def reflect(world: World) -> Press:
    return pressed(world, PRACTITIONER, "reflection_edit", "session", revision="1", **said(REFLECTION))


def reflect_first(world: World) -> Press:
    Reflection.objects.filter(session__pk=world.own.ids["session"]).delete()
    return reflect(world)


def write_about(world: World) -> Press:
    return pressed(world, PRACTITIONER, "discussion_edit", "discussion", revision="1", **said(PROMPTS[:-1]))


def write_up(world: World) -> Press:
    discussed = {f"discussed_{uuid.UUID(str(world.own.ids['discussion'])).hex}": "What we said."}
    action = {"action-0-what": "Ring the school", "action-0-owner": str(world.own.lead.pk)}
    facts = {"revision": "1", **today("held_on"), **said(TEXTS[1:]), **discussed, **action}
    return pressed(world, MANAGER, "session_write", "session", **facts)


def review(world: World) -> Press:
    who, url, _data = pressed(world, MANAGER, "session", "session")
    seen = who.get(url).context["seen"]
    return pressed(world, MANAGER, "session_review", "session", seen=seen)


def answer_session(world: World) -> Press:
    SupervisionSession.objects.filter(pk=world.own.ids["session"]).update(reviewed_at=timezone.now())
    words = {"answer": "different", "words": "I rang them twice."}
    return pressed(world, PRACTITIONER, "session_answer", "session", **words)


def settle_action(world: World) -> Press:
    return pressed(world, PRACTITIONER, "action_edit", "action", outcome="done")


def decide(world: World) -> Press:
    facts = said(DECISION) | {"duty_contacted": "yes"}
    return pressed(world, MANAGER, "decision_new", "family", **facts)


def answer_escalation(world: World) -> Press:
    return pressed(world, MANAGER, "escalation_decide", "escalation", decision="I go with you at six.")


SUPERVISION = {
    "supervision:agreement_edit": [agree],
    "supervision:session_new": [plan_session],
    "supervision:session_move": [move_session],
    "supervision:session_cancel": [cancel_session],
    "supervision:session_prepare": [prepare, prepare_first],
    "supervision:reflection_edit": [reflect, reflect_first],
    "supervision:discussion_edit": [write_about],
    "supervision:session_write": [write_up],
    "supervision:session_review": [review],
    "supervision:session_answer": [answer_session],
    "supervision:action_edit": [settle_action],
    "supervision:decision_new": [decide],
    "supervision:escalation_decide": [answer_escalation],
}
