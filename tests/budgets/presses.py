"""Every button of every page, pressed with a form that is right: what the budget of writes is counted on."""

import uuid
from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from families.models import Allocation, Member, SafeContact, Visit, VisitDraft
from families.sharing.models import SharedFile, SharedVersion
from plans.models import Goal, Plan
from tests.access.world import World
from tests.budgets.press import Press, child_of, staff
from tests.budgets.presses_of_accounts import ACCOUNTS, OWN_STAYS
from tests.budgets.presses_of_agencies import AGENCIES
from tests.budgets.presses_of_approvals import APPROVALS
from tests.budgets.presses_of_assessments import ASSESSMENTS
from tests.budgets.presses_of_doors import AT_THE_DOOR, enter_wrong, show_code
from tests.budgets.presses_of_families import OF_FAMILIES
from tests.budgets.presses_of_find import FIND
from tests.budgets.presses_of_heard import HEARD
from tests.budgets.presses_of_held import HELD, released
from tests.budgets.presses_of_importing import IMPORTING
from tests.budgets.presses_of_kin import KIN
from tests.budgets.presses_of_plans import PLANS
from tests.budgets.presses_of_protection import PROTECTION
from tests.budgets.presses_of_reach import REACH
from tests.budgets.presses_of_supervision import SUPERVISION
from tests.budgets.presses_of_together import TOGETHER
from tests.budgets.presses_of_wrong import WRONG
from tests.families.visit_data import everything

# --- families and their people


def search(world: World) -> Press:
    return staff(world, "families:caseload", q="Bell")


def new_family(world: World) -> Press:
    return staff(world, "families:family_new", name="Novak", level="early_help")


def edit_family(world: World) -> Press:
    facts = {"name": "Novak", "level": "universal", "why_involved": "They asked."}
    return staff(world, "families:family_edit", world.own.family.pk, **facts)


def household(world: World, *, but: Member | None = None) -> dict[str, str]:
    """An adult with a safe contact, who is something to each child, and every box of the form filled in."""
    said = {
        "kind": "adult",
        "drawn_for": "adult",
        "full_name": "Zofia Novak",
        "way": "email",
        "email": "zofia@example.org",
        "role_in_family": "Aunt",
    }
    for child in Member.objects.filter(family=world.own.family, kind="child"):
        said |= {
            f"{child.pk}-kind": "step",
            f"{child.pk}-held": "no",
            f"{child.pk}-basis": "She says so.",
            f"{child.pk}-proof_seen": "on",
        }
    return said


def new_member(world: World) -> Press:
    return staff(world, "families:member_new", world.own.family.pk, **household(world))


def edit_member(world: World) -> Press:
    return staff(world, "families:member_edit", world.own.mother.pk, **household(world))


def add_worker(world: World) -> Press:
    person = str(world.other.lead.pk)
    return staff(world, "families:allocation_edit", world.own.family.pk, person=person)


def hand_over(world: World) -> Press:
    """With a goodbye and an introduction."""
    words = {"goodbye": "Thank you for the tea.", "introduction": "Omar comes now."}
    person = str(world.other.lead.pk)
    return staff(world, "families:handover_new", world.own.family.pk, person=person, **words)


def reword_handover(world: World) -> Press:
    words = {"goodbye": "Thank you.", "introduction": "I come now."}
    return staff(world, "families:handover", world.own.ids["handover"], **words)


def end_part(world: World) -> Press:
    part = Allocation.objects.current().get(family=world.own.family, works_as="co_worker")
    return staff(world, "families:allocation_edit", world.own.family.pk, end=str(part.pk))


def settle(world: World) -> Press:
    return staff(world, "families:promise_edit", world.own.ids["promise"], outcome="kept")


# --- the visit


def note(world: World, name: str, draft: uuid.UUID, **button: str) -> Press:
    chosen = {"agreed-1-whose": "ours", "goals": [goal_of(world)]}
    typed = everything(world.own.mother, child_of(world), revision="1", **chosen, **button)
    return staff(world, name, world.own.family.pk, draft)._replace(data=typed)


