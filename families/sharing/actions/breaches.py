"""When something reached somebody it should not have: opening the record, writing on, who was told, closing it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from families.actions.visits import managers_to_tell
from families.models import Family
from families.sharing.models import Breach, BreachReport, BreachTold, SharedVersion
from restorative.accounts.models import User
from restorative.accounts.outbox import send_email
from restorative.audit.actions import record, record_each

FACTS = ("reached", "what", "made_safe", "learning")


@dataclass(frozen=True)
class Opened:
    """What is written down when a record is opened: in words, and what was read off the record."""

    how: str
    reached: str
    what: str
    noticed_at: datetime
    made_safe: str = ""
    read_off: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def open_breach(*, family: Family, opened: Opened, by: User) -> Breach:
    """Write down that something went wrong. The manager has a message and finds it on Home. Sent twice it is kept once."""
    Family.objects.hold(family.pk)
    same = Breach.objects.open().filter(
        family=family, how=opened.how, reached=opened.reached, what=opened.what, noted_by=by
    )
    if kept := same.filter(made_safe=opened.made_safe, noticed_at=opened.noticed_at).first():
        return kept
    (breach,) = begin(family.pk, [opened], by)
    record("open_breach", by=by, target=breach, family_id=family.pk, fields=["reached", "what"])
    return breach


def begin(family_id: Any, opened: Sequence[Opened], by: User) -> list[Breach]:
    """Keep the records, and tell the managers of who opens them: by a message that says nothing, and on Home."""
    rows = [breach_of(family_id, one, by) for one in opened]
    Breach.objects.bulk_create(rows)
    managers = [one for one in managers_to_tell(family_id, by) if one.pk != by.pk and one.email]
    for manager in managers:
        send_email(to=str(manager.email))
    BreachTold.objects.bulk_create(told_of(row, one, by) for row in rows for one in managers)
    return rows


def breach_of(family_id: Any, opened: Opened, by: User) -> Breach:
    return Breach(
        family_id=family_id,
        how=opened.how,
        reached=opened.reached,
        what=opened.what,
        made_safe=opened.made_safe,
        noticed_at=opened.noticed_at,
        noted_by=by,
        **opened.read_off,
    )


def told_of(breach: Breach, manager: User, by: User) -> BreachTold:
    words = _("%(name)s, by a message from here") % {"name": manager.name}
    return BreachTold(
        family_id=breach.family_id,
        breach=breach,
        who=BreachTold.Who.MANAGER,
        words=words,
        told_at=timezone.now(),
        by=by,
    )


def read_off(version: SharedVersion) -> dict[str, Any]:
    """When this version was sent, opened, read aloud or printed, and whether an earlier one of it was read before."""
    same = SharedVersion.objects.filter(
        member=version.member_id, subject_kind=version.subject_kind, subject_id=version.subject_id
    )
    return facts_of(version, list(same.with_opened().with_printed()))


def facts_of(version: SharedVersion, same: Iterable[Any]) -> dict[str, Any]:
    """The same from what was fetched: `same` are all versions of it for this recipient, this one among them."""
    found = {one.pk: one for one in same}
    this = found[version.pk]
    before = [one for one in found.values() if one.pk != this.pk and one.shared_at < this.shared_at]
    earlier = [moment for one in before if (moment := first_read(one))]
    return {
        "version_id": this.pk,
        "shared_at": this.shared_at,
        "read_at": this.opened_at,
        "aloud_on": this.aloud_on,
        "printed_at": this.printed_at,
        "earlier_at": min(earlier, default=None),
    }


def first_read(version: Any) -> datetime | None:
    """When its reader first opened it or heard it; of a reading aloud only the day is known."""
    return min(filter(None, (version.opened_at, start_of(version.aloud_on))), default=None)


def start_of(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, datetime.min.time())) if day else None


def opened_for(versions: Sequence[Any], how: str, what: str) -> list[Opened]:
    """One record for each recipient, with the facts of the newest version that they had."""
    now = timezone.now()
    newest = {one.member_id: one for one in sorted(versions, key=attrgetter("shared_at"))}
    return [
        Opened(
            how=how,
            reached=one.member.called,
            what=what,
            noticed_at=now,
            read_off=facts_of(one, [each for each in versions if each.member_id == one.member_id]),
        )
        for one in newest.values()
    ]


@transaction.atomic
def change_breach(*, breach: Breach, said: Mapping[str, str], by: User) -> bool:
    """Write on it. What stood there is in the history. False if somebody closed it meanwhile."""
    facts = {name: said[name] for name in FACTS}
    if not Breach.objects.open().filter(pk=breach.pk).update(**facts):
        return False
    record("change_breach", by=by, target=breach, family_id=breach.family_id, fields=FACTS)
    return True


@transaction.atomic
def tell_of_breach(*, breach: Breach, who: str, words: str, told_at: datetime, by: User) -> bool:
    """Write down that somebody was told. False if somebody closed it meanwhile. Sent twice it is kept once."""
    if not hold(breach):
        return False
    said = {"who": who, "words": words, "told_at": told_at}
    if BreachTold.objects.filter(breach=breach, by=by, **said).exists():
        return True
    BreachTold.objects.create(family_id=breach.family_id, breach=breach, by=by, **said)
    record("tell_of_breach", by=by, target=breach, family_id=breach.family_id, fields=["told"])
    return True


@transaction.atomic
def decide_report(*, breach: Breach, decision: str, why: str, reference: str, by: User) -> bool:
    """Whether the regulator is told, once. False if somebody decided before, or it is closed."""
    report = BreachReport(
        family_id=breach.family_id, breach=breach, decision=decision, why=why, reference=reference, by=by
    )
    if not hold(breach) or BreachReport.objects.filter(breach=breach).exists():
        return False
    report.save(force_insert=True)
    record("decide_report", by=by, target=breach, family_id=breach.family_id, fields=["decision", "why"])
    return True


@transaction.atomic
def close_breach(*, breach: Breach, by: User) -> bool:
    """Nothing more is to do. False if something is still missing, or it was closed before."""
    if not hold(breach) or missing_in(breach):
        return False
    Breach.objects.filter(pk=breach.pk).update(closed_at=timezone.now(), closed_by=by)
    record("close_breach", by=by, target=breach, family_id=breach.family_id, fields=["closed_at"])
    return True


def hold(breach: Breach) -> bool:
    """One writes at a time; False for one that is closed."""
    found = Breach.objects.open().select_for_update(no_key=True).filter(pk=breach.pk)
    return found.values("pk").first() is not None


def missing_in(breach: Breach) -> list[str]:
    """What has to stand there before a record may be closed, in words."""
    told = {one.who for one in breach.told.all()}
    asked = [
        (bool(breach.what), _("what was in it that should not have been")),
        (bool(breach.made_safe), _("what was done to make them safe")),
        (bool(breach.learning), _("what we learned")),
        (BreachTold.Who.PERSON in told, _("when the person whose facts they were was told")),
        (hasattr(breach, "report"), _("whether the regulator is told")),
    ]
    return [words for is_there, words in asked if not is_there]


def record_breaches(breaches: Sequence[Breach], by: User, family_id: Any) -> None:
    """An event for each of several that began at once."""
    record_each("open_breach", by=by, targets=breaches, family_id=family_id, fields=["reached", "what"])
