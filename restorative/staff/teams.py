"""Agencies and teams, a page at a time."""

import uuid
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower
from django.urls import reverse

from restorative.accounts.models import Agency, Team

PAGE = 20


def all_teams() -> QuerySet[Team]:
    """To choose from; a team of the same name may stand in two agencies."""
    return Team.objects.select_related("agency").order_by("name", "agency__name", "pk")


def team_choices() -> list[tuple[str, str]]:
    return [(str(team.pk), f"{team.name}, {team.agency.name}") for team in all_teams()]


def agencies() -> QuerySet[Any]:
    return Agency.objects.annotate(sort_name=Lower("name")).order_by("sort_name", "pk")


def listing(found: QuerySet[Any]) -> dict[str, Any]:
    """A page of agencies, each with its teams, and how many in them can sign in. Two statements."""
    page = list(found[: PAGE + 1])
    older = f"{reverse('staff:teams')}?after={page[PAGE - 1].pk}" if len(page) > PAGE else ""
    active = Count("people", filter=Q(people__is_active=True))
    teams = Team.objects.filter(agency__in=page[:PAGE]).annotate(number=active).order_by("name", "pk")
    by_agency: dict[uuid.UUID, list[Team]] = {agency.pk: [] for agency in page[:PAGE]}
    for team in teams:
        by_agency[team.agency_id].append(team)
    listed = [{"agency": agency, "teams": by_agency[agency.pk]} for agency in page[:PAGE]]
    return {"agencies": listed, "older_url": older}
