"""Whatever is shared, taken back, restricted, split, moved and signed, in whatever order: each reads what is theirs.

A plain model beside the product says who may read which version and who reaches the family. After every step each
member reads exactly the versions that were shared with them and stand, each member of staff reaches exactly what the
model says, and nobody has signed a text that they were not shown. The long form: `./dev test --deep`.

That a note moves to another family is a rule to add beside `changes_hands`: it ends what stands of that visit.
"""

from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from families.actions import allocate, end_allocation, lift_restriction, restrict_family
from families.models import Allocation, Family, Member, Restriction, Visit
from families.sharing.actions import (
    NeedsYes,
    NoLongerStands,
    answer_version,
    hide_version,
    recall_version,
    share_version,
    unhide_version,
)
from families.sharing.actions.answers import Said
from families.sharing.models import Answer, MemberAccess, SharedVersion
from restorative.access.identity import Identity, acting_as
from restorative.access.models import FamilyAccess
from restorative.accounts.models import User
from tests import people
from tests.access.test_walls import staff
from tests.conftest import Story
from tests.deep import sequences
from tests.sharing import sheets

PRIYA, OMAR, MARGARET = 0, 1, 2
NEVER_SHOWN = "0" * 64
worker, member, visit = st.sampled_from((PRIYA, OMAR)), st.sampled_from((0, 1)), st.sampled_from((0, 1))
Place = tuple[int, int]


@dataclass
class Model:
    """Plain facts: what stands for whom, who comes in, what each was shown, and who works with the family."""

    standing: dict[Place, SharedVersion] = field(default_factory=dict)
    hidden: set[Place] = field(default_factory=set)
    let_in: set[int] = field(default_factory=lambda: {0, 1})
    harming: set[int] = field(default_factory=set)
    shown: dict[int, set[str]] = field(default_factory=lambda: {0: set(), 1: set()})
    parts: set[int] = field(default_factory=lambda: {PRIYA})
    named: set[int] | None = None

    def reads(self, who: int) -> set[UUID]:
        if who not in self.let_in:
            return set()
        return {
            one.pk for place, one in self.standing.items() if place[0] == who and place not in self.hidden
        }

    def reached_by(self) -> set[int]:
        """Those with a part, and the manager of the one whose line she holds; of them those who are named."""
        found = self.parts | ({MARGARET} if PRIYA in self.parts else set())
        return found if self.named is None else found & self.named


