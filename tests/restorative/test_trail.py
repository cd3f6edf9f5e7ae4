"""The safeguarding lead reads the trail: ids and action names, never a word of a case."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from restorative.accounts.models import Role
from restorative.audit.actions import record, record_opening, record_refusal
from restorative.audit.models import AccessLog, AuditEvent, Refusal
from tests import people
from tests.conftest import Story
from tests.counting import counted


@pytest.fixture
def as_lead(db: None) -> Client:
    return people.client_of(people.make_staff("Lena Lead", Role.LEAD))


def text(client: Client, url: str = "/trail/") -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def leave_marks(story: Story) -> None:
    """One change and one opening by Priya, one opening by Amina, one refusal of Priya."""
    record("finish_visit", by=story.priya, target=story.family, family_id=story.family.pk, fields=["text"])
    record_opening(
        AccessLog.Kind.FAMILY, by=story.priya, family_id=story.family.pk, target_id=story.family.pk
    )
    record_opening(
        AccessLog.Kind.VERSION,
        by=story.amina_account,
        family_id=story.family.pk,
        target_id=uuid.uuid4(),
        member_id=story.amina.pk,
    )
    record_refusal(user_id=story.priya.pk, view_name="audit:trail", method="GET", status=403)


def test_changes_openings_and_refusals_stand_in_one_list_without_a_familys_name(
    story: Story, as_lead: Client
) -> None:
    leave_marks(story)
    trail = text(as_lead)

    for shown in (
        "Finish visit",
        "Opened: family",
        "Opened: version",
        "Refused: audit:trail GET 403",
        "Priya Shah",
    ):
        assert shown in trail
    assert str(story.family.pk) in trail
    assert "A family member" in trail
    for secret in ("Bell", "Amina", "Ryan"):
        assert secret not in trail


def test_the_list_can_be_narrowed_to_one_kind(story: Story, as_lead: Client) -> None:
    leave_marks(story)

    assert "Opened: family" not in text(as_lead, "/trail/?kind=changes")
    assert "Finish visit" not in text(as_lead, "/trail/?kind=openings")
    assert "Refused: audit:trail" in text(as_lead, "/trail/?kind=refusals")
    assert text(as_lead, "/trail/?kind=openings").count('aria-current="page"') == 2


def test_paging_loses_nothing_and_repeats_nothing(story: Story, as_lead: Client) -> None:
    now = timezone.now()
    AuditEvent.objects.bulk_create(
        AuditEvent(action=f"change_{number:03}", at=now - timedelta(minutes=number // 7))
        for number in range(120)
    )
    AccessLog.objects.bulk_create(
        AccessLog(
            user_id=story.priya.pk,
            family_id=story.family.pk,
            target_id=uuid.uuid4(),
            kind="family",
            at=now - timedelta(minutes=number),
        )
        for number in range(30)
    )
    url, changes, openings, pages = "/trail/", [], 0, 0
    while url:
        trail = text(as_lead, url)
        changes += [number for number in range(120) if f"Change {number:03}" in trail]
        openings += trail.count("Opened: family")
        pages += 1
        rest = trail.partition('href="/trail/?before=')[2].partition('"')[0]
        url = f"/trail/?before={rest}" if rest else ""

    assert sorted(changes) == list(range(120))
    assert openings == 30
    assert pages == 3


def test_the_trail_takes_two_statements_however_long_it_is(story: Story, as_lead: Client) -> None:
    leave_marks(story)
    AuditEvent.objects.bulk_create(AuditEvent(action="change", user_id=story.priya.pk) for _ in range(200))
    with counted() as statements:
        text(as_lead)

    assert len(statements) == 2


@pytest.mark.parametrize(
    "query", ["kind=x", "before=x", "before=2026-01-01T00:00:00~x", "before=2026-01-01T00:00:00"]
)
def test_addresses_nobody_wrote_are_not_found(as_lead: Client, query: str) -> None:
    assert as_lead.get(f"/trail/?{query}").status_code == 404


def test_a_place_without_a_time_zone_is_not_found(as_lead: Client) -> None:
    assert as_lead.get(f"/trail/?before=2026-01-01T00:00:00~{uuid.uuid4()}").status_code == 404


def test_home_counts_the_last_seven_days(story: Story, as_lead: Client) -> None:
    leave_marks(story)
    AuditEvent.objects.create(action="long_ago", at=timezone.now() - timedelta(days=8))
    home = text(as_lead, "/")

    assert '<a class="govuk-link" href="/trail/?kind=changes"><strong>1</strong>' in " ".join(home.split())
    assert "<strong>2</strong>" in home
    assert "Bell" not in home


def test_only_the_lead_reads_it_and_a_refusal_is_itself_a_line(story: Story, as_lead: Client) -> None:
    Refusal.objects.all().delete()
    for client in (story.as_priya, story.as_margaret, story.as_amina):
        assert client.get("/trail/").status_code == 403

    assert text(as_lead).count("Refused: audit:trail GET 403") == 3
