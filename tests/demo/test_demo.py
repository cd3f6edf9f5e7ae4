"""The demo keeps its promises: who is there, what stands in it, and where it never runs."""

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import CommandError
from django.db.models import F
from django.test import Client, override_settings
from django.utils import timezone

from families.models import Allocation, Family, Member, Passage, Promise, Visit, VisitDraft, VisitMember
from families.sharing.models import Answer, Comment, Invitation, MemberAccess, SharedVersion
from restorative.accounts.models import OutgoingMessage, SupervisionLine, User
from restorative.demo.build import NotOurs, build, clear
from restorative.demo.clock import AGENCIES, MESSAGES, PLANS, REACH, STAMPS, SUPERVISION
from restorative.demo.novak import NOVAK
from restorative.demo.story import day_of
from tests import people
from tests.demo.pages import (
    BLAMING,
    CASELOADS,
    DATED,
    FAMILIES,
    erase,
    letters_to,
    ours_of_it,
    own_pages,
    page,
    said,
    signed_in,
)
from tests.demo.trying import search
from tests.pages import lasting

RESPONSES = {"agreed", "partly", "disagreed", "another_idea", "wants_time", "distressed", "none_yet"}
# but for those that stand for nowhere
POSTCODE = re.compile(r"\b(?!ZZ99)[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
NUMBERED_STREET = re.compile(r"\b\d+[a-z]? [A-Z]\w+ (Street|Road|Avenue|Lane|Close|Drive|Way|Court)\b")
LONG_NUMBER = re.compile(r"\+?\d[\d ]{6,}\d")
DRAMA_NUMBER = re.compile(r"07700 900\d{3}")


# --- Who and what is in it ---


@pytest.mark.django_db
def test_ten_families_with_enough_visits_to_show_what_is_hard(demo: None) -> None:
    assert list(Family.objects.by_name().values_list("name", flat=True)) == FAMILIES
    for family in Family.objects.all():
        assert family.visits.count() >= 8, family.name
        assert family.visits.values("kind").distinct().count() >= 2, family.name


@pytest.mark.django_db
def test_the_people_who_sign_in(demo: None, as_demo: None) -> None:
    rows = json.loads(said("demo_accounts", "--json"))
    assert all(list(row) == ["role", "name", "email", "password"] for row in rows)
    roles = [row["role"] for row in rows]
    assert roles == ["practitioner"] * 4 + ["manager"] * 2 + ["lead", "administrator"] + ["family"] * 16


@pytest.mark.django_db
def test_four_practitioners_in_two_teams_of_two_agencies_and_two_managers(demo: None) -> None:
    practitioners = User.objects.filter(roles__contains=["practitioner"])
    assert len({one.team_id for one in practitioners}) == 2
    assert len({one.team.agency_id for one in practitioners if one.team}) == 2
    lines = SupervisionLine.objects.current().filter(supervisee__in=practitioners)
    assert (
        sorted(lines.values_list("manager__name", flat=True)) == ["Daniel Reyes"] * 2 + ["Margaret Hill"] * 2
    )
    for one in practitioners:
        assert Allocation.objects.current().filter(user=one, works_as="lead").exists(), one.name


@pytest.mark.django_db
def test_everyone_signs_in_and_families_find_something_new_of_their_own(demo: None, as_demo: None) -> None:
    rows = json.loads(said("demo_accounts", "--json"))
    families = {row["name"] for row in rows if row["role"] == "family"}
    for row in rows:
        typed = {"login": row["email"], "password": row["password"]}
        answer = Client().post("/accounts/login/", typed, follow=True)
        assert answer.status_code == 200
        arrived, text = answer.redirect_chain[-1][0], answer.content.decode()
        assert arrived == ("/my/" if row["role"] == "family" else "/"), row["name"]
        if row["role"] == "family":
            assert "New to read" in text, row["name"]
            assert [name for name in families - {row["name"]} if name in text] == []


@pytest.mark.django_db
def test_a_parent_comes_in_by_link_and_code(demo: None, as_demo: None) -> None:
    found = re.findall(r"(/i/[\w-]+/)  code (\S+)", said("demo_accounts"))
    assert len(found) == 16
    for link, code in found:
        answer = Client().post(link, {"code": code})
        assert (answer.status_code, answer["Location"]) == (302, "/my/")


@pytest.mark.django_db
def test_versions_stand_in_every_state(demo: None) -> None:
    versions: Any = SharedVersion.objects.with_opened().with_last_answer()
    assert set(versions.values_list("last_answer_kind", flat=True)) == {*Answer.Kind.values, None}
    standing = versions.standing()
    assert standing.filter(opened_at=None).exists()
    assert standing.filter(opened_at__isnull=False, last_answer_kind=None).exists()
    assert versions.exclude(replaced_at=None).exists()
    assert versions.exclude(recalled_at=None).exists()
    assert Answer.objects.exclude(typed_name="").filter(has_read=True).exists()
    assert Comment.objects.count() >= 5


@pytest.mark.django_db
def test_every_parent_has_something_new_to_read_and_something_coming(demo: None) -> None:
    for access in MemberAccess.objects.filter(user__email__isnull=False):
        mine: Any = SharedVersion.objects.shown_to(access.member_id).with_opened()
        assert mine.filter(opened_at=None).exists()
    met_next = SharedVersion.objects.standing().next_contacts(timezone.localdate())
    assert len(met_next) >= 3


@pytest.mark.django_db
def test_promises_of_every_kind(demo: None) -> None:
    for whose in Promise.Whose.values:
        mine = Promise.objects.filter(whose=whose)
        assert set(mine.values_list("outcome", flat=True)) == set(Promise.Outcome.values)
    assert Promise.objects.filter(whose="ours").late_on(timezone.localdate()).exists()


@pytest.mark.django_db
def test_visits_of_every_kind_that_matters(demo: None) -> None:
    challenges = Passage.objects.filter(kind="challenge")
    assert set(challenges.values_list("response", flat=True)) == RESPONSES
    assert Visit.objects.filter(nobody_answered=True).exists()
    shared = SharedVersion.objects.standing().values("subject_id")
    assert Visit.objects.filter(nobody_answered=False).exclude(pk__in=shared).exists()
    seen = set(VisitMember.objects.filter(member__kind="child").values_list("seen", "seen_alone"))
    assert seen >= {("yes", "yes"), ("yes", "no"), ("no", "no"), ("yes", "not_said")}
    assert VisitDraft.objects.unfinished().count() == 1


@pytest.mark.django_db
def test_saima_speaks_in_her_own_language(demo: None) -> None:
    urdu = re.compile("[\u0600-\u06ff]{3}")
    saima = Member.objects.get(full_name="Saima Ahmed")
    texts = [*Answer.objects.filter(member=saima).values_list("words", flat=True)]
    texts += Passage.objects.filter(said_by=saima).values_list("text", flat=True)
    assert sum(bool(urdu.search(text)) for text in texts) >= 5


@pytest.mark.django_db
def test_ewa_answers_in_polish_and_jana_reads_easy_words(demo: None) -> None:
    polish = re.compile("[ąćęłńóśźż]")
    ewa = Member.objects.get(full_name="Ewa Lewis")
    texts = [*Answer.objects.filter(member=ewa).values_list("words", flat=True)]
    texts += Comment.objects.filter(member=ewa).values_list("text", flat=True)
    assert sum(bool(polish.search(text)) for text in texts) >= 5
    assert ewa.reading_language == "Polish"
    assert "easy_read" in Member.objects.get(full_name="Jana Novak").reading_needs


@pytest.mark.django_db
def test_nothing_reaches_who_is_said_to_harm(demo: None) -> None:
    ryan = Member.objects.get(full_name="Ryan Dawes")
    assert not SharedVersion.objects.filter(member=ryan).exists()
    assert not Invitation.objects.filter(member=ryan).exists()
    assert not MemberAccess.objects.filter(member=ryan).exists()


@pytest.mark.django_db
def test_the_other_father_reads_only_what_is_for_him(demo: None) -> None:
    marcus = Member.objects.get(full_name="Marcus Cole")
    texts = json.dumps([version.content for version in SharedVersion.objects.filter(member=marcus)])
    assert "Jaden" in texts
    assert not any(name in texts for name in ("Ryan", "Lily", "Amina", "hearing"))


# --- The other seven: what is hard, and what is not shared ---


@pytest.mark.django_db
def test_each_practitioner_and_manager_finds_their_families(demo: None, as_demo: None) -> None:
    for name, families in CASELOADS.items():
        found = re.findall(r"The (\w+) family", page(signed_in(name), "/families/"))
        assert sorted(set(found)) == families, name


@pytest.mark.django_db
def test_what_maya_says_in_confidence_is_hers_alone(demo: None, as_demo: None) -> None:
    maya = Member.objects.get(full_name="Maya Carter")
    others = Member.objects.exclude(pk=maya.pk)
    alone = [
        visit
        for visit in maya.family.visits.all()
        if {one.member_id for one in visit.people.all()} == {maya.pk}
    ]
    sent = SharedVersion.objects.filter(subject_id__in=[visit.pk for visit in alone])
    assert len(alone) == 5
    assert set(sent.values_list("subject_id", "member_id")) == {(visit.pk, maya.pk) for visit in alone}
    assert not Promise.objects.filter(visit__in=alone, concerned__member__in=others).exists()
    for secret in ("Callum", "clinic", "the pill", "condoms", "Auntie Bev"):
        assert secret in letters_to("Maya Carter")
        assert secret not in letters_to("Neil Carter") + own_pages("Neil Carter")


@pytest.mark.django_db
def test_helens_sister_finds_nothing_of_her_on_any_page_or_number(demo: None, as_demo: None) -> None:
    osei = Family.objects.get(name="Osei")
    assert "The Osei family" in page(signed_in("Daniel Reyes"), "/families/")
    margaret = signed_in("Margaret Hill")
    assert margaret.get(f"/families/{osei.pk}/").status_code == 404
    for visit in osei.visits.all():
        url = f"/families/visits/{visit.pk}/"
        assert margaret.get(url).status_code == 404
        assert signed_in("Daniel Reyes").get(url).status_code == 200, "there is such an address"
    urls, searched = ("/", "/team/", "/waiting/", "/supervision/", "/families/"), ("Osei", "Helen")

    def all_of_it() -> list[str]:
        return [lasting(page(margaret, url)) for url in urls] + [search(margaret, text) for text in searched]

    with_them = all_of_it()
    assert not re.search("Osei family|Helen Osei|Kwame|Kofi", "".join(with_them))
    assert margaret.get(f"/families/{osei.pk}/ties/").status_code == 404
    assert "Restricted: only these people" in page(signed_in("Tom Okafor"), f"/families/{osei.pk}/")
    erase(osei)
    assert all_of_it() == with_them


@pytest.mark.django_db
def test_robins_birth_father_learns_neither_name_nor_school(demo: None, as_demo: None) -> None:
    tempting = Passage.objects.filter(
        visit__people__member__full_name="Darren Pike",
        visit__people__was_there=True,
        text__contains="Owlbeck",
    )
    assert tempting.filter(text__contains="Robin Green").exists()
    assert "he reads a lot and he is kind" in letters_to("Darren Pike")
    seen = letters_to("Darren Pike") + own_pages("Darren Pike")
    assert [
        word for word in ("Green", "Owlbeck", "Joanne", "Simon", "swimming", "chess") if word in seen
    ] == []


@pytest.mark.django_db
def test_gran_reads_nothing_about_money_and_nothing_more_once_it_was_taken_back(demo: None) -> None:
    letters = letters_to("Bridget Murphy")
    assert "Seven" not in letters
    assert "bag of rolls" in letters
    assert not re.search(r"\b(money|rent|loan|debt|wages|tin|coat)\b", letters, re.IGNORECASE)
    sent = SharedVersion.objects.filter(member__full_name="Bridget Murphy")
    assert sent.exclude(recalled_at=None).count() == 2
    assert "Declan’s nights" not in own_pages("Bridget Murphy")
    for money in ("rent", "loan"):
        assert money in letters_to("Siobhan Murphy")
        assert money in letters_to("Kevin Murphy")


@pytest.mark.django_db
def test_the_call_that_never_came_has_a_sorry_a_new_date_and_an_answer(demo: None) -> None:
    ours = Promise.objects.filter(family__name="Patel", whose="ours")
    missed = ours.get(outcome="not_kept")
    assert "I am sorry" in missed.explanation
    kept = ours.get(what__startswith="Ring Meera at half past two, one week")
    assert kept.outcome == "kept"
    answers = Answer.objects.filter(version__subject_id=str(kept.visit_id), member__full_name="Meera Patel")
    assert answers.filter(kind="agree", typed_name="Meera Patel").exists()


@pytest.mark.django_db
def test_mason_was_not_seen_for_weeks_and_his_parents_see_it_differently(demo: None) -> None:
    mason = VisitMember.objects.filter(member__full_name="Mason Taylor").order_by("-visit__happened_on")
    last = mason.filter(seen="yes")[0].visit.happened_on
    assert timedelta(days=26) <= timezone.localdate() - last <= timedelta(days=34)
    assert mason.filter(visit__happened_on__gt=last, seen="no").exclude(why_not="").count() == 4
    taylor = Answer.objects.filter(version__family__name="Taylor")
    assert taylor.filter(kind="different", member__full_name="Luke Taylor").count() == 2
    assert "in front of the cot" in letters_to("Carly Taylor")
    assert "in front of the cot" not in letters_to("Luke Taylor") + own_pages("Luke Taylor")


@pytest.mark.django_db
def test_what_we_write_blames_nobody_and_stays_fresh(demo: None) -> None:
    for text in ours_of_it():
        assert not BLAMING.search(text), text
        assert not DATED.search(text), text


# --- What it must never hold ---


@pytest.mark.django_db
def test_nothing_in_it_looks_like_a_real_address_or_number(demo: None) -> None:
    texts = [
        *Passage.objects.values_list("text", flat=True),
        *Promise.objects.values_list("explanation", flat=True),
    ]
    texts += Member.objects.values_list("notes_on_working_together", flat=True)
    texts += Family.objects.values_list("why_involved", flat=True)
    for text in texts:
        assert not POSTCODE.search(text)
        assert not NUMBERED_STREET.search(text)
        assert not LONG_NUMBER.search(text)
    phones = Member.objects.exclude(safe_contact__phone=None).values_list("safe_contact__phone", flat=True)
    assert all(DRAMA_NUMBER.fullmatch(phone) for phone in phones if phone)
    emails = User.objects.values_list("email", flat=True)
    assert all((email or "").endswith(".example") for email in emails)


@pytest.mark.django_db
def test_nothing_happens_in_the_future(demo: None) -> None:
    now = timezone.now()
    for model, name in (*STAMPS, *PLANS, *SUPERVISION, *REACH, *MESSAGES, *AGENCIES):
        late = model._default_manager.filter(**{f"{name}__gt": now - timedelta(seconds=30)})
        assert [row for row in late if getattr(row, "action", "") != "demo built"] == [], (model, name)
    assert not Visit.objects.filter(happened_on__gt=timezone.localdate()).exists()


@pytest.mark.django_db
def test_things_happen_in_their_order(demo: None) -> None:
    assert not Answer.objects.filter(answered_at__lte=F("version__shared_at")).exists()
    assert not Comment.objects.filter(written_at__lte=F("version__shared_at")).exists()
    assert not Comment.objects.filter(written_at__gte=F("version__replaced_at")).exists()
    assert not SharedVersion.objects.filter(recalled_at__lte=F("shared_at")).exists()
    assert not Promise.objects.filter(settled_at__lte=F("made_at")).exists()
    finished = dict(Visit.objects.values_list("pk", "finished_at"))
    for version in SharedVersion.objects.filter(subject_kind="visit"):
        assert finished[version.subject_id] < version.shared_at


@pytest.mark.django_db
def test_messages_say_nothing(demo: None) -> None:
    texts = set(OutgoingMessage.objects.values_list("text", flat=True))
    assert texts == {"You have a message"}


def test_days_keep_their_order_on_every_day_of_the_week() -> None:
    for shift in range(7):
        today = date(2026, 3, 2) + timedelta(days=shift)
        days = [day_of(offset, today) for offset in range(-90, 91)]
        assert all(earlier <= later for earlier, later in pairwise(days))
        assert all(day.weekday() < 5 for day in days if day != today)


# --- Building it again, and where it is refused ---


@pytest.mark.django_db
def test_it_is_built_again_only_when_something_changed(
    demo: None, as_demo: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = set(Family.objects.values_list("pk", flat=True))
    assert said("demo_data") == "The demo families stand already.\n"
    assert set(Family.objects.values_list("pk", flat=True)) == first
    monkeypatch.setattr("restorative.demo.build.fingerprint", lambda: "another story")
    monkeypatch.setattr("restorative.demo.build.STORIES", (NOVAK,))
    assert said("demo_data") == "The demo families are ready.\n"
    assert Family.objects.count() == 1
    assert not Family.objects.filter(pk__in=first).exists()


@pytest.mark.django_db
def test_it_is_refused_where_this_is_no_demo(as_demo: None) -> None:
    clear()
    for command in ("demo_data", "demo_accounts"):
        with override_settings(DEMO=False), pytest.raises(CommandError, match="demo only"):
            said(command)


@pytest.mark.django_db
def test_it_is_refused_on_a_database_of_yours(as_demo: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://council.example/records")
    for command in ("demo_data", "demo_accounts"):
        with pytest.raises(CommandError, match="yours"):
            said(command)


@pytest.mark.django_db
def test_it_never_empties_what_is_not_its_own(db: None, as_demo: None) -> None:
    clear()
    people.make_practitioner()
    with pytest.raises(NotOurs):
        build()
    with pytest.raises(CommandError, match="left as it is"):
        said("demo_data")
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_every_page_says_that_it_is_the_demo(demo: None, as_demo: None) -> None:
    client = Client()
    assert "This is a demo" in client.get("/accounts/login/").content.decode()
    client.post("/accounts/login/", {"login": "amina.bell@family.example", "password": "yellow paper boats"})
    assert "This is a demo" in client.get("/my/", follow=True).content.decode()
