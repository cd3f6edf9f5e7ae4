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
# a list whose rows are drawn otherwise than those of the same kind
ROWS = {List.TURNED: "turned"}


@requires(Permission.SEE_FAMILIES)
def waiting(request: SignedInRequest) -> HttpResponse:
    """One list, named in the address by `for`; everything that came back unless it is named.

    `family` and `worker` narrow it to one family, or to the families with which somebody works.
    """
    wanted, family, worker = asked_for(request), id_in(request, "family"), id_in(request, "worker")
    rows = page_after(wanted, rows_of(wanted, request.user, family, worker), request.GET.get("after", ""))
    page = list(rows[: PAGE + 1])
    facts = {
        "title": wanted.label,
        "rows": page[:PAGE],
        "row_template": f"home/row_{ROWS.get(wanted, rows.model._meta.model_name)}.html",
        "today": timezone.localdate(),
        "older_url": older(wanted, page, {"family": family, "worker": worker}),
        "family_id": family,
        "worker_id": worker,
    }
    return render(request, "waiting.html", facts)


def asked_for(request: SignedInRequest) -> List:
    try:
        return List(request.GET.get("for", List.HEARD))
    except ValueError as error:
        raise Http404 from error


def id_in(request: SignedInRequest, name: str) -> UUID | None:
    """The id named in the address. Raises Http404 for what is none; what is out of scope has empty lists."""
    if name not in request.GET:
        return None
    try:
        return UUID(request.GET[name])
    except ValueError as error:
        raise Http404 from error


def older(wanted: List, page: list[Any], narrowed: dict[str, UUID | None]) -> str:
    if len(page) <= PAGE:
        return ""
    asked = {"for": wanted.value, "after": place_of(wanted, page[PAGE - 1])}
    asked |= {name: str(id_) for name, id_ in narrowed.items() if id_}
    return f"{reverse('waiting')}?{urlencode(asked)}"
