"""One press of a button, and who may be asked to press it."""

from typing import Any, NamedTuple

from django.test import Client
from django.urls import reverse

from families.models import Member
from tests.access.world import World


class Press(NamedTuple):
    """One button: who presses it, where, and what the form sends."""

    client: Client
    url: str
    data: dict[str, Any]


def staff(world: World, name: str, /, *args: object, who: str = "practitioner", **data: Any) -> Press:
    return Press(world.clients[who], reverse(name, args=args), data)


def family(world: World, name: str, /, *args: object, **data: Any) -> Press:
    return staff(world, name, *args, who="mother", **data)


def child_of(world: World) -> Member:
    return Member.objects.filter(family=world.own.family, kind="child").earliest("created_at")
