"""The lists behind the numbers on Home."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.waiting import List, page_after, place_of, rows_of

PAGE = 25


@requires(Permission.SEE_FAMILIES)
def waiting(request: SignedInRequest) -> HttpResponse:
    """One list, named in the address by `for`; everything that came back unless it is named. `family`: of that one."""
    wanted, family = asked_for(request), family_in(request)
    rows = page_after(wanted, rows_of(wanted, request.user, family), request.GET.get("after", ""))
    page = list(rows[: PAGE + 1])
    facts = {
        "title": wanted.label,
        "rows": page[:PAGE],
        "kind": kind_of(rows.model),
        "today": timezone.localdate(),
        "older_url": older(wanted, page, family),
        "family_id": family,
    }
    return render(request, "waiting.html", facts)


def asked_for(request: SignedInRequest) -> List:
    try:
        return List(request.GET.get("for", List.HEARD))
    except ValueError as error:
        raise Http404 from error


def family_in(request: SignedInRequest) -> UUID | None:
    """The id named in the address. Raises Http404 for what is none; a family out of scope has empty lists."""
    if "family" not in request.GET:
        return None
    try:
        return UUID(request.GET["family"])
    except ValueError as error:
        raise Http404 from error


def kind_of(model: type[Any]) -> str:
    """Which template draws a row: sharedversion, promise, visit or message."""
    return str(model._meta.model_name)


def older(wanted: List, page: list[Any], family: UUID | None) -> str:
    if len(page) <= PAGE:
        return ""
    asked = {"for": wanted.value, "after": place_of(wanted, page[PAGE - 1])}
    return f"{reverse('waiting')}?{urlencode(asked | ({'family': str(family)} if family else {}))}"
