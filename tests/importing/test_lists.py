"""Lists without names tell what happened to children who are here; of the others it is said, and nobody is made up."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from families.actions.importing import bring_in
from families.importing.batch import Batch
from families.importing.read import read_files
from families.models import CouncilEvent, Family, Member
from restorative.accounts.models import User
from restorative.files.refusal import Refused
from tests import people
from tests.importing.lists import as_csv, as_workbook, batch_of, bells, census, in_census, said, why

pytestmark = pytest.mark.django_db
CHILD = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)"]
JADEN = ["J1", "b) Male", "WBRI", date(2016, 3, 27), 9]
STRANGER = ["Z404", "a) Female", "WBRI", date(2012, 1, 1), 13]


@pytest.fixture
def priya(db: None) -> User:
    return people.make_practitioner()


@pytest.fixture
def bells_here(priya: User) -> Family:
    bring_in(batch=batch_of(as_csv(bells()), lead=priya), by=None)
    return Family.objects.get()


def bring(data: bytes) -> Batch:
    batch = batch_of(data)
    bring_in(batch=batch, by=None)
    return batch


def annex_a() -> bytes:
    lists: dict[str, list[list[Any]]] = {
        "List_1": [[*CHILD, "Date of Contact", "Contact Source"], [*JADEN, date(2024, 1, 3), "School"]],
        "List_3": [
            [*CHILD, "Date of referral", "Referral Source", "Referral NFA?"],
            [*JADEN, "05/01/2024", "2B: School", "No"],
            [*STRANGER, "05/01/2024", "2B: School", "No"],
        ],
        "List_7": [
            ["Annex A, made for nobody"],
            [
                *CHILD,
                "Child Protection Plan Start Date",
                "Initial Category of Abuse",
                "Date of the Last Statutory Visit",
            ],
            [*JADEN, date(2024, 3, 1), "NEG", "1/5/24"],
        ],
        "List_9": [[*CHILD, "Allocated Team"], [*JADEN, "North"]],
    }
    return as_workbook(**lists)


def test_annex_a_tells_of_known_children_and_names_no_others(bells_here: Family) -> None:
    batch = batch_of(annex_a())
    assert [str(one.state) for one in batch.outcomes] == ["new", "new", "unknown", "refused"]
    assert [one.file for one in batch.outcomes][:1] == ["list0 List 1"]
    assert "four digits" in why(batch)
    assert "Bring the people in first" in why(batch)
    assert any("List 9" in note for note in batch.notes)
    bring_in(batch=batch, by=None)
    told = CouncilEvent.objects.values_list("member__full_name", "what", "day", "code")
    assert set(told) == {
        ("Jaden Bell", "contact", date(2024, 1, 3), "School"),
        ("Jaden Bell", "referral", date(2024, 1, 5), "2B: School"),
    }
    assert Member.objects.count() == 3


def test_a_list_comes_twice_and_is_told_once(bells_here: Family) -> None:
    bring(annex_a())
    again = bring(annex_a())
    assert again.counts["new"] == 0
    assert again.counts["same"] == 2
    assert CouncilEvent.objects.count() == 2


REFERRED = "<CINreferralDate>2024-01-05</CINreferralDate><ReferralSource>2B</ReferralSource>"


@pytest.mark.parametrize("year", [2024, 2026])
def test_the_census_tells_of_known_children(bells_here: Family, year: int) -> None:
    details = (
        f"{REFERRED}<CINPlanDates><CINPlanStartDate>2024-02-01</CINPlanStartDate></CINPlanDates>"
        "<Section47><S47ActualStartDate>2024-02-20</S47ActualStartDate></Section47>"
        "<SomethingOfNextYear><Day>2026-01-01</Day></SomethingOfNextYear>"
    )
    batch = bring(census(in_census("J1", details), in_census("Z404", REFERRED), year=year))
    assert said(batch.outcomes) == [(1, "new"), (2, "unknown")]
    assert set(CouncilEvent.objects.values_list("what", "code")) == {
        ("referral", "2B"),
        ("cin_plan", ""),
        ("enquiry", ""),
    }


@pytest.mark.parametrize(
    ("what", "code", "words"),
    [
        ("cp_plan", "NEG", "neglect"),
        ("cp_plan", "neg", "neglect"),
        ("referral", "1A", "from somebody in the family, or a carer"),
        ("cin_plan", "N4", "family in acute stress"),
        ("placement", "U1", "long-term fostering with a relative or friend"),
        ("disability", "MOB AUT XYZ", "mobility, autism, code XYZ"),
        ("placement", "Q9", "code Q9"),
        ("seen", "N1", "code N1"),
        ("referral", "2B: School", "2B: School"),
        ("contact", "GP", "GP"),
        ("closed", "", ""),
    ],
)
def test_a_code_is_told_in_words_and_never_guessed(what: str, code: str, words: str) -> None:
    assert CouncilEvent(what=what, code=code).code_in_words == words


def test_the_page_says_what_the_codes_mean(bells_here: Family, priya: User) -> None:
    bring(annex_a())
    bring(census(in_census("J1", REFERRED.replace("2024-01-05", "2024-02-05"))))
    client = Client()
    client.force_login(priya)
    page = client.get(f"/families/{bells_here.pk}/council/").content.decode()
    assert "from education services" in page
    assert "· 2B" not in page.replace("2B: School", "")


def test_faults_of_the_census_are_told_by_child(bells_here: Family) -> None:
    backwards = f"{REFERRED}<CINclosureDate>2023-01-05</CINclosureDate>"
    ahead = "<Assessments><AssessmentActualStartDate>2098-04-28</AssessmentActualStartDate></Assessments>"
    batch = batch_of(
        census(
            in_census("J1", backwards),
            in_census("J1", ahead),
            in_census("J1", REFERRED, born="2015-03-27"),
            in_census("", ""),
        )
    )
    assert {str(one.state) for one in batch.outcomes} == {"refused"}
    for words in ("is before CINreferralDate", "in the future", "born on another day", "no LAchildID"):
        assert words in why(batch)


def test_a_census_in_utf_16_and_with_a_namespace(bells_here: Family) -> None:
    text = census(in_census("J1", REFERRED)).decode().replace("<Message>", '<Message xmlns="urn:cin">')
    data = f'<?xml version="1.0" encoding="utf-16"?>{text}'.encode("utf-16")
    assert bring(data).counts["new"] == 1


BOMB = '<!DOCTYPE m [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("head", [BOMB, OUTSIDE, '<!DOCTYPE m SYSTEM "http://127.0.0.1:9/x.dtd">'])
def test_entities_are_never_followed(head: str) -> None:
    data = head.encode() + census(in_census("&b;", REFERRED))
    with pytest.raises(Refused) as caught:
        read_files([("", data)])
    assert "never followed" in str(caught.value.why)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_a_file_cut_anywhere_is_read_or_refused_and_never_breaks(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(WHOLE))
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    spot = data.draw(st.integers(0, max(0, len(cut) - 1)))
    spoilt = cut[:spot] + data.draw(st.binary(max_size=3)) + cut[spot:]
    with suppress(Refused):
        read_files([("", spoilt)])


WHOLE = [as_csv(bells()), census(in_census("J1", REFERRED)), annex_a(), as_csv(bells(), encoding="utf-16")]
