"""Each person heard: a family's views on one page, and a child's nine needs (S14, S18, S19)."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.actions.heard import note_influence, note_need, note_view
from families.forms.heard import InfluenceNewForm, NeedNewForm, ViewNewForm
from families.models import (
    ConfidencePassage,
    Family,
    InfluenceThought,
    Member,
    NeedNote,
    Passage,
    ViewSought,
    Visit,
)
from families.models.heard import FEW, is_owed
from families.models.people import names_of
from families.views.once import new_id
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

# from this age a child says something that can be written down, and can be told who we are
SPEAKS_FROM = 3
Outcome = ViewSought.Outcome
Need = NeedNote.Need
# what each of the nine means, in other words
MEANS = {
    Need.VIGILANCE: gettext_lazy("Do adults see it when something troubles them?"),
    Need.UNDERSTANDING: gettext_lazy("Do they understand what happens, and does it count what they say?"),
    Need.STABILITY: gettext_lazy("Who stays? Do they know who comes next, and when?"),
    Need.RESPECT: gettext_lazy("Do we start from what they can do?"),
    Need.INFORMATION: gettext_lazy("Do they know about meetings, plans and worries, and have a say in them?"),
    Need.EXPLANATION: gettext_lazy("When it did not go their way: who told them why?"),
    Need.SUPPORT: gettext_lazy("What is there for them alone?"),
    Need.ADVOCACY: gettext_lazy("Were they offered an advocate? What did they say?"),
    Need.PROTECTION: gettext_lazy(
        "From whom or what? And for a child who fled or came without parents: the help they have a right to."
    ),
}


@dataclass(frozen=True)
class Heard:
    """One time at which somebody was heard, watched, or not asked."""

    day: date
    how: str
    outcome: str
    words: str
    setting: str = ""
    who_else: str = ""
    visit: str = ""
    # a young person asked us to keep it between us
    is_kept: bool = False


@dataclass(frozen=True)
class Voice:
    """One member: what they said last, and whether it is ours to ask."""

    member: Member
    name: str
    heard: list[Heard]
    thoughts: list[Mapping[str, str]]
    today: date

    @property
    def asked_on(self) -> date | None:
        return next((one.day for one in self.heard if one.outcome != Outcome.NOT_SOUGHT), None)

    @property
    def not_sought_on(self) -> date | None:
        return next((one.day for one in self.heard if one.outcome == Outcome.NOT_SOUGHT), None)

    @property
    def is_unborn(self) -> bool:
        return self.member.due_date is not None

    @property
    def is_owed(self) -> bool:
        """Never of somebody who is not born yet, or who has died."""
        if self.is_unborn or self.member.died_on:
            return False
        return is_owed(self.asked_on, self.not_sought_on, self.today)

    @property
    def newest(self) -> Heard | None:
        return self.heard[0] if self.heard else None

    @property
    def earlier(self) -> list[Heard]:
        return self.heard[1:]


def views_in_visits() -> ArraySubquery:
    """The newest few views of the outer query's member out of finished notes, as plain facts: nothing is copied."""
    said = Passage.objects.filter(kind=Passage.Kind.VIEW, said_by=OuterRef("pk"))
    kept = ConfidencePassage.objects.standing().filter(passage=OuterRef("pk")).order_by()
    facts = JSONObject(
        day="visit__happened_on",
        how="visit__kind",
        words="text",
        setting="setting",
        who_else="who_else",
        visit="visit_id",
        kept=Exists(kept),
    )
    return ArraySubquery(said.order_by("-visit__happened_on", "-position", "pk").values(facts=facts)[:FEW])


def thoughts_on_each() -> ArraySubquery:
    thoughts = InfluenceThought.objects.filter(member=OuterRef("pk")).annotate(who=F("by__name"))
    facts = JSONObject(day="at", text="text", who="who")
    return ArraySubquery(thoughts.order_by("-at", "pk").values(facts=facts)[:FEW])


def heard_from(member: Any) -> list[Heard]:
    """What notes and questions hold of one member who was read with `asked` and `said`, newest first."""
    asked = [heard_when_asked(facts) for facts in member.asked]
    said = [heard_at_visit(facts) for facts in member.said]
    return sorted([*asked, *said], key=lambda one: one.day, reverse=True)[:FEW]


def heard_when_asked(facts: Mapping[str, Any]) -> Heard:
    how = str(ViewSought.How(facts["how"]).label) if facts["how"] else ""
    told = {name: facts[name] for name in ("outcome", "words", "setting", "who_else")}
    return Heard(day=date.fromisoformat(facts["day"]), how=how, **told)


