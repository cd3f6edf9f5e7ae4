"""How long ago each child was seen (S20). A child who was ticked as there was seen, unless somebody said no."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Case, DateField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, TruncDate

from families.models.family import Family
from families.models.people import Member, MemberQuerySet
from families.models.visits import VisitMember

LEVELS_WITH_THEIR_OWN = (Family.Level.CHILD_PROTECTION, Family.Level.CHILD_IN_NEED)


def last_seen() -> QuerySet[VisitMember, Any]:
    """The newest day on which the child of the outer query was seen: for a subquery."""
    said = VisitMember.Said
    seen = Q(seen=said.YES) | Q(was_there=True) & ~Q(seen=said.NO)
    rows = VisitMember.objects.filter(seen, member=OuterRef("pk")).order_by("-visit__happened_on")
    return rows.values("visit__happened_on")[:1]


def children_not_seen(members: MemberQuerySet, day: date) -> MemberQuerySet:
    """Those of these members who are children, live with an open family, and were not seen for too long.

    `last_seen_on` may be nothing; `unseen_since` is then the day on which we began to work with the family.
    """
    here = members.filter(
        kind=Member.Kind.CHILD, left_on=None, due_date=None, died_on=None, family__status=Family.Status.OPEN
    )
    began = TruncDate("family__created_at")
    dated = here.annotate(last_seen_on=Subquery(last_seen(), output_field=DateField()))
    since = dated.annotate(unseen_since=Coalesce("last_seen_on", began, output_field=DateField()))
    return since.filter(unseen_since__lt=too_long_ago(day))


def too_long_ago(day: date) -> Case:
    """By level of need, as the council has set it (settings.SEEN_WITHIN_DAYS)."""
    days = settings.SEEN_WITHIN_DAYS
    before = {level: Value(day - timedelta(days=within)) for level, within in days.items()}
    by_level = [When(family__level=level, then=before[level]) for level in LEVELS_WITH_THEIR_OWN]
    return Case(*by_level, default=before["otherwise"], output_field=DateField())
