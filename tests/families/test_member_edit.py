"""Adding and changing the people of a family."""

from datetime import date, timedelta
from itertools import zip_longest
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from families.forms.people import MemberForm
from families.models import Member, ParentalResponsibility, ParentLink, SafeContact
from restorative.audit.models import AuditEvent
from restorative.ui.text import normalise_newlines
from tests import people
from tests.conftest import Story
from tests.generators import naughty_strings, refused_strings

LEAST = {"kind": "adult", "full_name": "Zofia Novak"}
TEXTS = (
    "role_in_family",
    "pronouns",
    "preferred_name",
    "spoken_language",
    "basis",
    "safe_times",
    "full_name",
)


def new_url(story: Story) -> str:
    return f"/families/{story.family.pk}/members/new/"


def edit_url(member: Member) -> str:
    return f"/families/members/{member.pk}/edit/"


def date_parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def errors_of(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 200
    return dict(answer.context["form"].errors)


def test_a_name_and_adult_or_child_are_enough(story: Story) -> None:
    answer = story.as_priya.post(new_url(story), LEAST)
    assert answer.headers["Location"] == f"/families/{story.family.pk}/"
    zofia = Member.objects.get(full_name="Zofia Novak")
    assert zofia.family == story.family
    assert not SafeContact.objects.filter(member=zofia).exists()
    event = AuditEvent.objects.get()
    assert (event.action, event.target_id) == ("add_member", zofia.pk)
    assert "Zofia" not in str(event.__dict__)


def test_a_whole_household_is_added_in_one_go(story: Story) -> None:
    answer = story.as_priya.post(new_url(story), LEAST | {"next": "another"})
    assert answer.headers["Location"] == new_url(story)


def test_everything_about_a_person_is_kept(story: Story) -> None:
    born = date(1990, 2, 28)
    facts = LEAST | date_parts("birth_date", born) | date_parts("confirmed_on", date(2026, 6, 3))
    facts |= {
        "preferred_name": "Zo",
        "spoken_language": "Polish",
        "needs_interpreter": "on",
        "notes_on_working_together": "Ring first.\r\nThen wait.",
        "way": "text",
        "phone": "07700 900123",
        "device_is_shared": "on",
    }
    story.as_priya.post(new_url(story), {**facts, "reading_needs": ["large_print", "read_aloud"]})
    zofia = Member.objects.select_related("safe_contact").get(full_name="Zofia Novak")
    assert (zofia.birth_date, zofia.called, zofia.needs_interpreter) == (born, "Zo", True)
    assert zofia.reading_needs == ["large_print", "read_aloud"]
    assert zofia.notes_on_working_together == "Ring first.\nThen wait."
    contact = zofia.safe_contact
    assert (contact.way, contact.phone, contact.device_is_shared) == ("text", "07700 900123", True)
    assert contact.confirmed_on == date(2026, 6, 3)


def test_a_child_is_tied_to_each_adult(story: Story) -> None:
    mother, father = str(story.amina.pk), str(story.ryan.pk)
    posted = {"kind": "child", "full_name": "Baby Bell", "drawn_for": "child"}
    posted |= date_parts("due_date", timezone.localdate() + timedelta(days=60))
    posted |= {f"{mother}-kind": "birth", f"{mother}-held": "yes", f"{mother}-basis": "Birth certificate"}
    posted |= {f"{mother}-proof_seen": "on", f"{father}-kind": "step"}
    assert story.as_priya.post(new_url(story), posted).status_code == 302
    baby = Member.objects.get(full_name="Baby Bell")
    assert {(link.parent_id, link.kind) for link in ParentLink.objects.filter(child=baby)} == {
        (story.amina.pk, "birth"),
        (story.ryan.pk, "step"),
    }
    held = ParentalResponsibility.objects.get(child=baby)
    assert (held.member_id, held.held, held.verified_by_id) == (story.amina.pk, "yes", story.priya.pk)
    assert held.verified_on == timezone.localdate()
    assert AuditEvent.objects.count() == 1


def test_a_new_claim_needs_new_proof(story: Story) -> None:
    child = str(story.jaden.pk)
    held = ParentalResponsibility.objects.create(
        family=story.family,
        member=story.amina,
        child=story.jaden,
        held="yes",
        basis="Birth certificate",
        verified_by=story.priya,
        verified_on=date(2026, 1, 1),
    )
    same = {"kind": "adult", "full_name": "Amina Bell", "drawn_for": "adult", f"{child}-kind": ""}
    same |= {f"{child}-held": "yes", f"{child}-basis": "Birth certificate", f"{child}-proof_seen": "on"}
    story.as_margaret.post(edit_url(story.amina), same)
    held.refresh_from_db()
    assert (held.verified_by_id, held.verified_on) == (story.priya.pk, date(2026, 1, 1))

    story.as_margaret.post(edit_url(story.amina), same | {f"{child}-held": "restricted"})
    held.refresh_from_db()
    assert (held.held, held.verified_by_id) == ("restricted", story.margaret.pk)

    unticked = {name: value for name, value in same.items() if not name.endswith("proof_seen")}
    story.as_margaret.post(edit_url(story.amina), unticked)
    held.refresh_from_db()
    assert (held.held, held.verified_by_id, held.verified_on) == ("yes", None, None)


def test_changing_one_relationship_keeps_the_others(story: Story) -> None:
    for kind in ("foster", "grandparent"):
        ParentLink.objects.create(family=story.family, parent=story.amina, child=story.jaden, kind=kind)
    page = story.as_priya.get(edit_url(story.amina))
    assert page.context["ties"][0].initial["kind"] == "foster"
    posted = {"kind": "adult", "full_name": "Amina Bell", "drawn_for": "adult"}
    story.as_priya.post(edit_url(story.amina), posted | {f"{story.jaden.pk}-kind": "guardian"})
    assert set(ParentLink.objects.values_list("kind", flat=True)) == {"guardian", "grandparent"}


def test_proof_of_nothing_is_asked_about(story: Story) -> None:
    child = story.jaden.pk
    answer = story.as_priya.post(
        edit_url(story.amina),
        {"kind": "adult", "full_name": "Amina Bell", "drawn_for": "adult", f"{child}-proof_seen": "on"},
    )
    html = answer.content.decode()
    assert "You have seen proof: say what it shows" in html
    assert f'href="#id_{child}-held"' in html
    assert not ParentalResponsibility.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"full_name": "  "}, "full_name", "Write their name"),
        ({"kind": ""}, "kind", "Choose an answer"),
        ({"way": "text"}, "phone", "Write the number to text"),
        ({"way": "email"}, "email", "Write the email address"),
        ({"email": "not an address"}, "email", "Write an email address, like name@example.org"),
        (date_parts("birth_date", date(2090, 1, 1)), "birth_date", "in the past"),
        ({"birth_date_day": "31", "birth_date_month": "2", "birth_date_year": "2016"}, "birth_date", "days"),
        ({"birth_date_day": "3"}, "birth_date", "month"),
        (date_parts("due_date", date(2027, 1, 1)), "due_date", "not born yet"),
        ({"pronouns": "x" * 51}, "pronouns", "1 character too long"),
        ({"spoken_language": "tea\x00"}, "spoken_language", "hidden character"),
    ],
)
def test_what_is_wrong_is_said_kindly_and_nothing_is_lost(
    story: Story, wrong: dict[str, str], field: str, says: str
) -> None:
    answer = story.as_priya.post(new_url(story), LEAST | {"role_in_family": "gran & co"} | wrong)
    assert says in " ".join(errors_of(answer)[field])
    assert "gran &amp; co" in answer.content.decode()
    assert not Member.objects.filter(full_name="Zofia Novak").exists()
    assert not AuditEvent.objects.exists()


