"""The demo keeps its promises: who is there, what stands in it, and where it never runs."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import Client, override_settings
from django.utils import timezone

from families.models import Family, Member, Passage, Promise, Visit, VisitDraft, VisitMember
from families.sharing.models import Answer, Comment, Invitation, MemberAccess, SharedVersion
from restorative.accounts.models import OutgoingMessage, User
from restorative.demo.build import NotOurs, build, clear
from restorative.demo.clock import MESSAGES, STAMPS
from restorative.demo.story import day_of
from tests import people

AS_DEMO = {
    "DEMO": True,
    "EMAIL_BACKEND": "restorative.accounts.outbox.OutboxBackend",
    "TEXT_BACKEND": "restorative.accounts.outbox.store_text",
}
RESPONSES = {"agreed", "partly", "disagreed", "another_idea", "wants_time", "distressed", "none_yet"}
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
NUMBERED_STREET = re.compile(r"\b\d+[a-z]? [A-Z]\w+ (Street|Road|Avenue|Lane|Close|Drive|Way|Court)\b")
LONG_NUMBER = re.compile(r"\+?\d[\d ]{6,}\d")
DRAMA_NUMBER = re.compile(r"07700 900\d{3}")


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Built once for all of these; what a test does to it is rolled back."""
    with django_db_blocker.unblock(), override_settings(**AS_DEMO):
        build()
    yield
    with django_db_blocker.unblock():
        clear()


@pytest.fixture
def as_demo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    with override_settings(**AS_DEMO):
        yield


def said(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


# --- Who and what is in it ---


@pytest.mark.django_db
def test_three_families_with_eight_visits_or_more(demo: None) -> None:
    assert list(Family.objects.by_name().values_list("name", flat=True)) == ["Ahmed", "Bell", "Novak"]
    assert all(family.visits.count() >= 8 for family in Family.objects.all())


@pytest.mark.django_db
def test_the_people_who_sign_in(demo: None, as_demo: None) -> None:
    rows = json.loads(said("demo_accounts", "--json"))
    assert all(list(row) == ["role", "name", "email", "password"] for row in rows)
    roles = [row["role"] for row in rows]
    assert roles == ["practitioner"] * 3 + ["manager"] * 2 + ["lead", "administrator"] + ["family"] * 4


@pytest.mark.django_db
def test_everyone_can_sign_in(demo: None, as_demo: None) -> None:
    for row in json.loads(said("demo_accounts", "--json")):
        client = Client()
        typed = {"login": row["email"], "password": row["password"]}
        answer = client.post("/accounts/login/", typed, follow=True)
        assert answer.status_code == 200
        arrived = answer.redirect_chain[-1][0]
        assert arrived == ("/my/" if row["role"] == "family" else "/"), row["name"]


@pytest.mark.django_db
def test_a_parent_comes_in_by_link_and_code(demo: None, as_demo: None) -> None:
    found = re.findall(r"(/i/[\w-]+/)  code (\S+)", said("demo_accounts"))
    assert len(found) == 4
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
    for model, name in (*STAMPS, *MESSAGES):
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
    for version in SharedVersion.objects.all():
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
    assert said("demo_data") == "The demo families are ready.\n"
    assert Family.objects.count() == 3
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
