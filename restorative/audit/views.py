"""The trail, for the safeguarding lead."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.trail import Kind, Line, Place, lines

PAGE = 50


@requires(Permission.READ_TRAIL)
def trail(request: SignedInRequest) -> HttpResponse:
    kind = read_kind(request.GET.get("kind", ""))
    before = read_place(request.GET.get("before", ""))
    found = lines([kind] if kind else list(Kind), before, PAGE + 1)
    facts = {"items": found[:PAGE], "filters": filters(kind), "older_url": older(kind, found)}
    return render(request, "audit/trail.html", facts)


def filters(chosen: Kind | None) -> list[dict[str, Any]]:
    offered: list[tuple[Kind | None, Any]] = [(None, _("All")), *((kind, kind.label) for kind in Kind)]
    return [{"url": address(kind), "label": label, "current": kind == chosen} for kind, label in offered]


def older(kind: Kind | None, found: Sequence[Line]) -> str:
    if len(found) <= PAGE:
        return ""
    place = found[PAGE - 1].place
    return address(kind, before=f"{place.at.isoformat()}~{place.id}")


def address(kind: Kind | None, **more: str) -> str:
    wanted = ({"kind": kind.value} if kind else {}) | more
    return f"{reverse('audit:trail')}?{urlencode(wanted)}" if wanted else reverse("audit:trail")


def read_kind(text: str) -> Kind | None:
    """Raises Http404 for a kind there is not."""
    try:
        return Kind(text) if text else None
    except ValueError as error:
        raise Http404 from error


def read_place(text: str) -> Place | None:
    """Raises Http404 for what `older` never wrote."""
    if not text:
        return None
    at, _tilde, id_ = text.partition("~")
    try:
        place = Place(datetime.fromisoformat(at), uuid.UUID(id_))
    except ValueError as error:
        raise Http404 from error
    if place.at.tzinfo is None:
        raise Http404
    return place
