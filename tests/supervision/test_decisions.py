"""Decisions on the file, and the answer to *Tell my manager now*."""

from datetime import timedelta

import pytest
from django.utils import timezone

from families.models import Allocation
from restorative.audit.models import AuditEvent
from supervision.models import Decision
from tests import people
from tests.conftest import Story
from tests.supervision.meetings import discuss, held, tell_manager

WORDS = {
    "question": "Is it safe tonight?",
    "facts": "The door is broken.",
    "duty_contacted": "yes",
    "duty_reference": "DA-17",
    "decided": "We go back at six.",
    "rationale": "Grandma is there.",
}


def test_a_decision_is_copied_to_the_file_and_names_no_session(story: Story) -> None:
    session = held(story, brings="My own words.")
    part = discuss(session, story.family, worries="He is thin.")
    url = f"/supervision/families/{story.family.pk}/decisions/new/?discussion={part.pk}"
    answer = story.as_margaret.post(url, WORDS)
    made = Decision.objects.get()
    assert answer.headers["Location"] == f"/supervision/decisions/{made.pk}/"
    assert (made.discussion, made.decided_by) == (part, story.margaret)
    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=story.family, user=cora, works_as=Allocation.As.CO_WORKER)
    html = people.client_of(cora).get(answer.headers["Location"]).content.decode()
    for words in (*WORDS.values(), "Margaret Hill"):
        assert words.title() in html or words in html
    for words in (str(session.pk), str(part.pk), "My own words.", "He is thin.", "supervision/sessions"):
        assert words not in html
    family = people.client_of(cora).get(f"/families/{story.family.pk}/").content.decode()
    assert "Is it safe tonight?" in family
    assert f"/supervision/decisions/{made.pk}/" in family
    assert (
        f"/supervision/decisions/{made.pk}/"
        in story.as_priya.get(f"/supervision/sessions/{session.pk}/").content.decode()
    )


def test_duty_that_was_not_spoken_of_never_means_no(story: Story) -> None:
    url = f"/supervision/families/{story.family.pk}/decisions/new/"
    said = {**WORDS, "duty_contacted": "not_said", "duty_reference": ""}
    story.as_margaret.post(url, said)
    made = Decision.objects.get()
    assert made.duty_contacted == "not_said"
    assert "Not said" in story.as_priya.get(f"/supervision/decisions/{made.pk}/").content.decode()


def test_a_reference_without_a_call_is_asked_about_and_nothing_is_lost(story: Story) -> None:
    url = f"/supervision/families/{story.family.pk}/decisions/new/"
    html = story.as_margaret.post(url, {**WORDS, "duty_contacted": "no"}).content.decode()
    assert "You gave a reference" in html
    assert "Grandma is there." in html
    assert not Decision.objects.exists()


@pytest.mark.parametrize("missing", ["question", "decided", "rationale"])
def test_a_decision_needs_its_question_itself_and_why(story: Story, missing: str) -> None:
    url = f"/supervision/families/{story.family.pk}/decisions/new/"
    story.as_margaret.post(url, {**WORDS, missing: ""})
    assert not Decision.objects.exists()


def test_only_a_manager_of_the_family_decides_and_from_nothing_of_another_family(story: Story) -> None:
    url = f"/supervision/families/{story.family.pk}/decisions/new/"
    assert story.as_priya.get(url).status_code == 403
    assert people.client_of(people.make_manager("Neil Gray")).get(url).status_code == 404
    novak = people.make_family(story.priya, "Novak")
    other = discuss(held(story), novak)
    for query in (f"discussion={other.pk}", "discussion=x", f"escalation={other.pk}"):
        assert story.as_margaret.get(f"{url}?{query}").status_code == 404


def test_a_worry_that_cannot_wait_arrives_with_its_visit_and_when_it_must_be_answered(story: Story) -> None:
    told = tell_manager(story, "There is no food in the flat.")
    listed = story.as_margaret.get("/supervision/").content.decode()
    assert f"/supervision/escalations/{told.pk}/" in listed
    assert "There is no food" not in listed
    html = story.as_margaret.get(f"/supervision/escalations/{told.pk}/").content.decode()
    assert "There is no food in the flat." in html
    assert f"/families/visits/{told.visit_id}/" in html
    assert "Answer by" in html


def test_a_late_one_is_said_to_be_late(story: Story) -> None:
    tell_manager(story, answer_by=timezone.now() - timedelta(hours=1))
    assert "Late" in story.as_margaret.get("/supervision/").content.decode()


def test_the_manager_answers_once_and_the_practitioner_reads_it(story: Story) -> None:
    told = tell_manager(story)
    url = f"/supervision/escalations/{told.pk}/decide/"
    assert "Say what is decided" in story.as_margaret.post(url, {"decision": ""}).content.decode()
    story.as_margaret.post(url, {"decision": "I go with you at six."})
    again = story.as_margaret.post(url, {"decision": "Wait until Monday."})
    assert again.status_code == 409
    assert "Wait until Monday." in again.content.decode()
    told.refresh_from_db()
    assert (told.decision, told.decided_by) == ("I go with you at six.", story.margaret)
    assert (
        "I go with you at six." in story.as_priya.get(f"/supervision/escalations/{told.pk}/").content.decode()
    )
    family = story.as_priya.get(f"/families/{story.family.pk}/").content.decode()
    assert f"/supervision/escalations/{told.pk}/" in family
    assert "Answered" in family
    assert "Answered" in story.as_priya.get("/supervision/").content.decode()
    assert AuditEvent.objects.filter(action="decide_escalation").count() == 1


def test_another_manager_of_the_family_may_stand_in_but_nobody_answers_themselves(story: Story) -> None:
    nora = people.make_manager("Nora New", of=story.priya)
    told = tell_manager(story)
    url = f"/supervision/escalations/{told.pk}/decide/"
    assert story.as_priya.post(url, {"decision": "Fine."}).status_code == 403
    told.raised_by = nora
    told.save()
    assert people.client_of(nora).post(url, {"decision": "Fine."}).status_code == 404
    assert "for Margaret Hill" not in story.as_margaret.get("/supervision/").content.decode()
    told.raised_by = story.priya
    told.save()
    assert "for Margaret Hill" in people.client_of(nora).get("/supervision/").content.decode()
    assert people.client_of(nora).post(url, {"decision": "I go."}).status_code == 302


def test_from_the_answer_a_decision_on_the_file_begins(story: Story) -> None:
    told = tell_manager(
        story, "No food.", decision="We go.", decided_at=timezone.now(), decided_by=story.margaret
    )
    url = f"/supervision/families/{story.family.pk}/decisions/new/?escalation={told.pk}"
    assert (
        url.replace("&", "&amp;")
        in story.as_margaret.get(f"/supervision/escalations/{told.pk}/").content.decode()
    )
    html = story.as_margaret.get(url).content.decode()
    assert "No food." in html
    assert "We go." in html
