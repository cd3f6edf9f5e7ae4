"""Reading a finished note, and taking it back."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions.visits import undo_finish
from families.forms.more import goal_words
from families.models import (
    Amendment,
    Attachment,
    ConfidencePassage,
    Escalation,
    Family,
    Interpreted,
    Member,
    Passage,
    Placing,
    SignificantEvent,
    Visit,
    VisitDraft,
    VisitMember,
    Withdrawal,
    WrongFamily,
)
from families.models.knowing import Mode
from families.models.promises import names_on
from families.models.wrong_family import IsAskedToGo, NobodyCanAgree
from families.templatetags.families import ANSWERS
from families.views.cards import kept_from
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import User
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

# of a note that somebody asks to move or withdraw
ASKED = JSONObject(
    id="pk", by="asked_by__name", decision="decision", words="words", decided_by="decided_by__name"
)
INTERPRETED = JSONObject(
    mode="mode",
    interpreter="interpreter",
    instead="instead",
    full_name="member__full_name",
    preferred_name="member__preferred_name",
)
# under whose heading an answer stands
ANSWERED = {Passage.Kind.RESPONSE: Passage.Kind.CHALLENGE, Passage.Kind.WE_DID: Passage.Kind.QUESTION}


@dataclass(frozen=True)
class ShareState:
    """How things stand with one member: in words, with the kind of tag that shows it."""

    name: str
    member_id: uuid.UUID
    words: str
    tag: str = "waiting"
    version_id: uuid.UUID | None = None
    # something was added since, and nobody decided yet whether this one reads it
    lacks_addition: bool = False
    # what else is to know of it, for `share_notes`
    notes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """What the manager was told, and what became of it."""

    what: str
    owner: str
    raised_at: datetime
    answer_by: datetime
    decision: str
    decided_by: str
    decided_at: datetime | None

    @property
    def panel(self) -> str:
        """The kind of panel that shows it."""
        return "" if self.decided_at else "waiting"


@requires(Permission.SEE_FAMILIES)
def visit(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    kept: Any = Family._meta.get_field("withholdings").related_model
    visits = whole_notes(Visit.objects.visible_to(request.user), request.user)
    visits = visits.annotate(
        withheld=ArraySubquery(kept.objects.facts_of(OuterRef("pk"))), placed=Placing.objects.standing()
    )
    found = visits.filter(pk=visit).first()
    if found is None:
        return gone_from(request, visit)
    record_opening(AccessLog.Kind.VISIT, by=request.user, family_id=found.family_id, target_id=found.pk)
    people, passages = people_at(found), passages_of(found)
    versions: Any = found.shared_versions()
    versions = list(
        versions.with_last_answer().with_last_hand().with_choices().with_opened().select_related("member")
    )
    added = [passage for passage in passages if passage.amendment]
    withheld = kept_from(found.withheld)
    context = {
        "visit": found,
        "withheld": withheld,
        **note_context(found, people, passages),
        "shares": share_states(people if found.owes_sharing else [], versions, added),
        "asked": next(iter(found.asked), None),
        "can_choose_people": may_choose_people(found, people, request.user),
        "can_undo": not (versions or withheld or found.placed) and may_undo(found, passages, request.user),
        "undo_until": timezone.localtime(found.undo_until),
        "is_mine": found.author_id == request.user.pk,
        "has_children": any(person.member.is_child for person in people),
        "attachments": Attachment.objects.of_note(found.pk).filter(family=found.family_id),
    }
    return render(request, "families/visit.html", context)


def gone_from(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    """An old address: of one's own note that was taken back it leads to the draft that it is again; of one that was
    withdrawn to its family, with a word. Raises Http404 for any other.
    """
    draft = VisitDraft.objects.visible_to(request.user).unfinished().filter(pk=visit).values("family").first()
    if draft is not None:
        return redirect("families:visit_draft", family=draft["family"], draft=visit)
    mine = Withdrawal.objects.filter(family__in=Family.objects.visible_to(request.user))
    gone = get_object_or_404(mine, note_id=visit)
    messages.info(request, _("This note was withdrawn: it had been written on the wrong family."))
    return redirect("families:family", family=gone.family_id)


def whole_notes(visits: QuerySet[Visit], user: User) -> QuerySet[Any]:
    """Visits with `told` (what the manager was told) and `goals` as plain facts, and `has_draft`. One statement."""
    of_this = {"visit": OuterRef("pk")}
    told = JSONObject(
        what="what",
        owner="owner__name",
        raised_at="raised_at",
        answer_by="answer_by",
        decision="decision",
        decided_by="decided_by__name",
        decided_at="decided_at",
    )
    goal = JSONObject(theirs="goal__their_words", ours="goal__our_words", different="goal__different")
    links: Any = Visit._meta.get_field("goal_links").related_model
    return visits.select_related("family", "author").annotate(
        told=ArraySubquery(Escalation.objects.filter(**of_this).order_by("raised_at").values(facts=told)),
        goals=ArraySubquery(links.objects.filter(**of_this).order_by("goal__position").values(facts=goal)),
        asked=ArraySubquery(asked_to_go(user).values(facts=ASKED)[:1]),
        is_asked_to_go=IsAskedToGo("pk"),
        nobody_can_agree=NobodyCanAgree("pk"),
        moved_at=F("moved__at"),
        moved_by=F("moved__agreed_by__name"),
        interpreters=ArraySubquery(
            Interpreted.objects.filter(**of_this).order_by("at", "pk").values(facts=INTERPRETED)
        ),
        mattered=Exists(SignificantEvent.objects.standing().filter(source_id=OuterRef("pk"))),
        has_draft=Exists(VisitDraft.objects.visible_to(user).filter(pk=OuterRef("pk"))),
    )


def asked_to_go(user: User) -> QuerySet[WrongFamily]:
    """What was asked last of the outer query's note, where this person may know of it."""
    asked = WrongFamily.objects.visible_to(user).answered_or_waiting()
    return asked.filter(note_id=OuterRef("pk")).order_by("-asked_at")


