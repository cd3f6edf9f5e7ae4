"""What a family agreed to, was offered and is owed: with whom we may talk, joint contact, a child's own rights (S16, S17, S33 to S39)."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models.family import CaseModel, Family
from families.models.people import Member
from families.models.rules import all_or_none
from restorative.accounts.models import User


class SharingAgreementQuerySet(models.QuerySet["SharingAgreement"]):
    def visible_to(self, user: User) -> "SharingAgreementQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_first(self) -> "SharingAgreementQuerySet":
        """Those that stand before those that were withdrawn."""
        return self.order_by(models.F("ended_on").desc(nulls_first=True), "-agreed_on", "-at", "pk")


class SharingAgreement(CaseModel):
    """Whether we may talk with one person about one topic. Withdrawn, it stays to be seen (S37, S39)."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        NOT_AGREED = "not_agreed", _("They do not agree with each other")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="sharing_agreements")
    # with whom: one of the family, or somebody of the wider family or an agency by name
    member = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="sharing_agreements"
    )
    named = models.TextField(blank=True)
    topic = models.TextField()
    answer = models.CharField(max_length=12, choices=Answer.choices)
    limits = models.TextField(blank=True)
    agreed_by = models.TextField()
    agreed_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # who took it back, as they said it
    ended_words = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = SharingAgreementQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "-agreed_on"], name="agreement_by_family")]
        constraints = [
            models.CheckConstraint(condition=Q(member=None) ^ Q(named=""), name="agreement_about_one"),
            models.CheckConstraint(
                condition=all_or_none(ended_on=None, ended_by=None), name="agreement_ended_by_and_when"
            ),
        ]

    @property
    def with_whom(self) -> str:
        return self.member.called if self.member else self.named

    @property
    def lets(self) -> bool:
        """Whether we may talk with them about it now."""
        return self.answer == self.Answer.YES and self.ended_on is None


AGREEMENT = {name: name for name in ("topic", "answer", "limits", "agreed_by", "agreed_on", "ended_on")}


def with_agreements(members: Any) -> Any:
    """`agreements`: what was said of talking with each of these members, as plain facts."""
    said = SharingAgreement.objects.filter(member=OuterRef("pk")).newest_first()
    return members.annotate(agreements=ArraySubquery(said.values(facts=JSONObject(**AGREEMENT))))


def agreements_of(member: Any) -> list[SharingAgreement]:
    """Out of the plain facts of `with_agreements`."""
    return [
        SharingAgreement(**facts | {name: day_in(facts[name]) for name in ("agreed_on", "ended_on")})
        for facts in member.agreements
    ]


def not_agreed(member: Any) -> list[SharingAgreement]:
    """Topics that are not to be talked about with them, or only within limits: to be minded before something goes."""
    return [one for one in agreements_of(member) if not one.lets or one.limits]


def day_in(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


class OwnRightQuerySet(models.QuerySet["OwnRight"]):
    def visible_to(self, user: User) -> "OwnRightQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_of_each(self) -> "OwnRightQuerySet":
        """What counts: one row for each thing of each child."""
        return self.order_by("child_id", "what", "-at", "-pk").distinct("child_id", "what")


class OwnRight(CaseModel):
    """What one child is owed in their own right. Never changed: the newest of each thing counts (S17)."""

    class What(models.TextChoices):
        PERSON = "person", _("Somebody of their own to talk to")
        NEEDS = "needs", _("Help for what they need themselves")
        CARER = "carer", _("Help as a young carer")
        HEALTH = "health", _("Their own health, worries included")
        ADVOCATE = "advocate", _("An advocate, explained and offered")
        RIGHTS = "rights", _("They know their rights, and how to complain")
        # of a refugee child, or one who is separated from their parents
        SEPARATED = "separated", _("A refugee, or separated from their parents")
        ASYLUM = "asylum", _("Their claim for asylum")
        LEGAL = "legal", _("A solicitor who knows this law")
        GUARDIAN = "guardian", _("A guardian, or somebody independent beside them")
        AGE = "age", _("Their age is doubted: what is done about it")
        INTERPRETER = "interpreter", _("An interpreter of their own, never a relative")
        SAFE = "safe", _("Were they trafficked or exploited? Looked into")
        TRACING = "tracing", _("Finding their family, if they want it")
        SCHOOL = "school", _("A school place")
        HOME = "home", _("Where they live, and who cares for them")

    class State(models.TextChoices):
        DONE = "done", _("Done")
        DOING = "doing", _("Being done")
        NOT = "not", _("Not done")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    child = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="own_rights")
    what = models.CharField(max_length=12, choices=What.choices)
    state = models.CharField(max_length=6, choices=State.choices)
    on = models.DateField()
    words = models.TextField(blank=True)
    why_not = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = OwnRightQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["child", "what", "-at"], name="own_right_by_child")]


