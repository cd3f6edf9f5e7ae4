"""The people of a family. Every fact stands on Member, so nothing shows from one family in another."""

import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.rules import all_or_none
from restorative.accounts.models import User

ADULT_AT = 18
# from these ages somebody can promise something, can be a child's parent, and can be sent what was written about them
PROMISES_FROM = 10
PARENT_FROM = 10
READS_FROM = 13


class Person(models.Model):
    """A bare id that links one human's memberships. It holds no facts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


class MemberQuerySet(models.QuerySet["Member"]):
    def visible_to(self, user: User) -> "MemberQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def living(self) -> "MemberQuerySet":
        """Those of whom something may still be asked."""
        return self.filter(died_on=None)

    def with_carers(self) -> "MemberQuerySet":
        """`carers` and `holders`: what others are to each child, and who holds parental responsibility, as plain facts."""
        links = ParentLink.objects.filter(child=OuterRef("pk")).order_by("kind")
        held = ParentalResponsibility.objects.filter(child=OuterRef("pk"))
        return self.annotate(
            carers=ArraySubquery(links.values(facts=JSONObject(member="parent_id", kind="kind"))),
            holders=ArraySubquery(
                held.values(facts=JSONObject(member="member_id", held="held", checked="verified_on"))
            ),
        )

    def with_ties_to(self, member: "Member") -> "MemberQuerySet":
        """`links` and `claims`: what each of these and that member are to one another, as plain facts."""
        links = ParentLink.objects.filter(
            Q(parent=member.pk, child=OuterRef("pk")) | Q(parent=OuterRef("pk"), child=member.pk)
        )
        claims = ParentalResponsibility.objects.filter(
            Q(member=member.pk, child=OuterRef("pk")) | Q(member=OuterRef("pk"), child=member.pk)
        )
        link = JSONObject(parent="parent_id", child="child_id", kind="kind")
        claim = JSONObject(
            parent="member_id", child="child_id", held="held", basis="basis", checked="verified_on"
        )
        return self.annotate(
            links=ArraySubquery(links.order_by("-kind").values(facts=link)),
            claims=ArraySubquery(claims.values(facts=claim)),
        )


class Member(CaseModel):
    """One person's place in one family: how they are called, how they want to be worked with (S9, S33, S40)."""

    class Kind(models.TextChoices):
        ADULT = "adult", _("Adult")
        CHILD = "child", _("Child or young person")

    class Sex(models.TextChoices):
        FEMALE = "female", _("Female")
        MALE = "male", _("Male")
        OTHER = "other", _("Other")

    class ReadingNeed(models.TextChoices):
        EASY_READ = "easy_read", _("Easy read")
        LARGE_PRINT = "large_print", _("Large print")
        READ_ALOUD = "read_aloud", _("Read it to me")
        AUDIO = "audio", _("Audio")
        SCREEN_READER = "screen_reader", _("Screen reader")
        SIGNED = "signed", _("British Sign Language")

    class InterpreterIs(models.TextChoices):
        WOMAN = "woman", _("A woman")
        MAN = "man", _("A man")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    full_name = models.CharField(max_length=200)
    preferred_name = models.CharField(max_length=100, blank=True)
    pronouns = models.CharField(max_length=50, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    due_date = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    # for the family tree alone: how somebody describes themselves is theirs to say, and stands elsewhere
    sex = models.CharField(max_length=10, choices=Sex.choices, blank=True)
    role_in_family = models.CharField(max_length=100, blank=True)
    spoken_language = models.CharField(max_length=60, blank=True)
    reading_language = models.CharField(max_length=60, blank=True)
    needs_interpreter = models.BooleanField(default=False)
    reading_needs = ArrayField(
        models.CharField(max_length=20, choices=ReadingNeed.choices),
        default=list,
        blank=True,
    )
    # how to speak and write with them (S49, S50); what was agreed on to make it possible (S33)
    dialect = models.CharField(max_length=60, blank=True)
    interpreter_is = models.CharField(max_length=10, choices=InterpreterIs.choices, blank=True)
    interpreter_not = models.TextField(blank=True)
    verbal_first = models.BooleanField(default=False)
    adjustments = models.TextField(blank=True)
    needs_asked_on = models.DateField(null=True, blank=True)
    notes_on_working_together = models.TextField(blank=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "birth_date", "full_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_date=None) | Q(due_date=None),
                name="member_born_or_due_not_both",
            ),
            models.CheckConstraint(
                condition=Q(died_on=None) | Q(birth_date=None) | Q(died_on__gte=F("birth_date")),
                name="member_died_after_birth",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def called(self) -> str:
        """The name this person wants to be called by."""
        return self.preferred_name or self.full_name.split(" ")[0]

    @property
    def is_child(self) -> bool:
        return self.kind == self.Kind.CHILD

    @property
    def needs_in_words(self) -> list[str]:
        """What to mind when something is told or written to them."""
        kinds = dict(self.ReadingNeed.choices)
        said = [
            self.verbal_first and gettext("Say it first, then write it"),
            *self.interpreter_in_words,
            self.spoken_in_words,
            self.reading_language and gettext("Reads %(language)s") % {"language": self.reading_language},
            *(str(kinds[need]) for need in self.reading_needs if need in kinds),
            self.adjustments and gettext("We agreed: %(words)s") % {"words": self.adjustments},
        ]
        return [words for words in said if words]

    @property
    def interpreter_in_words(self) -> list[str]:
        """That they need an interpreter, and who it should be and must not be."""
        if not self.needs_interpreter:
            return []
        said = [
            gettext("Needs an interpreter"),
            self.interpreter_is
            and gettext("Interpreter: %(who)s") % {"who": self.get_interpreter_is_display()},
            self.interpreter_not and gettext("Not: %(who)s") % {"who": self.interpreter_not},
        ]
        return [words for words in said if words]

    @property
    def spoken_in_words(self) -> str:
        language = " · ".join(filter(None, [self.spoken_language, self.dialect]))
        return gettext("Speaks %(language)s") % {"language": language} if language else ""

    @property
    def asks_to_be_read_to(self) -> bool:
        return self.verbal_first or self.ReadingNeed.READ_ALOUD in self.reading_needs

    def has_died_by(self, day: date) -> bool:
        """Whether they died before that day: on the day itself they were still there."""
        return self.died_on is not None and self.died_on < day

    def age_on(self, day: date) -> int | None:
        """Whole years on that day, and at death for who has died; None when the birth date is not known."""
        if self.birth_date is None:
            return None
        day = min(day, self.died_on or day)
        had_birthday = (day.month, day.day) >= (
            self.birth_date.month,
            self.birth_date.day,
        )
        return day.year - self.birth_date.year - (not had_birthday)

    def is_from_on(self, age: int, day: date) -> bool:
        """An adult, or a young person of that age on that day. One whose age is not known counts as younger."""
        return not self.is_child or (self.age_on(day) or 0) >= age

    def may_promise_on(self, day: date) -> bool:
        """Old enough that something they said they would do is a promise. Small children never promise."""
        return self.is_from_on(PROMISES_FROM, day) and not self.has_died_by(day)

    def may_be_parent_on(self, day: date) -> bool:
        return self.is_from_on(PARENT_FROM, day)

    def reads_on(self, day: date) -> bool:
        """Whether this person may sign in and be sent records."""
        return self.is_from_on(READS_FROM, day) and not self.died_on

    def months_on(self, day: date) -> int | None:
        """Whole months on that day; None when the birth date is not known."""
        if self.birth_date is None:
            return None
        born, day = self.birth_date, min(day, self.died_on or day)
        return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)

    def age_words_on(self, day: date) -> str:
        """9 years; for the smallest 7 months; nothing when it is not known."""
        years, months = self.age_on(day), self.months_on(day)
        if years is None or months is None:
            return ""
        if years < 2:
            return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
        return gettext("%(n)d years") % {"n": years}


def names_of(members: Iterable[Member]) -> dict[str, str]:
    """Member id → the name they are called, in full where two are called the same."""
    members = list(members)
    how_many = Counter(member.called for member in members)
    return {
        str(member.pk): member.called if how_many[member.called] == 1 else member.full_name
        for member in members
    }


def written_twice(members: Iterable[Member]) -> dict[uuid.UUID, str]:
    """Of members of one family who were said to be one person: member id → how the others are written down."""
    by_person: dict[uuid.UUID, list[Member]] = {}
    for member in members:
        by_person.setdefault(member.person_id, []).append(member)
    return {
        one.pk: ", ".join(other.full_name for other in some if other.pk != one.pk)
        for some in by_person.values()
        if len(some) > 1
        for one in some
    }


class SafeContact(CaseModel):
    """The safe way to reach one member, as they said it."""

    class Way(models.TextChoices):
        IN_PERSON = "in_person", _("In person only")
        TEXT = "text", _("Text message")
        PHONE = "phone", _("Phone call")
        EMAIL = "email", _("Email")
        POST = "post", _("Post")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="safe_contact")
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.IN_PERSON)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    safe_times = models.CharField(max_length=200, blank=True)
    voicemail_is_safe = models.BooleanField(default=False)
    device_is_shared = models.BooleanField(default=False)
    confirmed_on = models.DateField(null=True, blank=True)

    @property
    def address(self) -> str:
        """The number or email that goes with the way; nothing for the others."""
        if self.way in (self.Way.TEXT, self.Way.PHONE):
            return self.phone
        return self.email if self.way == self.Way.EMAIL else ""


