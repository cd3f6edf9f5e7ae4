"""Finishing a note: the passages, people and promises it makes, once, and nothing lost by an error."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from families.models import Passage, Promise, Visit, VisitDraft, VisitMember
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url, everything, least


def finish(client: Client, story: Story, typed: dict[str, Any], draft_id: uuid.UUID | None = None) -> Any:
    return client.post(draft_url(story.family, draft_id or uuid.uuid4()), typed | {"finish": "1"})


def test_three_answers_make_a_visit(story: Story) -> None:
    draft_id = uuid.uuid4()

    answer = finish(story.as_priya, story, least(story.amina), draft_id)

    assert answer.headers["Location"] == f"/families/visits/{draft_id}/"
    visit = Visit.objects.get()
    assert (visit.pk, visit.kind, visit.author) == (draft_id, "home", story.priya)
    assert [person.member for person in visit.people.all()] == [story.amina]
    assert [passage.text for passage in visit.passages.all()] == [
        "We made pancakes and talked about mornings."
    ]
    assert VisitDraft.objects.get().finished_at == visit.finished_at


def test_everything_on_the_page_is_recorded_in_its_order(story: Story) -> None:
    finish(story.as_priya, story, everything(story.amina, story.jaden))

    visit = Visit.objects.get()
    passages = list(visit.passages.all())
    assert [(passage.kind, passage.text) for passage in passages] == [
        ("happened", "Jaden showed me his book."),
        ("happened", "We talked about the bus."),
        ("support", "We filled in the bus form."),
        ("support", "We rang the school."),
        ("challenge", "Jaden missed eleven mornings."),
        ("response", "The bus does not come."),
        ("challenge", "The fridge was empty."),
        ("view", "I like the bus when it comes."),
        ("question", "You never ring when you say."),
        ("we_did", "We said sorry and gave a number."),
        ("agreed", "Ring the bus company."),
        ("agreed", "Be at the stop at eight."),
        ("next", "To look at mornings again."),
        ("summary", "We talked about mornings."),
        ("summary", "Amina will: Be at the stop at eight."),
    ]
    assert [passage.response for passage in passages if passage.response] == ["partly", "disagreed"]
    assert passages[5].answers == passages[4]
    assert passages[5].said_by == story.amina
    assert {row.member for row in passages[0].concerned.all()} == {story.amina, story.jaden}
    assert (f"{visit.starts_at:%H:%M}", f"{visit.ends_at:%H:%M}") == ("14:00", "15:10")
    assert (f"{visit.next_on}", f"{visit.next_at:%H:%M}") == ("2099-06-02", "10:30")
    jaden = VisitMember.objects.get(member=story.jaden)
    assert (jaden.was_there, jaden.seen, jaden.seen_alone) == (True, "yes", "no")
    assert jaden.why_not == "He wanted his mum there."


def the(passage: Passage | None) -> Passage:
    """A promise of a visit has its passage."""
    assert passage is not None
    return passage


def test_ours_concerns_all_who_were_there_theirs_the_one_who_promised(story: Story) -> None:
    finish(story.as_priya, story, everything(story.amina, story.jaden))

    ours, theirs = Promise.objects.order_by("passage__position")
    assert (ours.whose, ours.by_when, ours.made_by) == ("ours", None, story.priya)
    assert (theirs.whose, str(theirs.by_when)) == ("theirs", "2099-06-01")
    for row in (ours, the(ours.passage)):
        assert {one.member for one in row.concerned.all()} == {story.amina, story.jaden}
    for row in (theirs, the(theirs.passage)):
        assert [one.member for one in row.concerned.all()] == [story.amina]
    assert not theirs.concerned.exclude(shown_at=None).exists()


def test_somebody_who_was_not_there_can_have_promised_it(story: Story) -> None:
    typed = {"agreed-0-what": "Bring the bed", "agreed-0-whose": str(story.ryan.pk)}
    finish(story.as_priya, story, least(story.amina, **typed))

    promise = Promise.objects.get()
    assert (promise.whose, promise.concerned.get().member) == ("theirs", story.ryan)
    assert the(promise.passage).concerned.get().member == story.ryan


def test_without_a_choice_it_is_ours(story: Story) -> None:
    finish(story.as_priya, story, least(story.amina, **{"agreed-0-what": "Ring the school"}))

    assert Promise.objects.get().whose == "ours"


def test_a_promiser_whom_the_family_does_not_have_is_refused_kindly(story: Story) -> None:
    """Another family's member, one who does not exist, a small child, an answer of the page as it once was."""
    elsewhere = people.make_adult(people.make_family(story.priya, "Ahmed"), "Saima Ahmed")
    draft_id = uuid.uuid4()
    for wrong in (str(elsewhere.pk), str(uuid.uuid4()), str(story.jaden.pk), "theirs", "nobody", "x" * 999):
        typed = {"agreed-0-what": "Ring the school", "agreed-0-whose": wrong}
        answer = finish(story.as_priya, story, least(story.amina, **typed), draft_id)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "Choose one of the answers on the page" in page
        assert "Ring the school" in page
        assert "Saima" not in page
        assert VisitDraft.objects.get(pk=draft_id).payload["agreed-0-whose"] == [wrong]
        VisitDraft.objects.all().delete()
    assert not Visit.objects.exists()


