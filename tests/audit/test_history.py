"""Every change of a case leaves a row of history, and nobody who serves reads what stands in it."""

import json
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from families.models import Member, ParentLink, VisitDraft
from restorative.access.identity import NOBODY, Identity, acting_as
from restorative.access.policies import declared_tables
from restorative.accounts.models import Role
from restorative.audit.history import with_history
from restorative.audit.models import Change
from tests import people
from tests.conftest import Story

# by hand, beside the declarations: what keeps no history, and why
DRAFTS = {"families_visitdraft"}
DERIVED = {"access_familyaccess", "families_namekey", "families_notewords"}
# a whole file of people on its way in: for who sent it, and gone within a day
ON_ITS_WAY = {"families_importfile"}
# who is signed in, and when they were last seen: kept on every request
SESSIONS = {"accounts_opensession"}
THE_TRAIL = {"audit_auditevent", "audit_accesslog", "audit_refusal", "audit_change"}


def kept(source: str) -> list[dict[str, Any]]:
    """The history of one table, content included, as only the database's owner reads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(c) FROM audit_change c WHERE source = %s ORDER BY at", [source])
        return [json.loads(row) if isinstance(row, str) else row for (row,) in cursor.fetchall()]


def by(story: Story) -> Identity:
    return Identity(story.priya.pk, is_staff=True)


@pytest.mark.django_db
def test_every_case_table_keeps_its_history() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'keeps_history'")
        watched = {name for (name,) in cursor.fetchall()}
    assert watched == {table.name for table in with_history()}
    assert {table.name for table in declared_tables() if table.case} - watched == (
        DRAFTS | DERIVED | ON_ITS_WAY | SESSIONS | THE_TRAIL
    )


@pytest.mark.django_db
def test_every_row_with_a_history_is_known_by_a_uuid() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'id' AND data_type = 'uuid'"
        )
        known = {name for (name,) in cursor.fetchall()}
    assert {table.name for table in with_history()} <= known


def test_what_comes_changes_and_goes_is_kept_with_who_did_it(story: Story) -> None:
    with transaction.atomic(), acting_as(by(story)):
        Member.objects.filter(pk=story.jaden.pk).update(full_name="Jaden Cole")
        link = ParentLink.objects.create(
            family=story.family, parent=story.amina, child=story.jaden, kind=ParentLink.Kind.BIRTH
        )
        link_id = str(link.pk)
        link.delete()

    came, went = kept("families_parentlink")
    assert (came["operation"], came["before"], came["after"]) == ("INSERT", None, None)
    assert (went["operation"], went["before"]["kind"], went["after"]) == ("DELETE", "birth", None)
    assert {came["row_id"], went["row_id"]} == {link_id}
    changed = kept("families_member")[-1]
    assert changed["columns"] == ["full_name"]
    assert changed["before"]["full_name"] == "Jaden Bell"
    assert changed["after"] == {"full_name": "Jaden Cole"}
    assert {row["user_id"] for row in (came, went, changed)} == {str(story.priya.pk)}
    assert {row["family_id"] for row in (came, went, changed)} == {str(story.family.pk)}
    assert len({row["transaction"] for row in (came, went, changed)}) == 1


def test_a_family_is_its_own_family_and_what_the_owner_does_bears_no_name(story: Story) -> None:
    row = kept("families_family")[-1]

    assert (row["row_id"], row["family_id"]) == (str(story.family.pk), str(story.family.pk))
    assert row["user_id"] is None
    assert row["login"]


def test_what_a_family_member_does_bears_the_member(story: Story) -> None:
    story.as_amina.post("/my/tell/", {"text": "I would rather meet on Fridays."})

    row = kept("sharing_message")[-1]
    assert (row["user_id"], row["member_id"]) == (str(story.amina_account.pk), str(story.amina.pk))


def test_that_a_password_changed_is_kept_and_no_password(story: Story) -> None:
    story.priya.set_password("another long and quiet password")
    story.priya.save()

    row = kept("accounts_user")[-1]
    assert row["columns"] == ["password"]
    assert "password" not in row["before"]
    assert row["after"] == {}


def test_a_draft_leaves_no_history(story: Story) -> None:
    before = Change.objects.count()
    draft = VisitDraft.objects.create(family=story.family, author=story.priya, payload={"happened": ["one"]})
    draft.payload = {"happened": ["one, two"]}
    draft.save()

    assert Change.objects.count() == before


def refused(identity: Identity, sql: str) -> bool:
    try:
        with transaction.atomic(), acting_as(identity), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError:
        return True
    return False


CONTENT = [
    "SELECT before FROM audit_change",
    "SELECT after FROM audit_change",
    "SELECT * FROM audit_change",
    "SELECT c::text FROM audit_change c",
    "SELECT 1 FROM audit_change WHERE before IS NOT NULL",
    "INSERT INTO audit_change (source) VALUES ('x')",
    "SELECT * FROM audit_leaf",
    "SELECT * FROM audit_seal",
]


@pytest.mark.parametrize("sql", CONTENT)
def test_nobody_who_serves_reads_or_writes_what_history_holds(story: Story, sql: str) -> None:
    lead = people.make_staff("Lena Lead", Role.LEAD)
    everybody = [
        NOBODY,
        by(story),
        Identity(story.margaret.pk, is_staff=True),
        Identity(lead.pk, is_staff=True),
        Identity(story.amina_account.pk, story.amina.pk),
    ]
    assert [who for who in everybody if not refused(who, sql)] == []


def test_which_rows_changed_is_for_the_lead_and_for_nobody_else(story: Story) -> None:
    lead = people.make_staff("Lena Lead", Role.LEAD)
    seen = {}
    for who in (lead, story.priya, story.margaret):
        with transaction.atomic(), acting_as(Identity(who.pk, is_staff=True)):
            seen[who.name] = Change.objects.filter(family_id=story.family.pk).exists()

    assert seen == {"Lena Lead": True, "Priya Shah": False, "Margaret Hill": False}
