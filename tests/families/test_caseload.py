"""The caseload: whose families it lists, in which order, and that no name gets into an address."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from families.models import Allocation, Family, Passage, Promise
from restorative.accounts.models import User
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted

CASELOAD = "/families/"


def page(client: Client, url: str = CASELOAD) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def promise(family: Family, by: User, *, days: int, **facts: str) -> Promise:
    visit = people.make_visit(family, by)
    passage = people.add_passage(visit, Passage.Kind.AGREED, "Ring the school")
    day = timezone.localdate() + timedelta(days=days)
    return Promise.objects.create(
        family=family,
        visit=visit,
        passage=passage,
        whose="ours",
        what="Ring",
        by_when=day,
        made_by=by,
        **facts,
    )


def search(client: Client, text: str, url: str = CASELOAD) -> str:
    """Search and follow; the address it leads to must not hold the text."""
    answer = client.post(url, {"q": text})
    assert answer.status_code == 302
    address, _, key = answer.headers["Location"].partition("found=")
    # the key is random: any one sign may happen to stand in it
    assert text.casefold() not in unquote(address).casefold()
    assert re.fullmatch(r"[\w-]{8}", key)
    assert key != text
    return page(client, answer.headers["Location"])


def test_a_row_says_who_when_and_what_is_late(story: Story) -> None:
    promise(story.family, story.priya, days=-1)
    promise(story.family, story.priya, days=1)
    html = page(story.as_priya)
    assert "The Bell family" in html
    assert story.family.reference in html
    assert "Early help" in html
    assert "Priya Shah" in html
    assert "1 late promise" in html
    assert f"/families/{story.family.pk}/visits/new/" in html
    assert "Record a visit" in html


def test_one_sees_ones_own_families_and_no_others(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")
    people.make_family(omar, "Novak")
    assert "Novak" not in page(story.as_priya)
    assert "Novak" not in page(story.as_margaret)
    assert "Novak" not in search(story.as_priya, "Novak").replace("“Novak”", "").replace('value="Novak"', "")
    assert "Bell" not in page(people.client_of(omar))


@pytest.mark.parametrize("text", ["bell", "THE BELL FAMILY", "amina", "cole ryan", "ell"])
def test_search_forgives(story: Story, text: str) -> None:
    people.make_family(story.priya, "Novak")
    found = search(story.as_priya, text)
    assert "The Bell family" in found
    assert "The Novak family" not in found


def test_search_finds_references_however_they_are_typed(story: Story) -> None:
    people.make_family(story.priya, "Novak")
    reference = story.family.reference
    for text in (reference, reference.lower(), reference.replace("-", ""), reference[2:]):
        assert "The Bell family" in search(story.as_priya, text)


@pytest.mark.parametrize("text", ["%", "_", "\\", "' OR 1=1 --", "<b>", "\u202edirrevo"])
def test_search_takes_every_sign_as_itself(story: Story, text: str) -> None:
    assert "No family that you work with matches" in search(story.as_priya, text)


def test_a_search_that_cannot_be_kept_is_refused_kindly(story: Story) -> None:
    answer = story.as_priya.post(CASELOAD, {"q": "tea\x00"})
    assert answer.status_code == 200
    assert "hidden character" in answer.content.decode()


def test_a_search_stays_in_its_session_and_changes_no_case_data(story: Story) -> None:
    client = story.as_priya
    before = AuditEvent.objects.count()
    url = client.post(CASELOAD, {"q": "nobody"}).headers["Location"]
    assert "No family that you work with matches" in page(client, url)
    assert "The Bell family" in page(people.client_of(story.priya), url)
    assert AuditEvent.objects.count() == before


def test_filters(story: Story) -> None:
    people.make_family(story.priya, "Novak", level=Family.Level.CHILD_PROTECTION)
    html = page(story.as_priya, f"{CASELOAD}?level=child_protection")
    assert "The Novak family" in html
    assert "The Bell family" not in html
    assert "The Bell family" not in search(story.as_priya, "bell", f"{CASELOAD}?level=child_protection")


def test_a_manager_chooses_whose(story: Story) -> None:
    other = people.make_practitioner("Omar Aziz")
    people.make_family(other, "Novak")
    people.make_manager("Neil", of=other)
    html = page(story.as_margaret, f"{CASELOAD}?worker={story.priya.pk}")
    assert "The Bell family" in html
    assert "The Bell family" not in page(story.as_margaret, f"{CASELOAD}?whose=mine")
    assert story.as_margaret.get(f"{CASELOAD}?worker={other.pk}").status_code == 404


@pytest.mark.parametrize(
    "query", ["after=1", "after=00000000-0000-4000-8000-000000000000", "level=none", "worker=x", "after=%00"]
)
def test_malformed_and_foreign_places_are_not_found(story: Story, query: str) -> None:
    assert story.as_priya.get(f"{CASELOAD}?{query}").status_code == 404


def test_every_family_comes_once_in_order_and_in_few_statements(story: Story) -> None:
    names = ["ahmed", "Ahmed", "Zed", "de Souza", "Łódź", "Bell"] * 10
    for name in names:
        people.make_family(story.priya, name)
    client, seen, url = story.as_priya, [], CASELOAD
    while url:
        with counted() as statements:
            answer = client.get(url)
        assert len(statements) <= 3
        seen += [family.pk for family in answer.context["families"]]
        url = answer.context["older_url"]
    assert len(seen) == len(set(seen)) == 61
    assert seen == list(Family.objects.by_name().values_list("pk", flat=True))


def test_access_ends_with_the_allocation(story: Story) -> None:
    client = story.as_priya
    Allocation.objects.update(ended_at=timezone.now())
    assert "The Bell family" not in page(client)
