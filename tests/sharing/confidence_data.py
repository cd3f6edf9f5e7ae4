"""Maya is fifteen and tells Priya something by herself: what the stories of her confidence have in common."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from families.models import Confidence, Member, Passage, Visit
from families.sharing.actions import save_composition, share_version
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import SharedVersion, content_hash
from families.sharing.pieces import Choice
from tests import people
from tests.conftest import Story
from tests.sharing.sheets import may_name_all

SECRET = "I have been to the clinic on my own, and it went well."
ORDINARY = "We talked about maths homework at the kitchen table."
TODAY = timezone.localdate()


@pytest.fixture
def maya(story: Story) -> Member:
    """Fifteen, and she reads her own."""
    return people.make_child(story.family, "Maya Bell", birth_date=TODAY - timedelta(days=15 * 365 + 100))


@pytest.fixture
def visit(story: Story, maya: Member) -> Visit:
    """Both parents were there at the beginning; Maya told Priya something by herself."""
    made = people.make_visit(story.family, story.priya, present=(story.amina, story.ryan, maya))
    people.add_passage(made, "support", ORDINARY)
    people.add_passage(made, "view", SECRET, said_by=maya)
    return made


def typed(maya: Member, *parts: Passage, **more: Any) -> dict[str, Any]:
    return {
        "member": str(maya.pk),
        "parts": [str(one.pk) for one in parts],
        "wishes": "Not Mum and not Dad.",
        "conversation": "What the clinic does, and what she would do if she worried.",
        "understands": "yes",
        "limits_told": "yes",
        **more,
    }


def keep(story: Story, visit: Visit, maya: Member, **more: Any) -> Confidence:
    url = reverse("sharing:confidence_new", args=[visit.pk])
    answer = story.as_priya.post(url, typed(maya, secret_of(visit), **more))
    assert answer.status_code == 302, answer.content.decode()
    return Confidence.objects.latest("at")


def secret_of(visit: Visit) -> Passage:
    return visit.passages.get(text=SECRET)


def share_all(story: Story, subject: Any, member: Member) -> SharedVersion:
    """Everything is ticked, whatever the page offers, and every question answered with yes."""
    sheet = sheet_for(subject, member)
    choices = {piece.id: Choice(included=True, asked=True, safe=True, alone=True) for piece in sheet.pieces}
    kept = {key for key in choices if sheet.held.kept(piece_of(sheet, key))}
    choices |= {key: Choice(included=False) for key in kept}
    save_composition(sheet=sheet, choices=may_name_all(sheet, choices), bases={}, by=story.priya)
    content: Any = content_of(sheet_for(subject, member), sender=story.priya)
    return share_version(subject=subject, member=member, seen=content_hash(content), by=story.priya)


def piece_of(sheet: Any, key: Any) -> Any:
    return next(piece for piece in sheet.pieces if piece.id == key)


def look(story: Story, confidence: Confidence, **said: Any) -> Any:
    url = reverse("sharing:confidence", args=[confidence.pk])
    return story.as_priya.post(url, {"words": "We talked again."} | said)
