"""Looking for people as their names sound, and for words in notes: found in one's own families and nowhere else."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from families.actions import add_member, change_member
from families.actions.names import rename_member
from families.models import Family, Member, NameKey, NoteWords, Passage, Visit
from families.scan.excerpts import excerpt, is_asked
from families.scan.sounds import sounds_of
from restorative.access.identity import acting_as
from restorative.accounts.models import User
from restorative.audit.models import AccessLog, Change
from tests import people
from tests.access.test_one_family import staff
from tests.access.world_reach import restrict
from tests.conftest import Story
from tests.counting import counted
from tests.families.visit_data import draft_url, everything, least
from tests.sharing.mixed import CANARY, ask, decide, mix

CASELOAD = "/families/"


def found(client: Client, text: str) -> str:
    answer = client.get(client.post(CASELOAD, {"q": text}).headers["Location"])
    assert answer.status_code == 200
    return answer.content.decode()


def note(family: Family, by: User, text: str, days: int = 0) -> Visit:
    visit = people.make_visit(family, by, happened_on=timezone.localdate() - timedelta(days=days))
    people.add_passage(visit, Passage.Kind.SUPPORT, text)
    return visit


def met(family: Family, name: str, by: User, called: str = "") -> Member:
    facts = {"full_name": name, "preferred_name": called, "kind": "adult"}
    return add_member(member=Member(family=family), facts=facts, contact={}, ties=[], by=by)


# --- names


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Kathryn Nowak", "catherine"),
        ("Steven Smyth", "Stephen Smith"),
        ("Muhammad Aziz", "mohammed"),
        ("Aminah Bell", "ameena"),
        ("Zoë Müller", "muller"),
        ("شاہ", "شاہ"),
    ],
)
def test_a_name_is_found_as_it_was_heard(story: Story, written: str, heard: str) -> None:
    novak = people.make_family(story.priya, "Novak")
    met(novak, written, story.priya)
    assert "The Novak family" in found(story.as_priya, heard)


def test_another_adult_is_found_and_an_old_name_is_not(story: Story) -> None:
    novak = people.make_family(story.priya, "Novak")
    uncle = met(novak, "Geoffrey Thorne", story.priya, called="Jeff")
    assert "The Novak family" in found(story.as_priya, "jeffrey thorn")
    facts = {"full_name": "Robert Oakes", "preferred_name": ""}
    change_member(member=uncle, facts=facts, contact={}, ties=[], by=story.priya)
    assert "The Novak family" not in found(story.as_priya, "jeffrey")
    assert "The Novak family" in found(story.as_priya, "robbert")
    assert not Change.objects.filter(source="families_namekey").exists(), "the trail keeps names, not sounds"


def test_a_name_that_was_left_behind_is_found_by_nobody(story: Story) -> None:
    uncle = met(story.family, "Geoffrey Thorne", story.priya, called="Jeff")
    new = {"full_name": "Robert Oakes", "preferred_name": ""}
    rename_member(member=uncle, **new, keep=[], readers=[], by=story.priya)
    assert "The Bell family" not in found(story.as_priya, "jeffrey")
    assert "The Bell family" in found(story.as_priya, "robbert")


def test_what_is_changed_beside_the_name_leaves_its_keys_alone(story: Story) -> None:
    uncle = met(story.family, "Geoffrey Thorne", story.priya)
    kept = set(NameKey.objects.values_list("pk", flat=True))
    change_member(member=uncle, facts={"pronouns": "he"}, contact={}, ties=[], by=story.priya)
    assert set(NameKey.objects.values_list("pk", flat=True)) == kept


@given(st.text(max_size=60))
def test_any_name_has_keys_that_can_be_kept(name: str) -> None:
    keys = sounds_of(name)
    assert all(2 <= len(key) <= 40 for key in keys)
    assert sounds_of(name.upper()) == sounds_of(name.upper().casefold())


# --- words


def test_words_of_a_note_are_found_in_any_form_with_the_words_around(story: Story) -> None:
    visit = note(story.family, story.priya, "Maya settled well at the <b>nurseries</b> she visited.")
    html = found(story.as_priya, "nursery settle")
    assert f"/families/visits/{visit.pk}/" in html
    assert '<mark class="found">nurseries</mark>' in html
    assert '<mark class="found">settled</mark>' in html
    assert "&lt;b&gt;" in html
    assert "The Bell family" in html
    assert "No family that you work with matches" not in html.partition("Notes with these words")[2]


@pytest.mark.parametrize("text", ["بس", "the", "autobus", "Łódź"])
def test_words_of_any_language_and_the_smallest_are_found(story: Story, text: str) -> None:
    visit = note(story.family, story.priya, "بس نہیں آتی The autobus do Łódź.")
    assert str(visit.pk) in found(story.as_priya, text)


@given(st.lists(st.text(max_size=400), max_size=3), st.sets(st.text(min_size=1, max_size=8), max_size=3))
def test_an_excerpt_is_a_part_of_the_note_and_nothing_else(texts: list[str], stems: set[str]) -> None:
    pieces = excerpt(texts, stems)
    said = "".join(text for text, _ in pieces).removeprefix("… ").removesuffix(" …")
    assert any(said in text for text in texts) or said == ""
    assert all(is_asked(text, stems) for text, is_hit in pieces if is_hit)


def test_every_word_must_stand_in_the_note(story: Story) -> None:
    visit = note(story.family, story.priya, "The school rang about the bus.")
    assert str(visit.pk) in found(story.as_priya, "BUS school")
    assert str(visit.pk) not in found(story.as_priya, "bus nursery")


def test_what_the_form_finished_and_what_was_added_later_is_found(story: Story) -> None:
    client = story.as_priya
    url = draft_url(story.family, Visit(family=story.family).pk)
    client.post(url, everything(story.amina, story.jaden, finish="1"))
    visit = Visit.objects.get()
    assert str(visit.pk) in found(client, "books bus")
    client.post(f"/families/visits/{visit.pk}/add/", {"why": "forgot", "text": "The heron came back."})
    assert str(visit.pk) in found(client, "heron")


def test_who_looked_at_which_familys_words_is_written_down(story: Story) -> None:
    novak = people.make_family(story.priya, "Novak")
    for family in (story.family, story.family, novak):
        note(family, story.priya, "A heron.")
    found(story.as_priya, "heron")
    opened = AccessLog.objects.filter(kind="search", user_id=story.priya.pk)
    assert sorted(map(str, opened.values_list("family_id", flat=True))) == sorted(
        map(str, (story.family.pk, novak.pk))
    )


def test_the_newest_twenty_come_first_and_the_older_follow_once_each(story: Story) -> None:
    notes = [note(story.family, story.priya, f"Heron {n}", days=n // 3) for n in range(45)]
    client, seen = story.as_priya, []
    url = client.post(CASELOAD, {"q": "herons"}).headers["Location"]
    while url:
        with counted() as statements:
            answer: Any = client.get(url)
        assert len(statements) <= 6
        assert "heron" not in url
        seen += [hit.note.visit_id for hit in answer.context["hits"]]
        url = answer.context["older_notes_url"]
    assert len(seen) == 45
    assert set(seen) == {one.pk for one in notes}
    days = [Visit.objects.get(pk=pk).happened_on for pk in seen]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("query", ["before=x", "before=2026-01-01~1", "found=" + "x" * 30])
def test_places_that_we_never_wrote_are_not_found(story: Story, query: str) -> None:
    assert story.as_priya.get(f"/families/notes/?{query}").status_code == 404


def test_a_search_of_another_session_finds_nothing(story: Story) -> None:
    note(story.family, story.priya, "A heron.")
    address = story.as_priya.post(CASELOAD, {"q": "heron"}).headers["Location"]
    page = people.client_of(story.priya).get(address.replace("/families/", "/families/notes/"))
    assert "no longer kept" in page.content.decode()


# --- both walls


def test_words_of_others_families_and_of_restricted_ones_are_not_there(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")
    theirs = people.make_family(omar, "Novak")
    met(theirs, "Geoffrey Thorne", omar)
    note(theirs, omar, "A heron.")
    with counted() as before:
        page = found(story.as_priya, "heron")
    assert "A " not in page.partition("Notes with these words")[2]
    assert "Notes with these words" not in page
    assert "Novak" not in found(story.as_priya, "jeffrey")
    with acting_as(staff(omar)):
        assert NoteWords.objects.count() == 1
    with acting_as(staff(story.priya)):
        assert NoteWords.objects.count() == NameKey.objects.count() == 0
    note(story.family, story.priya, "A heron.")
    restrict_to(story, [omar])
    with counted() as after:
        assert "Notes with these words" not in found(story.as_priya, "heron")
    assert len(before) == len(after), "what is hidden costs no statement"


def restrict_to(story: Story, users: list[User]) -> None:
    case: Any = type("Case", (), {"family": story.family, "key": "own", "lead": story.priya, "ids": {}})()
    restrict(case, users)


def test_nobody_who_serves_writes_the_words_themselves(story: Story) -> None:
    note(story.family, story.priya, "A heron.")
    with acting_as(staff(story.priya)), pytest.raises(Exception, match="permission denied"):
        NoteWords.objects.all().delete()


# --- what goes leaves no word


def test_a_note_that_is_taken_back_leaves_no_words(story: Story) -> None:
    client, pk = story.as_priya, Visit(family=story.family).pk
    client.post(draft_url(story.family, pk), least(story.amina, happened="A heron.", finish="1"))
    assert NoteWords.objects.filter(visit=pk).exists()
    client.post(f"/families/visits/{pk}/undo/")
    assert not Visit.objects.filter(pk=pk).exists()
    assert not NoteWords.objects.exists()


@pytest.mark.parametrize("do", ["withdraw", "move"])
def test_a_note_of_the_wrong_family_takes_its_words_along(story: Story, do: str) -> None:
    mixed = mix(story)
    assert NoteWords.objects.matching(CANARY).filter(family=story.family).exists()
    ask(mixed, do=do)
    decide(story.as_margaret)
    left = NoteWords.objects.matching(CANARY)
    assert not left.filter(family=story.family).exists()
    assert left.exists() == (do == "move")


def test_words_are_out_of_the_history(story: Story) -> None:
    note(story.family, story.priya, "A heron.")
    assert not Change.objects.filter(source="families_notewords").exists()


def test_a_very_long_note_is_finished_all_the_same(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    people.add_passage(visit, Passage.Kind.SUPPORT, " ".join(f"word{n}" for n in range(60_000)))
    assert str(visit.pk) in found(story.as_priya, "word7")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert date.today() >= NoteWords.objects.get().happened_on
