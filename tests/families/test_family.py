"""A family's page: what it shows, to whom, in how many statements; and adding and changing a family."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.http import Http404
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from families.forms.family import FamilyForm
from families.models import (
    Allocation,
    Family,
    Member,
    ParentalResponsibility,
    ParentLink,
    Passage,
    Promise,
    Visit,
)
from families.models.visits import Place
from families.sharing.models import SharedVersion
from families.views.family import read_place, write_place
from plans.models import Plan
from restorative.accounts.models import User
from restorative.audit.models import AccessLog, AuditEvent
from tests import people
from tests.access.world import Case, make_case, share
from tests.conftest import Story
from tests.counting import counted
from tests.naughty import naughty_pages, refused_strings
from tests.pages import links_of_one_name


def url_of(story: Story) -> str:
    return f"/families/{story.family.pk}/"


def many_visits(family: Family, author: User, number: int) -> None:
    """Several visits share a day, and several share a moment."""
    start = timezone.now()
    for i in range(number):
        people.make_visit(
            family,
            author,
            happened_on=date(2026, 6, 3) - timedelta(days=i // 3),
            finished_at=start - timedelta(minutes=i // 2),
        )


def test_the_page_says_who_they_are(story: Story) -> None:
    Member.objects.filter(pk=story.amina.pk).update(
        spoken_language="Urdu", needs_interpreter=True, reading_needs=["large_print"], pronouns="she/her"
    )
    people.make_contact(story.amina, "text", phone="07700 900123", safe_times="weekdays after 10")
    ParentLink.objects.create(family=story.family, parent=story.amina, child=story.jaden, kind="birth")
    ParentalResponsibility.objects.create(
        family=story.family, member=story.amina, child=story.jaden, held="yes"
    )
    html = story.as_priya.get(url_of(story)).content.decode()
    for words in (
        "The Bell family",
        "Speaks Urdu",
        "Interpreter",
        "Large print",
        "Text message, 07700 900123",
    ):
        assert words in html
    assert "Amina: Birth parent, parental responsibility, proof not seen yet" in html
    assert "Leave no voicemail." in html
    assert "years" in html
    assert "Bell" not in html.split("</title>")[0]


def test_what_came_back_stands_first_and_not_as_an_error(story: Story) -> None:
    case = make_case("k", story.priya)
    html = people.client_of(case.lead).get(f"/families/{case.family.pk}/").content.decode()
    assert "sees it differently" in html
    assert html.index("What came back") < html.index("Open promises") < html.index('<ol class="chronology')
    assert "govuk-error" not in html


def test_a_visit_says_how_far_its_sharing_is(story: Story) -> None:
    quiet, shared = (people.make_visit(story.family, story.priya) for _ in range(2))
    case = Case("k", story.family, story.priya, story.amina, story.ryan, {"visit": shared.pk})
    version = share(case, story.amina, "mornings")
    html = story.as_priya.get(url_of(story)).content.decode()
    assert "Not shared yet" in html
    assert html.count("Amina sees it differently") == 2
    version.answers.all().delete()
    assert "Amina has not answered yet" in story.as_priya.get(url_of(story)).content.decode()
    assert str(quiet.pk) in html


def test_whoever_hears_the_page_can_tell_its_links_apart(story: Story) -> None:
    """Two visits of a kind, two letters that came back and two plans: by their days, and the letters by their names."""
    for back in (1, 2):
        day = timezone.localdate() - timedelta(days=back)
        visit = people.make_visit(story.family, story.priya, happened_on=day, kind="home")
        case = Case("k", story.family, story.priya, story.amina, story.ryan, {"visit": visit.pk})
        version = share(case, story.amina, f"mornings {back}")
        at = timezone.now() - timedelta(days=back)
        SharedVersion.objects.filter(pk=version.pk).update(shared_at=at)
        plan = Plan.objects.create(family=story.family, purpose="Mornings", made_by=story.priya)
        Plan.objects.filter(pk=plan.pk).update(made_at=at)
    html = story.as_priya.get(url_of(story)).content.decode()
    assert html.count("Read it with the answer") == 2
    assert html.count("Open the plan") == 2
    assert links_of_one_name(html) == {}
    assert links_of_one_name(story.as_priya.get("/waiting/?for=heard").content.decode()) == {}


def test_late_promises_are_marked_in_words(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    for what, days in (("Ring the school", -1), ("Bring the form", 1)):
        passage = people.add_passage(visit, Passage.Kind.AGREED, what)
        by_when = timezone.localdate() + timedelta(days=days)
        Promise.objects.create(
            family=story.family,
            visit=visit,
            passage=passage,
            whose="ours",
            what=what,
            by_when=by_when,
            made_by=story.priya,
        )
    html = story.as_priya.get(url_of(story)).content.decode()
    assert html.count("Late</strong>") == 1
    assert html.index("Ring the school") < html.index("Late</strong>") < html.index("Bring the form")


def test_two_hundred_visits_stay_within_the_budget(story: Story) -> None:
    many_visits(story.family, story.priya, 200)
    client = story.as_priya
    with counted() as statements:
        answer = client.get(url_of(story), headers={"accept-encoding": "gzip"})
    assert len(statements) <= 6, "\n".join(statements)
    assert len(answer.content) < 20_000
    with counted() as statements:
        client.get(answer.context["older_url"])
    assert len(statements) <= 4, "\n".join(statements)


def test_long_texts_do_not_make_the_page_heavy(story: Story) -> None:
    """Even what does not compress: 20 visits, promises and notes of the longest kind."""
    noise = "".join(chr(0x4E00 + i * 7919 % 20_000) for i in range(20_000))
    Member.objects.update(notes_on_working_together=noise)
    for _ in range(20):
        visit = people.make_visit(story.family, story.priya)
        visit.passages.update(text=noise)
        passage = people.add_passage(visit, Passage.Kind.AGREED, noise)
        Promise.objects.create(
            family=story.family, visit=visit, passage=passage, whose="ours", what=noise, made_by=story.priya
        )
    answer = story.as_priya.get(url_of(story), headers={"accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 20_000


def test_every_visit_comes_exactly_once_in_order(story: Story) -> None:
    many_visits(story.family, story.priya, 67)
    client, url = story.as_priya, url_of(story)
    seen: list[UUID] = []
    while url:
        answer = client.get(url)
        page = [visit.pk for visit in answer.context["visits"]]
        assert len(page) <= 20
        seen, url = seen + page, answer.context["older_url"]
    assert seen == list(Visit.objects.newest_first().values_list("pk", flat=True))
    assert len(seen) == 67


@given(
    st.dates(),
    st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)),
    st.uuids(),
)
def test_a_place_survives_the_address(day: date, moment: datetime, id_: UUID) -> None:
    place = Place(day, moment, id_)
    assert read_place(write_place(place)) == place


@given(st.text())
def test_anything_else_in_the_address_is_not_found(text: str) -> None:
    with pytest.raises(Http404):
        read_place(text)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "1",
        "2026-06-03",
        "2026-06-03~0~0d9f2c1e-6a4b-4f6d-9a43-5b1f7c2e8d10x",
        "2026-13-03~0~0d9f2c1e-6a4b-4f6d-9a43-5b1f7c2e8d10",
        "~~",
        f"2026-06-03~{'9' * 30}~0d9f2c1e-6a4b-4f6d-9a43-5b1f7c2e8d10",
    ],
)
def test_malformed_places_are_not_found(story: Story, before: str) -> None:
    assert story.as_priya.get(url_of(story), {"before": before}).status_code == 404


def test_opening_leaves_one_row_and_no_event(story: Story) -> None:
    story.as_priya.get(url_of(story))
    row = AccessLog.objects.get()
    assert (row.kind, row.user_id, row.target_id) == ("family", story.priya.pk, story.family.pk)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("path", ["", "edit/", "members/new/", "workers/"])
def test_for_another_worker_the_family_does_not_exist(story: Story, path: str) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    assert omar.get(url_of(story) + path).status_code == 404
    if path:
        assert omar.post(url_of(story) + path, {"name": "x", "level": "universal"}).status_code == 404
    assert not AccessLog.objects.exists()
    assert story.as_priya.get(f"/families/1/{path}").status_code == 404


def test_who_adds_a_family_leads_it(story: Story) -> None:
    answer = story.as_priya.post(
        "/families/new/", {"name": "Novak", "level": "universal", "why_involved": "One line.\r\nAnother."}
    )
    family = Family.objects.get(name="Novak")
    assert answer.headers["Location"] == f"/families/{family.pk}/"
    assert family.why_involved == "One line.\nAnother."
    assert family.allocations.get().works_as == Allocation.As.LEAD
    assert story.as_priya.get(answer.headers["Location"]).status_code == 200
    event = AuditEvent.objects.get()
    assert (event.action, event.family_id) == ("add_family", family.pk)
    assert "Novak" not in str(event.__dict__)


def test_missing_and_too_much_is_said_kindly_and_nothing_is_lost(story: Story) -> None:
    long = "ہ" * 20_001
    answer = story.as_priya.post("/families/new/", {"name": " ", "level": "universal", "why_involved": long})
    html = answer.content.decode()
    assert "Write what the family is called" in html
    assert "1 character too long" in html
    assert long in html
    assert Family.objects.count() == 1


def test_changing_a_family_says_which_fields_and_not_what(story: Story) -> None:
    story.as_margaret.post(
        url_of(story) + "edit/", {"name": "Bell", "level": "in_care", "why_involved": "Tea"}
    )
    event = AuditEvent.objects.get()
    assert (event.action, event.fields) == ("change_family", ["level", "why_involved"])


def test_awkward_texts_come_back_exactly(story: Story) -> None:
    client = story.as_priya
    for text in naughty_pages():
        facts: dict[str, Any] = {"name": "Bell", "level": "universal", "why_involved": text}
        assert client.post(url_of(story) + "edit/", facts).status_code == 302
        kept = text.replace("\r\n", "\n").replace("\r", "\n")
        story.family.refresh_from_db()
        assert story.family.why_involved == kept
        form = client.get(url_of(story) + "edit/").context["form"]
        assert form["why_involved"].value() == story.family.why_involved


@pytest.mark.parametrize("text", refused_strings())
def test_what_no_page_can_hold_is_refused_kindly(db: None, text: str) -> None:
    form = FamilyForm({"name": text, "level": "universal", "why_involved": text})
    assert not form.is_valid()
    assert set(form.errors) == {"name", "why_involved"}
    form.as_p().encode()


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", 'O\'Neill & "Bea"', "شاہ", "👩‍👩‍👧‍👦"])
def test_names_are_shown_as_they_are(story: Story, name: str) -> None:
    Family.objects.update(name=name)
    story.family.refresh_from_db()
    answer = story.as_priya.get(url_of(story))
    assert answer.context["family"].called == f"The {name} family"
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("name", ["The Bells", "Bell family", "the Bell Family"])
def test_a_name_that_reads_like_a_family_stays(name: str) -> None:
    assert Family(name=name).called == name
