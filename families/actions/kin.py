"""Who is together, who lives where, and which parent nobody knows: put down, ended, or taken off as a mistake.

`new` comes with the page: what it puts down, sent twice, is one.
"""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from families.actions.family import Facts, put_facts
from families.actions.once import insert_once
from families.models import Family, Household, HouseholdStay, Member, ParentLink, ParentNotKnown, Partnership
from restorative.accounts.models import User
from restorative.audit import actions as audit

Key = uuid.UUID | str


@transaction.atomic
def add_partnership(
    *, family: Family, one: Key, other: Key, facts: Facts, new: uuid.UUID | None = None, by: User
) -> Partnership:
    made = Partnership(id=new, family=family, one_id=one, other_id=other, added_by=by, **facts)
    if insert_once(made):
        fields = ["one", "other", *facts]
        audit.record("add_partnership", by=by, target=made, family_id=family.pk, fields=fields)
    return made


@transaction.atomic
def end_partnership(*, partnership: Partnership, facts: Facts, by: User) -> None:
    """How it ended, and when, as far as somebody knows."""
    changed = put_facts(partnership, facts)
    partnership.save(update_fields=changed)
    audit.record(
        "end_partnership", by=by, target=partnership, family_id=partnership.family_id, fields=changed
    )


@transaction.atomic
def remove_partnership(*, partnership: Partnership, by: User) -> None:
    """It was put down by mistake. What stood there is in the history, for the lead."""
    audit.record("remove_partnership", by=by, target=partnership, family_id=partnership.family_id)
    partnership.delete()


@transaction.atomic
def add_parent_link(
    *, child: Member, parent: Key, kind: str, new: uuid.UUID | None = None, by: User
) -> ParentLink:
    link = ParentLink(id=new, family_id=child.family_id, child=child, parent_id=parent, kind=kind)
    if insert_once(link):
        fields = ["parent", "child", "kind"]
        audit.record("add_parent_link", by=by, target=link, family_id=child.family_id, fields=fields)
    return link


@transaction.atomic
def remove_parent_link(*, link: ParentLink, by: User) -> None:
    audit.record("remove_parent_link", by=by, target=link, family_id=link.family_id)
    link.delete()


@transaction.atomic
def add_household(
    *,
    family: Family,
    name: str,
    members: Iterable[Key],
    from_on: date | None,
    new: uuid.UUID | None = None,
    by: User,
) -> Household:
    """A home, and who lives there since that day."""
    home = Household(id=new, family=family, name=name, added_by=by)
    if not insert_once(home):
        return home
    HouseholdStay.objects.bulk_create(
        HouseholdStay(family=family, household=home, member_id=key, from_on=from_on, added_by=by)
        for key in members
    )
    audit.record("add_household", by=by, target=home, family_id=family.pk, fields=["name", "members"])
    return home


@transaction.atomic
def rename_household(*, household: Household, name: str, by: User) -> None:
    """The family calls it otherwise now, or it was mistyped. Who lives there, and since when, stays as it is."""
    changed = put_facts(household, {"name": name})
    household.save(update_fields=changed)
    audit.record("rename_household", by=by, target=household, family_id=household.family_id, fields=changed)


@transaction.atomic
def add_stay(
    *, household: Household, member: Key, facts: Facts, new: uuid.UUID | None = None, by: User
) -> HouseholdStay:
    of = {"family_id": household.family_id, "household": household, "member_id": member}
    stay = HouseholdStay(id=new, **of, added_by=by, **facts)
    if insert_once(stay):
        fields = ["household", "member", *facts]
        audit.record("add_stay", by=by, target=stay, family_id=household.family_id, fields=fields)
    return stay


@transaction.atomic
def end_stay(*, stay: HouseholdStay, to_on: date, by: User) -> None:
    stay.to_on = to_on
    stay.save(update_fields=["to_on"])
    audit.record("end_stay", by=by, target=stay, family_id=stay.family_id, fields=["to_on"])


@transaction.atomic
def remove_stay(*, stay: HouseholdStay, by: User) -> None:
    """They never lived there."""
    audit.record("remove_stay", by=by, target=stay, family_id=stay.family_id)
    stay.delete()


@transaction.atomic
def say_parent_not_known(
    *, child: Member, which: str, words: str, new: uuid.UUID | None = None, by: User
) -> ParentNotKnown:
    said = {"family_id": child.family_id, "child": child, "which": which, "words": words}
    unknown = ParentNotKnown(id=new, **said, added_by=by)
    if insert_once(unknown):
        fields = ["which", "words"]
        audit.record("say_parent_not_known", by=by, target=unknown, family_id=child.family_id, fields=fields)
    return unknown


@transaction.atomic
def remove_parent_not_known(*, unknown: ParentNotKnown, by: User) -> None:
    """It is known now who it is."""
    audit.record("remove_parent_not_known", by=by, target=unknown, family_id=unknown.family_id)
    unknown.delete()
