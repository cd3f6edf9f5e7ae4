"""Whoever changes the trail behind the program's back is found out, and the row is named."""

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection

from restorative.audit import seals
from restorative.audit.actions import record, record_opening, record_refusal
from restorative.audit.leaves import take_leaves_anew
from restorative.audit.models import AccessLog, AuditEvent, Leaf, Refusal, Seal
from restorative.audit.verification import verify
from tests.conftest import Story


def run(sql: str, *parameters: Any) -> None:
    """As the owner of the tables, whose guards the tests lift."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


@pytest.fixture
def trail(db: None, monkeypatch: pytest.MonkeyPatch, story: Story) -> Story:
    """A few rows of every kind, in several seals, and nothing of other tests."""
    run("TRUNCATE audit_auditevent, audit_accesslog, audit_refusal, audit_change, audit_leaf, audit_seal")
    monkeypatch.setattr(seals, "AT_ONCE", 3)
    leave_marks(story)
    seals.seal_all()
    return story


def leave_marks(story: Story) -> None:
    for _ in range(3):
        record("edit_family", by=story.priya, family_id=story.family.pk, fields=["name"])
        record_opening(
            AccessLog.Kind.FAMILY, by=story.priya, family_id=story.family.pk, target_id=story.family.pk
        )
        record_refusal(user_id=story.priya.pk, view_name="audit:trail", method="GET", status=403)
    story.family.name = "Bell-Cole"
    story.family.save()


def found(*exported: str) -> set[tuple[str, str, str]]:
    return {(str(one.kind), one.where, one.id) for one in verify(exported).findings}


def first(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id::text FROM {table} ORDER BY id LIMIT 1")
        return str(cursor.fetchone()[0])


def test_a_trail_that_nobody_touched_stands(trail: Story) -> None:
    report = verify()

    assert report.findings == []
    assert report.rows == 10
    assert report.seals == 4
    assert report.waiting == 0


def test_what_is_not_sealed_yet_is_looked_at_too(trail: Story) -> None:
    leave_marks(trail)
    assert verify().findings == []
    assert verify().waiting > 0

    last = AuditEvent.objects.latest("at")
    AuditEvent.objects.filter(pk=last.pk).update(action="nothing")
    assert found() == {("changed", "audit_auditevent", str(last.pk))}


# what somebody with the owner's rights does → the column that they touch, by table
SOMEBODY_ELSE = "00000000-0000-4000-8000-000000000001"
EDITS = [
    ("audit_auditevent", "action = 'look'"),
    ("audit_auditevent", f"user_id = '{SOMEBODY_ELSE}'"),
    ("audit_auditevent", "user_id = NULL"),
    ("audit_auditevent", "at = at + interval '1 microsecond'"),
    ("audit_auditevent", "fields = '{}'"),
    ("audit_accesslog", f"user_id = '{SOMEBODY_ELSE}'"),
    ("audit_accesslog", f"member_id = '{SOMEBODY_ELSE}'"),
    ("audit_accesslog", "kind = 'visit'"),
    ("audit_refusal", "status = 404"),
    ("audit_refusal", f"user_id = '{SOMEBODY_ELSE}'"),
    ("audit_change", f"user_id = '{SOMEBODY_ELSE}'"),
    ("audit_change", "columns = '{reference}'"),
    ("audit_change", """before = before || '{"name": "Novak"}'"""),
    ("audit_change", "after = NULL"),
    ("audit_change", "login = 'somebody'"),
]


@pytest.mark.parametrize(("table", "edit"), EDITS)
def test_an_edit_and_a_swapped_actor_are_found(trail: Story, table: str, edit: str) -> None:
    id_ = first(table)
    run(f"UPDATE {table} SET {edit} WHERE id = %s", id_)

    assert found() == {("changed", table, id_)}


@pytest.mark.parametrize("table", ["audit_auditevent", "audit_accesslog", "audit_refusal", "audit_change"])
def test_a_row_that_was_taken_away_is_found(trail: Story, table: str) -> None:
    id_ = first(table)
    run(f"DELETE FROM {table} WHERE id = %s", id_)

    assert found() == {("gone", table, id_)}


def test_two_rows_that_change_places_are_found(trail: Story) -> None:
    one, other = AuditEvent.objects.order_by("at")[:2]
    run("UPDATE audit_auditevent SET at = %s WHERE id = %s", other.at, one.pk)

    assert found() == {("changed", "audit_auditevent", str(one.pk))}


def test_a_row_that_was_slipped_in_is_found(trail: Story) -> None:
    forged = uuid.uuid4()
    run("ALTER TABLE audit_refusal DISABLE TRIGGER keeps_leaf")
    Refusal.objects.create(id=forged, user_id=uuid.uuid4(), view_name="home", method="GET", status=403)

    assert found() == {("added", "audit_refusal", str(forged))}


def test_a_row_that_was_slipped_into_a_seal_is_found(trail: Story) -> None:
    """With its hash, as the trigger takes it, moved into a batch that was sealed before."""
    forged = Refusal.objects.create(user_id=uuid.uuid4(), view_name="home", method="GET", status=403)
    run(
        "UPDATE audit_seal SET sources = sources || 'audit_refusal'::varchar, row_ids = row_ids || %s,"
        " hashes = hashes || (SELECT hash FROM audit_leaf WHERE row_id = %s) WHERE number = 2",
        forged.pk,
        forged.pk,
    )
    Leaf.objects.filter(row_id=forged.pk).delete()

    assert found() == {("seal changed", "seal", "2")}


def test_an_edit_with_a_new_hash_breaks_the_seal(trail: Story) -> None:
    """Whoever edits a row and its hash in the seal must change the seal's own hash, and every seal after it."""
    seal = Seal.objects.get(number=2)
    Seal.objects.filter(number=2).update(hashes=[bytes(32)] * len(seal.row_ids))
    assert ("seal changed", "seal", "2") in found()

    seal.refresh_from_db()
    entries = [
        (source, row_id, bytes(hash_))
        for source, row_id, hash_ in zip(seal.sources, seal.row_ids, seal.hashes, strict=True)
    ]
    forged = seals.chained(bytes(seal.previous), 2, seal.at, entries)
    Seal.objects.filter(number=2).update(hash=forged)
    assert ("seal changed", "seal", "3") in found()


