"""Our names held back from somebody who is dangerous to one of us, and given again."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from families.models import Member, NamesHeldBack
from families.sharing.actions.versions import hold
from families.sharing.models import Recall, SharedVersion, SubjectKind
from families.sharing.protection import Protection, facts_of_protection
from families.sharing.visits import show_promises
from restorative.accounts.models import User
from restorative.audit.actions import record


@transaction.atomic
def hold_names_back(*, member: Member, why: str, by: User) -> int:
    """From now on this person reads none of our names. What stands on their page and names one of us is taken back.

    How many that were. The same said twice is said once.
    """
    hold(member.family_id)
    facts = {"family_id": member.family_id, "member": member, "why": why, "set_by": by}
    if NamesHeldBack.objects.standing().filter(member=member).exists():
        return 0
    held = NamesHeldBack.objects.create(**facts)
    taken = take_back_what_names_us(member, by)
    record("hold_names_back", by=by, target=held, family_id=member.family_id, fields=["why"])
    return taken


def take_back_what_names_us(member: Member, by: User) -> int:
    """The same statements however many there are."""
    known = Member.objects.filter(pk=member.pk).values(**facts_of_protection(OuterRef("pk"))).get()
    protection = Protection(known, member)
    standing: list[Any] = list(SharedVersion.objects.standing().filter(member=member))
    naming = [one for one in standing if protection.is_stopped(one.content)]
    if naming:
        now, reason = timezone.now(), _("Our names are held back from this person from now on.")
        found = SharedVersion.objects.filter(pk__in=[one.pk for one in naming])
        found.update(recalled_at=now, recalled_by=by)
        Recall.objects.bulk_create(
            Recall(family_id=member.family_id, version=one, reason=reason) for one in naming
        )
        show_promises(visits_of(naming), member, frozenset())
    return len(naming)


def visits_of(versions: list[Any]) -> list[UUID]:
    return [one.subject_id for one in versions if one.subject_kind == SubjectKind.VISIT]


@transaction.atomic
def give_names_again(*, member: Member, by: User) -> None:
    """What is shared from now on bears our names again. Said twice is said once."""
    held = NamesHeldBack.objects.standing().filter(member=member).first()
    if held is not None:
        held.ended_at, held.ended_by = timezone.now(), by
        held.save(update_fields=["ended_at", "ended_by"])
        record("give_names_again", by=by, target=held, family_id=member.family_id, fields=["ended_at"])
