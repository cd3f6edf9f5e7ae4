"""Signing in and choosing a password. The look comes from the pages: accounts stand below the form pack."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from allauth.core import context
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from restorative.accounts import slowing
from restorative.accounts.models import User

LINKS_AN_HOUR = 3
# what every form says of an address that is none
NO_ADDRESS = _("Write an email address, like name@example.org")


class PlainLook:
    """No pop-ups and no grey hints in the boxes: labels and messages say what is wanted."""

    use_required_attribute = False
    fields: dict[str, forms.Field]

    def prepare(self, **facts: tuple[Any, Any]) -> None:
        """Label and message for an empty box, field by field."""
        for name, (label, empty) in facts.items():
            field = self.fields[name]
            field.label, field.error_messages["required"] = label, empty
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = NO_ADDRESS
            field.widget.attrs.pop("placeholder", None)


class SignInForm(PlainLook, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare(
            login=(_("Email"), _("Write your email address")),
            password=(_("Password"), _("Write your password")),
        )
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "spellcheck": "false"}
        self.fields["password"].help_text = ""

    def clean(self) -> Any:
        """What does not fit is said at the first box, so that its link lands where people begin again."""
        try:
            return super().clean()
        except forms.ValidationError as wrong:
            self.add_error("login", wrong)
        return self.cleaned_data


class PasswordLinkForm(PlainLook, ResetPasswordForm):
    """Asks for a link by email. Only staff get one: families come in by link and code, the safe way on file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare(email=(_("Email"), _("Write your email address")))

    users: list[User]

    def clean_email(self) -> str:
        email = str(super().clean_email())
        self.users = [user for user in self.users if user.roles]
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Sends at most three links an hour to one address, and says the same whether it did or not."""
        email = str(self.cleaned_data["email"])
        if self.users and slowing.count(f"link:{email}") <= LINKS_AN_HOUR:
            super().save(request, **kwargs)
        return email


class NewPasswordForm(PlainLook, ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare(
            password1=(_("New password"), _("Write a new password")),
            password2=(_("The same password again"), _("Write the same password again")),
        )
        self.fields["password1"].help_text = " ".join(password_validators_help_texts()[:1])


class ConfirmForm(PlainLook, forms.Form):
    """Somebody who is signed in shows again that it is them."""

    password = forms.CharField(
        widget=forms.PasswordInput({"autocomplete": "current-password", "spellcheck": "false"})
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user: User = user
        self.prepare(password=(_("Password"), _("Write your password")))

    def clean_password(self) -> str:
        """Wrong ones are slowed together with those of signing in."""
        password = str(self.cleaned_data["password"])
        key, request = f"account:{self.user.email}", context.request
        if not self.user.check_password(password):
            slowing.slow_down(key, slowing.address_key(request, get_adapter().get_client_ip(request)))
            raise forms.ValidationError(_("That is not your password. Try again."))
        slowing.forget(key)
        return password
