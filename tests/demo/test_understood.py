"""What each family and we understand together, in the demo: it is there, it is answered, and it goes to nobody whom it is not for."""

import json
import re
from typing import Any

import pytest
from django.db.models import Exists, OuterRef

from families.models import (
    AgencyRole,
    Allocation,
    Assessment,
    AssessmentItem,
    Consultation,
    Family,
    GettingToKnow,
    HardToAssess,
    Household,
    Member,
    NeedNote,
    Offer,
    ParentLink,
    Placing,
    SignificantEvent,
    ViewSought,
    YouSaid,
)
from families.sharing.assessments import AssessmentSubject
from families.sharing.compose import sheet_for
from families.sharing.models import Answer, Comment, SharedVersion
from tests.demo.pages import BLAMING, DATED, FAMILIES, own_pages
from tests.demo.trying import standing
from tests.sharing.sheets import ticked

pytestmark = pytest.mark.django_db
HAS: dict[str, type[Any]] = {
    "tree": ParentLink,
    "home": Household,
    "view": ViewSought,
    "need": NeedNote,
    "getting to know": GettingToKnow,
    "placing": Placing,
    "offer": Offer,
    "agency": AgencyRole,
    "assessment": Assessment,
    "event": SignificantEvent,
}
# of somebody who is sent nothing of it, what stands ticked for them must not hold
NEVER = {
    "Ryan Dawes": ("Amina", "Jaden", "Lily", "lock", "police", "night", "court", "nursery", "therapist"),
    "Marcus Cole": ("Ryan", "Amina", "Lily", "lock", "police", "night", "court", "Haven", "ZZ99"),
    "Imran Ahmed": ("ڈاکٹر", "مدد", "first visit"),
    "Neil Carter": ("Callum", "clinic", "pill", "condom", "Auntie Bev", "Sundays. And", "about me"),
    "Sanjay Patel": ("half past two", "nothing and still"),
    "Kwame Osei": ("bread bin", "fixed", "big sister"),
    "Darren Pike": ("Green", "Owlbeck", "Joanne", "Simon", "swim", "chess", "photo", "car park"),
    "Joanne Green": ("Darren", "Pike", "forget", "It is a card", "if he found"),
}


def of(name: str) -> Assessment:
    return Assessment.objects.get(family__name=name)


def versions_of(name: str) -> dict[str, str]:
    sent = SharedVersion.objects.filter(subject_kind="assessment", family__name=name)
    return {one.member.full_name: json.dumps(one.content, ensure_ascii=False) for one in sent}


def test_each_of_the_ten_families_has_every_part_that_a_family_can_have(demo: None) -> None:
    for part, model in HAS.items():
        theirs = model._default_manager.filter(family=OuterRef("pk"))
        without = Family.objects.filter(~Exists(theirs)).values_list("name", flat=True)
        assert list(without) == [], part


def test_each_is_told_in_the_familys_words_and_ours_with_what_was_hard(demo: None) -> None:
    assert sorted(Assessment.objects.values_list("family__name", flat=True)) == FAMILIES
    for name in ("Ahmed", "Bell", "Carter", "Green", "Osei", "Patel"):
        made = of(name)
        items = list(made.items.order_by("position"))
        assert 3 <= len(items) <= 6, name
        assert items[0].kind == "strength", name
        assert {"agreed", "different"} <= {one.stands for one in items}, name
        assert all(one.why and one.reply for one in items if one.stands == "different"), name
        assert 1 <= made.hard_areas.count() <= 2, name
        assert made.told_rows.exists(), name


def test_what_we_write_in_them_blames_nobody_and_stays_fresh(demo: None) -> None:
    ours = {
        Assessment: ("purpose",),
        AssessmentItem: ("topic", "our_view", "why"),
        HardToAssess: ("area", "why", "tried", "risk_effect", "next_try"),
        YouSaid: ("decided", "because"),
        Consultation: ("question", "facts", "advice"),
    }
    for model, names in ours.items():
        for text in (text for name in names for text in model._default_manager.values_list(name, flat=True)):
            assert not BLAMING.search(text), text
            assert not DATED.search(text), text


def test_who_was_sent_theirs_and_what_they_said(demo: None) -> None:
    said = Answer.objects.filter(version__subject_kind="assessment")
    kinds = set(said.values_list("member__full_name", "kind"))
    assert kinds >= {
        ("Amina Bell", "mostly"),
        ("Saima Ahmed", "mostly"),
        ("Neil Carter", "different"),
        ("Maya Carter", "agree"),
        ("Meera Patel", "agree"),
        ("Helen Osei", "more_time"),
        ("Joanne Green", "agree"),
    }
    assert re.search("[\u0600-\u06ff]{3}", said.get(member__full_name="Saima Ahmed").words)
    remark = Comment.objects.get(version__subject_kind="assessment", member__full_name="Amina Bell")
    block = next(one for one in remark.version.content["blocks"] if one["id"] == str(remark.block_id))
    assert (block["text"], block["stands"]) == ("Mornings before school", "different")


def test_nobody_is_sent_what_is_another_adults(demo: None, as_demo: None) -> None:
    assert set(versions_of("Bell")) == {"Amina Bell"}
    assert "Saturdays" not in versions_of("Bell")["Amina Bell"]
    assert set(versions_of("Green")) == {"Joanne Green"}
    assert standing(NEVER["Joanne Green"], versions_of("Green")["Joanne Green"]) == []
    assert set(versions_of("Osei")) == {"Helen Osei"}
    assert standing(["satsuma", "swimming"], versions_of("Osei")["Helen Osei"]) == []
    assert standing(["label", "I have a shop"], versions_of("Patel")["Meera Patel"]) == []
    assert (
        standing(NEVER["Neil Carter"], versions_of("Carter")["Neil Carter"] + own_pages("Neil Carter")) == []
    )
    assert standing(["about my own child", "all right"], versions_of("Carter")["Maya Carter"]) == []


@pytest.mark.parametrize("name", list(NEVER))
def test_what_would_go_by_itself_to_another_of_the_family(name: str, demo: None) -> None:
    """If somebody began to share with them and changed nothing; even if they ticked for Ryan what starts ticked for others."""
    member = Member.objects.select_related("family").get(full_name=name)
    lead = Allocation.objects.current().get(family=member.family, works_as="lead").user
    subject = AssessmentSubject(AssessmentSubject.visible_to(lead).get(family=member.family))
    sheet = sheet_for(subject, member)
    choices = ticked(sheet)
    chosen = [one for one in sheet.pieces if choices[one.id].included]
    text = json.dumps([{"text": one.text, **one.facts} for one in chosen], ensure_ascii=False)
    assert chosen
    assert standing(NEVER[name], text) == []
    by_itself = {choice.included for choice in sheet.choices.values()}
    assert by_itself == ({False} if name == "Ryan Dawes" else {True, False})


def test_experts_were_asked_without_a_name(demo: None) -> None:
    for name in ("Ahmed", "Bell", "Osei"):
        family = Family.objects.get(name=name)
        asked = Consultation.objects.get(family=family)
        text = f"{asked.question} {asked.facts} {asked.asked_of}"
        names = {part for one in family.members.all() for part in one.full_name.split()}
        assert standing(names, text) == []
        assert asked.advice
        assert asked.advised_on
