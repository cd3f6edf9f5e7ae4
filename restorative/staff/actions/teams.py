"""Agencies and their teams. Nothing is deleted: people and families bear their names."""

from django.db import transaction

from restorative.accounts.models import Agency, Team, User
from restorative.audit import actions as audit


@transaction.atomic
def add_agency(*, name: str, by: User) -> Agency:
    """Raises IntegrityError when an agency of that name is there."""
    agency = Agency.objects.create(name=name)
    audit.record("add_agency", by=by, target=agency, fields=["name"])
    return agency


@transaction.atomic
def rename_agency(*, agency: Agency, name: str, by: User) -> None:
    """Raises IntegrityError when another one has that name."""
    Agency.objects.filter(pk=agency.pk).update(name=name)
    audit.record("rename_agency", by=by, target=agency, fields=["name"])


@transaction.atomic
def add_team(*, name: str, agency: Agency, by: User) -> Team:
    """Raises IntegrityError when the agency has a team of that name."""
    team = Team.objects.create(name=name, agency=agency)
    audit.record("add_team", by=by, target=team, fields=["agency", "name"])
    return team


@transaction.atomic
def change_team(*, team: Team, name: str, agency: Agency, by: User) -> None:
    """Another name, another agency, or both. Raises IntegrityError when that agency has a team of that name."""
    Team.objects.filter(pk=team.pk).update(name=name, agency=agency)
    audit.record("change_team", by=by, target=team, fields=["agency", "name"])
