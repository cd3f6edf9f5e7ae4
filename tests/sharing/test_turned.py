"""When a young person turns 13, 16 or 18, what others read about them is looked at again."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from families.models import Member, PassageMember, Visit
from families.sharing.models import SharedVersion, ShareRecheck
from families.sharing.turned import turned
from families.sharing.visits import VisitSubject
from plans.sharing import PlanSubject
from tests import people
from tests.conftest import Story
from tests.plans.plan_data import make_goal, make_plan
from tests.sharing.confidence_data import share_all

BORN, SIXTEEN = date(2010, 6, 3), date(2026, 6, 3)
LABEL = "Young people who had a birthday: look again at what others read about them"


@pytest.fixture
def maya(story: Story) -> Member:
    return people.make_child(story.family, "Maya Bell", birth_date=BORN)


@pytest.fixture
def visit(story: Story, maya: Member) -> Visit:
    made = people.make_visit(story.family, story.priya, present=(story.amina, maya))
    about = people.add_passage(made, "support", "We rang Maya’s school together.")
    PassageMember.objects.create(family=story.family, passage=about, member=maya)
    return made


def share(story: Story, subject: Any, member: Member, day: date) -> SharedVersion:
    version = share_all(story, subject, member)
    at = timezone.make_aware(datetime(day.year, day.month, day.day, 12))
    SharedVersion.objects.filter(pk=version.pk).update(shared_at=at)
    return version


def due(story: Story, day: date) -> list[str]:
    return [one.called for one in turned(Member.objects.visible_to(story.priya), day)]


def test_on_the_birthday_and_not_the_day_before(story: Story, visit: Visit) -> None:
    share(story, VisitSubject(visit), story.amina, date(2026, 1, 10))
    assert due(story, SIXTEEN - timedelta(days=1)) == []
    assert due(story, SIXTEEN) == ["Maya"]
    assert due(story, date(2028, 6, 3)) == ["Maya"]


def test_what_was_shared_on_or_after_the_birthday_was_thought_of(story: Story, visit: Visit) -> None:
    share(story, VisitSubject(visit), story.amina, SIXTEEN)
    assert due(story, SIXTEEN + timedelta(days=30)) == []


def test_nobody_asks_where_nothing_is_about_her_or_only_she_reads_it(
    story: Story, visit: Visit, maya: Member
) -> None:
    share(story, VisitSubject(visit), maya, date(2026, 1, 10))
    other = people.make_visit(story.family, story.priya, present=(story.amina,))
    share(story, VisitSubject(other), story.amina, date(2026, 1, 10))
    assert due(story, SIXTEEN) == []


def test_what_was_taken_back_is_not_asked_about(story: Story, visit: Visit) -> None:
    version = share(story, VisitSubject(visit), story.amina, date(2026, 1, 10))
    SharedVersion.objects.filter(pk=version.pk).update(recalled_at=timezone.now(), recalled_by=story.priya)
    assert due(story, SIXTEEN) == []


def test_a_plan_with_a_goal_for_her_counts_and_the_other_child_is_asked_about_apart(
    story: Story, maya: Member
) -> None:
    plan = make_plan(story, story.amina)
    goal = make_goal(story, plan)
    goal.children.update(child=maya)
    share(story, PlanSubject(plan), story.amina, date(2026, 1, 10))
    assert due(story, SIXTEEN) == ["Maya"]


def test_it_stands_on_home_with_its_list_until_it_was_looked_at(
    story: Story, visit: Visit, maya: Member
) -> None:
    today = timezone.localdate()
    birthday = today.replace(year=today.year - 16, day=min(today.day, 28))
    Member.objects.filter(pk=maya.pk).update(birth_date=birthday)
    version = share(story, VisitSubject(visit), story.amina, today - timedelta(days=60))
    url = reverse("sharing:share_recheck", args=[maya.pk])
    for client in (story.as_priya, story.as_margaret):
        assert LABEL in client.get("/").content.decode()
        row = client.get("/waiting/?for=turned").content.decode()
        assert url in row
        assert "turned 16" in row
    page = story.as_priya.get(url).content.decode()
    assert reverse("sharing:version", args=[version.pk]) in page
    assert "Maya is 16 now." in page

    assert "Write what they said" in story.as_priya.post(url, {"asked": "yes"}).content.decode()
    done = story.as_priya.post(url, {"asked": "yes", "words": "Mum may go on reading it."})

    assert done.status_code == 302
    assert ShareRecheck.objects.get().words == "Mum may go on reading it."
    assert LABEL not in story.as_priya.get("/").content.decode()
