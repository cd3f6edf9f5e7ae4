"""What the state machine of sharing knows beside the product: plain facts, and a note with one of everything."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from families.models import Family, Passage
from families.sharing.models import SharedVersion
from tests import people
from tests.conftest import Story
from tests.sharing import sheets

PRIYA, OMAR, MARGARET = 0, 1, 2
# the parts about which something is chosen each time; the other ones go as the page offers it
SUPPORT, POLICE, CHILDS = "support", "police", "jaden_said"
PARTS = (SUPPORT, POLICE, CHILDS)
OUT: dict[str, Any] = {"included": False, "why_out": "not_about_them"}
TICKED: dict[str, Any] = {"included": True, "asked": True, "safe": True}
# to whom, of which note
Place = tuple[int, int]


@dataclass
class Note(sheets.Told):
    """A note whose words all hold one of their own, by which they are found wherever they went."""

    police: Passage
    word: str


def make_note(story: Story, number: int) -> Note:
    told = sheets.tell(story, present=(story.amina, story.ryan))
    police = people.add_passage(
        told.visit, "happened", "Somebody saw a van.", came_from=Passage.Source.POLICE
    )
    note = Note(**vars(told), police=police, word=f"noteword{number}")
    for passage in (*note.passages, *(getattr(note, name) for name in PARTS)):
        passage.text = f"{passage.text.removesuffix('.')} {note.word}."
        passage.save()
    told.promise.what = f"{told.promise.what} {note.word}"
    told.promise.save()
    return note


@dataclass
class Model:
    """What stands for whom, who comes in, what each was shown, who works with the family, and what has gone."""

    standing: dict[Place, SharedVersion] = field(default_factory=dict)
    hidden: set[Place] = field(default_factory=set)
    let_in: set[int] = field(default_factory=lambda: {0, 1})
    harming: set[int] = field(default_factory=set)
    shown: dict[int, set[str]] = field(default_factory=lambda: {0: set(), 1: set()})
    parts: set[int] = field(default_factory=lambda: {PRIYA})
    named: set[int] | None = None
    # the help that we gave is kept from somebody; what the police told us was released for somebody
    withheld: set[Place] = field(default_factory=set)
    released: set[Place] = field(default_factory=set)
    # of each note: who may know what the child asked us to keep
    kept: dict[int, set[int]] = field(default_factory=dict)
    # notes that somebody asked to go, with whether to the other family; and those that went
    asked: dict[int, bool] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    moved: int = 0

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

    def works_on(self, who: int, note: int) -> bool:
        return who in self.reached_by() and note not in self.gone

    def has_no_way_in(self, place: Place) -> set[str]:
        """The parts that do not go to them, whatever is ticked."""
        to, note = place
        held = set() if place in self.released else {POLICE}
        return held | ({CHILDS} if to not in self.kept.get(note, {to}) else set())

    def goes(self, note: int) -> None:
        """With all that was ever said of it."""
        self.moved += self.asked.pop(note)
        self.gone.add(note)
        self.standing = {place: one for place, one in self.standing.items() if place[1] != note}
        for places in (self.hidden, self.withheld, self.released):
            places -= {(to, of) for to, of in places if of == note}


def tables_with(word: str, family: Family) -> set[str]:
    """Where whoever asks now finds this word in a row of this family: looked for in all that they may read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT held.oid::regclass::text FROM pg_class held JOIN pg_attribute col ON col.attrelid = held.oid"
            " WHERE held.relnamespace = 'public'::regnamespace AND held.relkind = 'r' AND col.attname = 'family_id'"
            " AND has_table_privilege(held.oid, 'SELECT') AND NOT col.attisdropped"
        )
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table} it WHERE family_id = %(family)s"
                " AND to_jsonb(it)::text LIKE %(word)s)"
                for table in tables
            ),
            {"family": family.pk, "word": f"%{word}%"},
        )
        return {name for (name,) in cursor.fetchall()}
