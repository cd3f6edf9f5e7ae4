"""The families' side of the state machine of sharing: what becomes of the household, what they read, sign and hide.

And what holds after every step, whoever did what. What the staff do is in test_sharing_states.py.
"""

from collections import Counter
from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from families.models import Family, Member, Visit
from families.sharing.actions import NoLongerStands, Said, answer_version, hide_version
from families.sharing.models import Answer, MemberAccess, SharedVersion
from restorative.access.identity import Identity, acting_as
from restorative.access.models import FamilyAccess
from restorative.accounts.models import User
from tests.access.sharing_model import OMAR, Model, Note, Place, tables_with
from tests.access.test_walls import staff

NEVER_SHOWN = "0" * 64
member, note, pick = st.sampled_from((0, 1)), st.sampled_from((0, 1)), st.integers(0, 3)
# mostly as it should be
mostly = st.sampled_from((True, True, True, False))
something_stands = precondition(lambda self: bool(self.model.standing))


class Household(RuleBasedStateMachine):
    """One family with two notes and two parents. What happens in a sequence is undone at its end."""

    family: ClassVar[Family]
    elsewhere: ClassVar[Family]
    notes: ClassVar[list[Note]]
    members: ClassVar[list[Member]]
    child: ClassVar[Member]
    accounts: ClassVar[list[User]]
    staff: ClassVar[list[User]]
    # what stands when a sequence begins
    begun: ClassVar[dict[Place, SharedVersion]]
    # of all sequences: what is never tried proves nothing
    counts: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.model = Model(standing=dict(self.begun))

    def teardown(self) -> None:
        try:
            self.each_reads_what_the_file_holds()
            self.nobody_finds_a_word_of_what_went()
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def each_reads_what_the_file_holds(self) -> None:
        """Of staff. What was replaced or taken back stays on the family's file."""
        versions = set(SharedVersion.objects.values_list("pk", flat=True))
        for number, user in enumerate(self.staff):
            reaches = number in self.model.reached_by()
            wanted = ({self.family.pk} if reaches else set()) | self.of_the_other_family(number)
            assert set(Family.objects.visible_to(user).values_list("pk", flat=True)) == wanted
            with acting_as(staff(user)):
                assert set(Family.objects.values_list("pk", flat=True)) == wanted
                found = set(SharedVersion.objects.values_list("pk", flat=True))
                assert found == (versions if reaches else set())

    def letter(self, pick: int) -> Place:
        """One of those that stand."""
        places = sorted(self.model.standing)
        return places[pick % len(places)]

    def as_member(self, who: int) -> Identity:
        return Identity(self.accounts[who].pk, self.members[who].pk)

    def of_the_other_family(self, number: int) -> set[Any]:
        """Priya works with both, and so Margaret holds both."""
        return set() if number == OMAR else {self.elsewhere.pk}

    def nobody_finds_a_word_of_what_went(self) -> None:
        """In all that anybody may read of this family; in the other one only those who work with it find it."""
        for number, who in enumerate(map(staff, self.staff)):
            with acting_as(who):
                moved = Visit.objects.filter(family=self.elsewhere).count()
            assert moved == (self.model.moved if self.of_the_other_family(number) else 0)
        for one in self.model.gone:
            for who in (*map(staff, self.staff), self.as_member(0), self.as_member(1)):
                with acting_as(who):
                    assert tables_with(self.notes[one].word, self.family) == set()

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

    @precondition(lambda self: len(self.model.let_in) < len(self.members))
    @rule(who=member)
    def the_door_is_opened(self, who: int) -> None:
        if who not in self.model.let_in:
            place = {"family": self.family, "member": self.members[who], "user": self.accounts[who]}
            MemberAccess.objects.create(**place)
            self.model.let_in.add(who)

    # --- what the parents do

    @something_stands
    @rule(who=member)
    def reads(self, who: int) -> None:
        with acting_as(self.as_member(who)):
            found = list(SharedVersion.objects.shown_to(self.members[who].pk))
        assert {one.pk for one in found} == self.model.reads(who)
        self.model.shown[who] |= {one.sha256 for one in found}

    @something_stands
    @rule(pick=pick, is_theirs=mostly, reads_first=mostly, has_right_hash=mostly, other=pick)
    def signs(self, pick: int, is_theirs: bool, reads_first: bool, has_right_hash: bool, other: int) -> None:
        """A letter of theirs or of the other one, with a hash that they were shown, or a made-up one."""
        whose, of = self.letter(pick)
        version, who = self.model.standing[whose, of], whose if is_theirs else 1 - whose
        if reads_first:
            self.reads(who)
        shown = [*sorted(self.model.shown[who] - {version.sha256}), NEVER_SHOWN]
        has_right_hash = has_right_hash and version.sha256 in self.model.shown[who]
        seen = version.sha256 if has_right_hash else shown[other % len(shown)]
        said = Said(kind="agree", has_read=True, typed_name="A. Bell", words=f"{Answer.objects.count()}")
        may = has_right_hash and version.pk in self.model.reads(who)
        try:
            with transaction.atomic(), acting_as(self.as_member(who)):
                answer_version(version=version, seen=seen, said=said, by=self.accounts[who])
        except NoLongerStands:
            assert not may
            self.counts["not theirs to sign"] += 1
        else:
            assert may
            self.counts["signed"] += 1

    @something_stands
    @rule(pick=pick)
    def hides(self, pick: int) -> None:
        who, of = self.letter(pick)
        if who in self.model.let_in:
            with acting_as(self.as_member(who)):
                hide_version(version=self.model.standing[who, of], by=self.accounts[who])
            self.model.hidden.add((who, of))

    # --- what always holds

    @invariant()
    def each_reads_exactly_what_was_shared_with_them_and_stands(self) -> None:
        for who, one in enumerate(self.members):
            with acting_as(self.as_member(who)):
                shown = set(SharedVersion.objects.shown_to(one.pk).values_list("pk", flat=True))
                assert not SharedVersion.objects.exclude(member=one).exists()
            assert shown == self.model.reads(who)

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
