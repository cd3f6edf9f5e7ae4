"""A restricted family exists for the people named, and for nobody else: nowhere, in nothing, by nothing."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from families.models import Family, VisitDraft
from restorative.access.identity import Identity, acting_as
from restorative.audit.models import AuditEvent, Refusal
from tests import people
from tests.access.test_walls import seen_by, staff
from tests.access.walk import address, ours
from tests.access.world import Case, World, make_world
from tests.counting import counted
from tests.pages import lasting
from tests.papers import unprinted

pytestmark = pytest.mark.django_db
# every page and number on which a family could show
EVERYWHERE = (
    "/",
    "/team/",
    "/families/",
    "/waiting/",
    "/supervision/",
    "/supervision/sessions/new/",
    "/trail/",
)


@pytest.fixture
def world(settings: Any) -> World:
    settings.DEMO = True
    return make_world()


def never(case: Case) -> Case:
    """The same addresses with ids that never were."""
    kept = {"kind": case.ids["kind"], "link": case.ids["link"]}
    ids = {name: uuid.uuid4() for name in case.ids} | kept
    return Case("never", case.family, case.lead, case.mother, case.father, ids)


def answer_to(client: Client, method: str, url: str) -> tuple[int, str, int]:
    """Status, words and number of statements."""
    with counted() as statements:
        answer: Any = client.generic(method, url)
    words = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "an id", answer.content.decode(errors="replace"))
    return answer.status_code, lasting(words), len(statements)


@pytest.mark.parametrize("who", ["practitioner", "manager"])
def test_every_door_answers_as_to_an_id_that_never_was(world: World, who: str) -> None:
    client, nowhere = world.clients[who], never(world.restricted)
    doors = [door for door in ours() if "<" in door["pattern"] and door["permission"]]
    differing, refused = [], 0
    with unprinted():
        for door in doors:
            for method in door["methods"]:
                there, not_there = (
                    answer_to(client, method, address(door, one)) for one in (world.restricted, nowhere)
                )
                refused += there[0] == 404
                if there != not_there:
                    differing.append(f"{method} {door['name']}")
    assert differing == []
    assert refused > 60


def pages(client: Client) -> list[tuple[int, str, int]]:
    found = client.post("/families/", {"q": "canaryrestricted"}, follow=True).content.decode()
    assert "canaryrestrictedname" not in found
    return [answer_to(client, "GET", url) for url in EVERYWHERE]


def test_no_page_and_no_number_changes_when_it_goes(world: World) -> None:
    whose = ("practitioner", "co_worker", "manager")
    before = {who: pages(world.clients[who]) for who in whose}
    Family.objects.filter(pk=world.restricted.family.pk).update(status="closed")
    for model in (VisitDraft,):
        model.objects.filter(family=world.restricted.family).delete()
    assert {who: pages(world.clients[who]) for who in whose} == before
    assert "canaryrestricted" not in str(before)


def test_the_trail_of_the_lead_is_silent_about_it(world: World) -> None:
    lena = world.clients["lead"]
    for family in (world.own.family, world.restricted.family):
        AuditEvent.objects.create(action="change_family", family_id=family.pk, target_id=family.pk)
    html = lena.get("/trail/").content.decode()
    assert str(world.own.family.pk) in html
    assert str(world.restricted.family.pk) not in html


def test_what_is_refused_there_is_noted_without_its_id(world: World) -> None:
    world.clients["manager"].get(reverse("families:family", args=[world.restricted.family.pk]))
    refusal = Refusal.objects.latest("at")
    assert (refusal.view_name, refusal.status) == ("families:family", 404)


def test_both_walls_stand_and_only_the_named_pass(world: World) -> None:
    family, rita = world.restricted.family, world.restricted.lead
    priya, omar = world.own.lead, world.other.lead
    for user in (priya, omar):
        assert family.pk not in seen_by(staff(user))
        assert not Family.objects.visible_to(user).filter(pk=family.pk).exists()
    assert seen_by(staff(rita)) == {family.pk}


def test_only_who_is_named_finds_the_list_of_the_named(world: World) -> None:
    with acting_as(Identity(world.own.lead.pk, is_staff=True)):
        for name in ("restrictions", "named_people", "conflicts", "allocations"):
            assert not getattr(world.restricted.family, name).exists()


def test_it_is_there_for_who_is_named(world: World) -> None:
    rita = people.client_of(world.restricted.lead)
    html = rita.get(reverse("families:family", args=[world.restricted.family.pk])).content.decode()
    assert "Restricted: only these people" in html
    assert "Mo Field, Rita Stone" in html
