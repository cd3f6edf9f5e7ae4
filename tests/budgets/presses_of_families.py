"""The buttons of a family's own pages, and those by which a worker answers or lends them."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone

from families.models import SafeContact
from families.sharing.models import MemberAccess, Message, SharedVersion
from tests import people
from tests.access.world import World
from tests.budgets.press import Press, family, staff

# --- what a family says


def answer(world: World) -> Press:
    version = SharedVersion.objects.get(pk=world.own.ids["version"])
    said = {"kind": "agree", "words": "Yes.", "has_read": "on", "typed_name": "Amina Bell"}
    return family(world, "sharing:my_answer", version.pk, seen=version.sha256, **said)


def comment(world: World) -> Press:
    return family(
        world, "sharing:my_comment", world.own.ids["version"], world.own.ids["block"], text="That is so."
    )


def hide(world: World) -> Press:
    return family(world, "sharing:my_hide", world.own.ids["version"])


def unhide(world: World) -> Press:
    SharedVersion.objects.filter(pk=world.own.ids["version"]).update(hidden_at=timezone.now())
    return staff(world, "sharing:version_unhide", world.own.ids["version"])


def tell_us(world: World) -> Press:
    return family(world, "sharing:my_tell", text="He came to the gate.", wants_to_talk="on")


def tell_us_twice(world: World) -> Press:
    press = tell_us(world)
    press.client.post(press.url, press.data)
    return press


def reply(world: World) -> Press:
    """To somebody who is told by email that there is an answer."""
    waiting = Message.objects.filter(pk=world.own.ids["message"])
    waiting.update(reply="", replied_at=None, replied_by=None)
    SafeContact.objects.filter(member=world.own.mother).update(way="email")
    return staff(world, "sharing:message", world.own.ids["message"], reply="We talked on Friday.")


def ask_about_reply(world: World) -> Press:
    """To somebody of whom nobody knows whether they could do harm; another answer waits already."""
    press = reply(world)
    people.make_harm(world.own.mother, "not_known")
    press.client.post(press.url, {"reply": "We ring you."})
    return press


# --- on the worker's phone


def lend(world: World) -> Press:
    """To somebody who never had an account."""
    MemberAccess.objects.filter(member=world.own.mother).delete()
    return staff(world, "sharing:lend", world.own.ids["version"])


def lent(world: World, name: str, /, *args: object, **data: str) -> Press:
    phone = people.client_of(world.own.lead)
    phone.post(reverse("sharing:lend", args=[world.own.ids["version"]]))
    return Press(phone, reverse(name, args=args), data)


def answer_lent(world: World) -> Press:
    version = SharedVersion.objects.get(pk=world.own.ids["version"])
    return lent(world, "sharing:my_answer", version.pk, seen=version.sha256, kind="agree")


def hand_back(world: World) -> Press:
    return lent(world, "sharing:hand_back")


OF_FAMILIES: dict[str, list[Callable[[World], Press]]] = {
    "sharing:my_answer": [answer, answer_lent],
    "sharing:my_hide": [hide],
    "sharing:version_unhide": [unhide],
    "sharing:my_tell": [tell_us, tell_us_twice],
    "sharing:message": [reply, ask_about_reply],
    "sharing:lend": [lend],
    "sharing:hand_back": [hand_back],
    "sharing:my_comment": [comment],
}
