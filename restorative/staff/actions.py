"""Making accounts for staff."""

from collections.abc import Sequence

from django.db import transaction

from restorative.accounts.models import Role, SupervisionLine, Team, User
from restorative.audit import actions as audit


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
