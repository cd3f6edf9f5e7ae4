"""The minute before the door: what to mind now, short enough for it, and harmless when somebody looks on."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from families.models import (
    Confidence,
    ConfidencePassage,
    Escalation,
    JointContact,
    Passage,
    Promise,
    PromiseMember,
    ProtectedAddress,
    ProtectedTerm,
    Visit,
)
from plans.models import Goal, Plan
from tests import people
from tests.conftest import Story
from tests.counting import counted


def page(client: Client, story: Story) -> str:
    answer = client.get(f"/families/{story.family.pk}/before/")
    assert answer.status_code == 200
    assert len(answer.content) <= 10_000
    return answer.content.decode()


def said(visit: Visit, who: Any, text: str, kind: str = "view") -> Passage:
    return people.add_passage(visit, kind, text, said_by=who)


def promise(story: Story, what: str, days: int, **facts: Any) -> Promise:
    by = timezone.localdate() + timedelta(days=days)
    facts = {"whose": "ours", **facts}
    visit = people.make_visit(story.family, story.priya)
    passage = people.add_passage(visit, Passage.Kind.AGREED, what)
    made = {"family": story.family, "visit": visit, "passage": passage, "made_by": story.priya}
    one = Promise.objects.create(**made, what=what, by_when=by, **facts)
    PromiseMember.objects.create(family=story.family, promise=one, member=story.amina)
    return one


@pytest.fixture
def amina_as_she_is(story: Story) -> None:
    story.amina.preferred_name, story.amina.pronouns = "Mina", "she/her"
    story.amina.needs_interpreter, story.amina.spoken_language = True, "Urdu"
    story.amina.notes_on_working_together = "Ask one question, then wait."
    story.amina.save()
    people.make_contact(story.amina, "phone", phone="0113 496 0000", safe_times="9 to 11")


def test_it_says_who_and_what_they_last_said(story: Story, amina_as_she_is: None) -> None:
    old = people.make_visit(story.family, story.priya, happened_on=timezone.localdate() - timedelta(days=9))
    new = people.make_visit(story.family, story.priya)
    said(old, story.jaden, "I hate the bus.")
    said(new, story.jaden, "I like my new bed.")
    said(new, story.amina, "Give me a week.", "response")
    html = page(story.as_priya, story)

    for words in ("Mina", "(she/her)", "Needs an interpreter", "Speaks Urdu", "9 to 11", "no voicemail"):
        assert words in html
    assert "0113" not in html, "how, and never the number"
    assert "I like my new bed." in html
    assert "I hate the bus." not in html, "the newest alone"
    assert html.index("I like my new bed.") < html.index("Give me a week."), "children first"
    assert "Ask one question, then wait." in html


def test_whom_they_want_beside_them_stands_with_what_they_need(story: Story, amina_as_she_is: None) -> None:
    """The name alone: what is talked about, and what is not, stays on the page of the family."""
    today = timezone.localdate()
    said = {"family": story.family, "by": story.priya, "scope": "School, all of it", "exclusions": "Money"}
    JointContact.objects.create(**said, member=story.amina, trusted="Rose", ends_on=today)
    gone = {"ended_on": today, "ended_by": story.priya}
    JointContact.objects.create(**said, member=story.amina, trusted="Zofia", ends_on=today, **gone)
    passed = today - timedelta(days=1)
    JointContact.objects.create(**said, member=story.ryan, trusted="Omar", ends_on=passed)
    who = page(story.as_priya, story).partition('id="who"')[2].partition("</section>")[0]
    assert who.index("Needs an interpreter") < who.index("Wants Rose to be there") < who.index("9 to 11")
    for words in ("Zofia", "Omar", "School", "Money"):
        assert words not in who


def test_it_says_what_is_promised_owed_and_wanted(story: Story) -> None:
    promise(story, "Ring the school", -3)
    promise(story, "Bring the form", 5)
    promise(story, "Be at the stop", -1, whose="theirs")
    plan = Plan.objects.create(family=story.family, purpose="Mornings", made_by=story.priya)
    Goal.objects.create(
        family=story.family, plan=plan, position=0, their_words="Calm mornings", changed_by=story.priya
    )
    html = page(story.as_priya, story)
    order = [html.index(words) for words in ("Ring the school", "Bring the form", "Be at the stop")]
    assert order == sorted(order), "ours first, late ones before"
    sorry = html.partition("We owe them a sorry")[2]
    assert "Ring the school" in sorry
    assert "Bring the form" not in sorry
    assert "Be at the stop" not in sorry
    assert "Calm mornings" in html


def test_not_kept_without_a_word_of_why_is_owed_too(story: Story) -> None:
    settled = {"outcome": "not_kept", "settled_at": timezone.now(), "settled_by": story.priya}
    promise(story, "Ask about the bed", -9, **settled)
    promise(story, "Ask about the bus", -9, **settled, explanation="We forgot, and told you so.")
    html = page(story.as_priya, story)
    assert "Ask about the bed" in html.partition("We owe them a sorry")[2]
    assert "Ask about the bus" not in html


@pytest.mark.parametrize("could_harm", ["yes", "not_known"])
def test_who_looks_over_the_shoulder_learns_of_nobody(story: Story, could_harm: str) -> None:
    people.make_harm(story.ryan, could_harm, why="He broke her arm.")
    home = {"family": story.family, "member": story.amina, "kind": "home", "added_by": story.priya}
    ProtectedAddress.objects.create(**home, lines="9 Hidden Row", town="Leeds")
    html = page(story.as_priya, story)
    assert "See each person alone" in html
    assert "He broke her arm" not in html
    assert "Hidden Row" not in html
    assert "harm" not in html.partition("<main")[2].replace("harm/", "").casefold()
    for name in ("Ryan", "Amina"):
        assert name in html.partition('id="who"')[2]
        assert name not in html.partition('id="door"')[2].partition('id="who"')[0]


def test_how_somebody_is_kept_apart_from_the_others_is_not_read_at_the_door(story: Story) -> None:
    people.make_harm(story.ryan, "yes", why="He broke her arm.")
    for member, words in ((story.ryan, "Another worker meets him."), (story.amina, "Ask one question.")):
        member.notes_on_working_together = words
        member.save()
    html = page(story.as_priya, story)
    assert "Another worker meets him." not in html
    assert "Ask one question." in html


def test_a_worry_that_waits_sends_them_to_the_manager_first(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    Escalation.objects.create(family=story.family, visit=visit, raised_by=story.priya, what="A bruise.")
    html = page(story.as_priya, story)
    assert "Speak with your manager before you go" in html
    assert "bruise" not in html


def test_what_was_said_in_confidence_and_who_must_not_be_known_stay_out(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    said(visit, story.jaden, "The bus is all right.")
    passage = said(visit, story.jaden, "I see a nurse alone.")
    about = {"family": story.family, "by": story.priya}
    kept = Confidence.objects.create(
        **about,
        member=story.jaden,
        visit=visit,
        wishes="x",
        conversation="x",
        understands="yes",
        limits_told="yes",
    )
    ConfidencePassage.objects.create(family=story.family, confidence=kept, passage=passage)
    rosa = people.make_child(story.family, "Rosa Bell")
    ProtectedTerm.objects.create(family=story.family, kind="person", about=rosa, added_by=story.priya)
    html = page(story.as_priya, story)
    assert "nurse" not in html
    assert "The bus is all right." in html
    assert "Rosa" not in html


def test_the_hour_agreed_for_next_time_is_written_as_everywhere(story: Story) -> None:
    people.make_visit(story.family, story.priya, next_on=timezone.localdate(), next_at=time(14))
    assert "</time>, 2:00pm" in page(story.as_priya, story)


def test_what_was_agreed_for_next_time_stands_until_it_has_passed(story: Story) -> None:
    day = timezone.localdate() + timedelta(days=2)
    people.make_visit(story.family, story.priya, next_on=day, next_who="Priya and the nurse")
    assert "Priya and the nurse" in page(story.as_priya, story)
    Visit.objects.update(next_on=timezone.localdate() - timedelta(days=1))
    assert "Priya and the nurse" not in page(story.as_priya, story)


def test_it_is_one_press_from_the_family_and_few_statements(story: Story) -> None:
    assert (
        f"/families/{story.family.pk}/before/"
        in story.as_priya.get(f"/families/{story.family.pk}/").content.decode()
    )
    with counted() as statements:
        page(story.as_priya, story)
    assert len(statements) <= 6
    assert (
        people.client_of(people.make_practitioner("Omar"))
        .get(f"/families/{story.family.pk}/before/")
        .status_code
        == 404
    )


# --- who looks on while somebody in the family is kept from others

NOBODY_KNOWS_OF_RYAN = ("Ryan", "Cole")


@pytest.fixture
def ryan_is_kept(story: Story) -> None:
    """Nobody may know of Ryan. He promised something, is promised something, and is spoken of everywhere."""
    ProtectedTerm.objects.create(family=story.family, kind="person", about=story.ryan, added_by=story.priya)
    his = promise(story, "Be at the stop", 1, whose="theirs")
    PromiseMember.objects.filter(promise=his).update(member=story.ryan)
    promise(story, "Ask Mr Cole about the keys", -3)
    promise(story, "Ring the school", 4)
    plan = Plan.objects.create(family=story.family, purpose="Mornings", made_by=story.priya)
    of = {"family": story.family, "plan": plan, "changed_by": story.priya}
    Goal.objects.create(**of, position=0, their_words="Ryan rings on Sundays")
    Goal.objects.create(**of, position=1, their_words="Calm mornings")
    visit = people.make_visit(
        story.family,
        story.priya,
        next_on=timezone.localdate() + timedelta(days=2),
        next_who="Priya and Ryan",
    )
    said(visit, story.amina, "r y a n comes on Fridays.")
    story.jaden.notes_on_working_together = "Never speak of RYAN."
    story.jaden.save()
    today = timezone.localdate()
    wants = {"family": story.family, "by": story.priya, "scope": "School", "ends_on": today}
    JointContact.objects.create(**wants, member=story.jaden, trusted="Ryan")
    JointContact.objects.create(**wants, member=story.jaden, trusted="Rose")


def test_whoever_must_not_be_known_of_stands_in_no_word_of_the_page(story: Story, ryan_is_kept: None) -> None:
    html = page(story.as_priya, story)
    main = html.partition("<main")[2]
    for word in (*NOBODY_KNOWS_OF_RYAN, "RYAN", "r y a n", "Be at the stop", "about the keys"):
        assert word not in main
    for word in ("Ring the school", "Calm mornings", "Wants Rose to be there", "Amina", "Jaden"):
        assert word in main, "the rest stays"
    assert "Others may look on, so not everything stands here" in main


def test_the_page_says_so_whether_something_is_left_out_or_not(story: Story) -> None:
    """Else who looks on learns by it that somebody is kept from them."""
    assert "Others may look on, so not everything stands here" in page(story.as_priya, story)


def test_neither_a_hidden_street_nor_a_number_comes_in_by_a_sentence(story: Story) -> None:
    home = {"family": story.family, "member": story.amina, "kind": "home", "added_by": story.priya}
    ProtectedAddress.objects.create(**home, lines="9 Hidden Row", town="Leeds", postcode="LS1 4AP")
    people.make_contact(story.amina, "phone", phone="0113 496 0000", safe_times="9 to 11")
    ProtectedTerm.objects.create(
        family=story.family, kind="school", text="Hilltop Primary", added_by=story.priya
    )
    promise(story, "Come to nine Hidden Row", 1)
    promise(story, "Ring 01134960000", 2)
    promise(story, "Ask at Hilltop Primary", 3)
    promise(story, "Bring the form to ls14ap", 4)
    promise(story, "Bring the bed", 5)
    main = page(story.as_priya, story).partition("<main")[2]
    for word in ("Hidden", "0113", "Hilltop", "ls14ap"):
        assert word not in main
    assert "Bring the bed" in main
    assert "9 to 11" in main


def test_the_surname_that_all_of_them_bear_gives_nobody_away(story: Story) -> None:
    rosa = people.make_child(story.family, "Rosa Bell")
    ProtectedTerm.objects.create(family=story.family, kind="person", about=rosa, added_by=story.priya)
    promise(story, "Ask Mrs Bell about the bed", 1)
    promise(story, "Ask Rosa about the bed", 2)
    main = page(story.as_priya, story).partition("<main")[2]
    assert "Ask Mrs Bell about the bed" in main
    assert "Ask Rosa" not in main
