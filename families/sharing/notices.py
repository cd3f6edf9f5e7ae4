"""Telling somebody that there is a message, by the way they said is safe. Never what, from whom, about whom."""

from families.models import SafeContact
from families.sharing.pieces import Recipient
from restorative.accounts.outbox import can_send_text, send_email, send_text


def safe_way(recipient: Recipient) -> str:
    """Email or text, if that is the safe way on file and they can sign in to read; else nothing."""
    contact: SafeContact | None = getattr(recipient.member, "safe_contact", None)
    if contact is None or not recipient.can_sign_in:
        return ""
    by_email = contact.way == SafeContact.Way.EMAIL and contact.email
    by_text = contact.way == SafeContact.Way.TEXT and contact.phone and can_send_text()
    return contact.way if by_email or by_text else ""


def tell(recipient: Recipient) -> None:
    """Say "You have a message" once this transaction stands, where there is a safe way to say it."""
    way, member = safe_way(recipient), recipient.member
    if way == SafeContact.Way.EMAIL:
        send_email(to=member.safe_contact.email)
    if way == SafeContact.Way.TEXT:
        send_text(to=member.safe_contact.phone)
