"""Telling somebody that there is a message, by the way they said is safe. Never what, from whom, about whom."""

from families.models import Member, SafeContact
from families.sharing.models import MemberAccess
from restorative.accounts.outbox import can_send_text, send_email, send_text


def tell(member: Member) -> None:
    """Say "You have a message" once this transaction stands, to who can sign in and has a safe way on file."""
    contact = SafeContact.objects.filter(member=member).first()
    if contact is None or not MemberAccess.objects.current().filter(member=member).exists():
        return
    if contact.way == SafeContact.Way.EMAIL and contact.email:
        send_email(to=contact.email)
    if contact.way == SafeContact.Way.TEXT and contact.phone and can_send_text():
        send_text(to=contact.phone)
