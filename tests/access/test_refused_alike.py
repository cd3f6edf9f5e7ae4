"""A family that never was and one that is somebody else's: the same answer, the same work, the same line in the trail."""

import uuid
from typing import Any

import pytest
from django.test import Client

from restorative.access.management.commands.routes import Route
from restorative.audit.models import Refusal
from tests.access.matrix import MATRIX
from tests.access.walk import address, ours
from tests.access.world import Case, World, make_world
from tests.counting import counted
from tests.pages import lasting

# another one on every page


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def doors() -> list[Route]:
    """Every page of an object that Priya may knock at."""
    return [
        route
        for route in ours()
        if "<" in route["pattern"]
        and "GET" in route["methods"]
        and "practitioner" in MATRIX[route["name"]][0]
    ]


def nobodys(case: Case) -> Case:
    """The same doors with ids that never were."""
    ids: dict[str, Any] = {
        name: uuid.uuid4() if isinstance(id_, uuid.UUID) else id_ for name, id_ in case.ids.items()
    }
    return Case("nobodys", case.family, case.lead, case.mother, case.father, ids)


def knocked(client: Client, url: str) -> tuple[int, int, list[tuple[str, str, int]], str]:
    """The status, how many statements it took, the line it left, and what was said."""
    Refusal.objects.all().delete()
    with counted() as statements:
        answer = client.get(url)
    left = list(Refusal.objects.values_list("view_name", "method", "status"))
    return answer.status_code, len(statements), left, lasting(answer.content.decode())


def test_what_never_was_and_what_is_anothers_are_refused_alike(world: World) -> None:
    priya, never = world.clients["practitioner"], nobodys(world.other)
    unlike, refused = {}, 0
    for route in doors():
        anothers = knocked(priya, address(route, world.other))
        nobody = knocked(priya, address(route, never))
        if anothers != nobody:
            unlike[route["name"]] = (anothers[:3], nobody[:3])
        refused += anothers[0] == 404 and len(anothers[2]) == 1
    assert unlike == {}
    assert refused > 30
