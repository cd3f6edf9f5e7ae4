"""Builds the demo from its stories, by the product's own actions, as if it had all happened on its day."""

import hashlib
from copy import copy
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth.hashers import get_hasher
from django.db import connection, transaction
from django.utils import timezone

from families.actions import (
    Claim,
    Tie,
    add_address,
    add_family,
    add_member,
    allocate,
    protect_term,
    say_nothing_to_keep,
)
from families.models import Allocation, Family, Member, ParentLink
from families.sharing.actions import Could, answer_harm, make_invitation
from families.sharing.models import HarmAnswer, MemberAccess
from restorative.accounts.models import Agency, Team, User
from restorative.audit.actions import record
from restorative.audit.guards import guards_lowered
from restorative.audit.leaves import take_leaves_anew
from restorative.audit.models import AuditEvent
from restorative.demo import story
from restorative.demo.agencies import AgencyTeller, Around
from restorative.demo.agencies_told import AROUND
from restorative.demo.ahmed import AHMED
from restorative.demo.assessments import TogetherTeller
from restorative.demo.bell import BELL
from restorative.demo.carter import CARTER
from restorative.demo.clock import Clock
from restorative.demo.council import list_council
from restorative.demo.green import GREEN
from restorative.demo.heard import hear
from restorative.demo.kin import sex_of, tell_kin
from restorative.demo.later import MORE
from restorative.demo.lewis import LEWIS
from restorative.demo.mattered import choose
from restorative.demo.murphy import MURPHY
from restorative.demo.novak import NOVAK
from restorative.demo.osei import OSEI
from restorative.demo.owed import OWED
from restorative.demo.patel import PATEL
from restorative.demo.people import PARENTS, STAFF
from restorative.demo.reach import guard
from restorative.demo.story import Person, Story
from restorative.demo.story_more import More
from restorative.demo.strips import tell_together
from restorative.demo.supervision import SupervisionTeller, unlocked
from restorative.demo.supervision_pairs import PAIRS
from restorative.demo.taylor import TAYLOR
from restorative.demo.tell import Teller
from restorative.demo.together import TOGETHER
from restorative.staff.actions import add_first_administrator, add_person

BUILT = "demo built"
STORIES = (BELL, AHMED, NOVAK, CARTER, OSEI, LEWIS, PATEL, GREEN, MURPHY, TAYLOR)
KEPT_TABLES = {"django_content_type", "auth_permission"}
YEAR = 365.25
ITERATIONS = 1000


class NotOurs(Exception):
    """There are people in this database who are not of the demo."""


def build(*, again: bool = False) -> bool:
    """Build the demo unless it stands already as it would be today; whether it was built. Raises NotOurs."""
    wanted = sorted([f"seed {fingerprint()}", f"day {timezone.localdate()}"])
    standing = built()
    if standing is None and User.objects.exists():
        raise NotOurs
    if standing is not None and standing.fields == wanted and not again:
        return False
    with transaction.atomic(), guards_lowered():
        clear()
        Builder().build()
        record(BUILT, by=None, fields=wanted)
        begin_trail()
    return True


def built() -> AuditEvent | None:
    """The trail's event of the demo that stands in this database."""
    return AuditEvent.objects.filter(action=BUILT).order_by("-at").first()


