"""The families one works with: the page that practitioners come back to between visits."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from families.forms.caseload import FilterForm, SearchForm
from families.models import Allocation, Family, Promise, Visit
from families.models.family import FamilyQuerySet
from families.views.found import SHELF, found_notes
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, permissions_of, requires
from restorative.accounts.models import SupervisionLine, User
from restorative.ui import searches

PAGE = 25


@requires(Permission.SEE_FAMILIES, methods=("GET", "POST"))
def caseload(request: SignedInRequest) -> HttpResponse:
    """GET lists; POST searches, which changes nothing but the session (docs/decisions/0011)."""
    filters = FilterForm(request.GET, people=people_of(request.user))
    if not filters.is_valid():
        raise Http404
    asked = filters.cleaned_data
    text = searches.kept(request.session, SHELF, asked["found"])
    search = SearchForm(request.POST) if request.method == "POST" else SearchForm(initial={"q": text})
    if request.method == "POST" and search.is_valid():
        key = searches.keep(request.session, SHELF, search.cleaned_data["q"])
        return redirect(address(asked, after=None, found=key))
    return render(request, "families/caseload.html", listing(request, asked, text, filters, search))


def listing(
    request: SignedInRequest, asked: dict[str, Any], text: str, filters: FilterForm, search: SearchForm
) -> dict[str, Any]:
    visible = Family.objects.visible_to(request.user)
    chosen = narrowed(visible, asked, text, request.user)
    page = list(with_facts(from_place(chosen, visible, asked["after"]), timezone.localdate())[: PAGE + 1])
    more = page[PAGE - 1].pk if len(page) > PAGE else None
    return {
        "families": page[:PAGE],
        "older_url": address(asked, after=more) if more else "",
        "search_url": address(asked, after=None, found=None),
        "may_add": Permission.ADD_FAMILY in permissions_of(request),
        "may_import": Permission.IMPORT_FAMILIES in permissions_of(request),
        "first_url": address(asked, after=None) if asked["after"] else "",
        "searched": text,
        "is_filtered": any(asked[name] for name in ("level", "whose", "worker")),
        "filters": filters,
        "search": search,
        "found": asked["found"],
        # the notes stand below the first families that match, and below no others
        **found_notes(request.user, "" if asked["after"] else text, asked["found"]),
    }


def narrowed(visible: FamilyQuerySet, asked: dict[str, Any], text: str, user: User) -> FamilyQuerySet:
    chosen = visible.named(text) if text else visible
    if asked["level"]:
        chosen = chosen.filter(level=asked["level"])
    if asked["whose"]:
        chosen = chosen.worked_by(user.pk)
    return chosen.worked_by(asked["worker"]) if asked["worker"] else chosen


def from_place(chosen: FamilyQuerySet, visible: FamilyQuerySet, after: Any) -> FamilyQuerySet:
    """From the first, or after one family that the address names by its id. 404 if that is out of sight."""
    if not after:
        return chosen.by_name()
    place: Any = get_object_or_404(visible.by_name().only("id"), pk=after)
    return chosen.after(place.sort_name, place.pk)


def with_facts(families: FamilyQuerySet, today: date) -> FamilyQuerySet:
    """What a row of the list says, in the one statement of the list."""
    late = Promise.objects.late_on(today).count_by_family()
    return families.with_lead().annotate(
        last_visit_on=Subquery(Visit.objects.last_day()),
        late_promises=Coalesce(Subquery(late), 0),
    )


def people_of(user: User) -> list[tuple[Any, str]]:
    """Whom a manager supervises, or works with families where they stand in, for the filter; nobody for others."""
    if not user.is_manager:
        return []
    lines = SupervisionLine.objects.current().filter(manager=user)
    stood_in = Allocation.objects.stood_in_for(user)
    people = Q(pk__in=lines.values("supervisee")) | Q(pk__in=stood_in.values("user"))
    return list(User.objects.filter(people).order_by("name", "pk").values_list("pk", "name"))


def address(asked: dict[str, Any], **changes: Any) -> str:
    """The caseload's address with these filters: ids and codes, never a name."""
    wanted = {name: value for name, value in (asked | changes).items() if value}
    return f"{reverse('families:caseload')}?{urlencode(wanted)}" if wanted else reverse("families:caseload")
