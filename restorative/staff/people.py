"""The people who sign in as staff, a page at a time."""

import uuid
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower
from django.http import Http404
from django.urls import reverse

from restorative.accounts.models import Role, SupervisionLine, User

PAGE = 50


def people() -> QuerySet[Any]:
    """Everybody with a role, A to Z, each with `supervisor`: who supervises them now."""
    lines = SupervisionLine.objects.current().filter(supervisee=OuterRef("pk")).order_by("-started_at")
    staff = User.objects.exclude(roles=[]).select_related("team")
    named = staff.annotate(sort_name=Lower("name"), supervisor=Subquery(lines.values("manager__name")[:1]))
    return named.order_by("sort_name", "pk")


def first_page() -> dict[str, Any]:
    return listing(people())


def page_after(after: str) -> dict[str, Any]:
    """The people who follow one, named by id. Raises Http404 for an id of nobody."""
    try:
        place = people().filter(pk=uuid.UUID(after)).values_list("sort_name", "pk").first()
    except ValueError as error:
        raise Http404 from error
    if place is None:
        raise Http404
    name, id_ = place
    return listing(people().filter(Q(sort_name__gt=name) | Q(sort_name=name, pk__gt=id_)))


def listing(found: QuerySet[Any]) -> dict[str, Any]:
    """The page for the templates. One statement."""
    page = list(found[: PAGE + 1])
    older = f"{reverse('staff:people')}?after={page[PAGE - 1].pk}" if len(page) > PAGE else ""
    return {"people": [row(user) for user in page[:PAGE]], "people_older_url": older}


def row(user: Any) -> dict[str, Any]:
    return {
        "name": user.name,
        "job_title": user.job_title,
        "email": user.email or "",
        "roles": [Role(role).label for role in user.roles],
        "team": user.team.name if user.team else "",
        "supervisor": user.supervisor or "",
        "is_active": user.is_active,
    }


def managers() -> QuerySet[User]:
    """Who may supervise somebody."""
    return User.objects.filter(roles__contains=[Role.MANAGER], is_active=True).order_by(F("name").asc(), "pk")