def begin_trail() -> None:
    """The clock set rows back after they were written: no history of that, and hashes of how they stand now."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_change")
    take_leaves_anew()


def fingerprint() -> str:
    """Changes with every word of the stories and with how they are built."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def clear() -> None:
    """Empty every table but Django's own lists."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} - KEPT_TABLES
    names = ", ".join(connection.ops.quote_name(table) for table in sorted(tables))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {names}")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class Builder:
    def __init__(self) -> None:
        self.clock = Clock()
        self.staff: dict[str, User] = {}
        self.families: dict[str, Family] = {}

    def build(self) -> None:
        with self.clock.at(self.clock.moment(-500, "9:00")):
            self.hire()
        for told in STORIES:
            self.meet(told)
        supervision = SupervisionTeller(self.clock, self.staff, self.families)
        with unlocked():
            for pair in PAIRS:
                supervision.tell(pair)
        hear(self.clock, self.families)
        guard(self.clock, self.staff, self.families)
        choose(self.clock, self.families)
        list_council(self.clock, self.families)

    def hire(self) -> None:
        agencies = {
            name: Agency.objects.create(name=name) for name in dict.fromkeys(one.agency for one in STAFF)
        }
        names = dict.fromkeys((one.agency, one.team) for one in STAFF)
        teams = {team: Team.objects.create(agency=agencies[agency], name=team) for agency, team in names}
        for one in sorted(STAFF, key=lambda one: ("administrator" not in one.roles, bool(one.manager))):
            self.staff[one.key] = self.employ(one, teams[one.team])

    def employ(self, one: story.Staff, team: Team) -> User:
        by = next(iter(self.staff.values()), None)
        if by is None:
            person = add_first_administrator(name=one.name, email=one.email, password=one.password)
        else:
            person = add_person(
                name=one.name,
                email=one.email,
                job_title=one.job_title,
                roles=one.roles,
                team=team,
                manager=self.staff.get(one.manager),
                by=by,
            )
        person.password = quick_hash(one.password)
        person.job_title, person.team = one.job_title, team
        person.save()
        return person

    def meet(self, told: Story) -> None:
        """A family, its people and workers, the doors of those who sign in; then everything that happened."""
        lead, since = told.workers[0]
        with self.clock.at(self.clock.moment(since, "9:00")):
            family = self.open_file(told, self.staff[lead])
            people = self.add_people(told, family, self.staff[lead])
            self.protect(told, family, people, self.staff[lead])
            self.ask_of_harm(told, family, people, self.staff[lead])
            self.open_doors(told, people, self.staff[lead])
        for key, day in told.workers[1:]:
            with self.clock.at(self.clock.moment(day, "9:30")):
                self.join(family, key, self.staff[lead])
        self.families[told.name] = family
        Teller(self.clock, self.staff, family, people).tell(told, MORE.get(told.name, More()))
        AgencyTeller(self.clock, self.staff, family, people).tell(AROUND.get(told.name, Around()))
        tell_kin(self.clock, self.staff, family, people)
        tell_together(self.clock, self.staff, family, people)
        together = TogetherTeller(self.clock, self.staff, family, people)
        together.tell(TOGETHER.get(told.name), OWED.get(told.name))

    def open_file(self, told: Story, lead: User) -> Family:
        facts = {
            "name": told.name,
            "level": told.level,
            "team": lead.team,
            "why_involved": told.why_involved,
        }
        return add_family(facts=facts, by=lead)

    def join(self, family: Family, key: str, by: User) -> None:
        allocate(family=family, user=self.staff[key], works_as=Allocation.As.CO_WORKER, by=by)

    def add_people(self, told: Story, family: Family, by: User) -> dict[str, Member]:
        """Children first, so that they stand when an adult says what they are to them."""
        people = {one.key: Member(family=family) for one in told.people}
        for one in sorted(told.people, key=lambda one: one.kind == "adult"):
            ties = [tie_of(tie, people) for tie in told.ties if tie.parent == one.key]
            add_member(
                member=people[one.key],
                facts=self.facts_of(one),
                contact=self.contact_of(one),
                ties=ties,
                by=by,
            )
        return people

    def protect(self, told: Story, family: Family, people: dict[str, Member], by: User) -> None:
        if not told.protected:
            say_nothing_to_keep(family=family, by=by)
        for one in told.protected:
            if one.of:
                facts = {"kind": one.kind, "lines": one.text, "postcode": one.postcode}
                add_address(member=people[one.of], facts=facts, is_protected=True, by=by)
            else:
                readers = [people[key] for key in one.readers]
                protect_term(family=family, kind=one.kind, text=one.text, readers=readers, by=by)

    def ask_of_harm(self, told: Story, family: Family, people: dict[str, Member], by: User) -> None:
        said = {one.key: Could(people[one.key], one.could, one.why) for one in told.harm}
        readers = {key: one for key, one in people.items() if one.reads_on(self.clock.today)}
        no = HarmAnswer.Could.NO
        answers = [said.get(key) or Could(member, no) for key, member in readers.items()]
        answer_harm(family=family, said=answers, by=by)

    def facts_of(self, one: Person) -> dict[str, Any]:
        today = self.clock.today
        facts = {"full_name": one.full_name, "kind": one.kind, "sex": sex_of(one.key), **one.facts}
        if one.due is not None:
            return facts | {"due_date": today + timedelta(days=one.due)}
        return facts | {"birth_date": today - timedelta(days=int(one.age * YEAR))}

    def contact_of(self, one: Person) -> dict[str, Any]:
        if not one.contact:
            return {}
        return {**one.contact, "confirmed_on": story.day_of(-40, self.clock.today)}

    def open_doors(self, told: Story, people: dict[str, Member], by: User) -> None:
        """A link for each parent who signs in; and in the demo a password, so that visitors need no code."""
        for account in PARENTS:
            if account.family == told.name:
                member = people[account.person]
                make_invitation(member=member, by=by)
                user = MemberAccess.objects.current().select_related("user").get(member=member).user
                user.email, user.name = account.email, account.name
                user.password = quick_hash(account.password)
                user.save()


def quick_hash(password: str) -> str:
    """Hashing is slow by design, and these passwords are printed anyway. Django hashes one anew when it is used."""
    hasher: Any = copy(get_hasher())
    hasher.iterations = ITERATIONS
    return str(hasher.encode(password, hasher.salt()))


def tie_of(tie: story.Tie, people: dict[str, Member]) -> Tie:
    return Tie(
        people[tie.parent],
        people[tie.child],
        Claim(ParentLink.Kind(tie.kind), tie.held, tie.basis, tie.proof_seen),
    )
