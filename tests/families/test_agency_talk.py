"""Several agencies at one table: it ends with who does what, or with why not and what comes next."""

from typing import Any

import pytest
from django.utils import timezone

from families.actions.agency_talks import close_agency_talk
from families.models import AgencyAction, AgencyDiscussion, AgencyRole, AgreedRemit
from tests import people
from tests.conftest import Story
from tests.families.test_agencies import add_action, add_agency, page, url_of

HELD = {"held_on_day": "2", "held_on_month": "3", "held_on_year": "2026"}


@pytest.fixture
def housing(story: Story) -> AgencyRole:
    return add_agency(story, "The housing office", "housing")


@pytest.fixture
def charity(story: Story) -> AgencyRole:
    return add_agency(story, "The furniture charity", "money", "housing")


@pytest.fixture
def beds(story: Story, housing: AgencyRole, charity: AgencyRole) -> list[AgencyAction]:
    return [
        add_action(story, housing, "Order a bunk bed"),
        add_action(story, charity, "Bunk bed", area="housing"),
    ]


def open_talk(story: Story, *roles: AgencyRole, **said: Any) -> AgencyDiscussion:
    data = {"area": "housing", "about": "Whose is the bed?", "roles": [str(role.pk) for role in roles]} | said
    answer = story.as_priya.post(url_of(story, "talks/new/"), data)
    assert answer.status_code == 302, answer.content.decode()
    return AgencyDiscussion.objects.latest("opened_at")


def close_url(talk: AgencyDiscussion) -> str:
    return f"/families/agencies/talks/{talk.pk}/close/"


def agreed(**said: Any) -> dict[str, Any]:
    return HELD | {"outcome": "agreed", "family_said": "Amina: one van is enough."} | said


def test_the_link_brings_what_was_found_to_the_table(
    story: Story, housing: AgencyRole, charity: AgencyRole, beds: list[AgencyAction]
) -> None:
    shown = page(story.as_priya, url_of(story))
    for bed in beds:
        assert f"action={bed.pk}" in shown
    asked = page(story.as_priya, f"{url_of(story, 'talks/new/')}?action={beds[0].pk}&action={beds[1].pk}")
    assert asked.count("checked") == 4, "both agencies and both beds are ticked"
    assert '<option value="housing" selected>' in asked
    shared = page(story.as_priya, f"{url_of(story, 'talks/new/')}?role={housing.pk}&role={charity.pk}")
    assert '<option value="housing" selected>' in shared, "the ground that both have"
    assert page(story.as_priya, f"{url_of(story, 'talks/new/')}?role=x&action=y").count("checked") == 0


def test_two_agencies_agree_and_one_bed_goes(
    story: Story, housing: AgencyRole, charity: AgencyRole, beds: list[AgencyAction]
) -> None:
    talk = open_talk(
        story, housing, charity, actions=[str(bed.pk) for bed in beds], invited="Amina, and Jaden"
    )
    assert "Being talked about" in page(story.as_priya, url_of(story))
    remits = {f"says_{housing.pk}": "stops", f"says_{charity.pk}": "does", f"words_{charity.pk}": "One bed."}
    answer = story.as_priya.post(close_url(talk), agreed(ends=[str(beds[0].pk)], **remits))
    assert answer.status_code == 302, answer.content.decode()

    said = {
        remit.role_id: (remit.area, remit.says, str(remit.from_on)) for remit in AgreedRemit.objects.all()
    }
    assert said == {
        housing.pk: ("housing", "stops", "2026-03-02"),
        charity.pk: ("housing", "does", "2026-03-02"),
    }
    for bed in beds:
        bed.refresh_from_db()
    assert [bed.ended for bed in beds] == ["twice", ""]

    shown = page(story.as_priya, url_of(story))
    assert "Settled" in shown
    assert "Nothing is open." in shown
    assert "Talk about this" not in shown
    assert "Does this · One bed." in shown
    assert "Agreed · Housing: Stops doing this, from 2 March 2026" in shown
    read = page(story.as_priya, f"/families/agencies/talks/{talk.pk}/")
    for words in ("We agreed who does what", "One bed.", "Amina: one van is enough.", "Amina, and Jaden"):
        assert words in read


