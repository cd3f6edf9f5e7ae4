"""A family with hundreds of visits, made fast: what a page costs must not depend on how much there is."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from random import Random
from typing import Any

from django.db import connection, reset_queries, transaction
from django.test import Client
from django.utils import timezone

from families.models import (
    Allocation,
    Family,
    Member,
    Passage,
    PassageMember,
    Person,
    Promise,
    PromiseMember,
    Visit,
    VisitDraft,
    VisitMember,
)
from families.sharing.models import Answer, Comment, HarmAnswer, Message, SharedVersion, content_hash
from restorative.accounts.models import Role, User
from restorative.audit.models import AccessLog, AuditEvent, Refusal
from tests.access.world import Case, World
from tests.budgets.plans import add_plans

KINDS = ("happened", "happened", "support", "challenge", "response", "agreed", "agreed", "next")
ANSWERS = (None, "different", "agree", None, "mostly", "talk")
WORDS = [
    "we",
    "talked",
    "about",
    "mornings",
    "bus",
    "school",
    "breakfast",
    "late",
    "form",
    "uncle",
    "doctor",
    "kind",
    "quiet",
    "angry",
    "better",
    "worse",
]
# a promise is a sentence, what happened is a page
LENGTHS = {"agreed": 20, "next": 20}
LONG_VISIT = 30


def grow(world: World, *, to: int) -> None:
    """Priya's family has this many visits with all that hangs on them; and much of everything else besides."""
    case = world.own
    said = Random(to)  # noqa: S311  invented texts, no secrets
    before = Visit.objects.filter(family=case.family).count()
    visits = [Visit(family=case.family, author=case.lead, **day(n)) for n in range(before, to)]
    Visit.objects.bulk_create(visits)
    VisitMember.objects.bulk_create(
        VisitMember(family=case.family, visit=visit, member=member, was_there=True)
        for visit in visits
        for member in (case.mother, case.father)
    )
    for visit in visits:
        add_passages(case, visit, KINDS, said, first=0)
    share_every_second(case, visits, said)
    VisitDraft.objects.bulk_create(
        VisitDraft(family=case.family, author=case.lead, payload={"happened": [text(said)]})
        for _ in visits[::4]
    )
    add_marks(case, visits)
    add_plans(case, to)
    add_messages(case, visits[::8], said)
    count_anew()


def count_anew() -> None:
    """Let the database know how much there is now: it plans by what it last counted, perhaps an empty table."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def widen(world: World, *, by: int) -> None:
    """More people in the family, more families and colleagues, one long visit and one long letter."""
    case, said = world.own, Random(by)  # noqa: S311
    visit = Visit.objects.get(pk=case.ids["visit"])
    add_passages(case, visit, tuple(islice(cycle(KINDS), LONG_VISIT)), said, first=visit.passages.count())
    add_people(case.family, by)
    add_families(case.lead, by)
    User.objects.bulk_create(
        User(name=f"Colleague {n:02}", email=f"colleague{n}@example.org", roles=[Role.MANAGER], password="!")
        for n in range(by)
    )
    lengthen(case, said)
    count_anew()


@contextmanager
def undone(*clients: Client) -> Iterator[None]:
    """Whatever happens inside by these, the next one finds everything as it was."""
    reset_queries()
    cookies = [deepcopy(client.cookies) for client in clients]
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    for client, before in zip(clients, cookies, strict=True):
        client.cookies = before


def day(number: int) -> dict[str, Any]:
    """Facts of the visit that was so many days ago, at the same time of day as every other one."""
    finished = timezone.now() - timedelta(days=number + 1)
    return {
        "kind": Visit.Kind.HOME,
        "happened_on": timezone.localdate(finished),
        "finished_at": finished,
        "next_on": timezone.localdate() + timedelta(days=7),
    }


def text(said: Random, words: int = 100) -> str:
    return " ".join(said.choices(WORDS, k=words)) + f" {said.getrandbits(64):x}"


def add_passages(case: Case, visit: Visit, kinds: tuple[str, ...], said: Random, *, first: int) -> None:
    passages = [
        Passage(
            family=case.family,
            visit=visit,
            kind=kind,
            position=first + n,
            text=text(said, LENGTHS.get(kind, 100)),
        )
        for n, kind in enumerate(kinds)
    ]
    Passage.objects.bulk_create(passages)
    PassageMember.objects.bulk_create(
        PassageMember(family=case.family, passage=passage, member=case.mother) for passage in passages
    )
    promises = [promise_of(case, visit, one, n) for n, one in enumerate(passages) if one.kind == "agreed"]
    Promise.objects.bulk_create(promises)
    PromiseMember.objects.bulk_create(
        PromiseMember(family=case.family, promise=one, member=case.mother, shown_at=timezone.now())
        for one in promises
    )


def promise_of(case: Case, visit: Visit, passage: Passage, number: int) -> Promise:
    settled = timezone.now() if number % 2 else None
    return Promise(
        family=case.family,
        visit=visit,
        passage=passage,
        whose="ours" if number % 4 < 2 else "theirs",
        what=passage.text,
        by_when=visit.happened_on + timedelta(days=10),
        made_by=case.lead,
        settled_at=settled,
        settled_by=case.lead if settled else None,
        outcome="kept" if settled else "open",
    )


def share_every_second(case: Case, visits: list[Visit], said: Random) -> None:
    versions = [
        version_of(case, visit.pk, member, visit.finished_at, [text(said) for _ in range(4)])
        for visit in visits[::2]
        for member in (case.mother, case.father)
    ]
    SharedVersion.objects.bulk_create(versions)
    Answer.objects.bulk_create(
        Answer(**said_to(version), kind=kind, loudest=kind, words=text(said, 30), sha256=version.sha256)
        for version, kind in zip(versions, cycle(ANSWERS), strict=False)
        if kind
    )
    Comment.objects.bulk_create(
        Comment(**said_to(version), block_id=version.content["blocks"][0]["id"], text=text(said, 20))
        for version in versions[::3]
    )
    AccessLog.objects.bulk_create(
        AccessLog(
            kind="version",
            user_id=uuid.uuid4(),
            member_id=version.member_id,
            family_id=case.family.pk,
            target_id=version.pk,
        )
        for version in versions[: len(versions) // 2]
    )


def said_to(version: SharedVersion) -> dict[str, Any]:
    return {
        "family_id": version.family_id,
        "version": version,
        "member_id": version.member_id,
        "user_id": uuid.uuid4(),
    }


def version_of(
    case: Case, subject: uuid.UUID, member: Member, at: datetime, parts: list[str]
) -> SharedVersion:
    content = letter(case, member, parts)
    return SharedVersion(
        family=case.family,
        member=member,
        subject_kind="visit",
        subject_id=subject,
        content=content,
        sha256=content_hash(content),
        shared_by=case.lead,
        shared_at=at,
    )


def letter(case: Case, member: Member, parts: list[str]) -> dict[str, Any]:
    blocks: list[dict[str, Any]] = [
        {"id": str(uuid.uuid4()), "kind": kind, "text": part}
        for part, kind in zip(parts, cycle(["happened", "support", "challenge"]), strict=False)
    ]
    soon = timezone.localdate() + timedelta(days=7)
    blocks[-1] |= {
        "kind": "next",
        "text": " ".join(parts[-1].split()[:20]),
        "next_on": soon.isoformat(),
        "next_at": "10:30",
    }
    return {
        "heading": "Notes from 3 June 2026",
        "from": case.lead.name,
        "from_role": "Family support worker",
        "for": member.called,
        "on": "2026-06-03",
        "minutes": 2,
        "language": "en-gb",
        "blocks": blocks,
    }


def lengthen(case: Case, said: Random) -> None:
    """The mother's letter has many parts, and she has said something to each of them and answered often."""
    version = SharedVersion.objects.get(pk=case.ids["version"])
    files = [block for block in version.content["blocks"] if block["kind"] == "file"]
    version.content = letter(case, case.mother, [text(said, 60) for _ in range(LONG_VISIT)])
    version.content["blocks"] += files
    version.sha256 = content_hash(version.content)
    version.save()
    version.comments.all().delete()
    Comment.objects.bulk_create(
        Comment(**said_to(version), block_id=block["id"], text=text(said, 20))
        for block in version.content["blocks"]
    )
    Answer.objects.bulk_create(
        Answer(
            **said_to(version), kind="mostly", loudest="mostly", words=text(said, 20), sha256=version.sha256
        )
        for _ in range(10)
    )
    case.ids["block"] = version.content["blocks"][0]["id"]