def test_awkward_names_come_back_exactly(story: Story) -> None:
    client = story.as_priya
    texts = [text for text in naughty_strings() if len(text) <= 50 and text.strip()]
    for full, called, role in zip_longest(texts[::3], texts[1::3], texts[2::3], fillvalue="Ryan"):
        typed = {"full_name": full, "preferred_name": called, "role_in_family": role}
        posted = {"kind": "adult", "notes_on_working_together": full} | typed
        assert client.post(edit_url(story.ryan), posted).status_code == 302
        story.ryan.refresh_from_db()
        form = client.get(edit_url(story.ryan)).context["form"]
        for name, text in typed.items():
            assert getattr(story.ryan, name) == form[name].value() == normalise_newlines(text).strip()
        assert story.ryan.notes_on_working_together == normalise_newlines(full)
    assert client.get(f"/families/{story.family.pk}/").status_code == 200


@pytest.mark.parametrize("text", refused_strings())
def test_what_cannot_be_kept_is_refused_in_every_text(text: str) -> None:
    names = {name for name, field in MemberForm.base_fields.items() if hasattr(field, "limit")}
    form = MemberForm({"kind": "adult"} | dict.fromkeys(names, text))
    assert not form.is_valid()
    assert names <= set(form.errors)


def test_an_edit_changes_one_member_and_names_its_fields(story: Story) -> None:
    story.as_priya.post(
        edit_url(story.ryan), {"kind": "adult", "full_name": "Ryan Cole", "pronouns": "he/him"}
    )
    event = AuditEvent.objects.get()
    assert (event.action, event.fields) == ("change_member", ["pronouns"])
    assert "he/him" not in str(event.__dict__)


def test_for_another_worker_the_member_does_not_exist(story: Story) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    for url in (edit_url(story.amina), f"/families/members/{uuid4()}/edit/", "/families/members/1/edit/"):
        assert omar.get(url).status_code == 404
        assert omar.post(url, LEAST).status_code == 404
    story.amina.refresh_from_db()
    assert story.amina.full_name == "Amina Bell"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_an_age_is_the_number_of_birthdays(born: date, day: date) -> None:
    age = Member(birth_date=born).age_on(day)
    birthdays = [year for year in range(born.year + 1, day.year + 1) if birthday(born, year) <= day]
    if born <= day:
        assert age == len(birthdays)


def birthday(born: date, year: int) -> date:
    """Who was born on 29 February has their birthday on 1 March in other years."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000))
def test_months_and_years_agree(born: date, days: int) -> None:
    member = Member(birth_date=born)
    day = born + timedelta(days=min(days, (date(2140, 1, 1) - born).days))
    months, years = member.months_on(day), member.age_on(day)
    assert months is not None
    assert years == months // 12


def test_ages_in_words() -> None:
    day = date(2026, 6, 3)
    assert Member(birth_date=date(2017, 6, 3)).age_words_on(day) == "9 years"
    assert Member(birth_date=date(2026, 5, 2)).age_words_on(day) == "1 month"
    assert Member(birth_date=date(2024, 7, 3)).age_words_on(day) == "23 months"
    assert Member().age_words_on(day) == ""
