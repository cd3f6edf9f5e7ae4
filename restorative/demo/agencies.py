"""Who else is involved with each family, what they say of it, and how those agencies came to talk with each other."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from families.actions.agencies import add_agency_action, add_agency_role, end_agency_action, say_agency_load
from families.actions.agency_talks import close_agency_talk, open_agency_talk
from families.models import AgencyAction, AgencyDiscussion, AgencyRole, Family, Member
from restorative.accounts.models import User
from restorative.demo.clock import AGENCIES, Clock
from restorative.demo.story import day_of


@dataclass(frozen=True)
class Does:
    """What an agency does, or asks of the family; `key` where it is named again, `twice` the day on which it went."""

    what: str
    area: str
    who: str = ""
    whom: str = ""
    by: int | None = None
    asks: bool = False
    key: str = ""
    twice: int | None = None


@dataclass(frozen=True)
class Says:
    """What one of the family says of an agency, or of all of them."""

    who: str
    load: str
    words: str
    day: int


@dataclass(frozen=True)
class Agency:
    key: str
    name: str
    areas: tuple[str, ...]
    remit: str
    contacts: int | None = None
    person: str = ""
    goals: str = ""
    began: int | None = None
    ends: int | None = None
    strain: str = ""
    owner: str = ""
    says: tuple[Says, ...] = ()
    does: tuple[Does, ...] = ()


@dataclass(frozen=True)
class Talk:
    """`remits`: agency → (does, does_not or stops; in one sentence). Without a day on which it was held it is open."""

    day: int
    area: str
    about: str
    roles: tuple[str, ...]
    by: str
    invited: str = ""
    actions: tuple[str, ...] = ()
    held: int | None = None
    family_said: str = ""
    remits: Mapping[str, tuple[str, str]] | None = None
    because: str = ""
    next_try: str = ""


@dataclass(frozen=True)
class Around:
    """Everybody around one family, written down by one of us on a day."""

    by: str = ""
    day: int = 0
    agencies: tuple[Agency, ...] = ()
    says: tuple[Says, ...] = ()
    talks: tuple[Talk, ...] = ()


class AgencyTeller:
    """Tells of one family, by the product’s own actions."""

    def __init__(
        self, clock: Clock, staff: Mapping[str, User], family: Family, people: Mapping[str, Member]
    ) -> None:
        self.clock, self.staff, self.family, self.people = clock, staff, family, people
        self.roles: dict[str, AgencyRole] = {}
        self.actions: dict[str, AgencyAction] = {}

    def tell(self, around: Around) -> None:
        if around.by:
            self.tell_all(around, self.staff[around.by])

    def tell_all(self, around: Around, by: User) -> None:
        """Each thing on its day, and nothing before the agency is written down."""
        for day, happened in sorted(self.days_of(around, by).items()):
            with self.clock.at(self.moment(day), AGENCIES):
                for tell in happened:
                    tell()
        for talk in around.talks:
            self.talk(talk)

    def days_of(self, around: Around, by: User) -> dict[int, list[Callable[[], object]]]:
        days: dict[int, list[Callable[[], object]]] = defaultdict(list)
        for agency in around.agencies:
            since = max(around.day, agency.began or around.day)
            days[since].append(partial(self.add, agency, by))
            for said in agency.says:
                days[max(said.day, since)].append(partial(self.say, said, agency.key, by))
        for said in around.says:
            days[max(said.day, around.day)].append(partial(self.say, said, "", by))
        return days

    def moment(self, day: int) -> datetime:
        return self.clock.moment(day, "16:40")

    def day(self, day: int | None) -> Any:
        return None if day is None else day_of(day, self.clock.today)

    def add(self, agency: Agency, by: User) -> None:
        facts = {
            "agency": agency.name,
            "person": agency.person,
            "areas": list(agency.areas),
            "remit": agency.remit,
            "goals": agency.goals,
            "contacts_a_month": agency.contacts,
            "began_on": self.day(agency.began),
            "ends_on": self.day(agency.ends),
            "is_strained": bool(agency.strain),
            "strain": agency.strain,
            "overlap_owner": self.staff[agency.owner] if agency.owner else None,
        }
        role = self.roles[agency.key] = add_agency_role(family=self.family, facts=facts, by=by)
        for does in agency.does:
            self.do(does, role, by)

    def say(self, said: Says, key: str, by: User) -> None:
        say_agency_load(
            family=self.family,
            role_id=self.roles[key].pk if key else None,
            member=self.people[said.who],
            load=said.load,
            words=said.words,
            said_on=self.day(said.day),
            by=by,
        )

    def do(self, does: Does, role: AgencyRole, by: User) -> None:
        facts = {
            "kind": AgencyAction.Kind.ASKS if does.asks else AgencyAction.Kind.DOES,
            "what": does.what,
            "area": does.area,
            "who": does.who,
            "for_whom": self.people[does.whom] if does.whom else None,
            "by_when": self.day(does.by),
        }
        action = add_agency_action(role=role, facts=facts, by=by)
        self.actions[does.key or does.what] = action
        if does.twice is not None:
            end_agency_action(action=action, ended=AgencyAction.Ended.TWICE, by=by)

    def talk(self, told: Talk) -> None:
        by = self.staff[told.by]
        with self.clock.at(self.moment(told.day), AGENCIES):
            talk = open_agency_talk(
                family=self.family,
                facts={"area": told.area, "about": told.about, "invited": told.invited},
                roles=[self.roles[key] for key in told.roles],
                actions=[self.actions[key] for key in told.actions],
                by=by,
            )
        if told.held is not None:
            with self.clock.at(self.moment(told.held), AGENCIES):
                self.close(talk, told, by)

    def close(self, talk: AgencyDiscussion, told: Talk, by: User) -> None:
        held, remits = self.day(told.held), told.remits or {}
        outcome = AgencyDiscussion.Outcome.AGREED if remits else AgencyDiscussion.Outcome.NOT_AGREED
        facts = {
            "held_on": held,
            "family_said": told.family_said,
            "outcome": outcome,
            "because": told.because,
            "next_try": told.next_try,
        }
        agreed = [
            {"role_id": self.roles[key].pk, "says": says, "words": words, "from_on": held}
            for key, (says, words) in remits.items()
        ]
        close_agency_talk(talk=talk, facts=facts, remits=agreed, ends=[], by=by)