def people_at(visit: Visit) -> list[VisitMember]:
    return list(visit.people.select_related("member").order_by("member__kind", "member__birth_date"))


def passages_of(visit: Visit) -> list[Any]:
    names = ArraySubquery(names_on(OuterRef("promise__pk")))
    related = visit.passages.select_related("said_by", "promise", "amendment__author")
    kept = ConfidencePassage.objects.standing().filter(passage=OuterRef("pk"))
    return list(related.annotate(names=names, confidence=Subquery(kept.values("confidence")[:1])))


def note_context(visit: Any, people: list[VisitMember], passages: list[Any]) -> dict[str, Any]:
    """The note itself, as page and paper show it."""
    return {
        "sections": sections_of(passage for passage in passages if not passage.amendment),
        "amendments": amendments_of(passages),
        "present": [person for person in people if person.was_there],
        "children": [person for person in people if was_said(person)],
        "interpreters": [{**one, "how": Mode(one["mode"]).label} for one in visit.interpreters],
        "need_interpreter": [one.member for one in people if one.was_there and one.member.needs_interpreter],
        "told": [told_of(facts) for facts in visit.told],
        "goals": [goal_words(facts["different"], facts["theirs"], facts["ours"]) for facts in visit.goals],
        "is_late": timezone.localdate(visit.finished_at) > visit.happened_on,
    }


def told_of(facts: Mapping[str, Any]) -> Told:
    moments = {
        name: datetime.fromisoformat(facts[name]) if facts[name] else None
        for name in ("raised_at", "answer_by", "decided_at")
    }
    return Told(**{**facts, **moments})


@requires(Permission.RECORD_VISIT, methods=("POST",))
def visit_undo(request: SignedInRequest, visit: uuid.UUID) -> HttpResponse:
    mine = Visit.objects.visible_to(request.user).filter(author=request.user)
    found = get_object_or_404(mine, pk=visit)
    draft = undo_finish(visit=found, by=request.user)
    if draft is None:
        messages.warning(request, _("This note can no longer be taken back. You can share it as it stands."))
        return redirect("families:visit", visit=found.pk)
    messages.success(request, _("The note is a draft again. Everything you wrote is here."))
    return redirect("families:visit_draft", family=draft.family_id, draft=draft.pk)


