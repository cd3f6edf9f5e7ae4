"""The family tree on its page: whole for staff, and as one person may see it, with no gap where others would stand."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from families.actions.protected import end_term, keep_existence, protect_term
from families.models import (
    Household,
    HouseholdStay,
    Member,
    ParentLink,
    ParentNotKnown,
    Partnership,
    ProtectedAddress,
)
from restorative.audit.models import AccessLog
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.documents.inside import opened, text_of

Kind = ParentLink.Kind


def page(story: Story, as_whom: Member | None = None) -> str:
    query = {"as": str(as_whom.pk)} if as_whom else {}
    answer = story.as_priya.get(reverse("families:family_tree", args=[story.family.pk]), query)
    assert answer.status_code == 200
    return str(answer.content.decode()).partition("<main")[2].partition("</main>")[0]


def picture(story: Story, as_whom: Member | None = None) -> str:
    found = re.search(r"<svg[^>]*role=\"img\".*?</svg>", page(story, as_whom), re.DOTALL)
    assert found
    return found[0]


def sentences(story: Story, as_whom: Member | None = None) -> list[str]:
    return re.findall(r"<li [^>]*dir[^>]*>([^<]+)</li>", page(story, as_whom))


def link(parent: Member, child: Member, kind: str = Kind.BIRTH) -> None:
    ParentLink.objects.get_or_create(family=child.family, parent=parent, child=child, kind=kind)


def couple(story: Story, one: Member, other: Member, kind: str, **facts: Any) -> None:
    Partnership.objects.create(
        family=story.family, one=one, other=other, kind=kind, added_by=story.priya, **facts
    )


def home(story: Story, name: str, *who: Member) -> None:
    made = Household.objects.create(family=story.family, name=name, added_by=story.priya)
    for member in who:
        HouseholdStay.objects.create(family=story.family, household=made, member=member, added_by=story.priya)


@pytest.fixture
def tied(story: Story) -> Story:
    """Amina and Ryan, who separated, and Jaden, who lives with her."""
    link(story.amina, story.jaden)
    link(story.ryan, story.jaden)
    couple(story, story.amina, story.ryan, "together", ended_on=date(2021, 5, 1), how_ended="separated")
    home(story, "Amina’s home", story.amina, story.jaden)
    return story


def test_everybody_is_drawn_and_told(tied: Story) -> None:
    drawn = picture(tied)
    for name in ("Amina", "Ryan", "Jaden"):
        assert f">{name}</text>" in drawn
    assert sentences(tied) == [
        "Jaden is the child of Amina and Ryan, who are separated.",
        "Amina’s home: Amina and Jaden.",
    ]
    said = page(tied)
    assert "A child this record is about" in said
    assert "Separated" in said
    assert "Divorced" not in said


def test_its_title_and_address_name_nobody(tied: Story) -> None:
    answer = tied.as_priya.get(reverse("families:family_tree", args=[tied.family.pk]))
    title = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL)
    assert title
    assert title[1].strip() == "A family tree"


def test_dates_unknown_parents_and_the_unborn(tied: Story) -> None:
    today = timezone.localdate()
    baby = people.make_child(tied.family, "Bobby Bell", birth_date=None, due_date=date(2099, 3, 1))
    link(tied.amina, baby)
    ParentNotKnown.objects.create(family=tied.family, child=baby, which="father", added_by=tied.priya)
    died = today - timedelta(days=400)
    gran = people.make_adult(tied.family, "Rose Bell", died_on=died, sex="female")
    link(gran, tied.amina)
    said = sentences(tied)
    assert "Bobby is not born yet, and due in March 2099." in said
    assert "We do not know who the father of Bobby is." in said
    assert f"Rose died in {died.year}." in said
    assert ">?</text>" in picture(tied)
    assert "due Mar 2099" in picture(tied)


def test_who_has_moved_out_or_died_lives_there_no_more(tied: Story) -> None:
    HouseholdStay.objects.filter(member=tied.jaden).update(to_on=timezone.localdate() - timedelta(days=1))
    assert "Amina’s home: Amina." in sentences(tied)


# --- as somebody may see it


def with_zara(story: Story) -> Member:
    """Zara is Jaden's sister, lives with him, and has the same first name as nobody else."""
    zara = people.make_child(story.family, "Zara Maria Bell", birth_date=date(2019, 2, 1))
    link(story.amina, zara)
    link(story.ryan, zara)
    return zara


