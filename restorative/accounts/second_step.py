"""The second step of signing in for staff: a code from an app, a passkey, or a recovery code. allauth checks them."""

import json
import struct
from collections.abc import Callable
from typing import Any, TypeVar

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from cryptography.exceptions import UnsupportedAlgorithm
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from restorative.accounts import slowing
from restorative.accounts.models import User
from restorative.accounts.secrets import decipher, encipher

WRONG_CODE = _("That code is not right, or is too old. Write the one that the app shows now.")
WRONG_PASSKEY = _("That passkey did not work. Try once more, or use a code.")
# a code is good for a step before and after its own; for as long as that it works once
SPENT_FOR = 4 * 30
# how somebody shows who they are beside a password; at the council's own sign-in that is asked there
SECOND = {"mfa", "socialaccount"}
# what a browser sends as a passkey goes through JSON, base64, CBOR and keys, which stumble each in a way of its own
NO_PASSKEY = (
    *(ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError),
    *(struct.error, UnsupportedAlgorithm, forms.ValidationError),
)
Found = TypeVar("Found")


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        return settings.SECOND_STEP and super().is_mfa_enabled(user, types)

    def get_totp_issuer(self) -> str:
        """What stands above the code in the app."""
        return "Restorative"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return dict(super().get_public_key_credential_rp_entity(), name="Restorative")

    def encrypt(self, text: str) -> str:
        return encipher(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decipher(encrypted_text)


class SecondStepStage(AuthenticateStage):
    """Who came in by the council's own sign-in has shown there who they are, as strictly as the council wants it."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return not took_it(request, self.login.user) and super()._should_handle(request)


def took_it(request: HttpRequest, user: Any) -> bool:
    """Whether this person has taken a second step in this session."""
    return any(record.get("method") in SECOND for record in get_authentication_records(request, user))


def lacks_it(request: HttpRequest) -> bool:
    """Whether a member of staff has signed in by a password alone, where that is not enough."""
    user = request.user
    return settings.SECOND_STEP and isinstance(user, User) and bool(user.roles) and not took_it(request, user)


class CodeForm(AuthenticateForm):
    """A code from the app or a recovery code. Wrong ones are slowed; one from the app works once."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("Code from your app, or a recovery code")
        field.error_messages["required"] = _("Write the code")
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}

    def clean_code(self) -> str:
        return slowed(self.user, self.checked)

    def checked(self) -> str:
        code = str(super().clean_code())
        if self.authenticator.type == Authenticator.Type.TOTP and not spend(self.user, code):
            raise forms.ValidationError(WRONG_CODE)
        return code


class PasskeyForm(AuthenticateWebAuthnForm):
    # read by us: what is no JSON, or JSON without end, is a passkey that did not work
    credential = forms.CharField(widget=forms.HiddenInput, error_messages={"required": WRONG_PASSKEY})

    def clean_credential(self) -> Authenticator:
        text = self.cleaned_data["credential"]
        return slowed(self.user, lambda: read_passkey(text, self.checked))

    def checked(self, made: Any) -> Authenticator:
        self.cleaned_data["credential"] = made
        return super().clean_credential()


def read_passkey(text: str, check: Callable[[Any], Found]) -> Found:
    """What the check finds in what a browser is said to have made. Whatever is wrong with it, it did not work."""
    try:
        return check(json.loads(text))
    except NO_PASSKEY as wrong:
        raise forms.ValidationError(WRONG_PASSKEY) from wrong


def slowed(user: User, check: Callable[[], Found]) -> Found:
    """What the check finds. A wrong answer waits, the longer the more there were for this person or from there."""
    key, request = f"second:{user.pk}", context.request
    try:
        found = check()
    except forms.ValidationError:
        slowing.slow_down(key, slowing.address_key(request, get_adapter().get_client_ip(request)))
        raise
    slowing.forget(key)
    return found


def spend(user: User, code: str) -> bool:
    """Whether this code of an app is used for the first time."""
    plain = "".join(filter(str.isalnum, code))
    key = salted_hmac(
        "restorative.accounts.second_step", f"{user.pk}:{plain}", algorithm="sha256"
    ).hexdigest()
    return bool(cache.add(f"spent:{key}", 1, SPENT_FOR))
