"""What each of the web server's three database roles may touch at all, written by hand beside the declarations."""

from collections import defaultdict

import pytest
from django.db import connection

FAMILY_READS = {
    "sharing_sharedversion",
    "sharing_answer",
    "sharing_comment",
    "sharing_message",
    "sharing_readaloud",
    # how a visit was, in their own word for it
    "sharing_familyrating",
    "sharing_sharedfile",
    "families_promise",
    "families_promisemember",
    "audit_accesslog",
    "accounts_opensession",
    "cache_entry",
}
FAMILY_WRITES = {
    "audit_auditevent": {"INSERT"},
    "audit_accesslog": {"INSERT"},
    "audit_refusal": {"INSERT"},
    "accounts_opensession": {"DELETE"},
    "cache_entry": {"INSERT", "UPDATE", "DELETE"},
}
# before anybody is known: what signing in needs, and where messages wait
NOBODY_READS = {
    "accounts_user",
    "accounts_outgoingmessage",
    "account_emailaddress",
    "account_emailconfirmation",
    "accounts_opensession",
    "mfa_authenticator",
    "socialaccount_socialaccount",
    "cache_entry",
}
CASE_APPS = ("families_", "sharing_", "plans_", "supervision_")

PRIVILEGES = """
SELECT relname, verb FROM pg_class, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) verb
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
  AND (has_table_privilege(current_database() || %s, pg_class.oid, verb)
       OR verb IN ('SELECT', 'INSERT', 'UPDATE')
          AND has_any_column_privilege(current_database() || %s, pg_class.oid, verb))
"""


def privileges(path: str) -> dict[str, set[str]]:
    """Table → verbs, partitions and views included, whole tables or single columns."""
    found: dict[str, set[str]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(PRIVILEGES, [f"_{path}", f"_{path}"])
        for table, verb in cursor.fetchall():
            found[table].add(verb)
    return found


def readable(path: str) -> set[str]:
    return {table for table, verbs in privileges(path).items() if "SELECT" in verbs}


@pytest.mark.django_db
def test_a_familys_session_touches_its_own_tables_and_no_others() -> None:
    written = {table: verbs - {"SELECT"} for table, verbs in privileges("family").items()}
    assert readable("family") == FAMILY_READS
    assert {table: verbs for table, verbs in written.items() if verbs} == FAMILY_WRITES


@pytest.mark.django_db
def test_who_is_not_signed_in_touches_no_table_of_a_case() -> None:
    assert readable("app") == NOBODY_READS
    assert [table for table in privileges("app") if table.startswith(CASE_APPS)] == []


@pytest.mark.django_db
def test_nobody_changes_the_trail_or_an_answer_and_nobody_empties_a_table() -> None:
    for path in ("app", "staff", "family"):
        for table, verbs in privileges(path).items():
            assert not verbs & {"TRUNCATE", "TRIGGER"}, table
            if table.startswith("audit_"):
                assert not verbs & {"UPDATE", "DELETE"}, table
            if table == "sharing_comment":
                assert verbs == {"SELECT"}, table
            if table == "sharing_answer":
                # staff write down what was said aloud, in their own name: test_one_family says how far
                assert verbs == ({"SELECT", "INSERT"} if path == "staff" else {"SELECT"}), table


@pytest.mark.django_db
def test_partitions_are_reached_through_their_table_and_its_policies_only() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r'")
        partitions = {name for (name,) in cursor.fetchall()}
    assert partitions
    for path in ("app", "staff", "family"):
        assert not partitions & set(privileges(path))


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["app", "staff", "family"])
def test_the_web_server_makes_nothing_in_the_database(path: str) -> None:
    with connection.cursor() as cursor:
        for schema in ("public", "app"):
            cursor.execute(
                "SELECT has_schema_privilege(current_database() || %s, %s, 'CREATE')", [f"_{path}", schema]
            )
            assert cursor.fetchone() == (False,)
