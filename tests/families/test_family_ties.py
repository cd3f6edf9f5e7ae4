"""Who is who: couples, homes, parents known and not, what courts ordered; what cannot be so is said and nothing is lost."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from families.models import (
    CourtOrder,
    Household,
    HouseholdStay,
    Member,
    ParentalResponsibility,
    ParentLink,
    Partnership,
    Person,
)
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story


def parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def who(story: Story) -> str:
    return f"/families/{story.family.pk}/who/"


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def errors(client: Client, url: str, said: dict[str, Any]) -> str:
    """What the form answers to it. Nothing is kept, and what was typed comes back."""
    before = AuditEvent.objects.count()
    answer = client.post(url, said)
    assert answer.status_code == 200
    assert AuditEvent.objects.count() == before
    found: dict[str, Any] = answer.context["form"].errors
    return " ".join(f"{name}: {' '.join(said)}" for name, said in found.items())


def saved(client: Client, url: str, said: dict[str, Any]) -> None:
    answer = client.post(url, said)
    assert answer.status_code == 302, dict(answer.context["form"].errors)


# --- couples


def couple(story: Story, **said: str) -> dict[str, str]:
    return {"one": str(story.amina.pk), "other": str(story.ryan.pk), "kind": "together"} | said


def test_amina_and_ryan_lived_together_and_she_is_engaged_to_sam(story: Story) -> None:
    client, sam = story.as_priya, people.make_adult(story.family, "Sam Reed")
    new = f"{who(story)}partnerships/new/"
    began, ended = parts("began_on", date(2014, 6, 3)), parts("ended_on", date(2021, 5, 4))
    saved(client, new, couple(story, how_ended="separated", **began, **ended))
    saved(client, new, couple(story, other=str(sam.pk), kind="engaged"))

    shown = page(client, who(story))
    assert "Amina and Ryan" in shown
    assert "Living together · since 3 June 2014 · until 4 May 2021 · They separated" in shown
    assert shown.index("Amina and Sam") < shown.index("Amina and Ryan"), "what is now stands first"
    assert AuditEvent.objects.filter(action="add_partnership").count() == 2
    assert set(AuditEvent.objects.first().fields) >= {"one", "other", "kind"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"other": ""}, "other: Choose a person"),
        ({"kind": ""}, "kind: Choose what they are"),
        ({"other": "amina"}, "other: Nobody can be their own partner"),
        ({"how_ended": "divorced"}, "how_ended: Amina and Ryan were not married"),
        (parts("began_on", date(1899, 1, 1)), "began_on: The year must be between 1900"),
        (parts("began_on", date(2090, 1, 1)), "began_on: The date must be today or in the past"),
        (
            parts("began_on", date(2020, 1, 1)) | parts("ended_on", date(2019, 1, 1)),
            "ended_on: It cannot have ended before it began",
        ),
    ],
)
def test_what_two_people_cannot_be(story: Story, said: dict[str, str], answer: str) -> None:
    said = {name: str(story.amina.pk) if text == "amina" else text for name, text in said.items()}
    url = f"{who(story)}partnerships/new/"
    assert answer in errors(story.as_priya, url, couple(story, **said))
    assert not Partnership.objects.exists()


def test_nobody_is_married_to_two_or_twice_to_one(story: Story) -> None:
    client, sam = story.as_priya, people.make_adult(story.family, "Sam Reed")
    url = f"{who(story)}partnerships/new/"
    saved(client, url, couple(story, kind="married"))
    assert "kind: Amina would be married" in errors(
        client, url, couple(story, other=str(sam.pk), kind="civil")
    )
    assert "began_on: Amina and Ryan would be together twice" in errors(client, url, couple(story))

    made = Partnership.objects.get()
    end = f"/families/who/partnerships/{made.pk}/end/"
    assert "how_ended: Say how it ended" in errors(client, end, {"what": "ended"})
    saved(client, end, {"what": "ended", "how_ended": "divorced"} | parts("ended_on", date(2020, 2, 3)))
    made.refresh_from_db()
    assert (made.how_ended, made.ended_on) == ("divorced", date(2020, 2, 3))
    saved(client, url, couple(story, other=str(sam.pk), kind="civil", **parts("began_on", date(2021, 1, 1))))


def test_a_mother_is_not_her_sons_partner(story: Story) -> None:
    story.jaden.kind = "adult"
    story.jaden.save()
    ParentLink.objects.create(family=story.family, parent=story.amina, child=story.jaden, kind="birth")
    said = couple(story, other=str(story.jaden.pk))
    answer = errors(story.as_priya, f"{who(story)}partnerships/new/", said)
    assert "other: Amina and Jaden are parent and child here" in answer


def test_small_children_are_not_offered_as_partners(story: Story) -> None:
    shown = page(story.as_priya, f"{who(story)}partnerships/new/")
    assert "Ryan" in shown
    assert "Jaden" not in shown


def test_what_was_put_down_by_mistake_is_gone(story: Story) -> None:
    saved(story.as_priya, f"{who(story)}partnerships/new/", couple(story))
    made = Partnership.objects.get()
    saved(story.as_priya, f"/families/who/partnerships/{made.pk}/end/", {"what": "mistake"})
    assert not Partnership.objects.exists()
    assert "Amina and Ryan" not in page(story.as_priya, who(story))
    assert AuditEvent.objects.filter(action="remove_partnership", target_id=made.pk).exists()


# --- parents


def test_a_grown_ups_own_mother_is_put_down_and_a_ring_is_not(story: Story) -> None:
    client, joan = story.as_priya, people.make_adult(story.family, "Joan Bell")
    saved(client, parents_of(story.amina), {"parent": str(joan.pk), "kind": "birth"})
    saved(client, parents_of(story.jaden), {"parent": str(story.amina.pk), "kind": "birth"})
    assert "Joan · Birth parent" in page(client, who(story))

    ring = errors(client, parents_of(joan), {"parent": str(story.jaden.pk), "kind": "adoptive"})
    assert ring.startswith("kind: Each of these would be an ancestor of the others")
    again = errors(client, parents_of(story.amina), {"parent": str(joan.pk), "kind": "birth"})
    assert again == "kind: This stands there already"
    link = ParentLink.objects.get(parent=joan)
    assert client.post(f"/families/who/parents/{link.pk}/end/").status_code == 302
    assert not ParentLink.objects.filter(parent=joan).exists()


def parents_of(member: Member) -> str:
    return f"/families/members/{member.pk}/parents/new/"


def test_twins_are_told_from_their_mother_and_their_dates(story: Story) -> None:
    lily = people.make_child(story.family, "Lily Bell", birth_date=story.jaden.birth_date)
    assert "Born together" not in page(story.as_priya, who(story))
    for child in (story.jaden, lily):
        saved(story.as_priya, parents_of(child), {"parent": str(story.amina.pk), "kind": "birth"})
    shown = page(story.as_priya, who(story))
    assert "Born together with Lily" in shown
    assert "Born together with Jaden" in shown


# --- homes


def test_who_lives_in_two_homes_has_two_links_that_say_which(story: Story) -> None:
    said = {"family": story.family, "added_by": story.priya}
    for name in ("Nan’s", "Ryan’s home"):
        home = Household.objects.create(**said, name=name)
        HouseholdStay.objects.create(**said, household=home, member=story.jaden)
    shown = page(story.as_priya, who(story))
    assert "Jaden, Nan’s</span>" in shown
    assert "Jaden, Ryan’s home</span>" in shown


def test_a_home_gets_another_name_and_who_lives_there_stays(story: Story) -> None:
    said = {"family": story.family, "added_by": story.priya}
    home, other = (Household.objects.create(**said, name=name) for name in ("Nans", "Ryan’s home"))
    HouseholdStay.objects.create(**said, household=home, member=story.amina)
    edit = f"/families/who/homes/{home.pk}/edit/"
    assert f'href="{edit}"' in page(story.as_priya, who(story))
    assert 'value="Nans"' in page(story.as_priya, edit)
    assert "name: There is a home of this name already" in errors(story.as_priya, edit, {"name": other.name})
    assert "name: Give this home a name" in errors(story.as_priya, edit, {"name": " "})
    saved(story.as_priya, edit, {"name": "Nan’s"})
    home.refresh_from_db()
    assert (home.name, home.stays.count(), home.added_by) == ("Nan’s", 1, story.priya)
    event = AuditEvent.objects.get(action="rename_household")
    assert (event.target_id, event.fields, event.user_id) == (home.pk, ["name"], story.priya.pk)
    assert "Nan’s" not in str(event.__dict__)
    saved(story.as_priya, edit, {"name": "Nan’s"})


def test_jaden_lives_in_two_homes_and_leaves_one(story: Story) -> None:
    client, new = story.as_priya, f"{who(story)}homes/new/"
    both = [str(story.amina.pk), str(story.jaden.pk)]
    saved(client, new, {"name": "Amina’s home", "members": both} | parts("from_on", date(2020, 1, 2)))
    saved(client, new, {"name": "Ryan’s home", "members": [str(story.ryan.pk)]})
    assert "name: There is a home of this name already" in errors(client, new, {"name": "Ryan’s home"})

    ryans = Household.objects.get(name="Ryan’s home")
    add = f"/families/who/homes/{ryans.pk}/people/new/"
    saved(client, add, {"member": str(story.jaden.pk)} | parts("from_on", date(2023, 4, 5)))
    assert "member: They live there already" in errors(client, add, {"member": str(story.jaden.pk)})
    shown = page(client, who(story))
    assert "Amina’s home · since 2 January 2020" in shown
    assert "Ryan’s home · since 5 April 2023" in shown

    stay = HouseholdStay.objects.get(household=ryans, member=story.jaden)
    end = f"/families/who/stays/{stay.pk}/end/"
    assert "to_on: Say when they moved out" in errors(client, end, {"what": "ended"})
    early = {"what": "ended"} | parts("to_on", date(2023, 4, 4))
    assert "to_on: They cannot move out before they moved in" in errors(client, end, early)
    saved(client, end, {"what": "ended"} | parts("to_on", date(2025, 4, 4)))
    assert "Ryan’s home · since" not in page(client, who(story))
    saved(client, add, {"member": str(story.jaden.pk)} | parts("from_on", date(2025, 9, 1)))


def test_who_has_died_lives_nowhere_and_who_is_not_born_is_not_asked(story: Story) -> None:
    people.make_child(story.family, "Baby Bell", birth_date=None, due_date=timezone.localdate())
    story.ryan.died_on = date(2025, 2, 3)
    story.ryan.save()
    home = Household.objects.create(family=story.family, name="Home", added_by=story.priya)
    HouseholdStay.objects.create(family=story.family, household=home, member=story.ryan, added_by=story.priya)
    shown = page(story.as_priya, who(story))
    assert "Ryan Cole · died 3 February 2025" in shown
    assert "Nobody lives there now." in shown
    offered = page(story.as_priya, f"{who(story)}homes/new/")
    assert "Jaden" in offered
    assert "Ryan" not in offered
    assert "Baby" not in offered


# --- orders


def orders_of(member: Member) -> str:
    return f"/families/members/{member.pk}/orders/"


def ordered(story: Story, **said: Any) -> dict[str, Any]:
    made = parts("made_on", date(2024, 6, 3))
    named = {"named_for": [str(story.amina.pk)], "named_against": [str(story.ryan.pk)]}
    return {"kind": "non_molest", "words": "Ryan must not write or ring.", **named, **made, **said}


def test_an_order_is_put_down_and_seen_by_somebody_once(story: Story) -> None:
    client = story.as_priya
    saved(client, f"{orders_of(story.jaden)}new/", ordered(story))
    shown = page(client, orders_of(story.jaden))
    for words in ("Non-molestation order", "For Amina · Against Ryan", "nobody here has seen the order yet"):
        assert words in shown
    assert "(order not seen yet)" in page(client, who(story))

    order = CourtOrder.objects.get()
    change = f"/families/who/orders/{order.pk}/end/"
    saved(story.as_margaret, change, {"what": "seen"})
    order.refresh_from_db()
    assert (order.checked_by, order.checked_on) == (story.margaret, timezone.localdate())
    assert "seen by Margaret Hill" in page(client, orders_of(story.jaden))
    assert "what: Choose one of the answers" in errors(client, change, {"what": "seen"})


def test_an_order_ends_or_never_was(story: Story) -> None:
    client, yesterday = story.as_priya, timezone.localdate() - timedelta(days=1)
    saved(client, f"{orders_of(story.jaden)}new/", ordered(story))
    change = f"/families/who/orders/{CourtOrder.objects.get().pk}/end/"
    assert "ended_on: Say when it ended" in errors(client, change, {"what": "ended"})
    early = {"what": "ended"} | parts("ended_on", date(2024, 6, 2))
    assert "ended_on: It cannot have ended before it was made" in errors(client, change, early)
    saved(client, change, {"what": "ended"} | parts("ended_on", yesterday))
    assert "Orders that have ended" in page(client, orders_of(story.jaden))
    assert "Non-molestation" not in page(client, who(story))
    saved(client, change, {"what": "mistake"})
    assert not CourtOrder.objects.exists()


def test_an_order_ends_by_itself_on_the_day_that_it_names(story: Story) -> None:
    made = CourtOrder(made_on=date(2026, 1, 1), ends_on=date(2026, 7, 1))
    assert not made.stands_on(date(2025, 12, 31))
    assert made.stands_on(date(2026, 7, 1))
    assert not made.stands_on(date(2026, 7, 2))


def test_an_order_that_cannot_be(story: Story) -> None:
    client, url = story.as_priya, f"{orders_of(story.jaden)}new/"
    ends = parts("ends_on", date(2024, 6, 2))
    assert "ends_on: It cannot end before it was made" in errors(client, url, ordered(story, **ends))
    both = {"named_against": [str(story.amina.pk)]}
    assert "named_against: An order is not for and against" in errors(client, url, ordered(story, **both))
    assert "kind: Choose which order" in errors(client, url, ordered(story, kind=""))
    old = parts("made_on", date(1899, 6, 2))
    assert "made_on: The year must be between 1900" in errors(client, url, ordered(story, **old))
    answer = client.post(url, ordered(story, kind=""))
    assert "Ryan must not write or ring." in answer.content.decode(), "nothing typed is lost"
    saved(client, url, ordered(story))
    assert "kind: This order of that day is on file" in errors(client, url, ordered(story))


def test_parental_responsibility_stands_with_its_basis_and_who_saw_proof(story: Story) -> None:
    ParentalResponsibility.objects.create(
        family=story.family,
        member=story.amina,
        child=story.jaden,
        held="yes",
        basis="Mother",
        verified_by=story.margaret,
        verified_on=date(2026, 1, 2),
    )
    shown = page(story.as_priya, orders_of(story.jaden))
    assert "<strong>Amina</strong>: Yes" in shown
    assert "Proof seen by Margaret Hill, 2 January 2026" in shown
    assert "Amina: Yes (proof seen)" in page(story.as_priya, who(story))


# --- whose it is


def test_nothing_crosses_from_one_family_to_another(story: Story) -> None:
    """The same human is in Omar’s family too. Neither page says so, and neither takes the other’s people."""
    omar = people.make_practitioner("Omar Aziz")
    other = people.make_family(omar, "Cole")
    person = Person.objects.get(pk=story.ryan.person_id)
    rye = Member.objects.create(family=other, person=person, full_name="Rye Cole", kind="adult")
    kim = people.make_adult(other, "Kim Dunn")
    pair = Partnership.objects.create(
        family=other, one=rye, other=kim, kind="married", added_by=omar, began_on=date(2020, 1, 1)
    )
    shown = page(story.as_priya, who(story))
    assert "Rye" not in shown
    assert "Kim" not in shown
    assert "Amina" not in page(people.client_of(omar), f"/families/{other.pk}/who/")
    # a marriage over there is none of this family’s business either
    saved(story.as_priya, f"{who(story)}partnerships/new/", couple(story, kind="married"))
    foreign = couple(story, other=str(kim.pk))
    assert "other: Choose one of the answers" in errors(
        story.as_priya, f"{who(story)}partnerships/new/", foreign
    )
    for url in (f"/families/{other.pk}/who/", f"/families/who/partnerships/{pair.pk}/end/"):
        assert story.as_priya.get(url).status_code == 404
    assert story.as_priya.get(f"/families/who/stays/{uuid4()}/end/").status_code == 404
