"""What is wrong with the answer to one request: what was broken, shown, written or taken that must not be."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from restorative.access.middleware import MEMBER_KEY
from restorative.accounts.models import User
from restorative.audit.models import Change
from tests.access.canaries import CODE
from tests.access.matrix import forbidden
from tests.access.matrix_rows import HOLDERS
from tests.access.world import World
from tests.fuzz.ask import TAKEN, Ask

# these say nothing of what was asked
PLAIN_REFUSALS = (400, 403, 405)
# on whose rows somebody may write; whoever is not named here writes on none
WRITES = {
    **dict.fromkeys((*HOLDERS, "mother", "father"), ("own",)),
    **dict.fromkeys(("other_practitioner", "other_manager", "other_mother"), ("other",)),
    # what she says of a breach or an opening stands on the family
    "lead": ("own", "other"),
}
# by hand and in an emergency staff open a family that is not theirs: that is kept as a row of its own
OPENED = {"families_breakglass"}
SIGNED = {"sharing_answer", "sharing_sharedversion", "sharing_readaloud"}
Session = tuple[str | None, str | None]


class Watch:
    """Of one world: how it was before anybody asked anything, and what became of it."""

    def __init__(self, world: World) -> None:
        self.families = {
            case.family.pk: key
            for key, case in (("own", world.own), ("other", world.other), ("restricted", world.restricted))
        }

    def then_faults(self, ask: Ask, page: Any) -> Iterator[str]:
        """Of the page that it led on to: who opened a family in an emergency reads there."""
        yield from broken(page) if self.has_opened else shown(ask, page)

    def before(self, ask: Ask, client: Client) -> None:
        self.session = session_of(client) if ask.must == "come in" else (None, None)
        # a press may need somebody new: what it made before it was asked is no fault
        self.roles = roles() if ask.must == "rise" else []
        self.began = timezone.now()

    def faults(self, ask: Ask, client: Client, answer: Any) -> Iterator[str]:
        changes = changed_since(self.began)
        self.has_opened = any(source in OPENED for source, _, _ in changes)
        yield from shown(ask, answer)
        yield from (f"wrote {source} of {key}" for source, key in self.of_others(ask, changes))
        if ask.must == "sign" and any(source in SIGNED for source, _, _ in changes):
            yield f"signed or shared by a forged hash: {changes}"
        if ask.must == "rise" and ask.who != "administrator" and roles() != self.roles:
            yield "has other roles than before"
        if ask.must == "come in" and session_of(client) not in (self.session, (None, None)):
            yield "came in by what was used up"

    def of_others(self, ask: Ask, changes: list[tuple[str, Any, str]]) -> Iterator[tuple[str, str]]:
        mine = WRITES.get(ask.who, ())
        for source, family_id, _ in changes:
            key = self.families.get(family_id, "")
            if key and key not in mine and source not in OPENED:
                yield source, key


def broken(answer: Any) -> Iterator[str]:
    if answer.status_code >= 500:
        yield f"{answer.status_code} {getattr(answer, 'exc_info', None)}"


def shown(ask: Ask, answer: Any) -> Iterator[str]:
    yield from broken(answer)
    body = answer.content.decode(errors="replace")
    if "text/html" in answer.headers.get("Content-Type", ""):
        yield from (f"taken for a page: {sign}" for sign in (*TAKEN, CODE[:9]) if sign in body)
    yield from (f"shows {word}" for word in forbidden(ask.who) if word in body)
    if answer.status_code in PLAIN_REFUSALS and any(word in body for word in ("fuzz", "canary")):
        yield f"a refusal ({answer.status_code}) that repeats what came"


def changed_since(then: datetime) -> list[tuple[str, Any, str]]:
    """Rows of cases that somebody who asked has written: source, family and how."""
    rows = Change.objects.filter(at__gte=then).exclude(user_id=None)
    return list(rows.values_list("source", "family_id", "operation"))


def roles() -> list[Any]:
    """Of everybody who has any. Who is let in by an invitation has none."""
    found = User.objects.exclude(roles=[]).order_by("pk").values_list("pk", "roles", "is_active")
    return [(pk, sorted(some), is_active) for pk, some, is_active in found]


def session_of(client: Client) -> Session:
    """Who this browser is signed in as."""
    said = client.session
    return said.get("_auth_user_id"), said.get(MEMBER_KEY)
