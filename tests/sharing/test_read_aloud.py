"""Priya reads a version to Amina and writes down what came back: in her own hand, never as Amina's signature."""

import re
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from families.models import Member
from families.sharing.models import Answer, ReadAloud, SharedVersion
from families.sharing.paper import version_pdf
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.documents.inside import text_of
from tests.sharing.own import page, recall, replace, send

TOLD_BACK = "So you ask about breakfast, and I ring the bus people."
WORDS = "Not every morning. Only Mondays."
BEHALF = "Written down by Priya Shah on Amina’s behalf, read aloud in person"


def typed(**changes: str) -> dict[str, str]:
    today = timezone.localdate()
    return {
        "key": uuid.uuid4().hex,
        "way": "in_person",
        "read_on_day": str(today.day),
        "read_on_month": str(today.month),
        "read_on_year": str(today.year),
        "told_back": TOLD_BACK,
        "kind": "different",
        "words": WORDS,
    } | changes


def url(version: SharedVersion) -> str:
    return f"/versions/{version.pk}/read-aloud/"


def save(client: Client, version: SharedVersion, **changes: str) -> Any:
    return client.post(url(version), typed(**changes))


def test_priya_reads_it_and_writes_down_what_amina_says(story: Story) -> None:
    version, priya = send(story, story.amina), story.as_priya
    assert "We drank tea." in priya.get(url(version)).content.decode()

    answer = save(priya, version, interpreter="Interpreter 4471", supporter="Her advocate", was_private="yes")

    assert answer.headers["Location"] == f"/versions/{version.pk}/"
    shown = page(priya, "version", version.pk)
    for said in (BEHALF, WORDS, TOLD_BACK, "Interpreter 4471", "Her advocate", "Nobody else could hear."):
        assert said in shown, said
    assert "signed “" not in shown
    kept = Answer.objects.get()
    assert (kept.recorded_by, kept.typed_name, kept.has_read) == (story.priya, "", False)
    event = AuditEvent.objects.get(action="record_reading")
    assert "told_back" in event.fields


def test_without_an_answer_the_reading_stands_by_itself(story: Story) -> None:
    version, priya = send(story, story.amina), story.as_priya
    save(priya, version, kind="not_yet", words="")

    assert not Answer.objects.exists()
    shown = page(priya, "version", version.pk)
    assert "It was read aloud. There is no answer yet" in shown
    assert "Not opened yet." not in shown
    assert "Read aloud, no answer yet" in page(priya, "recipients", "visit", real_subject(story, version))


def real_subject(story: Story, version: SharedVersion) -> uuid.UUID:
    """A visit on whose page of recipients this version stands."""
    visit = people.make_visit(story.family, story.priya, present=(story.amina,))
    SharedVersion.objects.filter(pk=version.pk).update(subject_id=visit.pk)
    return visit.pk


def test_wherever_it_stands_it_says_by_whose_hand(story: Story) -> None:
    version = send(story, story.amina)
    save(story.as_priya, version)
    visit = real_subject(story, version)

    for client in (story.as_priya, story.as_margaret):
        for address in ("/", f"/families/{story.family.pk}/", "/waiting/?for=heard"):
            assert BEHALF in client.get(address).content.decode(), address
    assert "answer written down for them" in story.as_priya.get(f"/families/visits/{visit}/").content.decode()
    assert "answer written down for them" in page(story.as_priya, "recipients", "visit", visit)
    on_paper = text_of(version_pdf(version, list(version.answers.with_writer()), []))
    assert "Written down by Priya Shah" in " ".join(on_paper.split())


def test_amina_finds_it_on_her_own_page_and_paper_and_no_name_of_hers_under_it(story: Story) -> None:
    version = send(story, story.amina)
    save(story.as_priya, version)

    shown = page(story.as_amina, "my_version", version.pk)
    assert "Priya Shah wrote down what you said" in shown
    assert WORDS in shown
    assert TOLD_BACK not in shown
    paper = story.as_amina.get(f"/my/{version.pk}/pdf/")
    assert paper.status_code == 200
    assert "Written down for Amina" in " ".join(text_of(paper.content).split())


