"""How family members come in, and leave again: link and code, the choice of member, Leave quickly."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Member, SafeContact
from families.sharing.actions import (
    end_invitation,
    make_code,
    make_invitation,
    send_fresh_code,
    spend_code,
)
from families.sharing.actions.doors import Entry
from families.sharing.codes import safe_way
from families.sharing.doors import is_my_link, my_doors
from families.sharing.forms.family import WRONG_CODE, CodeForm
from families.sharing.models import Invitation
from families.sharing.models.doors import code_expires
from families.sharing.qr import qr_code
from restorative.access.http import SignedInRequest, as_nobody
from restorative.access.middleware import MEMBER_KEY
from restorative.access.permissions import Permission, public, requires
from restorative.accounts.doors import leaves_nothing
from restorative.accounts.slowing import address_key, forget, slow_down

CODE_BACKEND = "families.sharing.backends.CodeBackend"
# by which link this session came in: to ask for another code when something is signed
LINK_KEY = "came_by_link"
LINK = re.compile(r"[\w-]{1,40}", re.ASCII)
Step = Callable[[SignedInRequest, Member], HttpResponseBase]


@requires(Permission.INVITE, methods=("GET", "POST"))
def invite(request: SignedInRequest, member: UUID) -> HttpResponseBase:
    """One member's link; a code for it is made here too, and shown on a page of its own."""
    found = get_object_or_404(
        Member.objects.visible_to(request.user).select_related("safe_contact"), pk=member
    )
    if not found.reads_on(timezone.localdate()):
        raise Http404
    if request.method == "POST":
        return STEPS.get(request.POST.get("do", ""), back_to_invite)(request, found)
    return render(request, "sharing/invite.html", invite_context(request, found))


def invite_context(request: SignedInRequest, member: Member) -> dict[str, Any]:
    invitation = standing_link(member)
    path = reverse("sharing:enter", args=[invitation.link]) if invitation else ""
    address = request.build_absolute_uri(path) if path else ""
    return {
        "member": member,
        "invitation": invitation,
        "address": address,
        "picture": qr_code(address) if address else "",
        "way": safe_way(contact_of(member)),
    }


def standing_link(member: Member) -> Invitation | None:
    return Invitation.objects.current().filter(member=member).first()


def contact_of(member: Member) -> SafeContact | None:
    return getattr(member, "safe_contact", None)


def back_to_invite(request: SignedInRequest, member: Member) -> HttpResponseBase:
    return redirect("sharing:invite", member.pk)


def add_link(request: SignedInRequest, member: Member) -> HttpResponseBase:
    make_invitation(member=member, by=request.user)
    return back_to_invite(request, member)


def show_code(request: SignedInRequest, member: Member) -> HttpResponseBase:
    """The one page that shows a code, once. It is no redirect: the code is kept nowhere to be shown again."""
    invitation = standing_link(member)
    if invitation is None:
        return back_to_invite(request, member)
    code = make_code(invitation=invitation, by=request.user)
    context = {"member": member, "code": code, "until": code_expires()}
    return render(request, "sharing/invite_code.html", context)


def post_code(request: SignedInRequest, member: Member) -> HttpResponseBase:
    invitation, way = standing_link(member), safe_way(contact_of(member))
    if invitation and way:
        make_code(invitation=invitation, way=way, by=request.user)
        messages.success(request, _("A new code is on its way, by the safe way on file."))
    return back_to_invite(request, member)


def end_link(request: SignedInRequest, member: Member) -> HttpResponseBase:
    invitation = standing_link(member)
    if invitation:
        end_invitation(invitation=invitation, by=request.user)
        messages.success(request, _("The link has ended. It opens nothing any more."))
    return back_to_invite(request, member)


STEPS: dict[str, Step] = {"link": add_link, "code": show_code, "send": post_code, "end": end_link}


@public(methods=("GET", "POST"))
def enter(request: HttpRequest, link: str) -> HttpResponseBase:
    """The page where a code is typed: the same one for every link, whether or not there is such a link."""
    link = plain(link)
    if request.method != "POST" and is_my_link(link, by=request.identity):  # type: ignore[attr-defined]
        return redirect("sharing:my_home")
    form = CodeForm(request.POST) if request.method == "POST" else CodeForm()
    if form.is_bound and form.is_valid() and comes_in(request, link, form.cleaned_data["code"]):
        return redirect("sharing:my_home")
    if form.is_bound and form.is_valid():
        form.add_error("code", WRONG_CODE)
    return render(request, "sharing/enter.html", {"form": form, "link": link})


def plain(link: str) -> str:
    """The link, or one that cannot be: nothing odd reaches the database."""
    return link if LINK.fullmatch(link) else "-"


def comes_in(request: HttpRequest, link: str, code: str) -> bool:
    """Spend the code and begin a session."""
    entry = spent(request, link, code)
    if entry is None:
        return False
    with as_nobody(request):
        login(request, entry.user, backend=CODE_BACKEND)
        request.session[MEMBER_KEY] = str(entry.member_id)
        request.session[LINK_KEY] = link
    return True


def spent(request: HttpRequest, link: str, code: str) -> Entry | None:
    """Whom this code lets in; it is used up. Only wrong codes are made to wait."""
    # whoever is signed in on this phone has no say in who comes in next
    with as_nobody(request):
        entry = spend_code(link=link, code=code)
        if entry:
            forget(f"code:{link}")
    if entry is None:
        slow_down(f"code:{link}", address_key(request, get_adapter().get_client_ip(request)))
    return entry


@public(methods=("POST",))
def fresh_code(request: HttpRequest, link: str) -> HttpResponse:
    """The same answer for every link, whether or not anything was sent."""
    link = plain(link)
    ask_for_code(request, link)
    return redirect("sharing:enter", link)


def ask_for_code(request: HttpRequest, link: str) -> None:
    with as_nobody(request):
        send_fresh_code(link=link)
    messages.info(
        request,
        _(
            "If we have a safe email address for you, a new code is on its way. If not, ask your worker for one."
        ),
    )


@requires(Permission.FAMILY_PAGES, methods=("GET", "POST"))
def my_choose(request: SignedInRequest) -> HttpResponseBase:
    """As whom to read, for an account with more than one place. One place needs no choice."""
    doors = my_doors()
    chosen = request.POST.get("member", "") if request.method == "POST" else ""
    if len(doors) == 1:
        chosen = str(doors[0].member_id)
    if chosen in {str(door.member_id) for door in doors}:
        request.session[MEMBER_KEY] = chosen
        return redirect("sharing:my_home")
    return render(request, "sharing/my_choose.html", {"doors": doors})


@public()
def leave(request: HttpRequest) -> HttpResponse:
    """End a family's session and go to the most ordinary page there is. Staff stay signed in."""
    if request.user.is_authenticated and not request.identity.is_staff:  # type: ignore[attr-defined]
        logout(request)
    response = HttpResponse(status=303, headers={"Location": settings.LEAVE_TO})
    response.delete_cookie("messages")
    if not request.user.is_authenticated:
        # the last trace of ours in this browser
        response.delete_cookie(settings.CSRF_COOKIE_NAME)
        leaves_nothing(response)
    return response
