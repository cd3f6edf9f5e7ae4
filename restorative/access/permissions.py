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
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from restorative.access.http import SignedInRequest
from restorative.access.lasting import is_fresh
from restorative.access.typed import typed_texts
from restorative.accounts.carried import carried_by, is_anothers
from restorative.accounts.doors import anothers, sign_in_again
from restorative.accounts.forms import ConfirmForm
from restorative.accounts.models import Role
from restorative.accounts.second_step import lacks_it


class Permission(StrEnum):
    HOME = "home"
    SEE_FAMILIES = "see families"
    ADD_FAMILY = "add a family"
    IMPORT_FAMILIES = "bring families in from a council's file"
    EDIT_FAMILY = "edit a family and its members"
    ALLOCATE = "say who works with a family"
    DECLARE_TIE = "declare that somebody here is tied to a family"
    LOOK_AT_TIES = "look at ties that somebody declared by a name"
    COVER = "let somebody cover a family for some hours"
    RESTRICT = "restrict a family to the people named"
    BREAK_GLASS = "open a family that is not theirs, for four hours, with a reason"
    REVIEW_BREAK_GLASS = "review who opened a family that was not theirs"
    RECORD_VISIT = "record a visit"
    SHARE = "share a record with one person"
    READ_FIRST = "read first what goes to somebody who may do harm, and say yes to it"
    WITHHOLD = "decide what is kept from one person, and for how long"
    BREACH = "write down that something reached somebody it should not have, and what was done"
    REVIEW_BREACHES = "see every open breach, and decide whether the regulator is told"
    AGREE_WRONG_FAMILY = "agree that a note was written on the wrong family"
    INVITE = "invite a family member to sign in"
    PLAN = "make and review a plan with a family"
    SUPERVISION = "prepare, write and read their own supervision"
    SUPERVISE = "hold supervision and decide what is brought to them"
    SEE_TEAM = "see the people they supervise"
    READ_TRAIL = "read the trail of changes, reads and refusals"
    MANAGE_STAFF = "add and change staff accounts"
    OWN_ACCOUNT = "look after how they sign in, and where they are signed in"
    FAMILY_PAGES = "read and answer what was shared with them"


FAMILY = "family"
CONFIRM = "signin/confirm.html"

TABLE: dict[str, frozenset[Permission]] = {
    Role.PRACTITIONER: frozenset(
        {
            Permission.HOME,
            Permission.SEE_FAMILIES,
            Permission.ADD_FAMILY,
            Permission.EDIT_FAMILY,
            Permission.ALLOCATE,
            Permission.DECLARE_TIE,
            Permission.BREAK_GLASS,
            Permission.RECORD_VISIT,
            Permission.SHARE,
            Permission.BREACH,
            Permission.INVITE,
            Permission.PLAN,
            Permission.SUPERVISION,
            Permission.OWN_ACCOUNT,
        }
    ),
    Role.MANAGER: frozenset(
        {
            Permission.HOME,
            Permission.SEE_FAMILIES,
            Permission.EDIT_FAMILY,
            Permission.IMPORT_FAMILIES,
            Permission.ALLOCATE,
            Permission.DECLARE_TIE,
            Permission.BREAK_GLASS,
            Permission.LOOK_AT_TIES,
            Permission.COVER,
            Permission.RESTRICT,
            Permission.RECORD_VISIT,
            Permission.SHARE,
            Permission.BREACH,
            Permission.INVITE,
            Permission.PLAN,
            Permission.SUPERVISION,
            Permission.SUPERVISE,
            Permission.READ_FIRST,
            Permission.WITHHOLD,
            Permission.AGREE_WRONG_FAMILY,
            Permission.SEE_TEAM,
            Permission.OWN_ACCOUNT,
        }
    ),
    Role.LEAD: frozenset(
        {
            Permission.HOME,
            Permission.READ_TRAIL,
            Permission.REVIEW_BREAK_GLASS,
            Permission.BREACH,
            Permission.REVIEW_BREACHES,
            Permission.OWN_ACCOUNT,
        }
    ),
    Role.ADMINISTRATOR: frozenset({Permission.HOME, Permission.MANAGE_STAFF, Permission.OWN_ACCOUNT}),
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


def requires(
    permission: Permission,
    *,
    methods: tuple[str, ...] = ("GET",),
    fresh: bool = False,
    signed: bool = False,
    before_second_step: bool = False,
) -> Callable[[View[P]], Door[P]]:
    """Open this view only to who holds the permission, and only by these methods.

    Nobody signed in: to the sign-in page, or 401 for a script. Without the permission: PermissionDenied (403).
    What somebody else's page sent is refused too: two people at one browser never write in each other's names.
    `fresh`: staff who signed in more than ten minutes ago first show again who they are. `signed`: what is sent here
    stands as a signature, so they show it when they send. `before_second_step`: also to staff who have no second
    step yet; it is for the pages on which they set one up.
    """

    def guard(view: View[P]) -> Door[P]:
        @wraps(view)
        def door(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            refusal = refuse(request, permission)
            if refusal is None and not before_second_step:
                refusal = ask_for_second_step(request)
            if refusal is None and (fresh or (signed and request.method == "POST")):
                refusal = ask_to_confirm(request)
            return view(request, *args, **kwargs) if refusal is None else refusal  # type: ignore[arg-type]

        marked: Any = declare(door, permission, methods)
        marked.asks_again = {"GET", "POST"} if fresh else {"POST"} if signed else set()
        return marked  # type: ignore[no-any-return]

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


def ask_for_second_step(request: HttpRequest) -> HttpResponse | None:
    """Staff without a second step open nothing before they have one; as somebody’s family they come by a code."""
    if not request.identity.is_staff or not lacks_it(request):  # type: ignore[attr-defined]
        return None
    if wants_json(request):
        return JsonResponse({"error": "second step"}, status=401)
    return redirect("signin:ways")


def ask_to_confirm(request: HttpRequest) -> HttpResponse | None:
    """A page that asks for the password again; what was just sent waits on it and goes on afterwards."""
    if not request.identity.is_staff or is_fresh(request):  # type: ignore[attr-defined]
        return None
    if wants_json(request):
        return JsonResponse({"error": "confirm"}, status=401)
    carried = carried_by(request)
    if carried is None:
        here = urlencode({"next": request.get_full_path() if request.method == "GET" else reverse("home")})
        return redirect(f"{reverse('signin:confirm')}?{here}")
    return render(request, CONFIRM, {"form": ConfirmForm(user=request.user), "carried": carried}, status=401)


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
