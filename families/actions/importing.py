"""Bringing in what a plan says: all of it or nothing, table by table, in one transaction."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.db import connection, models, transaction
from django.db.models import F
from django.db.models.functions import Greatest

from families.actions.name_keys import NAMES, write_name_keys
from families.importing.batch import Batch
from families.importing.events import EventPlan
from families.importing.plan import Household, Place, Plan
from families.models import (
    Address,
    Allocation,
    CouncilEvent,
    ExternalId,
    Family,
    ImportFile,
    Member,
    ParentLink,
    Partnership,
    Person,
    ProtectedAddress,
)
from families.models.family import REFERENCE_LETTERS
from restorative.access.identity import StatementTime
from restorative.accounts.models import User
from restorative.audit import actions as audit

AT_ONCE: Final = 1_000
# longer than those made one by one: thousands at once must not meet one that is taken
REFERENCE: Final = 8
Source = ExternalId.Source


@transaction.atomic
def import_people(*, plan: Plan, by: User | None) -> None:
    """Write a plan down. `by` is nobody where the database's owner runs it: then each lead brings in their own.

    Raises IntegrityError, and writes nothing, if somebody brought in the same at this moment.
    """
    new = [household for household in plan.households if household.known is None]
    _add_families(new, by)
    places = [(household, place) for household in plan.households for place in household.places.values()]
    _add_members([(household, place) for household, place in places if place.known is None], by)
    _add_numbers(plan.households, by)
    _change_members([place for _household, place in places if place.known is not None])
    _add_ties(plan.households, by)
    changed = [household for household in plan.households if has_news(household)]
    audit.record_for_each("import_people", by=by, family_ids=[household.id for household in changed])
    _let_go(new, by)
    if by is not None:
        _note_doubles([place.human.id for _household, place in places if place.known is None])
    audit.record("import_people", by=by)


def has_news(household: Household) -> bool:
    return any(place.known is None or place.changes or place.new_ties for place in household.places.values())


def in_parts(rows: Iterable[Any], model: Any) -> None:
    model.objects.bulk_create(list(rows), batch_size=AT_ONCE)


def _add_families(new: Sequence[Household], by: User | None) -> None:
    """Each held by who brings it in as well, until the end: else nobody could write its people down."""
    levels = {household.id: household.level or Family.Level.EARLY_HELP for household in new}
    in_parts(
        (
            Family(
                pk=household.id,
                reference=reference(),
                name=household.name,
                level=levels[household.id],
                created_by_id=adder(household, by),
            )
            for household in new
        ),
        Family,
    )
    if by is not None:
        in_parts((Allocation(family_id=one.id, user=by, works_as=part(one, by)) for one in new), Allocation)
    others = [household for household in new if by is None or household.lead_id != by.pk]
    lead = Allocation.As.LEAD
    in_parts(
        (Allocation(family_id=one.id, user_id=lead_of(one), works_as=lead) for one in others), Allocation
    )


def reference() -> str:
    return "F-" + "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(REFERENCE))


def lead_of(household: Household) -> Any:
    """A family that nobody would lead is never in a plan."""
    return household.lead_id


def part(household: Household, by: User) -> str:
    return Allocation.As.LEAD if household.lead_id == by.pk else Allocation.As.CO_WORKER


def _let_go(new: Sequence[Household], by: User | None) -> None:
    """Who brought in a family that somebody else leads has no part in it any more."""
    if by is None:
        return
    ids = [household.id for household in new if household.lead_id != by.pk]
    mine = Allocation.objects.filter(family__in=ids, user=by, works_as=Allocation.As.CO_WORKER)
    mine.update(ended_at=Greatest(StatementTime(), F("started_at")))


def _add_members(places: Sequence[tuple[Household, Place]], by: User | None) -> None:
    persons = [Person(pk=id_) for id_ in dict.fromkeys(place.person_id for _household, place in places)]
    Person.objects.bulk_create(persons, batch_size=AT_ONCE, ignore_conflicts=True)
    new = [
        Member(pk=place.member_id, family_id=household.id, person_id=place.person_id, **place.human.facts)
        for household, place in places
    ]
    in_parts(new, Member)
    write_name_keys(new)


def _add_numbers(households: Sequence[Household], by: User | None) -> None:
    """The council's numbers of what is new, and what its file says now of who was here."""
    in_parts(numbers_of(households, by), ExternalId)
    known: list[ExternalId] = []
    for household in households:
        for place in household.places.values():
            if place.known is not None and place.known.seen != place.seen:
                place.known.seen = place.seen
                known.append(place.known)
    ExternalId.objects.bulk_update(known, ["seen"], batch_size=AT_ONCE)