class Sharing(RuleBasedStateMachine):
    """One family with two visits and two parents. What happens in a sequence is undone at its end."""

    family: ClassVar[Family]
    told: ClassVar[list[sheets.Told]]
    members: ClassVar[list[Member]]
    accounts: ClassVar[list[User]]
    staff: ClassVar[list[User]]

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.model = Model()

    def teardown(self) -> None:
        # what was replaced or taken back stays on the family's file
        versions = set(SharedVersion.objects.values_list("pk", flat=True))
        for number, user in enumerate(self.staff):
            wanted = {self.family.pk} if number in self.model.reached_by() else set()
            assert set(Family.objects.visible_to(user).values_list("pk", flat=True)) == wanted
            with acting_as(staff(user)):
                assert set(Family.objects.values_list("pk", flat=True)) == wanted
                found = set(SharedVersion.objects.values_list("pk", flat=True))
                assert found == (versions if wanted else set())
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def as_member(self, who: int) -> Identity:
        return Identity(self.accounts[who].pk, self.members[who].pk)

    # --- what the staff do

    @rule(by=worker, to=member, of=visit, whole=st.booleans())
    def is_shared(self, by: int, to: int, of: int, whole: bool) -> None:
        told, user, place = self.told[of], self.staff[by], (to, of)
        with acting_as(staff(user)):
            found = Visit.objects.visible_to(user).filter(pk=told.visit.pk).exists()
            assert found == (by in self.model.reached_by())
        if not found:
            return
        with acting_as(staff(user)):
            out = {"included": whole} if whole else {"included": False, "why_out": "not_about_them"}
            sheets.decide(told, self.members[to], user, support=out)
            seen = sheets.seen_by(told, self.members[to], user)
        stood = self.model.standing.get(place)
        try:
            with transaction.atomic(), acting_as(staff(user)):
                made = share_version(subject=told.subject, member=self.members[to], seen=seen, by=user)
        except NeedsYes:
            assert to in self.model.harming
            return
        assert to not in self.model.harming or made == stood
        if made != stood:
            self.model.hidden.discard(place)
        self.model.standing[place] = made

    @rule(by=worker, to=member, of=visit)
    def is_taken_back(self, by: int, to: int, of: int) -> None:
        version = self.model.standing.get((to, of))
        if version is None or by not in self.model.reached_by():
            return
        with acting_as(staff(self.staff[by])):
            assert recall_version(version=version, reason="A mistake", by=self.staff[by])
        del self.model.standing[to, of]
        self.model.hidden.discard((to, of))

    @rule(by=worker, to=member, of=visit)
    def is_put_back(self, by: int, to: int, of: int) -> None:
        version = self.model.standing.get((to, of))
        if version is not None and by in self.model.reached_by():
            with acting_as(staff(self.staff[by])):
                unhide_version(version=version, by=self.staff[by])
            self.model.hidden.discard((to, of))

    @rule(named=st.sets(st.sampled_from((PRIYA, OMAR, MARGARET)), min_size=1))
    def is_restricted(self, named: set[int]) -> None:
        listed = [self.staff[one] for one in named]
        facts = {"reason": "Sister", "review_on": timezone.localdate(), "by": self.staff[MARGARET]}
        if restrict_family(family=self.family, people=listed, **facts) is not None:  # type: ignore[arg-type]
            self.model.named = named

    @rule()
    def is_lifted(self) -> None:
        if Restriction.objects.standing().filter(family=self.family).exists():
            lift_restriction(family_id=self.family.pk, by=self.staff[MARGARET])
        self.model.named = None

    @rule()
    def changes_hands(self) -> None:
        """From whoever works with the family to the other one."""
        new = OMAR if PRIYA in self.model.parts else PRIYA
        for part in Allocation.objects.current().filter(family=self.family):
            end_allocation(allocation=part, by=self.staff[MARGARET])
        allocate(family=self.family, user=self.staff[new], works_as="lead", by=self.staff[MARGARET])
        self.model.parts = {new}

    @rule(who=member, could_harm=st.sampled_from(("no", "yes", "not_known")))
    def it_is_said_who_could_harm(self, who: int, could_harm: str) -> None:
        """What was shared stands; what comes next needs a manager's yes."""
        people.make_harm(self.members[who], could_harm, "She said so." if could_harm != "no" else "")
        self.model.harming = self.model.harming - {who} if could_harm == "no" else self.model.harming | {who}

    # --- what becomes of the household

    @rule(who=member)
    def they_split(self, who: int) -> None:
        """One of them leaves the household: what was shared with either stays their own."""
        Member.objects.filter(pk=self.members[who].pk).update(left_on=timezone.localdate())

    @rule(who=member)
    def the_door_is_shut(self, who: int) -> None:
        accesses = MemberAccess.objects.filter(member=self.members[who], ended_at=None)
        accesses.update(ended_at=timezone.now())
        self.model.let_in.discard(who)

    @rule(who=member)
    def the_door_is_opened(self, who: int) -> None:
        if who not in self.model.let_in:
            place = {"family": self.family, "member": self.members[who], "user": self.accounts[who]}
            MemberAccess.objects.create(**place)
            self.model.let_in.add(who)

    # --- what the parents do

    @rule(who=member)
    def reads(self, who: int) -> None:
        with acting_as(self.as_member(who)):
            found = list(SharedVersion.objects.shown_to(self.members[who].pk))
        assert {one.pk for one in found} == self.model.reads(who)
        self.model.shown[who] |= {one.sha256 for one in found}

    @rule(who=member, whose=member, of=visit, pick=st.integers(0, 9))
    def signs(self, who: int, whose: int, of: int, pick: int) -> None:
        """Any version, theirs or the other's, with a hash that they were shown, or a made-up one."""
        version = self.model.standing.get((whose, of))
        if version is None:
            return
        known = [*sorted(self.model.shown[who]), NEVER_SHOWN]
        seen = known[pick % len(known)]
        said = Said(kind="agree", has_read=True, typed_name="A. Bell", words=f"{Answer.objects.count()}")
        may = version.pk in self.model.reads(who) and seen == version.sha256
        try:
            with transaction.atomic(), acting_as(self.as_member(who)):
                answer_version(version=version, seen=seen, said=said, by=self.accounts[who])
        except NoLongerStands:
            assert not may
        else:
            assert may

    @rule(who=member, of=visit)
    def hides(self, who: int, of: int) -> None:
        version = self.model.standing.get((who, of))
        if version is not None and who in self.model.let_in:
            with acting_as(self.as_member(who)):
                hide_version(version=version, by=self.accounts[who])
            self.model.hidden.add((who, of))

    # --- what always holds

    @invariant()
    def each_reads_exactly_what_was_shared_with_them_and_stands(self) -> None:
        for who, one in enumerate(self.members):
            with acting_as(self.as_member(who)):
                assert set(SharedVersion.objects.shown_to(one.pk).values_list("pk", flat=True)) == (
                    self.model.reads(who)
                )
                assert not SharedVersion.objects.exclude(member=one).exists()

    @invariant()
    def each_of_staff_reaches_exactly_what_they_should(self) -> None:
        numbers = {user.pk: number for number, user in enumerate(self.staff)}
        ways = FamilyAccess.objects.current().filter(family_id=self.family.pk)
        assert {numbers[user] for user in ways.values_list("user_id", flat=True)} == self.model.reached_by()

    @invariant()
    def nobody_signed_what_they_were_not_shown(self) -> None:
        numbers = {one.pk: number for number, one in enumerate(self.members)}
        facts = Answer.objects.values_list("member_id", "sha256", "version__sha256", "version__member_id")
        for signer, signed, stands, whose in facts:
            assert signed == stands
            assert signer == whose
            assert signed in self.model.shown[numbers[signer]]


@pytest.mark.django_db
def test_each_reads_and_signs_what_is_theirs_whatever_happens(story: Story) -> None:
    Sharing.family = story.family
    both = (story.amina, story.ryan)
    Sharing.told = [sheets.tell(story, present=both), sheets.tell(story, present=both)]
    Sharing.members = [story.amina, story.ryan]
    Sharing.accounts = [story.amina_account, people.make_account(story.ryan)]
    Sharing.staff = [story.priya, people.make_practitioner("Omar Aziz"), story.margaret]
    run_state_machine_as_test(Sharing, settings=sequences(200, 2_000, steps=8))
