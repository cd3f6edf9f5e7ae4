"""What people change about their own signing in. All but ending sessions runs as nobody: that role alone keeps secrets."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from restorative.accounts.models import OpenSession, User
from restorative.accounts.outbox import send_email
from restorative.audit import actions as audit

CHANGED = _(
    "How you sign in has changed. If that was not you, tell your manager or whoever looks after accounts at once."
)


@transaction.atomic
def add_app(*, secret: str, by: User) -> Authenticator:
    """From now on this app's codes are good. There is one: another takes the place of the one before."""
    Authenticator.objects.filter(user_id=by.pk, type=Authenticator.Type.TOTP).delete()
    added: Authenticator = TOTP.activate(by, secret).instance
    audit.record("add_app", by=by, target=by, fields=["app"])
    tell(by)
    return added


@transaction.atomic
def add_passkey(*, name: str, credential: dict[str, Any], by: User) -> Authenticator:
    added: Authenticator = WebAuthn.add(by, name, credential).instance
    audit.record("add_passkey", by=by, target=by, fields=["passkey"])
    tell(by)
    return added


@transaction.atomic
def make_recovery_codes(*, is_first: bool = False, by: User) -> list[str]:
    """Ten new ones; those before open nothing any more. The first come with another way, which was told already."""
    User.objects.select_for_update().get(pk=by.pk)
    Authenticator.objects.filter(user_id=by.pk, type=Authenticator.Type.RECOVERY_CODES).delete()
    codes: list[str] = RecoveryCodes.activate(by).get_unused_codes()
    audit.record("make_recovery_codes", by=by, target=by, fields=["recovery_codes"])
    if not is_first:
        tell(by)
    return codes


@transaction.atomic
def remove_way(*, way: Authenticator, by: User) -> None:
    way.delete()
    audit.record("remove_way", by=by, target=by, fields=[str(way.type)])
    tell(by)


@transaction.atomic
def end_session(*, session: UUID, by: User) -> None:
    """Whoever is in that browser is signed out with the next click. Ended twice is ended once."""
    OpenSession.objects.filter(user_id=by.pk, id=session).delete()
    audit.record("end_session", by=by, target=by, fields=["sessions"])


@transaction.atomic
def end_other_sessions(*, but: str, by: User) -> None:
    """All but the one with this key."""
    OpenSession.objects.filter(user_id=by.pk).exclude(pk=but).delete()
    audit.record("end_other_sessions", by=by, target=by, fields=["sessions"])


def tell(person: User) -> None:
    """By email, so that nobody changes it unseen."""
    if person.email:
        send_email(to=person.email, text=str(CHANGED))
