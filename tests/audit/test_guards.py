"""The trail is added to and nothing else, also by the owner of its tables."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from restorative.audit.actions import record, record_opening, record_refusal
from restorative.audit.guards import raise_guards
from restorative.audit.models import AccessLog
from restorative.audit.seals import seal_all
from tests import people

KEPT = ("audit_auditevent", "audit_accesslog", "audit_refusal", "audit_change", "audit_leaf", "audit_seal")
# any column will do
COLUMN = {"audit_seal": "at", "audit_leaf": "source"}


@pytest.fixture
def guarded(db: None) -> None:
    """The guards that every migrate puts in place, and that other tests do without; and a row of each kind."""
    raise_guards()
    priya = people.make_practitioner()
    record("edit_family", by=priya)
    seal_all()
    record_opening(AccessLog.Kind.FAMILY, by=priya, family_id=uuid.uuid4(), target_id=uuid.uuid4())
    record_refusal(user_id=priya.pk, view_name="home", method="GET", status=403)


def refuses(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError as error:
        return "stays as it was written" in str(error)
    return False


@pytest.mark.parametrize("table", KEPT)
def test_even_the_owner_changes_removes_and_empties_nothing(guarded: None, table: str) -> None:
    column = COLUMN.get(table, "user_id")
    assert refuses(f"UPDATE {table} SET {column} = {column}")
    assert refuses(f"DELETE FROM {table}")
    assert refuses(f"TRUNCATE {table}")


def test_nor_through_a_partition(guarded: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits"
            " WHERE inhparent IN ('audit_accesslog'::regclass, 'audit_change'::regclass)"
        )
        partitions = [name for (name,) in cursor.fetchall()]
        cursor.execute("SELECT tableoid::regclass::text FROM audit_accesslog LIMIT 1")
        (holding,) = cursor.fetchone()
    assert len(partitions) > 60
    assert [name for name in partitions if not refuses(f"TRUNCATE {name}")] == []
    assert refuses(f"DELETE FROM {holding}")
    assert refuses(f"UPDATE {holding} SET user_id = member_id")


def test_what_waits_can_still_be_sealed(guarded: None) -> None:
    assert sum(len(seal.row_ids) for seal in seal_all()) >= 2
