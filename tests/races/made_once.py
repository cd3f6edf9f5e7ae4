"""Buttons that make something new: who presses them, on which page, and what is filled in."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import (
    Address,
    AgencyAction,
    AgencyDiscussion,
    AgencyLoad,
    AgencyRole,
    Confidence,
    ConfidenceRecheck,
    CourtOrder,
    Explained,
    Family,
    GettingToKnow,
    Household,
    HouseholdStay,
    Identity,
    InfluenceThought,
    Interpreted,
    Member,
    NeedNote,
    Offer,
    OwnRight,
    ParentLink,
    ParentNotKnown,
    Partnership,
    Placing,
    ProtectedTerm,
    SignificantEvent,
    TieNotice,
    Tried,
    ViewSought,
)
from families.sharing.models import ReadAloud, ShareRecheck
from supervision.models import Agreement, Decision, SupervisionSession
from tests import people
from tests.conftest import Story
from tests.sharing.own import send

Said = dict[str, Any]


@dataclass
class Made:
    """A page with a form, what is filled in, and what there must be one more of."""

    client: Client
    url: str
    said: Said
    model: type[models.Model]


def on(name: str, days_ago: int = 0) -> Said:
    day = timezone.localdate() - timedelta(days=days_ago)
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def unique(words: str) -> str:
    return f"{words} {uuid.uuid4().hex[:12]}"


def by_priya(story: Story, page: str, of: Any, model: type[models.Model], /, **said: Any) -> Made:
    return Made(story.as_priya, reverse(page, args=[of.pk] if of else []), said, model)


# --- agencies


def role_of(story: Story) -> AgencyRole:
    by = {"added_by": story.priya, "changed_by": story.priya}
    return AgencyRole.objects.create(family=story.family, agency=unique("School"), areas=["school"], **by)


def new_agency(story: Story) -> Made:
    said = {"agency": unique("The housing office"), "areas": ["housing", "money"]}
    return by_priya(story, "families:agency_role_new", story.family, AgencyRole, **said)


def new_load(story: Story) -> Made:
    said = {"role": str(role_of(story).pk), "member": str(story.amina.pk), "load": "right", "words": "Fine."}
    return by_priya(story, "families:agency_load_new", story.family, AgencyLoad, **said, **on("said_on"))


def new_agency_action(story: Story) -> Made:
    said = {"kind": "does", "what": "Order a bed", "area": "housing"}
    return by_priya(story, "families:agency_action_new", role_of(story), AgencyAction, **said)


def new_talk(story: Story) -> Made:
    roles = [str(role_of(story).pk), str(role_of(story).pk)]
    said = {"area": "school", "about": "Who rings the school?", "roles": roles}
    return by_priya(story, "families:agency_talk_new", story.family, AgencyDiscussion, **said)


# --- each person heard and known


def new_view(story: Story) -> Made:
    said = {"outcome": "said", "said": "I want to stay.", "how": "talk", **on("asked_on")}
    return by_priya(story, "families:view_new", story.amina, ViewSought, **said)


def new_thought(story: Story) -> Made:
    return by_priya(story, "families:influence_new", story.amina, InfluenceThought, text="Her mother’s.")


def new_need(story: Story) -> Made:
    said = {"need": "support", "evidence": "He has a club.", "action": "Ask him", "who": "Priya"}
    return by_priya(story, "families:need_new", story.jaden, NeedNote, **said, **on("noted_on"))


def known_anew(story: Story) -> Made:
    stands = GettingToKnow.objects.filter(member=story.amina).order_by("-said_on", "-at").first()
    said = {"helps": "Tea", "written_with": "them", "seen": str(stands.pk) if stands else ""}
    return by_priya(story, "families:getting_to_know", story.amina, GettingToKnow, **said, **on("said_on"))


def tried_it(story: Story) -> Made:
    said = {"what": "Ringing after nine", "outcome": "worked", **on("tried_on")}
    return by_priya(story, "families:tried_new", story.amina, Tried, **said)


def described(story: Story) -> Made:
    said = {"about": "faith", "words": "I am a Quaker.", "theirs": "on", **on("said_on")}
    return by_priya(story, "families:identity_new", story.amina, Identity, **said)


def explained_it(story: Story) -> Made:
    said = {"topics": ["who", "why"], **on("explained_on")}
    return by_priya(story, "families:explained_new", story.amina, Explained, **said)


def interpreted_for_her(story: Story) -> Made:
    visit = people.make_visit(story.family, story.priya, present=(story.amina,))
    said = {"member": str(story.amina.pk), "mode": "phone", "interpreter": "UR-14"}
    return by_priya(story, "families:interpreted_new", visit, Interpreted, **said)


# --- who is who


def new_couple(story: Story) -> Made:
    one, other = (people.make_adult(story.family, unique("Robin Bell")) for _ in range(2))
    said = {"one": str(one.pk), "other": str(other.pk), "kind": "married"}
    return by_priya(story, "families:partnership_new", story.family, Partnership, **said)


def new_parent(story: Story) -> Made:
    child = people.make_child(story.family, unique("Lily Bell"))
    said = {"parent": str(story.ryan.pk), "kind": "step"}
    return by_priya(story, "families:parent_new", child, ParentLink, **said)


def parent_not_known(story: Story) -> Made:
    child = people.make_child(story.family, unique("Lily Bell"))
    said = {"which": "father", "words": "He left before she was born."}
    return by_priya(story, "families:parent_not_known_new", child, ParentNotKnown, **said)


def new_home(story: Story) -> Made:
    said = {"name": unique("Nan’s"), "members": [str(story.amina.pk), str(story.jaden.pk)]}
    return by_priya(story, "families:household_new", story.family, Household, **said, **on("from_on", 9))


def new_stay(story: Story) -> Made:
    home = Household.objects.create(family=story.family, name=unique("Dad’s"), added_by=story.priya)
    said = {"member": str(story.ryan.pk), **on("from_on", 9)}
    return by_priya(story, "families:stay_new", home, HouseholdStay, **said)


def new_order(story: Story) -> Made:
    child = people.make_child(story.family, unique("Lily Bell"))
    said = {"kind": "prohibited", "named_against": [str(story.ryan.pk)], "has_seen": "on"}
    return by_priya(story, "families:court_order_new", child, CourtOrder, **said, **on("made_on", 9))


def new_member(story: Story) -> Made:
    said = {"kind": "child", "full_name": unique("Lily Bell"), "drawn_for": "child"}
    return by_priya(story, "families:member_new", story.family, Member, **said)


def new_family(story: Story) -> Made:
    return by_priya(story, "families:family_new", None, Family, name=unique("Novak"), level="early_help")


def new_address(story: Story) -> Made:
    said = {"keep": "no", "lines": "14 Elm Street", "town": "Leeds", "postcode": "ls14ab", "kind": "home"}
    return by_priya(story, "families:address_new", story.amina, Address, **said)


def new_term(story: Story) -> Made:
    said = {"kind": "school", "text": unique("Owlbeck School")}
    return by_priya(story, "families:protected_terms", story.family, ProtectedTerm, **said)


# --- what happened, was offered, is owed


def new_placing(story: Story) -> Made:
    visit = people.make_visit(story.family, story.priya)
    return by_priya(story, "families:placing_new", visit, Placing, support="8", challenge="3")


def new_right(story: Story) -> Made:
    said = {"what": "needs", "state": "not", "why_not": "Nobody asked yet.", **on("on")}
    return by_priya(story, "families:own_right", story.jaden, OwnRight, **said)


def said_separated(story: Story) -> Made:
    return by_priya(story, "families:own_right", story.jaden, OwnRight, separated="yes")


def new_event(story: Story) -> Made:
    said = {"kind": "home", "what": unique("They moved."), **on("day")}
    return by_priya(story, "families:event_new", story.family, SignificantEvent, **said)


def new_offer(story: Story) -> Made:
    said = {"what": unique("A place at the meeting"), "outcome": "could_not", "words": "She was at work."}
    return by_priya(story, "families:offer_new", story.amina, Offer, **said, **on("offered_on"))


# --- what is kept from somebody, and what was read out


def in_confidence(story: Story) -> Confidence:
    visit = people.make_visit(story.family, story.priya, present=(story.jaden,))
    about = {"family": story.family, "member": story.jaden, "visit": visit, "by": story.priya}
    said = {
        "wishes": "Not Dad.",
        "conversation": "What it means.",
        "understands": "yes",
        "limits_told": "yes",
    }
    return Confidence.objects.create(**about, **said)


def new_confidence(story: Story) -> Made:
    visit = people.make_visit(story.family, story.priya, present=(story.jaden,))
    part = people.add_passage(visit, "view", "I went to the clinic.", said_by=story.jaden)
    said = {"member": str(story.jaden.pk), "parts": [str(part.pk)], "wishes": "Not Dad."}
    said |= {"conversation": "What it means.", "understands": "yes", "limits_told": "yes"}
    return by_priya(story, "sharing:confidence_new", visit, Confidence, **said)


def looked_again(story: Story) -> Made:
    said = {"outcome": "stays", "words": "We talked again."}
    return by_priya(story, "sharing:confidence", in_confidence(story), ConfidenceRecheck, **said)


def confidence_ended(story: Story) -> Made:
    said = {"outcome": "ended", "words": "All may know."}
    return by_priya(story, "sharing:confidence", in_confidence(story), ConfidenceRecheck, **said)


def rechecked(story: Story) -> Made:
    said = {"asked": "yes", "words": "It is all right."}
    return by_priya(story, "sharing:share_recheck", story.jaden, ShareRecheck, **said)


def read_out(story: Story) -> Made:
    said = {"way": "in_person", "kind": "different", "words": "Not so.", "told_back": "You ring."}
    version = send(story, story.amina)
    return by_priya(story, "sharing:read_aloud", version, ReadAloud, **said, **on("read_on"))


def new_tie(story: Story) -> Made:
    said = {"about": unique("Zofia Novak"), "tie": "She is my sister."}
    return by_priya(story, "families:tie_new", None, TieNotice, **said)


# --- supervision


def decided(story: Story) -> Made:
    names = ("question", "facts", "risk", "options", "advice", "decided", "rationale")
    said = dict.fromkeys(names, "So.") | {"duty_contacted": "yes"}
    url = reverse("supervision:decision_new", args=[story.family.pk])
    return Made(story.as_margaret, url, said, Decision)


def planned(story: Story) -> Made:
    said = {"who": str(story.priya.pk), **on("planned_on")}
    return Made(story.as_margaret, reverse("supervision:session_new"), said, SupervisionSession)


def agreed(story: Story) -> Made:
    said = {"every_weeks": "3", "words": "Tea first."}
    url = reverse("supervision:agreement_edit", args=[story.priya.pk])
    return Made(story.as_margaret, url, said, Agreement)


NEW: dict[str, tuple[Callable[[Story], Made], ...]] = {
    "agencies": (new_agency, new_load, new_agency_action, new_talk),
    "heard": (
        new_view,
        new_thought,
        new_need,
        known_anew,
        tried_it,
        described,
        explained_it,
        interpreted_for_her,
    ),
    "who is who": (new_couple, new_parent, parent_not_known, new_home, new_stay, new_order),
    "people": (new_member, new_family, new_address, new_term, new_tie),
    "work": (new_placing, new_right, said_separated, new_event, new_offer),
    "kept and read": (new_confidence, looked_again, confidence_ended, rechecked, read_out),
    "supervision": (decided, planned, agreed),
}
