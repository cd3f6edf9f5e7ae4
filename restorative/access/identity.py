"""Who is asking, told to the database for one transaction at a time."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models
from django.db.models import Func


class StatementTime(Func):
    """The database's clock at the start of this statement; policies read the same one."""

    function = "statement_timestamp"
    output_field = models.DateTimeField()


@dataclass(frozen=True)
class Identity:
    """One asker: nobody yet, a member of staff, or a family member who acts as one Member.

    `lent`: the one version that this family member reads on their worker's phone, and nothing else.
    """

    user_id: uuid.UUID | None = None
    member_id: uuid.UUID | None = None
    is_staff: bool = False
    lent: uuid.UUID | None = None

    @property
    def path(self) -> str:
        """Which database role serves this asker: app (nobody known yet), staff or family."""
        if self.user_id is None:
            return "app"
        return "staff" if self.is_staff else "family"


NOBODY = Identity()


def role_name(path: str) -> str:
    """The database role of a path. Roles belong to the whole cluster, so each carries the database's name."""
    return f"{connection.settings_dict['NAME']}_{path}"


def take_on(identity: Identity) -> None:
    """Set role and identity for the rest of this transaction."""
    set_local(role_name(identity.path), identity.user_id or "", identity.member_id or "")


def drop() -> None:
    """Give role and identity back: tests go on in the same transaction."""
    set_local("none", "", "")


def set_local(role: str, user_id: object, member_id: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.uid', %s, true), set_config('app.member', %s, true),"
            " set_config('role', %s, true) /* identity */",
            [str(user_id), str(member_id), role],
        )


@contextmanager
def acting_as(identity: Identity) -> Iterator[None]:
    """Hold an identity inside an open transaction, then give it back.

    After an exception there is nothing to give back: the transaction or savepoint around this is rolled back,
    and role and identity with it.
    """
    take_on(identity)
    yield
    if not connection.needs_rollback:
        drop()


def refuse_strong_role() -> None:
    """Refuse to serve with a role that could walk past the row policies.

    Raises ImproperlyConfigured if the connection is a superuser, may bypass row security, or owns a table.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class"
            " WHERE relowner = pg_roles.oid AND relkind IN ('r', 'p'))"
            " FROM pg_roles WHERE rolname = current_user"
        )
        if cursor.fetchone()[0]:
            raise ImproperlyConfigured(
                "DATABASE_URL signs in with a role that can read past the row policies. Use the app role"
                " that `manage.py create_roles` made."
            )
