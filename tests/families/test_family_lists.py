"""A family's page: whose promises stand there, what owes no sharing, and where the rest of a long list is."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from families.models import Member, Passage, Promise, PromiseMember, Visit
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.sharing.own import say, send


def url_of(story: Story) -> str:
    return f"/families/{story.family.pk}/"


def promise_by(visit: Visit, whose: str, what: str, *members: Member) -> Promise:
    passage = people.add_passage(visit, Passage.Kind.AGREED, what)
    facts: dict[str, Any] = {"whose": whose, "what": what, "made_by": visit.author}
    promise = Promise.objects.create(family=visit.family, visit=visit, passage=passage, **facts)
    for member in members:
        PromiseMember.objects.create(family=visit.family, promise=promise, member=member)
    return promise


def test_a_promise_names_who_made_it(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    people.make_adult(story.family, "Amina Dawes")
    for whose, what, promisers in (
        ("ours", "Ring the school", [story.amina, story.ryan]),
        ("theirs", "Ask gran", [story.ryan]),
        ("theirs", "Mend the bed", [story.amina]),
        ("theirs", "Come back", []),
    ):
        promise_by(visit, whose, what, *promisers)
    html = " ".join(story.as_priya.get(url_of(story)).content.decode().split())
    said = re.findall(r'<p class="promise__facts"> (\S+(?: \S+)? will) </p>', html)
    # called alike, they are named in full
    assert said == ["We will", "Ryan will", "Amina Bell will", "They will"]
    edit = story.as_priya.get(f"/families/promises/{Promise.objects.get(what='Ask gran').pk}/edit/")
    assert "Ryan will" in edit.content.decode()


def test_an_attempt_owes_no_sharing(story: Story) -> None:
    attempt = people.make_visit(story.family, story.priya, nobody_answered=True)
    pages = (url_of(story), f"/families/visits/{attempt.pk}/", "/", "/waiting/?for=unshared")
    for page in pages:
        assert "Not shared yet" not in story.as_priya.get(page).content.decode()
    for page in pages[2:]:
        assert f"/visits/{attempt.pk}/share/" not in story.as_priya.get(page).content.decode()
    assert "need not be shared" in story.as_priya.get(pages[1]).content.decode()


def long_lists(story: Story) -> list[Promise]:
    """53 open promises, three of them without a day, and 12 answers."""
    visit, today = people.make_visit(story.family, story.priya), timezone.localdate()
    made = [
        promise_by(visit, "ours" if n % 2 else "theirs", f"Promise {n:02}.", story.ryan) for n in range(53)
    ]
    for n, one in enumerate(made[:50]):
        one.by_when = today + timedelta(days=n // 2)
    Promise.objects.bulk_update(made, ["by_when"])
    for n in range(12):
        say(send(story, story.amina), "different", words=f"Answer {n:02}.")
    return made


def test_a_long_list_says_that_there_are_more(story: Story) -> None:
    long_lists(story)
    client = story.as_priya
    with counted() as statements:
        html = client.get(url_of(story)).content.decode()
    assert len(statements) <= 6, statements
    assert "Only the first 40 stand here." in html
    assert "Only the first 10 stand here." in html
    assert (html.count("Promise "), html.count("Answer ")) == (40 * 2, 10)
    for wanted in ("open", "heard"):
        assert f"/waiting/?for={wanted}&amp;family={story.family.pk}" in html


def whole_list(story: Story, wanted: str) -> list[Any]:
    """The rows of every page of it, which all lead back to the family and show nothing of another."""
    rows: list[Any] = []
    url = f"/waiting/?for={wanted}&family={story.family.pk}"
    while url:
        answer = story.as_priya.get(url)
        page = answer.content.decode()
        assert url_of(story) in page
        assert "elsewhere" not in page
        rows += answer.context["rows"]
        url = answer.context["older_url"]
    return rows


def test_the_rest_of_a_long_list_is_one_press_away(story: Story) -> None:
    made = long_lists(story)
    other = people.make_visit(people.make_family(story.priya, "Ahmed"), story.priya)
    promise_by(other, "ours", "A promise elsewhere.")

    rows = whole_list(story, "open")
    assert len(rows) == 53
    assert {row.pk for row in rows[:50]} == {one.pk for one in made[:50]}
    assert {row.pk for row in rows} == {one.pk for one in made}
    assert len({row.pk for row in whole_list(story, "heard")}) == 12
    page = story.as_priya.get(f"/waiting/?for=open&family={story.family.pk}").content.decode()
    assert "Ryan will" in page
    assert "We will" in page


def test_a_short_list_says_nothing_of_more(story: Story) -> None:
    promise_by(people.make_visit(story.family, story.priya), "ours", "Ring the school", story.amina)
    say(send(story, story.amina), "agree")
    assert "Only the first" not in story.as_priya.get(url_of(story)).content.decode()


def test_the_lists_of_a_family_out_of_scope_are_empty_and_nonsense_is_not_found(story: Story) -> None:
    promise_by(people.make_visit(story.family, story.priya), "ours", "Ring the school", story.amina)
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    for one in (story.family.pk, uuid4()):
        page = omar.get(f"/waiting/?for=open&family={one}").content.decode()
        assert "There is nothing here now." in page
        assert "Ring the school" not in page
    for nonsense in ("", "1", "\x00", "x" * 999):
        assert story.as_priya.get("/waiting/", {"family": nonsense}).status_code == 404
