"""In the demo a refuge's postcode, and a changed name with its school, cannot be shared with whom they are kept from."""

from typing import Any

import pytest

from families.models import Family, Passage
from families.sharing.models import SharedVersion
from tests.demo.pages import signed_in
from tests.demo.trying import member, ticked


def attempt(worker: str, to: str, hidden: str) -> Any:
    """Tick all of the first note in which it stands, for this one person, and press Preview."""
    reader = member(to)
    passage = Passage.objects.filter(family=reader.family_id, text__contains=hidden).first()
    assert passage is not None
    visit: Any = passage.visit
    return signed_in(worker).post(f"/visits/{visit.pk}/share/{reader.pk}/", ticked(visit, reader))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("worker", "to", "hidden"),
    [
        ("Priya Shah", "Marcus Cole", "ZZ99 3VZ"),
        ("Tom Okafor", "Darren Pike", "Owlbeck School"),
        ("Tom Okafor", "Darren Pike", "Robin Green"),
    ],
)
def test_what_is_kept_from_somebody_cannot_be_shared_with_them(
    demo: None, as_demo: None, worker: str, to: str, hidden: str
) -> None:
    before = SharedVersion.objects.count()
    answer = attempt(worker, to, hidden)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"This holds something that {to.split()[0]} must not learn" in page
    assert f"<mark>{hidden}</mark>" in page
    assert SharedVersion.objects.count() == before


@pytest.mark.django_db
def test_every_family_has_something_on_its_list_or_somebody_who_said_that_there_is_nothing(
    demo: None,
) -> None:
    for family in Family.objects.all():
        assert family.protected_terms.exists() != family.nothing_to_keep.exists(), family.name
