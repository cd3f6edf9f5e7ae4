"""Two walls that agree: what the querysets give, and what the database gives without them."""

import re
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from families.models import Allocation, Family, Member, Visit
from families.sharing.models import MemberAccess, SharedVersion
from restorative.access.identity import NOBODY, Identity, acting_as, refuse_strong_role
from restorative.access.policies import declared_tables
from restorative.accounts.models import SupervisionLine, User
from tests import people
from tests.conftest import Story


def seen_by(identity: Identity) -> set[uuid.UUID]:
    """Every family that the database itself shows, with no filter of ours."""
    with transaction.atomic(), acting_as(identity):
        return set(Family.objects.values_list("pk", flat=True))


def staff(user: User) -> Identity:
    return Identity(user.pk, is_staff=True)


def test_each_practitioner_sees_her_own_families_and_the_walls_agree(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")
    novak = people.make_family(omar, "Novak")

    for person in (story.priya, story.margaret, omar):
        assert seen_by(staff(person)) == set(Family.objects.visible_to(person).values_list("pk", flat=True))
    assert seen_by(staff(story.priya)) == {story.family.pk}
    assert seen_by(staff(story.margaret)) == {story.family.pk}
    assert seen_by(staff(omar)) == {novak.pk}


def test_access_ends_the_moment_the_allocation_ends_also_to_ones_own_notes(story: Story) -> None:
    people.make_visit(story.family, story.priya)
    Allocation.objects.update(ended_at=timezone.now())

    with transaction.atomic(), acting_as(staff(story.priya)):
        assert Visit.objects.count() == 0
    assert not Visit.objects.visible_to(story.priya).exists()
    assert seen_by(staff(story.margaret)) == set()


def test_a_manager_loses_sight_when_the_supervision_line_ends(story: Story) -> None:
    SupervisionLine.objects.update(ended_at=timezone.now())

    assert seen_by(staff(story.margaret)) == set()
    assert seen_by(staff(story.priya)) == {story.family.pk}


def test_nobody_writes_into_another_workers_family(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")

    with pytest.raises(DatabaseError), transaction.atomic(), acting_as(staff(omar)):
        Visit.objects.create(
            family=story.family, author=omar, kind=Visit.Kind.HOME, happened_on=timezone.localdate()
        )


def test_a_parent_reads_no_live_record_whatever_the_query(story: Story) -> None:
    people.make_visit(story.family, story.priya, present=(story.amina,))
    amina = Identity(story.amina_account.pk, story.amina.pk)

    for model in (Family, Member, Visit):
        with pytest.raises(DatabaseError), transaction.atomic(), acting_as(amina):
            model.objects.count()


def make_version(story: Story, member: Member) -> SharedVersion:
    return SharedVersion.objects.create(
        family=story.family,
        member=member,
        subject_kind="visit",
        subject_id=uuid.uuid4(),
        content={"blocks": []},
        sha256="0" * 64,
        shared_by=story.priya,
    )


def test_a_parent_reads_her_own_versions_and_not_the_other_parents(story: Story) -> None:
    hers, his = make_version(story, story.amina), make_version(story, story.ryan)

    with transaction.atomic(), acting_as(Identity(story.amina_account.pk, story.amina.pk)):
        seen = set(SharedVersion.objects.values_list("pk", flat=True))
    assert seen == {hers.pk}
    assert his.pk not in seen


def test_a_session_cannot_claim_a_member_that_is_not_its_own(story: Story) -> None:
    make_version(story, story.ryan)

    with transaction.atomic(), acting_as(Identity(story.amina_account.pk, story.ryan.pk)):
        assert SharedVersion.objects.count() == 0


def test_a_parent_whose_access_ended_sees_nothing_more(story: Story) -> None:
    make_version(story, story.amina)
    MemberAccess.objects.update(ended_at=timezone.now())

    with transaction.atomic(), acting_as(Identity(story.amina_account.pk, story.amina.pk)):
        assert SharedVersion.objects.count() == 0


def test_without_an_identity_the_database_says_so_instead_of_showing_nothing(story: Story) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), acting_as(NOBODY):
        Family.objects.count()


def test_identity_is_given_back_at_the_end(story: Story) -> None:
    with transaction.atomic(), acting_as(staff(story.priya)):
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user = session_user, current_setting('app.uid', true)")
        assert cursor.fetchone() == (True, "")


def test_the_web_server_refuses_to_serve_as_owner(db: None) -> None:
    with pytest.raises(Exception, match="row policies"):
        refuse_strong_role()


@pytest.mark.django_db
def test_every_table_is_declared_and_every_case_table_is_behind_a_policy() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p') AND NOT relispartition"
        )
        tables: dict[str, bool] = dict(cursor.fetchall())
    declared = {table.name: table.case for table in declared_tables()}
    assert set(tables) == set(declared), "declare the new table in its app's policies.py"
    assert [name for name, case in declared.items() if case and not tables[name]] == []


def test_no_rule_lets_a_list_of_unknown_length_choose_the_plan() -> None:
    """Whoever writes one without `among` makes each page of a large family slow: docs/decisions/0006."""
    bare = re.compile(r"(?<!CASE WHEN )(?<![\w.])[\w.]+ = ANY\(\(SELECT app\.")
    rules = [(table.name, rule) for table in declared_tables() for rule in table.rules]
    assert [name for name, rule in rules if bare.search(rule.where) or bare.search(rule.check)] == []


@pytest.mark.django_db
def test_every_case_table_carries_the_family_it_belongs_to() -> None:
    # between a practitioner and their manager: what is said of a family there has a table of its own
    between_two = {
        f"supervision_{name}" for name in ("supervisionsession", "agreement", "action", "reflection")
    }
    accounts = {
        "accounts_user",
        "accounts_opensession",
        "accounts_supervisionline",
        "accounts_team",
        "accounts_agency",
    }
    # a tie that was declared by a name belongs to no family until somebody finds it
    unfound = {"families_tienotice"}
    # a file of people from elsewhere: nobody knows yet which families stand in it, and only who sent it reads it
    unread = {"families_importfile"}
    of_none = {"families_family", "families_person", "audit_refusal"}
    without = of_none | accounts | between_two | unfound | unread
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.columns WHERE column_name = 'family_id'")
        with_family = {name for (name,) in cursor.fetchall()}
    assert {table.name for table in declared_tables() if table.case} - with_family == without
