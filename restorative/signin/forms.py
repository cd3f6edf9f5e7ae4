"""Setting up a second step."""

import json
from typing import Any

from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.webauthn.internal import auth as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import User
from restorative.accounts.second_step import WRONG_CODE, WRONG_PASSKEY, read_passkey, slowed, spend
from restorative.ui.fields import CleanCharField
from restorative.ui.forms import RestorativeForm


class AppForm(RestorativeForm):
    code = CleanCharField(
        label=_("The six digits that the app shows now"),
        limit=20,
        error_messages={"required": _("Write the six digits")},
        widget=forms.TextInput(
            {
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "class": "govuk-input--width-10",
            }
        ),
    )

    def __init__(self, *args: Any, user: User, secret: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.secret = user, secret

    def clean_code(self) -> str:
        return slowed(self.user, self.checked)

    def checked(self) -> str:
        code: str = self.cleaned_data["code"]
        if not (validate_totp_code(self.secret, code) and spend(self.user, code)):
            raise forms.ValidationError(WRONG_CODE)
        return code


class PasskeyForm(RestorativeForm):
    """`credential` is what the browser made: our script fills it in."""

    name = CleanCharField(
        label=_("What do you call it?"),
        limit=60,
        help_text=_("So that you know it again, like “Work phone”."),
        error_messages={"required": _("Give it a name")},
    )
    credential = forms.CharField(widget=forms.HiddenInput, error_messages={"required": WRONG_PASSKEY})

    def clean_credential(self) -> dict[str, Any]:
        return read_passkey(self.cleaned_data["credential"], registered)


def registered(made: dict[str, Any]) -> dict[str, Any]:
    """Looked at as what was asked for, and as something that the database can keep."""
    webauthn.parse_registration_response(made)
    webauthn.complete_registration(made)
    # neither NaN nor half a character; and PostgreSQL keeps no zero character in JSON
    plain = json.dumps(made, allow_nan=False, ensure_ascii=False).encode()
    if rb"\u0000" in plain:
        raise ValueError
    return made
