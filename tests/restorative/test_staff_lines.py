"""Who supervises whom, from which day: access begins and ends with the line, to the moment."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from restorative.accounts.models import Role, SupervisionLine, User
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story


@pytest.fixture
def neil(db: None) -> User:
    return people.make_manager("Neil Gray")


def on(day: date) -> dict[str, int]:
    return {"from_day_day": day.day, "from_day_month": day.month, "from_day_year": day.year}


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def choose(browser: Client, person: User, manager: User, days: int = 0) -> str:
    form: dict[str, Any] = {"manager": str(manager.pk)} | on(in_days(days))
    return browser.post(f"/staff/{person.pk}/supervisor/", form, follow=True).content.decode()


def reaches(manager: User, story: Story) -> bool:
    return people.client_of(manager).get(f"/families/{story.family.pk}/").status_code == 200


def line_of(person: User, manager: User) -> SupervisionLine:
    return SupervisionLine.objects.get(supervisee=person, manager=manager)


def backdate(line: SupervisionLine, days: int) -> None:
    SupervisionLine.objects.filter(pk=line.pk).update(started_at=timezone.now() - timedelta(days=days))


def a_day_passes(line: SupervisionLine, days: int) -> None:
    """Time goes by for one line: all that is dated moves into the past."""
    line.refresh_from_db()
    passed = timedelta(days=days)
    ended = line.ended_at - passed if line.ended_at else None
    SupervisionLine.objects.filter(pk=line.pk).update(started_at=line.started_at - passed, ended_at=ended)


# --- changing the supervisor


def test_from_today_access_changes_hands_at_once(
    story: Story, as_adam: Client, administrator: User, neil: User
) -> None:
    assert (reaches(story.margaret, story), reaches(neil, story)) == (True, False)
    page = choose(as_adam, story.priya, neil)

    assert "Saved." in page
    assert "Neil Gray" in page
    assert "Supervised by Margaret Hill" in page
    assert (reaches(story.margaret, story), reaches(neil, story)) == (False, True)
    event = AuditEvent.objects.get(action="start_line")
    assert (event.user_id, event.target_id) == (administrator.pk, line_of(story.priya, neil).pk)


def test_from_a_day_to_come_nothing_changes_until_that_day(story: Story, as_adam: Client, neil: User) -> None:
    page = choose(as_adam, story.priya, neil, days=7)
    new, old = line_of(story.priya, neil), line_of(story.priya, story.margaret)

    assert old.ended_at == new.started_at
    assert timezone.localtime(new.started_at).hour == 0
    assert "until" in page
    assert (reaches(story.margaret, story), reaches(neil, story)) == (True, False)
    a_day_passes(new, days=8)
    a_day_passes(old, days=8)
    assert (reaches(story.margaret, story), reaches(neil, story)) == (False, True)


def test_from_an_earlier_day_for_what_was_said_late(story: Story, as_adam: Client, neil: User) -> None:
    backdate(line_of(story.priya, story.margaret), days=100)
    choose(as_adam, story.priya, neil, days=-10)

    assert line_of(story.priya, neil).first_day == in_days(-10)
    assert line_of(story.priya, story.margaret).last_day == in_days(-10)
    assert (reaches(story.margaret, story), reaches(neil, story)) == (False, True)


def test_a_first_supervisor_needs_no_line_before(as_adam: Client, neil: User) -> None:
    omar = people.make_practitioner("Omar Aziz")
    assert "Choose a supervisor" in as_adam.get(f"/staff/{omar.pk}/").content.decode()
    assert "Saved." in choose(as_adam, omar, neil)
    assert "Change supervisor" in as_adam.get(f"/staff/{omar.pk}/").content.decode()


def test_who_cannot_sign_in_any_more_may_still_get_a_supervisor(story: Story, as_adam: Client) -> None:
    """So that somebody can hand the families over."""
    omar = people.make_practitioner("Omar Aziz", is_active=False)
    family = people.make_family(omar, "Novak")
    choose(as_adam, omar, story.margaret)
    assert story.as_margaret.get(f"/families/{family.pk}/workers/").status_code == 200


# --- what cannot be


def test_nobody_supervises_themselves(story: Story, as_adam: Client) -> None:
    page = choose(as_adam, story.margaret, story.margaret)
    assert "Nobody supervises themselves. Choose somebody else." in page
    assert not SupervisionLine.objects.filter(supervisee=story.margaret).exists()


def test_only_managers_who_can_sign_in(story: Story, as_adam: Client) -> None:
    others = [
        people.make_practitioner("Omar Aziz"),
        people.make_manager("Gone Away", is_active=False),
        people.make_staff("Lena Lead", Role.LEAD),
        story.amina_account,
    ]
    form = as_adam.get(f"/staff/{story.priya.pk}/supervisor/").content.decode()
    for other in others:
        assert str(other.pk) not in form
        assert "Choose one of the answers on the page" in choose(as_adam, story.priya, other)
    assert reaches(story.margaret, story)


def test_the_same_again_is_said_kindly_and_two_presses_make_one_line(
    story: Story, as_adam: Client, neil: User
) -> None:
    choose(as_adam, story.priya, neil)
    page = choose(as_adam, story.priya, neil)

    assert "Neil Gray supervises them already." in page
    assert SupervisionLine.objects.filter(supervisee=story.priya, manager=neil).count() == 1


def test_a_day_on_which_somebody_else_came_later_is_refused(
    story: Story, as_adam: Client, neil: User
) -> None:
    backdate(line_of(story.priya, story.margaret), days=10)
    said = "Margaret Hill has supervised them since then. Choose a later day."
    assert said in choose(as_adam, story.priya, neil, days=-20)
    choose(as_adam, story.priya, neil, days=-5)
    assert said in choose(as_adam, story.priya, people.make_manager("Agnes Stone"), days=-8)
    assert SupervisionLine.objects.filter(supervisee=story.priya).count() == 2


def test_what_is_to_come_is_ended_first(story: Story, as_adam: Client, neil: User) -> None:
    choose(as_adam, story.priya, neil, days=7)
    agnes = people.make_manager("Agnes Stone")
    for days in (0, 3, 7):
        page = choose(as_adam, story.priya, agnes, days=days)
        assert "Neil Gray will supervise them from" in page
        assert "End that line first." in page
    assert not SupervisionLine.objects.filter(manager=agnes).exists()

    end(as_adam, line_of(story.priya, neil))
    assert "Saved." in choose(as_adam, story.priya, agnes, days=3)


@pytest.mark.parametrize("days", [-400, 400])
def test_a_day_far_away_is_refused_and_what_was_chosen_stays(
    story: Story, as_adam: Client, neil: User, days: int
) -> None:
    page = choose(as_adam, story.priya, neil, days=days)
    assert "Choose a day within a year of today" in page
    assert f'value="{neil.pk}" selected' in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "Choose a manager"),
        ({}, "Say from which day"),
        ({"from_day_day": "31", "from_day_month": "2", "from_day_year": "2026"}, "not have so many days"),
        ({"manager": "x"}, "Choose one of the answers on the page"),
    ],
)
def test_what_is_missing_is_said(story: Story, as_adam: Client, form: dict[str, str], said: str) -> None:
    page = as_adam.post(f"/staff/{story.priya.pk}/supervisor/", form).content.decode()
    assert said in page
    assert SupervisionLine.objects.count() == 1


# --- ending a line


def end(browser: Client, line: SupervisionLine) -> str:
    return browser.post(f"/staff/lines/{line.pk}/end/", follow=True).content.decode()


def test_a_line_ends_after_one_question_and_access_with_it(
    story: Story, as_adam: Client, administrator: User
) -> None:
    line = line_of(story.priya, story.margaret)
    open_browser = story.as_margaret
    asked = as_adam.get(f"/staff/lines/{line.pk}/end/").content.decode()
    assert "Margaret Hill stops supervising Priya Shah now" in asked
    assert reaches(story.margaret, story)
    page = end(as_adam, line)

    assert "Supervised by Margaret Hill" in page
    assert open_browser.get(f"/families/{story.family.pk}/").status_code == 404
    assert story.as_priya.get(f"/families/{story.family.pk}/").status_code == 200
    event = AuditEvent.objects.get(action="end_line")
    assert (event.user_id, event.target_id) == (administrator.pk, line.pk)


def test_a_line_ends_once(story: Story, as_adam: Client) -> None:
    line = line_of(story.priya, story.margaret)
    end(as_adam, line)
    line.refresh_from_db()
    ended = line.ended_at

    assert "That line has ended already." in end(as_adam, line)
    line.refresh_from_db()
    assert line.ended_at == ended
    assert AuditEvent.objects.filter(action="end_line").count() == 1


def test_a_line_that_has_not_begun_is_called_off_and_never_gives_access(
    story: Story, as_adam: Client, neil: User
) -> None:
    choose(as_adam, story.priya, neil, days=7)
    line = line_of(story.priya, neil)
    assert "That will not happen" in as_adam.get(f"/staff/lines/{line.pk}/end/").content.decode()
    page = end(as_adam, line)

    assert "was called off" in page
    a_day_passes(line, days=8)
    assert not reaches(neil, story)


def test_who_was_to_make_room_goes_on_when_the_next_one_is_called_off(
    story: Story, as_adam: Client, neil: User
) -> None:
    agnes = people.make_manager("Agnes Stone")
    for manager in (neil, agnes):
        choose(as_adam, story.priya, manager, days=7)
        end(as_adam, line_of(story.priya, manager))

    old = line_of(story.priya, story.margaret)
    assert old.ended_at is None
    assert line_of(story.priya, neil).was_called_off
    a_day_passes(old, days=8)
    assert reaches(story.margaret, story)


def test_who_was_to_make_room_goes_on_when_the_next_one_leaves(
    story: Story, as_adam: Client, neil: User
) -> None:
    choose(as_adam, story.priya, neil, days=7)
    as_adam.post(f"/staff/{neil.pk}/deactivate/")

    assert line_of(story.priya, neil).was_called_off
    assert line_of(story.priya, story.margaret).ended_at is None


# --- what is past


def test_past_lines_are_read_a_page_at_a_time(story: Story, as_adam: Client) -> None:
    for number in range(45):
        began = timezone.now() - timedelta(days=1000 - number)
        SupervisionLine.objects.create(
            supervisee=story.priya,
            manager=people.make_manager(f"Manager {number:02}"),
            started_at=began,
            ended_at=began + timedelta(hours=9),
        )
    seen: list[str] = []
    url = f"/staff/{story.priya.pk}/"
    while url:
        page = as_adam.get(url).content.decode()
        seen += [f"{n:02}" for n in range(44, -1, -1) if f"Supervised by Manager {n:02}" in page]
        more = page.partition("?before=")[2].partition('"')[0]
        url = f"/staff/{story.priya.pk}/?before={more}" if more else ""
        assert "Margaret Hill" in page

    assert seen == [f"{n:02}" for n in range(44, -1, -1)]
    other = line_of_others()
    assert as_adam.get(f"/staff/{story.priya.pk}/?before={other.pk}").status_code == 404
    assert as_adam.get(f"/staff/{story.priya.pk}/?before=x").status_code == 404


def line_of_others() -> SupervisionLine:
    return SupervisionLine.objects.create(
        supervisee=people.make_practitioner("Omar Aziz"), manager=people.make_manager("Agnes Stone")
    )


def test_the_lock_that_makes_two_presses_wait_is_held_to_the_end_of_the_request(
    story: Story, as_adam: Client, neil: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction.atomic():
        before = locks()  # what the fixtures changed holds the family
        choose(as_adam, people.make_practitioner("Nia Newton"), neil)
        assert locks() == before + 1


def locks() -> int:
    with connection.cursor() as cursor:
        # of this connection: other tests take theirs beside it
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        return int(cursor.fetchone()[0])
