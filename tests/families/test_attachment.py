"""Priya adds a photo to a note. It stays there, and Amina has it only once Priya chose it for her."""

import threading
import uuid
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse

from families.actions import add_attachment, remove_attachment
from families.models import Attachment, Family, VisitDraft
from families.sharing.actions import share_version
from families.sharing.models import SharedFile, SharedVersion
from restorative.audit.models import AccessLog, AuditEvent
from restorative.files.cleaning import clean
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url, least
from tests.files.samples import SECRET, paper, photo
from tests.sharing.own import another_worker
from tests.sharing.sheets import Told, address, press, seen_by, tell
from tests.sharing.test_version import at_once


def url(family: Family, note: uuid.UUID) -> str:
    return reverse("families:attachment_new", args=[family.pk, note])


def upload(data: bytes, name: str = "IMG_1234.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def removal(file: Attachment) -> str:
    return reverse("families:attachment_remove", args=[file.family_id, file.note_id, file.pk])


def add(story: Story, note: uuid.UUID, data: bytes = b"", **typed: Any) -> Any:
    sent = {"file": upload(data or photo()), "kind": "photo", "caption": "The new bunk bed"} | typed
    return story.as_priya.post(url(story.family, note), sent)


def test_a_photo_is_kept_without_its_name_and_place(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya, present=(story.amina,))

    assert add(story, visit.pk).headers["Location"] == reverse("families:visit", args=[visit.pk])

    kept = Attachment.objects.get()
    assert SECRET.encode() not in bytes(kept.data)
    assert "The new bunk bed" in story.as_priya.get(f"/families/visits/{visit.pk}/").content.decode()
    shown = story.as_priya.get(reverse("families:attachment", args=[kept.pk]))
    assert shown.content == bytes(kept.data)
    assert shown.headers["Content-Disposition"] == 'inline; filename="file.jpg"'
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert AccessLog.objects.filter(kind="file", target_id=kept.pk).count() == 1
    event = AuditEvent.objects.get(action="add_attachment")
    assert event.fields == ["caption", "data", "kind"]


def test_sent_twice_it_is_there_once(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    for _ in range(2):
        add(story, visit.pk)
    assert Attachment.objects.count() == 1


def test_sent_again_in_other_words_it_is_there_once_and_no_word_is_lost_unsaid(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    add(story, visit.pk)
    again = add(story, visit.pk, caption="Jaden’s bed, which he painted himself")
    assert again.status_code == 200
    page = unescape(again.content.decode())
    assert "already with the note, as “The new bunk bed”" in page
    assert "Jaden’s bed, which he painted himself" in page
    assert Attachment.objects.get().caption == "The new bunk bed"
    elsewhere = people.make_visit(story.family, story.priya)
    assert add(story, elsewhere.pk, caption="The same on Friday").status_code == 302, (
        "another note has its own"
    )


@pytest.mark.django_db(transaction=True)
def test_sent_twice_in_the_same_instant_it_is_there_once(story: Story) -> None:
    visit, file = people.make_visit(story.family, story.priya), clean(photo())
    facts: dict[str, Any] = {"kind": "photo", "caption": "The new bunk bed", "file": file}

    def press() -> object:
        return add_attachment(family=story.family, note_id=visit.pk, by=story.priya, **facts)

    assert len(set(at_once(*[press] * 4))) == 1
    assert Attachment.objects.count() == 1
    assert AuditEvent.objects.filter(action="add_attachment").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_file_that_just_goes_to_her_is_not_removed(story: Story) -> None:
    told = tell(story)
    add(story, told.visit.pk)
    kept = Attachment.objects.get()
    choose(story, told, kept, is_chosen=True)
    seen = seen_by(told, story.amina, story.priya)

    removed: list[bool] = []

    def remove() -> None:
        removed.append(remove_attachment(attachment=kept, by=story.priya))
        connection.close()

    press = threading.Thread(target=remove)
    with transaction.atomic():
        share_version(subject=told.subject, member=story.amina, seen=seen, by=story.priya)
        press.start()
        press.join(0.5)
        assert not removed, "who removes waits for who shares"
    press.join()
    assert removed == [False]
    assert Attachment.objects.get() == kept
    assert SharedFile.objects.get().sha256 == kept.sha256


def test_removed_twice_leads_back_to_the_note_both_times(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    add(story, visit.pk)
    remove, client = removal(Attachment.objects.get()), story.as_priya
    note = reverse("families:visit", args=[visit.pk])
    assert [client.post(remove).headers["Location"] for _ in range(2)] == [note, note]
    assert "no longer there" in client.get(remove, follow=True).content.decode()
    assert AuditEvent.objects.filter(action="remove_attachment").count() == 1
    omar, _ = another_worker()
    assert people.client_of(omar).post(remove).status_code == 404


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty"),
        (b"x" * (30 * 1024 * 1024), "larger than 10 MB"),
        (b"MZ a program", "not a photo, a drawing or a PDF"),
        (b"<svg onload='alert(1)'/>", "can hold programs"),
    ],
)
def test_what_cannot_be_kept_is_said_kindly_and_the_words_stay(story: Story, data: bytes, words: str) -> None:
    visit = people.make_visit(story.family, story.priya)
    sent = {"file": upload(data), "kind": "drawing", "caption": "What Jaden drew of his house"}

    page = story.as_priya.post(url(story.family, visit.pk), sent)

    assert page.status_code == 200
    assert words in page.content.decode()
    assert "What Jaden drew of his house" in page.content.decode()
    assert not Attachment.objects.exists()


def test_a_pdf_is_a_paper_whatever_was_ticked(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    add(story, visit.pk, paper())
    assert Attachment.objects.get().kind == "paper"


def test_from_the_middle_of_a_note_the_draft_is_saved_first_and_the_photo_goes_with_it(story: Story) -> None:
    draft_id = uuid.uuid4()
    client = story.as_priya

    led = client.post(draft_url(story.family, draft_id), least(story.amina) | {"attach": "1"})
    assert led.headers["Location"] == url(story.family, draft_id)
    assert VisitDraft.objects.get().payload["happened"] == [least()["happened"]]
    assert add(story, draft_id).headers["Location"] == draft_url(story.family, draft_id)
    assert "The new bunk bed" in client.get(draft_url(story.family, draft_id)).content.decode()

    client.post(draft_url(story.family, draft_id), least(story.amina, revision="1") | {"finish": "1"})
    assert "The new bunk bed" in client.get(f"/families/visits/{draft_id}/").content.decode()
    client.post(f"/families/visits/{draft_id}/undo/")
    assert "The new bunk bed" in client.get(draft_url(story.family, draft_id)).content.decode()


def test_a_photo_of_an_unfinished_note_is_the_authors_alone(story: Story) -> None:
    draft = VisitDraft.objects.create(family=story.family, author=story.priya)
    add(story, draft.pk)
    kept = Attachment.objects.get()

    assert story.as_margaret.get(reverse("families:attachment", args=[kept.pk])).status_code == 404
    assert story.as_margaret.get(url(story.family, draft.pk)).status_code == 404
    story.as_priya.post(f"/families/visits/{draft.pk}/discard/")
    assert not Attachment.objects.exists()


def test_who_added_it_may_delete_it_until_somebody_has_it(story: Story) -> None:
    told = tell(story)
    add(story, told.visit.pk)
    kept = Attachment.objects.get()
    remove = removal(kept)
    assert story.as_margaret.post(remove).status_code == 404

    share(story, told, kept, is_chosen=True)
    assert "stays with the note" in story.as_priya.post(remove).content.decode()
    assert Attachment.objects.exists()

    SharedFile.objects.all().delete()
    assert story.as_priya.post(remove).status_code == 302
    assert not Attachment.objects.exists()


def choose(story: Story, told: Told, file: Attachment, *, is_chosen: bool) -> None:
    """Priya chooses what goes to Amina, and ticks the photo or not."""
    ticks = {f"in_{told.happened.pk.hex}": "on"}
    others = [passage for passage in told.passages if passage != told.happened]
    ticks |= {f"why_{passage.pk.hex}": "someone_else" for passage in others}
    ticks |= {f"in_{file.pk.hex}": "on"} if is_chosen else {}
    done = press(story.as_priya, "compose", told, story.amina, **ticks)
    assert done.headers["Location"] == address("preview", told, story.amina)


def share(story: Story, told: Told, file: Attachment, *, is_chosen: bool) -> SharedVersion:
    choose(story, told, file, is_chosen=is_chosen)
    press(story.as_priya, "share_now", told, story.amina, seen=seen_by(told, story.amina, story.priya))
    return SharedVersion.objects.latest("shared_at")


def test_it_goes_to_nobody_unless_it_is_chosen(story: Story) -> None:
    told = tell(story)
    add(story, told.visit.pk)

    version = share(story, told, Attachment.objects.get(), is_chosen=False)

    assert [block["kind"] for block in version.content["blocks"]] == ["happened"]
    assert not SharedFile.objects.exists()
    assert "bunk bed" not in str(version.content)


def test_chosen_amina_has_a_copy_of_her_own_and_ryan_nothing(story: Story) -> None:
    told = tell(story, present=(story.amina, story.ryan))
    add(story, told.visit.pk)
    kept = Attachment.objects.get()

    version = share(story, told, kept, is_chosen=True)

    block = version.content["blocks"][-1]
    assert (block["kind"], block["sha256"]) == ("file", kept.sha256)
    hers = reverse("sharing:my_file", args=[version.pk, block["id"]])
    assert hers in story.as_amina.get(f"/my/{version.pk}/read/").content.decode()
    assert story.as_amina.get(hers).content == bytes(kept.data)
    as_ryan = people.family_client(people.make_account(story.ryan), story.ryan)
    assert as_ryan.get(hers).status_code == 404
    assert str(kept.pk) not in str(version.content)
    kept.delete()
    assert story.as_amina.get(hers).status_code == 200, "a letter stands alone"
    SharedVersion.objects.update(recalled_at="2026-06-04T00:00Z", recalled_by=story.priya)
    assert story.as_amina.get(hers).status_code == 404


def test_a_block_that_is_no_file_opens_nothing(story: Story) -> None:
    told = tell(story)
    add(story, told.visit.pk)
    version = share(story, told, Attachment.objects.get(), is_chosen=True)
    words = version.content["blocks"][0]["id"]

    for id_ in (words, uuid.uuid4()):
        assert story.as_amina.get(reverse("sharing:my_file", args=[version.pk, id_])).status_code == 404