# what is asked of every child, and what is asked besides of one who is a refugee or separated
OF_EVERY_CHILD = (
    *(OwnRight.What.PERSON, OwnRight.What.NEEDS, OwnRight.What.CARER),
    *(OwnRight.What.HEALTH, OwnRight.What.ADVOCATE, OwnRight.What.RIGHTS),
)
OF_A_SEPARATED_CHILD = tuple(
    what for what in OwnRight.What if what not in (*OF_EVERY_CHILD, OwnRight.What.SEPARATED)
)
OWN_RIGHT = {name: name for name in ("what", "state", "on", "words", "why_not")}


def with_own_rights(members: Any) -> Any:
    """`own_right_facts`: what counts of each child, as plain facts."""
    newest = OwnRight.objects.filter(child=OuterRef("pk")).newest_of_each()
    return members.annotate(own_right_facts=ArraySubquery(newest.values(facts=JSONObject(**OWN_RIGHT))))


def own_rights_of(child: Any) -> dict[str, OwnRight]:
    """Out of the plain facts of `with_own_rights`: by what it is."""
    rows = [OwnRight(**facts | {"on": day_in(facts["on"])}) for facts in child.own_right_facts]
    return {row.what: row for row in rows}


def is_separated(rights: dict[str, OwnRight]) -> bool:
    said = rights.get(OwnRight.What.SEPARATED)
    return said is not None and said.state != OwnRight.State.NOT


class JointContactQuerySet(models.QuerySet["JointContact"]):
    def visible_to(self, user: User) -> "JointContactQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def standing_on(self, day: date) -> "JointContactQuerySet":
        """It ends by itself."""
        return self.filter(ended_on=None, ends_on__gte=day)

    def newest_first(self) -> "JointContactQuerySet":
        return self.order_by("-ends_on", "-at", "pk")

    def chosen_by(self, member: Any, day: date) -> "JointContactQuerySet":
        return self.standing_on(day).filter(member=member).newest_first()

    def before_a_visit(self, day: date) -> QuerySet["JointContact", Any]:
        """Of the family of the outer query, as plain facts: for who is about to speak with them."""
        facts = JSONObject(
            trusted="trusted",
            scope="scope",
            exclusions="exclusions",
            full_name="member__full_name",
            preferred_name="member__preferred_name",
        )
        return self.standing_on(day).filter(family=OuterRef("pk")).newest_first().values(facts=facts)


class JointContact(CaseModel):
    """A person whom somebody of the family trusts is there when we talk: about what, about what not, until when (S36)."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="joint_contacts")
    # who chose them
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    trusted = models.TextField()
    scope = models.TextField()
    exclusions = models.TextField(blank=True)
    ends_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = JointContactQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "-ends_on"], name="joint_by_family")]
        constraints = [
            models.CheckConstraint(
                condition=all_or_none(ended_on=None, ended_by=None), name="joint_ended_by_and_when"
            )
        ]

    def stands_on(self, day: date) -> bool:
        return self.ended_on is None and self.ends_on >= day

    @property
    def stands(self) -> bool:
        return self.stands_on(timezone.localdate())


class SupportOfferQuerySet(models.QuerySet["SupportOffer"]):
    def visible_to(self, user: User) -> "SupportOfferQuerySet":
        return self.filter(family__in=Family.reached_by(user))

    def newest_first(self) -> "SupportOfferQuerySet":
        return self.order_by("-offered_on", "-at", "pk")

    def with_answers(self) -> "SupportOfferQuerySet":
        """`answer_facts`: what was said to each offer and what came of it, the newest first."""
        answers = SupportOfferAnswer.objects.filter(offer=OuterRef("pk")).order_by("-on", "-at")
        facts = JSONObject(
            response="response", on="on", words="words", advocate="advocate", referred_on="referred_on"
        )
        return self.annotate(answer_facts=ArraySubquery(answers.values(facts=facts)))


class SupportOffer(CaseModel):
    """A family group conference, an advocate, or an adjustment: offered, and what came of it is an answer of its own."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("Family group conference")
        ADVOCACY = "advocacy", _("Advocate")
        ADJUSTMENT = "adjustment", _("Adjustment")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="support_offers")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    # to whom; nobody means the whole family
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    offered_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = SupportOfferQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["family", "-offered_on"], name="support_offer_by_family")]

    @property
    def to_whom(self) -> str:
        return self.member.called if self.member else gettext("The whole family")

    @property
    def answers_given(self) -> list["SupportOfferAnswer"]:
        """For offers `with_answers`, the newest first."""
        days = ("on", "referred_on")
        return [
            SupportOfferAnswer(**facts | {name: day_in(facts[name]) for name in days})
            for facts in vars(self)["answer_facts"]
        ]


class SupportOfferAnswer(CaseModel):
    """What somebody said to an offer, and what came of it. Never changed: the newest one counts."""

    class Response(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        WANTS_TIME = "wants_time", _("They want time")

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    offer = models.ForeignKey(SupportOffer, on_delete=models.CASCADE, related_name="answers")
    response = models.CharField(max_length=12, choices=Response.choices)
    on = models.DateField()
    words = models.TextField(blank=True)
    advocate = models.TextField(blank=True)
    referred_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
