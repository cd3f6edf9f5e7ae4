"""The register of what must be kept from somebody: written down, taken off, put back, or nothing at all."""

from typing import Any

import pytest

from families.models import NothingToKeep, ProtectedTerm
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story


def url(story: Story) -> str:
    return f"/families/{story.family.pk}/protected/"


def write(story: Story, kind: str, text: str, *readers: Any) -> Any:
    return story.as_priya.post(
        url(story), {"kind": kind, "text": text, "readers": [str(one.pk) for one in readers]}
    )


def test_a_school_is_written_down_for_all_but_one(story: Story) -> None:
    assert write(story, "school", "Owlbeck Primary School", story.amina).status_code == 302
    term: Any = ProtectedTerm.objects.with_readers().get()
    assert (term.text, term.reader_ids, term.added_by) == (
        "Owlbeck Primary School",
        [story.amina.pk],
        story.priya,
    )
    page = story.as_priya.get(url(story)).content.decode()
    assert "Owlbeck Primary School" in page
    assert "may be known by Amina only" in page
    event = AuditEvent.objects.get(action="protect_term")
    assert (event.user_id, event.fields) == (story.priya.pk, ["kind", "readers", "text"])


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("", "Owlbeck", "Say what it is"),
        ("school", "  ", "Write the words that must be kept"),
        ("postcode", "LS1", "This does not look like a UK postcode"),
        ("phone", "12", "Write the whole number"),
        ("address", "Flat 2", "Write the number and the street"),
        ("vehicle", "red car", "Write the letters and numbers on the plate"),
        ("email", "amina", "Write the whole address"),
        ("other", "!", "Write at least two letters or numbers"),
    ],
)
def test_what_cannot_be_looked_for_is_given_back(story: Story, kind: str, text: str, message: str) -> None:
    answer = write(story, kind, text, story.amina)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert message in page
    assert text.strip() in page
    assert not ProtectedTerm.objects.exists()


def test_who_is_ticked_twice_is_one_reader(story: Story) -> None:
    """No page of ours sends that; somebody else's program might."""
    assert write(story, "school", "Owlbeck Primary School", story.amina, story.amina).status_code == 302
    term: Any = ProtectedTerm.objects.with_readers().get()
    assert term.reader_ids == [story.amina.pk]


def test_a_postcode_is_kept_tidily(story: Story) -> None:
    write(story, "postcode", "ls97-3qw")
    assert ProtectedTerm.objects.get().text == "LS97 3QW"


def test_somebody_of_another_family_is_no_reader(story: Story) -> None:
    stranger = people.make_adult(people.make_family(story.priya, "Novak"), "Jana Novak")
    assert write(story, "school", "Owlbeck", stranger).status_code == 200
    assert not ProtectedTerm.objects.exists()


def test_it_is_taken_off_the_list_and_put_back(story: Story) -> None:
    write(story, "school", "Owlbeck")
    term = ProtectedTerm.objects.get()
    story.as_priya.post(url(story), {"end": str(term.pk)})
    story.as_priya.post(url(story), {"end": str(term.pk)})
    assert not ProtectedTerm.objects.standing().exists()
    assert "Put back" in story.as_priya.get(url(story)).content.decode()
    story.as_priya.post(url(story), {"restore": str(term.pk)})
    assert ProtectedTerm.objects.standing().get() == term
    actions = list(AuditEvent.objects.order_by("at").values_list("action", flat=True))
    assert actions == ["protect_term", "end_term", "restore_term"]


def test_that_there_is_nothing_is_said_once_by_name(story: Story) -> None:
    NothingToKeep.objects.all().delete()
    assert "nothing can be shared here" in story.as_priya.get(url(story)).content.decode()
    for _press in range(2):
        story.as_priya.post(url(story), {"nothing": "1"})
    assert NothingToKeep.objects.get().said_by == story.priya
    assert "Priya Shah said on" in story.as_priya.get(url(story)).content.decode()


@pytest.mark.parametrize("data", [{"end": "x"}, {"restore": "00000000-0000-4000-8000-000000000000"}])
def test_what_is_no_term_of_theirs_is_not_found(story: Story, data: dict[str, str]) -> None:
    assert story.as_priya.post(url(story), data).status_code == 404


def test_what_the_record_holds_stands_there_by_itself(story: Story) -> None:
    people.make_contact(story.amina, "text", phone="07700 900142")
    page = story.as_priya.get(url(story)).content.decode()
    assert "07700 900142" in page
    assert "How Amina is reached" in page
