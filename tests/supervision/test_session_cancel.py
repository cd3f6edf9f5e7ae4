"""A day for supervision was planned twice, or the two do not meet: it is taken out, if nobody wrote anything for it."""

from collections.abc import Callable

import pytest
from django.db import connection

from restorative.access.identity import acting_as
from restorative.audit.models import AuditEvent
from supervision.models import Action, CaseDiscussion, Reflection, SupervisionSession
from tests import people
from tests.access.test_one_family import staff
from tests.conftest import Story
from tests.supervision.meetings import day, held, plan


def url_of(session: SupervisionSession, what: str) -> str:
    return f"/supervision/sessions/{session.pk}/{what}/"


@pytest.mark.parametrize("who", ["as_priya", "as_margaret"])
def test_either_of_the_two_takes_it_out_where_they_would_move_it(story: Story, who: str) -> None:
    session, client = plan(story, planned_on=day(0)), getattr(story, who)
    assert "Take this day out" in client.get(url_of(session, "move")).content.decode()

    answer = client.post(url_of(session, "cancel"), follow=True)

    assert "It stands under Supervision for neither of you." in answer.content.decode()
    assert not SupervisionSession.objects.exists()
    assert AuditEvent.objects.filter(action="cancel_session").count() == 1


def test_pressed_twice_the_second_finds_it_gone(story: Story) -> None:
    session = plan(story)
    assert story.as_priya.post(url_of(session, "cancel")).status_code == 302
    assert story.as_priya.post(url_of(session, "cancel")).status_code == 404


def reflect(story: Story, session: SupervisionSession) -> None:
    Reflection.objects.create(session=session, feelings="It was a hard week.")


def speak_of_them(story: Story, session: SupervisionSession) -> None:
    CaseDiscussion.objects.create(session=session, family=story.family, changed_by=story.priya)


def plan_to_do(story: Story, session: SupervisionSession) -> None:
    Action.objects.create(session=session, what="Ring the school", owner=story.priya)


def bring(story: Story, session: SupervisionSession) -> None:
    SupervisionSession.objects.filter(pk=session.pk).update(brings="The Bells.")


def meet(story: Story, session: SupervisionSession) -> None:
    SupervisionSession.objects.filter(pk=session.pk).update(held_on=day(0))


@pytest.mark.parametrize("write", [reflect, speak_of_them, plan_to_do, bring, meet])
def test_what_somebody_wrote_for_it_is_never_taken_out(
    story: Story, write: Callable[[Story, SupervisionSession], None]
) -> None:
    session = plan(story)
    write(story, session)
    for client in (story.as_priya, story.as_margaret):
        assert "Take this day out" not in client.get(url_of(session, "move")).content.decode()
        page = client.post(url_of(session, "cancel"), follow=True).content.decode()
        assert "One of you has written something for it, so it stays." in page
    assert SupervisionSession.objects.get() == session


@pytest.mark.parametrize("write", [reflect, speak_of_them, plan_to_do, bring, meet])
def test_the_database_looks_as_well(story: Story, write: Callable[[Story, SupervisionSession], None]) -> None:
    session = plan(story)
    write(story, session)
    assert deleted_by(story) == 0


def test_nobody_else_takes_it_out(story: Story) -> None:
    session, other = plan(story), people.make_manager("Mo Field")
    assert people.client_of(other).post(url_of(session, "cancel")).status_code == 404
    with acting_as(staff(other)), connection.cursor() as cursor:
        cursor.execute("DELETE FROM supervision_supervisionsession")
        assert cursor.rowcount == 0
    assert deleted_by(story) == 1


def deleted_by(story: Story) -> int:
    with acting_as(staff(story.margaret)), connection.cursor() as cursor:
        cursor.execute("DELETE FROM supervision_supervisionsession")
        return int(cursor.rowcount)


def test_a_session_that_was_held_keeps_its_day(story: Story) -> None:
    session = held(story)
    assert "Take this day out" not in story.as_margaret.get(url_of(session, "move")).content.decode()