def test_what_was_kept_long_enough_may_go(trail: Story) -> None:
    """Its hash stays in its seal, and all that is younger is looked at as before."""
    seen: dict[str, Any] = {"by": trail.priya, "family_id": trail.family.pk, "target_id": trail.family.pk}
    with time_machine.travel("2025-06-03 10:00Z"):
        record_opening(AccessLog.Kind.FAMILY, **seen)
        seals.seal_all()
    record_opening(AccessLog.Kind.FAMILY, **seen)
    old, new = AccessLog.objects.earliest("at").pk, AccessLog.objects.latest("at").pk

    AccessLog.objects.filter(pk=old).delete()
    assert found() == {("gone", "audit_accesslog", str(old))}
    assert verify(since=date(2025, 7, 1)).findings == []
    AccessLog.objects.filter(pk=new).delete()
    assert [one.id for one in verify(since=date(2025, 7, 1)).findings] == [str(new)]


@pytest.fixture
def outside(trail: Story, tmp_path: Path) -> Path:
    path = tmp_path / "seals.jsonl"
    assert seals.export(path) == 4
    return path


def test_a_cut_end_is_found_by_the_seals_outside(trail: Story, outside: Path) -> None:
    lines = outside.read_text().splitlines()
    assert found(*lines) == set()

    last = Seal.objects.get(number=4)
    for source, row_id in zip(last.sources, last.row_ids, strict=True):
        run(f"DELETE FROM {source} WHERE id = %s", row_id)
    last.delete()
    assert found() == set()
    assert found(*lines) == {("seal gone", "seal", "4")}


def test_a_seal_from_the_middle_is_missed_without_the_seals_outside(trail: Story) -> None:
    Seal.objects.filter(number=2).delete()

    assert ("seal gone", "seal", "2") in found()


