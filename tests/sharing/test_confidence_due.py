"""A confidence is looked at again on the day that was set, and when the young person turns 13, 16 or 18."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from families.models import Confidence, Member, Visit
from tests.conftest import Story
from tests.sharing.confidence_data import TODAY, keep, look, maya, visit

__all__ = ["maya", "visit"]  # fixtures

BORN = date(2010, 6, 3)
BIRTHDAY = date(2026, 6, 3)


def due(story: Story, day: date) -> list[Confidence]:
    return list(Confidence.objects.visible_to(story.priya).due_on(day))


def kept_at(story: Story, visit: Visit, maya: Member, day: date, **facts: Any) -> Confidence:
    Member.objects.filter(pk=maya.pk).update(birth_date=facts.pop("born", BORN))
    kept = keep(story, visit, maya)
    Confidence.objects.filter(pk=kept.pk).update(checked_on=day, **facts)
    kept.refresh_from_db()
    return kept


def test_it_falls_due_on_the_sixteenth_birthday_and_not_the_day_before(
    story: Story, visit: Visit, maya: Member
) -> None:
    kept = kept_at(story, visit, maya, date(2026, 1, 10))
    assert due(story, BIRTHDAY - timedelta(days=1)) == []
    assert due(story, BIRTHDAY) == [kept]
    assert due(story, BIRTHDAY + timedelta(days=400)) == [kept], "until somebody has looked"
    kept.member.refresh_from_db()
    assert (kept.turned_on(BIRTHDAY), kept.turned_on(BIRTHDAY - timedelta(days=1))) == (16, None)


@pytest.mark.parametrize(
    ("born", "checked", "first_due"),
    [
        (date(2013, 6, 3), date(2026, 6, 2), date(2026, 6, 3)),
        (date(2008, 6, 3), date(2025, 6, 3), date(2026, 6, 3)),
        # born on a day that most years do not have: the first of March, as ages are counted elsewhere
        (date(2008, 2, 29), date(2020, 12, 1), date(2021, 3, 1)),
        (date(2008, 2, 29), date(2023, 12, 1), date(2024, 2, 29)),
    ],
)
def test_thirteen_and_eighteen_too(
    story: Story, visit: Visit, maya: Member, born: date, checked: date, first_due: date
) -> None:
    kept = kept_at(story, visit, maya, checked, born=born)
    assert due(story, first_due - timedelta(days=1)) == []
    assert due(story, first_due) == [kept]


def test_looked_at_on_the_birthday_it_is_done_until_eighteen(
    story: Story, visit: Visit, maya: Member
) -> None:
    kept_at(story, visit, maya, BIRTHDAY)
    assert due(story, date(2028, 6, 2)) == []
    assert len(due(story, date(2028, 6, 3))) == 1


def test_a_day_that_was_set_falls_due_and_an_unknown_birthday_does_not(
    story: Story, visit: Visit, maya: Member
) -> None:
    kept = kept_at(story, visit, maya, BIRTHDAY, born=None, recheck_on=date(2026, 9, 1))
    assert due(story, date(2026, 8, 31)) == []
    assert due(story, date(2026, 9, 1)) == [kept]


def test_it_stands_on_both_homes_until_somebody_says_what_was_decided(
    story: Story, visit: Visit, maya: Member
) -> None:
    kept = kept_at(story, visit, maya, TODAY - timedelta(days=30), recheck_on=TODAY)
    words = "What young people asked us to keep, to look at again"
    for client in (story.as_priya, story.as_margaret):
        assert words in client.get("/").content.decode()
        row = client.get("/waiting/?for=confidences").content.decode()
        assert reverse("sharing:confidence", args=[kept.pk]) in row

    look(story, kept, outcome="stays")

    for client in (story.as_priya, story.as_margaret):
        assert words not in client.get("/").content.decode()
    kept.refresh_from_db()
    assert (kept.checked_on, kept.recheck_on) == (TODAY, None)
