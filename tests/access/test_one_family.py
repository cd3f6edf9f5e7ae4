"""What one row names belongs to the row's own family, nothing moves, and what is finished or shared stays as it is.

Priya works with two families here: the row policies let her write in both, so only the database's own ties can
keep them apart.
"""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from families.models import (
    Address,
    Allocation,
    BreakGlassSeen,
    Member,
    NamesHeldBack,
    ParentalResponsibility,
    ParentLink,
    Passage,
    PassageMember,
    Promise,
    PromiseMember,
    ProtectedAddress,
    ProtectedTerm,
    SafeContact,
    TermReader,
    VisitMember,
)
from families.sharing.models import (
    Answer,
    BlockSource,
    Composition,
    HarmAnswer,
    Invitation,
    MemberAccess,
    ReadAloud,
    Recall,
    SharedVersion,
    ShareRequest,
    SignInCode,
    Withholding,
)
from restorative.access.identity import Identity, acting_as
from restorative.access.policies import declared_functions
from restorative.accounts.models import Agency, Role, SupervisionLine, Team, User
from restorative.staff.actions import (
    activate_person,
    add_agency,
    add_team,
    change_person,
    deactivate_person,
    end_line,
    start_line,
)
from supervision.models import CaseDiscussion, Decision, SupervisionSession
from tests import people
from tests.access.world import Case, make_case, taken_back
from tests.access.world_agencies import mixed_agency_rows
from tests.access.world_assess import mixed_assessment_rows
from tests.access.world_heard import mixed_heard_rows
from tests.access.world_held import mixed_held_rows
from tests.access.world_importing import mixed_importing_rows
from tests.access.world_plans import mixed_plan_rows
from tests.access.world_together import mixed_together_rows
from tests.access.world_wrong import mixed_wrong_rows


@pytest.fixture
def priya(db: None) -> User:
    return people.make_practitioner()


@pytest.fixture
def own(priya: User) -> Case:
    return make_case("own", priya)


@pytest.fixture
def other(priya: User) -> Case:
    """Another family of the same worker."""
    return make_case("other", priya)


def refused(who: Identity, write: Callable[[], Any]) -> bool:
    """Whether the database refuses what this person writes, at the latest when the transaction ends."""
    try:
        with transaction.atomic(), acting_as(who):
            write()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError:
        return True
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return False


def staff(user: User) -> Identity:
    return Identity(user.pk, is_staff=True)


def mixed_rows(own: Case, other: Case) -> list[models.Model]:
    """Rows of one's own family that each name something of the other family."""
    family, visit = own.family, own.family.visits.filter(moved=None).get()
    theirs = other.family.visits.filter(moved=None).get()
    passage, foreign_passage = visit.passages.first(), theirs.passages.first()
    child = own.family.members.get(kind=Member.Kind.CHILD)
    promise, foreign_promise = visit.promises.get(), theirs.promises.get()
    invitation = Invitation.objects.get(family=other.family)
    version: dict[str, Any] = {"content": {"blocks": []}, "sha256": "0" * 64, "shared_by": own.lead}
    request: dict[str, Any] = {"content": {}, "sha256": "0" * 64, "asked_by": own.lead}
    spare = people.add_passage(visit, Passage.Kind.AGREED, "Spare words")
    subject: dict[str, Any] = {"subject_kind": "visit", "subject_id": uuid.uuid4()}
    return [
        SafeContact(family=family, member=other.father),
        Address(family=family, member=other.father, lines="x", kind="home", added_by=own.lead),
        ProtectedAddress(family=family, member=other.father, lines="x", kind="home", added_by=own.lead),
        *mixed_agency_rows(own, other),
        *mixed_heard_rows(own, other, theirs),
        *mixed_held_rows(own, other, visit, foreign_passage),
        *mixed_importing_rows(own, other),
        TermReader(family=family, term_id=own.ids["term"], member=other.father),
        TermReader(family=family, term_id=other.ids["term"], member=own.father),
        ProtectedTerm(family=family, about=other.father, kind="person", added_by=own.lead),
        NamesHeldBack(family=family, member=other.father, why="x", set_by=own.lead),
        ParentLink(family=family, parent=other.father, child=child, kind="birth"),
        ParentalResponsibility(family=family, member=other.father, child=child),
        VisitMember(family=family, visit=visit, member=other.mother),
        VisitMember(family=family, visit=theirs, member=own.father),
        Passage(family=family, visit=theirs, kind="support", position=90, text="x"),
        Passage(family=family, visit=visit, kind="response", position=91, text="x", said_by=other.mother),
        Passage(family=family, visit=visit, kind="response", position=92, text="x", answers=foreign_passage),
        PassageMember(family=family, passage=passage, member=other.mother),
        PassageMember(family=family, passage=foreign_passage, member=own.mother),
        Promise(family=family, visit=theirs, passage=spare, whose="ours", what="x", made_by=own.lead),
        PromiseMember(family=family, promise=promise, member=other.mother),
        PromiseMember(family=family, promise=foreign_promise, member=own.father),
        MemberAccess(family=family, member=other.father, user=people.make_practitioner()),
        Invitation(family=family, member=other.father, made_by=own.lead),
        SignInCode(family=family, invitation=invitation, code_hash="0", sent="email"),
        BlockSource(family=family, member=other.mother, source_id=uuid.uuid4()),
        Composition(
            family=family, **subject | {"subject_id": theirs.pk}, member=own.father, made_by=own.lead
        ),
        Composition(
            family=family, **subject | {"subject_id": visit.pk}, member=other.father, made_by=own.lead
        ),
        SharedVersion(family=family, **subject | {"subject_id": theirs.pk}, member=own.mother, **version),
        SharedVersion(family=family, **subject | {"subject_id": visit.pk}, member=other.mother, **version),
        Recall(family=family, version=taken_back(other), reason="x"),
        BreakGlassSeen(family=family, opening_id=other.ids["opening"], user=own.lead, words="x"),
        HarmAnswer(family=family, member=other.father, could_harm="no", by=own.lead),
        ShareRequest(family=family, **subject | {"subject_id": theirs.pk}, member=own.mother, **request),
        ShareRequest(family=family, **subject | {"subject_id": visit.pk}, member=other.mother, **request),
        *mixed_withholdings(own, other),
        *mixed_wrong_rows(own, other),
        *mixed_together_rows(own, other),
        *mixed_plan_rows(own, other),
        *mixed_assessment_rows(own, other),
        *mixed_decisions(own, other),
    ]


