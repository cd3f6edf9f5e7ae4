"""Codes on their way to a person: how they are written, and by which safe way they may be sent."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from families.models import SafeContact
from families.sharing.models import SignInCode
from restorative.accounts.outbox import can_send_text, send_email, send_text


class Way(NamedTuple):
    """Where a code may be sent, as the person said is safe."""

    sent: SignInCode.Sent
    to: str


def spaced(code: str) -> str:
    """XXXX-XXXX, as people read it aloud."""
    return f"{code[:4]}-{code[4:]}"


def safe_way(contact: SafeContact | None) -> Way | None:
    """The safe way on file by which a code can go; None means that it is handed over."""
    if contact is None:
        return None
    if contact.way == SafeContact.Way.EMAIL and contact.email:
        return Way(SignInCode.Sent.EMAIL, contact.email)
    if contact.way == SafeContact.Way.TEXT and contact.phone and can_send_text():
        return Way(SignInCode.Sent.TEXT, contact.phone)
    return None


def send(code: str, way: Way) -> None:
    """Send a code once this transaction stands. It says the code and nothing else."""
    text = _("Your code is %(code)s") % {"code": spaced(code)}
    if way.sent == SignInCode.Sent.TEXT:
        send_text(to=way.to, text=text)
    else:
        send_email(to=way.to, text=text, subject=_("Your code"))
