"""Where a list that runs from A to Z goes on: after one row, which the address names by its id."""

import uuid
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest


def id_in(request: HttpRequest, name: str) -> uuid.UUID | None:
    """The id that the address gives under this name, if any. Raises Http404 for what is no id."""
    given = request.GET.get(name)
    try:
        return uuid.UUID(given) if given else None
    except ValueError as error:
        raise Http404 from error


def following(listed: QuerySet[Any], last: uuid.UUID) -> Q:
    """What comes after one row of a list in the order of `sort_name` and key. Raises Http404 for a row of none."""
    place = listed.filter(pk=last).values_list("sort_name", "pk").first()
    if place is None:
        raise Http404
    name, pk = place
    return Q(sort_name__gt=name) | Q(sort_name=name, pk__gt=pk)