def mixed_withholdings(own: Case, other: Case) -> list[models.Model]:
    """Of a note of theirs, and from somebody of theirs."""
    said = {"category": "crime", "evidence": "x", "harm": "x", "instead": "x", "proposed_by": own.lead}
    about = {"family": own.family, "subject_kind": "visit", "review_on": timezone.localdate(), **said}
    hers, theirs = own.ids["visit"], other.ids["visit"]
    return [
        Withholding(**about, subject_id=theirs, piece_id=theirs, member=own.mother),
        Withholding(**about, subject_id=hers, piece_id=hers, member=other.mother),
    ]


def mixed_decisions(own: Case, other: Case) -> list[models.Model]:
    """A decision of one family out of what was discussed of the other."""
    manager = people.make_manager(of=own.lead)
    session = SupervisionSession.objects.create(
        supervisee=own.lead, manager=manager, planned_on=timezone.localdate(), changed_by=manager
    )
    part = CaseDiscussion.objects.create(session=session, family=other.family, changed_by=own.lead)
    said = {"question": "x", "decided": "x", "rationale": "x", "decided_by": own.lead}
    return [Decision(family=own.family, discussion=part, **said)]


def mixed_readings(own: Case, other: Case) -> list[models.Model]:
    """A version of theirs read to one of ours, and the other way round; an answer from a reading of theirs."""
    read = {"family": own.family, "read_by": own.lead, "read_on": timezone.localdate(), "way": "phone"}
    told = {
        "kind": "agree",
        "loudest": "agree",
        "user_id": own.lead.pk,
        "recorded_by": own.lead,
        "sha256": "0" * 64,
    }
    hers, theirs = own.ids["version"], other.ids["version"]
    foreign = ReadAloud.objects.get(family=other.family)
    return [
        ReadAloud(version_id=theirs, member=own.mother, **read),
        ReadAloud(version_id=hers, member=other.mother, **read),
        Answer(family=own.family, version_id=hers, member=own.mother, reading=foreign, **told),
    ]


def test_no_row_names_something_of_another_family(own: Case, other: Case, priya: User) -> None:
    passed = [
        f"{row._meta.label} {number}"
        for number, row in enumerate([*mixed_rows(own, other), *mixed_readings(own, other)])
        if not refused(staff(priya), lambda row=row: row.save(force_insert=True))  # type: ignore[misc]
    ]
    assert passed == []


def test_a_row_of_ones_own_family_is_written_all_the_same(own: Case, priya: User) -> None:
    visit = own.family.visits.filter(moved=None).get()
    passage = Passage(family=own.family, visit=visit, kind="support", position=50, text="x")

    assert not refused(staff(priya), lambda: passage.save(force_insert=True))