def test_without_a_remit_for_each_it_does_not_end(
    story: Story, housing: AgencyRole, charity: AgencyRole, beds: list[AgencyAction]
) -> None:
    talk = open_talk(story, housing, charity, actions=[str(bed.pk) for bed in beds])
    half = agreed(**{f"says_{housing.pk}": "does"})
    answer = story.as_priya.post(close_url(talk), half)
    assert answer.status_code == 200
    assert "Say what The furniture charity does from now on" in answer.content.decode()
    assert "Amina: one van is enough." in answer.content.decode()

    both = half | {f"says_{charity.pk}": "does", "ends": [str(bed.pk) for bed in beds]}
    body = story.as_priya.post(close_url(talk), both).content.decode()
    assert "Leave one of them open" in body
    early = agreed(from_on_day="1", from_on_month="3", from_on_year="2026")
    body = story.as_priya.post(close_url(talk), early).content.decode()
    assert "It cannot begin before the day on which you talked" in body
    talk.refresh_from_db()
    assert talk.is_open
    assert not AgreedRemit.objects.exists()


def test_not_agreed_says_why_and_what_comes_next(
    story: Story, housing: AgencyRole, charity: AgencyRole
) -> None:
    talk = open_talk(story, housing, charity)
    body = story.as_priya.post(close_url(talk), agreed(outcome="not_agreed")).content.decode()
    assert "Say why it is not agreed" in body
    assert "Say what you try next" in body
    why = {"because": "Housing did not come.", "next_try": "Margaret rings their manager."}
    # what was ticked for the other outcome is not kept
    ticked = {f"says_{housing.pk}": "does"}
    answer = story.as_priya.post(close_url(talk), agreed(outcome="not_agreed", **why, **ticked))
    assert answer.status_code == 302
    assert not AgreedRemit.objects.exists()

    shown = page(story.as_priya, url_of(story))
    assert "Not agreed yet" in shown
    assert "Margaret rings their manager." in shown
    assert "Talk about this" in shown, "it goes on"


def test_a_third_agency_opens_it_again(story: Story, housing: AgencyRole, charity: AgencyRole) -> None:
    talk = open_talk(story, housing, charity)
    story.as_priya.post(
        close_url(talk), agreed(**{f"says_{housing.pk}": "does", f"says_{charity.pk}": "does_not"})
    )
    assert "Nothing is open." in page(story.as_priya, url_of(story))
    add_agency(story, "The landlord", "housing")
    shown = page(story.as_priya, url_of(story))
    assert "Housing: 3 agencies" in shown
    assert "Talk about this" in shown


def test_it_takes_two_and_something_to_talk_about(
    story: Story, housing: AgencyRole, charity: AgencyRole
) -> None:
    data = {"area": "housing", "about": "", "roles": [str(housing.pk)], "invited": "Amina"}
    body = story.as_priya.post(url_of(story, "talks/new/"), data).content.decode()
    assert "Say what you want to talk about" in body
    assert "Choose at least two agencies" in body
    assert "Amina" in body
    foreign = add_foreign(story)
    data = {"area": "housing", "about": "x", "roles": [str(housing.pk), str(foreign.pk)]}
    assert (
        "Choose one of the answers" in story.as_priya.post(url_of(story, "talks/new/"), data).content.decode()
    )
    assert not AgencyDiscussion.objects.exists()


def add_foreign(story: Story) -> AgencyRole:
    green = people.make_family(story.priya, "Green")
    by = {"added_by": story.priya, "changed_by": story.priya}
    return AgencyRole.objects.create(family=green, agency="Elsewhere", areas=["housing"], **by)


def test_what_came_of_it_is_written_down_once(story: Story, housing: AgencyRole, charity: AgencyRole) -> None:
    talk = open_talk(story, housing, charity)
    why = {"because": "No time.", "next_try": "Next week."}
    assert story.as_priya.post(close_url(talk), agreed(outcome="not_agreed", **why)).status_code == 302
    late = story.as_margaret.post(
        close_url(talk), agreed(outcome="not_agreed", because="Mine", next_try="Mine")
    )
    assert late.status_code == 409
    assert "It was written down already" in late.content.decode()
    assert "Mine" in late.content.decode(), "nothing typed is lost"
    talk.refresh_from_db()
    assert talk.because == "No time."
    facts = {"held_on": timezone.localdate(), "outcome": "agreed", "family_said": "x"}
    assert not close_agency_talk(talk=talk, facts=facts, remits=[], ends=[], by=story.priya)
    shown = page(story.as_priya, close_url(talk))
    assert "<textarea" not in shown


def test_nobody_else_reads_it(story: Story, housing: AgencyRole, charity: AgencyRole) -> None:
    talk = open_talk(story, housing, charity)
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    for url in (f"/families/agencies/talks/{talk.pk}/", close_url(talk), url_of(story, "talks/new/")):
        assert omar.get(url).status_code == 404
    assert omar.post(close_url(talk), agreed(outcome="not_agreed")).status_code == 404
    talk.refresh_from_db()
    assert talk.is_open
