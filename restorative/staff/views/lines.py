"""Who supervises whom: a new line, and the end of one."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import SupervisionLine
from restorative.staff.actions import end_line, start_line
from restorative.staff.forms.lines import LineForm
from restorative.staff.lines import hold, standing
from restorative.staff.views.people import known


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def line_new(request: SignedInRequest, person: uuid.UUID) -> HttpResponse:
    found = known(person)
    posted = request.POST if request.method == "POST" else None
    if posted is not None:
        hold(found)
    form = LineForm(posted, person=found)
    if form.is_valid():
        manager, moment = form.cleaned_data["manager"], form.cleaned_data["moment"]
        start_line(person=found, manager=manager, moment=moment, by=request.user)
        messages.success(request, _("Saved. What the supervisors see changes on that day."))
        return redirect("staff:person", person=found.pk)
    facts = {"form": form, "person": found, "above": standing(found)["above"]}
    return render(request, "staff/line_new.html", facts)


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def line_end(request: SignedInRequest, line: uuid.UUID) -> HttpResponse:
    lines = SupervisionLine.objects.select_related("supervisee", "manager")
    found = get_object_or_404(lines, pk=line)
    if found.is_over:
        messages.info(request, _("That line has ended already."))
        return redirect("staff:person", person=found.supervisee_id)
    if request.method == "POST":
        end_line(line=found, by=request.user)
        messages.success(request, _("The line has ended, and what could be seen by it."))
        return redirect("staff:person", person=found.supervisee_id)
    return render(request, "staff/line_end.html", {"line": found})
