"""Who signs in, and who supervises whom. Knows nothing of families."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member of staff may hold; one person may hold two. Family members hold none."""

    PRACTITIONER = "practitioner", _("Practitioner")
    MANAGER = "manager", _("Manager")
    LEAD = "lead", _("Safeguarding lead")
    ADMINISTRATOR = "administrator", _("Administrator")


class Agency(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A label for people who work together; it gives nobody access."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="team_named_once_per_agency")]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str | None = None, password: str | None = None, **facts: Any) -> "User":
        """A person who signs in. Without a password they can only come in with a code."""
        user = self.model(email=self.normalize_email(email).lower() if email else None, **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One human who signs in, staff or family. Email is optional: families may come in by code alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    name = models.CharField(max_length=200)
    job_title = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list, blank=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(email=""), name="user_email_null_not_empty")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff_member(self) -> bool:
        return bool(self.roles)

    @property
    def is_manager(self) -> bool:
        return Role.MANAGER in self.roles


class SupervisionLineQuerySet(models.QuerySet["SupervisionLine"]):
    def current(self) -> "SupervisionLineQuerySet":
        now = Now()
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=now), started_at__lte=now)

    def standing_after(self, moment: Any) -> "SupervisionLineQuerySet":
        """What stands after a moment or begins later. A line called off before it began ends where it starts."""
        held = self.filter(Q(ended_at=None) | Q(ended_at__gt=moment))
        return held.exclude(ended_at=F("started_at"))

    def not_over(self) -> "SupervisionLineQuerySet":
        return self.standing_after(Now())

    def over(self) -> "SupervisionLineQuerySet":
        return self.filter(Q(ended_at__lte=Now()) | Q(ended_at=F("started_at")))

    def newest_first(self) -> "SupervisionLineQuerySet":
        return self.order_by("-started_at", "-pk")

    def older_than(self, line: "SupervisionLine") -> "SupervisionLineQuerySet":
        """What follows one line in the order of `newest_first`."""
        at = line.started_at
        return self.filter(Q(started_at__lt=at) | Q(started_at=at, pk__lt=line.pk))

    def managers_of(self, user: User) -> "SupervisionLineQuerySet":
        """The lines of those who supervise this person now and still work here."""
        mine = self.current().filter(supervisee=user, manager__is_active=True)
        return mine.select_related("manager")


class SupervisionLine(models.Model):
    """Who supervises whom, from when to when. It carries a manager's access to the supervisee's families."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supervisee = models.ForeignKey(User, on_delete=models.PROTECT, related_name="supervised_by")
    manager = models.ForeignKey(User, on_delete=models.PROTECT, related_name="supervises")
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SupervisionLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(supervisee=F("manager")),
                name="nobody_supervises_themselves",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="line_ends_after_start",
            ),
        ]

    @property
    def has_begun(self) -> bool:
        return self.started_at <= timezone.now()

    @property
    def was_called_off(self) -> bool:
        return self.ended_at is not None and self.ended_at <= self.started_at

    @property
    def is_over(self) -> bool:
        return self.was_called_off or (self.ended_at is not None and self.ended_at <= timezone.now())

    @property
    def first_day(self) -> date:
        return timezone.localdate(self.started_at)

    @property
    def last_day(self) -> date | None:
        return timezone.localdate(self.ended_at) if self.ended_at else None


class OpenSessionQuerySet(models.QuerySet["OpenSession"]):
    def of(self, user: User) -> "OpenSessionQuerySet":
        """What this person has open somewhere, the latest used first."""
        return self.filter(user_id=user.pk, expire_date__gt=Now()).order_by("-seen_at", "id")


class OpenSession(AbstractBaseSession):
    """A session as Django keeps it, and whose it is, in which browser, since when, and when somebody was last there.

    Its key opens it and is shown nowhere: pages name it by `id`.
    """

    id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user_id = models.UUIDField(null=True, db_index=True)
    device = models.CharField(max_length=60, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = BaseSessionManager.from_queryset(OpenSessionQuerySet)()

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_string(f"{settings.SESSION_ENGINE}.SessionStore")


class OutgoingMessage(models.Model):
    """A message as it would have been sent. Written in the demo only, for its outbox page."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sent_at = models.DateTimeField(default=timezone.now)
    way = models.CharField(max_length=10, choices=[("email", _("Email")), ("text", _("Text message"))])
    to = models.CharField(max_length=320)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
