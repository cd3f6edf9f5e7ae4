"""Accounts of staff: making and changing them, and shutting somebody out."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import Role, SupervisionLine, Team, User
from restorative.accounts.outbox import send_email
from restorative.audit import actions as audit
from restorative.staff.actions.lines import end_lines

MOVED = _(
    "The email address with which you sign in has changed."
    " If you did not expect that, tell your manager or whoever looks after accounts."
)

RESET = _(
    "The second step of signing in was taken away from your account. You set up a new one when you next sign in."
    " If you did not ask for that, tell your manager or whoever looks after accounts at once."
)


class AlreadyThere(Exception):
    """A server has its first administrator once."""


@transaction.atomic
def add_person(
    *,
    name: str,
    email: str,
    job_title: str,
    roles: Sequence[str],
    team: Team | None,
    manager: User | None,
    by: User,
) -> User:
    """An account without a password: its owner chooses one by a link. With a manager, the supervision line begins."""
    person = User.objects.create_user(
        email=email, name=name, job_title=job_title, roles=list(roles), team=team
    )
    fields = ["email", "job_title", "name", "roles", "team"]
    if manager is not None:
        SupervisionLine.objects.create(supervisee=person, manager=manager)
        fields.append("manager")
    audit.record("add_person", by=by, target=person, fields=fields)
    return person


@transaction.atomic
def add_first_administrator(*, name: str, email: str, password: str) -> User:
    """The account from which all others are made. Raises AlreadyThere when there is an administrator."""
    if User.objects.filter(roles__contains=[Role.ADMINISTRATOR]).exists():
        raise AlreadyThere
    person = User.objects.create_user(email=email, password=password, name=name, roles=[Role.ADMINISTRATOR])
    audit.record("add_first_administrator", by=None, target=person, fields=["email", "name", "roles"])
    return person


@transaction.atomic
def change_person(*, person: User, facts: dict[str, Any], by: User) -> list[str]:
    """Who they are and what they do here; the names of what differs. Without the role nobody supervises.

    Their old address is told when it is no longer theirs. Raises IntegrityError when the new one is somebody's.
    """
    changed = [name for name, value in facts.items() if getattr(person, name) != value]
    before = person.email
    call("SELECT app.change_colleague(%s, %s, %s, %s, %s::text[], %s)", person.pk, *in_order(facts))
    if person.is_manager and Role.MANAGER not in facts["roles"]:
        end_lines(person.supervises.not_over())
    audit.record("change_person", by=by, target=person, fields=changed)
    for name in changed:
        setattr(person, name, facts[name])
    if "email" in changed and before and person.is_active:
        send_email(to=before, text=str(MOVED))
    return changed


def in_order(facts: dict[str, Any]) -> list[Any]:
    team = facts["team"]
    written = [facts[name] for name in ("name", "email", "job_title", "roles")]
    return [*written, team.pk if team else None]


@transaction.atomic
def deactivate_person(*, person: User, by: User) -> None:
    """Shut somebody out of every open browser, and end what they reached as a manager.

    The line to their own manager stays: who hands their families over must reach them.
    """
    call("SELECT app.shut_out(%s)", person.pk)
    end_lines(person.supervises.not_over())
    audit.record("deactivate_person", by=by, target=person, fields=["is_active", "password", "supervises"])


@transaction.atomic
def activate_person(*, person: User, by: User) -> None:
    """Let them in again, with a password that they have yet to choose. Lines that ended stay ended."""
    call("SELECT app.let_in(%s)", person.pk)
    audit.record("activate_person", by=by, target=person, fields=["is_active"])


@transaction.atomic
def reset_second_step(*, person: User, by: User) -> None:
    """Their app, passkeys and recovery codes open nothing any more, and they are signed out everywhere."""
    call("SELECT app.reset_second_step(%s)", person.pk)
    audit.record("reset_second_step", by=by, target=person, fields=["second_step", "sessions"])
    if person.email:
        send_email(to=person.email, text=str(RESET))


def call(sql: str, *given: Any) -> None:
    """Through a function of the database, which does it for administrators only (restorative.access)."""
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
