"""Whatever happens in whatever order: a plain model, the querysets, the database and check_access all say the same.

The model is written by hand and knows nothing of the SQL: who has a part, who supervises whom, what narrows it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from families.actions import (
    allocate,
    declare_conflict,
    end_allocation,
    end_conflict,
    give_cover,
    lift_restriction,
    name_person,
    restrict_family,
    take_off_list,
)
from families.actions.break_glass import break_glass
from families.models import Allocation, BreakGlass, Conflict, Family, NamedPerson, Restriction
from restorative.access.identity import acting_as
from restorative.access.management.commands.check_access import difference
from restorative.access.models import FamilyAccess
from restorative.accounts.models import SupervisionLine, User
from restorative.staff.actions import end_line, start_line
from tests import people
from tests.access.test_walls import seen_by, staff
from tests.deep import sequences

WORKERS, MANAGERS = (0, 1, 2), (3, 4, 5)
worker, manager = st.sampled_from(WORKERS), st.sampled_from(MANAGERS)
anybody, which = st.sampled_from((*WORKERS, *MANAGERS)), st.sampled_from((0, 1))


@dataclass
class Model:
    """One family, as plain facts: person → end of their part (None: open), ties with who stands in, and the list."""

    parts: dict[int, None] = field(default_factory=dict)
    covers: dict[int, int] = field(default_factory=dict)
    opened: dict[int, int] = field(default_factory=dict)
    ties: dict[int, int | None] = field(default_factory=dict)
    named: set[int] | None = None

    def instead_of(self, one: int | None) -> int | None:
        """Who stands in; for who stands in and is tied as well, the next one."""
        while one is not None and one in self.ties:
            one = self.ties[one]
        return one

    def reached_by(self, over: dict[int, int]) -> set[int]:
        """`over`: whose manager is who."""
        working = {*self.parts, *self.covers}
        leading = {over[one] for one in working if one in over}
        standing_in = {self.instead_of(one) for one in leading} - {None}
        reaching = (working | leading | standing_in | self.opened.keys()) - self.ties.keys()
        return reaching if self.named is None else reaching & self.named  # type: ignore[return-value]


class Reach(RuleBasedStateMachine):
    """Hours pass by setting back what was written: nothing runs, and access must end all the same."""

    people: ClassVar[list[User]]
    admin: ClassVar[User]

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.families = [Family.objects.create(name=f"F{n}", created_by=self.admin) for n in (0, 1)]
        self.models = [Model(), Model()]
        self.over: dict[int, int] = {}

    def teardown(self) -> None:
        """Once at the end by both walls themselves, as each of them."""
        for number, user in enumerate(self.people):
            wanted = {
                family.pk for family, who in zip(self.families, self.told(), strict=True) if number in who
            }
            assert set(Family.objects.visible_to(user).values_list("pk", flat=True)) == wanted
            assert seen_by(staff(user)) == wanted
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def told(self) -> list[set[int]]:
        return [model.reached_by(self.over) for model in self.models]

    def user(self, number: int) -> User:
        return self.people[number]

    @rule(one=anybody, of=which)
    def gets_a_part(self, one: int, of: int) -> None:
        if one not in self.models[of].parts:
            allocate(family=self.families[of], user=self.user(one), works_as="co_worker", by=self.admin)
            self.models[of].parts[one] = None
            self.models[of].covers.pop(one, None)

    @rule(one=anybody, of=which)
    def part_ends(self, one: int, of: int) -> None:
        parts = Allocation.objects.current().filter(family=self.families[of], user=self.user(one))
        for part in parts:
            end_allocation(allocation=part, by=self.admin)
        self.models[of].parts.pop(one, None)
        self.models[of].covers.pop(one, None)

    @rule(one=anybody, of=which, hours=st.integers(1, 72))
    def gets_cover(self, one: int, of: int, hours: int) -> None:
        if one in self.models[of].parts:
            return
        until = timezone.now() + timedelta(hours=hours)
        give_cover(family=self.families[of], user=self.user(one), reason="Ill", until=until, by=self.admin)
        self.models[of].covers[one] = hours

    @rule(one=anybody, of=which)
    def breaks_the_glass(self, one: int, of: int) -> None:
        family, model, user = self.families[of], self.models[of], self.user(one)
        with acting_as(staff(user)):
            found = break_glass(reference=family.reference, reason="A child is alone at home", by=user)
        assert (found is None) == (model.named is not None or one in model.ties)
        if found is not None:
            model.opened[one] = 4

    @rule(one=worker, by=manager)
    def line_moves(self, one: int, by: int) -> None:
        start_line(person=self.user(one), manager=self.user(by), moment=None, by=self.admin)
        self.over[one] = by

    @rule(one=worker)
    def line_ends(self, one: int) -> None:
        for line in SupervisionLine.objects.current().filter(supervisee=self.user(one)):
            end_line(line=line, by=self.admin)
        self.over.pop(one, None)

    @rule(named=st.sets(anybody, min_size=1), of=which)
    def is_restricted(self, named: set[int], of: int) -> None:
        made = restrict_family(
            family=self.families[of],
            people=[self.user(one) for one in named],
            reason="Sister",
            review_on=timezone.localdate(),
            by=self.admin,
        )
        assert (made is None) == (self.models[of].named is not None)
        if made is not None:
            self.models[of].named = named

    @rule(one=anybody, of=which)
    def is_named(self, one: int, of: int) -> None:
        named = self.models[of].named
        if named is not None:
            name_person(family=self.families[of], user=self.user(one), by=self.admin)
            named.add(one)

    @rule(one=anybody, of=which)
    def comes_off(self, one: int, of: int) -> None:
        for named in NamedPerson.objects.standing().filter(family=self.families[of], user=self.user(one)):
            take_off_list(named=named, by=self.admin)
        (self.models[of].named or set()).discard(one)

    @rule(of=which)
    def is_lifted(self, of: int) -> None:
        if Restriction.objects.standing().filter(family=self.families[of]).exists():
            lift_restriction(family_id=self.families[of].pk, by=self.admin)
        self.models[of].named = None

    @rule(one=anybody, instead=st.none() | manager, of=which)
    def declares(self, one: int, instead: int | None, of: int) -> None:
        ties = self.models[of].ties
        if one in ties or instead == one or instead in ties:
            return
        declare_conflict(
            family=self.families[of],
            user=self.user(one),
            tie="Sister",
            stands_in=None if instead is None else self.user(instead),
            by=self.admin,
        )
        ties[one] = instead

    @rule(one=anybody, of=which)
    def tie_ends(self, one: int, of: int) -> None:
        for conflict in Conflict.objects.standing().filter(family=self.families[of], user=self.user(one)):
            end_conflict(conflict=conflict, by=self.admin)
        self.models[of].ties.pop(one, None)

    @rule(hours=st.integers(1, 80))
    def hours_pass(self, hours: int) -> None:
        for part in Allocation.objects.current():
            Allocation.objects.filter(pk=part.pk).update(
                started_at=earlier(part.started_at, hours), ended_at=earlier(part.ended_at, hours)
            )
        for line in SupervisionLine.objects.current():
            SupervisionLine.objects.filter(pk=line.pk).update(started_at=earlier(line.started_at, hours))
        for opening in BreakGlass.objects.current():
            BreakGlass.objects.filter(pk=opening.pk).update(
                opened_at=earlier(opening.opened_at, hours), ends_at=earlier(opening.ends_at, hours)
            )
        for model in self.models:
            open_ = {one: end - hours for one, end in model.opened.items()}
            model.opened = {one: end for one, end in open_.items() if end > 0}
            left = {one: end - hours for one, end in model.covers.items()}
            model.covers = {one: end for one, end in left.items() if end > 0}

    @invariant()
    def the_table_says_what_the_model_says(self) -> None:
        """After every step, by the table that both walls read; two statements."""
        numbers = {user.pk: number for number, user in enumerate(self.people)}
        ways = FamilyAccess.objects.current().values_list("family_id", "user_id")
        kept = {(family, numbers[user]) for family, user in ways}
        told = zip(self.families, self.told(), strict=True)
        assert kept == {(family.pk, number) for family, who in told for number in who}
        assert difference() == []


def earlier(moment: datetime | None, hours: int) -> Any:
    return moment - timedelta(hours=hours) if moment else None


@pytest.mark.django_db
def test_the_model_the_querysets_and_the_database_agree() -> None:
    workers = [people.make_practitioner(f"Worker {n}") for n in WORKERS]
    Reach.people = workers + [people.make_manager(f"Manager {n}") for n in MANAGERS]
    Reach.admin = people.make_staff("Adam Admin", "administrator")
    run_state_machine_as_test(
        Reach,
        settings=sequences(200, 2_000, steps=10),
    )
