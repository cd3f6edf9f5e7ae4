"""Doors for people who are not signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.views import LoginView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from restorative.accounts.carried import Carried, unwrapped
from restorative.accounts.forms import SignInForm

View = Callable[..., HttpResponseBase]
ANOTHERS = _("This belongs to the person who was writing. To sign in as yourself, open the new tab below")
AGAIN = "account/sign_in_again.html"


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
        if self.carried is None or not self.request.user.is_authenticated:
            return answer
        return go_on(self.request, self.carried, by_itself=not self.carried.had_files)

    def get_template_names(self) -> list[str]:
        return [AGAIN] if self.carried else [self.template_name]

    def get_context_data(self, **facts: Any) -> dict[str, Any]:
        return dict(super().get_context_data(**facts), carried=self.carried)


sign_in = SignIn.as_view()


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
