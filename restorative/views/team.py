"""The people somebody supervises."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render

from families.models import Allocation, Family
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import SupervisionLine, User


@requires(Permission.SEE_TEAM)
def team(request: SignedInRequest) -> HttpResponse:
    return render(request, "team.html", {"people": people_of(request.user)})


def people_of(manager: User) -> QuerySet[User]:
    """Each with `families`, how many they work with now. One statement."""
    lines = SupervisionLine.objects.current().filter(manager=manager)
    reached = Family.objects.visible_to(manager).open()
    held = Allocation.objects.current().filter(user=OuterRef("pk"), family__in=reached).order_by()
    number = held.values("user").annotate(n=Count("family", distinct=True)).values("n")
    return (
        User.objects.filter(pk__in=lines.values("supervisee"))
        .annotate(families=Coalesce(Subquery(number), 0))
        .order_by("name", "pk")
    )
