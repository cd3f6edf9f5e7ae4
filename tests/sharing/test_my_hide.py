"""*Take this off my page*: gone from every part of her page, kept by her worker, put back when she asks."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import Promise
from families.sharing.models import Answer, Comment, SharedVersion
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.pages import lasting
from tests.sharing.own import answer, block, page, promise, replace, say, send

SECRET = "Jaden missed eleven mornings."


def hide(client: Client, version: SharedVersion) -> Any:
    return client.post(reverse("sharing:my_hide", args=[version.pk]))


def put_back(client: Client, version: SharedVersion) -> Any:
    return client.post(reverse("sharing:version_unhide", args=[version.pk]))


def everything(story: Story) -> SharedVersion:
    """A version that she has read and answered, with a promise in it and a day ahead."""
    made = promise(story, story.amina, "Buy the blue bed.")
    tomorrow = timezone.localdate() + timedelta(days=1)
    blocks = block(SECRET), block("We meet at school.", "next", next_on=tomorrow.isoformat())
    version = send(story, story.amina, *blocks, subject_id=made.visit_id)
    page(story.as_amina, "my_version", version.pk)
    say(version, "agree")
    return version


def test_it_asks_once_and_asking_changes_nothing(story: Story) -> None:
    version = send(story, story.amina, block(SECRET))
    assert reverse("sharing:my_hide", args=[version.pk]) in page(story.as_amina, "my_version", version.pk)
    html = page(story.as_amina, "my_hide", version.pk)
    assert "It goes from this page now. Your worker still has it and can put it back." in html
    assert SECRET not in html
    version.refresh_from_db()
    assert version.is_on_page


def test_nothing_of_it_is_left_on_her_page(story: Story) -> None:
    version = everything(story)
    client = story.as_amina
    home = page(client, "my_home")
    for words in ("You agreed", "blue bed", "We meet at school", str(version.pk)):
        assert words in home

    assert hide(client, version).url == "/my/"
    client.get("/my/")  # the banner is read
    bare = page(client, "my_home")
    for words in ("You agreed", "blue bed", "We meet at school", str(version.pk)):
        assert words not in bare
    again = page(people.family_client(story.amina_account, story.amina), "my_home")
    assert lasting(bare) == lasting(again)


@pytest.mark.parametrize("name", ["my_safe", "my_version", "my_answer", "my_pdf", "my_hide"])
def test_its_addresses_are_404_for_her(story: Story, name: str) -> None:
    version = everything(story)
    hide(story.as_amina, version)
    assert story.as_amina.get(reverse(f"sharing:{name}", args=[version.pk])).status_code == 404
    assert hide(story.as_amina, version).status_code == 404
    assert story.as_amina.get("/my/", {"before": str(version.pk)}).status_code == 404


def test_what_she_was_writing_to_it_is_given_back(story: Story) -> None:
    version = send(story, story.amina, block(SECRET))
    hide(story.as_amina, version)
    part = reverse("sharing:my_comment", args=[version.pk, version.content["blocks"][0]["id"]])
    for refused in (
        answer(story.as_amina, version, kind="agree", words="The bus comes late."),
        story.as_amina.post(part, {"text": "The bus comes late."}),
    ):
        html = refused.content.decode()
        assert refused.status_code == 409
        assert "You took this off your page" in html
        assert "The bus comes late." in html
        assert SECRET not in html
    assert not Answer.objects.exists()
    assert not Comment.objects.exists()


def test_a_promise_that_stands_elsewhere_stays(story: Story) -> None:
    version = everything(story)
    promise(story, story.amina, "Ring the school.")
    hide(story.as_amina, version)
    home = page(story.as_amina, "my_home")
    assert "Ring the school." in home
    assert "blue bed" not in home
    assert Promise.objects.count() == 2


def test_staff_see_it_and_put_it_back(story: Story) -> None:
    version = everything(story)
    hide(story.as_amina, version)
    staff = reverse("sharing:version", args=[version.pk])
    html = story.as_priya.get(staff).content.decode()
    assert "took this off their own page on" in " ".join(html.split())
    assert SECRET in html
    assert reverse("sharing:lend", args=[version.pk]) not in html

    assert put_back(story.as_priya, version).url == staff
    assert "blue bed" in page(story.as_amina, "my_home")
    assert SECRET in page(story.as_amina, "my_version", version.pk)
    assert "took this off" not in story.as_priya.get(staff).content.decode()
    put_back(story.as_priya, version)
    events = AuditEvent.objects.filter(action__in=["hide_version", "unhide_version"]).order_by("at")
    assert [(event.action, event.user_id) for event in events] == [
        ("hide_version", story.amina_account.pk),
        ("unhide_version", story.priya.pk),
    ]


def test_a_new_version_of_the_same_is_shown_anew(story: Story) -> None:
    old = everything(story)
    hide(story.as_amina, old)
    new = replace(story, old, block("Now with the bus."))
    home = page(story.as_amina, "my_home")
    assert re.findall(r"/my/([0-9a-f-]{36})/", home) == [str(new.pk)]
    assert "blue bed" in home


def test_nobody_hides_for_another_and_nobody_else_puts_back(story: Story) -> None:
    his = send(story, story.ryan)
    assert hide(story.as_amina, his).status_code == 404
    assert hide(story.as_priya, his).status_code == 403
    assert put_back(story.as_amina, his).status_code == 403
    his.refresh_from_db()
    assert his.hidden_at is None


def test_the_other_parents_page_stays_the_same(story: Story) -> None:
    version = everything(story)
    send(story, story.ryan)
    ryan = people.family_client(people.make_account(story.ryan), story.ryan)
    before = lasting(page(ryan, "my_home"))
    with counted() as statements:
        hide(story.as_amina, version)
    assert len(statements) <= 8
    assert lasting(page(ryan, "my_home")) == before
