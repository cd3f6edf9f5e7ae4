"""Staying signed in, and showing again who one is."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from restorative.access.http import SignedInRequest
from restorative.access.lasting import confirm as confirmed
from restorative.access.lasting import left
from restorative.access.permissions import CONFIRM, Permission, requires
from restorative.accounts.carried import unwrapped
from restorative.accounts.doors import anothers, go_on
from restorative.accounts.forms import ConfirmForm


@requires(Permission.HOME, before_second_step=True)
def stay(request: SignedInRequest) -> HttpResponse:
    """How many seconds are left. To ask as a page is to stay; to ask for JSON only looks (restorative.access.lasting)."""
    return JsonResponse({"left": int(left(request).total_seconds())})


@requires(Permission.OWN_ACCOUNT, methods=("GET", "POST"), before_second_step=True)
def confirm(request: SignedInRequest) -> HttpResponse:
    """The password once more; then what they wanted, or what they had sent."""
    carried = unwrapped(request)
    if carried and not carried.is_of(request.user):
        return anothers(request, carried)
    form = ConfirmForm(request.POST if request.method == "POST" else None, user=request.user)
    to = wanted(request)
    if not form.is_valid():
        return render(request, CONFIRM, {"form": form, "carried": carried, "next": to})
    confirmed(request)
    if carried:
        return go_on(request, carried, by_itself=not carried.had_files)
    return render(request, "signin/confirmed.html", {"next": to})


def wanted(request: SignedInRequest) -> str:
    """A page of ours that they were on their way to; Home without one."""
    to = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure())
    return to if is_ours else reverse("home")
