"""Two walls, and each one alone: with either taken away, everybody sees the same rows and the same pages.

Each is taken away by the test, never by a setting: there is none.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from copy import deepcopy
from typing import Any

import pytest
from django.db import models, transaction
from django.db.models import Q
from django.test import override_settings
from django.utils import translation

from families.models import BreakGlass, BreakGlassSeen, Family, PassageMember, Restriction, Withdrawal
from families.sharing.models import (
    Answer,
    BlockSource,
    Breach,
    BreachReport,
    BreachTold,
    Comment,
    FamilyRating,
    Invitation,
    Message,
    ReadAloud,
    SharedFile,
    SharedVersion,
    SignInCode,
)
from restorative.access.identity import Identity, acting_as
from restorative.access.management.commands.routes import Route
from restorative.access.policies import declared_tables
from restorative.accounts.models import Role, User
from restorative.audit.models import AccessLog, AuditEvent, Change, Refusal
from supervision.models import Agreement, Reflection, SupervisionSession
from tests.access.matrix import MATRIX
from tests.access.walk import address, ours
from tests.access.walls import filtering, objects, without_policies, without_querysets
from tests.access.world import Case, World, make_world
from tests.deep import DEEP
from tests.pages import lasting
from tests.papers import unprinted
from tests.quick import unwatched
from tests.test_house import our_models

pytestmark = pytest.mark.django_db
# accounts, and what holds no word of a case: which rows of these somebody reads is no matter of a family
NO_CASE = {"accounts", "access", "account", "mfa", "socialaccount"}
# a bare id without a family, which all staff may read
BARE = {"families_person"}
Row = tuple[str, str]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), override_settings(DEMO=True), unprinted(), transaction.atomic():
        translation.activate("en-gb")
        made = make_world()
        for case in (made.own, made.other, made.restricted):
            add_the_rest(case)
        yield made
        transaction.set_rollback(True)


def add_the_rest(case: Case) -> None:
    """A row of each table that the world has no need of, and some of the trail."""
    of = {"family": case.family}
    passage = case.family.visits.earliest("pk").passages.earliest("position")
    PassageMember.objects.create(**of, passage=passage, member=case.mother)
    BlockSource.objects.create(**of, member=case.mother, source_id=passage.pk)
    Withdrawal.objects.create(**of, note_id=uuid.uuid4(), agreed_by=case.lead)
    invitation = Invitation.objects.get(**of)
    SignInCode.objects.create(**of, invitation=invitation, code_hash="0" * 64, sent=SignInCode.Sent.EMAIL)
    about = {"user_id": case.lead.pk, "family_id": case.family.pk, "target_id": case.ids["version"]}
    AuditEvent.objects.create(**about, action="share_version", target_kind="sharing.sharedversion")
    for member in (None, case.mother.pk, case.father.pk):
        AccessLog.objects.create(**about, kind="version", member_id=member)
    Refusal.objects.create(user_id=case.lead.pk, view_name="families:family", method="GET", status=404)


def for_the_lead(model: type[models.Model], user: User) -> Any:
    """Where a family is seen, and by the lead outside the restricted ones, by plain ids."""
    here = Q(family_id__in=Family.objects.visible_to(user).values("pk"))
    restricted = Restriction.objects.standing().values("family_id")
    lead = (Q(family_id=None) | ~Q(family_id__in=restricted)) if Role.LEAD in user.roles else Q(pk__in=[])
    return objects(model).filter(here | lead)


def of_lead_alone(model: type[models.Model], user: User) -> Any:
    return for_the_lead(model, user) if Role.LEAD in user.roles else objects(model).none()


# models without a filter of their own that are not simply read where their family is
BY_HAND: dict[type[models.Model], Callable[[User], Any]] = {
    BreakGlass: lambda user: for_the_lead(BreakGlass, user),
    BreakGlassSeen: lambda user: for_the_lead(BreakGlassSeen, user),
    Breach: lambda user: for_the_lead(Breach, user),
    BreachTold: lambda user: for_the_lead(BreachTold, user),
    BreachReport: lambda user: for_the_lead(BreachReport, user),
    AuditEvent: lambda user: for_the_lead(AuditEvent, user),
    AccessLog: lambda user: for_the_lead(AccessLog, user),
    Change: lambda user: of_lead_alone(Change, user),
    Refusal: lambda user: Refusal.objects.all() if Role.LEAD in user.roles else Refusal.objects.none(),
    Agreement: lambda user: Agreement.objects.filter(Q(supervisee=user) | Q(manager=user)),
    Reflection: lambda user: Reflection.objects.filter(
        session__in=SupervisionSession.objects.visible_to(user)
    ),
}


def with_a_policy() -> list[type[models.Model]]:
    """Every model whose rows staff read by a row policy, and in which something of a case may stand."""
    read = {
        table.name
        for table in declared_tables()
        if table.case and any(rule.to == "staff" and "SELECT" in rule.verbs for rule in table.rules)
    }
    return [
        model
        for model in our_models()
        if model._meta.db_table in read - BARE and model._meta.app_label not in NO_CASE
    ]


def by_queryset(model: type[models.Model], user: User) -> set[Any]:
    """What the product's own filters give; a row without one is read where its family is."""
    if model in BY_HAND:
        rows = BY_HAND[model](user)
    elif model in filtering():
        rows = objects(model).visible_to(user)
    else:
        rows = objects(model).filter(family__in=Family.objects.visible_to(user))
    return set(rows.values_list("pk", flat=True))


