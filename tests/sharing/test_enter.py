"""Coming in with a link and a code: once, for three days, and never locked out."""

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import SafeContact
from families.sharing.actions import end_invitation
from families.sharing.models import Invitation, MemberAccess, SignInCode
from restorative.access.middleware import MEMBER_KEY
from restorative.accounts import slowing
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.sharing.own import invited

CSRF = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
HOME = "/my/"
WRONG = "MNPQ-4679"


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long wrong tries were made to wait, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr(slowing, "sleep", waited.append)
    return waited


def door(link: str) -> str:
    return reverse("sharing:enter", args=[link])


def knock(link: str, code: str, client: Client | None = None) -> Any:
    return (client or Client()).post(door(link), {"code": code})


def fresh_page(link: str) -> str:
    return CSRF.sub("", Client().get(door(link)).content.decode()).replace(link, "LINK")


def test_amina_comes_in_with_link_and_code(story: Story) -> None:
    invitation, code = invited(story, story.amina)
    client = Client()
    assert client.get(door(invitation.link)).status_code == 200

    answer = knock(invitation.link, code, client)

    assert answer.status_code == 302
    assert answer.url == HOME
    assert client.session[MEMBER_KEY] == str(story.amina.pk)
    assert client.get(HOME).status_code == 200
    assert client.get(door(invitation.link)).url == HOME  # type: ignore[attr-defined]
    assert AuditEvent.objects.filter(action="spend_code").count() == 1


@pytest.mark.parametrize("written", ["{a}{b}", "{a} {b}", " {a}-{b} ", "{a}–{b}", "{lower}"])
def test_spaces_dashes_and_capitals_do_not_count(story: Story, written: str) -> None:
    invitation, code = invited(story, story.amina)
    a, b = code.split("-")
    assert knock(invitation.link, written.format(a=a, b=b, lower=code.lower())).status_code == 302


def test_a_code_opens_once(story: Story) -> None:
    invitation, code = invited(story, story.amina)
    assert knock(invitation.link, code).status_code == 302

    stranger = Client()
    assert knock(invitation.link, code, stranger).status_code == 200
    assert MEMBER_KEY not in stranger.session


def test_looking_at_the_page_does_not_spend_a_code(story: Story) -> None:
    invitation, code = invited(story, story.amina)
    Client().get(door(invitation.link), {"code": code})
    assert knock(invitation.link, code).status_code == 302


def test_a_code_lives_for_72_hours(story: Story) -> None:
    now = timezone.now()
    invitation, code = invited(story, story.amina)
    made = SignInCode.objects.get()
    assert made.expires_at - now >= timedelta(hours=72)
    assert made.expires_at - now < timedelta(hours=72, minutes=1)

    SignInCode.objects.update(expires_at=now - timedelta(seconds=1))
    assert knock(invitation.link, code).status_code == 200


def test_only_the_hash_of_a_code_is_kept_and_it_is_bound_to_its_link(story: Story) -> None:
    invitation, code = invited(story, story.amina)
    other, _ = invited(story, story.ryan)
    kept = SignInCode.objects.filter(invitation=invitation).get()
    assert code not in kept.code_hash
    assert code.replace("-", "") not in kept.code_hash
    assert knock(other.link, code).status_code == 200


def test_whatever_is_wrong_the_page_is_one_and_the_same(story: Story) -> None:
    spent, spent_code = invited(story, story.amina)
    knock(spent.link, spent_code)
    ended, ended_code = invited(story, story.ryan)
    end_invitation(invitation=ended, by=story.priya)
    tries = {
        "spent": (spent.link, spent_code),
        "ended": (ended.link, ended_code),
        "wrong": (spent.link, WRONG),
        "unknown": ("x" * 22, WRONG),
    }
    pages = set()
    for link, code in tries.values():
        answer = knock(link, code)
        assert answer.status_code == 200
        html = CSRF.sub("", answer.content.decode())
        pages.add(html.replace(link, "LINK").replace(code, "CODE"))
    assert len(pages) == 1
    looked_at = {fresh_page(link) for link in ("x" * 22, spent.link, ended.link)}
    assert len(looked_at) == 1


@pytest.mark.parametrize("link", ["%00", "%ff", "%F0%9F%98%80", "a%20b", "x" * 300, "'--"])
def test_links_that_cannot_be_get_the_same_kind_page(story: Story, link: str) -> None:
    client = Client()
    assert client.get(f"/i/{link}/").status_code == 200
    assert client.post(f"/i/{link}/", {"code": WRONG}).status_code == 200
    assert client.post(f"/i/{link}/fresh/").status_code == 302


@pytest.mark.parametrize("code", ["", "\x00", "x" * 5000, "<b>", "😀😀😀😀😀😀😀😀"])
def test_codes_that_cannot_be_are_refused_kindly(story: Story, code: str) -> None:
    invitation, _ = invited(story, story.amina)
    assert knock(invitation.link, code).status_code == 200


@pytest.mark.parametrize("typed", ["", "   ", "\t\n"])
def test_who_typed_nothing_yet_is_not_told_that_it_was_wrong(
    story: Story, waits: list[float], typed: str
) -> None:
    invitation, code = invited(story, story.amina)
    pages = {shown(link, typed) for link in (invitation.link, "x" * 22)}
    (html,) = pages
    assert html.count("Type your code") == fresh_page(invitation.link).count("Type your code") + 2
    assert "does not open it" not in html
    assert waits == [], "it was no try"
    assert knock(invitation.link, code).status_code == 302


def test_a_whole_letter_in_the_box_is_called_no_code_and_does_not_come_back(story: Story) -> None:
    invitation, _ = invited(story, story.amina)
    pages = {shown(link, "Dear Priya. " * 1_700) for link in (invitation.link, "x" * 22)}
    (html,) = pages
    assert "This is too long for a code. Yours has 8 letters and numbers." in html
    assert "There is room for" not in html
    assert "Dear Priya" not in html