def test_nobody_answered_and_a_child_of_whom_nothing_was_said(story: Story) -> None:
    finish(story.as_priya, story, least())

    assert Visit.objects.get().nobody_answered
    assert not VisitMember.objects.exists()


def test_finishing_twice_makes_one_visit_and_lands_on_it(story: Story) -> None:
    draft_id = uuid.uuid4()
    first = finish(story.as_priya, story, least(story.amina), draft_id)
    second = finish(story.as_priya, story, least(story.amina), draft_id)

    assert second.headers["Location"] == first.headers["Location"]
    assert Visit.objects.count() == Passage.objects.count() == 1
    assert AuditEvent.objects.filter(action="visit finished").count() == 1


def test_one_event_without_a_word_of_the_note(story: Story) -> None:
    finish(story.as_priya, story, everything(story.amina, story.jaden))

    event = AuditEvent.objects.get()
    assert (event.action, event.user_id, event.family_id) == (
        "visit finished",
        story.priya.pk,
        story.family.pk,
    )
    assert "bus" not in str(vars(event))


def test_another_workers_draft_and_another_familys_are_not_found(story: Story) -> None:
    draft_id = uuid.uuid4()
    story.as_priya.post(draft_url(story.family, draft_id), least(story.amina))

    assert finish(story.as_margaret, story, least(story.amina), draft_id).status_code == 404
    assert Visit.objects.count() == 0


MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"who": []}, "Tick who was there, or “Nobody answered”"),
    ({"who": ["nobody", "AMINA"]}, "not both"),
    ({"happened": " \r\n "}, "Say what happened"),
    ({"when_day": "", "when_month": "", "when_year": ""}, "Say on which day it was"),
    ({"when_day": "31", "when_month": "2"}, "That month does not have so many days"),
    ({"when_year": "1900"}, "This is more than two years ago. Is the year right?"),
    ({"when_year": "2099"}, "The date must be today or in the past"),
    ({"starts_at": "15:00", "ends_at": "14:59"}, "The end is before the start"),
    ({"starts_at": "tea time"}, "Write the time like 2:30pm or 14:30"),
    ({"happened": "é" * 20_003}, "This is 3 characters too long"),
    ({"happened": "hidden\x00sign"}, "hidden character"),
    ({"support-0-text": "half \x00"}, "hidden character"),
    ({"challenge-0-words": "That is not fair"}, "Say what you challenged"),
    (
        {"agreed-0-by_when_day": "3", "agreed-0-by_when_month": "3", "agreed-0-by_when_year": "2099"},
        "Say what you agreed",
    ),
    (
        {
            "agreed-0-what": "Ring",
            "agreed-0-by_when_day": "3",
            "agreed-0-by_when_month": "3",
            "agreed-0-by_when_year": "1999",
        },
        "This is before the visit itself",
    ),
    ({"next_on_day": "3", "next_on_month": "3", "next_on_year": "2099"}, "Say in a few words"),
    ({"seen_JADEN": "no"}, "Say why not, in a few words"),
    ({"seen_JADEN": "no", "alone_JADEN": "yes"}, "you did not see them"),
    ({"kind": "picnic"}, "What kind of visit?"),
    ({"next_who": "Priya"}, "Say in a few words what you meet for next"),
    ({"view-0-text": "I like it here"}, "Say whose view it is"),
    ({"view-0-setting": "At school"}, "Write what they think, or take out the rest"),
    ({"view-0-text": "x", "view-0-said_by": "AMINA", "view-0-who_else": "é" * 201}, "1 character too long"),
    ({"question-0-we_did": "We rang"}, "Say what they challenged us about"),
    ({"read_back": "yes"}, "Write what was said at the end"),
    ({"summary": "half \x00"}, "hidden character"),
    ({"tell_manager": "on"}, "Say what your manager needs to know"),
    ({"tell_manager": "on", "tell_words": " \n "}, "Say what your manager needs to know"),
    ({"tell_words": "He is not safe"}, "Tick this to tell your manager"),
    ({"supervision_words": "I was too quick"}, "Tick this to take it to supervision"),
]


@pytest.mark.parametrize(("mistake", "words"), MISTAKES, ids=[words for _, words in MISTAKES])
def test_a_mistake_is_said_kindly_and_nothing_typed_is_lost(
    story: Story, mistake: dict[str, Any], words: str
) -> None:
    names = {"AMINA": str(story.amina.pk), "JADEN": str(story.jaden.pk)}
    typed = least(story.amina, **{"challenge-1-text": "Kept words, one", "next_words": "Kept words, two"})
    if "next_on_day" in mistake or "next_who" in mistake:
        typed["next_words"] = ""
    for name, value in mistake.items():
        name = name.replace("JADEN", names["JADEN"])
        typed[name] = (
            [names.get(one, one) for one in value] if isinstance(value, list) else names.get(value, value)
        )

    draft_id = uuid.uuid4()
    page = finish(story.as_priya, story, typed, draft_id).content.decode()

    assert words in page
    assert "Something needs another look" in page
    assert "Kept words, one" in page
    assert Visit.objects.count() == 0
    kept = VisitDraft.objects.get(pk=draft_id).payload
    assert kept["challenge-1-text"] == ["Kept words, one"]


def test_exactly_20_000_characters_fit_however_lines_end(story: Story) -> None:
    text = "😀\r\n" * 10_000
    finish(story.as_priya, story, least(story.amina, happened=text))
    assert Passage.objects.get().text == text.replace("\r\n", "\n")


def test_a_late_note_is_accepted(story: Story) -> None:
    day = timezone.localdate() - timedelta(days=40)
    finish(story.as_priya, story, least(story.amina, **on_day(day)))
    assert Visit.objects.get().happened_on == day


def on_day(day: date) -> dict[str, str]:
    return {"when_day": str(day.day), "when_month": f"{day:%B}", "when_year": str(day.year)}


def test_priya_comes_back_after_a_long_illness_and_writes_what_she_owes(story: Story) -> None:
    """Almost two years late it is still a note; what is older stands in the chronology, and the page says so."""
    today = timezone.localdate()
    page = finish(story.as_priya, story, least(story.amina, **on_day(today - timedelta(days=733)))).content
    assert "belongs in the chronology" in page.decode()
    assert not Visit.objects.exists()
    finish(story.as_priya, story, least(story.amina, **on_day(today - timedelta(days=729))))
    assert Visit.objects.exists()


def test_a_member_of_another_family_was_not_there(story: Story) -> None:
    stranger = uuid.uuid4()
    answer = finish(story.as_priya, story, least(story.amina, who=[str(stranger)]))
    assert answer.status_code == 200
    assert Visit.objects.count() == 0