def test_a_chain_that_was_written_anew_is_found_by_the_seals_outside(trail: Story, outside: Path) -> None:
    """Everything is taken again after an edit, as the program would: only what lies elsewhere remembers."""
    lines = outside.read_text().splitlines()
    AuditEvent.objects.filter(pk=first("audit_auditevent")).update(user_id=uuid.uuid4())
    take_leaves_anew()
    seals.seal_all()

    assert found() == set()
    assert {kind for kind, _where, _id in found(*lines)} == {"seal changed"}


def test_a_row_that_is_committed_late_is_not_passed_over(trail: Story) -> None:
    """Its hash has a lower number than what was sealed meanwhile: it waits for the next seal all the same."""
    record("edit_family", by=trail.priya)
    Leaf.objects.update(id=-1)

    assert [len(seal.row_ids) for seal in seals.seal_all()] == [1]
    assert found() == set()


def test_sealing_again_changes_nothing_and_writes_nothing_twice(trail: Story, outside: Path) -> None:
    before = outside.read_text()

    assert seals.seal_all() == []
    assert seals.export(outside) == 0
    assert outside.read_text() == before


def told(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_cron_seals_and_adds_a_line_for_each_seal_outside(
    trail: Story, tmp_path: Path, settings: Any
) -> None:
    settings.SEALS_FILE = str(tmp_path / "seals.jsonl")
    leave_marks(trail)

    assert "Seals made: 4. Rows: 10." in told("seal_audit")
    assert "Seals made: 0." in told("seal_audit")
    lines = [json.loads(text) for text in (tmp_path / "seals.jsonl").read_text().splitlines()]
    assert [line["seal"] for line in lines] == list(range(1, 9))
    assert [line["previous"] for line in lines[1:]] == [line["hash"] for line in lines[:-1]]
    assert str(trail.priya.pk) not in json.dumps(lines)


def test_without_a_place_outside_it_seals_and_says_what_is_missing(trail: Story, settings: Any) -> None:
    settings.SEALS_FILE, errors = "", StringIO()
    call_command("seal_audit", stdout=StringIO(), stderr=errors)

    assert "SEALS_FILE" in errors.getvalue()


def test_a_file_that_is_not_of_seals_is_left_alone(trail: Story, tmp_path: Path, settings: Any) -> None:
    settings.SEALS_FILE = str(tmp_path / "letters.txt")
    (tmp_path / "letters.txt").write_text("Dear Amina\n")
    with pytest.raises(CommandError, match="could not be added"):
        told("seal_audit")
    with pytest.raises(CommandError, match="cannot be read"):
        told("verify_audit", "--seals", settings.SEALS_FILE)

    assert (tmp_path / "letters.txt").read_text() == "Dear Amina\n"


def test_a_file_of_another_database_is_not_gone_on_with(trail: Story, outside: Path) -> None:
    """As after a backup was brought back: the file knows more than the database."""
    Seal.objects.filter(number=4).delete()
    before = outside.read_text()
    with pytest.raises(ValueError, match="last seal, 4"):
        seals.export(outside)

    assert outside.read_text() == before


def test_the_command_names_rows_by_id_and_ends_with_one(trail: Story, outside: Path) -> None:
    assert "Rows: 10. Seals: 4." in told("verify_audit", "--seals", str(outside))
    id_ = first("audit_change")
    run("DELETE FROM audit_change WHERE id = %s", id_)
    out = StringIO()
    with pytest.raises(CommandError) as ended:
        call_command("verify_audit", "--json", stdout=out)

    assert ended.value.returncode == 1
    report = json.loads(out.getvalue())
    assert report["findings"] == [{"kind": "gone", "where": "audit_change", "id": id_}]
    assert "Bell" not in out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_two_who_seal_at_once_seal_everything_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seals, "AT_ONCE", 7)
    events = AuditEvent.objects.bulk_create(AuditEvent(action=f"change_{number}") for number in range(100))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(seal_apart, range(2)))

    sealed = [row_id for seal in Seal.objects.all() for row_id in seal.row_ids]
    assert sorted(sealed) == sorted(event.pk for event in events)
    assert found() == set()


def seal_apart(_number: int) -> None:
    seals.seal_all()
    connection.close()
