"""A family member says, if they want to, how a visit was for them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from families.sharing.actions import NoLongerStands, rate_version
from families.sharing.forms.ratings import RatingForm
from families.sharing.views.family import changed, mine
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires


@requires(Permission.FAMILY_PAGES, methods=("POST",))
def my_rating(request: SignedInRequest, version: UUID) -> HttpResponse:
    found = mine(request, version)
    form = RatingForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose one of the four first, if you want to say how it was."))
        return redirect("sharing:my_version", found.pk)
    try:
        rate_version(version=found, way=form.cleaned_data["way"], by=request.user)
    except NoLongerStands:
        return changed(request, found, "")
    messages.success(request, _("Thank you. That helps us."))
    return redirect("sharing:my_home")
