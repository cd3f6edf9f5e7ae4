"""The administrator's pages: who signs in, and making an account."""

from allauth.account.internal.flows.password_reset import request_password_reset
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.staff.actions import add_person
from restorative.staff.forms import TAKEN, PersonForm
from restorative.staff.people import first_page, page_after


@requires(Permission.MANAGE_STAFF)
def people(request: SignedInRequest) -> HttpResponse:
    after = request.GET.get("after", "")
    return render(request, "staff/people.html", page_after(after) if after else first_page())


@requires(Permission.MANAGE_STAFF, methods=("GET", "POST"))
def person_new(request: SignedInRequest) -> HttpResponse:
    form = PersonForm(request.POST) if request.method == "POST" else PersonForm()
    if request.method == "POST" and form.is_valid() and made(request, form):
        messages.success(request, _("The account is made. A link to choose a password is on its way."))
        return redirect("staff:people")
    return render(request, "staff/person_new.html", {"form": form})


def made(request: SignedInRequest, form: PersonForm) -> bool:
    """Whether the account could be made; two presses of the button at once make one."""
    try:
        person = add_person(**form.cleaned_data, by=request.user)
    except IntegrityError:
        form.add_error("email", TAKEN)
        return False
    request_password_reset(request, person.email or "", [person], None)
    return True