def test_for_the_father_it_is_as_if_the_hidden_child_had_never_been(tied: Story) -> None:
    before = page(tied, tied.ryan)
    zara = with_zara(tied)
    stay = HouseholdStay.objects.get(member=tied.jaden)
    HouseholdStay.objects.create(
        family=tied.family, household=stay.household, member=zara, added_by=tied.priya
    )
    new = people.make_adult(tied.family, "Nuri Demir", sex="male")
    couple(tied, tied.amina, new, "together")
    assert "Zara" in page(tied, tied.ryan)
    for hidden in (zara, new):
        keep_existence(member=hidden, readers=[tied.amina], by=tied.priya)

    assert page(tied, tied.ryan) == before, "byte for byte"
    assert "Zara" in picture(tied, tied.amina)
    assert "Nuri" in picture(tied, tied.amina)
    assert "Zara" in picture(tied), "staff see everybody"


def test_a_longer_name_does_not_betray_a_hidden_namesake(tied: Story) -> None:
    before = page(tied, tied.ryan)
    for name in ("Jaden Khan", "Ryan Khan"):
        other = people.make_child(tied.family, name)
        assert f">{name}</text>" in picture(tied, tied.ryan)
        keep_existence(member=other, readers=[], by=tied.priya)
    assert page(tied, tied.ryan) == before


def test_a_surname_that_others_bear_hides_nobody_else(tied: Story) -> None:
    keep_existence(member=with_zara(tied), readers=[], by=tied.priya)
    people.make_child(tied.family, "Jaden Bell-Khan")
    assert ">Jaden Bell</text>" in picture(tied, tied.ryan), "in full, for there are two"


def test_who_is_hidden_from_everybody_still_sees_themselves(tied: Story) -> None:
    zara = people.make_adult(tied.family, "Zara Bell")
    term = keep_existence(member=zara, readers=[], by=tied.priya)
    assert "Zara" in page(tied, zara)
    assert "Zara" not in picture(tied, tied.amina)
    end_term(term=term, by=tied.priya)
    assert "Zara" in picture(tied, tied.amina)


def test_a_home_that_bears_a_kept_name_bears_none(tied: Story) -> None:
    zara = people.make_adult(tied.family, "Zara Maria Bell")
    home(tied, "Zara’s house", tied.amina, zara)
    keep_existence(member=zara, readers=[tied.amina], by=tied.priya)
    assert "Zara" in page(tied, tied.amina)
    assert "Zara" not in "".join(sentences(tied, tied.ryan)) + picture(tied, tied.ryan)


def test_a_home_whose_place_is_secret_is_not_shown_to_who_lives_elsewhere(tied: Story) -> None:
    ProtectedAddress.objects.create(
        family=tied.family, member=tied.amina, kind="home", lines="1 Quiet Road", added_by=tied.priya
    )
    assert "Amina’s home: Amina and Jaden." in sentences(tied, tied.amina)
    assert "home" not in " ".join(sentences(tied, tied.ryan))


def test_a_changed_name_is_no_name_for_who_may_not_know_it(tied: Story) -> None:
    Member.objects.filter(pk=tied.jaden.pk).update(preferred_name="Robin Green")
    protect_term(family=tied.family, kind="name", text="Robin Green", readers=[tied.amina], by=tied.priya)
    assert "Robin" in picture(tied, tied.amina)
    assert "Robin" not in "".join(sentences(tied, tied.ryan)) + picture(tied, tied.ryan)


def test_a_birth_father_does_not_learn_who_adopted_his_child(tied: Story) -> None:
    """Nor of their other child, nor where his lives."""
    joanne, simon = (people.make_adult(tied.family, name) for name in ("Joanne Green", "Simon Green"))
    mia = people.make_child(tied.family, "Mia Green")
    for parent in (joanne, simon):
        link(parent, tied.jaden, Kind.ADOPTIVE)
        link(parent, mia)
    home(tied, "The Greens", joanne, simon, mia, tied.jaden)
    his = " ".join(sentences(tied, tied.ryan)) + picture(tied, tied.ryan)
    for hidden in ("Joanne", "Simon", "Mia", "Green"):
        assert hidden not in his
    assert "Jaden" in his
    assert "Amina" in his
    hers = " ".join(sentences(tied, joanne))
    assert "Jaden was adopted by Joanne and Simon." in hers