def add_people(family: Family, number: int) -> None:
    """A household of twelve at the most: two more adults and the rest children."""
    people = [Person() for _ in range(min(number, 9))]
    Person.objects.bulk_create(people)
    Member.objects.bulk_create(
        Member(
            family=family,
            person=person,
            full_name=f"Person {n}",
            kind="adult" if n < 2 else "child",
            birth_date=date(1990, 1, 1) if n < 2 else date(2016, 1, n),
        )
        for n, person in enumerate(people)
    )
    HarmAnswer.objects.bulk_create(
        HarmAnswer(family=family, member=one, could_harm="no", by=family.created_by)
        for one in Member.objects.filter(person__in=people)
    )


def add_families(lead: User, number: int) -> None:
    families = [Family(name=f"Family {n:02}", created_by=lead) for n in range(number)]
    Family.objects.bulk_create(families)
    Allocation.objects.bulk_create(Allocation(family=one, user=lead, works_as="lead") for one in families)
    Visit.objects.bulk_create(
        Visit(family=one, author=lead, kind="home", happened_on=timezone.localdate()) for one in families
    )


def add_messages(case: Case, visits: list[Visit], said: Random) -> None:
    """The mother has told us something after each of these visits; every second time we have answered."""
    answered = {"reply": "x", "replied_at": timezone.now(), "replied_by": case.lead}
    promises = [
        Promise(family=case.family, whose="ours", what="x", made_by=case.lead, by_when=visit.happened_on)
        for visit in visits
    ]
    Promise.objects.bulk_create(promises)
    PromiseMember.objects.bulk_create(
        PromiseMember(family=case.family, promise=one, member=case.mother, shown_at=timezone.now())
        for one in promises
    )
    Message.objects.bulk_create(
        Message(
            family=case.family,
            member=case.mother,
            user_id=uuid.uuid4(),
            text=text(said),
            promise=one,
            **(answered if number % 2 else {}),
        )
        for number, one in enumerate(promises)
    )


def add_marks(case: Case, visits: list[Visit]) -> None:
    """What the lead reads: changes, openings and refusals."""
    about = {"user_id": case.lead.pk}
    AuditEvent.objects.bulk_create(
        AuditEvent(**about, action="visit finished", family_id=case.family.pk, target_id=visit.pk)
        for visit in visits
    )
    AccessLog.objects.bulk_create(
        AccessLog(**about, kind="visit", family_id=case.family.pk, target_id=visit.pk) for visit in visits
    )
    Refusal.objects.bulk_create(
        Refusal(**about, view_name="families:family", method="GET", status=404) for _ in visits
    )
