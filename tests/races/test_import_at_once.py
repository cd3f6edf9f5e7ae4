"""Two bring in the same people in one moment: the second one decides when the first has written."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from families.models import DoubleNotice, ExternalId, Family, ImportFile, Member
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.deep import times
from tests.importing.lists import Row, as_csv, child, person
from tests.importing.test_import_page import preview
from tests.races.two import Two

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = times(4, 100)


def novaks(number: int, **more: Any) -> list[Row]:
    """A family that nobody has heard of yet."""
    family = f"F{number}"
    return [
        person(f"Z{number}", "Zofia Novak", family, **more),
        child(f"J{number}", "Jakub Novak", family, moth_person_id=f"Z{number}"),
    ]


def say_yes(client: Client, url: str) -> str:
    answer = client.post(url, {}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def made(number: int) -> tuple[int, int]:
    """The families and people with this number's ids."""
    families = ExternalId.objects.filter(source="family", value=f"F{number}").count()
    return families, ExternalId.objects.filter(
        source="person", value__in=(f"Z{number}", f"J{number}")
    ).count()


def test_of_two_managers_one_brings_them_in_and_the_other_sees_them(story: Story) -> None:
    """Both supervise the worker whom the file names, so both see the family."""
    mo = people.make_manager("Mo Field", of=story.priya)
    clients = (story.as_margaret, people.client_of(mo))
    with Two() as two:
        for number in range(TRIALS):
            data = as_csv(novaks(number, lead_worker_email=story.priya.email))
            urls = [preview(client, data)[0] for client in clients]
            first, second = (
                lambda client=client, url=url: say_yes(client, url)
                for client, url in zip(clients, urls, strict=True)
            )
            pages = two.together(first, second, number=number)
            assert made(number) == (1, 2), f"trial {number}"
            assert sum("Brought in: 2 new rows" in page for page in pages) == 1
            (late,) = [page for page in pages if "Brought in" not in page]
            assert "Something here has changed since you looked" in late
            assert "There is nothing to bring in" in late


def test_who_does_not_see_the_other_family_has_their_own_and_the_first_is_told(story: Story) -> None:
    """Nothing tells the second of the first; whoever sees the first finds that somebody came in again."""
    neil = people.make_manager("Neil Gray", of=people.make_practitioner("Omar Aziz"))
    clients = (story.as_margaret, people.client_of(neil))
    with Two() as two:
        for number in range(TRIALS):
            data = as_csv(novaks(number))
            urls = [preview(client, data)[0] for client in clients]
            first, second = (
                lambda client=client, url=url: say_yes(client, url)
                for client, url in zip(clients, urls, strict=True)
            )
            pages = two.together(first, second, number=number)
            assert all("Brought in: 2 new rows" in page for page in pages)
            assert made(number) == (2, 4)
            told = DoubleNotice.objects.filter(member__external_ids__value__in=(f"Z{number}", f"J{number}"))
            assert told.count() == 2, f"trial {number}"
            assert told.values("family").distinct().count() == 1


def test_yes_pressed_twice_brings_them_in_once(story: Story) -> None:
    client = story.as_margaret
    with Two() as two:
        for number in range(TRIALS):
            url, _page = preview(client, as_csv(novaks(number)))
            events = AuditEvent.objects.filter(action="import_people").count()
            pressed = two.together(
                *[lambda url=url: client.post(url, {}).status_code for _ in range(2)],
                number=number,
            )
            # the file is gone when the second comes after the first
            assert sorted(pressed) in ([302, 302], [302, 404]), f"trial {number}"
            assert made(number) == (1, 2), f"trial {number}"
            assert AuditEvent.objects.filter(action="import_people").count() == events + 2
            assert not ImportFile.objects.exists()


def test_the_command_run_twice_at_once_brings_them_in_once(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"

    def run() -> str:
        said = StringIO()
        call_command("import_families", str(path), lead=story.priya.email, stdout=said, stderr=StringIO())
        return said.getvalue()

    with Two() as two:
        for number in range(TRIALS):
            path.write_bytes(as_csv(novaks(number)))
            said = two.together(run, run, number=number)
            assert made(number) == (1, 2), f"trial {number}"
            assert sorted("2 new" in one for one in said) == [False, True], said
    assert Member.objects.filter(full_name="Jakub Novak").count() == TRIALS
    assert Family.objects.filter(name="Novak").count() == TRIALS
