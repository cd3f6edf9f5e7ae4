"""Getting to know somebody: how they want to be worked with, what was tried, who they say they are (S32, S33, S40, S41)."""

import re
from collections.abc import Iterable

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from families.models.noted import Noted, NotedQuerySet
from families.models.people import Member
from families.models.visits import Visit

FEW = 6


class GettingToKnowQuerySet(NotedQuerySet):
    def of_each(self) -> ArraySubquery:
        names = ("id", "name", "good_times", "helps", "gets_in_the_way", "approach", "written_with")
        return self.newest_of_each("said_on", 1, **{name: name for name in names})


class GettingToKnow(Noted):
    """How somebody likes to be worked with, written with them. The newest stands (S9, S40)."""

    class With(models.TextChoices):
        THEM = "them", _("With them, in their words")
        CLOSE = "close", _("With somebody who knows them well")
        NOT_YET = "not_yet", _("Not with them yet: what we noticed so far")

    name = models.TextField(blank=True)
    good_times = models.TextField(blank=True)
    helps = models.TextField(blank=True)
    gets_in_the_way = models.TextField(blank=True)
    approach = models.TextField(blank=True)
    written_with = models.CharField(max_length=10, choices=With.choices)
    said_on = models.DateField()

    objects = GettingToKnowQuerySet.as_manager()


class TriedQuerySet(NotedQuerySet):
    def of_each(self) -> ArraySubquery:
        names = ("what", "outcome", "learned")
        return self.newest_of_each("tried_on", FEW, **{name: name for name in names})


class Tried(Noted):
    """Something we tried with somebody, and how it went (S41)."""

    class Outcome(models.TextChoices):
        WORKED = "worked", _("It worked")
        PARTLY = "partly", _("It worked a little")
        DID_NOT = "did_not", _("It did not work")
        TOO_SOON = "too_soon", _("Too soon to say")

    what = models.TextField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    learned = models.TextField(blank=True)
    tried_on = models.DateField()

    objects = TriedQuerySet.as_manager()


class IdentityQuerySet(NotedQuerySet):
    def of_each(self) -> ArraySubquery:
        """The newest of each subject that the outer query's member spoke of."""
        mine = self.filter(member=OuterRef("pk")).order_by("about", "-said_on", "-at").distinct("about")
        return ArraySubquery(mine.values(facts=JSONObject(about="about", words="words", day="said_on")))


class Identity(Noted):
    """Faith, culture and the like, as somebody describes themself; never as we see them (S33)."""

    class About(models.TextChoices):
        FAITH = "faith", _("Faith or belief")
        CULTURE = "culture", _("Culture and background")
        DISABILITY = "disability", _("Disability or health")
        GENDER = "gender", _("Gender")
        OTHER = "other", _("Something else that matters to them")

    about = models.CharField(max_length=12, choices=About.choices)
    words = models.TextField()
    said_on = models.DateField()

    objects = IdentityQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="identity_is_said")]


class Mode(models.TextChoices):
    """How somebody interpreted."""

    IN_PERSON = "in_person", _("An interpreter in the room")
    PHONE = "phone", _("An interpreter on the phone")
    VIDEO = "video", _("An interpreter on video")
    NONE = "none", _("No interpreter")


class ExplainedQuerySet(NotedQuerySet):
    def of_each(self) -> ArraySubquery:
        names = ("topics", "language", "mode", "interpreter", "told_back")
        return self.newest_of_each("explained_on", 1, **{name: name for name in names})


class Explained(Noted):
    """That we said who we are and why we come, and what somebody told back of it (S32)."""

    class Topic(models.TextChoices):
        WHO = "who", _("Who we are, and who sent us")
        WHY = "why", _("Why we come")
        POWERS = "powers", _("What we may do, and what only a court may")
        RIGHTS = "rights", _("What they may do: say no, bring somebody, complain, read what we write")

    topics = ArrayField(models.CharField(max_length=10, choices=Topic.choices))
    language = models.TextField(blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    interpreter = models.TextField(blank=True)
    told_back = models.TextField(blank=True)
    explained_on = models.DateField()

    objects = ExplainedQuerySet.as_manager()


class Interpreted(Noted):
    """Who interpreted for somebody at one visit: never one of the family (S50)."""

    # a note about which this was said stays finished, as `Visit.was_acted_on` says
    visit = models.ForeignKey(Visit, on_delete=models.DO_NOTHING, related_name="interpreted")
    mode = models.CharField(max_length=10, choices=Mode.choices)
    # their name or reference at the interpreting service
    interpreter = models.TextField(blank=True)
    # without one: how we managed, and what we do next time
    instead = models.TextField(blank=True)

    objects = NotedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(mode="none", interpreter="") & ~Q(instead="")
                | ~Q(mode="none") & ~Q(interpreter=""),
                name="interpreted_by_whom_or_why_not",
            )
        ]


KIN = re.compile(
    r"\b(mum|mother|mam|mama|dad|father|son|daughter|child|children|kids?|brother|sister|sibling|aunt|auntie|uncle"
    r"|cousin|nephew|niece|gran|grandma|grandmother|grandad|grandpa|grandfather|husband|wife|partner|boyfriend"
    r"|girlfriend|family|relative|friend|neighbour|himself|herself|parents?|step(father|mother|son|daughter))\b"
)


def is_close(said: str, members: Iterable[Member]) -> bool:
    """Whether these words say that one of the family, or somebody close to it, interpreted.

    A reference of the interpreting service, which has a digit in it, tells one Amina from another.
    """
    said = said.casefold()
    if KIN.search(said):
        return True
    names = {name.casefold() for one in members for name in (one.called, one.full_name.split(" ")[0])}
    is_named = any(re.search(rf"\b{re.escape(name)}\b", said) for name in names)
    return is_named and not re.search(r"\d", said)
