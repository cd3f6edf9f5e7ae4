"""Margaret brings people in on a page: she sees what would happen to each row, and only then does it happen."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.finders import find
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from families.importing.columns import named
from families.models import DoubleNotice, ExternalId, Family, ImportFile, Member, NamedPerson, Restriction
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.importing.lists import as_csv, bells, person

pytestmark = pytest.mark.django_db
NEW = "/families/import/"


def send(client: Client, data: bytes) -> Any:
    return client.post(NEW, {"file": SimpleUploadedFile("Amina Bell.csv", data)})


def preview(client: Client, data: bytes) -> tuple[str, str]:
    """Where the file waits, and what its page says."""
    answer = send(client, data)
    assert answer.status_code == 302, answer.content.decode()
    url = answer.headers["Location"]
    return url, client.get(url).content.decode()


def test_she_looks_says_yes_and_holds_them(story: Story) -> None:
    client = story.as_margaret
    assert NEW in client.get("/families/").content.decode()
    url, page = preview(client, as_csv(bells()))
    assert "Nothing has been written yet" in page
    assert "1 new family" in page
    assert "Jaden Bell" in page
    assert Family.objects.count() == 1, "nothing came in yet"

    answer = client.post(url, {}, follow=True).content.decode()
    assert "Brought in: 3 new rows" in answer
    family = Family.objects.exclude(pk=story.family.pk).get()
    assert family.allocations.current().get().user == story.margaret
    assert client.get(f"/families/{family.pk}/").status_code == 200
    assert story.as_priya.get(f"/families/{family.pk}/").status_code == 404
    assert not ImportFile.objects.exists(), "the file is gone"
    assert client.get(url).status_code == 404
    assert AuditEvent.objects.filter(action="import_people", user_id=story.margaret.pk).count() == 2


def test_the_file_names_a_worker_of_hers_and_she_keeps_no_part(story: Story) -> None:
    rows = bells()
    rows[0]["lead_worker_email"] = story.priya.email
    client = story.as_margaret
    url, _page = preview(client, as_csv(rows))
    client.post(url, {})
    family = Family.objects.exclude(pk=story.family.pk).get()
    assert [part.user for part in family.allocations.current()] == [story.priya]
    assert story.as_priya.get(f"/families/{family.pk}/").status_code == 200
    assert client.get(f"/families/{family.pk}/").status_code == 200, "by her line"


def test_she_gives_no_family_to_somebody_elses_worker(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz", email="omar@example.org")
    people.make_manager("Neil Gray", of=omar)
    _url, page = preview(story.as_margaret, as_csv([person("P1", "Pat Low", lead_worker_email=omar.email)]))
    assert "nobody to whom you can give a family" in page


def test_refused_rows_keep_all_out_until_she_says_so(story: Story) -> None:
    client = story.as_margaret
    url, page = preview(client, as_csv([*bells(), person("X1", "Xi Bell", pers_dob="1/1/70")]))
    assert "four digits" in page
    again = client.post(url, {}).content.decode()
    assert "tick this box" in again
    assert Family.objects.count() == 1
    client.post(url, {"keep_good": "on"})
    assert Member.objects.filter(family__name="Bell").exclude(family=story.family).count() == 3


def test_what_cannot_be_read_is_told_beside_the_box(story: Story) -> None:
    for data, words in ((b"%PDF-1.7", "names people"), (b"a,b\n1,2\n", "names people"), (b"", "empty")):
        page = send(story.as_margaret, data).content.decode()
        assert words in page
        assert "There is a problem" in page or "error" in page
    assert not ImportFile.objects.exists()


def test_two_rows_of_one_number_stand_under_their_own_names(story: Story) -> None:
    rows = [person("5", "Good One"), person("5", "Good Two"), person("6", "=Bad Row")]
    _url, page = preview(story.as_margaret, as_csv(rows))
    words = " ".join(page.split())
    assert "Row 2</strong> · Good One · 5" in words
    assert "Row 3</strong> · Good Two · 5" in words
    assert "Row 4</strong> · 6" in words, "what cannot be a name is not shown as one"


def test_one_row_is_one_row(story: Story) -> None:
    client = story.as_margaret
    url, _page = preview(client, as_csv([person("1", "Pat Low"), person("2", "Bad Row", pers_dob="1/1/70")]))
    answer = client.post(url, {"keep_good": "on"}, follow=True).content.decode()
    assert "Brought in: 1 new row, 0 changed. 1 was left out." in answer


def test_she_finds_an_empty_list_to_fill_in_with_columns_that_are_all_read(story: Story) -> None:
    refused = send(story.as_margaret, b"a,b\n1,2\n").content.decode()
    assert "the page “Bring people in” has an empty one to fill in" in refused
    assert "docs/" not in refused
    link = re.search(r'href="/static/(import/people[^"]*\.csv)"\s+download="people.csv"', refused)
    assert link
    columns = Path(str(find(link[1]))).read_text().strip().split(",")
    assert set(columns) == {*named(dict.fromkeys(columns, "x"))}
    assert {"pers_person_id", "pers_forename", "pers_surname", "fami_family_id"} <= set(columns)


def test_a_picture_is_no_list(story: Story) -> None:
    """Saving it with other letters would help nobody."""
    picture = BytesIO()
    Image.effect_noise((40, 40), 90).save(picture, "PNG")
    page = send(story.as_margaret, picture.getvalue()).content.decode()
    assert "it may be a picture or a scan. Choose the table itself" in page
    assert "letters in this file" not in page


def test_what_changed_since_she_looked_is_shown_first(story: Story) -> None:
    client = story.as_margaret
    url, _page = preview(client, as_csv(bells()))
    other = people.client_of(story.margaret)
    second, _page = preview(other, as_csv(bells()))
    assert client.get(url).status_code == 404, "one file at a time"
    other.post(second, {})
    third, page = preview(client, as_csv(bells()))
    assert "There is nothing to bring in" in page
    Member.objects.filter(full_name="Jaden Bell").exclude(family=story.family).delete()
    answer = client.post(third, {}, follow=True).content.decode()
    assert "changed since you looked" in answer
    assert "Jaden Bell" in answer


def test_only_managers_bring_in_and_only_their_own_file(story: Story) -> None:
    assert story.as_priya.get(NEW).status_code == 403
    assert NEW not in story.as_priya.get("/families/").content.decode()
    url, _page = preview(story.as_margaret, as_csv(bells()))
    neil = people.client_of(people.make_manager("Neil Gray"))
    assert neil.get(url).status_code == neil.post(url, {}).status_code == 404


def test_no_is_no_and_old_files_go_by_themselves(story: Story) -> None:
    client = story.as_margaret
    url, _page = preview(client, as_csv(bells()))
    assert "Nothing was brought in" in client.post(url, {"do": "drop"}, follow=True).content.decode()
    assert not ImportFile.objects.exists()
    neil = people.make_manager("Neil Gray")
    old = timezone.now() - timedelta(days=2)
    ImportFile.objects.create(by=neil, data=b"x", report={}, at=old)
    preview(client, as_csv(bells()))
    assert [kept.by for kept in ImportFile.objects.all()] == [story.margaret]


def hide(family: Family, story: Story) -> None:
    """The family exists for Priya alone."""
    NamedPerson.objects.create(family=family, user=story.priya, named_by=story.priya)
    review = timezone.localdate() + timedelta(days=30)
    Restriction.objects.create(family=family, reason="x", review_on=review, restricted_by=story.priya)


def test_a_family_she_must_not_know_of_looks_like_one_that_never_was(story: Story) -> None:
    """The same page to the letter as for somebody new; and whoever sees the hidden side is told that it came in again."""
    data = as_csv([person("A1", "Amina Bell", "F1")])
    client = story.as_margaret
    _url, fresh = preview(client, data)
    ids = {"family": story.family, "added_by": story.priya}
    ExternalId.objects.create(**ids, source="family", value="F1")
    ExternalId.objects.create(**ids, source="person", value="A1", member=story.amina)
    hide(story.family, story)

    url, hidden = preview(client, data)
    assert bare(hidden) == bare(fresh)
    assert "Brought in: 1 new row," in client.post(url, {}, follow=True).content.decode()
    assert Member.objects.filter(full_name="Amina Bell").count() == 2
    notice = DoubleNotice.objects.get()
    assert (notice.family, notice.member) == (story.family, story.amina)
    assert not DoubleNotice.objects.visible_to(story.margaret).exists()
    assert DoubleNotice.objects.visible_to(story.priya).exists()


def bare(page: str) -> list[str]:
    """A page without what is new each time."""
    return [line for line in page.splitlines() if "csrf" not in line and "opened_by" not in line]
