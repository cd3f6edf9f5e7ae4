"""How allauth behaves here: nobody signs themselves up, and wrong passwords are slowed, never locked."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth import authenticate
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from restorative.accounts import slowing
from restorative.accounts.models import User
from restorative.accounts.outbox import post

WRONG = _("That email and password do not go together. Check both and try again.")
WRONG_LINK = _("This link has been used, or is too old.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "invalid_password_reset": WRONG_LINK,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Who this is, or None. Somebody who was deactivated is as unknown as somebody who never was.

        allauth's own would count tries in limits that refuse even the right password.
        """
        account = f"account:{credentials.get('email', '')}"
        user = authenticate(request, **credentials)
        if isinstance(user, User):
            slowing.forget(account)
            return user
        slowing.slow_down(account, slowing.address_key(request, self.get_client_ip(request)))
        return None

    def get_client_ip(self, request: HttpRequest) -> str:
        """The asker's address; empty behind a socket that names none."""
        try:
            return str(super().get_client_ip(request))
        except PermissionDenied:
            return ""

    def get_login_stages(self) -> list[str]:
        return ["restorative.accounts.second_step.SecondStepStage"]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Once the transaction stands; without allauth's further facts, which none of our messages uses."""
        post(self.render_mail(template_prefix, email, context))

    def format_email_subject(self, subject: str) -> str:
        """As it is: no name of a service before it."""
        return subject
