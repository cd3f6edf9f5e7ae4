"""Only by the methods that a door offers; then one transaction per request, with the asker's identity inside it."""

import uuid
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from restorative.access.identity import NOBODY, Identity, acting_as
from restorative.audit.actions import record_refusal

GetResponse = Callable[[HttpRequest], HttpResponse]
MEMBER_KEY = "member_id"
LENT_KEY = "lent_version"
REFUSALS = {403, 404}


def offered_methods(get_response: GetResponse) -> GetResponse:
    """Refuse (405) what a door does not offer, whoever asks and before anybody is looked up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        offered = methods_at(request.path_info)
        if offered is None or request.method in allowed_methods(offered):
            return get_response(request)
        words = _("This opens by a button on another page. Go back, and press it there.")
        return HttpResponse(
            words, status=405, content_type="text/plain; charset=utf-8", headers={"Allow": ", ".join(offered)}
        )

    return middleware


def methods_at(path: str) -> tuple[str, ...] | None:
    """What this address offers; None where there is no door of ours."""
    try:
        return getattr(resolve(path).func, "methods", None)
    except Resolver404:
        return None


def allowed_methods(methods: tuple[str, ...]) -> set[str]:
    return {*methods, "HEAD"} if "GET" in methods else set(methods)


def identity(get_response: GetResponse) -> GetResponse:
    """Open the request's transaction and act in it as the person who asks.

    ATOMIC_REQUESTS alone would not do: it wraps the view, not what runs around it. It stays on inside, so a
    failing view is rolled back while the refusal that we note here survives.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            who = identify(request)
            request.identity = who  # type: ignore[attr-defined]
            with acting_as(who):
                response = get_response(request)
                if who.user_id and response.status_code in REFUSALS:
                    note_refusal(request, who, response.status_code)
        return response

    return middleware


def identify(request: HttpRequest) -> Identity:
    """Nobody, a member of staff, or a family member: a session that carries a member is the family's."""
    user = request.user
    if not user.is_authenticated:
        return NOBODY
    member, lent = request.session.get(MEMBER_KEY), request.session.get(LENT_KEY)
    member_id = uuid.UUID(member) if member else None
    is_staff = bool(user.roles) and member_id is None
    return Identity(user.pk, member_id, is_staff, uuid.UUID(lent) if lent else None)


def note_refusal(request: HttpRequest, who: Identity, status: int) -> None:
    match = request.resolver_match
    if match is None or who.user_id is None:
        return
    record_refusal(
        user_id=who.user_id,
        view_name=match.view_name,
        method=request.method or "",
        status=status,
    )