def by_policy(model: type[models.Model], user: User) -> set[Any]:
    with transaction.atomic(), acting_as(Identity(user.pk, is_staff=True)):
        rows = objects(model)
        found = rows.visible_to(user) if hasattr(rows, "visible_to") else rows.all()
        return set(found.values_list("pk", flat=True))


def test_each_member_of_staff_reads_the_same_rows_by_either_wall(world: World) -> None:
    everybody = list(User.objects.exclude(roles=[]).filter(is_active=True))
    alone = {(model, user): by_queryset(model, user) for model in with_a_policy() for user in everybody}
    with without_querysets():
        wrong = [
            f"{model._meta.label} for {user.name}: {rows ^ by_policy(model, user)}"
            for (model, user), rows in alone.items()
            if rows != by_policy(model, user)
        ]
    assert wrong == []
    assert {model for (model, _), rows in alone.items() if rows} == set(with_a_policy())
    print(f"\n{len(alone):,} of {len(alone):,}: {len(with_a_policy())} tables, {len(everybody)} people")


# what the family's own pages ask for, of one member
MINE = (SharedVersion, Answer, FamilyRating, Comment, Message, ReadAloud, SharedFile, AccessLog)


def test_each_member_of_a_family_reads_the_same_rows_by_either_wall(world: World) -> None:
    for case in (world.own, world.other):
        for member in (case.mother, case.father):
            accesses = member.accesses.all()
            wanted = {model: set(pks(objects(model).filter(member_id=member.pk))) for model in MINE}
            for access in accesses:
                with transaction.atomic(), acting_as(Identity(access.user_id, member.pk)):
                    assert {model: set(pks(objects(model).all())) for model in MINE} == wanted
            assert accesses.exists() == (member not in (world.other.father,))


def pks(rows: Any) -> Any:
    return rows.values_list("pk", flat=True)


def test_the_walls_are_really_taken_away(world: World) -> None:
    """What each switch does, seen by somebody who reaches nothing: else the rest would prove nothing."""
    stranger = User.objects.get(name="Lena Lead")
    who = Identity(stranger.pk, is_staff=True)
    assert not Family.objects.visible_to(stranger).exists()
    with without_querysets():
        assert Family.objects.visible_to(stranger).count() >= 3
        with transaction.atomic(), acting_as(who):
            assert not Family.objects.visible_to(stranger).exists()
    with without_policies(), transaction.atomic(), acting_as(who):
        assert Family.objects.count() >= 3


def doors(world: World) -> Iterator[tuple[Route, str, Case]]:
    """Every page, as each who may knock there, on one's own family and another's and a restricted one."""
    for route in ours():
        if "GET" not in route["methods"] or route["name"] in NEW_EACH_TIME:
            continue
        holders = sorted(MATRIX[route["name"]][0] if DEEP else MATRIX[route["name"]][0] & KNOCKING)
        for who in holders:
            cases = (world.own, world.other, world.restricted) if "<" in route["pattern"] else (world.own,)
            for case in cases:
                yield route, who, case


# one who holds the family, her manager, the lead, and a mother; in the long form all who may knock
KNOCKING = {"practitioner", "manager", "lead", "mother"}
# a secret made for this once; how long a session lasts, and since when; the minute it is now
NEW_EACH_TIME = {
    "sharing:breach_new",
    "sharing:breach_told",
    "signin:app_new",
    "signin:passkey_new",
    "signin:stay",
    "signin:sessions",
}


def answers(world: World, off: AbstractContextManager[None]) -> dict[str, Row]:
    with off, unwatched():
        return {
            f"{route['name']} of {case.key} as {who}": ask(world, who, address(route, case))
            for route, who, case in doors(world)
        }


def ask(world: World, who: str, url: str) -> Row:
    client = world.clients[who]
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer: Any = client.get(url)
        body = lasting(answer.content.decode(errors="replace"))
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer.status_code, body


def test_everybody_is_shown_the_same_pages_by_either_wall_alone(world: World) -> None:
    both = answers(world, nullcontext())
    for off in (without_querysets, without_policies):
        alone = answers(world, off())
        wrong = {name: (alone[name][0], row[0]) for name, row in both.items() if alone[name] != row}
        assert wrong == {}, off.__name__
    assert {status for status, _ in both.values()} >= {200, 404}
    print(f"\n{len(both):,} pages, the same three times")
