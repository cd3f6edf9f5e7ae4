"""A tie to a family that one does not see is declared without learning anything; a surname asks a quiet question."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from families.models import Address, Allocation, Conflict, Family, NoTie, ProtectedAddress, TieNotice
from families.scan.namesakes import bears_a_surname_of
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import User
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted

NEW = "/families/ties/new/"
TIE = "She is my sister."


@pytest.fixture
def omar(db: None) -> User:
    """He works with another family, and has a manager of his own."""
    omar = people.make_practitioner("Omar Aziz")
    people.make_family(omar, "Novak")
    people.make_manager("Neil Gray", of=omar)
    return omar


def declare(user: User, **said: str) -> Any:
    return people.client_of(user).post(NEW, {"tie": TIE} | said, follow=True)


def waiting(manager: User) -> str:
    return people.client_of(manager).get("/waiting/?for=ties").content.decode()


def another_manager() -> User:
    """She sees a family, with other names and another postcode."""
    eve = people.make_practitioner("Eve Lee")
    jana = people.make_adult(people.make_family(eve, "Smith"), "Jana Smith")
    about = {"family": jana.family, "member": jana, "kind": "home", "added_by": eve}
    Address.objects.create(**about, lines="1 Low Road", postcode="LS1 1AA")
    ProtectedAddress.objects.create(**about, lines="2 Low Road", postcode="LS1 1AB")
    return people.make_manager("Ines Grant", of=eve)


def notice_url() -> str:
    return reverse("families:tie_notice", args=[TieNotice.objects.get().pk])


# --- by reference


def test_with_the_reference_it_counts_at_once_and_nothing_comes_back(story: Story, omar: User) -> None:
    with counted() as there:
        found = declare(omar, reference=story.family.reference.lower())
    with counted() as not_there:
        missed = declare(omar, reference="F-ZZZZZ")
    assert [sql.split()[0] for sql in there] == [sql.split()[0] for sql in not_there]
    for answer in (found, missed):
        html = answer.content.decode()
        assert "you will not see them. You hear nothing more of it." in html
        assert "Bell" not in html
    conflict = Conflict.objects.get()
    assert (conflict.family, conflict.user, conflict.tie) == (story.family, omar, TIE)

    Allocation.objects.create(family=story.family, user=omar, works_as=Allocation.As.CO_WORKER)
    assert people.client_of(omar).get(f"/families/{story.family.pk}/").status_code == 404
    page = story.as_priya.get(reverse("families:conflict_edit", args=[story.family.pk])).content.decode()
    assert "Omar Aziz" in page
    assert TIE in page


def test_the_trail_does_not_say_either_which_family_it_was(story: Story, omar: User) -> None:
    declare(omar, reference=story.family.reference)
    event = AuditEvent.objects.get(action="declare_unseen_tie")
    assert (event.family_id, event.target_id) == (None, None)


def test_something_has_to_be_said(omar: User) -> None:
    html = declare(omar).content.decode()
    assert "Write a name, or the reference of the family" in html
    assert TIE in html
    assert "Say what the tie is" in declare(omar, about="Bell", tie=" ").content.decode()


# --- by a name


def test_a_name_goes_to_his_manager_and_to_who_sees_such_a_family(story: Story, omar: User) -> None:
    neil, nobody = omar.supervised_by.get().manager, another_manager()
    declare(omar, about="Amina Bell", tie=TIE)
    for manager, sees in ((story.margaret, True), (neil, True), (nobody, False)):
        assert ("Amina Bell" in waiting(manager)) == sees, manager
        status = people.client_of(manager).get(notice_url()).status_code
        assert status == (200 if sees else 404)
    assert people.client_of(omar).get(notice_url()).status_code == 403
    assert "Ties that somebody declared by a name" in story.as_margaret.get("/").content.decode()

    page = people.client_of(neil).get(notice_url()).content.decode()
    assert "You see no family of that surname or postcode." in page
    assert story.family.reference not in page
    assert "The Bell family" not in page


@pytest.mark.parametrize("model", [Address, ProtectedAddress])
def test_a_postcode_is_enough(story: Story, omar: User, model: Any) -> None:
    about = {"family": story.family, "member": story.amina, "kind": "home", "added_by": story.priya}
    model.objects.create(**about, lines="3 Quarry Close", postcode="LS97 3QW")
    declare(omar, about="my neighbour at ls973qw")
    assert "my neighbour" in waiting(story.margaret)
    assert "my neighbour" not in waiting(another_manager())
    assert "The Bell family" in story.as_margaret.get(notice_url()).content.decode()


def test_it_is_this_family(story: Story, omar: User) -> None:
    declare(omar, about="Amina Bell")
    other = Family.objects.get(name="Novak")
    page = story.as_margaret.post(notice_url(), {"family": str(other.pk)}).content.decode()
    assert "Choose one of the answers on the page" in page, "one that she does not see is none of these"
    assert not Conflict.objects.exists()
    url = notice_url()
    assert story.as_margaret.post(url, {"family": str(story.family.pk)}).status_code == 302
    conflict = Conflict.objects.get()
    assert (conflict.family, conflict.user, conflict.tie) == (story.family, omar, TIE)
    assert conflict.declared_by == story.margaret
    assert "Amina Bell" not in waiting(story.margaret)
    assert "Amina Bell" not in waiting(omar.supervised_by.get().manager)
    assert story.as_margaret.get(url).status_code == 404


def test_who_sees_no_such_family_puts_it_aside_for_themselves_only(story: Story, omar: User) -> None:
    neil = omar.supervised_by.get().manager
    declare(omar, about="Amina Bell")
    people.client_of(neil).post(notice_url(), {"pass": "1"})
    assert "Amina Bell" not in waiting(neil)
    assert "Amina Bell" in waiting(story.margaret)


def test_the_database_agrees(story: Story, omar: User) -> None:
    neil, ines = omar.supervised_by.get().manager, another_manager()
    declare(omar, about="Amina Bell")

    def seen(user: User) -> int:
        with transaction.atomic(), acting_as(Identity(user.pk, is_staff=True)):
            return TieNotice.objects.count()

    def writes(user: User, **facts: Any) -> bool:
        try:
            with transaction.atomic(), acting_as(Identity(user.pk, is_staff=True)):
                return bool(TieNotice.objects.update(**facts))
        except DatabaseError:
            return False

    assert [seen(user) for user in (omar, story.margaret, neil, ines, story.priya)] == [1, 1, 1, 0, 0]
    settled = {"settled_at": timezone.now(), "settled_by": omar}
    assert not writes(omar, **settled)
    assert not writes(story.margaret, **settled), "in her own name only"
    assert not writes(story.margaret, tie="x")
    assert writes(story.margaret, **settled | {"settled_by": story.margaret})


# --- the question


@pytest.mark.parametrize(
    ("mine", "theirs", "asks"),
    [
        ("Priya Bell", "Amina Bell", True),
        ("Priya O’Neill", "Sam ONeill", True),
        ("Zofia Nováková-Bell", "Jaden BELL", True),
        ("Bell Shah", "Amina Bell", False),
        ("Priya Shah", "Amina Bell", False),
        ("Wei Li", "Min Li", False),
        ("", "", False),
    ],
)
def test_a_surname_asks(mine: str, theirs: str, asks: bool) -> None:
    assert bears_a_surname_of(mine, [theirs]) == asks


def test_who_bears_a_surname_of_the_family_is_asked_once(story: Story) -> None:
    url = f"/families/{story.family.pk}/"
    assert "Is this family known to you?" not in story.as_priya.get(url).content.decode()
    User.objects.filter(pk=story.priya.pk).update(name="Priya Cole")
    page = story.as_priya.get(url).content.decode()
    assert "Is this family known to you?" in page
    assert reverse("families:conflict_edit", args=[story.family.pk]) in page
    none = reverse("families:no_tie", args=[story.family.pk])
    for _ in range(2):
        assert story.as_priya.post(none).status_code == 302
    assert NoTie.objects.get().user == story.priya
    assert "Is this family known to you?" not in story.as_priya.get(url).content.decode()
    ties = story.as_margaret.get(reverse("families:conflict_edit", args=[story.family.pk])).content.decode()
    assert "Asked, and know nobody here" in ties
    assert "Priya Cole" in ties


def test_a_new_person_in_the_family_asks_too(story: Story) -> None:
    url = f"/families/{story.family.pk}/"
    people.make_adult(story.family, "Vikram Shah")
    assert "Is this family known to you?" in story.as_priya.get(url).content.decode()


def test_who_gives_a_part_to_a_namesake_is_told_to_ask_them(story: Story) -> None:
    cora, dan = people.make_practitioner("Cora Cole"), people.make_practitioner("Dan Lee")
    url = reverse("families:allocation_edit", args=[story.family.pk])
    said = "bears a surname of somebody here"
    for person, asks in ((cora, True), (dan, False)):
        answer: Any = story.as_priya.post(url, {"person": str(person.pk)}, follow=True)
        assert (f"{person.name} {said}" in answer.content.decode()) == asks
    with counted() as statements:
        story.as_priya.post(url, {"person": str(people.make_practitioner("Eve Bell").pk)})
    assert len(statements) <= 9, statements