def test_the_same_answer_from_amina_herself_is_kept_as_hers(story: Story) -> None:
    version = send(story, story.amina)
    save(story.as_priya, version, kind="agree", words="")
    for _ in range(2):
        story.as_amina.post(f"/my/{version.pk}/answer/", {"seen": version.sha256, "kind": "agree"})
    hers, noted = Answer.objects.order_by("-answered_at")
    assert (hers.recorded_by, noted.recorded_by) == (None, story.priya)


def test_the_database_refuses_to_call_it_a_signature(story: Story) -> None:
    version = send(story, story.amina)
    save(story.as_priya, version)
    for forged in ({"typed_name": "Amina Bell"}, {"has_read": True}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Answer.objects.update(**forged)


def test_pressed_twice_it_is_one_reading(story: Story) -> None:
    version, priya, same = send(story, story.amina), story.as_priya, typed()
    for _ in range(2):
        assert priya.post(url(version), same).status_code == 302
    assert (ReadAloud.objects.count(), Answer.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(action="record_reading").count() == 1


def test_taken_back_meanwhile_nothing_is_saved_and_nothing_typed_is_lost(story: Story) -> None:
    version = send(story, story.amina)
    recall(story, version)

    answer = save(story.as_priya, version, supporter="Her advocate")

    assert answer.status_code == 409
    shown = answer.content.decode()
    for said in ("It was taken back. Nothing was saved", WORDS, TOLD_BACK, "Her advocate"):
        assert said in shown, said
    assert not ReadAloud.objects.exists()
    assert story.as_priya.get(url(version)).headers["Location"] == f"/versions/{version.pk}/"


def test_replaced_meanwhile_priya_goes_on_with_the_newer_one(story: Story) -> None:
    version = send(story, story.amina)
    newer, sent = replace(story, version), typed()

    shown = story.as_priya.post(url(version), sent).content.decode()
    assert f'action="{url(newer)}"' in shown
    again = story.as_priya.post(url(newer), sent | {"again": "1"})
    assert again.status_code == 200
    assert WORDS in again.content.decode()
    assert not ReadAloud.objects.exists(), "going on saves nothing yet"
    story.as_priya.post(url(newer), sent)
    assert ReadAloud.objects.get().version == newer


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"way": ""}, "Choose an answer: How did you read it?"),
        ({"kind": ""}, "Choose an answer: What do they say to it?"),
        ({"kind": "not_yet"}, "Choose the answer that comes nearest"),
        ({"read_on_year": "2019"}, "it cannot have been read before"),
        ({"read_on_year": "2094"}, "today or in the past"),
        ({"words": "a\x00b"}, "hidden character"),
    ],
)
def test_what_is_wrong_is_said_kindly_and_the_words_stay(
    story: Story, changes: dict[str, str], message: str
) -> None:
    answer = save(story.as_priya, send(story, story.amina), **changes)
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert TOLD_BACK in answer.content.decode()
    assert not ReadAloud.objects.exists()


def is_first(story: Story, version: SharedVersion) -> bool:
    """Whether reading it to them is a button, not only a link."""
    shown = page(story.as_priya, "version", version.pk)
    assert url(version) in shown
    return bool(re.search(rf'class="govuk-button"\s+href="{url(version)}"', shown))


def test_reading_comes_first_for_who_asks_for_it_or_cannot_sign_in(story: Story) -> None:
    assert not is_first(story, send(story, story.amina))
    assert is_first(story, send(story, story.ryan))
    Member.objects.filter(pk=story.amina.pk).update(
        reading_needs=["read_aloud"], needs_interpreter=True, spoken_language="Urdu"
    )
    version = send(story, story.amina)
    assert is_first(story, version)
    needs = "Needs an interpreter · Speaks Urdu · Read it to me"
    assert needs in page(story.as_priya, "version", version.pk)


def test_a_colleague_from_elsewhere_finds_nothing(story: Story) -> None:
    version = send(story, story.amina)
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    assert omar.get(url(version)).status_code == 404
    assert save(omar, version).status_code == 404
    assert story.as_amina.get(url(version)).status_code == 403
