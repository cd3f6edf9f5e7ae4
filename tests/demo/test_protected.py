"""In the demo a refuge's postcode, and a changed name with its school, cannot be shared with whom they are kept from."""

from typing import Any

import pytest

from families.models import Family, Member, Passage
from families.sharing.compose import sheet_for
from families.sharing.models import SharedVersion
from families.sharing.visits import VisitSubject
from tests.demo.pages import signed_in


def attempt(worker: str, to: str, hidden: str) -> Any:
    """Tick all of the note in which it stands, for this one person, and press Preview."""
    member = Member.objects.get(full_name=to)
    passage = Passage.objects.filter(family=member.family_id, text__contains=hidden).first()
    assert passage is not None
    visit: Any = passage.visit
    pieces = VisitSubject(visit).pieces(sheet_for(VisitSubject(visit), member).recipient)
    said = {f"{box}_{one.id.hex}": value for one in pieces for box, value in (("in", "on"), ("may", "yes"))}
    said |= {f"{box}_{one.id.hex}": "yes" for one in pieces for box in ("asked", "safe")}
    return signed_in(worker).post(f"/visits/{visit.pk}/share/{member.pk}/", said)


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
