"""Priya and the Bells look together at what is strong and what is needed, and keep both views where they differ."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from families.forms.assessments import ItemForm
from families.models import Assessment, AssessmentItem, HardToAssess, YouSaid
from restorative.audit.models import AccessLog, AuditEvent
from tests import people
from tests.conftest import Story
from tests.families.assessment_data import add_item, begin

pytestmark = pytest.mark.django_db


def url_of(name: str, *args: Any) -> str:
    return reverse(f"families:{name}", args=args)


def item_typed(story: Story, **more: str) -> dict[str, str]:
    return {
        "kind": "need",
        "member": "family",
        "topic": "Mornings",
        "said_by": str(story.amina.pk),
        "family_view": "The bus is late, not us.",
        "our_view": "Jaden misses maths most days.",
        "stands": "different",
        "why": "The school keeps a list.",
        "reply": "The list is wrong.",
        **more,
    }


@pytest.fixture
def made(story: Story) -> Assessment:
    return begin(story)


def test_priya_begins_one_and_finds_it_again_from_the_family(story: Story) -> None:
    client = story.as_priya
    page = client.get(url_of("family", story.family.pk)).content.decode()
    assert url_of("assessments", story.family.pk) in page
    said = {"purpose": "What makes mornings hard, and what helps.", "key": "a" * 32}
    first = client.post(url_of("assessment_new", story.family.pk), said)
    again = client.post(url_of("assessment_new", story.family.pk), said)
    made = Assessment.objects.get()
    assert first.headers["Location"] == again.headers["Location"] == url_of("assessment", made.pk)
    assert AuditEvent.objects.filter(action="begin_assessment").count() == 1
    listed = client.get(url_of("assessments", story.family.pk)).content.decode()
    assert url_of("assessment", made.pk) in listed
    assert "What makes mornings hard" in listed


def test_both_views_stand_side_by_side_and_neither_is_an_error(story: Story, made: Assessment) -> None:
    client = story.as_priya
    assert client.post(url_of("item_new", made.pk), item_typed(story)).status_code == 302
    page = client.get(url_of("assessment", made.pk)).content.decode()
    for words in (
        "Amina’s view",
        "The bus is late, not us.",
        "Our view",
        "Jaden misses maths",
        "The list is wrong.",
    ):
        assert words in page, words
    assert "We see it differently" in page
    assert AccessLog.objects.filter(kind="assessment", target_id=made.pk).exists()


def test_a_view_needs_its_speaker_and_agreeing_needs_two_views(story: Story, made: Assessment) -> None:
    client, url = story.as_priya, url_of("item_new", made.pk)
    wrong = {
        "Say whose words these are": {"said_by": "family"},
        "Write down both views first": {"our_view": ""},
        "Write down how they see it, or how you do": {"our_view": "", "family_view": "", "stands": "not_yet"},
        "Say why we see it differently": {"why": ""},
        "A strength is no risk": {"kind": "strength", "is_risk": "on"},
    }
    for message, change in wrong.items():
        page = client.post(url, item_typed(story, **change)).content.decode()
        assert message in page, message
        assert "Mornings" in page
    assert not AssessmentItem.objects.exists()


@given(
    theirs=st.sampled_from(["", "They say so."]),
    ours=st.sampled_from(["", "We say so."]),
    stands=st.sampled_from(AssessmentItem.Stands.values),
    why=st.sampled_from(["", "Because."]),
)
def test_no_item_agrees_or_differs_with_a_view_that_nobody_has(
    theirs: str, ours: str, stands: str, why: str
) -> None:
    from_nobody = {"kind": "need", "member": "family", "topic": "x", "said_by": "family"}
    said = {**from_nobody, "family_view": theirs, "our_view": ours, "stands": stands, "why": why}
    form = ItemForm(said, members=[])
    if form.is_valid():
        assert ours
        assert not theirs, "nobody is named as its speaker"
        assert stands == "not_yet"


def test_a_colleague_saved_it_meanwhile_and_both_texts_are_there(story: Story, made: Assessment) -> None:
    item = add_item(story, made, topic="Mornings")
    client, url = story.as_priya, url_of("item_edit", item.pk)
    AssessmentItem.objects.filter(pk=item.pk).update(family_view="Saved meanwhile.", revision=2)
    late = client.post(url, item_typed(story, family_view="Typed here.", revision="1"))
    page = late.content.decode()
    assert late.status_code == 409
    assert "Saved meanwhile." in page
    assert "Typed here." in page
    item.refresh_from_db()
    assert item.family_view == "Saved meanwhile."
    assert client.post(url, item_typed(story, family_view="Typed here.", revision="2")).status_code == 302
    item.refresh_from_db()
    assert (item.family_view, item.revision) == ("Typed here.", 3)


def test_a_risk_cannot_go_until_what_was_hard_is_said(story: Story, made: Assessment) -> None:
    add_item(story, made, is_risk=True)
    client = story.as_priya
    page = client.get(url_of("assessment", made.pk)).content.decode()
    assert "say what was hard to assess" in page
    assert reverse("sharing:recipients", args=["assessment", made.pk]) not in page
    client.post(url_of("hard_none", made.pk), {"why": "We saw Jaden alone four times."})
    assert HardToAssess.objects.get().is_nothing
    page = client.get(url_of("assessment", made.pk)).content.decode()
    assert reverse("sharing:recipients", args=["assessment", made.pk]) in page
    assert "We saw Jaden alone four times." in page


def test_what_was_hard_says_why_what_was_tried_and_what_comes_next(story: Story, made: Assessment) -> None:
    client, url = story.as_priya, url_of("hard_new", made.pk)
    words = {
        "area": "Weekends at Ryan’s",
        "why": "Nobody opened.",
        "tried": "Two visits.",
        "member": str(story.ryan.pk),
    }
    page = client.post(url, words).content.decode()
    assert "Fill this in: What does that do to what we know about risk?" in page
    assert "Two visits." in page
    whole = {**words, "risk_effect": "We do not know.", "next_try": "Ask Ryan for a time."}
    assert client.post(url, whole).status_code == 302
    past = {"next_by_day": "1", "next_by_month": "1", "next_by_year": "2020"}
    assert "This day has passed" in client.post(url, whole | past).content.decode()
    assert HardToAssess.objects.get().member == story.ryan


def test_you_said_we_decided_because(story: Story, made: Assessment) -> None:
    today = timezone.localdate()
    told = {f"told_on_{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    said = {"said": "A later bus.", "decided": "We cannot move it.", "because": "The council sets the times."}
    story.as_priya.post(url_of("decided_new", made.pk), {**said, **told, "member": str(story.amina.pk)})
    row = YouSaid.objects.get()
    assert (row.told_on, row.member) == (today, story.amina)
    page = story.as_priya.get(url_of("assessment", made.pk)).content.decode()
    assert "Told on" in page
    assert "The council sets the times." in page


def test_once_closed_nothing_is_added_and_nothing_typed_is_lost(story: Story, made: Assessment) -> None:
    client = story.as_priya
    item = add_item(story, made)
    assert "what you understand now" in client.post(url_of("assessment_close", made.pk), {}).content.decode()
    client.post(url_of("assessment_close", made.pk), {"ending": "Mornings work now."})
    made.refresh_from_db()
    assert made.closed_by == story.priya
    for url in (url_of("item_new", made.pk), url_of("item_edit", item.pk)):
        late = client.post(url, item_typed(story, family_view="Too late."))
        assert late.status_code == 409
        assert "Too late." in late.content.decode()
    assert client.post(url_of("hard_none", made.pk), {"why": "x"}).status_code == 409
    assert not HardToAssess.objects.exists()
    page = client.get(url_of("assessment", made.pk)).content.decode()
    assert "Mornings work now." in page
    assert "Add a strength" not in page


def test_another_worker_finds_none_of_it(story: Story, made: Assessment) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    item = add_item(story, made)
    for url in (
        url_of("assessments", story.family.pk),
        url_of("assessment", made.pk),
        url_of("item_edit", item.pk),
    ):
        assert omar.get(url).status_code == 404
    assert omar.post(url_of("hard_none", made.pk), {"why": "x"}).status_code == 404
    assert story.as_amina.get(url_of("assessment", made.pk)).status_code == 403
