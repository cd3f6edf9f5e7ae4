"""The permission table: the one place that says which role may knock on which door.

A permission opens the door only. Which families lie behind it is decided by `visible_to` and the row policies.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from restorative.access.http import SignedInRequest
from restorative.access.typed import typed_texts
from restorative.accounts.carried import carried_by, is_anothers
from restorative.accounts.doors import anothers, sign_in_again
from restorative.accounts.models import Role


class Permission(StrEnum):
    HOME = "home"
    SEE_FAMILIES = "see families"
    ADD_FAMILY = "add a family"
    EDIT_FAMILY = "edit a family and its members"
    ALLOCATE = "say who works with a family"
    RECORD_VISIT = "record a visit"
    SHARE = "share a record with one person"
    READ_FIRST = "read first what goes to somebody who may do harm, and say yes to it"
    INVITE = "invite a family member to sign in"
    PLAN = "make and review a plan with a family"
    SUPERVISION = "prepare, write and read their own supervision"
    SUPERVISE = "hold supervision and decide what is brought to them"
    SEE_TEAM = "see the people they supervise"
    READ_TRAIL = "read the trail of changes, reads and refusals"
    MANAGE_STAFF = "add and change staff accounts"
    FAMILY_PAGES = "read and answer what was shared with them"


FAMILY = "family"

TABLE: dict[str, frozenset[Permission]] = {
    Role.PRACTITIONER: frozenset(
        {
            Permission.HOME,
            Permission.SEE_FAMILIES,
            Permission.ADD_FAMILY,
            Permission.EDIT_FAMILY,
            Permission.ALLOCATE,
            Permission.RECORD_VISIT,
            Permission.SHARE,
            Permission.INVITE,
            Permission.PLAN,
            Permission.SUPERVISION,
        }
    ),
    Role.MANAGER: frozenset(
        {
            Permission.HOME,
            Permission.SEE_FAMILIES,
            Permission.EDIT_FAMILY,
            Permission.ALLOCATE,
            Permission.RECORD_VISIT,
            Permission.SHARE,
            Permission.INVITE,
            Permission.PLAN,
            Permission.SUPERVISION,
            Permission.SUPERVISE,
            Permission.READ_FIRST,
            Permission.SEE_TEAM,
        }
    ),
    Role.LEAD: frozenset({Permission.HOME, Permission.READ_TRAIL}),
    Role.ADMINISTRATOR: frozenset({Permission.HOME, Permission.MANAGE_STAFF}),
    # the first page leads a family on to its own
    FAMILY: frozenset({Permission.HOME, Permission.FAMILY_PAGES}),
}

P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]
Door = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def permissions_of(request: HttpRequest) -> frozenset[Permission]:
    """Everything the asker's roles open. A family session opens the family's pages and nothing else."""
    who = request.identity  # type: ignore[attr-defined]
    if who.user_id is None:
        return frozenset()
    if not who.is_staff:
        return TABLE[FAMILY]
    return frozenset().union(*(TABLE[role] for role in request.user.roles))  # type: ignore[union-attr]


def requires(permission: Permission, *, methods: tuple[str, ...] = ("GET",)) -> Callable[[View[P]], Door[P]]:
    """Open this view only to who holds the permission, and only by these methods.

    Nobody signed in: to the sign-in page, or 401 for a script. Without the permission: PermissionDenied (403).
    What somebody else's page sent is refused too: two people at one browser never write in each other's names.
    """

    def guard(view: View[P]) -> Door[P]:
        @wraps(view)
        def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            refusal = refuse(request, permission)
            return view(request, *args, **kwargs) if refusal is None else refusal  # type: ignore[arg-type]

        return declare(door, permission, methods)

    return guard


def public(*, methods: tuple[str, ...] = ("GET",)) -> Callable[[Door[P]], Door[P]]:
    """Declare a view that needs nobody signed in, and open it only by these methods."""

    def guard(view: Door[P]) -> Door[P]:
        @wraps(view)
        def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        return declare(door, None, methods)

    return guard


def refuse(request: HttpRequest, permission: Permission) -> HttpResponse | None:
    """What somebody gets who does not come in; None when the door is open. Raises PermissionDenied."""
    if not request.user.is_authenticated:
        return ask_to_sign_in(request, permission)
    if permission not in permissions_of(request):
        raise PermissionDenied
    return refuse_anothers(request) if is_anothers(request, request.user) else None


def ask_to_sign_in(request: HttpRequest, permission: Permission) -> HttpResponse:
    """The sign-in page; a script that asked for JSON gets a plain 401, and keeps its page.

    Who had just sent something signs in right there and goes on with it; what cannot go on is given back to copy.
    Families have no password: they are told to open their link.
    """
    if wants_json(request):
        return JsonResponse({"error": "signed out"}, status=401)
    carried = None if permission is Permission.FAMILY_PAGES else carried_by(request)
    if carried is not None:
        return sign_in_again(request, carried)
    if request.method == "POST" or permission is Permission.FAMILY_PAGES:
        return render(request, "signed_out.html", {"typed": typed_texts(request)}, status=401)
    return redirect_to_login(request.get_full_path())


def refuse_anothers(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"error": "somebody else is signed in"}, status=403)
    return anothers(request, carried_by(request))


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def takes_posts_of_staff(view: Any) -> bool:
    """Whether this view is one of ours, behind a permission of staff, and open to a POST."""
    permission = getattr(view, "permission", None)
    return permission not in (None, Permission.FAMILY_PAGES) and "POST" in view.methods


def declare(door: Door[P], permission: Permission | None, methods: tuple[str, ...]) -> Door[P]:
    """Leave permission and methods on the view: the middleware keeps to the methods, `manage.py routes` lists both."""
    marked: Any = door
    marked.permission = permission
    marked.methods = methods
    marked.is_declared = True
    return door
