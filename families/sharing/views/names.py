"""Whether somebody in a family reads the names of those who work here."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from families.models import Member, NamesHeldBack
from families.sharing.actions.names import give_names_again, hold_names_back
from families.sharing.forms.names import NamesForm
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires

MOST = 20


@requires(Permission.EDIT_FAMILY, methods=("GET", "POST"))
def names_edit(request: SignedInRequest, member: UUID) -> HttpResponseBase:
    """Hold our names back from one person, with a reason; or give them again. Who did so and when stays readable."""
    found = get_object_or_404(Member.objects.visible_to(request.user).select_related("family"), pk=member)
    if request.method == "POST" and "give" in request.POST:
        give_names_again(member=found, by=request.user)
        messages.success(request, _("Saved. What you share from now on bears names again."))
        return redirect("sharing:names_edit", found.pk)
    form = NamesForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        taken = hold_names_back(member=found, **form.cleaned_data, by=request.user)
        messages.success(request, saved(taken))
        return redirect("sharing:names_edit", found.pk)
    before: Any = NamesHeldBack.objects.filter(member=found).select_related("set_by", "ended_by")[:MOST]
    rows = list(before)
    held = next((one for one in rows if one.ended_at is None), None)
    ended = [one for one in rows if one.ended_at is not None]
    context = {"form": form, "member": found, "held": held, "ended": ended}
    return render(request, "sharing/names_edit.html", context)


def saved(taken: int) -> str:
    if not taken:
        return _("Saved. Nothing on their page names one of us.")
    return ngettext(
        "Saved. %(n)d letter that named one of us is off their page: share it again.",
        "Saved. %(n)d letters that named one of us are off their page: share them again.",
        taken,
    ) % {"n": taken}
