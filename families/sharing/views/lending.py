"""Somebody reads and answers one version on their worker's phone; then it is handed back."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from families.sharing.actions import lend_phone
from families.sharing.models import SharedVersion
from families.sharing.views.doors import CODE_BACKEND
from restorative.access.http import SignedInRequest, as_nobody
from restorative.access.middleware import LENT_KEY, MEMBER_KEY
from restorative.access.permissions import Permission, requires
from restorative.accounts.doors import leaves_nothing
from restorative.accounts.models import User

# a phone that lies about shows nothing after this
IDLE = timedelta(minutes=15)


@requires(Permission.SHARE, methods=("POST",))
def lend(request: SignedInRequest, version: UUID) -> HttpResponseBase:
    """The worker is signed out, and this browser is the reader's, for this version only."""
    versions = SharedVersion.objects.visible_to(request.user).select_related("member")
    found = get_object_or_404(versions, pk=version)
    if not (found.is_on_page and found.member.reads_on(timezone.localdate())):
        messages.warning(request, _("This is not on their page now, so it cannot be read on this phone."))
        return redirect("sharing:version", found.pk)
    account = lend_phone(version=found, by=request.user)
    change_hands(request, account, found)
    return redirect("sharing:my_safe", found.pk)


def change_hands(request: SignedInRequest, account: User, version: SharedVersion) -> None:
    list(messages.get_messages(request))  # what the worker was still to be told is not for the reader
    with as_nobody(request):
        logout(request)
        login(request, account, backend=CODE_BACKEND)
        request.session[MEMBER_KEY] = str(version.member_id)
        request.session[LENT_KEY] = str(version.pk)
        request.session.set_expiry(int(IDLE.total_seconds()))


@requires(Permission.FAMILY_PAGES, methods=("GET", "POST"))
def hand_back(request: SignedInRequest) -> HttpResponseBase:
    """Where every other address leads on a lent phone. Handing it back ends the session."""
    if request.identity.lent is None:
        return redirect("sharing:my_home")
    if request.method == "POST":
        logout(request)
        return leaves_nothing(redirect("account_login"))
    return render(request, "sharing/hand_back.html", {"lent": request.identity.lent})
