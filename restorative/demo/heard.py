"""Tells, for each family, what everybody in it thinks and needs, day by day, by the product's own actions."""

from collections.abc import Callable
from itertools import groupby
from typing import Any

from families.actions import heard as actions
from families.models import Family, Member
from restorative.accounts.models import User
from restorative.demo.clock import HEARD, Clock
from restorative.demo.heard_first import AHMED, BELL, CARTER
from restorative.demo.heard_last import GREEN, OSEI, PATEL, TAYLOR
from restorative.demo.heard_next import LEWIS, MURPHY, NOVAK
from restorative.demo.heard_story import (
    Asked,
    Explain,
    Fact,
    Interprets,
    Know,
    Myself,
    Need,
    Speak,
    Thought,
    Try,
)
from restorative.demo.story import day_of

FACTS: dict[str, tuple[Fact, ...]] = {
    "Ahmed": AHMED,
    "Bell": BELL,
    "Carter": CARTER,
    "Green": GREEN,
    "Lewis": LEWIS,
    "Murphy": MURPHY,
    "Novak": NOVAK,
    "Osei": OSEI,
    "Patel": PATEL,
    "Taylor": TAYLOR,
}


def hear(clock: Clock, families: dict[str, Family]) -> None:
    """Of the families that are there, by who leads the work."""
    for name in FACTS.keys() & families.keys():
        Hearer(clock, families[name]).tell(FACTS[name])


class Hearer:
    def __init__(self, clock: Clock, family: Family) -> None:
        self.clock, self.family = clock, family
        self.people: dict[str, Member] = {
            one.full_name.split(" ")[0].lower(): one for one in family.members.all()
        }
        lead = family.allocations.current().select_related("user").get(works_as="lead")
        self.by: User = lead.user
        self.tellers: dict[type, Callable[[Any], object]] = {
            Asked: self.asked,
            Thought: self.thought,
            Need: self.need,
            Know: self.know,
            Try: self.tried,
            Myself: self.myself,
            Explain: self.explained,
            Speak: self.speak,
            Interprets: self.interprets,
        }

    def tell(self, facts: tuple[Fact, ...]) -> None:
        """One moment of the clock a day: there are many facts."""
        in_order = sorted(facts, key=lambda fact: fact.day)
        for day, some in groupby(in_order, key=lambda fact: fact.day):
            with self.clock.at(self.clock.moment(day, "16:50"), HEARD):
                for fact in some:
                    self.tellers[type(fact)](fact)

    def on(self, day: int | None) -> Any:
        return None if day is None else day_of(day, self.clock.today)

    def asked(self, one: Asked) -> None:
        asked = one.outcome != "not_sought"
        facts = {
            "outcome": one.outcome,
            "words": one.words,
            "how": one.how if asked else "",
            "setting": one.setting,
            "who_else": one.who_else,
            "asked_on": self.on(one.day),
        }
        actions.note_view(member=self.people[one.who], facts=facts, by=self.by)

    def thought(self, one: Thought) -> None:
        actions.note_influence(member=self.people[one.who], text=one.text, by=self.by)

    def need(self, one: Need) -> None:
        facts = {
            "need": one.need,
            "evidence": one.evidence,
            "words": one.words,
            "action": one.action,
            "who": one.doer,
            "by_when": self.on(one.by),
            "noted_on": self.on(one.day),
        }
        actions.note_need(child=self.people[one.who], facts=facts, by=self.by)

    def know(self, one: Know) -> None:
        facts = {
            "name": one.name,
            "good_times": one.times,
            "helps": one.helps,
            "gets_in_the_way": one.hinders,
            "approach": one.approach,
            "written_with": one.written_with,
            "said_on": self.on(one.day),
        }
        actions.get_to_know(member=self.people[one.who], facts=facts, by=self.by)

    def tried(self, one: Try) -> None:
        facts = {
            "what": one.what,
            "outcome": one.outcome,
            "learned": one.learned,
            "tried_on": self.on(one.day),
        }
        actions.note_tried(member=self.people[one.who], facts=facts, by=self.by)

    def myself(self, one: Myself) -> None:
        facts = {"about": one.about, "words": one.words, "said_on": self.on(one.day)}
        actions.note_identity(member=self.people[one.who], facts=facts, by=self.by)

    def explained(self, one: Explain) -> None:
        facts = {
            "topics": list(one.topics),
            "language": one.language,
            "mode": one.mode,
            "interpreter": one.interpreter,
            "told_back": one.told_back,
            "explained_on": self.on(one.day),
        }
        actions.note_explained(member=self.people[one.who], facts=facts, by=self.by)

    def speak(self, one: Speak) -> None:
        facts = {**one.facts, "needs_asked_on": self.on(one.day)}
        actions.change_speaking(member=self.people[one.who], facts=facts, by=self.by)

    def interprets(self, one: Interprets) -> None:
        visit = self.family.visits.filter(happened_on=self.on(one.day)).first()
        if visit is None:
            raise ValueError(f"The demo tells of an interpreter at no visit, on day {one.day}")
        facts = {"mode": one.mode, "interpreter": one.interpreter, "instead": one.instead}
        actions.note_interpreter(visit=visit, member=self.people[one.who], facts=facts, by=self.by)
