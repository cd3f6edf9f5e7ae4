"""Addresses of one person: in parts, dated, and where it must be, in a table of their own."""

from typing import Any

import pytest
from django.utils import timezone

from families.models import Address, ProtectedAddress
from tests.conftest import Story

TYPED = {"keep": "no", "lines": "14 Elm Street", "town": "Leeds", "postcode": "ls14ab", "kind": "home"}


def add(story: Story, **changes: str) -> Any:
    return story.as_priya.post(f"/families/members/{story.amina.pk}/addresses/new/", TYPED | changes)


def hers(story: Story) -> str:
    return story.as_priya.get(f"/families/members/{story.amina.pk}/edit/").content.decode()


def test_an_address_is_added_and_stands_on_her_page(story: Story) -> None:
    assert add(story).status_code == 302
    address = Address.objects.get()
    assert (address.in_one_line, address.member) == ("14 Elm Street, Leeds, LS1 4AB", story.amina)
    assert "14 Elm Street, Leeds, LS1 4AB" in hers(story)
    assert not ProtectedAddress.objects.exists()


def test_what_must_be_kept_stands_in_a_table_of_its_own_and_in_the_register(story: Story) -> None:
    add(story, keep="yes")
    assert ProtectedAddress.objects.get().postcode == "LS1 4AB"
    assert not Address.objects.exists()
    assert "Kept from others in the family" in hers(story)
    register = story.as_priya.get(f"/families/{story.family.pk}/protected/").content.decode()
    assert "14 Elm Street, Leeds, LS1 4AB" in register


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"keep": ""}, "Say whether this address must be kept from somebody"),
        ({"lines": ""}, "Write the house and the street"),
        ({"postcode": "Leeds 1"}, "This does not look like a UK postcode. Write it like LS1 4AB"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    story: Story, changes: dict[str, str], message: str
) -> None:
    answer = add(story, **changes)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert message in page
    assert all(text in page for text in (TYPED | changes).values())
    assert not Address.objects.exists()


@pytest.mark.parametrize("keep", ["no", "yes"])
def test_it_is_ended_and_taken_back(story: Story, keep: str) -> None:
    add(story, keep=keep)
    model: Any = ProtectedAddress if keep == "yes" else Address
    url = f"/families/addresses/{model.objects.get().pk}/end/"
    story.as_priya.post(url, {"do": "end"})
    assert model.objects.get().to_on == timezone.localdate()
    assert "It still holds" in hers(story)
    story.as_priya.post(url, {"do": "reopen"})
    assert model.objects.get().to_on is None
