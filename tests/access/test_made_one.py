"""Migrations that were made one: a database at the last of the old ones goes on, one that stands between is refused."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def stand_at_the_last_of_the_old() -> MigrationRecorder:
    """As such a database says it: it knows the old ones, and none of those that replace them."""
    recorder = MigrationRecorder(connection)
    for app, name in MigrationLoader(connection).replacements:
        recorder.record_unapplied(app, name)
    return recorder


def test_at_the_last_of_the_old_ones_nothing_is_left_to_do() -> None:
    stand_at_the_last_of_the_old()
    executor = MigrationExecutor(connection)
    assert executor.loader.replacements
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    call_command("migrate", check_unapplied=True, verbosity=0)


def test_between_the_old_ones_migrate_refuses() -> None:
    stand_at_the_last_of_the_old().record_unapplied("families", "0028_set_aside")
    with pytest.raises(CommandError, match=r"families\.0001_tables"):
        call_command("migrate", plan=True, verbosity=0)


def test_no_old_one_is_claimed_twice() -> None:
    """Else a new database that was stopped half-way would take a wall for built."""
    claimed = [old for new in MigrationLoader(None).replacements.values() for old in new.replaces]
    assert len(claimed) == len(set(claimed))
