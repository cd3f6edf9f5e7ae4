"""The second step of signing in: what there is of it, an app, passkeys, recovery codes.

These pages open before there is one, to set it up. Who has one and has not taken it is signed out: a password alone
adds no second way to an account that has one.
"""

import json
from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.webauthn.internal import auth as webauthn
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from families.sharing.qr import qr_code
from restorative.access.http import SignedInRequest, as_nobody
from restorative.access.permissions import Permission, requires
from restorative.accounts.second_step import SecondStepAdapter, lacks_it
from restorative.accounts.secrets import decipher, encipher
from restorative.signin.actions import add_app, add_passkey, make_recovery_codes, remove_way
from restorative.signin.forms import AppForm, PasskeyForm

NEW_SECRET = "new_secret"  # noqa: S105
Type = Authenticator.Type


@requires(Permission.OWN_ACCOUNT, before_second_step=True)
def ways(request: SignedInRequest) -> HttpResponse:
    mine = ways_of(request)
    if must_take_it(request, mine):
        return back_to_sign_in(request)
    codes = next((way for way in mine if way.type == Type.RECOVERY_CODES), None)
    facts = {
        "app": next((way for way in mine if way.type == Type.TOTP), None),
        "passkeys": [way for way in mine if way.type == Type.WEBAUTHN],
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "has_one": any(map(is_first, mine)),
        "is_first_time": lacks_it(request),
        "is_asked": settings.SECOND_STEP,
    }
    return render(request, "signin/ways.html", facts)


def ways_of(request: SignedInRequest) -> list[Any]:
    """Oldest first; recovery codes are among them."""
    with as_nobody(request):
        return list(Authenticator.objects.filter(user_id=request.user.pk).order_by("pk"))


def is_first(way: Any) -> bool:
    """Whether it is a way of its own: recovery codes only stand in for another."""
    return bool(way.type != Type.RECOVERY_CODES)


def must_take_it(request: SignedInRequest, mine: list[Any]) -> bool:
    return lacks_it(request) and any(map(is_first, mine))


def back_to_sign_in(request: SignedInRequest) -> HttpResponse:
    logout(request)
    return redirect_to_login(request.path)


@requires(Permission.OWN_ACCOUNT, methods=("GET", "POST"), fresh=True, before_second_step=True)
def app_new(request: SignedInRequest) -> HttpResponse:
    """Scan a picture, type what the app shows."""
    mine = ways_of(request)
    if must_take_it(request, mine):
        return back_to_sign_in(request)
    secret = secret_of(request)
    posted = request.POST if request.method == "POST" else None
    form = AppForm(posted, user=request.user, secret=secret)
    if form.is_valid():
        with as_nobody(request):
            added = add_app(secret=secret, by=request.user)
            codes = taken(request, added, mine)
        del request.session[NEW_SECRET]
        return added_page(request, codes)
    address = SecondStepAdapter().build_totp_url(request.user, secret)
    facts = {"form": form, "picture": qr_code(address), "secret": in_fours(secret), "address": address}
    return render(request, "signin/app_new.html", facts)


def secret_of(request: SignedInRequest) -> str:
    """The same one until it is used, so that the page may be opened twice; enciphered in the session."""
    if NEW_SECRET not in request.session:
        request.session[NEW_SECRET] = encipher(generate_totp_secret())
    return decipher(request.session[NEW_SECRET])


def in_fours(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def taken(request: SignedInRequest, added: Any, mine: list[Any]) -> list[str]:
    """Whoever sets it up has taken it. With the first one come recovery codes."""
    post_authentication(request, added)
    has_codes = any(way.type == Type.RECOVERY_CODES for way in mine)
    return [] if has_codes else make_recovery_codes(is_first=True, by=request.user)


def added_page(request: SignedInRequest, codes: list[str]) -> HttpResponse:
    """It shows recovery codes, once; without new ones there is nothing to show."""
    if codes:
        return render(request, "signin/codes.html", {"codes": codes, "is_new": True})
    messages.success(request, _("Saved. You can use it from the next time you sign in."))
    return redirect("signin:ways")


@requires(Permission.OWN_ACCOUNT, methods=("GET", "POST"), fresh=True, before_second_step=True)
def passkey_new(request: SignedInRequest) -> HttpResponse:
    """The browser makes a passkey, by a script: without one the page says so and leads to the app."""
    mine = ways_of(request)
    if must_take_it(request, mine):
        return back_to_sign_in(request)
    form = (
        PasskeyForm(request.POST)
        if request.method == "POST"
        else PasskeyForm(initial={"name": _("This device")})
    )
    if form.is_bound and form.is_valid():
        with as_nobody(request):
            added = add_passkey(**form.cleaned_data, by=request.user)
            codes = taken(request, added, mine)
        return added_page(request, codes)
    with as_nobody(request):
        options = webauthn.begin_registration(request.user, False)
    return render(request, "signin/passkey_new.html", {"form": form, "options": json.dumps(options)})


@requires(Permission.OWN_ACCOUNT, methods=("GET", "POST"), fresh=True)
def recovery_codes(request: SignedInRequest) -> HttpResponse:
    """Asks once, then makes new ones and shows them, once."""
    has_one = any(map(is_first, ways_of(request)))
    if request.method == "POST" and has_one:
        with as_nobody(request):
            codes = make_recovery_codes(by=request.user)
        return render(request, "signin/codes.html", {"codes": codes})
    return render(request, "signin/recovery_codes.html", {"has_one": has_one})


@requires(Permission.OWN_ACCOUNT, methods=("POST",), fresh=True)
def way_remove(request: SignedInRequest) -> HttpResponse:
    """The last one stays: nobody is left without."""
    mine = [way for way in ways_of(request) if is_first(way)]
    chosen = next((way for way in mine if str(way.pk) == request.POST.get("way")), None)
    if chosen and len(mine) > 1:
        with as_nobody(request):
            remove_way(way=chosen, by=request.user)
        messages.success(request, _("Removed. It opens nothing any more."))
    elif chosen:
        messages.warning(
            request, _("This is your only second step. Set up another one first, then remove this one.")
        )
    return redirect("signin:ways")
