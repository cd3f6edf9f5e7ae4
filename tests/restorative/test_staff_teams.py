"""Agencies and teams: names for people who work together, which let nobody see anything."""

import pytest
from django.db import IntegrityError
from django.test import Client

from restorative.accounts.models import Agency, Team, User
from restorative.audit.models import AuditEvent
from restorative.staff.teams import PAGE
from tests import people
from tests.conftest import Story
from tests.counting import counted


@pytest.fixture
def council(db: None) -> Agency:
    return Agency.objects.create(name="Ashdene Council")


@pytest.fixture
def north(council: Agency) -> Team:
    return Team.objects.create(agency=council, name="North")


def post(browser: Client, path: str, **facts: str) -> str:
    return browser.post(f"/staff/{path}", facts, follow=True).content.decode()


def test_an_agency_and_its_team_are_added_and_stand_in_the_list(as_adam: Client, administrator: User) -> None:
    assert "No agency yet" in as_adam.get("/staff/teams/").content.decode()
    assert "No team yet" in post(as_adam, "agencies/new/", name="Ashdene Council")
    council = Agency.objects.get()
    form = as_adam.get(f"/staff/teams/new/?agency={council.pk}").content.decode()
    assert f'value="{council.pk}" selected' in form
    page = post(as_adam, "teams/new/", name="North", agency=str(council.pk))

    assert "North" in page
    assert "0 people" in page
    events = AuditEvent.objects.order_by("at")
    assert [(event.action, event.user_id) for event in events] == [
        ("add_agency", administrator.pk),
        ("add_team", administrator.pk),
    ]


def test_a_new_name_stands_everywhere_at_once(as_adam: Client, north: Team) -> None:
    priya = people.make_practitioner(team=north)
    post(as_adam, f"teams/{north.pk}/", name="North and East", agency=str(north.agency_id))
    page = post(as_adam, f"agencies/{north.agency_id}/", name="Ashdene and Hill Council")

    assert "1 person" in page
    assert "North and East, Ashdene and Hill Council" in as_adam.get(f"/staff/{priya.pk}/").content.decode()
    assert set(AuditEvent.objects.values_list("action", flat=True)) == {"change_team", "rename_agency"}


def test_a_team_moves_with_its_people_and_nobody_sees_more_or_less(
    story: Story, as_adam: Client, north: Team
) -> None:
    User.objects.filter(pk=story.priya.pk).update(team=north)
    trust = Agency.objects.create(name="Health trust")
    post(as_adam, f"teams/{north.pk}/", name="North", agency=str(trust.pk))

    assert "North, Health trust" in as_adam.get(f"/staff/{story.priya.pk}/").content.decode()
    assert story.as_priya.get(f"/families/{story.family.pk}/").status_code == 200
    assert story.as_margaret.get(f"/families/{story.family.pk}/").status_code == 200


def test_a_name_that_is_taken_is_said_kindly(as_adam: Client, north: Team) -> None:
    council = str(north.agency_id)
    trust = Agency.objects.create(name="Health trust")
    twin = Team.objects.create(agency=trust, name="North")

    assert "There is an agency of that name already" in post(as_adam, "agencies/new/", name="ASHDENE council")
    taken = post(as_adam, f"agencies/{trust.pk}/", name="Ashdene Council")
    assert "There is an agency of that name already" in taken
    assert "team of that name already" in post(as_adam, "teams/new/", name="north", agency=council)
    assert "team of that name already" in post(as_adam, f"teams/{twin.pk}/", name="North", agency=council)
    assert "Saved." in post(as_adam, f"agencies/{trust.pk}/", name="Health Trust")
    assert "Saved." in post(as_adam, "teams/new/", name="South", agency=str(trust.pk))
    assert Team.objects.count() == 3


def test_the_same_name_in_the_same_moment_is_said_kindly_too(
    as_adam: Client, north: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(**facts: object) -> None:
        raise IntegrityError

    monkeypatch.setattr("restorative.staff.views.teams.add_team", taken)
    page = post(as_adam, "teams/new/", name="South", agency=str(north.agency_id))
    assert "That agency has a team of that name already" in page
    assert 'value="South"' in page


@pytest.mark.parametrize(
    ("path", "facts", "said"),
    [
        ("agencies/new/", {"name": " "}, "Write its name"),
        ("agencies/new/", {"name": "x" * 201}, "1 character too long"),
        ("teams/new/", {"name": "South"}, "Choose an agency"),
        ("teams/new/", {"name": "South", "agency": "x"}, "Choose one of the answers on the page"),
        ("teams/new/", {"agency": ""}, "Write its name"),
    ],
)
def test_what_is_missing_is_said(
    as_adam: Client, north: Team, path: str, facts: dict[str, str], said: str
) -> None:
    assert said in post(as_adam, path, **facts)
    assert (Agency.objects.count(), Team.objects.count()) == (1, 1)


def test_the_list_goes_on_page_by_page_and_asks_no_more_for_more(as_adam: Client) -> None:
    for number in range(PAGE + 5):
        agency = Agency.objects.create(name=f"Agency {number:02}")
        Team.objects.create(agency=agency, name=f"Team {number:02}")
    with counted() as statements:
        page = as_adam.get("/staff/teams/").content.decode()
    more = page.partition("/staff/teams/?after=")[2].partition('"')[0]
    rest = as_adam.get(f"/staff/teams/?after={more}").content.decode()

    assert len(statements) == 2
    assert "Team 19" in page
    assert "Team 20" not in page
    assert "Team 20" in rest
    assert "Team 19" not in rest
    assert as_adam.get("/staff/teams/?after=x").status_code == 404