def sections_of(passages: Iterable[Passage]) -> list[tuple[str, list[Passage]]]:
    """The passages under their headings; what they said stands with the challenge that it answers."""
    kinds = Passage.Kind
    grouped = groupby(passages, lambda one: ANSWERED.get(kinds(one.kind), kinds(one.kind)))
    return [(str(kind.label), list(some)) for kind, some in grouped]


def amendments_of(passages: Iterable[Passage]) -> list[tuple[Amendment | None, list[Passage]]]:
    """What was added later, each with who and when, in the order in which it was added."""
    added = [passage for passage in passages if passage.amendment]
    return [(some[0].amendment, some) for _, group in groupby(added, by_amendment) if (some := list(group))]


def by_amendment(passage: Passage) -> uuid.UUID | None:
    return passage.amendment_id


def may_undo(visit: Any, passages: Iterable[Passage], user: User) -> bool:
    """Whether to offer it; the action looks again. What the page has already read is not asked for twice."""
    is_hers = visit.author_id == user.pk and visit.has_draft and timezone.now() < visit.undo_until
    promises = [passage.promise for passage in passages if hasattr(passage, "promise")]
    settled = any(promise.settled_at for promise in promises)
    decided = any(facts["decided_at"] for facts in visit.told)
    added = any(passage.amendment for passage in passages)
    return is_hers and not (settled or decided or added or visit.interpreters)


def may_choose_people(visit: Any, people: Iterable[VisitMember], user: User) -> bool:
    """Whether its author still has to say who of this family was there: the note came from another one."""
    return bool(visit.moved_at) and visit.author_id == user.pk and not people and not visit.nobody_answered


def was_said(person: VisitMember) -> bool:
    """Whether something was said about seeing this child."""
    nothing = VisitMember.Said.NOT_SAID
    return (person.seen, person.seen_alone) != (nothing, nothing) or bool(person.why_not)


def share_states(
    people: Iterable[VisitMember], versions: Iterable[Any], added: Iterable[Passage] = ()
) -> list[ShareState]:
    """One state for each who was there and is old enough, and for each other member with whom it was shared."""
    newest: dict[uuid.UUID, Any] = {}
    for version in sorted(versions, key=lambda version: version.shared_at):
        newest[version.member_id] = version
    today = timezone.localdate()
    members = {
        person.member_id: person.member
        for person in people
        if person.was_there and person.member.reads_on(today)
    }
    members |= {version.member_id: version.member for version in newest.values()}
    added = list(added)
    return [share_state(member, newest.get(pk), added) for pk, member in members.items()]


def share_state(member: Member, version: Any, added: Iterable[Passage]) -> ShareState:
    if version is None:
        return ShareState(member.called, member.pk, _("Not shared yet"))
    if version.recalled_at is not None:
        return ShareState(member.called, member.pk, _("Taken back"), "", version.pk)
    lacks = any(is_missing(passage, version) for passage in added)
    words, tag = answer_words(version)
    return ShareState(member.called, member.pk, words, tag, version.pk, lacks, notes_of(version))


def answer_words(version: Any) -> tuple[str, str]:
    kind = version.last_answer_kind
    if not kind:
        return _("Shared, no answer yet"), "waiting"
    return str(version.answers.model.Kind(kind).label), ANSWERS[kind][0]


def is_missing(passage: Any, version: Any) -> bool:
    """Whether this addition is still to be decided for the recipient, or chosen and not yet sent."""
    choice = (version.choices or {}).get(str(passage.pk))
    if choice is None:
        return True
    return bool(choice["in"]) and version.shared_at < passage.amendment.added_at


def notes_of(version: Any) -> dict[str, Any]:
    return {
        "aloud_on": version.aloud_on,
        "hidden": version.hidden_at is not None,
        "recorded": bool(version.last_answer_writer),
        "on_phone": bool(version.last_answer_phone),
    }
