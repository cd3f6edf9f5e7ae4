"""The people somebody supervises, and what waits in the families that they work with. A to Z: no ranking."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from families.models import Allocation, Family
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import SupervisionLine, User
from restorative.waiting import List, number_of, of_worker, unsorted
from supervision.models import SupervisionSession

# what Team speaks of, each by the same lists as Home
SPOKEN_OF = (
    List.ESCALATED,
    List.UNSEEN,
    List.WITHHOLD,
    List.DIFFERENT,
    List.UNDECIDED,
    List.LATE,
    List.TO_REVIEW,
)


@requires(Permission.SEE_TEAM)
def team(request: SignedInRequest) -> HttpResponse:
    people = [{"person": person, "numbers": numbers_of(person)} for person in people_of(request.user)]
    return render(request, "team.html", {"people": people, "today": timezone.localdate()})


def people_of(manager: User) -> QuerySet[Any]:
    """Who is supervised, and who works with a family for which this manager stands in. One statement.

    Each with `families`, how many of those reached they work with now, `next_session`, and how long each list is.
    """
    lines = SupervisionLine.objects.current().filter(manager=manager)
    stood_in = Allocation.objects.stood_in_for(manager)
    reached = Family.objects.visible_to(manager).open()
    held = Allocation.objects.current().filter(user=OuterRef("pk"), family__in=reached)
    waiting = {one.value: number_of(of_worker(unsorted(one, manager), OuterRef("pk"))) for one in SPOKEN_OF}
    planned = SupervisionSession.objects.filter(manager=manager, supervisee=OuterRef("pk")).upcoming()
    return (
        User.objects.filter(Q(pk__in=lines.values("supervisee")) | Q(pk__in=stood_in.values("user")))
        .annotate(
            families=number_of(held),
            is_supervised=Exists(lines.filter(supervisee=OuterRef("pk"))),
            next_session=Subquery(planned.order_by("planned_on").values("planned_on")[:1]),
            **waiting,
        )
        .order_by("name", "pk")
    )


def numbers_of(person: Any) -> list[dict[str, Any]]:
    """The numbers that are not nought, each a link to its list for this person."""
    address = reverse("waiting")
    return [
        {"number": number, "label": one.label, "url": f"{address}?for={one.value}&worker={person.pk}"}
        for one in SPOKEN_OF
        if (number := getattr(person, one.value))
    ]
