"""Held, written up, reviewed, answered: and after the review nothing changes."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from restorative.accounts.models import SupervisionLine
from restorative.audit.models import AuditEvent
from supervision.models import Action, CaseDiscussion, SupervisionSession
from tests import people
from tests.conftest import Story
from tests.supervision.meetings import answered, day, day_typed, discuss, held, plan, reviewed


def url_of(session: SupervisionSession, page: str = "") -> str:
    return f"/supervision/sessions/{session.pk}/{page}"


def typed(session: SupervisionSession, **more: Any) -> dict[str, Any]:
    said = {"revision": str(session.revision), **day_typed("held_on", day(0))}
    return said | {"support": "We planned the week.", "challenge": "You avoid his father."} | more


def row(number: int, what: str, owner: str, by_when: Any = None) -> dict[str, str]:
    prefix = f"action-{number}"
    dated = day_typed(f"{prefix}-by_when", by_when) if by_when else {}
    return {f"{prefix}-what": what, f"{prefix}-owner": owner, **dated}


def test_the_manager_writes_support_and_challenge_both_ways_each_family_and_actions(story: Story) -> None:
    session = plan(story)
    part = discuss(session, story.family)
    said = typed(session, support_back="She told me I listen.", challenge_back="I answer late.")
    said |= {f"discussed_{part.pk.hex}": "Mornings, and who helps."}
    said |= row(0, "Ring the school", str(story.priya.pk), day(5)) | row(1, "Ask HR", str(story.margaret.pk))
    answer = story.as_margaret.post(url_of(session, "write/"), said)
    assert answer.headers["Location"] == url_of(session)
    html = story.as_priya.get(url_of(session)).content.decode()
    for words in (
        "We planned the week.",
        "You avoid his father.",
        "She told me I listen.",
        "I answer late.",
        "Mornings, and who helps.",
        "Ring the school",
        "Ask HR",
    ):
        assert words in html
    owners = dict(Action.objects.values_list("what", "owner__name"))
    assert owners == {"Ring the school": "Priya Shah", "Ask HR": "Margaret Hill"}


def test_writing_again_shows_what_was_written_and_replaces_the_open_actions(story: Story) -> None:
    session = held(story)
    first = Action.objects.create(session=session, owner=story.priya, what="Ring the school")
    done = Action.objects.create(
        session=session,
        owner=story.priya,
        what="Ask for the form",
        outcome="done",
        settled_at=timezone.now(),
        settled_by=story.priya,
    )
    page = story.as_margaret.get(url_of(session, "write/")).content.decode()
    assert "Ring the school" in page
    assert "Ask for the form" not in page
    story.as_margaret.post(url_of(session, "write/"), typed(session) | row(0, "Visit", str(story.priya.pk)))
    assert set(Action.objects.values_list("what", flat=True)) == {"Visit", "Ask for the form"}
    assert Action.objects.filter(pk=done.pk).exists()
    assert not Action.objects.filter(pk=first.pk).exists()


def test_without_scripts_another_row_can_be_asked_for(story: Story) -> None:
    session = plan(story)
    said = typed(session, add="action", **{"action-TOTAL_FORMS": "1"}) | row(0, "Ring", str(story.priya.pk))
    answer = story.as_margaret.post(url_of(session, "write/"), said)
    html = answer.content.decode()
    assert "action-1-what" in html
    assert "Ring" in html
    assert not Action.objects.exists()


def test_a_family_that_was_not_prepared_can_be_added(story: Story) -> None:
    session = plan(story)
    said = typed(session, families=[str(story.family.pk)])
    answer = story.as_margaret.post(url_of(session, "write/"), said)
    assert answer.headers["Location"] == url_of(session, "write/")
    part = CaseDiscussion.objects.get()
    assert part.family == story.family
    again = story.as_margaret.get(url_of(session, "write/")).content.decode()
    assert f"discussed_{part.pk.hex}" in again


def test_a_family_of_somebody_else_cannot_be_added(story: Story) -> None:
    novak = people.make_family(people.make_practitioner("Omar Aziz"), "Novak")
    session = plan(story)
    answer = story.as_margaret.post(url_of(session, "write/"), typed(session, families=[str(novak.pk)]))
    html = answer.content.decode()
    assert "Novak" not in html
    assert "We planned the week." in html
    assert not CaseDiscussion.objects.exists()


def test_the_day_is_needed_and_not_in_the_future(story: Story) -> None:
    session = plan(story)
    said = {"revision": "1", "support": "Kept."}
    empty = story.as_margaret.post(url_of(session, "write/"), said).content.decode()
    assert "Say on which day you met" in empty
    assert "Kept." in empty
    later = story.as_margaret.post(url_of(session, "write/"), said | day_typed("held_on", day(2)))
    assert "The date must be today or in the past" in later.content.decode()


def test_a_meeting_of_1990_is_asked_about_and_nothing_is_due_before_it(story: Story) -> None:
    """Margaret mistypes a year twice. One that was held long ago and never reviewed can still be written on."""
    session = plan(story)
    url = url_of(session, "write/")
    old = typed(session) | day_typed("held_on", date(1990, 1, 1))
    html = story.as_margaret.post(url, old).content.decode()
    assert "This is more than a year ago. Is the year right?" in html
    assert "We planned the week." in html, "nothing typed is lost"
    early = typed(session) | row(0, "Ring the school", str(story.priya.pk), day(-1))
    html = story.as_margaret.post(url, early).content.decode()
    assert "This is before you met" in html
    assert "Ring the school" in html
    session.refresh_from_db()
    assert session.held_on is None

    forgotten = held(story, held_on=day(-400))
    said = typed(forgotten) | day_typed("held_on", day(-400))
    assert story.as_margaret.post(url_of(forgotten, "write/"), said).status_code == 302


def test_two_windows_lose_nothing(story: Story) -> None:
    session = plan(story)
    first = story.as_margaret.post(url_of(session, "write/"), typed(session, support="First window."))
    assert first.status_code == 302
    second = story.as_margaret.post(url_of(session, "write/"), typed(session, support="Second window."))
    html = second.content.decode()
    assert second.status_code == 409
    assert "First window." in html
    assert "Second window." in html
    said = typed(session, support="Second window.") | {"revision": str(second.context["revision"])}
    assert story.as_margaret.post(url_of(session, "write/"), said).status_code == 302
    session.refresh_from_db()
    assert session.support == "Second window."


def seen_on(story: Story, session: SupervisionSession) -> dict[str, str]:
    return {"seen": story.as_margaret.get(url_of(session)).context["seen"]}


def test_it_is_reviewed_after_the_full_text_and_then_nothing_changes(story: Story) -> None:
    session = held(story)
    html = story.as_margaret.get(url_of(session)).content.decode()
    assert html.index("We planned the week together.") < html.index("Mark as reviewed")
    story.as_margaret.post(url_of(session, "review/"), seen_on(story, session))
    session.refresh_from_db()
    assert session.is_reviewed
    assert "Mark as reviewed" not in story.as_margaret.get(url_of(session)).content.decode()
    answer = story.as_margaret.post(url_of(session, "write/"), typed(session, support="Another story."))
    assert answer.status_code == 409
    assert "Another story." in answer.content.decode()
    session.refresh_from_db()
    assert session.support == "We planned the week together."


def test_what_changed_while_it_was_read_is_not_reviewed(story: Story) -> None:
    session = held(story)
    part = discuss(session, story.family)
    seen = seen_on(story, session)
    story.as_priya.post(
        f"/supervision/discussions/{part.pk}/edit/", {"worries": "He is thin.", "revision": "1"}
    )
    answer = story.as_margaret.post(url_of(session, "review/"), seen, follow=True)
    assert "Please read it once more" in answer.content.decode()
    session.refresh_from_db()
    assert not session.is_reviewed


def test_only_what_was_held_is_reviewed_and_only_by_the_manager(story: Story) -> None:
    session = plan(story)
    assert "Mark as reviewed" not in story.as_margaret.get(url_of(session)).content.decode()
    story.as_margaret.post(url_of(session, "review/"), {"seen": "1"})
    session.refresh_from_db()
    assert not session.is_reviewed
    assert story.as_priya.post(url_of(session, "review/"), {"seen": "1"}).status_code == 403


def test_seeing_it_differently_needs_words_that_stay(story: Story) -> None:
    session = reviewed(story)
    url = url_of(session, "answer/")
    empty = story.as_priya.post(url, {"answer": "different", "words": " "}).content.decode()
    assert "Say how you see it" in empty
    story.as_priya.post(url, {"answer": "different", "words": "I rang them twice."})
    html = story.as_margaret.get(url_of(session)).content.decode()
    assert html.index("I rang them twice.") < html.index("We planned the week together.")
    again = story.as_priya.post(url, {"answer": "acknowledged", "words": "Oh well, fine then."})
    assert again.status_code == 409
    assert "Oh well, fine then." in again.content.decode()
    session.refresh_from_db()
    assert (session.answer, session.answer_words) == ("different", "I rang them twice.")


def test_that_is_how_it_was_needs_no_words(story: Story) -> None:
    session = reviewed(story)
    story.as_priya.post(url_of(session, "answer/"), {"answer": "acknowledged"})
    session.refresh_from_db()
    assert session.answer == "acknowledged"
    assert "That is how it was" in story.as_margaret.get(url_of(session)).content.decode()


def test_nothing_is_answered_before_the_review(story: Story) -> None:
    session = held(story)
    assert "You can answer once" in story.as_priya.get(url_of(session, "answer/")).content.decode()
    answer = story.as_priya.post(url_of(session, "answer/"), {"answer": "different", "words": "No."})
    assert answer.status_code == 409
    session.refresh_from_db()
    assert session.answer == ""


def test_an_action_is_settled_by_either_of_the_two_also_after_the_review(story: Story) -> None:
    session = reviewed(story)
    action = Action.objects.create(session=session, owner=story.priya, what="Ring", by_when=day(-1))
    assert "Late" in story.as_priya.get("/supervision/").content.decode()
    url = f"/supervision/actions/{action.pk}/edit/"
    refused = story.as_priya.post(url, {"outcome": "not_done"}).content.decode()
    assert "Say what happened" in refused
    story.as_priya.post(url, {"outcome": "not_done", "explanation": "Nobody answered."})
    action.refresh_from_db()
    assert (action.outcome, action.settled_by) == ("not_done", story.priya)
    assert "Nobody answered." in story.as_margaret.get(url_of(session)).content.decode()
    story.as_margaret.post(url, {"outcome": "done"})
    assert AuditEvent.objects.filter(action="settle_action").count() == 2


def test_old_sessions_stay_readable_to_the_two_when_the_line_has_ended(story: Story) -> None:
    session = answered(story)
    SupervisionLine.objects.update(ended_at=timezone.now())
    for client in (story.as_priya, story.as_margaret):
        assert client.get(url_of(session)).status_code == 200
        assert url_of(session) in client.get("/supervision/").content.decode()


def test_what_was_answered_stays_whoever_asks_the_database(story: Story) -> None:
    session = answered(story)
    for facts in ({"answer_words": "x"}, {"support": "x"}, {"planned_on": day(9)}):
        with pytest.raises(DatabaseError), transaction.atomic():
            SupervisionSession.objects.filter(pk=session.pk).update(**facts)