def goal_of(world: World) -> str:
    """An open goal of the family, by its id."""
    lead = world.own.lead
    plan = Plan.objects.create(family=world.own.family, purpose="Mornings", made_by=lead)
    goal = Goal.objects.create(
        family=world.own.family, plan=plan, position=0, their_words="Calm mornings", changed_by=lead
    )
    return str(goal.pk)


def kept_note(world: World) -> uuid.UUID:
    """A note that was saved before, as the first autosave leaves it."""
    draft = VisitDraft.objects.create(
        family=world.own.family, author=world.own.lead, payload={"kind": ["home"]}
    )
    return draft.pk


def first_save(world: World) -> Press:
    return note(world, "families:visit_draft", uuid.uuid4(), save="1")


def later_save(world: World) -> Press:
    return note(world, "families:visit_draft", kept_note(world), save="1")


def add_row(world: World) -> Press:
    return note(world, "families:visit_draft", kept_note(world), add="support")


def first_autosave(world: World) -> Press:
    return note(world, "families:visit_autosave", uuid.uuid4())


def later_autosave(world: World) -> Press:
    return note(world, "families:visit_autosave", kept_note(world))


def finish(world: World) -> Press:
    return note(world, "families:visit_draft", kept_note(world), finish="1")


def finish_unsaved(world: World) -> Press:
    return note(world, "families:visit_draft", uuid.uuid4(), finish="1")


def undo(world: World) -> Press:
    client, url, data = finish(world)
    done: Any = client.post(url, data)
    visit = Visit.objects.latest("finished_at")
    assert done.headers["Location"] == reverse("families:visit", args=[visit.pk])
    return staff(world, "families:visit_undo", visit.pk)


def discard(world: World) -> Press:
    return staff(world, "families:draft_discard", world.own.ids["draft"])


def photo() -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", (8, 8)).save(written, "PNG")
    return SimpleUploadedFile("photo.png", written.getvalue())


def add_photo(world: World) -> Press:
    facts: dict[str, Any] = {"file": photo(), "kind": "photo", "caption": "The new bunk bed"}
    return staff(world, "families:attachment_new", world.own.family.pk, world.own.ids["visit"], **facts)


def remove_photo(world: World) -> Press:
    SharedFile.objects.all().delete()
    ids = (world.own.ids[name] for name in ("family", "note", "attachment"))
    return staff(world, "families:attachment_remove", *ids)


def put_together(world: World) -> Press:
    return note(world, "families:visit_draft", kept_note(world), add="summary")


def add_to_note(world: World) -> Press:
    said = {"why": "The school rang.", "text": "He was there.\n\nHe was early."}
    return staff(world, "families:amendment_new", world.own.ids["visit"], **said)


# --- sharing


def ways(world: World) -> tuple[object, ...]:
    return "visit", world.own.ids["visit"], world.own.mother.pk


def compose(world: World) -> Press:
    visit = Visit.objects.get(pk=world.own.ids["visit"])
    ticks: dict[str, str] = {}
    for number, passage in enumerate(visit.passages.all()):
        ticks[f"in_{passage.pk.hex}"] = "on"
        if passage.kind == "view":  # a child's
            ticks |= {f"asked_{passage.pk.hex}": "yes", f"safe_{passage.pk.hex}": "yes"}
        if passage.kind in ("happened", "challenge", "added"):
            ticks[f"basis_{passage.pk.hex}"] = ("observed", "reported", "opinion")[number % 3]
    return staff(world, "sharing:compose", *ways(world), **ticks)


def compose_and_release(world: World) -> Press:
    """With a reason for what the police told us."""
    press = compose(world)
    return press._replace(data=released(world, press.data))


def compose_again(world: World) -> Press:
    client, url, data = compose(world)
    client.post(url, data)
    return Press(
        client,
        url,
        {name: value for name, value in data.items() if name.startswith(("in_", "asked_", "safe_"))},
    )


def share(world: World) -> Press:
    """In the place of the version that stands."""
    client, url, data = compose(world)
    client.post(url, data)
    SafeContact.objects.filter(member=world.own.mother).update(way="email")
    page: Any = client.get(reverse("sharing:preview", args=ways(world)))
    return staff(world, "sharing:share_now", *ways(world), seen=page.context["seen"])


def share_first(world: World) -> Press:
    press = share(world)
    SharedVersion.objects.filter(pk=world.own.ids["version"]).update(replaced_at=timezone.now())
    return press


