"""The note and the chronology on paper, for staff: whole, in order, neutral outside, and only for who may see."""

import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from families.models import Member, Passage, Visit
from families.views.documents import MOST_VISITS, Span, chronology_paper
from restorative.audit.models import AccessLog
from tests import people
from tests.access.world import make_world
from tests.access.world_visits import add_amendment
from tests.conftest import Story
from tests.documents.inside import opened, page_count, text_of
from tests.documents.samples import block, pdf_of
from tests.families.test_visit import finish
from tests.families.visit_data import everything
from tests.generators import long_policy_text


def paper(client: Any, name: str, id_: Any, **query: str) -> Any:
    return client.get(reverse(f"families:{name}", args=[id_]), query)


def flat(document: bytes) -> str:
    return re.sub(r"\s+", " ", text_of(document))


def test_the_whole_note_is_on_paper_with_what_was_added(story: Story) -> None:
    visit = finish(story, everything(story.amina, story.jaden))
    add_amendment(visit, story.margaret, "The school rang", "He was there at nine.")

    answer = paper(story.as_priya, "visit_pdf", visit.pk)

    written = flat(answer.content)
    told = [
        "At school or nursery",
        "The Bell family",
        "Amina, Jaden",
        "Jaden showed me his book.",
        "We rang the school.",
        "Jaden missed eleven mornings.",
        "Partly agreed",
        "I like the bus when it comes.",
        "In the library",
        "His teacher",
        "You never ring when you say.",
        "We said sorry and gave a number.",
        "Ring the bus company.",
        "1 June 2099: Open",
        "Priya and the school nurse",
        "We talked about mornings.",
        "He sleeps on the floor.",
        "I felt I was too quick.",
        "The school rang",
        "He was there at nine.",
    ]
    missing = [words for words in told if words not in written.replace("\u2068", "").replace("\u2069", "")]
    assert missing == []


def test_outside_its_pages_the_paper_names_nobody(story: Story) -> None:
    visit = finish(story, everything(story.amina, story.jaden))
    for name, id_ in (("visit_pdf", visit.pk), ("chronology_pdf", story.family.pk)):
        answer = paper(story.as_priya, name, id_)
        assert answer.headers["Content-Disposition"] == 'attachment; filename="record.pdf"'
        with opened(answer.content) as pdf:
            assert str(pdf.docinfo["/Title"]) == "Record"
            assert set(pdf.docinfo.keys()) <= {"/Title", "/Producer"}
            assert b'pdfuaid:part="1"' in pdf.Root.Metadata.read_bytes()
        assert str(visit.pk).encode() not in answer.content