class ParentLinkQuerySet(models.QuerySet["ParentLink"]):
    def visible_to(self, user: User) -> "ParentLinkQuerySet":
        return self.filter(family__in=Family.reached_by(user))


class ParentLink(CaseModel):
    """What one member is to one child: said per child, never for the family as a whole (S4)."""

    class Kind(models.TextChoices):
        BIRTH = "birth", _("Birth parent")
        # the Human Fertilisation and Embryology Act 2008: a parent from the birth on who is none by birth
        SECOND = "second", _("Second parent by law (donor conception)")
        ADOPTIVE = "adoptive", _("Adoptive parent")
        FOSTER = "foster", _("Foster carer")
        STEP = "step", _("Step-parent")
        GUARDIAN = "guardian", _("Guardian")
        GRANDPARENT = "grandparent", _("Grandparent")
        OTHER = "other", _("Someone else who matters")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="parent_links")
    parent = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="children_links")
    child = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="parent_links")
    kind = models.CharField(max_length=20, choices=Kind.choices)

    objects = ParentLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parent", "child", "kind"], name="parent_link_once"),
            models.CheckConstraint(condition=~Q(parent=F("child")), name="nobody_is_their_own_parent"),
        ]


class ParentalResponsibility(CaseModel):
    """Whether one member holds parental responsibility for one child, on what basis, checked by whom.

    It never gives access by itself (design, who may see what).
    """

    class Held(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNKNOWN = "unknown", _("Not known")
        RESTRICTED = "restricted", _("Restricted by a court")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="responsibilities")
    child = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="responsible_adults")
    held = models.CharField(max_length=10, choices=Held.choices, default=Held.UNKNOWN)
    basis = models.CharField(max_length=200, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    verified_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "child"], name="responsibility_once_per_child"),
            models.CheckConstraint(
                condition=all_or_none(verified_by=None, verified_on=None),
                name="responsibility_verified_by_and_when",
            ),
        ]
