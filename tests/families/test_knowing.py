"""Getting to know somebody, how to speak with them, and that no child or relative ever interprets."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from families.models import Explained, GettingToKnow, Identity, Interpreted, Member, Tried
from families.models.knowing import is_close
from tests import people
from tests.conftest import Story
from tests.families.test_heard import day


def way(member: Member, page: str) -> str:
    return f"/families/members/{member.pk}/{page}"


def page_of(story: Story, member: Member) -> str:
    return story.as_priya.get(way(member, "")).content.decode()


def know(story: Story, seen: str = "", **said: str) -> Any:
    told = {"helps": "Tea first", "written_with": "them", "seen": seen, **day("said_on")} | said
    return story.as_priya.post(way(story.amina, "know/"), told)


def test_amina_and_priya_write_it_together_and_the_newest_stands(story: Story) -> None:
    assert "Not written yet. It takes ten minutes together." in page_of(story, story.amina)
    assert know(story, name="Amina, not Mum", gets_in_the_way="Letters").status_code == 302
    page = page_of(story, story.amina)
    assert "Amina, not Mum" in page
    assert "Written with them on" in page

    first = GettingToKnow.objects.get()
    assert "Tea first" in story.as_priya.get(way(story.amina, "know/")).content.decode(), "to start from"
    assert know(story, str(first.pk), helps="Ring after nine", name="").status_code == 302
    page = page_of(story, story.amina)
    assert "Ring after nine" in page
    assert "Tea first" not in page
    assert "Amina, not Mum" not in page, "she took it out"
    assert GettingToKnow.objects.count() == 2


def test_two_write_it_at_one_time_and_nothing_is_lost(story: Story) -> None:
    know(story, helps="Coffee")
    late = know(story, helps="Tea")
    assert late.status_code == 409
    page = late.content.decode()
    assert "Somebody else wrote here meanwhile" in page
    assert "Coffee" in page
    assert "Tea" in page
    stands = GettingToKnow.objects.get()
    assert f'value="{stands.pk}"' in page
    assert know(story, str(stands.pk), helps="Coffee or tea").status_code == 302


def test_it_says_with_whom_it_was_written_and_something(story: Story) -> None:
    assert "Say whether it was written with them" in know(story, written_with="").content.decode()
    assert "Write at least one thing" in know(story, helps=" ").content.decode()
    know(story, written_with="not_yet")
    assert "not written with them yet" in page_of(story, story.amina)


def test_what_was_tried_and_what_they_said_of_themselves(story: Story) -> None:
    client = story.as_priya
    tried = {
        "what": "Walking instead of sitting",
        "outcome": "did_not",
        "learned": "Too cold.",
        **day("tried_on"),
    }
    assert client.post(way(story.jaden, "tried/new/"), tried).status_code == 302
    page = page_of(story, story.jaden)
    assert "Walking instead of sitting" in page
    assert "It did not work" in page
    assert client.post(way(story.jaden, "tried/new/"), tried | {"outcome": ""}).status_code == 200
    assert Tried.objects.count() == 1

    faith = {"about": "faith", "words": "I pray with my gran.", **day("said_on")}
    refused = client.post(way(story.jaden, "identity/new/"), faith)
    assert "Ask them first. What we think somebody is does not belong here" in refused.content.decode()
    assert not Identity.objects.exists()
    assert client.post(way(story.jaden, "identity/new/"), faith | {"theirs": "on"}).status_code == 302
    page = page_of(story, story.jaden)
    assert "I pray with my gran." in page
    assert "Said by them on" in page


def test_amina_says_back_who_we_are(story: Story) -> None:
    explained = {
        "topics": ["who", "rights"],
        "language": "Urdu",
        "mode": "phone",
        "interpreter": "Line 4, UR-14",
        "told_back": "You may come, and I may say no.",
        **day("explained_on"),
    }
    assert "Not explained yet" in page_of(story, story.amina)
    close = story.as_priya.post(way(story.amina, "explained/new/"), explained | {"interpreter": "Ryan"})
    assert "A child, a relative or a friend cannot interpret" in close.content.decode()
    assert not Explained.objects.exists()
    assert story.as_priya.post(way(story.amina, "explained/new/"), explained).status_code == 302
    page = page_of(story, story.amina)
    assert "You may come, and I may say no." in page
    assert "An interpreter on the phone" in page


def speak(story: Story, **said: str) -> None:
    told = {
        "spoken_language": "Urdu",
        "dialect": "Pahari",
        "needs_interpreter": "on",
        "interpreter_is": "woman",
        "interpreter_not": "Anybody from Mill Street",
        "verbal_first": "on",
        "reading_needs": "large_print",
        "adjustments": "No meetings on Friday noon.",
        **day("needs_asked_on"),
    }
    assert story.as_priya.post(way(story.amina, "speaking/"), told | said).status_code == 302
    story.amina.refresh_from_db()


NEEDS = (
    "Say it first, then write it",
    "Needs an interpreter",
    "Interpreter: A woman",
    "Not: Anybody from Mill Street",
    "Speaks Urdu · Pahari",
    "Large print",
    "We agreed: No meetings on Friday noon.",
)


def test_aminas_needs_stand_wherever_somebody_is_about_to_speak_or_write_to_her(story: Story) -> None:
    speak(story)
    assert story.amina.needs_in_words == list(NEEDS)
    assert story.amina.asks_to_be_read_to
    visit = people.make_visit(story.family, story.priya, present=(story.amina,))
    client = story.as_priya
    form = client.get(f"/families/{story.family.pk}/visits/new/", follow=True).content.decode()
    pages = [
        page_of(story, story.amina),
        client.get(f"/visits/{visit.pk}/share/").content.decode(),
        client.get(f"/visits/{visit.pk}/share/{story.amina.pk}/").content.decode(),
        client.get(f"/members/{story.amina.pk}/invite/").content.decode(),
    ]
    for number, page in enumerate(pages):
        assert [need for need in NEEDS if need not in page] == [], number
    # while a visit is written down: what matters in the room
    briefly = "Needs an interpreter, never a child, a relative or a friend · Speaks Urdu · Pahari"
    assert f"{briefly} · Say it first, then write it" in form


def test_nobody_of_the_family_interprets_at_a_visit(story: Story) -> None:
    speak(story)
    visit = people.make_visit(story.family, story.priya, present=(story.amina, story.jaden))
    client, here = story.as_priya, f"/families/visits/{visit.pk}/"
    assert "Amina needs an interpreter: who was it?" in client.get(here).content.decode()
    told = {"member": str(story.amina.pk), "mode": "in_person"}
    for who in ("Jaden", "her son", "ryan cole", "A neighbour", "Amina’s sister-in-law"):
        answer = client.post(f"{here}interpreted/", told | {"interpreter": who})
        assert "it puts them in the middle" in answer.content.decode(), who
        assert who in answer.content.decode()
    assert "Write their name or their reference" in client.post(f"{here}interpreted/", told).content.decode()
    none = {"mode": "none", "member": str(story.amina.pk)}
    assert "Say how you managed" in client.post(f"{here}interpreted/", none).content.decode()
    assert not Interpreted.objects.exists()

    assert client.post(f"{here}interpreted/", told | {"interpreter": "Samina K., UR-14"}).status_code == 302
    page = client.get(here).content.decode()
    assert "Samina K., UR-14" in page
    assert "who was it?" not in page
    undone: Any = client.post(f"{here}undo/")
    assert undone.headers["Location"] == here, "what was said about it keeps the note"


def test_without_an_interpreter_the_page_says_so(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya, present=(story.amina,))
    assert "Who interpreted" not in story.as_priya.get(f"/families/visits/{visit.pk}/").content.decode()


@pytest.mark.parametrize(
    ("said", "close"),
    [
        ("Her DAD", True),
        ("Jaden", True),
        ("jaden bell", True),
        ("Jaden, ref 88", False),
        ("Daughter, ref 88", True),
        ("Mrs Bell of Language Line", False),
        ("Sonia Madan", False),
        ("UR-14", False),
        ("", False),
    ],
)
def test_who_is_close_to_the_family(said: str, close: bool) -> None:
    jaden = Member(full_name="Jaden Bell", preferred_name="")
    assert is_close(said, [jaden]) is close


@given(
    name=st.sampled_from(["Zoë", "Łukasz", "O’Neil", "José (Pepe)"]),
    around=st.sampled_from(["", "with ", "and "]),
)
def test_a_name_is_found_whatever_its_letters(name: str, around: str) -> None:
    one = Member(full_name=f"{name} Bell", preferred_name=name)
    assert is_close(f"{around}{name.upper()}", [one])


def test_nobody_else_writes_any_of_it(story: Story) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    for page in ("know/", "tried/new/", "identity/new/", "explained/new/", "speaking/"):
        assert omar.get(way(story.amina, page)).status_code == 404, page
