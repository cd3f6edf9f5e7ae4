"""How a family member comes in: an opaque link, a single-use code, and the account behind them."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from families.models import CaseModel, Family, Member
from restorative.access.identity import StatementTime
from restorative.accounts.models import User

CODE_LIVES = timedelta(hours=72)
CODE_LENGTH = 8
# no look-alikes: no 0 or O, 1, I or L, 2 or Z, 5 or S, 8 or B, U or V
CODE_LETTERS = "ACDEFGHJKMNPQRTWXY34679"


def new_link() -> str:
    return secrets.token_urlsafe(16)


def new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def hash_code(link: str, code: str) -> str:
    """Keyed hash of a code for one link: spaces, dashes and case do not count."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("families.sharing.code", f"{link}:{plain}", algorithm="sha256").hexdigest()


def code_expires() -> datetime:
    return timezone.now() + CODE_LIVES


def is_current() -> Q:
    now = StatementTime()
    return Q(Q(ended_at=None) | Q(ended_at__gt=now), started_at__lte=now)


class MemberAccessQuerySet(models.QuerySet["MemberAccess"]):
    def current(self) -> "MemberAccessQuerySet":
        return self.filter(is_current())

    def with_current(self) -> "MemberAccessQuerySet":
        """`is_current`: whether the account opens the door now."""
        return self.annotate(is_current=ExpressionWrapper(is_current(), BooleanField()))


class MemberAccess(CaseModel):
    """The account with which a member signs in, from when to when. One human, one account."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="accesses")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MemberAccessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(ended_at=None),
                name="one_current_account_per_member",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="member_access_ends_after_start",
            ),
        ]


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User) -> "InvitationQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def current(self) -> "InvitationQuerySet":
        return self.filter(ended_at=None)


class Invitation(CaseModel):
    """One member's opaque link. It opens nothing by itself: a code goes with it, on another way."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="invitations")
    link = models.CharField(max_length=40, unique=True, default=new_link, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(ended_at=None),
                name="one_current_link_per_member",
            )
        ]


class SignInCode(CaseModel):
    """A code for one link: hashed, spent once, gone after 72 hours. A newer one does not end an older one."""

    class Sent(models.TextChoices):
        HANDED_OVER = "handed_over", _("Handed over in person")
        EMAIL = "email", _("By email")
        TEXT = "text", _("By text message")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField(max_length=64)
    sent = models.CharField(max_length=20, choices=Sent.choices)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=code_expires)
    spent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["invitation", "code_hash"], name="code_by_link")]
