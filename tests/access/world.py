"""Two families of the same shape, everybody who might knock, and a canary in every text field of both."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from families.models import (
    Allocation,
    Family,
    Member,
    ParentalResponsibility,
    ParentLink,
    Promise,
    PromiseMember,
    SafeContact,
)
from families.sharing.models import (
    Answer,
    Comment,
    Composition,
    HarmAnswer,
    Invitation,
    Message,
    Recall,
    SharedFile,
    SharedVersion,
    ShareRequest,
    content_hash,
)
from restorative.accounts.models import Agency, Role, SupervisionLine, Team, User
from tests import people
from tests.access.canaries import canary
from tests.access.world_after import add_handover, add_reading, add_withholdings
from tests.access.world_agencies import add_agencies
from tests.access.world_assess import add_written_together
from tests.access.world_find import add_find
from tests.access.world_heard import add_heard
from tests.access.world_held import add_held
from tests.access.world_known import add_known
from tests.access.world_reach import add_reach, restrict
from tests.access.world_supervision import add_supervision
from tests.access.world_together import add_together
from tests.access.world_visits import PHOTO, add_more_of_the_visit, add_visit
from tests.access.world_wrong import add_wrong


@dataclass
class Case:
    """One family with one of everything, as ids for the URLs."""

    key: str
    family: Family
    lead: User
    mother: Member
    father: Member
    ids: dict[str, uuid.UUID | str] = field(default_factory=dict)


def make_case(key: str, lead: User) -> Case:
    family = people.make_family(lead, canary(key, "name"), why_involved=canary(key, "why"))
    mother = people.make_adult(
        family,
        canary(key, "mother"),
        notes_on_working_together=canary(key, "member"),
        role_in_family=canary(key, "role"),
        pronouns=canary(key, "pronouns"),
        spoken_language=canary(key, "spoken"),
        reading_language=canary(key, "reading"),
    )
    father = people.make_adult(family, canary(key, "father"))
    child = people.make_child(family, canary(key, "child"), preferred_name=canary(key, "childcalled"))
    people.make_contact(
        mother,
        SafeContact.Way.EMAIL,
        email=f"canary{key}contact@example.org",
        safe_times=canary(key, "times"),
        phone=canary(key, "phone"),
    )
    ParentLink.objects.create(family=family, parent=mother, child=child, kind=ParentLink.Kind.BIRTH)
    ParentalResponsibility.objects.create(
        family=family, member=mother, child=child, held="yes", basis=canary(key, "basis")
    )
    case = Case(key, family, lead, mother, father)
    add_known(case)
    add_visit(case)
    add_more_of_the_visit(case)
    add_version(case)
    add_staff(case)
    add_written_together(case)
    add_messages(case)
    add_reading(case)
    add_recall(case)
    add_handover(case)
    add_reach(case)
    add_request(case)
    return case


def add_staff(case: Case) -> None:
    """An agency, a team, and a line between two people who work with nobody."""
    agency = Agency.objects.create(name=f"Agency {case.key}")
    team = Team.objects.create(name="North", agency=agency)
    newcomer, manager = people.make_practitioner(f"New {case.key}"), people.make_manager(f"Over {case.key}")
    line = SupervisionLine.objects.create(supervisee=newcomer, manager=manager)
    case.ids |= {"person": case.lead.pk, "team": team.pk, "agency": agency.pk, "line": line.pk}


def add_version(case: Case) -> None:
    """The mother and the father have each been sent their own version of the visit."""
    hers = share(case, case.mother, canary(case.key, "hers"))
    his = share(case, case.father, canary(case.key, "his"))
    invitation = Invitation.objects.create(family=case.family, member=case.mother, made_by=case.lead)
    Composition.objects.create(
        family=case.family,
        subject_kind="visit",
        subject_id=case.ids["visit"],
        member=case.mother,
        made_by=case.lead,
    )
    case.ids |= {
        "version": hers.pk,
        "his_version": his.pk,
        "block": hers.content["blocks"][0]["id"],
        "file": hers.content["blocks"][1]["id"],
        "link": invitation.link,
    }


def taken_back(case: Case) -> SharedVersion:
    """A version for the mother that the lead took back again."""
    hers = SharedVersion.objects.get(pk=case.ids["version"])
    hers.pk, hers.recalled_at, hers.recalled_by = uuid.uuid4(), timezone.now(), case.lead
    hers.save(force_insert=True)
    return hers


def add_recall(case: Case) -> None:
    Recall.objects.create(family=case.family, version=taken_back(case), reason=canary(case.key, "recall"))


def add_messages(case: Case) -> None:
    """The mother and the father have each told us something, and we have answered."""
    case.ids["message"] = told(case, case.mother, "hers").pk
    add_together(case)
    told(case, case.father, "his")


def told(case: Case, member: Member, whose: str) -> Message:
    family, now = case.family, timezone.now()
    promise = Promise.objects.create(
        family=family,
        whose="ours",
        what=canary(case.key, "promisetold"),
        by_when=now.date(),
        made_by=case.lead,
        owner=case.lead,
    )
    PromiseMember.objects.create(family=family, promise=promise, member=member, shown_at=now)
    return Message.objects.create(
        family=family,
        member=member,
        user_id=uuid.uuid4(),
        text=canary(case.key, f"{whose}told"),
        promise=promise,
        reply=canary(case.key, f"{whose}reply"),
        replied_at=now,
        replied_by=case.lead,
    )


def letter_to(case: Case, member: Member, blocks: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "heading": "Notes from 3 June 2026",
        "from": case.lead.name,
        "from_role": case.lead.job_title,
        "for": member.called,
        "on": "2026-06-03",
        "minutes": 1,
        "language": "en-gb",
        "blocks": blocks,
    }


def share(case: Case, member: Member, text: str) -> SharedVersion:
    bytes_said = {"media_type": PHOTO["media_type"], "sha256": PHOTO["sha256"]}
    blocks = [
        {"id": str(uuid.uuid4()), "kind": "happened", "text": text},
        {"id": str(uuid.uuid4()), "kind": "file", "text": f"{text}photo", **bytes_said},
    ]
    content = letter_to(case, member, blocks)
    version = SharedVersion.objects.create(
        family=case.family,
        member=member,
        subject_kind="visit",
        subject_id=case.ids["visit"],
        content=content,
        sha256=content_hash(content),
        shared_by=case.lead,
    )
    copied = {name: PHOTO[name] for name in ("media_type", "data", "sha256")}
    SharedFile.objects.create(
        family=case.family, member=member, block_id=content["blocks"][1]["id"], **copied
    )
    said = {"family": case.family, "version": version, "member": member, "user_id": uuid.uuid4()}
    Answer.objects.create(
        **said,
        kind=Answer.Kind.DIFFERENT,
        loudest=Answer.Kind.DIFFERENT,
        words=f"{text}words",
        typed_name=f"{text}typed",
        sha256=version.sha256,
    )
    Comment.objects.create(**said, block_id=content["blocks"][0]["id"], text=f"{text}comment")
    return version


def add_request(case: Case) -> None:
    """Nobody knows of the father; something for him waits to be read first, something was sent back, more is held."""
    his = {"family": case.family, "member": case.father}
    HarmAnswer.objects.create(**his, could_harm="not_known", why=canary(case.key, "harm"), by=case.lead)
    block = {"id": str(uuid.uuid4()), "kind": "happened", "text": canary(case.key, "asked")}
    content = letter_to(case, case.father, [block])
    about = {"subject_kind": "visit", "subject_id": case.ids["visit"], "sha256": content_hash(content)}
    asked: dict[str, Any] = {**his, **about, "content": content, "asked_by": case.lead}
    rhea, now = people.make_manager("Rhea First"), timezone.now()
    decided = {"decided_by": rhea, "decided_at": now, "decision": "changes"}
    ShareRequest.objects.create(**asked, **decided, words=canary(case.key, "decided"))
    case.ids["asked"] = ShareRequest.objects.create(**asked).pk
    add_withholdings(case)
    add_held(case)
    add_wrong(case)
    add_agencies(case)
    add_heard(case)
    add_find(case)


# one of each kind of person: whoever else holds the same permission sees the same page
KINDS = ("practitioner", "manager", "lead", "administrator", "mother", "nobody")


@dataclass
class World:
    own: Case
    other: Case
    restricted: Case
    clients: dict[str, Client]


def make_world() -> World:
    """Everybody who might knock, each in a browser of their own. `own` is Priya's family, `other` Omar's.

    Priya and Cora work with `restricted` too, and so Margaret would see it; none of them is on its list.
    """
    priya, omar = people.make_practitioner("Priya Shah"), people.make_practitioner("Omar Aziz")
    own, other = make_case("own", priya), make_case("other", omar)
    former = people.make_practitioner("Fay Former")
    Allocation.objects.create(
        family=own.family,
        user=former,
        works_as=Allocation.As.CO_WORKER,
        started_at=timezone.now() - timedelta(days=90),
        ended_at=timezone.now() - timedelta(days=1),
    )
    staff = {
        "practitioner": priya,
        "other_practitioner": omar,
        "co_worker": people.make_practitioner("Cora Lee"),
        "former_worker": former,
        "manager": people.make_manager("Margaret Hill", of=priya),
        "other_manager": people.make_manager("Neil Gray", of=omar),
        "lead": people.make_staff("Lena Lead", Role.LEAD),
        "administrator": people.make_staff("Adam Admin", Role.ADMINISTRATOR),
        "deactivated": people.make_practitioner("Dee Parted"),
    }
    Allocation.objects.create(family=own.family, user=staff["co_worker"], works_as=Allocation.As.CO_WORKER)
    add_supervision(own, staff["manager"])
    add_supervision(other, staff["other_manager"])
    clients = {name: people.client_of(user) for name, user in staff.items()}
    User.objects.filter(pk=staff["deactivated"].pk).update(is_active=False)
    clients["mother"] = people.family_client(people.make_account(own.mother), own.mother)
    clients["father"] = people.family_client(people.make_account(own.father), own.father)
    clients["other_mother"] = people.family_client(people.make_account(other.mother), other.mother)
    clients["stranger"] = people.family_client(
        people.make_account(people.make_adult(other.family)), own.mother
    )
    clients["nobody"] = Client()
    for client in clients.values():
        client.raise_request_exception = False
    return World(own, other, make_restricted(priya, staff["co_worker"]), clients)


def make_restricted(priya: User, cora: User) -> Case:
    """Rita leads it, and only she and her manager are named."""
    rita = people.make_practitioner("Rita Stone")
    mo = people.make_manager("Mo Field", of=rita)
    case = make_case("restricted", rita)
    for user in (priya, cora):
        Allocation.objects.create(family=case.family, user=user, works_as=Allocation.As.CO_WORKER)
    add_supervision(case, mo)
    restrict(case, [rita, mo])
    return case
