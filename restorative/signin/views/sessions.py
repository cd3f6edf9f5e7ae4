"""Where somebody is signed in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from restorative.access.http import SignedInRequest
from restorative.access.lasting import STAFF_IDLE
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import OpenSession
from restorative.signin.actions import end_other_sessions, end_session

OTHERS = "others"
MOST = 50


@requires(Permission.OWN_ACCOUNT, methods=("GET", "POST"))
def sessions(request: SignedInRequest) -> HttpResponse:
    """One's own, this one first marked; one or all others can be ended."""
    key = request.session.session_key or ""
    if request.method == "POST":
        end(request, request.POST.get("end", ""), key)
        return redirect("signin:sessions")
    since = timezone.now() - STAFF_IDLE
    found = OpenSession.objects.of(request.user).filter(seen_at__gt=since).defer("session_data")[:MOST]
    rows = [{"session": one, "is_this": one.pk == key} for one in found]
    return render(request, "signin/sessions.html", {"rows": rows, "has_others": len(rows) > 1})


@requires(Permission.FAMILY_PAGES, methods=("POST",))
def elsewhere(request: SignedInRequest) -> HttpResponse:
    """A family member stays signed in here only. No list: it would tell whoever holds this phone of the others."""
    end_other_sessions(but=request.session.session_key or "", by=request.user)
    messages.success(request, _("Done. Your page is closed everywhere else."))
    return redirect("sharing:my_home")


def end(request: SignedInRequest, which: str, key: str) -> None:
    if which == OTHERS:
        end_other_sessions(but=key, by=request.user)
        messages.success(request, _("Done. You are signed in here only."))
    elif (one := id_of(which)) and not is_this(request, one):
        end_session(session=one, by=request.user)
        messages.success(request, _("Done. That browser is signed out."))


def is_this(request: SignedInRequest, session: UUID) -> bool:
    """To end this one is to sign out, which has a button of its own."""
    return bool(OpenSession.objects.filter(pk=request.session.session_key, id=session).exists())


def id_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
