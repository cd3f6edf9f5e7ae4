"""The safeguarding lead reads the trail: ids and action names, never a word of a case."""

import re
import uuid
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import Role, User
from restorative.audit.actions import record, record_opening, record_refusal
from restorative.audit.models import AccessLog, AuditEvent, Refusal
from restorative.audit.trail import family_of_reference
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
    assert "text" in trail
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


def looked_up(client: Client, **facts: str) -> str:
    """Where looking this up leads. What was typed stays out of the address."""
    answer = client.post("/trail/", facts)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def test_a_person_is_looked_up_by_name_or_address_and_only_their_lines_are_shown(
    story: Story, as_lead: Client
) -> None:
    leave_marks(story)
    omar = people.make_practitioner("Omar Aziz")
    record("close_plan", by=omar)

    for said in ("priya shah", str(story.priya.email).upper()):
        assert looked_up(as_lead, person=said) == f"/trail/?person={story.priya.pk}"
    trail = text(as_lead, f"/trail/?person={story.priya.pk}")
    assert "By Priya Shah" in trail
    assert "Finish visit" in trail
    assert "Close plan" not in trail
    assert "Opened: version" not in trail


def test_a_family_is_looked_up_by_its_reference_and_its_name_is_not_shown(
    story: Story, as_lead: Client
) -> None:
    leave_marks(story)
    novak = people.make_family(story.priya, "Novak")
    record("edit_family", by=story.priya, family_id=novak.pk)

    for said in (story.family.reference, f" {story.family.reference.lower()} ", str(story.family.pk)):
        assert looked_up(as_lead, family=said) == f"/trail/?family={story.family.pk}"
    trail = text(as_lead, f"/trail/?family={story.family.pk}")
    assert "Opened: version" in trail
    assert "Edit family" not in trail
    assert "Refused" not in trail
    assert "Bell" not in trail


def test_days_are_whole_days_here(story: Story, as_lead: Client) -> None:
    for name, at in (
        ("before", "2026-06-02T22:59"),
        ("within", "2026-06-02T23:30"),
        ("after", "2026-06-03T23:00"),
    ):
        AuditEvent.objects.create(action=name, at=datetime.fromisoformat(f"{at}:00+00:00"))

    url = looked_up(
        as_lead,
        since_day="3",
        since_month="6",
        since_year="2026",
        until_day="3",
        until_month="6",
        until_year="2026",
    )
    trail = text(as_lead, url)
    assert "From 3 June 2026" in trail
    assert "Within" in trail
    assert "Before" not in trail
    assert "After" not in trail


def test_what_cannot_be_found_is_said_and_what_was_typed_stays(story: Story, as_lead: Client) -> None:
    people.make_practitioner("Priya Shah")
    answer = as_lead.post("/trail/", {"person": "Priya Shah", "family": "F-00000"}).content.decode()

    assert "Several people are called that" in answer
    assert "There is no family of that reference" in answer
    assert 'value="F-00000"' in answer
    assert "Nobody on the staff" in as_lead.post("/trail/", {"person": "Amina Bell"}).content.decode()


def test_nobody_else_learns_which_family_a_reference_belongs_to(story: Story) -> None:
    with transaction.atomic(), acting_as(Identity(story.priya.pk, is_staff=True)):
        assert family_of_reference(story.family.reference) is None


def test_row_by_row_says_which_columns_changed_and_not_what_stood_there(
    story: Story, as_lead: Client
) -> None:
    story.family.why_involved = "Amina asked us."
    story.family.save()
    trail = text(as_lead, f"/trail/?kind=rows&family={story.family.pk}")

    assert "Row changed" in trail
    assert "families_family · why_involved" in trail
    assert str(story.family.pk) in trail
    assert "Row added" in trail
    assert "asked us" not in trail
    assert "Row changed" not in text(as_lead)


def opened(story: Story, by: User, times: int, ago: timedelta, member: uuid.UUID | None = None) -> None:
    AccessLog.objects.bulk_create(
        AccessLog(
            user_id=by.pk,
            member_id=member,
            family_id=story.family.pk,
            target_id=uuid.uuid4(),
            kind="visit",
            at=timezone.now() - ago,
        )
        for _ in range(times)
    )


def test_everyone_who_opened_a_family_with_how_often_and_the_last_first(
    story: Story, as_lead: Client
) -> None:
    AccessLog.objects.all().delete()
    opened(story, story.priya, 3, timedelta(days=2))
    opened(story, story.margaret, 1, timedelta(days=1))
    opened(story, story.amina_account, 2, timedelta(days=3), story.amina.pk)
    page = text(as_lead, f"/trail/families/{story.family.pk}/")

    rows = re.findall(r'<li class="promise">(.*?)</li>', page, re.DOTALL)
    said = [" ".join(re.sub("<[^>]+>", "", row).split()).partition(" ·")[0] for row in rows]
    assert said == [
        "Margaret Hill opened it 1 time",
        "Priya Shah opened it 3 times",
        "A family member opened it 2 times",
    ]
    assert "Amina" not in page
    assert "Bell" not in page
    assert "Nobody has opened this family" in text(as_lead, f"/trail/families/{uuid.uuid4()}/")


def test_openers_are_paged_without_loss(story: Story, as_lead: Client) -> None:
    staff = [people.make_practitioner(f"Worker {number:03}") for number in range(60)]
    for number, worker in enumerate(staff):
        opened(story, worker, 1, timedelta(minutes=number // 7))
    first = text(as_lead, f"/trail/families/{story.family.pk}/")
    older = first.partition("Show older")[0].rpartition('href="')[2].partition('"')[0]
    second = text(as_lead, older)

    found = re.findall(r"Worker \d{3}", first) + re.findall(r"Worker \d{3}", second)
    assert len(found) == 60
    assert set(found) == {worker.name for worker in staff}
    assert "Show older" not in second


@pytest.mark.parametrize(
    "query",
    [
        "kind=x",
        "before=x",
        "before=2026-01-01T00:00:00~x",
        "before=2026-01-01T00:00:00",
        "family=Bell",
        "person=1",
        "since=today",
        "until=9999-12-31",
    ],
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
