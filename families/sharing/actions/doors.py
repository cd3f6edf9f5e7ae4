"""Letting a family member in, by a link and a code that come by different ways; and shutting the door again."""

import uuid
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from families.models import Member
from families.sharing.actions.versions import hold
from families.sharing.codes import Way, send, spaced
from families.sharing.models import Invitation, MemberAccess, SignInCode
from families.sharing.models.doors import code_expires, hash_code, new_code
from restorative.accounts.models import User
from restorative.accounts.slowing import count
from restorative.audit.actions import record

FRESH_CODES = 3


class Entry(NamedTuple):
    """Who comes in with a code, and as which member."""

    user: User
    member_id: uuid.UUID


@transaction.atomic
def make_invitation(*, member: Member, by: User) -> Invitation:
    """One member's opaque link, with the account behind it. Where there is a link already, that one."""
    hold(member.family_id)
    standing = Invitation.objects.current().filter(member=member).first()
    if standing:
        return standing
    give_account(member)
    invitation = Invitation.objects.create(family_id=member.family_id, member=member, made_by=by)
    record("make_invitation", by=by, target=invitation, family_id=member.family_id, fields=["link"])
    return invitation


def give_account(member: Member, *, until: datetime | None = None) -> User:
    """The account with which a member signs in: without email or password, made once.

    `until`: for who only borrows a phone; it gives nobody a door that stays, and whoever has one keeps it.
    """
    accesses: Any = MemberAccess.objects.filter(member=member).with_current()
    latest = accesses.select_related("user").order_by("-is_current", "-started_at").first()
    user: User = latest.user if latest else User.objects.create_user(name=member.called)
    if latest and latest.is_current and (until or latest.ended_at is None):
        return user
    if latest and latest.is_current:
        MemberAccess.objects.filter(pk=latest.pk).update(ended_at=timezone.now())
    MemberAccess.objects.create(family_id=member.family_id, member=member, user=user, ended_at=until)
    return user


@transaction.atomic
def make_code(*, invitation: Invitation, way: Way | None = None, by: User) -> str:
    """A code for this link, written XXXX-XXXX: to hand over, or sent by the safe way. Only its hash is kept."""
    code = new_code()
    made = SignInCode.objects.create(
        family_id=invitation.family_id,
        invitation=invitation,
        code_hash=hash_code(invitation.link, code),
        sent=way.sent if way else SignInCode.Sent.HANDED_OVER,
    )
    if way:
        send(code, way)
    record("make_code", by=by, target=made, family_id=invitation.family_id, fields=["code_hash"])
    return spaced(code)


@transaction.atomic
def end_invitation(*, invitation: Invitation, by: User) -> None:
    """Close a link with its codes, and sign out whoever came in by it. Ended twice is ended once."""
    if not Invitation.objects.current().filter(pk=invitation.pk).update(ended_at=timezone.now()):
        return
    accesses = MemberAccess.objects.current().filter(member=invitation.member_id)
    for access in accesses.select_related("user"):
        sign_out_everywhere(access.user)
    record("end_invitation", by=by, target=invitation, family_id=invitation.family_id, fields=["ended_at"])


def sign_out_everywhere(user: User) -> None:
    """Sessions hang on the password; somebody without one gets another unusable one, and they fall."""
    if not user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])


@transaction.atomic
def spend_code(*, link: str, code: str) -> Entry | None:
    """Let in who knows a link and an unspent code for it. None for whatever is wrong: nobody learns what.

    The database spends it in one statement, so that one code lets one person in. Runs as nobody.
    """
    found = call("SELECT user_id, member_id FROM app.spend_code(%s, %s)", link, hash_code(link, code))
    if found is None:
        return None
    user = User.objects.get(pk=found[0])
    record("spend_code", by=user, fields=["spent_at"])
    return Entry(user, uuid.UUID(str(found[1])))


@transaction.atomic
def send_fresh_code(*, link: str) -> None:
    """Email a new code to where email is the safe way on file; do nothing, and say nothing, otherwise.

    At most three in a quarter of an hour. Earlier codes stay good, so asking in her name shuts nobody out.
    """
    if count(f"fresh:{link}") > FRESH_CODES:
        return
    code = new_code()
    found = call("SELECT app.fresh_code(%s, %s, %s)", link, hash_code(link, code), code_expires())
    if found and found[0]:
        send(code, Way(SignInCode.Sent.EMAIL, found[0]))
        record("send_fresh_code", by=None, fields=["code_hash"])


def call(sql: str, *values: Any) -> tuple[Any, ...] | None:
    """One row of one of the database's own functions."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row
