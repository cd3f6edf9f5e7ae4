"""A row and what it points to belong to one family: the database holds it, whoever writes.

Row policies look at a row's own family. They cannot see that the visit or the member it names belongs to
another one; foreign keys that carry the family along can.
"""

from collections.abc import Iterator, Mapping

# child table → column → parent table
Ties = Mapping[str, Mapping[str, str]]


def tie_statements(ties: Ties) -> Iterator[str]:
    """SQL for a migration: whatever a row names must be of the row's own family."""
    for child, columns in ties.items():
        for column, parent in columns.items():
            yield (
                f"ALTER TABLE {child} ADD CONSTRAINT {child}_{column}_one_family"
                f" FOREIGN KEY ({column}, family_id) REFERENCES {parent} (id, family_id)"
                " DEFERRABLE INITIALLY DEFERRED;"
            )


def parent_statements(parents: tuple[str, ...]) -> Iterator[str]:
    """What others of the same family point to."""
    for table in parents:
        yield f"ALTER TABLE {table} ADD CONSTRAINT {table}_with_family UNIQUE (id, family_id);"


def stay_statements(tables: tuple[str, ...]) -> Iterator[str]:
    """No row moves from one family to another."""
    for table in tables:
        yield (
            f"CREATE TRIGGER family_stays BEFORE UPDATE OF family_id ON {table} FOR EACH ROW"
            " WHEN (OLD.family_id IS DISTINCT FROM NEW.family_id) EXECUTE FUNCTION app.family_stays();"
        )
