"""The access log has a table for each month, and an upgrade makes those that are missing."""

import re
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from families.sharing.models import Message, SharedVersion
from restorative.audit.models import AccessLog
from restorative.audit.partitions import keep_partitions_ahead


def months() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_accesslog'::regclass"
        )
        return {name for (name,) in cursor.fetchall()}


def month_in(years: int) -> str:
    now = timezone.now()
    return f"audit_accesslog_{now.year + years}_{now.month:02}"


def lose(month: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {month}")


def rows_in(month: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {month}")
        return int(cursor.fetchone()[0])


def opened(at: datetime) -> None:
    AccessLog.objects.create(
        at=at, user_id=uuid.uuid4(), family_id=uuid.uuid4(), kind="visit", target_id=uuid.uuid4()
    )


def five_years_on() -> datetime:
    now = timezone.now()
    return datetime(now.year + 5, now.month, 15, tzinfo=UTC)


@pytest.mark.django_db
def test_five_years_stand_after_every_migrate() -> None:
    assert {month_in(years=0), month_in(years=5)} <= months()


@pytest.mark.django_db
def test_a_month_that_is_missing_is_made_once_and_takes_its_rows() -> None:
    before, last = months(), month_in(years=5)
    lose(last)

    keep_partitions_ahead()
    keep_partitions_ahead()
    opened(five_years_on())

    assert months() == before
    assert rows_in(last) == 1


@pytest.mark.django_db
def test_a_month_that_the_default_partition_took_stays_there_and_stops_no_upgrade() -> None:
    last = month_in(years=5)
    lose(last)
    opened(five_years_on())

    keep_partitions_ahead()

    assert last not in months()
    assert rows_in("audit_accesslog_default") == 1


def looked_into(rows: QuerySet[Any, Any]) -> set[str]:
    """The months that the database plans to look into."""
    return set(re.findall(r"audit_accesslog_(\d{4}_\d\d) ", rows.explain()))


@pytest.mark.django_db
def test_what_was_opened_is_looked_for_in_no_month_that_is_still_to_come() -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    for rows in (
        AccessLog.objects.so_far(),
        SharedVersion.objects.with_opened(),
        SharedVersion.objects.with_printed(),
        Message.objects.answered_unread(uuid.uuid4()),
    ):
        found = looked_into(rows)
        assert f"{timezone.now():%Y_%m}" in found
        assert max(found) <= f"{tomorrow:%Y_%m}"


@pytest.mark.django_db
def test_nothing_that_was_opened_so_far_is_left_out() -> None:
    for at in (timezone.now(), timezone.now() - timedelta(days=4000)):
        opened(at)

    assert AccessLog.objects.so_far().count() == 2
