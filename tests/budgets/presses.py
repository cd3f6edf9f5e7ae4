"""Every button of every page, pressed with a form that is right: what the budget of writes is counted on."""

import uuid
from collections.abc import Callable
from typing import Any, NamedTuple

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import Allocation, Member, SafeContact, Visit, VisitDraft
from families.sharing.actions import make_code, make_invitation
from families.sharing.models import Invitation, SharedVersion
from plans.models import Goal, Plan
from restorative.accounts.models import Agency, Team, User
from tests import people
from tests.access.world import World
from tests.families.visit_data import everything


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


def allocate(world: World, works_as: str) -> Press:
    person = str(world.other.lead.pk)
    return staff(world, "families:allocation_edit", world.own.family.pk, person=person, works_as=works_as)


def add_worker(world: World) -> Press:
    return allocate(world, "co_worker")


def new_lead(world: World) -> Press:
    return allocate(world, "lead")


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
    return staff(world, "sharing:version_recall", world.own.ids["version"])


# --- doors


def new_link(world: World) -> Press:
    """For somebody who never had one, nor an account."""
    return staff(world, "sharing:invite", people.make_adult(world.own.family, "Rose Bell").pk, do="link")


def at_door(world: World, do: str) -> Press:
    return staff(world, "sharing:invite", world.own.mother.pk, do=do)


def show_code(world: World) -> Press:
    return at_door(world, "code")


def send_code(world: World) -> Press:
    SafeContact.objects.filter(member=world.own.mother).update(way="email", email="a@example.org")
    return at_door(world, "send")


def end_link(world: World) -> Press:
    return at_door(world, "end")


def enter(world: World) -> Press:
    invitation: Any = make_invitation(member=world.own.mother, by=world.own.lead)
    code = make_code(invitation=invitation, by=world.own.lead)
    return staff(world, "sharing:enter", invitation.link, who="nobody", code=code)


def enter_wrong(world: World) -> Press:
    return staff(world, "sharing:enter", world.own.ids["link"], who="nobody", code="AAAA-AAAA")


def fresh_code(world: World) -> Press:
    link = Invitation.objects.get(link=world.own.ids["link"]).link
    return staff(world, "sharing:fresh_code", link, who="nobody")


def choose(world: World) -> Press:
    return family(world, "sharing:my_choose", member=str(world.own.mother.pk))


# --- what a family says


def answer(world: World) -> Press:
    version = SharedVersion.objects.get(pk=world.own.ids["version"])
    said = {"kind": "agree", "words": "Yes.", "has_read": "on", "typed_name": "Amina Bell"}
    return family(world, "sharing:my_answer", version.pk, seen=version.sha256, **said)


def comment(world: World) -> Press:
    return family(
        world, "sharing:my_comment", world.own.ids["version"], world.own.ids["block"], text="That is so."
    )


# --- accounts


def new_colleague(world: World) -> Press:
    team = Team.objects.create(name="North", agency=Agency.objects.create(name="City"))
    facts = {
        "name": "Nadia New",
        "email": "nadia@example.org",
        "job_title": "Social worker",
        "roles": ["practitioner"],
        "team": str(team.pk),
        "manager": str(User.objects.get(name="Margaret Hill").pk),
    }
    return staff(world, "staff:person_new", who="administrator", **facts)


PRESSES: dict[str, list[Callable[[World], Press]]] = {
    "families:caseload": [search],
    "families:family_new": [new_family],
    "families:family_edit": [edit_family],
    "families:member_new": [new_member],
    "families:member_edit": [edit_member],
    "families:allocation_edit": [add_worker, new_lead, end_part],
    "families:promise_edit": [settle],
    "families:visit_draft": [first_save, later_save, add_row, put_together, finish, finish_unsaved],
    "families:amendment_new": [add_to_note],
    "families:visit_autosave": [first_autosave, later_autosave],
    "families:draft_discard": [discard],
    "families:visit_undo": [undo],
    "sharing:compose": [compose, compose_again],
    "sharing:share_now": [share, share_first, share_twice],
    "sharing:version_recall": [recall],
    "sharing:invite": [new_link, show_code, send_code, end_link],
    "sharing:enter": [enter, enter_wrong],
    "sharing:fresh_code": [fresh_code],
    "sharing:my_choose": [choose],
    "sharing:my_answer": [answer],
    "sharing:my_comment": [comment],
    "staff:person_new": [new_colleague],
}
# what answers with a page or JSON and not by leading on
STAYS = {first_autosave, later_autosave, show_code, enter_wrong}
