"""Doors for people who are not signed in."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginStageController
from allauth.account.views import LoginView
from allauth.account.views import logout as ask_or_sign_out
from allauth.mfa.base.views import AuthenticateView
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from restorative.accounts.carried import Carried, unwrapped
from restorative.accounts.forms import SignInForm
from restorative.accounts.second_step import CodeForm, PasskeyForm, SecondStepStage

View = Callable[..., HttpResponseBase]
ANOTHERS = _("This belongs to the person who was writing. To sign in as yourself, open the new tab below")
AGAIN = "account/sign_in_again.html"


# what the browser kept of us goes with the session. Not "cookies": that would take those of all hosts of a council
CLEAR = '"cache", "storage"'


def leaves_nothing(response: HttpResponseBase) -> HttpResponseBase:
    """Ask the browser to drop what it still has of ours (https only)."""
    response.headers["Clear-Site-Data"] = CLEAR
    return response


def sign_out(request: HttpRequest) -> HttpResponseBase:
    """allauth's; a GET asks first."""
    answer: HttpResponseBase = ask_or_sign_out(request)
    return leaves_nothing(answer) if request.method == "POST" else answer


def signed_out(view: View) -> View:
    """Sign out whoever is signed in, then come again as nobody: only nobody may change a password by a link."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            logout(request)
            return redirect(request.get_full_path())
        return view(request, *args, **kwargs)

    return door


class SignIn(LoginView):
    """allauth's; and who signs in on a page that carries what they had written goes on with it."""

    carried: Carried | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.carried = unwrapped(request)
        if self.carried is None or not request.user.is_authenticated:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]
        if self.carried.is_of(request.user):
            return go_on(request, self.carried)
        logout(request)
        return sign_in_again(request, self.carried)

    def form_valid(self, form: SignInForm) -> HttpResponse:
        if self.carried is not None and not self.carried.is_of(form.user):
            form.add_error("login", ANOTHERS)
            return self.form_invalid(form)  # type: ignore[no-any-return]
        answer: HttpResponse = super().form_valid(form)
        if self.carried is None:
            return answer
        if not self.request.user.is_authenticated:
            # what was written waits on the page of the second step as it did on this one
            return second_step(self.request)  # type: ignore[no-any-return]
        return go_on(self.request, self.carried, by_itself=not self.carried.had_files)

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: Any) -> Any:
        """Back from the second step somebody may begin again, with what they had written."""
        if request.method != "POST":
            return super()._redirect_to_pending_stage(request, stage)
        clear_login(request)
        return None

    def get_template_names(self) -> list[str]:
        return [AGAIN] if self.carried else [self.template_name]

    def get_context_data(self, **facts: Any) -> dict[str, Any]:
        return dict(
            super().get_context_data(**facts), carried=self.carried, work=settings.SINGLE_SIGN_ON_NAME
        )


sign_in = SignIn.as_view()


class SecondStep(AuthenticateView):
    """allauth's; it carries on what somebody had written, and keeps to people who have given their password."""

    template_name = "mfa/authenticate.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.carried = unwrapped(request)
        if self.carried and not LoginStageController.enter(request, SecondStepStage.key):
            return resume(request, self.carried)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]

    def _build_forms(self) -> Any:
        """Nothing was sent yet when the password has just led here."""
        if {"code", "credential"} & set(self.request.POST):
            return super()._build_forms()
        user = self.stage.login.user
        self.auth_form, self.webauthn_form = CodeForm(user=user), PasskeyForm(user=user)
        return None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.form else self.get(request)  # type: ignore[no-any-return]

    def form_valid(self, form: CodeForm | PasskeyForm) -> HttpResponse:
        answer: HttpResponse = super().form_valid(form)
        if self.carried is None or not self.request.user.is_authenticated:
            return answer
        if not self.carried.is_of(self.request.user):
            logout(self.request)
            return sign_in_again(self.request, self.carried)
        return go_on(self.request, self.carried, by_itself=not self.carried.had_files)

    def get_context_data(self, **facts: Any) -> dict[str, Any]:
        found = super().get_context_data(**facts)
        options = found["js_data"]["request_options"]
        has_passkey = bool(options["publicKey"].get("allowCredentials"))
        return dict(found, carried=self.carried, options=json.dumps(options) if has_passkey else "")


second_step = SecondStep.as_view()


@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Away from the second step, for who is somebody else or has neither app nor codes at hand."""
    clear_login(request)
    return redirect("account_login")


def resume(request: HttpRequest, carried: Carried) -> HttpResponse:
    """The page on which what was sent can go on, for whoever is at the browser now. It never goes on by itself."""
    if not request.user.is_authenticated:
        return sign_in_again(request, carried)
    if carried.is_of(request.user):
        return go_on(request, carried, status=403)
    return anothers(request, carried)


def sign_in_again(request: HttpRequest, carried: Carried) -> HttpResponse:
    """The sign-in form, with everything that was sent beside it."""
    return render(request, AGAIN, {"form": SignInForm(), "carried": carried}, status=401)


def go_on(
    request: HttpRequest, carried: Carried, *, by_itself: bool = False, status: int = 200
) -> HttpResponse:
    """Everything that was sent, in a form with one button and a token that fits."""
    facts = {"carried": carried, "by_itself": by_itself}
    return render(request, "account/go_on.html", facts, status=status)


def anothers(request: HttpRequest, carried: Carried | None) -> HttpResponse:
    """Somebody else is signed in than had the page open: not a word of it is shown, and nothing is done with it."""
    return render(request, "account/anothers.html", {"carried": carried}, status=403)
