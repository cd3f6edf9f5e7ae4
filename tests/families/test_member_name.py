"""A new name leaves no trail where people look; what must be kept of the old one is kept, and nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from families.actions.name_keys import write_name_keys
from families.actions.protected import protect_term
from families.models import ProtectedTerm
from families.scan import Scanner, Term
from families.scan.old_names import words_to_keep
from restorative.accounts.models import Role
from restorative.audit.models import AuditEvent, Change
from tests import people
from tests.access.walk import ours
from tests.conftest import Story

NEW = {"full_name": "Jay Bell", "preferred_name": ""}


def name_url(story: Story) -> str:
    return f"/families/members/{story.jaden.pk}/name/"


def rename(story: Story, **said: Any) -> None:
    answer = story.as_priya.post(name_url(story), NEW | said)
    assert answer.status_code == 302, dict(answer.context["form"].errors)
    story.jaden.refresh_from_db()


def everywhere(story: Story) -> dict[str, str]:
    """Every page about the family that staff may open, and the family’s own first page."""
    ids = {"family": story.family.pk, "member": story.jaden.pk}
    lead = people.client_of(people.make_staff("Lena Lead", Role.LEAD))
    pages = {}
    for route in ours():
        pattern = route["pattern"]
        for name, pk in ids.items():
            pattern = pattern.replace(f"<uuid:{name}>", str(pk))
        if "GET" in route["methods"] and "<" not in pattern:
            for who, client in (("priya", story.as_priya), ("amina", story.as_amina), ("lead", lead)):
                answer: Any = client.get(pattern)
                if answer.status_code == 200 and not answer.streaming:
                    pages[f"{route['name']} as {who}"] = answer.content.decode(errors="replace")
    assert len(pages) > 30
    return pages


def test_the_old_name_stands_nowhere_but_in_the_register(story: Story) -> None:
    assert "Jaden" in "".join(everywhere(story).values())
    rename(story, keep="on", readers=[str(story.amina.pk)])
    assert story.jaden.full_name == "Jay Bell"
    pages = everywhere(story)
    assert {name for name, body in pages.items() if "jaden" in body.casefold()} == {
        "families:protected_terms as priya"
    }
    assert "Jay" in pages["families:family as priya"]


def test_no_search_finds_it(story: Story) -> None:
    """Neither by its letters nor by its sound."""
    write_name_keys([story.jaden])
    rename(story, keep="on")
    here = f'href="/families/{story.family.pk}/"'
    for words, is_found in (("Jaden", False), ("Jayden", False), ("Jay", True)):
        found = story.as_priya.post("/families/", {"q": words}, follow=True).content.decode()
        assert (here in found) == is_found


def test_without_the_tick_nothing_is_kept(story: Story) -> None:
    rename(story, readers=[str(story.amina.pk)])
    assert not ProtectedTerm.objects.exists()
    event = AuditEvent.objects.get(action="rename_member")
    assert set(event.fields) == {"full_name", "preferred_name"}
    assert "Jaden" not in str(event.__dict__)


def test_the_history_is_for_the_lead_and_has_no_page(story: Story) -> None:
    rename(story)
    change = Change.objects.filter(source="families_member", row_id=story.jaden.pk).latest("at")
    assert "full_name" in change.columns


def test_who_may_read_the_old_name_is_on_the_term(story: Story) -> None:
    rename(story, keep="on", readers=[str(story.amina.pk)])
    term = ProtectedTerm.objects.get()
    assert (term.kind, term.text, term.added_by) == ("name", "Jaden", story.priya)
    assert [one.member for one in term.readers.select_related("member")] == [story.amina]


def test_a_called_name_is_kept_too(story: Story) -> None:
    story.jaden.preferred_name = "JJ"
    story.jaden.save()
    rename(story, keep="on")
    assert set(ProtectedTerm.objects.values_list("text", flat=True)) == {"Jaden", "JJ"}


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("Jaden Bell", "Jay Bell", ["Jaden"]),
        ("Robin Pike", "Robin Green", ["Robin Pike"]),
        ("Robin Pike", "Jay Green", ["Robin Pike", "Robin"]),
        ("Mary Ann Pike", "Ann Pike", ["Mary"]),
        ("Pike", "Green", ["Pike"]),
        ("Robin Pike", "robin PIKE", []),
        ("Robin Pike", "Pike Robin Green", []),
    ],
)
def test_what_is_looked_for(old: str, new: str, kept: list[str]) -> None:
    assert words_to_keep(old, new) == kept


NAMES = st.lists(st.sampled_from(["Amina", "Bell", "Cole", "Dean", "Jo", "Rose"]), min_size=1, max_size=4)


@given(NAMES, NAMES)
def test_the_old_name_is_found_and_the_new_one_is_not(old: list[str], new: list[str]) -> None:
    before, now = " ".join(old), " ".join(new)
    terms = [Term(str(n), "name", text) for n, text in enumerate(words_to_keep(before, now))]
    assert bool(terms) == (not set(old) <= set(new))
    assert not terms or Scanner(terms).matches(f"She was {before} then.")
    assert not Scanner(terms).matches(f"She is {now} now.")


def test_a_name_that_is_the_same_or_none_is_asked_about(story: Story) -> None:
    for said, words in (
        ({"full_name": "Jaden Bell"}, "This is the name that stands there already"),
        ({"full_name": " "}, "Write their new name"),
    ):
        answer = story.as_priya.post(name_url(story), NEW | said | {"preferred_name": ""})
        assert answer.status_code == 200
        assert words in answer.content.decode()
    assert not AuditEvent.objects.exists()


def test_a_term_that_stands_already_is_no_hindrance(story: Story) -> None:
    protect_term(family=story.family, kind="name", text="Jaden", readers=[], by=story.priya)
    rename(story, keep="on")
    assert ProtectedTerm.objects.filter(text="Jaden").count() == 2


def test_another_worker_renames_nobody_here(story: Story) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    assert omar.get(name_url(story)).status_code == 404
    assert omar.post(name_url(story), NEW).status_code == 404