def test_a_second_parent_by_law_does_not_learn_it_either(tied: Story) -> None:
    ParentLink.objects.filter(parent=tied.ryan).delete()
    link(tied.ryan, tied.jaden, Kind.SECOND)
    link(people.make_adult(tied.family, "Joanne Green"), tied.jaden, Kind.ADOPTIVE)
    assert "Ryan is the second parent of Jaden by law." in sentences(tied)
    assert "Joanne" in picture(tied)
    assert "Joanne" not in picture(tied, tied.ryan)
    assert "donor" not in page(tied).casefold()


def test_a_step_father_who_adopted_is_no_secret_to_the_mother_he_lives_with(tied: Story) -> None:
    sam = people.make_adult(tied.family, "Sam Wood")
    couple(tied, tied.amina, sam, "married")
    link(sam, tied.jaden, Kind.ADOPTIVE)
    assert "Sam" in picture(tied, tied.amina)
    assert "Sam" not in picture(tied, tied.ryan)


def test_it_can_be_looked_at_as_who_reads_and_as_nobody_else(tied: Story) -> None:
    teen = people.make_child(
        tied.family, "Tia Bell", birth_date=timezone.localdate() - timedelta(days=15 * 366)
    )
    said = page(tied)
    assert f"?as={teen.pk}" in said
    assert f"?as={tied.jaden.pk}" not in said
    url = reverse("families:family_tree", args=[tied.family.pk])
    for wrong in ("x", str(people.make_adult(people.make_family(tied.priya, "Other")).pk)):
        assert tied.as_priya.get(url, {"as": wrong}).status_code == 404


# --- on paper, on the family's page, and what it costs


def test_on_paper_it_is_tagged_and_says_the_same(tied: Story) -> None:
    url = reverse("families:family_tree_pdf", args=[tied.family.pk])
    answer = tied.as_priya.get(url)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="record.pdf"'
    written = re.sub(r"\s+", " ", text_of(answer.content))
    assert "Jaden is the child of Amina and Ryan, who are separated." in written
    with opened(answer.content) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Record"
        assert b'pdfuaid:part="1"' in pdf.Root.Metadata.read_bytes()
        wide, high = (float(pdf.pages[0].mediabox[at]) for at in (2, 3))
        assert wide > high, "it lies on its side"
    assert AccessLog.objects.filter(kind=AccessLog.Kind.PDF).count() == 1


def test_the_family_page_has_a_small_one_and_leads_to_the_whole(tied: Story) -> None:
    said = tied.as_priya.get(f"/families/{tied.family.pk}/").content.decode()
    assert 'aria-labelledby="small-tree-title"' in said
    assert reverse("families:family_tree", args=[tied.family.pk]) in said
    assert "Jaden is the child of Amina and Ryan, who are separated." in said


def test_it_asks_no_more_when_there_are_more(tied: Story) -> None:
    def asked() -> int:
        with counted() as statements:
            page(tied, tied.ryan)
        return len(statements)

    few = asked()
    for number in range(20):
        link(tied.amina, people.make_child(tied.family, f"Child{number} Bell"))
    assert asked() == few <= 6


def test_a_name_stays_text_and_a_family_of_nobody_has_a_page(tied: Story) -> None:
    Member.objects.filter(pk=tied.jaden.pk).update(preferred_name="<script>alert(1)</script>")
    assert "<script>alert" not in page(tied)
    nobody = people.make_family(tied.priya, "Nobody")
    answer = tied.as_priya.get(reverse("families:family_tree", args=[nobody.pk]))
    assert "Nobody is written down yet." in answer.content.decode()


def test_nobody_else_opens_it(tied: Story) -> None:
    url = reverse("families:family_tree", args=[tied.family.pk])
    assert tied.as_amina.get(url).status_code == 403
    assert people.client_of(people.make_practitioner("Omar Aziz")).get(url).status_code == 404
