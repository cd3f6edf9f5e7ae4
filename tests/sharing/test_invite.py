"""The practitioner makes a link and, apart from it, a code; and ends the link again."""

import re
from datetime import date, timedelta
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import Member, SafeContact
from families.sharing.models import Invitation, MemberAccess, SignInCode
from families.sharing.models.doors import CODE_LETTERS
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.sharing.own import another_worker, page

CODE = re.compile(rf"(?<![\w-])[{CODE_LETTERS}]{{4}}-[{CODE_LETTERS}]{{4}}(?![\w-])")


def press(client: Client, member: Member, what: str) -> Any:
    return client.post(reverse("sharing:invite", args=[member.pk]), {"do": what})


def test_link_and_code_never_stand_on_one_page(story: Story) -> None:
    priya = story.as_priya
    assert press(priya, story.ryan, "link").status_code == 302
    link = Invitation.objects.get().link

    with_link = page(priya, "invite", story.ryan.pk)
    assert f"/i/{link}/" in with_link
    assert "<svg" in with_link
    assert not CODE.search(with_link)

    with_code = press(priya, story.ryan, "code").content.decode()
    assert CODE.search(with_code)
    assert link not in with_code
    assert not CODE.search(page(priya, "invite", story.ryan.pk))
    assert SignInCode.objects.get().sent == SignInCode.Sent.HANDED_OVER


def test_the_picture_asks_for_nothing_the_content_policy_refuses(story: Story) -> None:
    press(story.as_priya, story.ryan, "link")
    html = page(story.as_priya, "invite", story.ryan.pk)
    assert "data:" not in html
    assert "style=" not in html


def test_looking_makes_nothing(story: Story) -> None:
    page(story.as_priya, "invite", story.ryan.pk)
    assert not Invitation.objects.exists()
    assert not MemberAccess.objects.filter(member=story.ryan).exists()


def test_the_account_is_made_with_the_first_link_and_has_no_password(story: Story) -> None:
    press(story.as_priya, story.ryan, "link")
    press(story.as_priya, story.ryan, "link")
    account = MemberAccess.objects.get(member=story.ryan).user
    assert account.email is None
    assert not account.has_usable_password()
    assert account.roles == []
    assert Invitation.objects.count() == 1
    assert AuditEvent.objects.filter(action="make_invitation").count() == 1


def test_a_link_that_was_ended_gives_way_to_another_for_the_same_account(story: Story) -> None:
    priya = story.as_priya
    for what in ("link", "end", "end", "link"):
        press(priya, story.ryan, what)
    assert Invitation.objects.count() == 2
    assert Invitation.objects.current().count() == 1
    assert MemberAccess.objects.filter(member=story.ryan).count() == 1
    assert AuditEvent.objects.filter(action="end_invitation").count() == 1


def test_a_code_is_emailed_only_where_email_is_the_safe_way(
    story: Story, django_capture_on_commit_callbacks: Any
) -> None:
    people.make_contact(story.ryan, SafeContact.Way.EMAIL, email="r@example.org")
    people.make_contact(story.amina, SafeContact.Way.IN_PERSON, email="a@example.org")
    priya = story.as_priya
    for member in (story.amina, story.ryan):
        press(priya, member, "link")
        with django_capture_on_commit_callbacks(execute=True):
            press(priya, member, "send")
    assert [letter.to for letter in mail.outbox] == [["r@example.org"]]
    assert "Restorative" not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    assert "safe address" not in page(priya, "invite", story.amina.pk)
    assert "safe address" in page(priya, "invite", story.ryan.pk)


def test_no_code_without_a_link_and_odd_buttons_do_nothing(story: Story) -> None:
    for what in ("code", "send", "end", "", "\x00"):
        assert press(story.as_priya, story.ryan, what).status_code == 302
    assert not SignInCode.objects.exists()


def test_young_people_are_invited_and_small_children_are_not(story: Story) -> None:
    today = timezone.localdate()
    teenager = people.make_child(story.family, "Zoe Bell", birth_date=date(today.year - 14, 1, 1))
    baby = people.make_child(story.family, "Bea Bell", birth_date=today - timedelta(days=40))
    page(story.as_priya, "invite", teenager.pk)
    for child in (baby, story.jaden):
        assert press(story.as_priya, child, "link").status_code == 404


def test_another_worker_finds_nothing(story: Story) -> None:
    omar, _ = another_worker()
    client = people.client_of(omar)
    assert client.get(reverse("sharing:invite", args=[story.amina.pk])).status_code == 404
    for what in ("link", "code", "end"):
        assert press(client, story.amina, what).status_code == 404
    assert not Invitation.objects.exists()
