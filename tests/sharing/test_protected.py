"""What must be kept from somebody stops a share; somebody else's name asks a question; nothing known asks first."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from families.models import (
    Handover,
    Member,
    NothingToKeep,
    ParentalResponsibility,
    Passage,
    PassageMember,
    ProtectedAddress,
    ProtectedTerm,
    TermReader,
)
from families.sharing.actions import ChangedMeanwhile, share_several, share_version
from families.sharing.compose import content_of, sheet_for
from families.sharing.handovers import HandoverSubject
from families.sharing.models import Composition, SharedVersion
from families.sharing.recipients import members_with_door
from tests import people
from tests.conftest import Story
from tests.sharing.own import told as she_told
from tests.sharing.sheets import Told, address, decide, press, seen_by, share, tell, texts
from tests.sharing.test_share import errors, form_data

SCHOOL = "Jaden starts at OWL-BECK Primary on Monday."


def protect(story: Story, text: str, kind: str = "school", *readers: Member) -> ProtectedTerm:
    facts = {"family": story.family, "added_by": story.priya}
    term = ProtectedTerm.objects.create(**facts, kind=kind, text=text)
    for one in readers:
        TermReader.objects.create(family=story.family, term=term, member=one)
    return term


def both(story: Story, text: str) -> Told:
    """A visit at which both parents were, with these words as the support we gave."""
    told = tell(story, present=(story.amina, story.ryan))
    Passage.objects.filter(pk=told.support.pk).update(text=text)
    return told


def his_data(told: Told, **changes: str) -> dict[str, str]:
    """All that may go to Ryan by default, whatever his page offers."""
    return form_data(told, **{"in_about_ryan": "on", "why_about_ryan": ""} | changes)


def test_a_protected_word_is_a_stop_on_the_page_with_its_place_shown(story: Story) -> None:
    protect(story, "Owlbeck Primary School", "school", story.amina)
    told = both(story, SCHOOL)
    page = story.as_priya.get(address("compose", told, story.ryan)).content.decode()
    assert "Ryan must not learn this" in page
    assert "<mark>OWL-BECK Primary</mark> on Monday." in page

    answer = press(story.as_priya, "compose", told, story.ryan, **his_data(told))

    page = errors(answer)
    assert "This holds something that Ryan must not learn. Leave the part out." in page
    assert f'href="#id_in_{told.support.pk.hex}"' in page
    assert not Composition.objects.exists()
    assert "no problems found" not in page.lower()


def test_it_is_not_offered_to_go_and_the_rest_goes_without_it(story: Story) -> None:
    protect(story, "Owlbeck Primary School", "school", story.amina)
    told = both(story, SCHOOL)
    data = his_data(told, in_support="", why_support="someone_else")
    assert told.support.pk not in {piece.id for piece in sheet_for(told.subject, story.ryan).chosen}
    assert press(story.as_priya, "compose", told, story.ryan, **data).status_code == 302
    press(story.as_priya, "share_now", told, story.ryan, seen=seen_by(told, story.ryan, story.priya))
    assert SCHOOL not in texts(SharedVersion.objects.get())
    assert SCHOOL in texts(share(told, story.amina, story.priya)), "Amina may know it"


def test_the_action_refuses_what_the_page_let_by(story: Story) -> None:
    told = both(story, SCHOOL)
    decide(told, story.ryan, story.priya)
    seen = seen_by(told, story.ryan, story.priya)
    protect(story, "Owlbeck Primary School", "school", story.amina)
    with pytest.raises(ChangedMeanwhile):
        share_version(subject=told.subject, member=story.ryan, seen=seen, by=story.priya)
    answer: Any = story.as_priya.post(address("share_now", told, story.ryan), {"seen": seen}, follow=True)
    assert answer.redirect_chain[-1][0] == address("compose", told, story.ryan)
    assert not SharedVersion.objects.exists()


def test_several_at_once_and_a_goodbye_are_refused_the_same(story: Story) -> None:
    told = both(story, SCHOOL)
    decide(told, story.ryan, story.priya)
    seen = {told.visit.pk: seen_by(told, story.ryan, story.priya)}
    protect(story, "Owlbeck Primary School", "school", story.amina)
    ryan = members_with_door(Member.objects.all()).select_related("safe_contact").get(pk=story.ryan.pk)
    with pytest.raises(ChangedMeanwhile):
        share_several(member=ryan, seen=seen, by=story.priya)
    facts = {"family": story.family, "from_user": story.margaret, "to_user": story.priya, "by": story.priya}
    goodbye = HandoverSubject(Handover.objects.create(**facts, goodbye=SCHOOL))
    assert sheet_for(goodbye, story.ryan).chosen == []
    assert sheet_for(goodbye, story.amina).chosen != []


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("She is at ls97-3 qw now.", False),
        ("It is in Quarry Close.", False),
        ("Ring oh seven seven double oh nine double oh one four two.", False),
        ("Write to amina at post dot example.", False),
        ("We drank tea by the quarry.", True),
    ],
)
def test_what_the_record_holds_of_one_reaches_no_other(story: Story, text: str, goes: bool) -> None:
    people.make_contact(story.amina, "text", phone="07700 900142", email="amina@post.example")
    facts = {"family": story.family, "member": story.amina, "kind": "home", "added_by": story.priya}
    ProtectedAddress.objects.create(**facts, lines="3 Quarry Close", postcode="LS97 3QW")
    told = both(story, text)
    for member, offered in ((story.ryan, goes), (story.amina, True)):
        chosen = {piece.id for piece in sheet_for(told.subject, member).chosen}
        assert (told.support.pk in chosen) == offered, member.called


def test_an_address_stays_secret_when_nobody_lives_there_any_more(story: Story) -> None:
    facts = {"family": story.family, "member": story.amina, "kind": "home", "added_by": story.priya}
    ended = timezone.localdate() - timedelta(days=400)
    ProtectedAddress.objects.create(**facts, lines="3 Quarry Close", to_on=ended)
    told = both(story, "It was 3 Quarry Close.")
    assert told.support.pk not in {piece.id for piece in sheet_for(told.subject, story.ryan).chosen}


def test_what_was_taken_off_the_list_stops_nothing(story: Story) -> None:
    term = protect(story, "Owlbeck Primary School")
    term.ended_at, term.ended_by = timezone.now(), story.priya
    term.save()
    assert SCHOOL in texts(share(both(story, SCHOOL), story.ryan, story.priya))


# --- somebody else's name


def test_a_name_asks_and_only_yes_lets_it_go(story: Story) -> None:
    told = both(story, "We spoke with Ryan and Jaden’s teacher, Mrs Okonjo.")
    page = story.as_priya.get(address("compose", told, story.amina)).content.decode()
    assert "This names Jaden, Ryan and Mrs Okonjo. May Amina read it?" in page or (
        "This names Ryan, Jaden and Mrs Okonjo. May Amina read it?" in page
    )
    for said, why in (
        ("", "Say whether Amina may read it: it names "),
        ("no", "may not read this: take the tick out"),
    ):
        answer = press(story.as_priya, "compose", told, story.amina, **form_data(told, may_support=said))
        assert why in errors(answer)
    data = form_data(told, may_support="yes")
    assert press(story.as_priya, "compose", told, story.amina, **data).status_code == 302
    press(story.as_priya, "share_now", told, story.amina, seen=seen_by(told, story.amina, story.priya))
    assert any("Okonjo" in text for text in texts(SharedVersion.objects.get()))
    kept = Composition.objects.get().choices[str(told.support.pk)]["may"]
    assert str(story.ryan.pk) in kept
    assert "Okonjo" not in str(kept)


def test_ones_own_name_asks_nothing(story: Story) -> None:
    told = both(story, "Ryan brought Mr Cole’s keys.")
    page = story.as_priya.get(address("compose", told, story.ryan)).content.decode()
    assert f"may_{told.support.pk.hex}" not in page


def holds(story: Story, member: Member, held: str = "yes") -> None:
    ParentalResponsibility.objects.create(family=story.family, member=member, child=story.jaden, held=held)


def asked_about(told: Told, member: Member) -> set[str]:
    """Whose names in the support we gave ask something before this member is sent it."""
    sheet = sheet_for(told.subject, member)
    support = next(piece for piece in sheet.pieces if piece.id == told.support.pk)
    return {named.called for named in sheet.protection.names_in(support)}


def about_jaden(story: Story, *there: Member, text: str = "We rang Jaden’s school.") -> Told:
    """A visit to these, who are concerned by what is written of it."""
    told = tell(story, present=there)
    told.visit.passages.filter(pk=told.support.pk).update(text=text)
    for one in there:
        PassageMember.objects.create(family=story.family, passage=told.support, member=one)
    return told


def test_a_mother_is_not_asked_about_her_own_young_son_where_she_was_part_of_it(story: Story) -> None:
    holds(story, story.amina)
    told = about_jaden(story, story.amina, text="Jaden and Ryan were late.")
    assert asked_about(told, story.amina) == {"Ryan"}, "and about him she is"
    told = about_jaden(story, story.amina)
    assert asked_about(told, story.amina) == set()
    decide(told, story.amina, story.priya)
    assert content_of(sheet_for(told.subject, story.amina), sender=story.priya)


def test_the_father_who_was_not_there_is_asked_about_the_same_part(story: Story) -> None:
    holds(story, story.amina)
    holds(story, story.ryan)
    told = about_jaden(story, story.amina)
    assert asked_about(told, story.ryan) == {"Jaden"}
    told = about_jaden(story, story.amina, story.ryan)
    assert asked_about(told, story.ryan) == set()


@pytest.mark.parametrize("held", ["no", "unknown", "restricted"])
def test_who_holds_no_responsibility_is_asked_about_the_child(story: Story, held: str) -> None:
    holds(story, story.ryan, held)
    assert asked_about(about_jaden(story, story.ryan), story.ryan) == {"Jaden"}


@pytest.mark.parametrize("age", [None, 13])
def test_about_a_young_person_and_a_child_of_unknown_age_she_is_asked(story: Story, age: int | None) -> None:
    holds(story, story.amina)
    born = timezone.localdate() - timedelta(days=366 * age) if age else None
    Member.objects.filter(pk=story.jaden.pk).update(birth_date=born)
    assert asked_about(about_jaden(story, story.amina), story.amina) == {"Jaden"}


@pytest.mark.parametrize("could", ["yes", "not_known"])
def test_who_could_harm_somebody_is_asked_about_their_own_child(story: Story, could: str) -> None:
    holds(story, story.ryan)
    people.make_harm(story.ryan, could, "He shouted at her.")
    assert asked_about(about_jaden(story, story.ryan), story.ryan) == {"Jaden"}


def test_what_others_told_us_of_her_child_asks_as_before(story: Story) -> None:
    holds(story, story.amina)
    told = about_jaden(story, story.amina)
    told.visit.passages.filter(pk=told.support.pk).update(came_from="agency")
    assert asked_about(told, story.amina) == {"Jaden"}


def test_somebody_who_comes_into_the_family_later_is_asked_about(story: Story) -> None:
    told = both(story, "Rose held the baby.")
    decide(told, story.amina, story.priya)
    assert content_of(sheet_for(told.subject, story.amina), sender=story.priya)
    people.make_adult(story.family, "Rose Bell")
    assert content_of(sheet_for(told.subject, story.amina), sender=story.priya) is None


# --- before the first share


def test_nothing_known_stops_the_first_share_and_asks(story: Story) -> None:
    NothingToKeep.objects.all().delete()
    told = tell(story)
    page = story.as_priya.get(address("compose", told, story.amina)).content.decode()
    assert "Before the first share" in page
    answer = press(story.as_priya, "compose", told, story.amina, **form_data(told))
    assert "First say what must be kept from somebody in this family" in errors(answer)
    assert (
        f'id="id_in_{told.happened.pk.hex}" checked' in answer.content.decode()
        or "checked" in answer.content.decode()
    )

    story.as_priya.post(f"/families/{story.family.pk}/protected/", {"nothing": "1"})
    assert press(story.as_priya, "compose", told, story.amina, **form_data(told)).status_code == 302


def test_that_there_is_nothing_holds_for_three_months(story: Story) -> None:
    told = tell(story)
    decide(told, story.amina, story.priya)
    NothingToKeep.objects.update(said_at=timezone.now() - timedelta(days=92))
    assert content_of(sheet_for(told.subject, story.amina), sender=story.priya) is None
    protect(story, "Owlbeck Primary School")
    assert content_of(sheet_for(told.subject, story.amina), sender=story.priya)


# --- an answer to what they told us


def test_a_reply_is_looked_through_as_well(story: Story) -> None:
    protect(story, "Owlbeck Primary School")
    message = she_told(story, story.amina, "Where does he go now?")
    url = f"/messages/{message.pk}/"
    answer = story.as_priya.post(url, {"reply": "He goes to Owlbeck."})
    page = answer.content.decode()
    assert "Amina must not learn this: Owlbeck. Put it in other words." in page
    assert "He goes to Owlbeck." in page, "nothing typed is lost"
    message.refresh_from_db()
    assert message.reply == ""
    assert story.as_priya.post(url, {"reply": "He is well."}).status_code == 302