def test_nobody_writes_down_an_answer_in_a_colleagues_name(own: Case, priya: User) -> None:
    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=own.family, user=cora, works_as=Allocation.As.CO_WORKER)
    said = {"family": own.family, "version_id": own.ids["version"], "member": own.mother, "sha256": "0" * 64}
    hers = Answer(**said, kind="agree", loudest="agree", user_id=priya.pk, recorded_by=priya)

    assert refused(staff(cora), lambda: hers.save(force_insert=True))
    assert not refused(staff(priya), lambda: hers.save(force_insert=True))


def test_nobody_says_why_a_colleague_took_something_back(own: Case, priya: User) -> None:
    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=own.family, user=cora, works_as=Allocation.As.CO_WORKER)
    why = Recall(family=own.family, version=taken_back(own), reason="It named her sister.")

    assert refused(staff(cora), lambda: why.save(force_insert=True))
    assert not refused(staff(priya), lambda: why.save(force_insert=True))
    assert refused(staff(priya), lambda: Recall.objects.update(reason="Something else"))


def test_no_row_moves_to_another_family(own: Case, other: Case, priya: User) -> None:
    alone = people.make_adult(own.family)

    for rows in (Member.objects.filter(pk=alone.pk), own.family.drafts.all()):
        assert refused(staff(priya), lambda rows=rows: rows.update(family=other.family))  # type: ignore[misc]


def test_what_was_shared_or_finished_stays_as_it_is(own: Case, priya: User) -> None:
    visit = own.family.visits.filter(moved=None).get()
    writes: list[Callable[[], Any]] = [
        lambda: SharedVersion.objects.update(content={"blocks": []}),
        lambda: SharedVersion.objects.update(sha256="0" * 64),
        lambda: SharedVersion.objects.update(member=own.father),
        lambda: visit.passages.update(text="It was never said."),
        lambda: own.family.visits.update(happened_on=timezone.localdate()),
        lambda: own.family.promises.update(what="Something else"),
        lambda: Allocation.objects.update(user=priya),
        lambda: MemberAccess.objects.update(user=priya),
        lambda: SignInCode.objects.update(code_hash="0"),
    ]
    assert [number for number, write in enumerate(writes) if not refused(staff(priya), write)] == []


def test_a_colleague_adds_nothing_to_anothers_finished_note_and_takes_nothing_away(
    own: Case, priya: User
) -> None:
    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=own.family, user=cora, works_as=Allocation.As.CO_WORKER)
    visit = own.family.visits.filter(moved=None).get()
    passage = Passage(family=own.family, visit=visit, kind="support", position=60, text="x")

    assert refused(staff(cora), lambda: passage.save(force_insert=True))
    with transaction.atomic(), acting_as(staff(cora)):
        Promise.objects.filter(visit=visit).delete()
        visit.passages.all().delete()
    assert visit.passages.exists()
    assert visit.promises.exists()


def test_only_an_administrator_makes_staff_accounts_and_supervision_lines(priya: User) -> None:
    admin = people.make_staff("Adam Admin", Role.ADMINISTRATOR)
    omar = people.make_practitioner("Omar Aziz")

    def account() -> None:
        User.objects.create_user("new@example.org", name="New", roles=[Role.MANAGER])

    def line() -> None:
        SupervisionLine.objects.create(supervisee=omar, manager=priya)

    assert refused(staff(priya), account)
    assert refused(staff(priya), line)
    assert not refused(staff(admin), account)
    assert not refused(staff(admin), line)
    assert not refused(staff(priya), lambda: User.objects.create_user(name="A family member"))


def test_only_an_administrator_changes_accounts_lines_teams_and_agencies(priya: User) -> None:
    admin = people.make_staff("Adam Admin", Role.ADMINISTRATOR)
    omar = people.make_practitioner("Omar Aziz")
    gone = people.make_practitioner("Gone Away", is_active=False)
    line = SupervisionLine.objects.create(supervisee=omar, manager=people.make_manager())
    team = Team.objects.create(agency=Agency.objects.create(name="Council"), name="North")
    facts = {"name": "Omar Aziz", "email": "new@example.org", "job_title": "", "roles": [Role.LEAD]}
    writes: list[Callable[[User], Any]] = [
        lambda by: change_person(person=omar, facts=facts | {"team": team}, by=by),
        lambda by: deactivate_person(person=omar, by=by),
        lambda by: activate_person(person=gone, by=by),
        lambda by: start_line(person=priya, manager=omar, moment=None, by=by),
        lambda by: add_agency(name="Health trust", by=by),
        lambda by: add_team(name="South", agency=team.agency, by=by),
    ]
    for by in (priya, people.make_manager(), people.make_staff("Lena Lead", Role.LEAD)):
        passed = [n for n, write in enumerate(writes) if not refused(staff(by), lambda: write(by))]  # noqa: B023
        assert passed == []
        # what a row policy hides is not refused: it just is not there
        with transaction.atomic(), acting_as(staff(by)):
            assert SupervisionLine.objects.update(ended_at=timezone.now()) == 0
            assert Team.objects.update(name="Mine") == Agency.objects.update(name="Mine") == 0
    for write in writes:
        assert not refused(staff(admin), lambda: write(admin))  # noqa: B023
    assert not refused(staff(admin), lambda: end_line(line=line, by=admin))


