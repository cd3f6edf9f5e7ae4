"""Whatever is shared, kept back, taken back, restricted, split, moved and signed: each reads what is theirs.

A plain model beside the product says who may read which version, what stands in it, and who reaches the family. After
every step each member reads exactly the versions that were shared with them and stand, each member of staff reaches
exactly what the model says, and nobody has signed a text that they were not shown. Of a note that went to another
family, or was withdrawn, nobody finds a word. The long form: `./dev test --deep`.
"""

from collections import Counter
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from families.actions import allocate, end_allocation, lift_restriction, restrict_family
from families.actions.confidences import Asked, Looked, keep_confidence, look_again
from families.models import Allocation, Confidence, Visit, WrongFamily
from families.sharing.actions import (
    NeedsYes,
    NotTheirs,
    StillInConfidence,
    agree_wrong_family,
    ask_wrong_family,
    decide_withholding,
    let_go,
    propose_withholding,
    recall_version,
    share_version,
    unhide_version,
)
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import Withholding, content_hash
from families.sharing.pieces import Grounds
from restorative.access.identity import acting_as
from tests import people
from tests.access.sharing_household import Household, member, mostly, note, pick, something_stands
from tests.access.sharing_model import (
    CHILDS,
    MARGARET,
    OMAR,
    OUT,
    PARTS,
    POLICE,
    PRIYA,
    SUPPORT,
    TICKED,
    Place,
    make_note,
    tables_with,
)
from tests.access.test_walls import staff
from tests.conftest import Story
from tests.deep import sequences
from tests.sharing import sheets
from tests.sharing.withholdings import FACTS, in_days

ticks = st.sampled_from(
    ({SUPPORT}, {SUPPORT}, {CHILDS}, {SUPPORT, CHILDS}, set[str](), {SUPPORT, POLICE}, {*PARTS})
)
# what is never tried proves nothing
TRIED = {
    *(
        "shared",
        "shared without what was withheld",
        "shared with what was released",
        "held back",
        "taken back",
    ),
    *("signed", "not theirs to sign", "moved", "withdrawn", "gone after it was shared", "asked already"),
}


