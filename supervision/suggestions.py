"""Which families to bring to supervision, and why: from the same lists that Home is made of."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from families.models import Escalation, Family, Passage, Promise, Visit
from families.sharing.models import Answer, SharedVersion
from restorative.accounts.models import User

LATELY = timedelta(weeks=6)
MOST_TICKED = 3
MOST_FAMILIES = 200
LONGEST_QUOTE = 200
Kind = Passage.Kind


@dataclass(frozen=True)
class Suggestion:
    """A family of the practitioner's, and the reasons to speak of it, the strongest first."""

    family: Family
    reasons: list[str]
    strength: int

    @property
    def why(self) -> str:
        return " · ".join(self.reasons)


def suggestions_for(user: User, manager: User, *, since: date, today: date) -> list[Suggestion]:
    """Every family that this person works with and both reach, those with the strongest reasons first. One statement.

    A manager with a tie to a family, or not named for it, does not hear of it here either.
    `since` is the day of the last session: what was marked to be brought before that was brought.
    """
    found = [
        suggestion(family) for family in families_with_signs(user, manager, since, today)[:MOST_FAMILIES]
    ]
    return sorted(found, key=lambda one: -one.strength)


def families_with_signs(user: User, manager: User, since: date, today: date) -> QuerySet[Family]:
    mine = {"family": OuterRef("pk")}
    lately = Visit.objects.filter(**mine, happened_on__gte=today - LATELY)
    taken = Visit.objects.filter(
        **mine, author=user, take_to_supervision=True, finished_at__date__gte=since
    ).newest_first()
    told = Escalation.objects.filter(**mine, raised_by=user, raised_at__date__gte=since)
    unheard: dict[str, Any] = {"last_answer_loudest__in": (Answer.Kind.DIFFERENT, Answer.Kind.NOT_SAFE)}
    differ = SharedVersion.objects.heard_back().filter(**mine, **unheard)
    late = Promise.objects.late_on(today).filter(whose=Promise.Whose.OURS)
    standing = SharedVersion.objects.standing().filter(subject_id=OuterRef("pk"))
    unshared = Visit.objects.owing_sharing().filter(~Exists(standing), **mine, author=user)
    families = Family.objects.visible_to(user).visible_to(manager).open().worked_by(user.pk).by_name()
    return families.annotate(
        taken=Exists(taken),
        taken_words=Subquery(taken.values("supervision_words")[:1]),
        told=Exists(told),
        differ=Exists(differ),
        late=Subquery(late.count_by_family()),
        was_seen=Exists(lately),
        was_challenged=Exists(with_passage(lately, Kind.CHALLENGE)),
        was_supported=Exists(with_passage(lately, Kind.SUPPORT)),
        unshared=Exists(unshared),
    )


def with_passage(visits: QuerySet[Visit], kind: str) -> QuerySet[Visit]:
    return visits.filter(Exists(Passage.objects.filter(visit=OuterRef("pk"), kind=kind)))


def suggestion(family: Any) -> Suggestion:
    """The reasons in the order of their weight: what was marked by hand before what was counted."""
    signs = [
        (64, family.taken and taken(family.taken_words)),
        (32, family.told and _("You told your manager at once")),
        (16, family.differ and _("Somebody sees it differently, or said it is not safe now")),
        (8, family.late and late(family.late)),
        (4, family.was_seen and not family.was_challenged and _("Nothing challenged in the last 6 weeks")),
        (2, family.was_seen and not family.was_supported and _("No support recorded in the last 6 weeks")),
        (1, family.unshared and _("A visit that nobody in the family can read yet")),
    ]
    standing = [(weight, str(words)) for weight, words in signs if words]
    return Suggestion(family, [words for _weight, words in standing], sum(weight for weight, _w in standing))


def taken(words: str) -> str:
    if not words:
        return _("You wanted to bring this")
    shown = words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE]}…"
    return _("You wanted to bring this: “%(words)s”") % {"words": shown}


def late(number: int) -> str:
    return ngettext("A promise of ours is late", "%(n)s promises of ours are late", number) % {"n": number}