def heard_at_visit(facts: Mapping[str, Any]) -> Heard:
    told = {name: facts[name] for name in ("words", "setting", "who_else", "visit")}
    how = str(Visit.Kind(facts["how"]).label)
    day = date.fromisoformat(facts["day"])
    return Heard(day=day, how=how, outcome=Outcome.SAID, is_kept=facts["kept"], **told)


@requires(Permission.SEE_FAMILIES)
def family_views(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    """Everybody, absent fathers and babies too: when they were asked last, and their words."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family)
    members: Any = found.members.annotate(
        asked=ViewSought.objects.of_each(), said=views_in_visits(), thoughts=thoughts_on_each()
    )
    voices = voices_of(members, timezone.localdate())
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.pk, target_id=found.pk)
    owed = [voice for voice in voices if voice.is_owed]
    return render(request, "families/family_views.html", {"family": found, "voices": voices, "owed": owed})


def voices_of(members: Iterable[Any], today: date) -> list[Voice]:
    """Whom we owe a question first."""
    members = list(members)
    names = names_of(members)
    voices = [
        Voice(member, names[str(member.pk)], heard_from(member), member.thoughts, today) for member in members
    ]
    return sorted(voices, key=lambda voice: not voice.is_owed)


def person_of(request: SignedInRequest, member: uuid.UUID) -> Member:
    """Raises Http404 out of scope."""
    members = Member.objects.visible_to(request.user).select_related("family")
    return get_object_or_404(members, pk=member)


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def view_new(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    found = person_of(request, member)
    form = ViewNewForm(request.POST) if request.method == "POST" else ViewNewForm()
    if form.is_bound and form.is_valid():
        note_view(member=found, facts=form.facts, new=new_id(request, found.pk), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:family_views", family=found.family_id)
    return render(request, "families/view_new.html", {"form": form, "member": found})


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def influence_new(request: SignedInRequest, member: uuid.UUID) -> HttpResponse:
    found = person_of(request, member)
    form = InfluenceNewForm(request.POST) if request.method == "POST" else InfluenceNewForm()
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"]
        note_influence(member=found, text=text, new=new_id(request, found.pk), by=request.user)
        messages.success(request, _("Saved. It stays with us."))
        return redirect("families:family_views", family=found.family_id)
    return render(request, "families/influence_new.html", {"form": form, "member": found})


def child_of(request: SignedInRequest, child: uuid.UUID) -> Any:
    """Raises Http404 for an adult as well: the nine are what children say they need."""
    children = Member.objects.visible_to(request.user).filter(kind=Member.Kind.CHILD)
    children = children.annotate(needs=NeedNote.objects.newest_by_need())
    return get_object_or_404(children.select_related("family"), pk=child)


@requires(Permission.SEE_FAMILIES)
def child_needs(request: SignedInRequest, child: uuid.UUID) -> HttpResponse:
    """The nine things that children name, each with the newest that we know, gaps shown plainly."""
    found = child_of(request, child)
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.family_id, target_id=found.pk)
    today = timezone.localdate()
    has_words = found.is_from_on(SPEAKS_FROM, today)
    context = {"member": found, "needs": needs_of(found.needs, today), "has_words": has_words}
    return render(request, "families/child_needs.html", context)


def needs_of(notes: Iterable[Mapping[str, Any]], today: date) -> list[dict[str, Any]]:
    """All nine, in their own order, with what is known of each."""
    known = {note["need"]: note for note in notes}
    return [need_of(need, known.get(need.value), today) for need in Need]


def need_of(need: Need, note: Mapping[str, Any] | None, today: date) -> dict[str, Any]:
    about = {"kind": need.value, "title": need.label, "means": MEANS[need], "note": None}
    if note is None:
        return about
    by_when = date.fromisoformat(note["by_when"]) if note["by_when"] else None
    noted_on = date.fromisoformat(note["noted_on"])
    said = {**note, "by_when": by_when, "noted_on": noted_on}
    return {**about, "note": said, "is_late": bool(by_when and by_when < today)}


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def need_new(request: SignedInRequest, child: uuid.UUID) -> HttpResponse:
    found = child_of(request, child)
    form = NeedNewForm(request.POST) if request.method == "POST" else NeedNewForm(initial=asked_for(request))
    if form.is_bound and form.is_valid():
        note_need(child=found, facts=form.cleaned_data, new=new_id(request, found.pk), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("families:child_needs", child=found.pk)
    return render(request, "families/need_new.html", {"form": form, "member": found})


def asked_for(request: SignedInRequest) -> dict[str, str]:
    """Which of the nine the link was pressed at."""
    said = request.GET.get("need", "")
    return {"need": said} if said in Need.values else {}
