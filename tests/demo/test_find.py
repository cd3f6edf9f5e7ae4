"""The demo has what mattered in every family, and a page that is read in a minute before the Lewises' door."""

import re

import pytest
from django.db.models import Count, Q

from families.models import Family, Member, NoteWords, SignificantEvent, Visit
from restorative.accounts.models import User
from tests import people

pytestmark = pytest.mark.django_db
FIRST = ("door", "who", "words", "promises")


def test_every_family_has_three_to_eight_lines_of_what_mattered(demo: None) -> None:
    standing = Count("significant_events", filter=Q(significant_events__ended_at=None))
    lines = dict(Family.objects.annotate(n=standing).values_list("name", "n"))
    assert {name: n for name, n in lines.items() if not 3 <= n <= 8} == {}
    chosen = SignificantEvent.objects.exclude(source_id=None)
    assert chosen.count() >= 30
    assert set(chosen.values_list("source_id", flat=True)) <= set(Visit.objects.values_list("pk", flat=True))


def test_everything_that_was_told_can_be_found(demo: None) -> None:
    assert NoteWords.objects.count() == Visit.objects.count()
    assert not Member.objects.filter(name_keys=None).exists()
    nell = User.objects.get(email__startswith="nell")
    client = people.client_of(nell)
    page = client.get(client.post("/families/", {"q": "inhalers"}).headers["Location"]).content.decode()
    assert "The Lewis family" in page


def test_the_lewis_page_says_the_first_things_in_under_200_words(demo: None) -> None:
    lewis = Family.objects.get(name="Lewis")
    html = (
        people.client_of(User.objects.get(email__startswith="nell"))
        .get(f"/families/{lewis.pk}/before/")
        .content.decode()
    )
    parts = {part: re.search(rf'<section[^>]*id="{part}".*?</section>', html, re.DOTALL) for part in FIRST}
    assert [part for part in ("who", "words", "promises") if not parts[part]] == []
    text = " ".join(re.sub(r"<[^>]+>", " ", found[0]) for found in parts.values() if found)
    assert len(text.split()) < 200
    for name in ("Ewa", "Gareth", "Alfie", "Hania", "Leo", "she/her", "Polish"):
        assert name in text
