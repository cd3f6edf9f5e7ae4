"""Signing in by the council's own sign-in (OpenID Connect). It lets in who has an account here, and makes none."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.providers.openid_connect import views
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET
from requests import RequestException

from restorative.accounts.models import User


class SingleSignOn(DefaultSocialAccountAdapter):
    """Whom the council names by a verified address is the member of staff with that address, or nobody."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        """Only what the settings say: nothing of it stands in the database."""
        return list(from_settings(provider, client_id))

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        person = person_for(sociallogin.email_addresses)
        if person is None:
            raise ImmediateHttpResponse(refused(request))
        sociallogin.user = person

    def on_authentication_error(self, request: HttpRequest, provider: Any, **facts: Any) -> None:
        """Whatever went wrong over there, in our words: theirs may hold anything."""
        raise ImmediateHttpResponse(refused(request))


def from_settings(provider: Any, client_id: Any) -> list[Any]:
    found = _build_apps_from_settings(provider=provider, client_id=client_id)
    return [app for apps in found.values() for app in apps]


def person_for(addresses: list[Any]) -> User | None:
    """By an address that the council has verified and that is of its domain."""
    verified = [one.email.lower() for one in addresses if one.verified is True and is_of_council(one.email)]
    staff = User.objects.filter(email__in=verified, is_active=True).exclude(roles=[])
    return staff.first()


def is_of_council(email: str) -> bool:
    return email.lower().rpartition("@")[2] in settings.SINGLE_SIGN_ON_DOMAINS


def refused(request: HttpRequest) -> HttpResponse:
    return render(request, "account/single_sign_on_refused.html", status=403)


@require_GET
def work(request: HttpRequest) -> HttpResponseBase:
    """Off to the council's sign-in."""
    return guarded(request, views.login)


@require_GET
def work_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from there, with a code that only this browser's session makes sense of."""
    return guarded(request, views.callback)


def guarded(request: HttpRequest, view: Any) -> HttpResponseBase:
    """Their server may be away, or say what no such server says: that is no error of ours."""
    if not settings.SINGLE_SIGN_ON_NAME:
        raise Http404
    try:
        answer: HttpResponseBase = view(request, settings.SINGLE_SIGN_ON_ID)
    except (RequestException, KeyError, ValueError):
        return refused(request)
    return answer
