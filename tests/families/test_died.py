"""Who has died is remembered, and asked for nothing: no invitation, no letter, no tick at a visit after their death."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import Member, Visit
from families.models.clocks import children_not_seen
from families.sharing.models import Invitation, MemberAccess
from families.sharing.models.approvals import could_be_sent
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url, least
from tests.sharing.own import invited, page, send

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


# --- the ways in


def write_down(story: Story, member: Member, day: date | None) -> None:
    """On the page where it is said, or taken out again."""
    url = reverse("families:member_edit", args=[member.pk])
    said = {"kind": member.kind, "full_name": member.full_name, "drawn_for": member.kind}
    parts = {f"died_on_{part}": str(getattr(day, part)) if day else "" for part in ("day", "month", "year")}
    answer = story.as_priya.post(url, said | parts)
    assert answer.status_code == 302, answer.content.decode()


def lets_in(invitation: Invitation, code: str) -> bool:
    return Client().post(reverse("sharing:enter", args=[invitation.link]), {"code": code}).status_code == 302


def test_death_shuts_the_door(story: Story) -> None:
    """Whoever has her phone reads no further, and her card lets nobody in."""
    letter = send(story, story.amina)
    invitation, code = invited(story, story.amina)
    phone, her_letter = story.as_amina, reverse("sharing:my_version", args=[letter.pk])
    assert str(letter.pk) in page(phone, "my_home")
    assert phone.get(her_letter).status_code == 200

    write_down(story, story.amina, TODAY)

    home = phone.get(reverse("sharing:my_home"))
    assert str(letter.pk) not in home.content.decode()
    assert phone.get(her_letter).status_code == 404
    assert not lets_in(invitation, code)
    assert not MemberAccess.objects.current().filter(member=story.amina).exists()


def test_a_death_taken_out_again_opens_nothing_by_itself(story: Story) -> None:
    letter = send(story, story.amina)
    invitation, code = invited(story, story.amina)
    phone, her_letter = story.as_amina, reverse("sharing:my_version", args=[letter.pk])
    write_down(story, story.amina, TODAY)
    form = story.as_priya.get(reverse("families:member_edit", args=[story.amina.pk])).content.decode()
    assert "take the date out and invite them again: it does not open by itself" in " ".join(form.split())

    write_down(story, story.amina, None)

    assert phone.get(her_letter).status_code == 404
    assert not lets_in(invitation, code)
    anew, new_code = invited(story, Member.objects.get(pk=story.amina.pk))
    assert anew != invitation
    assert lets_in(anew, new_code)
    assert phone.get(her_letter).status_code == 200, "invited again, she reads on"


def test_a_correction_of_the_day_shuts_nothing_else(story: Story) -> None:
    """Only who has died: others read on, and so does she where the page is saved without a death."""
    invited(story, story.amina)
    invited(story, story.ryan)
    write_down(story, story.amina, None)
    assert Invitation.objects.current().count() == 2
    write_down(story, story.ryan, TODAY)
    write_down(story, story.ryan, TODAY - timedelta(days=2))
    assert [one.member for one in Invitation.objects.current()] == [story.amina]


def test_it_is_the_human_who_died_whichever_family_writes_it_down(story: Story) -> None:
    other = people.make_family(people.make_practitioner("Omar Aziz"), "Novak")
    there = people.make_adult(other)
    Member.objects.filter(pk=there.pk).update(person=story.amina.person)
    account = people.make_account(there)
    assert MemberAccess.objects.current().filter(user=account).exists()
    write_down(story, story.amina, TODAY)
    assert not MemberAccess.objects.current().filter(user=account).exists()
    there.refresh_from_db()
    assert there.died_on is None, "what the other family knows is its own"
