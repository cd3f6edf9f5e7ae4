"""The buttons about a council's file: looking at it first, yes and no."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.access.world import World
from tests.budgets.press import Press, staff
from tests.importing.lists import as_csv, bells, child


def a_file() -> SimpleUploadedFile:
    home = {"addr_address_postcode": "LS1 1AA", "address_lines": "2 High Street"}
    rows = [*bells(), child("K1", "Kit Bell", moth_person_id="A1", **home)]
    return SimpleUploadedFile("people.csv", as_csv(rows))


def look_first(world: World) -> Press:
    return staff(world, "families:import_new", who="manager", file=a_file())


def bring_in(world: World) -> Press:
    press = look_first(world)
    answer: Any = press.client.post(press.url, press.data)
    return Press(press.client, answer.headers["Location"], {})


def drop_file(world: World) -> Press:
    return staff(world, "families:import_preview", world.own.ids["kept"], who="manager", do="drop")


IMPORTING: dict[str, list[Callable[[World], Press]]] = {
    "families:import_new": [look_first],
    "families:import_preview": [bring_in, drop_file],
}
