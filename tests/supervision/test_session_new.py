"""Agreeing how often to meet, and planning the next time."""

from datetime import date

import pytest
from django.utils import timezone

from restorative.accounts.models import SupervisionLine
from restorative.audit.models import AuditEvent
from supervision.models import Agreement, SupervisionSession
from tests import people
from tests.conftest import Story
from tests.naughty import naughty_pages
from tests.supervision.meetings import day, day_typed, held, plan

URL = "/supervision/sessions/new/"


def test_a_manager_plans_a_session_with_somebody_she_supervises(story: Story) -> None:
    answer = story.as_margaret.post(URL, {"who": str(story.priya.pk), **day_typed("planned_on", day(7))})
    made = SupervisionSession.objects.get()
    assert answer.headers["Location"] == f"/supervision/sessions/{made.pk}/"
    assert (made.supervisee, made.manager, made.planned_on) == (story.priya, story.margaret, day(7))
    assert AuditEvent.objects.get().action == "plan_session"


def test_a_practitioner_plans_one_with_her_manager(story: Story) -> None:
    story.as_priya.post(URL, {"who": str(story.margaret.pk), **day_typed("planned_on", day(0))})
    made = SupervisionSession.objects.get()
    assert (made.supervisee, made.manager) == (story.priya, story.margaret)


def test_nobody_supervises_themselves_and_is_told_so_kindly(story: Story) -> None:
    answer = story.as_margaret.post(URL, {"who": str(story.margaret.pk), **day_typed("planned_on", day(7))})
    assert "Nobody supervises themselves" in answer.content.decode()
    assert not SupervisionSession.objects.exists()


def test_nobody_plans_with_a_person_without_a_line_or_after_it_ended(story: Story) -> None:
    neil = people.make_manager("Neil Gray")
    said = day_typed("planned_on", day(7))
    answer = story.as_priya.post(URL, {"who": str(neil.pk), **said})
    assert "Choose somebody with whom you have supervision now" in answer.content.decode()
    SupervisionLine.objects.update(ended_at=timezone.now())
    answer = story.as_priya.post(URL, {"who": str(story.margaret.pk), **said})
    assert answer.status_code == 200
    assert not SupervisionSession.objects.exists()


def test_the_day_is_not_in_the_past(story: Story) -> None:
    answer = story.as_priya.post(URL, {"who": str(story.margaret.pk), **day_typed("planned_on", day(-1))})
    assert "The day must be today or later" in answer.content.decode()
    assert not SupervisionSession.objects.exists()


def test_nobody_is_asked_to_supervision_in_2100(story: Story) -> None:
    for when in (date(2100, 1, 1), day(367)):
        said = {"who": str(story.margaret.pk), **day_typed("planned_on", when)}
        assert "Choose a day within a year of today" in story.as_priya.post(URL, said).content.decode()
    assert not SupervisionSession.objects.exists()


def test_the_day_is_suggested_from_what_the_two_agreed(story: Story) -> None:
    agreement = f"/supervision/people/{story.priya.pk}/agreement/"
    answer = story.as_margaret.post(agreement, {"every_weeks": "3", "words": "Tea first."})
    assert answer.headers["Location"] == "/supervision/"
    form = story.as_priya.get(URL).context["form"]
    assert form.initial["planned_on"] == day(21)
    assert "every 3 weeks" in story.as_priya.get("/supervision/").content.decode()
    assert "Tea first." in story.as_priya.get("/supervision/").content.decode()


def test_a_new_agreement_leaves_the_old_one_as_it_was(story: Story) -> None:
    url = f"/supervision/people/{story.priya.pk}/agreement/"
    for weeks in ("3", "6"):
        story.as_margaret.post(url, {"every_weeks": weeks})
    assert list(Agreement.objects.values_list("every_weeks", flat=True)) == [6, 3]
    assert "every 6 weeks" in story.as_margaret.get("/supervision/").content.decode()


@pytest.mark.parametrize("weeks", ["", "0", "27", "-1", "four", "2.5", "9" * 40])
def test_weeks_that_make_no_sense_are_refused_kindly(story: Story, weeks: str) -> None:
    url = f"/supervision/people/{story.priya.pk}/agreement/"
    answer = story.as_margaret.post(url, {"every_weeks": weeks, "words": "Tea first."})
    html = answer.content.decode()
    assert "weeks" in html
    assert "Tea first." in html
    assert not Agreement.objects.exists()


def test_only_who_supervises_somebody_agrees_with_them(story: Story) -> None:
    neil = people.make_manager("Neil Gray")
    url = f"/supervision/people/{story.priya.pk}/agreement/"
    assert people.client_of(neil).get(url).status_code == 404
    assert story.as_priya.get(url).status_code == 403


def test_awkward_texts_come_back_as_they_were(story: Story) -> None:
    url = f"/supervision/people/{story.priya.pk}/agreement/"
    for text in naughty_pages():
        answer = story.as_margaret.post(url, {"every_weeks": "4", "words": text})
        assert answer.status_code in (200, 302)


def test_either_of_the_two_moves_what_was_not_held_and_not_into_the_past(story: Story) -> None:
    session = plan(story, planned_on=day(-3))
    url = f"/supervision/sessions/{session.pk}/move/"
    story.as_priya.post(url, day_typed("planned_on", day(4)))
    session.refresh_from_db()
    assert session.planned_on == day(4)
    assert "Overdue" not in story.as_margaret.get("/supervision/").content.decode()
    refused = story.as_margaret.post(url, day_typed("planned_on", day(-1)))
    assert "The day must be today or later" in refused.content.decode()


def test_what_was_held_keeps_its_day(story: Story) -> None:
    session = held(story)
    url = f"/supervision/sessions/{session.pk}/move/"
    answer = story.as_priya.post(url, day_typed("planned_on", day(4)), follow=True)
    assert "You have met already" in answer.content.decode()
    session.refresh_from_db()
    assert session.planned_on == day(-1)
