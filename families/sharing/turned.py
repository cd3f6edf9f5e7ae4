"""Young people who turned 13, 16 or 18, and what others can still read about them."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, FloatField, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, StrIndex, TruncDate
from django.db.models.lookups import GreaterThanOrEqual, LessThan

from families.models import Member
from families.models.confidences import RECHECK_AGES, age_at
from families.sharing.models import BlockSource, SharedVersion, ShareRecheck
from families.sharing.subjects import subject_classes


def up(reference: Any) -> Any:
    """The same reference from one query further in; an id stays as it is."""
    return OuterRef(reference) if isinstance(reference, OuterRef) else reference


def standing_about(member: Any) -> Any:
    """What others can read now in which a part is about this member or in their words.

    `member` is an id, or a reference to the member of an outer query.
    """
    source, about = OuterRef("source_id"), up(up(member))
    is_about = Q()
    for subject in subject_classes():
        is_about |= subject.is_about(source, about)
    return standing_with(is_about).exclude(member=member)


def standing_with(wanted: Q) -> Any:
    """What somebody can read now in which a block comes from a wanted source: a condition on BlockSource."""
    inside = StrIndex(Cast(OuterRef("content"), TextField()), Cast("block_id", TextField()))
    blocks = BlockSource.objects.filter(wanted, member=OuterRef("member")).annotate(place=inside)
    return SharedVersion.objects.standing().filter(Exists(blocks.filter(place__gt=0)))


def turned(members: QuerySet[Member], today: date) -> QuerySet[Any]:
    """Those of these of whom others read something from before their birthday, and nobody has looked at it since.

    `reached` is the age that they turned.
    """
    now = age_at(Value(today), F("birth_date"))
    ages = [When(GreaterThanOrEqual(now, Value(float(age))), then=Value(float(age))) for age in RECHECK_AGES]
    reached = Case(*reversed(ages), default=None, output_field=FloatField())
    born = OuterRef("birth_date")
    before = LessThan(age_at(TruncDate("shared_at"), born), OuterRef("reached"))
    since = GreaterThanOrEqual(age_at(TruncDate("at"), born), OuterRef("reached"))
    looked = ShareRecheck.objects.filter(since, member=OuterRef("pk"))
    read = standing_about(OuterRef("pk")).filter(before, family=OuterRef("family"))
    return members.annotate(reached=reached).filter(Exists(read), ~Exists(looked), reached__isnull=False)
