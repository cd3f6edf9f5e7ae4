"""What mattered: chosen from a visit or a decision, read by person, put on paper, taken out and never changed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from families.models import EventMember, SignificantEvent, Visit
from restorative.access.identity import acting_as
from restorative.audit.models import AccessLog, AuditEvent
from supervision.models import Decision
from tests import people
from tests.access.test_one_family import staff
from tests.conftest import Story
from tests.families.test_papers import flat, paper
from tests.sharing.mixed import CANARY, ask, decide, mix

TODAY = timezone.localdate


def url(story: Story, path: str = "") -> str:
    return f"/families/{story.family.pk}/chronology/{path}"


def said(
    what: str = "They moved to a flat of their own.", day: date | None = None, **more: Any
) -> dict[str, Any]:
    day = day or TODAY()
    parts = {"day_day": str(day.day), "day_month": str(day.month), "day_year": str(day.year)}
    return {"kind": "home", "what": what, **parts, **more}


def add(client: Client, story: Story, path: str = "", **more: Any) -> SignificantEvent:
    answer = client.post(url(story, f"new/{path}"), said(**more))
    assert answer.status_code == 302, answer.content.decode()
    return SignificantEvent.objects.latest("at")


def page(client: Client, story: Story, query: str = "") -> str:
    answer = client.get(url(story, query))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_visit_is_chosen_and_says_so(story: Story) -> None:
    visit = people.make_visit(
        story.family, story.priya, present=(story.jaden,), happened_on=TODAY() - timedelta(days=3)
    )
    client, path = story.as_priya, f"?visit={visit.pk}"
    assert f"chronology/new/{path}" in client.get(f"/families/visits/{visit.pk}/").content.decode()
    form = client.get(url(story, f"new/{path}")).context["form"]
    assert form.initial == {"day": visit.happened_on, "about": [str(story.jaden.pk)]}

    event = add(client, story, path, about=[str(story.jaden.pk)])
    assert (event.source_kind, event.source_id, event.by) == ("visit", visit.pk, story.priya)
    assert "It stands in the chronology" in client.get(f"/families/visits/{visit.pk}/").content.decode()
    html = page(client, story)
    assert "They moved to a flat of their own." in html
    assert f"/families/visits/{visit.pk}/" in html
    assert AuditEvent.objects.filter(action="add_event", target_id=event.pk).exists()


def test_a_decision_brings_its_words_along(story: Story) -> None:
    decision = Decision.objects.create(
        family=story.family,
        question="Is it safe?",
        decided="Jaden stays.",
        rationale="x",
        decided_by=story.margaret,
    )
    path = f"?decision={decision.pk}"
    assert (
        f"chronology/new/{path}"
        in story.as_priya.get(f"/supervision/decisions/{decision.pk}/").content.decode()
    )
    form = story.as_priya.get(url(story, f"new/{path}")).context["form"]
    assert (form.initial["kind"], form.initial["what"]) == ("decision", "Jaden stays.")
    event = add(story.as_priya, story, path, what="Jaden stays.", kind="decision")
    assert event.source_id == decision.pk
    assert f"/supervision/decisions/{decision.pk}/" in page(story.as_priya, story)


@pytest.mark.parametrize("path", ["?visit=x", "?decision=1", "?visit=00000000-0000-4000-8000-000000000000"])
def test_what_is_not_of_this_family_is_not_found(story: Story, path: str) -> None:
    assert story.as_priya.get(url(story, f"new/{path}")).status_code == 404


def test_a_visit_of_another_family_cannot_be_named(story: Story) -> None:
    omar = people.make_practitioner("Omar")
    visit = people.make_visit(people.make_family(omar, "Novak"), omar)
    assert story.as_priya.post(url(story, f"new/?visit={visit.pk}"), said()).status_code == 404


def test_said_twice_is_said_once_and_nothing_typed_is_lost(story: Story) -> None:
    first, second = add(story.as_priya, story), add(story.as_priya, story)
    assert first == second
    tomorrow = TODAY() + timedelta(days=1)
    refused = story.as_priya.post(url(story, "new/"), said("We will see.", day=tomorrow)).content.decode()
    assert "This day has not come yet" in refused
    assert "We will see." in refused
    long = story.as_priya.post(url(story, "new/"), said("x" * 501)).content.decode()
    assert "1 character too long" in long


def test_it_is_read_by_person_and_the_newest_first(story: Story) -> None:
    client = story.as_priya
    add(
        client,
        story,
        what="Jaden changed school.",
        day=TODAY() - timedelta(days=9),
        about=[str(story.jaden.pk)],
    )
    add(client, story, what="Ryan came home.", about=[str(story.ryan.pk)])
    html = page(client, story)
    assert html.index("Ryan came home.") < html.index("Jaden changed school.")
    his = page(client, story, f"?about={story.jaden.pk}")
    assert "Jaden changed school." in his
    assert "Ryan came home." not in his
    assert client.get(url(story, "?about=x")).status_code == 404
    assert AccessLog.objects.filter(kind="family", target_id=story.family.pk).exists()


def test_the_paper_has_it_oldest_first_for_the_time_and_person_chosen(story: Story) -> None:
    client = story.as_priya
    for days, what in ((30, "Long ago."), (9, "Jaden changed school."), (0, "Ryan came home.")):
        add(
            client,
            story,
            what=what,
            day=TODAY() - timedelta(days=days),
            about=[str(story.jaden.pk)] * (days == 9),
        )
    written = flat(paper(client, "chronology_pdf", story.family.pk, what="mattered").content)
    places = [written.index(what) for what in ("Long ago.", "Jaden changed school.", "Ryan came home.")]
    assert places == sorted(places)
    since = str(TODAY() - timedelta(days=10))
    his = {"what": "mattered", "since": since, "person": str(story.jaden.pk)}
    written = flat(paper(client, "chronology_pdf", story.family.pk, **his).content)
    assert "Jaden changed school." in written
    assert "Long ago." not in written
    assert "Ryan came home." not in written


def test_what_mattered_goes_on_paper_once_there_is_any(story: Story) -> None:
    assert story.as_priya.get(url(story)).context["form"].initial["what"] == "visits"
    add(story.as_priya, story)
    assert story.as_priya.get(url(story)).context["form"].initial["what"] == "mattered"
    led = story.as_priya.get(url(story), {"what": "mattered", "person": ""})
    assert led.headers["Location"].endswith("chronology/pdf/?what=mattered")


def test_it_is_taken_out_once_by_name_and_its_history_stays(story: Story) -> None:
    event = add(story.as_priya, story)
    address = f"/families/events/{event.pk}/end/"
    assert event.what in story.as_margaret.get(address).content.decode()
    story.as_margaret.post(address)
    story.as_priya.post(address)
    event.refresh_from_db()
    assert event.ended_by == story.margaret
    assert event.what not in page(story.as_priya, story)
    assert AuditEvent.objects.filter(action="end_event").count() == 1
    written = flat(paper(story.as_priya, "chronology_pdf", story.family.pk, what="mattered").content)
    assert event.what not in written


def test_nobody_who_serves_changes_the_words(story: Story) -> None:
    event = add(story.as_priya, story)
    with acting_as(staff(story.priya)), pytest.raises(Exception, match="permission denied"):
        SignificantEvent.objects.filter(pk=event.pk).update(what="Nothing.")


def test_a_note_in_the_chronology_is_not_taken_back(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    assert not visit.was_acted_on()
    add(story.as_priya, story, f"?visit={visit.pk}")
    assert Visit.objects.get(pk=visit.pk).was_acted_on()


def test_a_note_of_the_wrong_family_takes_its_line_along(story: Story) -> None:
    mixed = mix(story)
    chosen = {"source_kind": "visit", "source_id": mixed.visit.pk, "by": story.priya}
    event = SignificantEvent.objects.create(
        family=story.family, day=TODAY(), kind="home", what=CANARY, **chosen
    )
    EventMember.objects.create(family=story.family, event=event, member=story.amina)
    ask(mixed, do="withdraw")
    decide(story.as_margaret)
    assert not SignificantEvent.objects.exists()
