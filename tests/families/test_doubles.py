"""Somebody written down twice: proposed with why, said by who sees both, and taken apart again. Nobody learns of the other."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from families.doubles import Someone, likely, reasons
from families.models import Family, Member, NameKey, SamePerson
from families.scan.sounds import sounds_of
from tests import people
from tests.conftest import Story

BORN = date(2016, 3, 4)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Someone("1", "Jaden Bell", BORN), Someone("2", "Jaden Bell", BORN), ["name", "born"]),
        (Someone("1", "Kathryn Hart", BORN), Someone("2", "Catherine Hartt", BORN), ["sound", "born"]),
        (Someone("1", "Jaden Bell", BORN), Someone("2", "Jaden Bell", date(2016, 4, 3)), ["name", "swapped"]),
        (Someone("1", "Jaden Bell", BORN), Someone("2", "Jaden Bell", date(2011, 4, 3)), []),
        (Someone("1", "Jaden Bell"), Someone("2", "Jaden Bell"), []),
        (Someone("1", "Jaden Bell", BORN), Someone("2", "Kit Cole", BORN), []),
    ],
)
def test_why_two_may_be_one(one: Someone, other: Someone, why: list[str]) -> None:
    assert reasons(one, other) == reasons(other, one) == why


def test_a_postcode_counts_beside_a_name() -> None:
    here = {"postcodes": frozenset(["LS1 1AA"])}
    assert reasons(Someone("1", "Zoë Low", **here), Someone("2", "ZOE LOW", **here)) == ["name", "postcode"]  # type: ignore[arg-type]


someones = st.builds(
    Someone,
    st.uuids().map(str),
    st.text("abc é", max_size=6),
    st.none() | st.dates(date(2010, 1, 1), date(2010, 3, 3)),
)


@given(st.lists(someones, max_size=6))
def test_nobody_is_proposed_with_themself_or_twice(everybody: list[Someone]) -> None:
    found = [frozenset((one.key, other.key)) for one, other, _why in likely(everybody, everybody)]
    assert len(found) == len(set(found))
    assert all(len(pair) == 2 for pair in found)


def sound(member: Member) -> Member:
    for key in sounds_of(member.full_name):
        NameKey.objects.create(family=member.family, member=member, key=key)
    return member


@pytest.fixture
def cole(story: Story) -> Family:
    """A family of Priya's in which Jaden is written down as well."""
    cole = people.make_family(story.priya, "Cole")
    Member.objects.filter(pk=story.jaden.pk).update(birth_date=BORN)
    sound(story.jaden)
    sound(people.make_child(cole, "Jayden Bell", birth_date=BORN))
    return cole


def page(client: Client, family: Family) -> str:
    answer = client.get(f"/families/{family.pk}/doubles/")
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def say(client: Client, story: Story, cole: Family, verdict: str) -> Any:
    twin = cole.members.get()
    said = {"pair": f"{story.jaden.pk}.{twin.pk}", "verdict": verdict}
    return client.post(f"/families/{story.family.pk}/doubles/", said, follow=True)


def test_priya_says_it_is_one_and_takes_it_apart(story: Story, cole: Family) -> None:
    client = story.as_priya
    seen = page(client, story.family)
    assert "names that sound alike, born on the same day" in seen
    assert "One is here, one in The Cole family" in seen

    assert "Saved" in say(client, story, cole, "same").content.decode()
    twin = cole.members.get()
    story.jaden.refresh_from_db()
    assert twin.person_id == story.jaden.person_id
    assert (twin.full_name, twin.family) == ("Jayden Bell", cole), "every fact stays where it is"
    assert "It is the same person" not in page(client, story.family)

    said = SamePerson.objects.get()
    client.post(f"/families/{story.family.pk}/doubles/", {"undo": str(said.pk)})
    twin.refresh_from_db()
    assert twin.person_id == said.was_person != story.jaden.person_id
    assert "It is the same person" in page(client, story.family)


def test_a_double_in_one_family_is_told_wherever_one_of_the_two_is_chosen(story: Story) -> None:
    """Both stay, with all that hangs on them. Whoever opens the family or shares with it sees that they are one."""
    born = {"birth_date": date(1990, 1, 2)}
    Member.objects.filter(pk=story.amina.pk).update(**born)
    again = sound(people.make_adult(story.family, "Amyna Bell", **born))
    sound(story.amina)
    visit = people.make_visit(story.family, story.priya)
    family, share = f"/families/{story.family.pk}/", f"/visits/{visit.pk}/share/"
    pages = (family, f"/families/members/{again.pk}/", share)
    told = "the same person as Amina Bell"
    assert not [url for url in pages if told in story.as_priya.get(url).content.decode()]

    said = {"pair": f"{story.amina.pk}.{again.pk}", "verdict": "same"}
    story.as_priya.post(f"{family}doubles/", said)
    for url in pages:
        assert story.as_priya.get(url).content.decode().count(told) == 1
    assert "the same person as Amyna Bell" in story.as_priya.get(share).content.decode()

    story.as_priya.post(f"{family}doubles/", {"undo": str(SamePerson.objects.get().pk)})
    assert not [url for url in pages if told in story.as_priya.get(url).content.decode()]


def test_two_people_are_not_proposed_again(story: Story, cole: Family) -> None:
    say(story.as_priya, story, cole, "different")
    assert cole.members.get().person_id != story.jaden.person_id
    for family in (story.family, cole):
        assert "It is the same person" not in page(story.as_priya, family)


def test_who_sees_one_side_learns_nothing_of_the_other(story: Story, cole: Family) -> None:
    """Omar works with the Bells only: neither the proposal nor what was said of it is there for him."""
    omar = people.make_practitioner("Omar Aziz")
    story.family.allocations.create(user=omar, works_as="co_worker")
    client = people.client_of(omar)
    before = page(client, story.family)
    assert "Cole" not in before
    assert "Jayden" not in before
    say(story.as_priya, story, cole, "same")
    after = page(client, story.family)
    assert "Cole" not in after
    assert "Jayden" not in after
    assert not SamePerson.objects.visible_to(omar).exists()
    said = SamePerson.objects.get()
    assert client.post(f"/families/{story.family.pk}/doubles/", {"undo": str(said.pk)}).status_code == 404
    assert page(client, cole) == "404"


def test_a_pair_that_was_not_proposed_is_refused(story: Story, cole: Family) -> None:
    said = {"pair": f"{story.jaden.pk}.{story.amina.pk}", "verdict": "same"}
    answer = story.as_priya.post(f"/families/{story.family.pk}/doubles/", said)
    assert "no longer proposed" in answer.content.decode()
    assert not SamePerson.objects.exists()
