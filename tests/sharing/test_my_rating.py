"""How was it for you? Asked once a visit is answered, one tap, never on a lent phone, and nobody else learns of it."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from families.sharing.models import FamilyRating, SharedVersion
from restorative.access.identity import Identity, acting_as
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.sharing.own import answer, page, recall, say, send

QUESTION = "How was it for you?"


def rate(client: Client, version: SharedVersion, way: str) -> Any:
    return client.post(f"/my/{version.pk}/rating/", {"way": way} if way else {})


def answered(story: Story) -> SharedVersion:
    version = send(story, story.amina)
    answer(story.as_amina, version, kind="agree")
    return version


def test_it_is_asked_only_once_she_has_answered_and_one_tap_says_it(story: Story) -> None:
    version = send(story, story.amina)
    assert QUESTION not in page(story.as_amina, "my_version", version.pk)
    answer(story.as_amina, version, kind="agree")
    html = page(story.as_amina, "my_version", version.pk)
    for words in (QUESTION, "We did it together", "done for us", "done to us", "left alone with it"):
        assert words in html
    assert rate(story.as_amina, version, "to").url == "/my/"
    said = FamilyRating.objects.get()
    assert (said.way, said.member, said.user_id) == ("to", story.amina, story.amina_account.pk)
    assert AuditEvent.objects.filter(action="rate_version").count() == 1
    shown = page(story.as_amina, "my_version", version.pk)
    assert "checked" in shown.split('value="to"')[1].split(">")[0]


def test_the_same_twice_is_once_and_a_second_thought_is_another(story: Story) -> None:
    version = answered(story)
    for way in ("with", "with", "not"):
        rate(story.as_amina, version, way)
    assert list(FamilyRating.objects.order_by("rated_at").values_list("way", flat=True)) == ["with", "not"]


@pytest.mark.parametrize("way", ["", "against", "with\x00"])
def test_nothing_chosen_is_asked_for_kindly(story: Story, way: str) -> None:
    version, client = answered(story), story.as_amina
    told = rate(client, version, way)
    assert told.url == f"/my/{version.pk}/read/"
    assert "Choose one of the four first" in client.get(told.url).content.decode()
    assert not FamilyRating.objects.exists()


def test_what_was_taken_back_or_never_answered_is_not_rated(story: Story) -> None:
    silent, gone = send(story, story.amina), answered(story)
    recall(story, gone)
    assert rate(story.as_amina, silent, "with").status_code == 409
    assert rate(story.as_amina, gone, "with").status_code == 409
    assert not FamilyRating.objects.exists()


def test_a_plan_is_not_asked_about(story: Story) -> None:
    version = send(story, story.amina)
    SharedVersion.objects.filter(pk=version.pk).update(subject_kind="plan")
    say(version, "agree")
    assert QUESTION not in page(story.as_amina, "my_version", version.pk)
    assert rate(story.as_amina, version, "with").status_code == 409


def test_ryan_learns_nothing_of_it(story: Story) -> None:
    version, ryans = answered(story), send(story, story.ryan)
    account = people.make_account(story.ryan)
    rate(story.as_amina, version, "to")
    as_ryan = people.family_client(account, story.ryan)
    assert rate(as_ryan, version, "with").status_code == 404
    assert "done to us" not in page(as_ryan, "my_version", ryans.pk)
    with transaction.atomic(), acting_as(Identity(account.pk, story.ryan.pk)):
        assert not FamilyRating.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT app.rate_version(gen_random_uuid(), %s, 'with')", [version.pk])
            assert cursor.fetchone() == (None,)