def test_what_an_administrator_may_not_do_either(own: Case, priya: User) -> None:
    """The database itself keeps them from families' accounts, from passwords, and from locking themselves out."""
    admin = people.make_staff("Adam Admin", Role.ADMINISTRATOR)
    amina = people.make_account(own.mother, email="amina@example.org")
    omar = people.make_practitioner("Omar Aziz")
    line = SupervisionLine.objects.create(supervisee=omar, manager=people.make_manager())

    def facts(user: User, **others: Any) -> dict[str, Any]:
        return {"name": user.name, "email": user.email, "job_title": "", "team": None} | others

    writes: list[Callable[[], Any]] = [
        lambda: change_person(person=amina, facts=facts(amina, roles=[Role.LEAD]), by=admin),
        lambda: deactivate_person(person=amina, by=admin),
        lambda: activate_person(person=amina, by=admin),
        lambda: change_person(person=omar, facts=facts(omar, roles=[]), by=admin),
        lambda: change_person(person=admin, facts=facts(admin, roles=[Role.LEAD]), by=admin),
        lambda: deactivate_person(person=admin, by=admin),
        lambda: User.objects.filter(pk=omar.pk).update(email="mine@example.org"),
        lambda: User.objects.filter(pk=amina.pk).update(email="mine@example.org"),
        lambda: SupervisionLine.objects.filter(pk=line.pk).update(manager=admin),
        lambda: SupervisionLine.objects.filter(pk=line.pk).delete(),
        lambda: Team.objects.create(agency=Agency.objects.create(name="Council"), name="North").delete(),
    ]
    assert [number for number, write in enumerate(writes) if not refused(staff(admin), write)] == []
    with transaction.atomic(), acting_as(staff(admin)):
        assert User.objects.filter(pk=omar.pk).update(password="!") == 0


def test_a_family_session_reaches_none_of_it(own: Case) -> None:
    amina = people.make_account(own.mother)
    mother = Identity(amina.pk, own.mother.pk)
    omar = people.make_practitioner("Omar Aziz")
    calls = ["app.shut_out(%s)", "app.let_in(%s)", "app.must_look_after(%s)"]

    def ask(call: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {call}", [omar.pk])

    assert [call for call in calls if not refused(mother, lambda: ask(call))] == []  # noqa: B023


def test_nobody_takes_a_role_or_a_colleagues_password(priya: User) -> None:
    omar = people.make_practitioner("Omar Aziz")
    before = omar.password

    assert refused(staff(priya), lambda: User.objects.filter(pk=priya.pk).update(roles=[Role.LEAD]))
    with transaction.atomic(), acting_as(staff(priya)):
        User.objects.filter(pk=omar.pk).update(password="!")
    omar.refresh_from_db()
    assert omar.password == before


@pytest.mark.django_db
def test_each_database_function_is_declared_and_open_to_whom_it_is_for_only() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, array(SELECT path FROM unnest(ARRAY['app', 'staff', 'family']) path"
            "  WHERE has_function_privilege(current_database() || '_' || path, oid, 'EXECUTE'))"
            " FROM pg_proc WHERE pronamespace = 'app'::regnamespace"
        )
        found = {name: set(paths) for name, paths in cursor.fetchall()}
    assert found == {name: set(paths) for name, paths in declared_functions().items()}


@pytest.mark.django_db
def test_functions_that_run_as_the_owner_look_for_temporary_tables_last() -> None:
    """Unless it is named, the schema of temporary tables is searched first, and one could pose as ours."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'app'::regnamespace AND prosecdef"
            " AND NOT coalesce(proconfig[1], '') LIKE 'search_path=%pg_temp'"
        )
        assert cursor.fetchall() == []