def share_twice(world: World) -> Press:
    press = share(world)
    press.client.post(press.url, press.data)
    return press


def recall(world: World) -> Press:
    said = {"because": "mistake", "reason": "The day is wrong."}
    return staff(world, "sharing:version_recall", world.own.ids["version"], **said)


def recall_reached(world: World) -> Press:
    """A record of what went wrong begins with it."""
    said = {"because": "reached", "reason": "It went to the wrong person.", "what": "Where she lives."}
    return staff(world, "sharing:version_recall", world.own.ids["version"], **said)


def read_to_her(world: World) -> Press:
    """With an answer, written down for her."""
    said = {
        "way": "in_person",
        "kind": "mostly",
        "words": "Not every day.",
        "told_back": "You ring the school.",
    }
    today = timezone.localdate()
    on = {f"read_on_{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    return staff(world, "sharing:read_aloud", world.own.ids["version"], **said, **on)


def in_one_go(world: World, name: str, **data: str) -> Press:
    """Three visits at once, the one with everything among them."""
    visits = Visit.objects.filter(family=world.own.family).order_by("happened_on", "finished_at")
    ids = [
        *visits.exclude(pk=world.own.ids["visit"]).values_list("pk", flat=True)[:2],
        world.own.ids["visit"],
    ]
    press = staff(world, name, world.own.family.pk, world.own.mother.pk, **data)
    return press._replace(url=f"{press.url}?{urlencode([('visit', id_) for id_ in ids])}")


def compose_several(world: World) -> Press:
    press = in_one_go(world, "sharing:several_compose")
    page: Any = press.client.get(press.url)
    pieces = [piece for form in page.context["forms"] for piece in form.sheet.pieces]
    ticks = {f"in_{piece.id.hex}": "on" for piece in pieces}
    said = {f"basis_{piece.id.hex}": "observed" for piece in pieces if piece.asks_basis}
    asked = {f"{question}_{piece.id.hex}": "yes" for piece in pieces for question in ("asked", "safe")}
    return press._replace(data=ticks | said | asked)


def share_several(world: World) -> Press:
    press = compose_several(world)
    answer: Any = press.client.post(press.url, press.data)
    SafeContact.objects.filter(member=world.own.mother).update(way="email")
    page: Any = press.client.get(answer.headers["Location"])
    seen = {f"seen_{one['id'].hex}": one["seen"] for one in page.context["letters"]}
    return in_one_go(world, "sharing:several_now", **seen)


PRESSES: dict[str, list[Callable[[World], Press]]] = {
    "families:caseload": [search],
    "families:family_new": [new_family],
    "families:family_edit": [edit_family],
    "families:member_new": [new_member],
    "families:member_edit": [edit_member],
    "families:allocation_edit": [add_worker, end_part],
    "families:handover_new": [hand_over],
    "families:handover": [reword_handover],
    "families:promise_edit": [settle],
    "families:visit_draft": [first_save, later_save, add_row, put_together, finish, finish_unsaved],
    "families:amendment_new": [add_to_note],
    "families:visit_autosave": [first_autosave, later_autosave],
    "families:draft_discard": [discard],
    "families:visit_undo": [undo],
    "families:attachment_new": [add_photo],
    "families:attachment_remove": [remove_photo],
    "sharing:compose": [compose, compose_again, compose_and_release],
    "sharing:share_now": [share, share_first, share_twice],
    "sharing:version_recall": [recall, recall_reached],
    "sharing:read_aloud": [read_to_her],
    "sharing:several_compose": [compose_several],
    "sharing:several_now": [share_several],
    **AT_THE_DOOR,
    **OF_FAMILIES,
    **PROTECTION,
    **APPROVALS,
    **HEARD,
    **ASSESSMENTS,
    **HELD,
    **KIN,
    **FIND,
    **IMPORTING,
    **ACCOUNTS,
    **PLANS,
    **REACH,
    **SUPERVISION,
    **WRONG,
    **AGENCIES,
    **TOGETHER,
}
# what answers with a page or JSON and not by leading on
STAYS = {first_autosave, later_autosave, show_code, enter_wrong} | OWN_STAYS
