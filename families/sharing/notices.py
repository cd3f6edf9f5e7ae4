"""Telling somebody that there is a message, by the way they said is safe. Never what, from whom, about whom."""

from families.models import Member, SafeContact
from families.sharing.models import MemberAccess
from restorative.accounts.outbox import can_send_text, send_email, send_text


def safe_way(member: Member) -> str:
    """Email or text, if that is the safe way on file and they can sign in to read; else nothing."""
    contact: SafeContact | None = getattr(member, "safe_contact", None)
    if contact is None or not MemberAccess.objects.current().filter(member=member).exists():
        return ""
    by_email = contact.way == SafeContact.Way.EMAIL and contact.email
    by_text = contact.way == SafeContact.Way.TEXT and contact.phone and can_send_text()
    return contact.way if by_email or by_text else ""


def tell(member: Member) -> None:
    """Say "You have a message" once this transaction stands, where there is a safe way to say it."""
    way = safe_way(member)
    if way == SafeContact.Way.EMAIL:
        send_email(to=member.safe_contact.email)
    if way == SafeContact.Way.TEXT:
        send_text(to=member.safe_contact.phone)
