"""The buttons about a council's file: looking at it first, yes and no."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from families.models import NameKey
from families.scan.sounds import sounds_of
from tests import people
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


def say_same(world: World) -> Press:
    """Of two who are written down twice, with the same name and birthday."""
    facts = {"birth_date": date(2001, 2, 3)}
    one, other = (people.make_adult(world.own.family, "Robin Twice", **facts) for _time in range(2))
    for member in (one, other):
        for key in sounds_of(member.full_name):
            NameKey.objects.create(family=world.own.family, member=member, key=key)
    pair = ".".join(sorted((str(one.pk), str(other.pk))))
    press = staff(world, "families:doubles", world.own.family.pk)
    page: Any = press.client.get(press.url)
    pairs = [
        found["key"] for found in page.context["pairs"] if sorted(found["key"].split(".")) == pair.split(".")
    ]
    return press._replace(data={"pair": pairs[0], "verdict": "same"})


def take_back(world: World) -> Press:
    return staff(world, "families:doubles", world.own.family.pk, undo=str(world.own.ids["same"]))


IMPORTING: dict[str, list[Callable[[World], Press]]] = {
    "families:import_new": [look_first],
    "families:import_preview": [bring_in, drop_file],
    "families:doubles": [say_same, take_back],
}
