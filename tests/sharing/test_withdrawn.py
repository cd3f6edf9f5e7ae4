"""A note went from the wrong family: nobody finds a word of it there, and what it said stands in the trail."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from families.models import (
    Attachment,
    Escalation,
    Promise,
    Visit,
    VisitDraft,
    WithdrawnFile,
)
from families.sharing.models import Breach, SharedFile, SharedVersion
from plans.models import Goal, Plan
from restorative.audit.models import AuditEvent, Change
from tests import people
from tests.access.test_one_family import refused, staff
from tests.access.walk import ours
from tests.conftest import Story
from tests.documents.inside import text_of
from tests.sharing.mixed import CANARY, Mixed, ask, decide, mix, send_to_amina, withdraw

SIGNS_OUT = {"sharing:leave", "sharing:hand_back"}


@pytest.fixture
def mixed(story: Story) -> Mixed:
    return mix(story)


def pages_of(mixed: Mixed, ids: dict[str, UUID | str]) -> Iterator[str]:
    """Every address of ours that can be filled in with what there is of the family and its note."""
    for route in ours():
        names = re.findall(r"<(?:\w+:)?(\w+)>", route["pattern"])
        if (
            "GET" in route["methods"]
            and route["name"] not in SIGNS_OUT
            and all(name in ids for name in names)
        ):
            yield re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(ids[found[1]]), route["pattern"])
    yield from (
        f"/waiting/?for={one}" for one in ("heard", "different", "escalated", "unshared", "open", "late")
    )
    yield "/families/?q=canarywrong"


def everything_read(client: Client, mixed: Mixed, ids: dict[str, UUID | str]) -> Iterator[str]:
    for url in pages_of(mixed, ids):
        answer: Any = client.get(url)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield text_of(body) if body.startswith(b"%PDF") else body.decode()


def comes_upon(word: str, read: Iterator[str]) -> bool:
    return any(word in page for page in read)


def ids_of(mixed: Mixed, version: SharedVersion) -> dict[str, UUID | str]:
    return {
        "family": mixed.story.family.pk,
        "member": mixed.story.amina.pk,
        "visit": mixed.visit.pk,
        "kind": "visits",
        "subject": mixed.visit.pk,
        "draft": mixed.visit.pk,
        "note": mixed.visit.pk,
        "version": version.pk,
        "file": version.pk,
        "block": version.content["blocks"][0]["id"],
        "promise": mixed.told.promise.pk,
        "attachment": Attachment.objects.get().pk,
        "escalation": Escalation.objects.get().pk,
        "plan": Plan.objects.get().pk,
        "goal": Goal.objects.get().pk,
    }


@pytest.mark.parametrize("do", ["withdraw", "move"])
def test_nobody_of_the_wrong_family_reads_a_word_of_it_again(mixed: Mixed, do: str) -> None:
    """Crawled as practitioner, manager and mother: pages, lists, searches, old addresses and papers."""
    story, version = mixed.story, send_to_amina(mixed)
    ids = ids_of(mixed, version)
    who = (story.as_priya, story.as_margaret, story.as_amina)
    assert all(comes_upon(CANARY, everything_read(client, mixed, ids)) for client in who), (
        "before, each of them read it"
    )
    ask(mixed, do=do)
    decide(story.as_margaret)
    # of what was moved the waiting lists speak, as the right family's own
    Escalation.objects.all().delete()
    Promise.objects.filter(family=mixed.novak).delete()
    for client in who:
        read = "\n".join(everything_read(client, mixed, ids))
        words = re.findall(rf".{{0,80}}{CANARY}.{{0,40}}", read)
        assert [one for one in words if "q=canarywrong" not in one and 'value="canarywrong"' not in one] == []
    page = story.as_priya.get(f"/families/{story.family.pk}/").content.decode()
    assert "A note was withdrawn from here on" in page
    assert "with the agreement of Margaret Hill" in page
    assert "Novak" not in page
    paper = text_of(story.as_priya.get(f"/families/{story.family.pk}/chronology/pdf/").content)
    assert "A note was withdrawn from here" in paper
    old = story.as_priya.get(f"/families/visits/{mixed.visit.pk}/", follow=True)
    assert "had been written on the wrong family" in old.content.decode()


HOLDERS = """
SELECT held.oid::regclass::text FROM pg_class held
WHERE held.relnamespace = 'public'::regnamespace AND held.relkind = 'r' AND NOT held.relispartition
"""


def tables_with(word: str) -> set[str]:
    """Every table of the database in which this word stands in any column of any row."""
    found = set()
    with connection.cursor() as cursor:
        cursor.execute(HOLDERS)
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"SELECT EXISTS (SELECT FROM {table} one WHERE to_jsonb(one)::text LIKE %s)", [f"%{word}%"]
            )
            if cursor.fetchone()[0]:
                found.add(table)
    return found


def read(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")


def test_after_a_withdrawal_the_words_stand_in_the_trail_alone(mixed: Mixed) -> None:
    """Looked for in every table there is: whoever adds one that keeps words of a note has to take them out too."""
    send_to_amina(mixed)
    assert {"families_passage", "sharing_sharedversion", "sharing_answer"} <= tables_with(CANARY)
    passages = mixed.visit.passages.count()
    withdraw(mixed)
    assert tables_with(CANARY) == set()
    kept = Change.objects.filter(
        source="families_passage", operation="DELETE", user_id=mixed.story.margaret.pk
    )
    assert kept.count() == passages
    assert bytes(WithdrawnFile.objects.get().data) == f"{CANARY} bytes".encode()
    for table in ("families_withdrawnfile", "audit_change_default"):
        assert refused(staff(mixed.story.margaret), lambda table=table: read(table))  # type: ignore[misc]
    actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"ask_wrong_family", "agree_wrong_family", "recall_version", "open_breach"} <= actions
    call_command("verify_audit")


def test_what_was_shared_is_taken_back_and_a_record_opens_for_each_reader(mixed: Mixed) -> None:
    version = send_to_amina(mixed)
    withdraw(mixed)
    assert not SharedVersion.objects.exists()
    assert not SharedFile.objects.exists()
    hers, his = Breach.objects.order_by("reached")
    assert (hers.reached, his.reached) == ("Amina", "Ryan")
    assert (hers.how, hers.version_id) == ("wrong_family", version.pk)
    assert hers.earlier_at, "she read the one before"
    assert not his.was_read
    page = mixed.story.as_margaret.get(f"/breaches/{his.pk}/").content.decode()
    assert "Not opened" in page
    assert CANARY not in page
    assert "What reached the wrong person" in mixed.story.as_margaret.get("/").content.decode()
    assert mixed.story.as_amina.get(f"/my/{version.pk}/read/").status_code == 404
    assert CANARY not in mixed.story.as_amina.get("/my/").content.decode()


def test_where_a_record_is_open_already_no_second_one_runs_beside_it(mixed: Mixed) -> None:
    """Priya took Amina’s back first, as the page tells her to, and said whom it had reached."""
    version = send_to_amina(mixed)
    about = {"family": mixed.story.family, "noted_by": mixed.story.priya, "how": "shared", "what": "A date"}
    Breach.objects.create(**about, reached="Amina", version_id=version.pk, shared_at=version.shared_at)
    withdraw(mixed)
    assert sorted(Breach.objects.values_list("reached", "how")) == [
        ("Amina", "shared"),
        ("Ryan", "wrong_family"),
    ]


def test_a_record_that_was_closed_before_does_not_stand_for_what_came_out_since(mixed: Mixed) -> None:
    version = send_to_amina(mixed)
    about = {"family": mixed.story.family, "noted_by": mixed.story.priya, "how": "shared", "what": "A date"}
    closed = {"closed_at": timezone.now(), "closed_by": mixed.story.margaret}
    Breach.objects.create(
        **about, **closed, reached="Amina", version_id=version.pk, shared_at=version.shared_at
    )
    withdraw(mixed)
    assert Breach.objects.open().filter(reached="Amina", how="wrong_family").count() == 1


def test_a_note_that_nobody_had_opens_no_record(mixed: Mixed) -> None:
    withdraw(mixed)
    assert not Breach.objects.exists()


def test_another_note_of_the_family_stays_as_it_was(mixed: Mixed) -> None:
    story = mixed.story
    other = people.make_visit(story.family, story.priya, present=(story.amina,))
    withdraw(mixed)
    assert Visit.objects.get() == other
    assert other.passages.exists()
    assert "We drank tea" in story.as_priya.get(f"/families/{story.family.pk}/").content.decode()


def test_a_page_that_was_left_open_does_not_begin_it_again(mixed: Mixed) -> None:
    withdraw(mixed)
    url = f"/families/{mixed.story.family.pk}/visits/{mixed.visit.pk}/autosave/"
    assert mixed.story.as_priya.post(url, {"happened": CANARY, "revision": "0"}).status_code == 404
    assert not VisitDraft.objects.exists()
