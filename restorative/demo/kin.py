"""Tells who is who in each family, by the product's own actions. Nobody is added of whom something has to be asked."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from families.actions import add_member
from families.actions.kin import (
    add_household,
    add_parent_link,
    add_partnership,
    add_stay,
    say_parent_not_known,
)
from families.actions.orders import add_court_order, end_court_order
from families.models import Family, Household, Member
from restorative.accounts.models import User
from restorative.demo.clock import KIN as KIN_STAMPS
from restorative.demo.clock import Clock
from restorative.demo.kin_shapes import Couple, Home, Kin, Late, Ordered
from restorative.demo.kin_told import FEMALE, KIN, MALE

YEAR = 365.25
TOLD_ON = -30


def sex_of(key: str) -> str:
    """For the family tree; of a child not born yet nobody knows."""
    return "female" if key in FEMALE else "male" if key in MALE else ""


def tell_kin(clock: Clock, staff: Mapping[str, User], family: Family, people: dict[str, Member]) -> None:
    told = KIN.get(family.name)
    if told:
        with clock.at(clock.moment(TOLD_ON, "17:00"), KIN_STAMPS):
            KinTeller(clock.today, staff[told.by], family, people).tell(told)


class KinTeller:
    def __init__(self, today: date, by: User, family: Family, people: dict[str, Member]) -> None:
        self.today, self.by, self.family, self.people = today, by, family, people

    def tell(self, told: Kin) -> None:
        for one in told.late:
            self.people[one.key] = self.remember(one)
        self.tell_parents(told)
        for couple in told.couples:
            self.join(couple)
        for home in told.homes:
            self.settle(home)
        for ordered in told.orders:
            self.order(ordered)

    def tell_parents(self, told: Kin) -> None:
        for one in told.parents:
            child, parent = self.people[one.child], self.people[one.parent]
            add_parent_link(child=child, parent=parent.pk, kind=one.kind, by=self.by)
        for missing in told.missing:
            child, which, words = self.people[missing.child], missing.which, missing.words
            say_parent_not_known(child=child, which=which, words=words, by=self.by)

    def join(self, told: Couple) -> None:
        dates = {"began_on": self.ago(told.began), "ended_on": self.ago(told.ended)}
        pair = {"one": self.people[told.one].pk, "other": self.people[told.other].pk}
        facts = {"kind": told.kind, "how_ended": told.how, **dates}
        add_partnership(family=self.family, **pair, facts=facts, by=self.by)

    def remember(self, one: Late) -> Member:
        facts: dict[str, Any] = {
            "full_name": one.full_name,
            "kind": "adult",
            "role_in_family": one.role,
            "sex": one.sex,
            "birth_date": self.ago(one.age),
            "died_on": self.today + timedelta(days=one.died),
        }
        member = Member(family=self.family)
        return add_member(member=member, facts=facts, contact={}, ties=[], by=self.by)

    def settle(self, home: Home) -> None:
        made = add_household(family=self.family, name=home.name, members=[], from_on=None, by=self.by)
        for one in home.people:
            self.move_in(made, one.who, self.ago(one.since), self.ago(one.until))

    def move_in(self, home: Household, who: str, since: date | None, until: date | None) -> None:
        member = self.people[who]
        if since and member.birth_date:
            since = max(since, member.birth_date)
        facts = {"from_on": since, "to_on": until}
        add_stay(household=home, member=member.pk, facts=facts, by=self.by)

    def order(self, told: Ordered) -> None:
        facts = {
            "kind": told.kind,
            "made_on": self.today + timedelta(days=told.made),
            "ends_on": self.today + timedelta(days=told.ends) if told.ends else None,
            "words": told.words,
        }
        named = {side: [self.people[who].pk for who in keys] for side, keys in told.named.items()}
        child = self.people[told.child]
        made = add_court_order(child=child, facts=facts, named=named, has_seen=told.has_seen, by=self.by)
        if told.ended:
            end_court_order(order=made, ended_on=self.today + timedelta(days=told.ended), by=self.by)

    def ago(self, years: float) -> date | None:
        return self.today - timedelta(days=int(years * YEAR)) if years else None
