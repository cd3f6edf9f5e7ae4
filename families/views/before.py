"""The minute before the door: one page, read on a phone, of what to mind with this family now (S41).

It is opened where others can see the screen. So it says what to do, and never why; no address, no number, nothing that
was said in confidence, and nothing that is to be kept from anybody in the family.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Family, Member, Promise, SafeContact
from families.models.before import COULD_HARM, HARMS, facts_of_family, facts_of_member, may_be_named, to_mind
from families.models.knowing import Tried
from families.templatetags.families import called
from families.views.over_shoulder import OverShoulder
from families.views.plan_cards import GoalLine, plan_cards
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.actions import record_opening
from restorative.audit.models import AccessLog

MOST_PEOPLE, MOST_PROMISES, MOST_GOALS = 12, 40, 4
SHOWN_PROMISES = 4


@dataclass(frozen=True)
class Known:
    """One person as somebody minds them at the door."""

    member: Member
    needs: str
    trusted: list[str]
    reach: str
    words: str
    works: str
    could_harm: str | None


@requires(Permission.SEE_FAMILIES)
def before_visit(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    families = Family.objects.visible_to(request.user).with_plans().annotate(**facts_of_family())
    found: Any = get_object_or_404(families, pk=family)
    record_opening(AccessLog.Kind.FAMILY, by=request.user, family_id=found.pk, target_id=found.pk)
    today = timezone.localdate()
    members = may_be_named(found.members.all()).annotate(**facts_of_member(today))
    named = list(members.select_related("safe_contact")[:MOST_PEOPLE])
    shown = OverShoulder(found, named)
    people = [known(member, shown) for member in named]
    rows: list[Any] = list(to_mind(found, today)[: MOST_PROMISES + 1])
    promises = [one for one in rows if shown.lets(one.what, *map(called, one.names))]
    facts = {
        "family": found,
        "people": people,
        "spoken": [one for one in sorted(people, key=is_adult) if one.words],
        "works": [one for one in people if one.works],
        "goals": [goal for goal in goals_of(found, today) if shown.lets(goal.title)][:MOST_GOALS],
        "next": next_contact(found.next_contact, today, shown),
        "safety": safety_of(people),
        **owed(promises, today),
    }
    return render(request, "families/before_visit.html", facts)


def known(member: Any, shown: OverShoulder) -> Known:
    said = max(
        (one for one in (member.last_words, member.last_asked) if one),
        key=lambda one: one["on"],
        default=None,
    )
    words, reach, works = (
        text if shown.lets(text) else ""
        for text in (
            said["text"] if said else "",
            reach_of(getattr(member, "safe_contact", None)),
            what_works(member),
        )
    )
    return Known(
        member=member,
        needs=" · ".join(member.needs_in_words),
        trusted=[who for who in member.trusted if shown.lets(who)],
        reach=reach,
        words=words,
        works=works,
        could_harm=member.could_harm,
    )


def what_works(member: Any) -> str:
    """What helps, as it was written with them; what we tried that worked; else the notes on working together.

    Nothing of somebody who could harm another: how the two are kept apart is not read at the door.
    """
    if member.could_harm == HARMS:
        return ""
    helps = member.knowing[0]["helps"] if member.knowing else ""
    worked = [one["what"] for one in member.tried if one["outcome"] == Tried.Outcome.WORKED]
    return " · ".join(words for words in (helps, *worked[:1]) if words) or member.notes_on_working_together


def is_adult(one: Known) -> bool:
    return not one.member.is_child


def reach_of(contact: SafeContact | None) -> str:
    """How and when it is safe to reach them: the way and the times, never the number."""
    if contact is None:
        return ""
    by_phone = contact.way in (SafeContact.Way.PHONE, SafeContact.Way.TEXT)
    said = [
        contact.get_way_display(),
        contact.safe_times,
        _("no voicemail") if by_phone and not contact.voicemail_is_safe else "",
        _("others use this phone") if contact.device_is_shared else "",
    ]
    return ", ".join(words for words in said if words)


def safety_of(people: Sequence[Known]) -> list[str]:
    """What to do, in words that harm nobody when they are read over a shoulder: for all alike, and of nobody by name."""
    alone = any(one.could_harm in COULD_HARM for one in people)
    asked = all(one.could_harm or one.member.is_child for one in people)
    said = [
        _("See each person alone. Pass nothing on from one to another.") if alone else "",
        "" if asked else _("Not all safety questions are answered yet."),
    ]
    return [words for words in said if words]


def owed(promises: Sequence[Any], today: date) -> dict[str, Any]:
    """Open promises, the first few; and what of ours is late or was not kept, and owes a word."""
    ours = [one for one in promises if one.whose == Promise.Whose.OURS]
    still = [one for one in promises if one.outcome == Promise.Outcome.OPEN]
    return {
        "promises": [(one, one.is_late_on(today)) for one in still[:SHOWN_PROMISES]],
        "has_more_promises": len(still) > SHOWN_PROMISES,
        "sorry": [one for one in ours if one.is_late_on(today) or one.outcome != Promise.Outcome.OPEN],
    }


def goals_of(found: Any, today: date) -> list[GoalLine]:
    plans = [plan for plan in plan_cards(found, today) if plan.is_open]
    return [goal for plan in plans for goal in plan.goals if goal.state == "open"]


def next_contact(said: dict[str, Any] | None, today: date, shown: OverShoulder) -> dict[str, Any] | None:
    """What was last agreed, if it has not passed."""
    if said is None or date.fromisoformat(said["on"]) < today:
        return None
    at = time.fromisoformat(said["at"]) if said["at"] else None
    who = said["who"] if shown.lets(said["who"]) else ""
    return {"on": date.fromisoformat(said["on"]), "at": at, "who": who}
