"""Lists with names become families: what is new, the same, changed or refused, row by row, and never by half."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from families.actions.importing import bring_in
from families.importing.batch import Batch
from families.models import (
    Address,
    Allocation,
    ExternalId,
    Family,
    Member,
    ParentLink,
    Partnership,
    ProtectedAddress,
)
from restorative.accounts.models import User
from restorative.audit.models import AuditEvent
from tests import people
from tests.importing.lists import as_csv, batch_of, bells, child, person, said, why

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(db: None) -> User:
    return people.make_practitioner()


def bring(data: bytes, lead: User) -> Batch:
    batch = batch_of(data, lead=lead)
    bring_in(batch=batch, by=None)
    return batch


def test_the_bells_come_in_with_their_ties(priya: User) -> None:
    rows = bells()
    rows[2] |= {"family_level": "Child in need", "preferred_name": "Jay", "needs_interpreter": "n"}
    assert said(bring(as_csv(rows), priya).outcomes) == [(2, "new"), (3, "new"), (4, "new")]

    family = Family.objects.get()
    assert (family.name, family.level, family.created_by) == ("Bell", "child_in_need", priya)
    allocation = family.allocations.current().get()
    assert (allocation.user, allocation.works_as) == (priya, Allocation.As.LEAD)
    jaden = family.members.get(kind="child")
    assert (jaden.full_name, jaden.preferred_name, jaden.birth_date) == (
        "Jaden Bell",
        "Jay",
        date(2016, 3, 27),
    )
    assert jaden.sex == "male"
    links = ParentLink.objects.filter(child=jaden).values_list("parent__full_name", "kind")
    assert set(links) == {("Amina Bell", "birth"), ("Ryan Cole", "birth")}
    couple = Partnership.objects.get()
    assert {couple.one.full_name, couple.other.full_name} == {"Amina Bell", "Ryan Cole"}
    assert (couple.kind, couple.began_on, couple.ended_on) == ("together", date(2014, 5, 1), date(2021, 6, 2))
    assert set(ExternalId.objects.values_list("value", flat=True)) == {"F1", "A1", "R1", "J1"}
    assert AuditEvent.objects.filter(action="import_people", family_id=family.pk).count() == 1


def test_twice_changes_nothing(priya: User) -> None:
    data = as_csv(
        [*bells(), person("N1", "Nan Bell", addr_address_postcode="LS11AA", address_lines="2 High St")]
    )
    bring(data, priya)
    before = everything()
    again = batch_of(data, lead=priya)
    assert again.counts == {"new": 0, "same": 4, "changed": 0, "refused": 0, "unknown": 0}
    assert not again.has_news
    bring_in(batch=again, by=None)
    assert everything() == before


def everything() -> list[Any]:
    models: list[Any] = [Family, Member, ParentLink, Partnership, Address, ExternalId, Allocation]
    return [row for model in models for row in model.objects.order_by("pk").values()]


def test_what_the_council_changed_changes_and_what_was_changed_here_stays(priya: User) -> None:
    rows = bells()
    bring(as_csv(rows), priya)
    ryan = Member.objects.get(full_name="Ryan Cole")
    Member.objects.filter(pk=ryan.pk).update(spoken_language="Polish", preferred_name="Rye")

    rows[0]["pers_surname"] = "Hart"
    rows[1] |= {"preferred_name": "Ry", "reading_language": "English"}
    batch = bring(as_csv(rows), priya)
    assert said(batch.outcomes) == [(2, "changed"), (3, "changed"), (4, "same")]
    ryan.refresh_from_db()
    assert (ryan.preferred_name, ryan.spoken_language, ryan.reading_language) == ("Rye", "Polish", "English")
    assert "What is written here stays" in why(batch)
    assert Member.objects.filter(full_name="Amina Hart").exists()
    assert why(bring(as_csv(rows), priya)) == "", "said once"


def test_a_new_name_here_is_not_undone_by_an_old_list(priya: User) -> None:
    """Somebody whose name was changed keeps the new one, however often the old list comes."""
    data = as_csv(bells())
    bring(data, priya)
    Member.objects.filter(full_name="Jaden Bell").update(full_name="Jay Stone")
    assert batch_of(data, lead=priya).counts["same"] == 3
    bring(data, priya)
    assert not Member.objects.filter(full_name="Jaden Bell").exists()


def test_one_human_in_two_families_is_one_person_and_two_members(priya: User) -> None:
    rows = [
        *bells(),
        person("R1", "Ryan Cole", "F2", pers_sex="M"),
        child("K1", "Kit Cole", "F2", father_person_id="R1"),
    ]
    bring(as_csv(rows), priya)
    ryans = Member.objects.filter(full_name="Ryan Cole")
    assert {member.family.name for member in ryans} == {"Bell", "Cole"}
    assert len({member.person_id for member in ryans}) == 1
    kit = Member.objects.get(full_name="Kit Cole")
    assert ParentLink.objects.get(child=kit).parent.family_id == kit.family_id


def test_the_datasets_own_four_tables_come_in_together(priya: User) -> None:
    persons = (
        b"pers_person_id,pers_forename,pers_surname,pers_dob\nM9,Ada,Low,1990-01-02\nC9,Ben,Low,2018-01-02\n"
    )
    family = b"fami_table_id,fami_family_id,fami_person_id\n1,F9,M9\n2,F9,C9\n"
    mother = b"moth_table_id,moth_person_id,moth_childs_person_id,moth_childs_dob\n1,M9,C9,2018-01-02\n"
    address = (
        b"addr_table_id,addr_person_id,addr_address_json,addr_address_postcode,addr_address_start_date\n"
        b'1,M9,"{""HOUSE"": ""12"", ""STREET"": ""Mill Lane"", ""TOWN"": ""Leeds""}",LS12AB,2020-05-01\n'
    )
    batch = batch_of(persons, family, mother, address, lead=priya)
    assert batch.counts["new"] == 6
    bring_in(batch=batch, by=None)
    link = ParentLink.objects.get()
    assert (link.parent.full_name, link.child.full_name) == ("Ada Low", "Ben Low")
    home = Address.objects.get()
    assert (home.lines, home.town, home.postcode, home.from_on) == (
        "12 Mill Lane",
        "Leeds",
        "LS1 2AB",
        date(2020, 5, 1),
    )


def test_a_secret_address_is_kept_secret_whatever_a_later_list_says(priya: User) -> None:
    where = {"address_lines": "9 Quiet Row", "addr_address_postcode": "LS9 9ZZ"}
    bring(as_csv([person("A1", "Amina Bell", **where, address_protected="yes")]), priya)
    bring(as_csv([person("A1", "Amina Bell", **where)]), priya)
    assert ProtectedAddress.objects.get().lines == "9 Quiet Row"
    assert not Address.objects.exists()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([child("C1", "Cy Bell", parents="C2"), child("C2", "Di Bell", parents="C1")], "not older|ancestor"),
        ([person("P1", "Pa Bell", parents="P2"), person("P2", "Ma Bell", parents="P1")], "ancestor"),
        (
            [child("C1", "Cy Bell", moth_person_id="M1"), person("M1", "Mo Bell", pers_dob="1/1/2017")],
            "not older",
        ),
        (
            [
                child("C1", "Cy Bell", parents="M1; M2"),
                person("M1", "Mo Bell", pers_sex="F"),
                person("M2", "Jo Bell", pers_sex="F"),
            ],
            "two birth mothers",
        ),
        ([person("P1", "Pa Bell", pers_dob="1/1/1888")], "before 1900"),
        ([person("P1", "Pa Bell", parents="P1")], "their own parent"),
        ([person("P1", "Pa Bell", partners="P1")], "their own partner"),
        (
            [
                person("P1", "Pa Bell", partners="P2:married:1/1/2010; P3:married:1/1/2012"),
                person("P2", "Ma Bell"),
                person("P3", "Mo Bell"),
            ],
            "two people at the same time",
        ),
        (
            [person("P1", "Pa Bell", partners="P2:together:1/1/2012:1/1/2011"), person("P2", "Ma Bell")],
            "before it began",
        ),
        ([person("P1", "Pa Bell", pers_death_date="1/1/2001", pers_dob="1/1/2002")], "died before"),
        ([person("P1", "")], "no name"),
        ([person("P1", "Pa Bell", "")], "which family"),
        ([person("", "Pa Bell")], "pers_person_id"),
        ([person("P1", "Pa Bell", person_kind="")], "Adult or child"),
        ([person("P1", "=cmd|x Bell")], "formula"),
        ([person("P1", "Pa Bell", pers_sex="X")], "not one of"),
        ([person("P1", "Pa Bell", pers_dob="1/1/70")], "four digits"),
        ([person("P1", "Pa " + "Bell" * 60)], "Shorten"),
        ([person("P1", "Pa Bell"), person("P1", "Po Bell")], "differently"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(priya: User, rows: list[Any], words: str) -> None:
    batch = batch_of(as_csv(rows), lead=priya)
    assert batch.counts["refused"] > 0
    assert any(word in why(batch) for word in words.split("|")), why(batch)
    assert batch.counts["refused"] + batch.counts["new"] == len(rows)


def test_an_adoptive_mother_beside_a_birth_mother_is_no_fault(priya: User) -> None:
    rows = [
        child("C1", "Cy Bell", parents="M1:birth; M2:adoptive"),
        person("M1", "Mo Bell", pers_sex="F"),
        person("M2", "Jo Bell", pers_sex="F"),
    ]
    bring(as_csv(rows), priya)
    assert set(ParentLink.objects.values_list("kind", flat=True)) == {"birth", "adoptive"}


def test_a_tie_to_nobody_is_told_and_the_child_comes_in(priya: User) -> None:
    batch = bring(as_csv([child("C1", "Cy Bell", moth_person_id="M404")]), priya)
    assert said(batch.outcomes) == [(2, "new")]
    assert "M404 is in no row" in why(batch)
    assert not ParentLink.objects.exists()


def test_a_family_that_nobody_would_hold_is_refused() -> None:
    batch = batch_of(as_csv(bells()))
    assert batch.counts["refused"] == 3
    assert "--lead" in why(batch)


def test_the_file_names_who_holds_a_family(priya: User) -> None:
    omar = people.make_practitioner("Omar Aziz", email="omar@example.org")
    rows = bells()
    rows[0]["lead_worker_email"] = "Omar@Example.org"
    bring(as_csv(rows), priya)
    assert Allocation.objects.get().user == omar
    rows = [person("Q1", "Quin Low", "F7", lead_worker_email="nobody@example.org")]
    assert "nobody to whom" in why(batch_of(as_csv(rows), lead=priya))


def test_nothing_is_half_imported(priya: User) -> None:
    """Somebody brings in the same at the same moment: all of it fails."""
    first, second = batch_of(as_csv(bells()), lead=priya), batch_of(as_csv([*bells()]), lead=priya)
    second.plan.households[0].links *= 2
    with pytest.raises(IntegrityError):
        bring_in(batch=second, by=None)
    assert not Family.objects.exists()
    bring_in(batch=first, by=None)
    assert Member.objects.count() == 3
