"""Everybody is asked, and their words stand as they said them; what nobody asked is ours to do."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from families.models import InfluenceThought, Member, NeedNote, ViewSought
from families.models.heard import is_owed
from families.sharing.compose import sheet_for
from families.sharing.visits import VisitSubject
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story

WORDS = "Chcę, żeby tata\n\nprzyszedł <b>na mecz</b>."


def day(name: str, moment: date | None = None) -> dict[str, str]:
    moment = moment or timezone.localdate()
    return {f"{name}_{part}": str(getattr(moment, part)) for part in ("day", "month", "year")}


def say(client: Client, member: Member, **said: str) -> Any:
    told = {"outcome": "said", "said": WORDS, "how": "talk", **day("asked_on")} | said
    return client.post(f"/families/members/{member.pk}/views/new/", told)


def views_of(story: Story) -> str:
    return story.as_priya.get(f"/families/{story.family.pk}/views/").content.decode()


def test_nobody_asked_ryan_and_the_page_says_whose_that_is(story: Story) -> None:
    page = views_of(story)
    for name in ("Amina", "Ryan", "Jaden"):
        assert f"Nobody has asked {name} yet. That is ours to do." in page
    assert "3 people are ours to ask." in page
    assert (
        f"/families/{story.family.pk}/views/"
        in story.as_priya.get(f"/families/{story.family.pk}/").content.decode()
    )

    assert say(story.as_priya, story.jaden, setting="On the swings", who_else="Nobody").status_code == 302
    row = ViewSought.objects.get()
    assert (row.words, row.by, row.member) == (WORDS, story.priya, story.jaden)
    page = views_of(story)
    assert "Nobody has asked Jaden" not in page
    assert "<b>na mecz" not in page
    assert "&lt;b&gt;na mecz" in page
    assert "On the swings" in page
    assert page.index("Nobody has asked Ryan") < page.index("na mecz"), "whom we owe a question stands first"
    assert AuditEvent.objects.get(action="note_view").family_id == story.family.pk


def test_a_view_of_a_visit_counts_and_is_not_written_twice(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya, present=(story.jaden,), kind="school")
    where = {"setting": "In the library", "who_else": "His teacher"}
    people.add_passage(visit, "view", "I like the bus.", said_by=story.jaden, **where)
    page = views_of(story)
    assert "I like the bus." in page
    assert "At school or nursery" in page
    assert "who else was there: His teacher" in page
    assert f"/families/visits/{visit.pk}/" in page
    assert not ViewSought.objects.exists()


def test_after_ninety_days_it_is_time_to_ask_again(story: Story) -> None:
    long_ago = timezone.localdate() - timedelta(days=91)
    say(story.as_priya, story.amina, **day("asked_on", long_ago))
    assert "Amina was last asked on" in views_of(story)
    say(story.as_priya, story.amina, **day("asked_on", long_ago + timedelta(days=1)))
    assert "Amina was last asked on" not in views_of(story)


def test_a_baby_tells_us_without_words_and_one_who_is_not_born_owes_nothing(story: Story) -> None:
    baby = people.make_child(story.family, "Noor Bell", birth_date=timezone.localdate() - timedelta(days=90))
    people.make_child(story.family, "Bump Bell", birth_date=None, due_date=timezone.localdate())
    seen = {"outcome": "observed", "said": "", "seen": "She turned to her mum’s voice.", "how": "watched"}
    assert say(story.as_priya, baby, **seen).status_code == 302
    page = views_of(story)
    assert "What we saw:" in page
    assert "She turned to her mum’s voice." in page
    assert "Nobody has asked Noor" not in page
    client = story.as_priya
    assert "No words of theirs yet" not in client.get(f"/families/members/{baby.pk}/needs/").content.decode()
    assert "Do they know who we are?" not in client.get(f"/families/members/{baby.pk}/").content.decode()
    assert "Nobody has asked Bump" not in page
    assert "Not born yet." in page


def test_nobody_asks_who_has_died(story: Story) -> None:
    rose = people.make_adult(story.family, "Rose Bell", died_on=timezone.localdate() - timedelta(days=400))
    page = views_of(story)
    assert "Nobody has asked Rose" not in page
    assert f"/members/{rose.pk}/views/new/" not in page
    assert f"/members/{story.ryan.pk}/views/new/" in page
    assert "Died " in page


def test_why_nobody_asked_stands_there_and_is_looked_at_again(story: Story) -> None:
    because = {"outcome": "not_sought", "said": "", "how": "", "because": "He is at sea until May."}
    say(story.as_priya, story.ryan, **because)
    page = views_of(story)
    assert "Not sought, because:" in page
    assert "He is at sea until May." in page
    assert "Nobody has asked Ryan" not in page

    ViewSought.objects.all().delete()
    say(story.as_priya, story.ryan, **because, **day("asked_on", timezone.localdate() - timedelta(days=200)))
    assert "It is ours to look again." in views_of(story)


def test_what_was_typed_in_a_box_of_another_answer_is_not_lost(story: Story) -> None:
    answer = say(story.as_priya, story.ryan, outcome="not_sought", because="At sea.")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "This goes with another answer above" in page
    assert "na mecz" in page
    for wrong, message in (
        ({"said": ""}, "Write what they said, word for word"),
        ({"how": ""}, "Say how you asked or watched"),
        ({"outcome": ""}, "Say whether you asked"),
        ({"asked_on_year": "2999"}, "Look again"),
        ({"said": "a\x00b"}, "Look again"),
    ):
        answer = say(story.as_priya, story.ryan, **wrong)
        assert answer.status_code == 200, wrong
        assert message in answer.content.decode(), wrong
    assert not ViewSought.objects.exists()


def test_our_thoughts_stand_apart_and_are_in_nothing_that_is_shared(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya, present=(story.amina, story.jaden))
    people.add_passage(visit, "view", "I want to live with dad.", said_by=story.jaden)
    client, way = story.as_priya, f"/families/members/{story.jaden.pk}/influence/new/"
    assert client.post(way, {"text": "His dad’s very words."}).status_code == 302
    assert client.post(way, {"text": " "}).status_code == 200
    thought = InfluenceThought.objects.get()
    page = views_of(story)
    assert "Our own thoughts on who echoes whom: never shared" in page
    assert "His dad’s very words." in page

    assert "very words" not in client.get(f"/families/visits/{visit.pk}/").content.decode()
    pieces = sheet_for(VisitSubject(visit), story.amina).pieces
    assert all("very words" not in piece.text for piece in pieces)
    assert not hasattr(thought, "subject_id")


def test_jadens_nine_needs_show_their_gaps_and_the_newest(story: Story) -> None:
    client, way = story.as_priya, f"/families/members/{story.jaden.pk}/needs/"
    assert client.get(way).content.decode().count("Nothing is known yet") == 9
    assert client.get(f"/families/members/{story.amina.pk}/needs/").status_code == 404

    long_ago = timezone.localdate() - timedelta(days=30)
    write = f"{way}new/"
    assert 'value="stability" selected' in client.get(f"{write}?need=stability").content.decode()
    known = {"need": "stability", "evidence": "Three workers in a year.", **day("noted_on", long_ago)}
    then = {"action": "Tell him who comes.", "who": "Priya", **day("by_when", long_ago)}
    assert client.post(write, known | then).status_code == 302
    page = client.get(way).content.decode()
    assert page.count("Nothing is known yet") == 8
    assert "No words of theirs yet" in page
    assert "The date has passed" in page

    said = {"words": "You always go away.", "evidence": "He asked how long I stay.", **day("noted_on")}
    client.post(write, known | said)
    page = client.get(way).content.decode()
    assert "You always go away." in page
    assert "Three workers" not in page
    assert NeedNote.objects.count() == 2
    assert "next step is late" not in client.get(f"/families/members/{story.jaden.pk}/").content.decode()


def test_a_next_step_has_somebody_who_does_it(story: Story) -> None:
    way = f"/families/members/{story.jaden.pk}/needs/new/"
    known = {"need": "support", "evidence": "A club.", **day("noted_on")}
    for wrong, message in (
        ({"action": "Ask him"}, "Say who does it"),
        ({"who": "Priya"}, "Say what is to be done"),
        ({"evidence": ""}, "Write what we know"),
        ({"need": "toys"}, "Choose"),
    ):
        answer = story.as_priya.post(way, known | wrong)
        assert answer.status_code == 200, wrong
        assert message in answer.content.decode(), wrong
    assert not NeedNote.objects.exists()


def test_omar_sees_none_of_it_and_writes_none_of_it(story: Story) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    assert omar.get(f"/families/{story.family.pk}/views/").status_code == 404
    assert say(omar, story.jaden).status_code == 404
    assert omar.post(f"/families/members/{story.jaden.pk}/influence/new/", {"text": "x"}).status_code == 404
    assert not ViewSought.objects.exists()
    assert not InfluenceThought.objects.exists()


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2026, 1, 1))


@given(asked=DAYS, not_sought=DAYS, today=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_it_is_ours_to_ask_exactly_when_nothing_was_said_within_ninety_days(
    asked: date | None, not_sought: date | None, today: date
) -> None:
    recent = [one for one in (asked, not_sought) if one is not None and (today - one).days <= 90]
    assert is_owed(asked, not_sought, today) == (not recent)
