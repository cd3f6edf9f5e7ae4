"""The people who sign in as staff, a page at a time."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower
from django.urls import reverse

from restorative.accounts.models import Role, SupervisionLine, User
from restorative.staff.places import following

PAGE = 50
MOST_WORDS = 6
Asked = dict[str, Any]


def staff() -> QuerySet[User]:
    """Everybody with a role. Family members have none, and are no business of an administrator."""
    return User.objects.exclude(roles=[])


def people() -> QuerySet[Any]:
    """Staff from A to Z, each with `supervisor`: who supervises them now."""
    lines = SupervisionLine.objects.current().filter(supervisee=OuterRef("pk")).order_by("-started_at")
    named = staff().annotate(sort_name=Lower("name"), supervisor=Subquery(lines.values("manager__name")[:1]))
    return named.select_related("team").order_by("sort_name", "pk")


def first_page() -> dict[str, Any]:
    return listing({})


def listing(asked: Asked, text: str = "") -> dict[str, Any]:
    """The page for the templates. One statement, and one more to find the place of the last page's end."""
    chosen = narrowed(people(), asked, text)
    if asked.get("after"):
        chosen = chosen.filter(following(people(), asked["after"]))
    page = list(chosen[: PAGE + 1])
    older = address(asked, after=page[PAGE - 1].pk) if len(page) > PAGE else ""
    return {"people": [row(user) for user in page[:PAGE]], "people_older_url": older}


def narrowed(chosen: QuerySet[Any], asked: Asked, text: str) -> QuerySet[Any]:
    """By team, by who can sign in, and by every word of a search."""
    if asked.get("team"):
        chosen = chosen.filter(team=asked["team"])
    if asked.get("state"):
        chosen = chosen.filter(is_active=asked["state"] == "active")
    for word in text.split()[:MOST_WORDS]:
        chosen = chosen.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return chosen


def address(asked: Asked, **changes: Any) -> str:
    """The list's address with these filters: ids and codes, never a name."""
    wanted = {name: value for name, value in (asked | changes).items() if value}
    return f"{reverse('staff:people')}?{urlencode(wanted)}" if wanted else reverse("staff:people")


def row(user: Any) -> dict[str, Any]:
    return {
        "pk": user.pk,
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
