"""Telling somebody that there is a message, by the way they said is safe. Never what, from whom, about whom."""

from functools import partial

from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from families.models import Member, SafeContact
from families.sharing.models import MemberAccess


def tell(member: Member) -> None:
    """Say "You have a message" once this transaction stands, to who can sign in and has a safe way on file."""
    contact = SafeContact.objects.filter(member=member).first()
    if contact is None or not MemberAccess.objects.current().filter(member=member).exists():
        return
    if contact.way == SafeContact.Way.EMAIL and contact.email:
        text = _("You have a message")
        # robust: the version is shared whether or not the mail server answers
        transaction.on_commit(partial(send_mail, text, text, None, [contact.email]), robust=True)