def shown(link: str, code: str) -> str:
    return CSRF.sub("", knock(link, code).content.decode()).replace(link, "LINK")


def test_wrong_tries_are_slowed_and_the_right_code_is_never_refused_or_slowed(
    story: Story, waits: list[float]
) -> None:
    invitation, code = invited(story, story.amina)
    for _ in range(30):
        knock(invitation.link, WRONG)
    assert max(waits) > 1
    waits.clear()

    assert knock(invitation.link, code).status_code == 302
    assert waits == []


def test_behind_a_proxy_one_persons_wrong_tries_slow_nobody_elses(
    story: Story, waits: list[float], settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    somebody, another = (
        Client(REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=ip) for ip in ("192.0.2.1", "192.0.2.2")
    )
    for number in range(10):
        knock(f"no-such-link-{number}", WRONG, somebody)
    assert max(waits) > 1
    waits.clear()

    knock("one-more-link", WRONG, another)
    assert waits == [0.0]


def test_a_newer_code_does_not_end_an_older_one(story: Story) -> None:
    invitation, first = invited(story, story.amina)
    _, second = invited(story, story.amina)
    assert knock(invitation.link, first).status_code == 302
    assert knock(invitation.link, second).status_code == 302


def test_a_session_on_the_same_phone_is_replaced_not_joined(story: Story) -> None:
    people.make_account(story.ryan)
    for client in (story.as_amina, story.as_priya, Client()):
        before = client.session.session_key
        fresh, code = invited(story, story.ryan)
        assert knock(fresh.link, code, client).status_code == 302
        assert client.session.session_key != before
        assert client.session[MEMBER_KEY] == str(story.ryan.pk)


def test_an_account_that_ended_lets_nobody_in(story: Story) -> None:
    invitation, code = invited(story, story.amina)
    MemberAccess.objects.filter(member=story.amina).update(ended_at=timezone.now())
    assert knock(invitation.link, code).status_code == 200


def test_ending_the_link_signs_out_whoever_came_in_by_it(story: Story) -> None:
    invitation, code = invited(story, story.amina)
    client = Client()
    knock(invitation.link, code, client)
    assert client.get(HOME).status_code == 200

    end_invitation(invitation=invitation, by=story.priya)
    assert client.get(HOME).status_code == 401
    assert knock(invitation.link, code).status_code == 200

    again, code = invited(story, story.amina)
    assert again.link != invitation.link
    assert client.get(HOME).status_code == 401
    assert knock(again.link, code).status_code == 302


def ask(link: str) -> tuple[Any, str]:
    client = Client()
    answer: Any = client.post(reverse("sharing:fresh_code", args=[link]))
    return answer, CSRF.sub("", client.get(answer.url).content.decode()).replace(link, "LINK")


def test_a_fresh_code_goes_to_the_safe_email_and_says_nothing_else(
    story: Story, django_capture_on_commit_callbacks: Any
) -> None:
    people.make_contact(story.amina, SafeContact.Way.EMAIL, email="a@example.org")
    invitation, _ = invited(story, story.amina)

    with django_capture_on_commit_callbacks(execute=True):
        _, seen = ask(invitation.link)

    (letter,) = mail.outbox
    assert letter.to == ["a@example.org"]
    assert re.fullmatch(r"Your code is \w{4}-\w{4}", str(letter.body))
    assert letter.subject == "Your code"
    assert "a@example.org" not in seen
    assert knock(invitation.link, str(letter.body)[-9:]).status_code == 302


def test_asking_for_a_code_gets_the_same_answer_for_every_link(
    story: Story, django_capture_on_commit_callbacks: Any
) -> None:
    people.make_contact(story.amina, SafeContact.Way.EMAIL, email="a@example.org")
    people.make_contact(story.ryan, SafeContact.Way.IN_PERSON, email="r@example.org")
    hers, _ = invited(story, story.amina)
    his, _ = invited(story, story.ryan)
    with django_capture_on_commit_callbacks(execute=True):
        pages = {ask(link)[1] for link in (hers.link, his.link, "x" * 22)}
    assert len(pages) == 1
    assert [letter.to for letter in mail.outbox] == [["a@example.org"]]


def test_somebody_who_asks_again_and_again_floods_nobody_and_locks_nobody_out(
    story: Story, django_capture_on_commit_callbacks: Any
) -> None:
    people.make_contact(story.amina, SafeContact.Way.EMAIL, email="a@example.org")
    invitation, code = invited(story, story.amina)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(10):
            ask(invitation.link)
    assert len(mail.outbox) == 3
    assert knock(invitation.link, code).status_code == 302


def test_a_fresh_code_counts_from_when_it_was_asked_for(story: Story) -> None:
    people.make_contact(story.amina, SafeContact.Way.EMAIL, email="a@example.org")
    invitation, _ = invited(story, story.amina)
    SignInCode.objects.all().delete()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        ask(invitation.link)
    assert SignInCode.objects.get().expires_at > timezone.now() + timedelta(hours=95)


@pytest.mark.django_db(transaction=True)
def test_two_who_type_the_same_code_at_once_do_not_both_come_in(story: Story) -> None:
    invitation, code = invited(story, story.amina)
    start, statuses = threading.Barrier(4), []

    def try_it() -> None:
        start.wait()
        statuses.append(knock(invitation.link, code).status_code)
        connection.close()

    threads = [threading.Thread(target=try_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 200, 200, 302]
    assert SignInCode.objects.exclude(spent_at=None).count() == 1
    assert Invitation.objects.count() == 1
