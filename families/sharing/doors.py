"""What may be asked about doors while serving: the database answers for the person who asks, and for nobody else."""

from typing import NamedTuple
from uuid import UUID

from django.db import connection

from restorative.access.identity import Identity


class Door(NamedTuple):
    """A place as which somebody may read: what they are called there, and who wrote to them last."""

    member_id: UUID
    called: str
    writer: str | None


def my_doors() -> list[Door]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT member_id, called, writer FROM app.my_doors()")
        return [Door(*row) for row in cursor.fetchall()]


def is_my_link(link: str, *, by: Identity) -> bool:
    """Whether this link leads to the member as whom the asker is signed in."""
    if by.member_id is None:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.is_my_link(%s)", [link])
        return bool(cursor.fetchone()[0])
