"""What searches look through: how people's names sound, and the words of notes. Made of what stands elsewhere.

Side tables, so that case pages never read them. The words are kept by triggers of the database, whoever writes.
"""

import uuid
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import F, Func, OuterRef, Q
from django.db.models.functions import Cast

from families.models.family import CaseModel, Family, FamilyQuerySet
from families.models.people import Member
from families.models.visits import Passage, Visit
from restorative.accounts.models import User


class NameKeyQuerySet(models.QuerySet["NameKey"]):
    def visible_to(self, user: User) -> "NameKeyQuerySet":
        return self.filter(family__in=Family.reached_by(user))


class NameKey(CaseModel):
    """How one of a member's names sounds. Old names leave no key behind."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="name_keys")
    key = models.CharField(max_length=40)

    objects = NameKeyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["key"], name="name_by_sound")]
        constraints = [models.UniqueConstraint(fields=["member", "key"], name="name_key_once")]


class NotePlace(NamedTuple):
    """Where one note stands in the order of `newest_first`."""

    happened_on: date
    visit_id: uuid.UUID


class NoteWordsQuerySet(models.QuerySet["NoteWords"]):
    def visible_to(self, user: User) -> "NoteWordsQuerySet":
        return self.filter(of_one(Family.objects.visible_to(user)))

    def matching(self, text: str) -> "NoteWordsQuerySet":
        """Notes in which every word stands: as typed, or in another form of it."""
        return self.filter(words=asked_for(text))

    def newest_first(self) -> "NoteWordsQuerySet":
        return self.order_by("-happened_on", "-visit_id")

    def older_than(self, place: NotePlace) -> "NoteWordsQuerySet":
        day, note = place
        return self.filter(Q(happened_on__lt=day) | Q(happened_on=day, visit_id__lt=note))

    def page(self, text: str, most: int) -> "NoteWordsQuerySet":
        """The newest of these, with what a page of results says of each. One statement."""
        said = Passage.objects.filter(visit=OuterRef("visit")).order_by("position").values("text")
        # of the others, which are thrown away, nothing more is read
        first = self.newest_first().values("pk")[:most]
        return (
            NoteWords.objects.filter(pk__in=first)
            .newest_first()
            .defer("words")
            .annotate(
                family_name=F("family__name"),
                author_name=F("visit__author__name"),
                kind=F("visit__kind"),
                said=ArraySubquery(said),
                asked=Cast(asked_for(text), models.TextField()),
            )
        )


def of_one(families: FamilyQuerySet) -> Func:
    """The ids of the families first, then their notes by the index: the database would read every note there is."""
    ids = ArraySubquery(families.values("pk"))
    return Func(
        F("family_id"),
        ids,
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=models.BooleanField(),
    )


def asked_for(text: str) -> Any:
    """In English any form of a word; in any language the word itself."""
    return SearchQuery(text, config="english") | SearchQuery(text, config="simple")


class NoteWords(CaseModel):
    """The words of one finished note, in any form: what it says cannot be read out of them.

    The triggers of migration `search` write and take them; who serves only looks. One row a note and not a passage:
    what is looked through is a quarter of that, and a note is what somebody wants to find.
    """

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="+")
    # goes with the note's passages, by a trigger: a delete of the note finds nothing left to look for
    visit = models.OneToOneField(Visit, on_delete=models.DO_NOTHING, related_name="words")
    happened_on = models.DateField()
    words = SearchVectorField()

    objects = NoteWordsQuerySet.as_manager()

    @property
    def place(self) -> NotePlace:
        return NotePlace(self.happened_on, self.visit_id)
