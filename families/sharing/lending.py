"""A worker's phone in a reader's hands: one version may be read and answered, and nothing else of anybody's is shown."""

from collections.abc import Callable
from uuid import UUID

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, ResolverMatch, resolve

from families.sharing.models import SharedVersion
from restorative.access.typed import typed_texts

GetResponse = Callable[[HttpRequest], HttpResponse]
OF_THE_VERSION = {
    "sharing:my_safe",
    "sharing:my_version",
    "sharing:my_answer",
    "sharing:my_comment",
    "sharing:my_file",
}
WAY_OUT, WAY_BACK = "sharing:leave", "sharing:hand_back"


def lent_phone(get_response: GetResponse) -> GetResponse:
    """Keep a lent phone to the one version it was lent for: every other address leads to *Hand the phone back*."""

    def middleware(request: HttpRequest) -> HttpResponse:
        lent = request.identity.lent  # type: ignore[attr-defined]
        where = match_of(request.path_info) if lent else None
        if lent is None or (where and where.view_name == WAY_OUT):
            return get_response(request)
        if not is_still_theirs(request, lent):
            return taken_back(request)
        if where is None or not is_open(where, lent):
            return redirect(WAY_BACK)
        request.session.modified = True  # its quarter of an hour begins again
        return get_response(request)

    return middleware


def match_of(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


def is_still_theirs(request: HttpRequest, version: UUID) -> bool:
    """The database shows a reader only their own, and nothing once their access has ended."""
    member: UUID = request.identity.member_id  # type: ignore[attr-defined]
    return SharedVersion.objects.shown_to(member).filter(pk=version).exists()


def is_open(where: ResolverMatch, version: UUID) -> bool:
    is_the_one = where.kwargs.get("version") == version
    return where.view_name == WAY_BACK or (where.view_name in OF_THE_VERSION and is_the_one)


def taken_back(request: HttpRequest) -> HttpResponse:
    """The version went while they had the phone: that ends it, and what they had typed is given back."""
    context = {"is_taken_back": True, "typed": typed_texts(request)}
    logout(request)
    return render(request, "sharing/hand_back.html", context, status=409)
