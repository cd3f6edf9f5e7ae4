"""Work the whole access table out anew and say where it differs from the one in use: it must not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

DIFFERENCE = """
WITH anew AS (
  SELECT way.* FROM families_family family, LATERAL app.ways_to(family.id) way
), kept AS (
  SELECT user_id, family_id, via, starts_at, ends_at FROM access_familyaccess
)
SELECT 'missing' AS what, missing.* FROM (TABLE anew EXCEPT ALL TABLE kept) missing
UNION ALL
SELECT 'too much', over.* FROM (TABLE kept EXCEPT ALL TABLE anew) over
ORDER BY 3, 2, 1
"""


def difference() -> list[tuple[Any, ...]]:
    """Rows that are missing, and rows that are too much: what, person, family, by which way, from when, to when."""
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENCE)
        return list(cursor.fetchall())


class Command(BaseCommand):
    help = (
        "Compares the access table with allocations, supervision lines, restrictions and declared ties, row by row."
        " Run it as the owner. It exits with 1 when they differ, and shows ids only."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        rows = difference()
        for what, person, family, via, *_when in rows:
            self.stdout.write(f"{what}: person {person} family {family} via {via}")
        if rows:
            raise CommandError(f"The access table differs in {len(rows)} rows.")
        self.stdout.write("The access table is as it must be: 0 rows differ.")
