"""The demo has thought of everybody, and what goes to Darren and to Luke a manager has read before."""

import pytest
from django.utils import timezone

from families.models import Member
from families.sharing.models import HarmAnswer, SharedVersion, ShareRequest
from families.sharing.models.approvals import could_be_sent
from restorative.accounts.models import User
from restorative.waiting import List, rows_of

pytestmark = pytest.mark.django_db


def who(name: str) -> User:
    return User.objects.get(name=name)


def test_everybody_who_could_be_sent_something_has_an_answer(demo: None) -> None:
    people = could_be_sent(Member.objects.all(), timezone.localdate())
    assert not people.filter(harm_answers=None).exists()
    said = HarmAnswer.objects.exclude(could_harm="no").values_list("member__full_name", "could_harm")
    assert set(said) == {("Ryan Dawes", "yes"), ("Darren Pike", "not_known"), ("Luke Taylor", "yes")}


def test_what_went_to_them_went_with_the_yes_of_a_manager_who_did_not_ask(demo: None) -> None:
    names = ("Darren Pike", "Luke Taylor")
    sent = SharedVersion.objects.filter(member__full_name__in=names)
    assert sent.count() >= 8
    yes = ShareRequest.objects.filter(decision=ShareRequest.Decision.APPROVED)
    for version in sent:
        asked = yes.get(member=version.member, subject_id=version.subject_id, sha256=version.sha256)
        assert asked.asked_by == version.shared_by != asked.decided_by
        assert asked.decided_at is not None
        assert asked.asked_at < asked.decided_at < version.shared_at


def test_one_waits_for_margaret_and_one_came_back_to_tom(demo: None) -> None:
    assert [one.member.full_name for one in rows_of(List.READ_FIRST, who("Margaret Hill"))] == ["Luke Taylor"]
    back = rows_of(List.CHANGES, who("Tom Okafor")).get()
    assert back.member.full_name == "Darren Pike"
    assert back.decided_by == who("Daniel Reyes")
