"""The list: what waits for each of the two, who is overdue, and what was."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from restorative.accounts.models import Role, SupervisionLine, User
from restorative.ui.templatetags.ui import in_words
from supervision.models import Agreement, SupervisionSession
from tests import people
from tests.conftest import Story
from tests.supervision.meetings import answered, between, day, held, plan, reviewed

URL = "/supervision/"


def page(client: Client, url: str = URL) -> str:
    return client.get(url).content.decode()


def test_a_practitioner_finds_her_next_session_and_the_button_to_prepare_it(story: Story) -> None:
    session = plan(story)
    html = page(story.as_priya)
    assert f"/supervision/sessions/{session.pk}/prepare/" in html
    assert "Margaret Hill" in html
    assert "Overdue" not in html
    assert "The people you supervise" not in html


def test_a_manager_finds_who_is_next_and_what_waits_for_review_and_for_an_answer(story: Story) -> None:
    plan(story)
    to_review, to_answer = held(story), reviewed(story)
    html = page(story.as_margaret)
    assert "Not reviewed yet" in html
    assert "Not answered yet" in html
    for session in (to_review, to_answer):
        assert f"/supervision/sessions/{session.pk}/" in html
    assert "Your supervision" not in html


def test_each_session_to_write_up_is_told_apart_by_its_day(story: Story) -> None:
    sessions = [plan(story, planned_on=day(days)) for days in (3, 10)]
    html = page(story.as_margaret)
    names = re.findall(r"Write it up<span[^>]*>([^<]*)</span>", html)
    assert names == [f" · Priya Shah, {in_words(one.planned_on)}" for one in sessions]


def test_that_she_prepared_is_said_once(story: Story) -> None:
    plan(story, prepared_at=timezone.now())
    html = page(story.as_margaret)
    assert html.lower().count("prepared") == 1
    assert "Prepared</strong>" in html


def test_overdue_is_said_plainly_to_both(story: Story) -> None:
    plan(story, planned_on=day(-2))
    for client in (story.as_priya, story.as_margaret):
        assert "Overdue" in page(client)


def test_nothing_planned_and_the_agreed_weeks_over_is_overdue_as_well(story: Story) -> None:
    Agreement.objects.create(
        supervisee=story.priya, manager=story.margaret, every_weeks=2, agreed_by=story.margaret
    )
    assert "Overdue" not in page(story.as_margaret)
    held(story, held_on=day(-20))
    assert "Overdue" in page(story.as_margaret)


def test_a_different_answer_stands_above_everything_for_the_manager(story: Story) -> None:
    answered(story, words="I rang them twice.")
    html = page(story.as_margaret)
    assert html.index("Priya Shah sees it differently") < html.index("The people you supervise")
    assert "I rang them twice." in html


def test_it_stays_there_until_the_two_have_met_again(story: Story) -> None:
    first = answered(story, words="I rang them twice.")
    later = timezone.now() + timedelta(minutes=1)
    held(story, held_on=day(0))
    assert "sees it differently" in page(story.as_margaret)
    SupervisionSession.objects.exclude(pk=first.pk).update(reviewed_at=later)
    assert "sees it differently" not in page(story.as_margaret)
    assert "I see it differently" in page(story.as_margaret), "it is never lost"


def test_who_is_both_sees_both_parts(story: Story) -> None:
    nadia = people.make_staff("Nadia Both", Role.PRACTITIONER, Role.MANAGER)
    SupervisionLine.objects.create(supervisee=nadia, manager=story.margaret)
    SupervisionLine.objects.create(supervisee=story.priya, manager=nadia)
    html = page(people.client_of(nadia))
    assert "Your supervision" in html
    assert "The people you supervise" in html
    assert "Margaret Hill" in html
    assert "Priya Shah" in html


def test_old_sessions_page_by_page(story: Story) -> None:
    said: dict[str, Any] = {"answer": "acknowledged", "answered_at": timezone.now()}
    for number in range(25):
        reviewed(story, planned_on=day(-number), held_on=day(-number), **said)
    first = story.as_priya.get(URL)
    older = first.context["older_url"]
    second = story.as_priya.get(older)
    shown = [row[0].pk for answer in (first, second) for row in answer.context["past"]]
    assert len(shown) == len(set(shown)) == 25
    assert second.context["older_url"] == ""


@pytest.mark.parametrize("place", ["x", "2026-01-01", "2026-01-01~x", "~"])
def test_a_place_that_nobody_wrote_is_not_found(story: Story, place: str) -> None:
    assert story.as_priya.get(f"{URL}?before={place}").status_code == 404


def test_nobody_reads_anothers_list(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")
    neil: User = people.make_manager("Neil Gray", of=omar)
    between(omar, neil, planned_on=day(1))
    plan(story)
    assert "Omar Aziz" not in page(story.as_margaret)
    assert "Priya Shah" not in page(people.client_of(neil))


def test_who_is_supervised_by_nobody_is_told_so(db: None) -> None:
    html = page(people.client_of(people.make_practitioner("Olive Alone")))
    assert "You have no supervision with anybody here yet" in html
