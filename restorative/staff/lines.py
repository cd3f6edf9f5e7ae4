"""The supervision lines of one person, those that stand and those that are past."""

import uuid
from typing import Any

from django.db import connection
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse

from restorative.accounts.models import SupervisionLine, SupervisionLineQuerySet, User

PAGE = 20
# a manager supervises a handful of people; more than this nobody could look through
MANY = 100


def lines_of(person: User) -> SupervisionLineQuerySet:
    """Everything from them and to them."""
    mine = SupervisionLine.objects.filter(Q(supervisee=person) | Q(manager=person))
    return mine.select_related("supervisee", "manager")


def standing(person: User) -> dict[str, list[SupervisionLine]]:
    """Who supervises them and whom they supervise, now or from a day to come. One statement."""
    lines = list(lines_of(person).not_over().order_by("started_at", "pk")[:MANY])
    return {
        "above": [line for line in lines if line.supervisee_id == person.pk],
        "below": [line for line in lines if line.manager_id == person.pk],
    }


def earlier(person: User, before: uuid.UUID | None) -> dict[str, Any]:
    """The newest page of what is past, or what came before one line. Raises Http404 for a line of others."""
    past = lines_of(person).over().newest_first()
    if before:
        past = past.older_than(get_object_or_404(lines_of(person), pk=before))
    page = list(past[: PAGE + 1])
    url = reverse("staff:person", args=[person.pk])
    older = f"{url}?before={page[PAGE - 1].pk}" if len(page) > PAGE else ""
    return {"earlier": page[:PAGE], "older_url": older, "is_first": before is None}


def hold(person: User) -> None:
    """Until this request ends nobody else says who supervises them: two presses at once make one line.

    A lock by name: an administrator may not lock the row of an account.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"line:{person.pk}"])
