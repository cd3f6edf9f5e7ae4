"""With whom we may talk about what, who is there when we talk, what was offered, and what a child is owed."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from families.forms.consultations import ConsultationForm
from families.models import (
    Consultation,
    JointContact,
    Member,
    OwnRight,
    ProtectedTerm,
    SharingAgreement,
    SupportOffer,
)
from families.scan import Kind, Term
from tests import people
from tests.conftest import Story

pytestmark = pytest.mark.django_db


def url_of(name: str, *args: Any) -> str:
    return reverse(f"families:{name}", args=args)


def day(name: str, days: int = 0) -> dict[str, str]:
    on = timezone.localdate() + timedelta(days=days)
    return {f"{name}_{part}": str(getattr(on, part)) for part in ("day", "month", "year")}


def page_of(story: Story) -> str:
    return story.as_priya.get(url_of("family_support", story.family.pk)).content.decode()


def agree(story: Story, **facts: Any) -> SharingAgreement:
    said = {
        "topic": "Money",
        "answer": "yes",
        "agreed_by": "Amina and Ryan",
        "agreed_on": timezone.localdate(),
    }
    return SharingAgreement.objects.create(family=story.family, by=story.priya, **said | facts)


@pytest.fixture
def rose(story: Story) -> Member:
    """The grandmother, whom they trust."""
    return people.make_adult(story.family, "Rose Bell")


def test_the_parents_do_not_agree_about_money_and_whoever_shares_with_rose_sees_it(
    story: Story, rose: Member
) -> None:
    client = story.as_priya
    said = {
        "member": str(rose.pk),
        "topic": "Money",
        "answer": "not_agreed",
        "agreed_by": "Amina: yes. Ryan: no.",
    }
    assert (
        client.post(url_of("agreement_new", story.family.pk), {**said, **day("agreed_on")}).status_code == 302
    )
    assert "They do not agree with each other" in page_of(story)
    assert "Amina: yes. Ryan: no." in client.get(url_of("member", rose.pk)).content.decode()

    visit = people.make_visit(story.family, story.priya, present=(rose,))
    who = client.get(reverse("sharing:recipients", args=["visit", visit.pk])).content.decode()
    assert "Not everything is agreed for Rose" in who
    assert "Not everything is agreed for Amina" not in who
    call = people.make_visit(story.family, story.priya, present=(rose,))
    for member, is_told in ((rose, True), (story.amina, False)):
        alone = reverse("sharing:compose", args=["visit", visit.pk, member.pk])
        several = reverse("sharing:several_compose", args=[story.family.pk, member.pk])
        for url in (alone, f"{several}?visit={visit.pk}&visit={call.pk}"):
            form = client.get(url).content.decode()
            assert form.count("They do not agree with each other") == is_told


def test_a_yes_that_is_taken_back_stays_to_be_seen_as_withdrawn(story: Story, rose: Member) -> None:
    client, agreement = story.as_priya, agree(story, member=rose, topic="School")
    visit = people.make_visit(story.family, story.priya)
    share = reverse("sharing:recipients", args=["visit", visit.pk])
    assert "Not everything is agreed" not in client.get(share).content.decode()
    url = url_of("agreement_end", agreement.pk)
    assert "Say who takes it back" in client.post(url, {}).content.decode()
    client.post(url, {"words": "Ryan, by text."})
    client.post(url, {"words": "Somebody else, later."})
    agreement.refresh_from_db()
    assert (agreement.ended_on, agreement.ended_words) == (timezone.localdate(), "Ryan, by text.")
    shown = page_of(story)
    assert "Withdrawn" in shown
    assert "School" in shown
    assert "Not everything is agreed for Rose" in client.get(share).content.decode()


def test_somebody_outside_the_family_is_named_and_a_name_is_asked_for(story: Story) -> None:
    client, url = story.as_priya, url_of("agreement_new", story.family.pk)
    said = {"member": "family", "topic": "Health", "answer": "no", "agreed_by": "Amina", **day("agreed_on")}
    page = client.post(url, said).content.decode()
    assert "Say who it is" in page
    assert "Health" in page
    client.post(url, {**said, "named": "The school nurse"})
    assert "The school nurse" in page_of(story)
    assert (
        "must be today or in the past" in client.post(url, {**said, **day("agreed_on", 3)}).content.decode()
    )


def test_joint_contact_ends_by_itself_and_stands_where_a_visit_is_written_until_then(story: Story) -> None:
    client = story.as_priya
    said = {
        "member": str(story.amina.pk),
        "trusted": "Rose",
        "scope": "Talks about school",
        "exclusions": "Money",
    }
    url = url_of("joint_new", story.family.pk)
    assert "This day has passed" in client.post(url, {**said, **day("ends_on", -1)}).content.decode()
    for days in (2 * 366 + 1, 27_000):
        far = client.post(url, {**said, **day("ends_on", days)}).content.decode()
        assert "Choose a day within two years. It can be agreed again" in far
    client.post(url, {**said, **day("ends_on", 2)})
    note = client.get(url_of("visit_new", story.family.pk), follow=True).content.decode()
    assert "Amina wants Rose to be there" in note
    assert "Money" in note

    JointContact.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    note = client.get(url_of("visit_new", story.family.pk), follow=True).content.decode()
    assert "wants Rose" not in note
    assert "Ended" in page_of(story)


def test_joint_contact_ends_sooner_when_amina_says_so(story: Story) -> None:
    joint = JointContact.objects.create(
        family=story.family,
        member=story.amina,
        trusted="Rose",
        scope="x",
        ends_on=timezone.localdate(),
        by=story.priya,
    )
    assert joint.stands
    assert "Amina chose Rose" in story.as_priya.get(url_of("joint_end", joint.pk)).content.decode()
    story.as_priya.post(url_of("joint_end", joint.pk))
    joint.refresh_from_db()
    assert joint.ended_by == story.priya
    assert not joint.stands


def test_an_offer_and_each_answer_to_it_stay(story: Story) -> None:
    client = story.as_priya
    said = {
        "kind": "advocacy",
        "member": str(story.amina.pk),
        "what": "Somebody on your side.",
        **day("offered_on"),
    }
    client.post(url_of("support_offer_new", story.family.pk), said)
    offer = SupportOffer.objects.get()
    assert "No answer yet" in page_of(story)
    url = url_of("offer_answer", offer.pk)
    client.post(url, {"response": "wants_time", "words": "I will ask my sister.", **day("on", -3)})
    client.post(url, {"response": "yes", "advocate": "Ann Lee", **day("on"), **day("referred_on")})
    shown = page_of(story)
    for words in ("They want time", "I will ask my sister.", "Their advocate: Ann Lee", "referred on"):
        assert words in shown, words
    assert shown.index("Ann Lee") < shown.index("I will ask my sister.")


def test_only_an_advocate_is_asked_for_by_name(story: Story) -> None:
    offer = SupportOffer.objects.create(
        family=story.family, kind="conference", what="x", offered_on=timezone.localdate(), by=story.priya
    )
    page = story.as_priya.get(url_of("offer_answer", offer.pk)).content.decode()
    assert "advocate’s name" not in page
    assert "Family group conference" in page


def test_a_separated_child_is_owed_more_and_the_list_asks_for_it(story: Story) -> None:
    client, url = story.as_priya, url_of("own_right", story.jaden.pk)
    page = client.get(url).content.decode()
    assert "Is Jaden a refugee, or separated from their parents?" in page
    assert "asylum" not in page
    client.post(url, {"separated": "yes"})
    page = client.get(url).content.decode()
    for words in (
        "Their claim for asylum",
        "A solicitor who knows this law",
        "A guardian",
        "Their age is doubted",
    ):
        assert words in page, words
    said = {"what": "guardian", "state": "not", **day("on")}
    assert "Say why not" in client.post(url, said).content.decode()
    client.post(url, {**said, "why_not": "There is a list."})
    client.post(url, {"what": "guardian", "state": "done", **day("on"), "words": "Mr Lake, every week."})
    assert "Mr Lake, every week." in client.get(url).content.decode()
    shown = page_of(story)
    assert "Mr Lake, every week." in shown
    assert "There is a list." not in shown, "the newest counts"
    assert OwnRight.objects.filter(what="guardian").count() == 2
    client.post(url, {"separated": "no"})
    assert "Their claim for asylum" not in client.get(url).content.decode()


def test_a_list_is_a_childs_and_no_adults(story: Story) -> None:
    assert story.as_priya.get(url_of("own_right", story.amina.pk)).status_code == 404


def consult(**more: str) -> dict[str, str]:
    said = {
        "asked_of": "A sleep nurse",
        "question": "What helps a boy of nine sleep?",
        "facts": "He wakes at two.",
    }
    return {**said, **day("asked_on"), **more}


def test_a_question_to_an_expert_names_nobody(story: Story) -> None:
    people.make_contact(story.amina, phone="07700 900123")
    ProtectedTerm.objects.create(
        family=story.family, kind="school", text="Owlbeck School", added_by=story.priya
    )
    client, url = story.as_priya, url_of("consultation_new", story.family.pk)
    for text in (
        "Jaden wakes at two.",
        "Ask 07700900123.",
        "He goes to Owlbeck.",
        "The Bells wrote. Mr Cole too.",
    ):
        page = client.post(url, consult(facts=text)).content.decode()
        assert "This gives the family away" in page, text
        assert "<mark>" in page
        assert "What helps a boy of nine sleep?" in page
    assert not Consultation.objects.exists()
    client.post(url, consult())
    assert Consultation.objects.get().is_named is False
    assert "Names nobody" in page_of(story)


def test_a_name_goes_only_with_a_reason(story: Story) -> None:
    client, url = story.as_priya, url_of("consultation_new", story.family.pk)
    named = consult(facts="Jaden wakes at two.", is_named="on")
    assert "Say why they must know" in client.post(url, named).content.decode()
    client.post(url, {**named, "named_why": "She knows Jaden already, and Amina agreed."})
    assert Consultation.objects.get().named_why.startswith("She knows")
    assert "Names the family" in page_of(story)


@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_wherever_a_name_stands_it_is_found(before: str, after: str) -> None:
    form = ConsultationForm(
        consult(facts=f"{before} Zebedee Quill {after}"), terms=[Term("known", Kind.PERSON, "Zebedee Quill")]
    )
    assert not form.is_valid()


def test_advice_is_written_down_once(story: Story) -> None:
    story.as_priya.post(url_of("consultation_new", story.family.pk), consult())
    asked = Consultation.objects.get()
    url = url_of("consultation_advice", asked.pk)
    story.as_priya.post(url, {"advice": "A lamp.", **day("advised_on")})
    late = story.as_priya.post(url, {"advice": "No lamp.", **day("advised_on")})
    assert late.status_code == 409
    assert "No lamp." in late.content.decode()
    asked.refresh_from_db()
    assert asked.advice == "A lamp."
    assert "A lamp." in page_of(story)


def test_another_worker_finds_none_of_it(story: Story) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    agreement = agree(story, member=story.ryan)
    for url in (
        url_of("family_support", story.family.pk),
        url_of("agreement_end", agreement.pk),
        url_of("own_right", story.jaden.pk),
    ):
        assert omar.get(url).status_code == 404
    assert story.as_amina.get(url_of("family_support", story.family.pk)).status_code == 403
