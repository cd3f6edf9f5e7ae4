"""Who has died is remembered, and asked for nothing: no invitation, no letter, no tick at a visit after their death."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from families.models import Member, Visit
from families.models.clocks import children_not_seen
from families.sharing.models.approvals import could_be_sent
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url, least

TODAY = timezone.localdate()


@pytest.fixture
def without_ryan(story: Story) -> Story:
    """He died three weeks ago."""
    story.ryan.died_on = TODAY - timedelta(days=21)
    story.ryan.save()
    return story


def test_nobody_invites_them_or_shares_with_them(without_ryan: Story) -> None:
    story = without_ryan
    visit = people.make_visit(story.family, story.priya)
    shown = story.as_priya.get(f"/families/{story.family.pk}/").content.decode()
    hers, his = (reverse("sharing:invite", args=[one.pk]) for one in (story.amina, story.ryan))
    assert hers in shown
    assert his not in shown
    assert story.as_priya.get(his).status_code == 404
    recipients = story.as_priya.get(f"/visits/{visit.pk}/share/").content.decode()
    assert "Amina" in recipients
    assert "Ryan" not in recipients
    assert story.ryan not in could_be_sent(Member.objects.all(), TODAY)
    assert not story.ryan.may_promise_on(TODAY)
    assert story.ryan.may_promise_on(TODAY - timedelta(days=21)), "on the day itself he was still there"


def test_the_pages_say_so_kindly(without_ryan: Story) -> None:
    story = without_ryan
    day = story.ryan.died_on
    assert day
    words = f"died {day.day} {day:%B} {day.year}"
    for url in (f"/families/{story.family.pk}/", f"/families/members/{story.ryan.pk}/"):
        assert words in " ".join(story.as_priya.get(url).content.decode().split())


def test_an_age_stops_where_the_life_did() -> None:
    joan = Member(kind="adult", birth_date=date(1950, 6, 1), died_on=date(2020, 5, 31))
    assert joan.age_on(date(2026, 1, 1)) == 69
    assert joan.age_on(date(2000, 6, 1)) == 50
    baby = Member(kind="child", birth_date=date(2020, 1, 1), died_on=date(2020, 3, 2))
    assert baby.age_words_on(date(2026, 1, 1)) == "2 months"


def test_a_child_who_has_died_is_not_missed_by_the_clock(story: Story) -> None:
    assert story.jaden in children_not_seen(Member.objects.all(), TODAY + timedelta(days=400))
    story.jaden.died_on = TODAY
    story.jaden.save()
    assert story.jaden not in children_not_seen(Member.objects.all(), TODAY + timedelta(days=400))


def test_nobody_was_at_a_visit_after_their_death(without_ryan: Story) -> None:
    story = without_ryan
    url = draft_url(story.family, uuid4())
    typed = least(story.amina, story.ryan) | {"finish": "1"}
    answer = story.as_priya.post(url, typed)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "Ryan had died by that day. Check the day, or take the tick off" in shown
    assert "We made pancakes" in shown, "nothing typed is lost"
    assert not Visit.objects.exists()

    day = TODAY - timedelta(days=30)
    before = {f"when_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    url = draft_url(story.family, uuid4())
    assert story.as_priya.post(url, typed | before).status_code == 302
    assert story.ryan in [one.member for one in Visit.objects.get().people.all()]


def test_after_a_month_nobody_offers_them_any_more(without_ryan: Story) -> None:
    story = without_ryan
    url = draft_url(story.family, uuid4())
    assert "Ryan" in story.as_priya.get(url).content.decode()
    story.ryan.died_on = TODAY - timedelta(days=40)
    story.ryan.save()
    assert "Ryan" not in story.as_priya.get(url).content.decode()


def test_nothing_is_asked_or_offered_where_they_would_have_been(without_ryan: Story) -> None:
    story = without_ryan
    for name in ("before_visit", "support_offer_new", "agreement_new", "joint_new"):
        shown = story.as_priya.get(reverse(f"families:{name}", args=[story.family.pk])).content.decode()
        assert "Amina" in shown, name
        assert "Ryan" not in shown, name