def numbers_of(households: Sequence[Household], by: User | None) -> Iterator[ExternalId]:
    for household in households:
        about: dict[str, Any] = {"family_id": household.id, "added_by_id": adder(household, by)}
        if household.known is None:
            yield ExternalId(source=Source.FAMILY, value=household.number, **about)
        for place in household.places.values():
            if place.known is None:
                person = {"member_id": place.member_id, "value": place.human.id, "seen": place.seen}
                yield ExternalId(source=Source.PERSON, **person, **about)


def _change_members(places: Sequence[Place]) -> None:
    changed: list[Member] = []
    fields: set[str] = set()
    for place in places:
        member = place.known.member if place.known else None
        if member is not None and place.changes:
            for name, value in place.changes.items():
                setattr(member, name, value)
            fields |= place.changes.keys()
            changed.append(member)
    if changed:
        Member.objects.bulk_update(changed, sorted(fields), batch_size=AT_ONCE)
    renamed = [place for place in places if NAMES.intersection(place.changes)]
    if renamed:
        write_name_keys([place.known.member for place in renamed if place.known and place.known.member])


def _add_ties(households: Sequence[Household], by: User | None) -> None:
    in_parts(
        (
            ParentLink(family_id=household.id, parent_id=parent, child_id=child, kind=kind)
            for household in households
            for parent, child, kind in household.links
        ),
        ParentLink,
    )
    in_parts(couples_of(households, by), Partnership)
    kept: tuple[tuple[type[models.Model], bool], ...] = ((Address, False), (ProtectedAddress, True))
    for model, is_protected in kept:
        in_parts(homes_of(households, by, model, is_protected), model)


def couples_of(households: Sequence[Household], by: User | None) -> Iterator[Partnership]:
    for household in households:
        for one, other, (_who, kind, began, ended, how) in household.couples:
            yield Partnership(
                family_id=household.id,
                one_id=one,
                other_id=other,
                kind=kind,
                began_on=began,
                ended_on=ended,
                how_ended=how,
                added_by_id=adder(household, by),
            )


def homes_of(
    households: Sequence[Household], by: User | None, model: Any, is_protected: bool
) -> Iterator[Any]:
    for household in households:
        for member, home in household.homes:
            if home.is_protected == is_protected:
                yield model(
                    family_id=household.id,
                    member_id=member,
                    kind=home.kind,
                    lines=home.lines,
                    town=home.town,
                    postcode=home.postcode,
                    from_on=home.from_on,
                    to_on=home.to_on,
                    added_by_id=adder(household, by),
                )


def adder(household: Household, by: User | None) -> Any:
    """Who stands for a row: where the owner adds to a family that was here, who began it."""
    return by.pk if by else household.known.added_by if household.known else household.lead_id


def _note_doubles(numbers: Sequence[str]) -> None:
    """Where one of them is already, in a family that the importer does not see, a note is left there. Nothing comes back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.note_import_doubles(%s)", [list(numbers)])


@transaction.atomic
def add_council_events(*, events: EventPlan, by: User | None) -> None:
    """What lists say of children who are here. Each is added once, and never changed."""
    about = {"added_by": by}
    in_parts(
        (
            CouncilEvent(
                family_id=new.member.family_id,
                member_id=new.member.member_id,
                source=new.source,
                day=new.event.day,
                what=new.event.what,
                code=new.event.code,
                **about,
            )
            for new in events.new
        ),
        CouncilEvent,
    )
    families = dict.fromkeys(new.member.family_id for new in events.new)
    audit.record_for_each("add_council_events", by=by, family_ids=families)
    audit.record("add_council_events", by=by)


def take_turn() -> None:
    """One import decides and writes at a time, until its transaction ends: the next one sees what this one wrote.

    Taken before it is decided what is new. Two who bring in the same people in one moment would both find them new.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('import', 0))")


@transaction.atomic
def bring_in(*, batch: Batch, by: User | None) -> None:
    """All of an import, or nothing of it, in its turn. No event of its own: each part writes its own."""
    if batch.plan.households:
        import_people(plan=batch.plan, by=by)
    if batch.events.new:
        add_council_events(events=batch.events, by=by)


@transaction.atomic
def keep_import(*, data: bytes, report: dict[str, Any], by: User) -> ImportFile:
    """A file waits for its yes. One's own earlier ones go, and everybody's that are a day old."""
    ImportFile.objects.filter(by=by).delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.drop_old_imports()")
    kept = ImportFile.objects.create(by=by, data=data, report=report)
    audit.record("keep_import", by=by, target=kept)
    return kept


@transaction.atomic
def drop_import(*, kept: ImportFile, by: User) -> None:
    audit.record("drop_import", by=by, target=kept)
    ImportFile.objects.filter(pk=kept.pk, by=by).delete()
