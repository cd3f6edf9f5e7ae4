"""That there is Zara is confidential: who is not named reads nothing in which her name stands. No question is asked."""

from typing import Any

import pytest
from django.urls import reverse

from families.models import Member, Passage, ProtectedTerm
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import SharedVersion
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.sharing.own import told as he_told
from tests.sharing.sheets import Told, address, decide, tell
from tests.sharing.test_message import reply


@pytest.fixture
def zara(story: Story) -> Member:
    return people.make_adult(story.family, "Zara Maria Bell", preferred_name="Zee")


def keep(story: Story, zara: Member, *readers: Member) -> Any:
    url = reverse("families:existence_edit", args=[zara.pk])
    return story.as_priya.post(url, {"readers": [str(one.pk) for one in readers]})


def both(story: Story, text: str, *more: Member) -> Told:
    told = tell(story, present=(story.amina, story.ryan, *more))
    Passage.objects.filter(pk=told.support.pk).update(text=text)
    return told


def goes(told: Told, member: Member) -> bool:
    return told.support.pk in {piece.id for piece in sheet_for(told.subject, member).chosen}


def test_it_is_set_on_her_page_and_stands_on_the_list(story: Story, zara: Member) -> None:
    edit = f"/families/members/{zara.pk}/edit/"
    assert reverse("families:existence_edit", args=[zara.pk]) in story.as_priya.get(edit).content.decode()
    assert keep(story, zara, story.amina).headers["Location"] == edit
    assert "That this person exists is confidential" in story.as_priya.get(edit).content.decode()
    listed = story.as_margaret.get(f"/families/{story.family.pk}/protected/").content.decode()
    assert "Zara Maria Bell" in listed
    assert "may be known by Amina only" in listed
    event = AuditEvent.objects.get(action="keep_existence")
    assert (event.user_id, event.fields) == (story.priya.pk, ["about", "readers"])


@pytest.mark.parametrize("name", ["Zara", "ZEE", "z.a.r.a", "Maria", "Zara Maria Bell", "Zara’s"])
def test_who_is_not_named_is_sent_nothing_with_her_name_in_it(story: Story, zara: Member, name: str) -> None:
    keep(story, zara, story.amina)
    told = both(story, f"We had tea with {name} there.", zara)
    assert goes(told, story.amina), "she may know"
    assert goes(told, zara), "of herself"
    assert not goes(told, story.ryan)
    page = story.as_priya.get(address("compose", told, story.ryan)).content.decode()
    assert "Ryan must not learn this" in page
    assert "May Ryan read it?" not in page, "it is a stop and no question"


def test_the_surname_that_all_of_them_bear_stops_nothing(story: Story, zara: Member) -> None:
    keep(story, zara)
    assert goes(both(story, "Mrs Bell made tea."), story.ryan)


def test_until_it_is_set_it_is_a_question_like_any_name(story: Story, zara: Member) -> None:
    assert goes(both(story, "We had tea with Zara."), story.ryan)


def test_a_name_that_she_takes_later_is_kept_as_well(story: Story, zara: Member) -> None:
    keep(story, zara)
    Member.objects.filter(pk=zara.pk).update(preferred_name="Zuzu")
    assert not goes(both(story, "We had tea with Zuzu."), story.ryan)


def test_the_letter_and_our_answers_are_looked_through_too(story: Story, zara: Member) -> None:
    told = both(story, "We had tea with Zara.")
    decide(told, story.ryan, story.priya)
    keep(story, zara)
    content = content_of(sheet_for(told.subject, story.ryan), sender=story.priya)
    assert "Zara" not in str(content)
    answer = reply(story.as_priya, he_told(story, story.ryan, "Who was there?"), "Zara was there.")
    assert "Ryan must not learn this: Zara" in answer.content.decode()
    assert not SharedVersion.objects.exists()


def test_who_may_know_is_said_anew_and_it_ends(story: Story, zara: Member) -> None:
    keep(story, zara, story.amina)
    keep(story, zara, story.ryan)
    assert ProtectedTerm.objects.standing().count() == 1
    told = both(story, "We had tea with Zara.")
    assert (goes(told, story.ryan), goes(told, story.amina)) == (True, False)
    story.as_priya.post(reverse("families:existence_edit", args=[zara.pk]), {"end": "1"})
    assert goes(told, story.amina)

    ended = ProtectedTerm.objects.order_by("added_at")
    register = f"/families/{story.family.pk}/protected/"
    for term in ended:
        story.as_priya.post(register, {"restore": str(term.pk)})
    assert ProtectedTerm.objects.standing().get() == ended[0], "not twice for different people"


def test_nobody_else_finds_the_page(story: Story, zara: Member) -> None:
    url = reverse("families:existence_edit", args=[zara.pk])
    assert story.as_amina.get(url).status_code == 403
    assert people.client_of(people.make_practitioner("Omar Aziz")).get(url).status_code == 404