def test_each_paper_leaves_one_row(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    paper(story.as_margaret, "visit_pdf", visit.pk)
    paper(story.as_margaret, "chronology_pdf", story.family.pk)
    rows = list(AccessLog.objects.order_by("at").values_list("kind", "user_id", "target_id"))
    assert rows == [("pdf", story.margaret.pk, visit.pk), ("pdf", story.margaret.pk, story.family.pk)]


def test_a_stranger_gets_no_paper(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    for name, id_ in (
        ("visit_pdf", visit.pk),
        ("chronology_pdf", story.family.pk),
        ("chronology", story.family.pk),
    ):
        assert paper(omar, name, id_).status_code == 404
        assert paper(story.as_amina, name, id_).status_code == 403
    assert not AccessLog.objects.exists()


def test_papers_of_one_family_say_nothing_of_another(db: None) -> None:
    world = make_world()
    written = flat(paper(world.clients["practitioner"], "chronology_pdf", world.own.family.pk).content)
    assert "canaryownname" in written
    assert "canaryother" not in written
    assert "canaryowndraft" not in written


# --- the chronology


def on(story: Story, day: date, text: str, *present: Member) -> Visit:
    visit = people.make_visit(story.family, story.priya, present=present, happened_on=day)
    visit.passages.update(text=text)
    return visit


@pytest.fixture
def told(story: Story) -> Story:
    on(story, date(2026, 3, 1), "First we met.", story.amina)
    on(story, date(2026, 5, 1), "Then the bus came.", story.amina, story.jaden)
    on(story, date(2026, 7, 1), "Now it goes well.", story.ryan)
    return story


def test_the_oldest_comes_first(told: Story) -> None:
    written = flat(paper(told.as_priya, "chronology_pdf", told.family.pk).content)
    places = [written.index(words) for words in ("First we met.", "Then the bus", "Now it goes")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("span", "wanted"),
    [
        ({"since": "2026-05-01"}, ["Then the bus came.", "Now it goes well."]),
        ({"until": "2026-05-01"}, ["First we met.", "Then the bus came."]),
        ({"since": "2026-03-02", "until": "2026-06-30"}, ["Then the bus came."]),
        ({"person": "AMINA"}, ["First we met.", "Then the bus came."]),
        ({"person": "JADEN", "until": "2026-04-30"}, []),
    ],
)
def test_a_span_and_a_person_choose(told: Story, span: dict[str, str], wanted: list[str]) -> None:
    ids = {"AMINA": str(told.amina.pk), "JADEN": str(told.jaden.pk)}
    query = {name: ids.get(value, value) for name, value in span.items()}
    written = flat(paper(told.as_priya, "chronology_pdf", told.family.pk, **query).content)
    every = ["First we met.", "Then the bus came.", "Now it goes well."]
    assert [words for words in every if words in written] == wanted
    assert ("No visit in this time." in written) is (wanted == [])


def test_a_span_that_the_form_never_wrote_is_not_found(told: Story) -> None:
    saima = people.make_adult(people.make_family(told.priya, "Ahmed"), "Saima Ahmed")
    for query in ({"since": "soon"}, {"person": "x"}, {"person": str(saima.pk)}, {"until": "2026-02-31"}):
        assert paper(told.as_priya, "chronology_pdf", told.family.pk, **query).status_code == 404


def test_the_form_leads_to_the_paper_or_says_what_is_wrong(told: Story) -> None:
    dates = {f"{name}_{part}": "" for name in ("since", "until") for part in ("day", "month", "year")}
    form = dates | {
        "person": str(told.amina.pk),
        "since_day": "2",
        "since_month": "March",
        "since_year": "2026",
    }
    answer = paper(told.as_priya, "chronology", told.family.pk, **form)
    pdf = reverse("families:chronology_pdf", args=[told.family.pk])
    assert answer.headers["Location"] == f"{pdf}?since=2026-03-02&person={told.amina.pk}"

    wrong = form | {"until_day": "1", "until_month": "1", "until_year": "2026"}
    page = paper(told.as_priya, "chronology", told.family.pk, **wrong).content.decode()
    assert "The end is before the beginning" in page
    assert 'value="March"' in page
    assert "Look again" not in paper(told.as_priya, "chronology", told.family.pk).content.decode()


def many(story: Story, number: int) -> None:
    today = timezone.localdate()
    visits = Visit.objects.bulk_create(
        Visit(family=story.family, author=story.priya, kind="home", happened_on=today - timedelta(days=n))
        for n in range(number)
    )
    text = "We talked about mornings, the bus and breakfast. " * 6
    Passage.objects.bulk_create(
        Passage(family=story.family, visit=visit, kind="happened", position=0, text=f"{text}{n}")
        for n, visit in enumerate(visits)
    )


def seconds_a_page(make: Callable[[], bytes]) -> float:
    before = time.process_time()
    document = make()
    return (time.process_time() - before) / page_count(document)


def test_a_page_of_visits_costs_no_more_than_a_page_of_a_letter(story: Story) -> None:
    """The letter keeps to 45 CPU-milliseconds a page in the benchmark."""
    many(story, 120)
    pdf_of(block("The first document loads the engine."))
    letter = seconds_a_page(lambda: pdf_of(*[block(long_policy_text()) for _ in range(8)]))
    visits = seconds_a_page(lambda: chronology_paper(story.family, Span(), story.priya))
    assert visits < 1.5 * letter


def test_more_than_fits_is_said(story: Story, monkeypatch: Any) -> None:
    assert MOST_VISITS >= 500
    monkeypatch.setattr("families.views.documents.MOST_VISITS", 3)
    many(story, 4)
    written = flat(chronology_paper(story.family, Span(), story.priya))
    assert "There are more visits than fit here." in written


# --- the family page, by person


def test_the_family_page_shows_the_visits_with_one_person(told: Story) -> None:
    url = reverse("families:family", args=[told.family.pk])
    client = told.as_priya
    assert f"{url}?person={told.jaden.pk}" in client.get(url).content.decode()

    page = client.get(url, {"person": str(told.jaden.pk)}).content.decode()
    assert "Visits with Jaden" in page
    assert "Then the bus came." in page
    assert "First we met." not in page
    assert "Now it goes well." not in page


def test_older_visits_stay_with_the_person(story: Story) -> None:
    for n in range(25):
        on(story, timezone.localdate() - timedelta(days=n), f"Visit {n} ends.", story.amina)
        on(story, timezone.localdate() - timedelta(days=n), f"Others {n} end.", story.ryan)
    client = story.as_priya
    first = client.get(reverse("families:family", args=[story.family.pk]), {"person": str(story.amina.pk)})
    second = client.get(first.context["older_url"]).content.decode()
    assert "Visit 19 ends." in first.content.decode()
    assert "Visit 24 ends." in second
    assert "Others" not in first.content.decode() + second


def test_a_person_whom_the_family_does_not_have_is_not_found(told: Story) -> None:
    url = reverse("families:family", args=[told.family.pk])
    saima = people.make_adult(people.make_family(told.priya, "Ahmed"), "Saima Ahmed")
    for who in (str(saima.pk), "x", ""):
        assert told.as_priya.get(url, {"person": who}).status_code == 404
