"""One visit, several people: a support, a challenge or a promise of ours may be about some of them only."""

from typing import Any
from uuid import uuid4

from django.utils.datastructures import MultiValueDict

from families.forms.summary import put_together
from families.forms.visits import VisitPage
from families.models import Member, Passage, Promise, Visit
from families.sharing.compose import sheet_for
from families.sharing.pieces import default_choice
from families.sharing.visits import VisitSubject
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url, least

THERE = {
    "support-0-text": "We booked Ryan’s appointment.",
    "support-1-text": "We brought fruit.",
    "challenge-0-text": "Jaden missed six mornings.",
    "agreed-0-what": "Ring Amina about the form.",
    "agreed-0-whose": "ours",
    "agreed-1-what": "Come again on Monday.",
    "agreed-1-whose": "ours",
}


def finish(story: Story, **about: Any) -> Visit:
    typed = least(story.amina, story.ryan, story.jaden, **THERE, **about, finish="1")
    answer = story.as_priya.post(draft_url(story.family, uuid4()), typed)
    assert answer.status_code == 302, answer.content.decode()
    return Visit.objects.get()


def about(story: Story) -> dict[str, Any]:
    return {
        "support-0-about": [str(story.ryan.pk)],
        "challenge-0-about": [str(story.amina.pk), str(story.jaden.pk)],
        "agreed-0-about": [str(story.amina.pk)],
    }


def concerned(visit: Visit, text: str) -> set[Member]:
    passage = visit.passages.get(text=text)
    return {one.member for one in passage.concerned.select_related("member")}


def test_each_part_names_those_it_is_about_and_the_rest_everyone(story: Story) -> None:
    visit = finish(story, **about(story))
    everyone = {story.amina, story.ryan, story.jaden}
    assert concerned(visit, "We booked Ryan’s appointment.") == {story.ryan}
    assert concerned(visit, "We brought fruit.") == everyone
    assert concerned(visit, "Jaden missed six mornings.") == {story.amina, story.jaden}
    promise = Promise.objects.get(what="Ring Amina about the form.")
    assert {one.member for one in promise.concerned.all()} == {story.amina}
    shared = Promise.objects.get(what="Come again on Monday.")
    assert {one.member for one in shared.concerned.all()} == everyone


def test_each_reader_is_offered_the_right_part(story: Story) -> None:
    visit = finish(story, **about(story))
    assert "We booked Ryan’s appointment." not in offered(visit, story.amina)
    assert {"We brought fruit.", "Ring Amina about the form.", "Jaden missed six mornings."} <= offered(
        visit, story.amina
    )
    assert {"We booked Ryan’s appointment.", "We brought fruit."} <= offered(visit, story.ryan)
    assert not {"Ring Amina about the form.", "Jaden missed six mornings."} & offered(visit, story.ryan)


def offered(visit: Visit, member: Member) -> set[str]:
    """What goes to them unless somebody chooses otherwise."""
    sheet = sheet_for(VisitSubject(visit), member)
    return {piece.text for piece in sheet.pieces if default_choice(piece, sheet.recipient).included}


def test_jadens_own_page_draws_what_is_about_him(story: Story) -> None:
    finish(story, **about(story))
    client = story.as_priya
    page = client.get(f"/families/members/{story.jaden.pk}/").content.decode()
    assert "Jaden missed six mornings." in page
    assert "Come again on Monday." in page
    assert "We booked Ryan’s appointment." not in page
    assert "Ring Amina about the form." not in page
    assert "Nobody wrote down that they were seen" in page, "that he was there is not that he was seen"


def test_jaden_was_seen_alone_and_his_page_says_when(story: Story) -> None:
    finish(story, **{f"seen_{story.jaden.pk}": "yes", f"alone_{story.jaden.pk}": "yes"})
    page = story.as_priya.get(f"/families/members/{story.jaden.pk}/").content.decode()
    assert "Last seen on" in page
    assert "Last seen alone on" in page


def test_in_the_summary_it_stands_by_itself_too(story: Story) -> None:
    typed = least(story.amina, story.ryan, **THERE, **about(story))
    data = MultiValueDict(
        {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
    )
    summary = put_together(VisitPage(list(story.family.members.all()), data))
    visit = finish(story, **about(story), summary=summary)
    parts = visit.passages.filter(kind=Passage.Kind.SUMMARY)
    his = [part for part in parts if "Ryan’s appointment" in part.text]
    hers = [part for part in parts if "Ring Amina" in part.text]
    assert [{one.member for one in part.concerned.all()} for part in his] == [{story.ryan}]
    assert [{one.member for one in part.concerned.all()} for part in hers] == [{story.amina}]
    assert not any(
        "Ryan’s appointment" in text or "fruit" not in text for text in offered_summary(visit, story)
    )


def offered_summary(visit: Visit, story: Story) -> set[str]:
    """The parts of the summary that are for Amina and tell what we did."""
    return {text for text in offered(visit, story.amina) if "What we did" in text}


def test_what_one_of_them_promises_is_theirs_alone(story: Story) -> None:
    said = {"agreed-0-whose": str(story.ryan.pk), "agreed-0-about": [str(story.amina.pk)], "finish": "1"}
    typed = least(story.amina, story.ryan, **THERE | said)
    answer = story.as_priya.post(draft_url(story.family, uuid4()), typed)
    assert "What one of them promised is about that person alone" in answer.content.decode()
    assert not Visit.objects.exists()


def test_somebody_of_another_family_is_nobody_here(story: Story) -> None:
    stranger = people.make_adult(people.make_family(story.priya, "Other"), "Zed Other")
    typed = least(story.amina, story.ryan, **THERE, **{"support-0-about": [str(stranger.pk)]}, finish="1")
    assert story.as_priya.post(draft_url(story.family, uuid4()), typed).status_code == 200
    assert not Visit.objects.exists()


def test_a_family_of_one_is_not_asked(story: Story) -> None:
    alone = people.make_family(story.priya, "Solo")
    people.make_adult(alone, "Sol Solo")
    page = story.as_priya.get(f"/families/{alone.pk}/visits/new/", follow=True).content.decode()
    assert "Only about some of them?" not in page
    page = story.as_priya.get(f"/families/{story.family.pk}/visits/new/", follow=True).content.decode()
    assert "Only about some of them?" in page
    people.make_adult(alone, "Sima Solo", needs_interpreter=True)
    page = story.as_priya.get(f"/families/{alone.pk}/visits/new/", follow=True).content.decode()
    assert "Needs an interpreter, never a child, a relative or a friend" in page