class Sharing(Household):
    """What the staff do."""

    def works(self, is_insider: bool) -> int:
        """Who works with the family now, or the other one."""
        (insider,) = self.model.parts
        return insider if is_insider else OMAR if insider == PRIYA else PRIYA

    @rule(is_insider=mostly, to=member, of=note, wants=ticks)
    def is_shared(self, is_insider: bool, to: int, of: int, wants: set[str]) -> None:
        by = self.works(is_insider)
        told, user, place = self.notes[of], self.staff[by], (to, of)
        with acting_as(staff(user)):
            found = Visit.objects.visible_to(user).filter(pk=told.visit.pk).exists()
        assert found == self.model.works_on(by, of)
        if not found:
            return
        with acting_as(staff(user)):
            sheets.decide(
                told, self.members[to], user, **{name: TICKED if name in wants else OUT for name in PARTS}
            )
            content = content_of(sheet_for(told.subject, self.members[to]), sender=user)
        # what has no way in is not left out in silence: whoever shares is led back to the choices
        assert (content is None) == bool(wants & self.model.has_no_way_in(place))
        self.counts["held back"] += content is None
        if content is not None:
            self.goes_out(by, place, wants, content)

    def goes_out(self, by: int, place: Place, wants: set[str], content: dict[str, Any]) -> None:
        (to, of), user = place, self.staff[by]
        texts = {block["text"] for block in content["blocks"]}
        going = wants - ({SUPPORT} if place in self.model.withheld else set())
        assert {name for name in PARTS if getattr(self.notes[of], name).text in texts} == going
        stood = self.model.standing.get(place)
        about: dict[str, Any] = {"subject": self.notes[of].subject, "member": self.members[to]}
        try:
            with transaction.atomic(), acting_as(staff(user)):
                made = share_version(**about, seen=content_hash(content), by=user)
        except NeedsYes:
            assert to in self.model.harming
            return
        assert to not in self.model.harming or made == stood
        if made != stood:
            self.model.hidden.discard(place)
        self.model.standing[place] = made
        self.counts["shared"] += 1
        self.counts["shared without what was withheld"] += going != wants
        self.counts["shared with what was released"] += POLICE in going

    @rule(is_insider=mostly, to=member, of=note)
    def is_withheld(self, is_insider: bool, to: int, of: int) -> None:
        """Out from the moment that somebody asks: what is shared next goes without it."""
        by = self.works(is_insider)
        if not self.model.works_on(by, of):
            return
        one, facts = self.notes[of], FACTS | {"review_on": in_days(30), "by": self.staff[by]}
        with acting_as(staff(self.staff[by])):
            propose_withholding(
                subject=one.subject, piece_id=one.support.pk, members=[self.members[to]], **facts
            )
        self.model.withheld.add((to, of))
        self.is_shared(True, to, of, {SUPPORT, CHILDS})

    @precondition(lambda self: bool(self.model.withheld))
    @rule(to=member, of=note, says=st.sampled_from(("agreed", "not_agreed")))
    def a_manager_says_to_that(self, to: int, of: int, says: str) -> None:
        """What was agreed before is let go. Who does not hold the family decides nothing."""
        kept = Withholding.objects.standing().filter(
            member=self.members[to], subject_id=self.notes[of].visit.pk
        )
        if (one := kept.first()) is None:
            return
        manager = self.staff[MARGARET]
        try:
            with transaction.atomic(), acting_as(staff(manager)):
                if one.is_waiting:
                    assert decide_withholding(withholding=one, decision=says, words="So.", by=manager)
                else:
                    assert let_go(withholding=one, by=manager)
        except NotTheirs:
            assert MARGARET not in self.model.reached_by()
            return
        assert MARGARET in self.model.reached_by()
        if says == "not_agreed" or not one.is_waiting:
            self.model.withheld.discard((to, of))

    @rule(is_insider=mostly, to=member, of=note)
    def what_the_police_said_is_released(self, is_insider: bool, to: int, of: int) -> None:
        """For this one reader; and goes to them."""
        by = self.works(is_insider)
        if not self.model.works_on(by, of):
            return
        ticked = TICKED | {"release": Grounds("agreed", "The officer agreed.", timezone.localdate())}
        with acting_as(staff(self.staff[by])):
            sheets.decide(self.notes[of], self.members[to], self.staff[by], **{POLICE: ticked, CHILDS: OUT})
        self.model.released.add((to, of))
        self.is_shared(True, to, of, {POLICE})

    @rule(is_insider=mostly, of=note)
    def the_child_asks_us_to_keep_it(self, is_insider: bool, of: int) -> None:
        by = self.works(is_insider)
        if not self.model.works_on(by, of) or of in self.model.kept:
            return
        said = ("Nobody else.", "What could come of it.", "yes", "yes")
        asked = Asked(self.child, [self.notes[of].jaden_said], *said)
        with acting_as(staff(self.staff[by])):
            keep_confidence(visit=self.notes[of].visit, asked=asked, by=self.staff[by])
        self.model.kept[of] = set()

    @precondition(lambda self: bool(self.model.kept))
    @rule(is_insider=mostly, of=note, outcome=st.sampled_from(("stays", "eased", "ended")), whom=member)
    def it_is_looked_at_again(self, is_insider: bool, of: int, outcome: str, whom: int) -> None:
        by = self.works(is_insider)
        if not self.model.works_on(by, of) or of not in self.model.kept:
            return
        with acting_as(staff(self.staff[by])):
            kept = Confidence.objects.standing().get(visit=self.notes[of].visit)
            looked = Looked(outcome, "We talked again.", readers=[self.members[whom]])
            look_again(confidence=kept, looked=looked, by=self.staff[by])
        if outcome == "eased":
            self.model.kept[of].add(whom)
        elif outcome == "ended":
            del self.model.kept[of]

    @rule(is_insider=mostly, of=note, moves=mostly, at_once=mostly)
    def is_asked_to_go(self, is_insider: bool, of: int, moves: bool, at_once: bool) -> None:
        """It was about others all along. Omar does not know whom."""
        by = self.works(is_insider)
        if not self.model.works_on(by, of):
            return
        to, user = self.elsewhere if moves and by == PRIYA else None, self.staff[by]
        with acting_as(staff(user)):
            asked = ask_wrong_family(visit=self.notes[of].visit, to_family=to, reason="Mixed up.", by=user)
        assert asked == (of not in self.model.asked)
        self.counts["asked already"] += not asked
        self.model.asked.setdefault(of, to is not None)
        assert WrongFamily.objects.waiting().filter(note_id=self.notes[of].visit.pk).count() == 1
        if at_once:
            self.goes(of)

    @precondition(lambda self: bool(self.model.asked))
    @rule(of=note)
    def goes(self, of: int) -> None:
        """As a manager agrees, if she holds both families."""
        if of not in self.model.asked:
            return
        manager, word = self.staff[MARGARET], self.notes[of].word
        asked = WrongFamily.objects.waiting().get(note_id=self.notes[of].visit.pk)
        may = MARGARET in self.model.reached_by()
        if may and self.model.asked[of] and of in self.model.kept:
            with acting_as(staff(manager)), pytest.raises(StillInConfidence):
                agree_wrong_family(asked=asked, words="", by=manager)
            return
        with acting_as(staff(manager)):
            assert ("families_passage" in tables_with(word, self.family)) == may
            assert agree_wrong_family(asked=asked, words="", by=manager) == may
        if may:
            self.counts["moved" if self.model.asked[of] else "withdrawn"] += 1
            self.counts["gone after it was shared"] += any(place[1] == of for place in self.model.standing)
            self.model.goes(of)
            self.nobody_finds_a_word_of_what_went()

    @something_stands
    @rule(is_insider=mostly, pick=pick)
    def is_taken_back(self, is_insider: bool, pick: int) -> None:
        by, place = self.works(is_insider), self.letter(pick)
        if by not in self.model.reached_by():
            return
        with acting_as(staff(self.staff[by])):
            version = self.model.standing.pop(place)
            assert recall_version(version=version, reason="A mistake", by=self.staff[by])
        self.model.hidden.discard(place)
        self.counts["taken back"] += 1

    @precondition(lambda self: bool(self.model.hidden))
    @rule(is_insider=mostly, pick=pick)
    def is_put_back(self, is_insider: bool, pick: int) -> None:
        by, places = self.works(is_insider), sorted(self.model.hidden)
        place = places[pick % len(places)]
        if by in self.model.reached_by():
            with acting_as(staff(self.staff[by])):
                unhide_version(version=self.model.standing[place], by=self.staff[by])
            self.model.hidden.discard(place)

    @precondition(lambda self: self.model.named is None)
    @rule(named=st.sets(st.sampled_from((PRIYA, OMAR, MARGARET)), min_size=1))
    def is_restricted(self, named: set[int]) -> None:
        listed = [self.staff[one] for one in named]
        facts = {"reason": "Sister", "review_on": timezone.localdate(), "by": self.staff[MARGARET]}
        if restrict_family(family=self.family, people=listed, **facts) is not None:  # type: ignore[arg-type]
            self.model.named = named

    @precondition(lambda self: self.model.named is not None)
    @rule()
    def is_lifted(self) -> None:
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


@pytest.mark.django_db
def test_each_reads_and_signs_what_is_theirs_whatever_happens(story: Story) -> None:
    Sharing.family, Sharing.elsewhere = story.family, people.make_family(story.priya, "Novak")
    Sharing.notes = [make_note(story, 0), make_note(story, 1)]
    Sharing.members, Sharing.child = [story.amina, story.ryan], story.jaden
    Sharing.accounts = [story.amina_account, people.make_account(story.ryan)]
    Sharing.staff = [story.priya, people.make_practitioner("Omar Aziz"), story.margaret]
    # one of the notes was shared with each of them before anything else happened
    places: list[Place] = [(0, 0), (1, 1)]
    Sharing.begun = {
        (to, of): sheets.share(Sharing.notes[of], Sharing.members[to], story.priya, police=OUT)
        for to, of in places
    }
    Sharing.counts = Counter()
    run_state_machine_as_test(Sharing, settings=sequences(200, 2_000, steps=12))
    print(f"\n{dict(sorted(Sharing.counts.items()))}")
    assert set(Sharing.counts) == TRIED
    assert min(Sharing.counts.values()) > 0
