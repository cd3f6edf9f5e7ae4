"""Each person heard: what they think, when they were last asked, and what a child needs (S14, S18, S19, S20)."""

from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from families.models.noted import Noted, NotedQuerySet

ASK_AGAIN_AFTER = timedelta(days=90)
FEW = 4


def is_owed(asked_on: date | None, not_sought_on: date | None, today: date) -> bool:
    """Whether it is ours to ask somebody: nobody did, nor said why not, within ninety days."""
    days = [day for day in (asked_on, not_sought_on) if day is not None]
    return not days or today - max(days) > ASK_AGAIN_AFTER


class ViewSoughtQuerySet(NotedQuerySet):
    def of_each(self) -> ArraySubquery:
        """The newest few of the outer query's member, as plain facts."""
        said = {name: name for name in ("how", "outcome", "words", "setting", "who_else")}
        return self.newest_of_each("asked_on", FEW, **said)


class ViewSought(Noted):
    """That somebody was asked what they think: their words, what we saw of who has none, or why nobody asked (S19)."""

    class How(models.TextChoices):
        TALK = "talk", _("We talked")
        PLAY = "play", _("Playing, drawing or making something")
        WATCHED = "watched", _("We watched, with or without words")
        PHONE = "phone", _("By phone or video")
        WRITTEN = "written", _("In writing")
        TRUSTED = "trusted", _("Through somebody they trust")

    class Outcome(models.TextChoices):
        SAID = "said", _("They told us")
        OBSERVED = "observed", _("They do not use words: we watched")
        NOT_SOUGHT = "not_sought", _("We did not ask")

    how = models.CharField(max_length=10, choices=How.choices, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    # word for word what they said; what we saw; or why nobody asked
    words = models.TextField()
    setting = models.TextField(blank=True)
    who_else = models.TextField(blank=True)
    asked_on = models.DateField()

    objects = ViewSoughtQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="view_sought_says_something"),
            models.CheckConstraint(
                condition=Q(outcome="not_sought", how="", setting="", who_else="")
                | ~Q(outcome="not_sought") & ~Q(how=""),
                name="view_sought_how_unless_not",
            ),
        ]


class InfluenceThought(Noted):
    """Our own thought on who may be echoing whom. Apart from what was said, and nothing that is ever shared (S18)."""

    text = models.TextField()

    objects = NotedQuerySet.as_manager()


class NeedNoteQuerySet(NotedQuerySet):
    def newest_by_need(self) -> ArraySubquery:
        """The newest of each need of the outer query's child, as plain facts."""
        facts = ("need", "noted_on", "evidence", "words", "action", "who", "by_when")
        mine = self.filter(member=OuterRef("pk")).order_by("need", "-noted_on", "-at").distinct("need")
        return ArraySubquery(mine.values(facts=JSONObject(**{name: name for name in facts})))


class NeedNote(Noted):
    """One of the nine things that children say they need: what we know of it, in whose words, and what comes next."""

    class Need(models.TextChoices):
        VIGILANCE = "vigilance", _("Somebody notices")
        UNDERSTANDING = "understanding", _("Being heard and understood, and something is done")
        STABILITY = "stability", _("The same people, for long enough to trust them")
        RESPECT = "respect", _("Being taken as somebody who can do things")
        INFORMATION = "information", _("Knowing what goes on, and having a part in it")
        EXPLANATION = "explanation", _("Being told what was decided, and why")
        SUPPORT = "support", _("Help of their own, not only as one of the family")
        ADVOCACY = "advocacy", _("Somebody who helps them to say it")
        PROTECTION = "protection", _("Being kept safe, from harm and from being treated unfairly")

    need = models.CharField(max_length=15, choices=Need.choices)
    evidence = models.TextField()
    words = models.TextField(blank=True)
    action = models.TextField(blank=True)
    who = models.TextField(blank=True)
    by_when = models.DateField(null=True, blank=True)
    noted_on = models.DateField()

    objects = NeedNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(evidence=""), name="need_note_says_something"),
            models.CheckConstraint(
                condition=Q(action="", who="", by_when=None) | ~Q(action=""),
                name="need_note_action_before_who_and_when",
            ),
        ]
