"""What is shown when something goes wrong: kind words, in the frame that the asker knows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from restorative.access.permissions import Permission, ask_to_sign_in, takes_posts_of_staff
from restorative.access.typed import typed_texts
from restorative.accounts.carried import Carried, carried_by, is_surely_ours, unwrapped
from restorative.accounts.doors import resume
from restorative.ui.context import FAMILY_AREA


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return trouble(request, 400, "400.html")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return trouble(request, 403, "403.html")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Whose access ended while they wrote gets their words back, and learns nothing else."""
    return trouble(request, 404, "404.html", typed=typed_texts(request))


def server_error(request: HttpRequest) -> HttpResponse:
    return trouble(request, 500, "500.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Nothing is lost however long the page was open: what staff sent can go on, anything else is given back."""
    carried = carried_from(request)
    if carried is not None:
        return resume(request, carried)
    if is_signed_out_family(request):
        return ask_to_sign_in(request, Permission.FAMILY_PAGES)
    return trouble(request, 403, "403_csrf.html", typed=typed_texts(request))


def is_signed_out_family(request: HttpRequest) -> bool:
    """Whoever left by another tab took the token along with the session: to open the page again would help nobody."""
    permission = getattr(getattr(request.resolver_match, "func", None), "permission", None)
    return permission is Permission.FAMILY_PAGES and not request.user.is_authenticated


def carried_from(request: HttpRequest) -> Carried | None:
    """What came with a token that does not fit, if it surely came from a page of ours: someone signed in meanwhile."""
    if not is_surely_ours(request):
        return None
    is_ours = takes_posts_of_staff(getattr(request.resolver_match, "func", None))
    return unwrapped(request) or (carried_by(request) if is_ours else None)


def trouble(request: HttpRequest, status: int, template: str, **facts: Any) -> HttpResponse:
    return render(request, template, {"family_area": is_of_family(request), **facts}, status=status)


def is_of_family(request: HttpRequest) -> bool:
    """Under /my/, and wherever else a family's session knocks."""
    identity = getattr(request, "identity", None)
    in_session = identity is not None and identity.user_id is not None and not identity.is_staff
    return in_session or request.path.startswith(FAMILY_AREA)
