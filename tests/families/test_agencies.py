"""Who else is involved: Amina counts five, says which are too much, and two of them do the same thing."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from families.models import AgencyAction, AgencyLoad, AgencyRole
from families.views.agency_map import total_in_words
from restorative.audit.models import AccessLog, AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted

TODAY = {"said_on_day": "2", "said_on_month": "3", "said_on_year": "2026"}


def url_of(story: Story, rest: str = "") -> str:
    return f"/families/{story.family.pk}/agencies/{rest}"


def add_agency(story: Story, agency: str, *areas: str, **said: str) -> AgencyRole:
    answer = story.as_priya.post(url_of(story, "new/"), {"agency": agency, "areas": areas} | said)
    assert answer.status_code == 302, answer.content.decode()
    return AgencyRole.objects.get(agency=agency)


def add_action(story: Story, role: AgencyRole, what: str, **said: str) -> AgencyAction:
    data = {"kind": "does", "what": what, "area": role.areas[0]} | said
    answer = story.as_priya.post(f"/families/agencies/{role.pk}/actions/new/", data)
    assert answer.status_code == 302, answer.content.decode()
    return AgencyAction.objects.get(what=what)


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def housing(story: Story) -> AgencyRole:
    return add_agency(story, "The housing office", "housing", remit="The lease.", contacts_a_month="4")


@pytest.fixture
def charity(story: Story) -> AgencyRole:
    return add_agency(story, "The furniture charity", "housing", "money", contacts_a_month="2")


def test_an_empty_page_says_how_to_begin(story: Story) -> None:
    shown = page(story.as_priya, url_of(story))
    assert "Nobody has been written down yet" in shown
    assert url_of(story) in page(story.as_priya, f"/families/{story.family.pk}/")


def test_priya_writes_down_who_is_there_for_what(story: Story) -> None:
    role = add_agency(
        story,
        "The school",
        "school",
        "speech",
        person="Joy Marsh, learning mentor",
        remit="Meets Jaden at the gate.",
        goals="In by nine.",
        contacts_a_month="8",
        is_strained="on",
        strain="Two letters crossed.",
        overlap_owner=str(story.priya.pk),
        began_on_day="1",
        began_on_month="9",
        began_on_year="2025",
    )
    shown = page(story.as_priya, url_of(story))
    for words in (
        "The school",
        "Joy Marsh, learning mentor",
        "Being at school or nursery, Speech and language",
        "Meets Jaden at the gate.",
        "In by nine.",
        "Two letters crossed.",
        "Hard at the moment",
        "since 1 September 2025",
        "Priya Shah sees that nothing is done twice with them.",
        "Together 8 contacts a month: about 2 every week.",
        "Not asked yet.",
    ):
        assert words in shown
    event = AuditEvent.objects.get(action="add_agency_role")
    assert (event.target_id, event.family_id) == (role.pk, story.family.pk)
    assert AccessLog.objects.filter(user_id=story.priya.pk, family_id=story.family.pk).exists()


@pytest.mark.parametrize(
    ("said", "asked_for"),
    [
        ({"agency": ""}, "Write what the agency is called"),
        ({"areas": []}, "Tick at least one"),
        ({"areas": ["nonsense"]}, "Choose one of the answers on the page"),
        ({"contacts_a_month": "some"}, "Write a whole number, like 4"),
        ({"contacts_a_month": "-1"}, "Write a whole number, like 4"),
        ({"contacts_a_month": "٣"}, "Write a whole number, like 4"),
        ({"contacts_a_month": "4000"}, "Write a number up to 100"),
        ({"is_strained": "on"}, "Say what makes it hard"),
        ({"overlap_owner": "x"}, "Choose one of the answers on the page"),
        (
            {"ends_on_day": "1", "ends_on_month": "1", "ends_on_year": "2020"}
            | {"began_on_day": "2", "began_on_month": "1", "began_on_year": "2020"},
            "The last day cannot come before the first",
        ),
    ],
)
def test_what_cannot_be_kept_is_asked_for_kindly(story: Story, said: dict[str, Any], asked_for: str) -> None:
    data = {"agency": "Housing", "areas": ["housing"], "remit": "Words that stay"} | said
    answer = story.as_priya.post(url_of(story, "new/"), data)
    assert answer.status_code == 200
    assert asked_for in answer.content.decode()
    assert "Words that stay" in answer.content.decode()
    assert not AgencyRole.objects.exists()


def test_of_two_who_change_it_at_one_time_neither_is_lost(story: Story, housing: AgencyRole) -> None:
    url = f"/families/agencies/{housing.pk}/edit/"
    said = {"agency": "The housing office", "areas": ["housing"], "revision": "1"}
    assert story.as_priya.post(url, said | {"remit": "Priya’s words."}).status_code == 302

    late = story.as_margaret.post(url, said | {"remit": "Margaret’s words."})
    assert late.status_code == 409
    body = late.content.decode()
    assert "This page is not saved" in body
    assert "Priya’s words." in body
    assert "Margaret’s words." in body
    housing.refresh_from_db()
    assert housing.remit == "Priya’s words."

    again = said | {"remit": "Margaret’s words.", "revision": "2"}
    assert story.as_margaret.post(url, again).status_code == 302
    housing.refresh_from_db()
    assert (housing.remit, housing.changed_by, housing.revision) == ("Margaret’s words.", story.margaret, 3)


def test_amina_finds_it_too_much_and_jaden_too_little(story: Story, housing: AgencyRole) -> None:
    url = url_of(story, "load/")
    assert f'value="{housing.pk}" selected' in page(story.as_priya, f"{url}?role={housing.pk}")
    said = {"role": str(housing.pk), "words": "Three letters a week.", **TODAY}
    story.as_priya.post(url, said | {"member": str(story.amina.pk), "load": "right"})
    story.as_priya.post(url, said | {"member": str(story.amina.pk), "load": "too_much"})
    story.as_priya.post(url, said | {"member": str(story.jaden.pk), "load": "too_little", "words": "Who?"})
    story.as_priya.post(url, TODAY | {"member": str(story.amina.pk), "load": "too_much", "words": "All!"})

    shown = page(story.as_priya, url_of(story))
    assert "Too much" in shown
    assert "Too little" in shown
    assert "About right" not in shown, "the newest of each stands"
    assert "Three letters a week." in shown
    assert "All!" in shown
    assert AgencyLoad.objects.count() == 4, "what was said before is kept"


def test_who_said_what_and_when_is_asked_for(story: Story, housing: AgencyRole) -> None:
    stranger = people.make_adult(people.make_family(story.margaret, "Green"), "Ann Green")
    for said, asked_for in (
        ({"member": "", "load": "right"}, "Choose who said it"),
        ({"member": str(stranger.pk), "load": "right"}, "Choose one of the answers"),
        ({"member": str(story.amina.pk), "load": ""}, "Choose what they said"),
        (
            {
                "member": str(story.amina.pk),
                "load": "right",
                "said_on_year": str(timezone.localdate().year + 1),
            },
            "today or in the past",
        ),
    ):
        answer = story.as_priya.post(url_of(story, "load/"), TODAY | {"words": "Hers"} | said)
        assert answer.status_code == 200
        assert asked_for in answer.content.decode()
        assert "Hers" in answer.content.decode()
    assert not AgencyLoad.objects.exists()


def test_the_same_bed_is_found_with_why_we_think_so(
    story: Story, housing: AgencyRole, charity: AgencyRole
) -> None:
    jaden = str(story.jaden.pk)
    add_action(story, housing, "Order a bunk bed", for_whom=jaden)
    twice = add_action(story, charity, "Bring the bunk beds", for_whom=jaden, who="Two drivers")
    shown = page(story.as_priya, url_of(story))
    assert "Perhaps the same thing twice" in shown
    assert "Both are about Housing, both are for Jaden, and both say “bed”, “bunk”." in shown
    assert "Housing: 2 agencies" in shown, "and they share the ground as well"
    assert "Shares ground" in shown

    answer = story.as_priya.post(f"/families/agencies/actions/{twice.pk}/end/", {"ended": "twice"})
    assert answer.status_code == 302
    shown = page(story.as_priya, url_of(story))
    assert "Perhaps the same thing twice" not in shown
    assert "Bring the bunk beds" not in shown
    again = story.as_priya.post(f"/families/agencies/actions/{twice.pk}/end/", {"ended": "done"}, follow=True)
    assert "Somebody ended it before you" in again.content.decode()
    twice.refresh_from_db()
    assert (twice.ended, twice.ended_by) == ("twice", story.priya)


def test_an_agency_that_has_gone_shares_nothing(
    story: Story, housing: AgencyRole, charity: AgencyRole
) -> None:
    AgencyRole.objects.filter(pk=charity.pk).update(ends_on="2020-01-01")
    shown = page(story.as_priya, url_of(story))
    assert "Housing: 2 agencies" not in shown
    assert "No longer involved" in shown
    assert "Together 4 contacts a month" in shown


def test_the_owner_who_left_is_still_named(story: Story, housing: AgencyRole) -> None:
    old = people.make_practitioner("Fay Former")
    AgencyRole.objects.filter(pk=housing.pk).update(overlap_owner=old)
    assert "Fay Former" in page(story.as_priya, f"/families/agencies/{housing.pk}/edit/")


def test_nobody_else_opens_or_writes_any_of_it(story: Story, housing: AgencyRole) -> None:
    action = add_action(story, housing, "Order a bed")
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    for url in (
        url_of(story),
        url_of(story, "new/"),
        url_of(story, "load/"),
        f"/families/agencies/{housing.pk}/edit/",
        f"/families/agencies/{housing.pk}/actions/new/",
        f"/families/agencies/actions/{action.pk}/end/",
    ):
        assert omar.get(url).status_code == 404
        assert omar.post(url, {"agency": "x"}).status_code in (404, 405)
    assert "housing office" not in page(story.as_amina, "/my/")


def test_it_costs_no_more_statements_with_more_agencies(story: Story, housing: AgencyRole) -> None:
    with counted() as few:
        page(story.as_priya, url_of(story))
    for n in range(6):
        add_action(story, add_agency(story, f"Agency {n}", "housing", "money"), f"Write letter {n}")
    with counted() as many:
        page(story.as_priya, url_of(story))
    assert len(few) == len(many)


def test_the_total_is_said_as_somebody_would_who_has_to_keep_it() -> None:
    assert total_in_words([]) == ""
    assert total_in_words([None, None]) == "Nobody has counted the contacts yet."
    assert total_in_words([1]) == "Together 1 contact a month: less than one every week."
    assert total_in_words([4]) == "Together 4 contacts a month: about one every week."
    assert "about 5 every week" in total_in_words([12, 9])
    assert "one every day, or more. Of 1 agency nobody knows yet how many." in total_in_words([31, None])
