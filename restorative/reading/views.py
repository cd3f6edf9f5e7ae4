"""The reading room of the safeguarding lead: who did, opened and was refused what. Never a word of a record."""

import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.audit.openers import openers_of
from restorative.audit.trail import Asked, Kind, Line, lines, said_of
from restorative.reading import asked
from restorative.reading.forms import TrailForm

PAGE = 50


@requires(Permission.READ_TRAIL, methods=("GET", "POST"))
def trail(request: SignedInRequest) -> HttpResponse:
    wanted = asked.read(request.GET)
    form = TrailForm(request.POST or None)
    if form.is_valid():
        return redirect(asked.address(wanted, **form.chosen))
    found, names = lines(wanted, PAGE + 1)
    facts = {
        "items": found[:PAGE],
        "form": form,
        "filters": filters(wanted),
        "older_url": older(wanted, found),
    }
    return render(request, "audit/trail.html", facts | said_of(wanted, names))


@requires(Permission.READ_TRAIL)
def openers(request: SignedInRequest, family: uuid.UUID) -> HttpResponse:
    wanted = asked.read(request.GET)
    found = openers_of(family, wanted.before, PAGE + 1)
    facts = {"openers": found[:PAGE], "family": family, "older_url": ""}
    if len(found) > PAGE:
        place = urlencode({"before": found[PAGE - 1].place})
        facts["older_url"] = f"{reverse('audit:openers', args=[family])}?{place}"
    return render(request, "audit/openers.html", facts)


def filters(wanted: Asked) -> list[dict[str, Any]]:
    offered: list[tuple[Kind | None, Any]] = [(None, _("All")), *((kind, kind.label) for kind in Kind)]
    return [
        {"url": asked.address(wanted, kind=kind), "label": label, "current": kind == wanted.kind}
        for kind, label in offered
    ]


def older(wanted: Asked, found: Sequence[Line]) -> str:
    return asked.address(wanted, before=found[PAGE - 1].place) if len(found) > PAGE else ""
