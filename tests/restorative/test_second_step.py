"""Two ways to show that it is you: nobody of staff opens anything without the second."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from families.sharing.models import MemberAccess
from restorative.access.identity import Identity, acting_as
from restorative.accounts import slowing
from restorative.accounts.models import OpenSession
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.families.visit_data import least
from tests.restorative.resuming import NOT_LOST, WORDS, Browser, write
from tests.restorative.second_step import (
    SECRET,
    SIGN_IN,
    STEP,
    code_now,
    codes_on,
    give_app,
    is_in,
    set_up,
    with_password,
)

WRONG = "That code is not right"


@pytest.fixture(autouse=True)
def waits(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    settings.SECOND_STEP = True
    waited: list[float] = []
    cache.clear()  # tests that do not roll back leave their counts
    monkeypatch.setattr(slowing, "sleep", waited.append)
    return waited


def test_without_one_nothing_opens_but_the_pages_to_set_it_up(story: Story) -> None:
    priya, landed = with_password(story.priya)
    assert landed.headers["Location"] == "/"
    for path in ("/", "/families/", f"/families/{story.family.pk}/", "/supervision/", "/account/sessions/"):
        assert priya.get(path).headers["Location"] == "/account/", path
    sent = priya.post(f"/families/{story.family.pk}/edit/", {"name": "Canary"})
    assert sent.headers["Location"] == "/account/"
    asked = priya.get("/families/", headers={"accept": "application/json"})
    assert (asked.status_code, asked.json()) == (401, {"error": "second step"})

    page = priya.get("/account/").content.decode()
    assert "One more thing before you begin" in page
    assert "Where you are signed in" not in page
    assert 'class="nav"' not in page


def test_she_sets_up_an_app_keeps_her_codes_and_is_in(story: Story) -> None:
    priya, _ = with_password(story.priya)
    page = set_up(priya)

    codes = codes_on(page)
    assert len(set(codes)) == 10
    assert is_in(priya)
    assert "Set up an app" not in priya.get("/account/").content.decode()
    assert not any(code in priya.get("/account/").content.decode() for code in codes)
    done = AuditEvent.objects.filter(user_id=story.priya.pk).values_list("action", flat=True)
    assert sorted(done) == ["add_app", "make_recovery_codes"]


def test_next_time_the_password_alone_opens_nothing(story: Story) -> None:
    give_app(story.priya)
    priya, answer = with_password(story.priya, next="/supervision/")
    assert answer.headers["Location"] == STEP
    assert "_auth_user_id" not in priya.session
    assert not is_in(priya)
    assert priya.get("/account/").headers["Location"].startswith(SIGN_IN)

    page = priya.get(STEP).content.decode()
    assert "Use a passkey" not in page
    assert str(story.priya.email) not in page
    there = priya.post(STEP, {"code": code_now()})
    assert there.headers["Location"] == "/supervision/"
    assert is_in(priya)


def test_a_wrong_code_is_kindly_refused_and_slowed_and_never_locks(story: Story, waits: list[float]) -> None:
    give_app(story.priya)
    priya, _ = with_password(story.priya)
    for _ in range(12):
        page = priya.post(STEP, {"code": "000000"}).content.decode()
        assert WRONG in page
    assert waits[:4] == [0.0, 0.0, 0.1, 0.2]
    assert max(waits) == 2.0

    waits.clear()
    priya.post(STEP, {"code": code_now()})
    assert is_in(priya)
    assert waits == []


@pytest.mark.parametrize("odd", ["", "abc", "\x00", "１２３４５６", "9" * 5000, "12 34"])
def test_what_is_no_code_is_said_kindly(story: Story, odd: str) -> None:
    give_app(story.priya)
    priya, _ = with_password(story.priya)
    answer = priya.post(STEP, {"code": odd})
    assert answer.status_code == 200
    assert not is_in(priya)


def test_a_code_is_good_once_also_in_the_half_minute_after_its_own(story: Story) -> None:
    give_app(story.priya)
    first, _ = with_password(story.priya)
    second, _ = with_password(story.priya)
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        code = code_now()
        first.post(STEP, {"code": code})
        assert WRONG in second.post(STEP, {"code": code}).content.decode()
    with time_machine.travel(now + timedelta(seconds=31), tick=False):
        assert WRONG in second.post(STEP, {"code": code}).content.decode()
        assert WRONG in second.post(STEP, {"code": f"{code[:3]} {code[3:]}"}).content.decode()
        second.post(STEP, {"code": code_now()})
    assert is_in(first)
    assert is_in(second)


def test_a_phones_clock_may_be_half_a_minute_off_and_no_more(story: Story) -> None:
    give_app(story.priya)
    priya, _ = with_password(story.priya)
    with time_machine.travel(timezone.now(), tick=False):
        assert WRONG in priya.post(STEP, {"code": code_now(steps=-2)}).content.decode()
        priya.post(STEP, {"code": code_now(steps=-1)})
    assert is_in(priya)


def test_a_recovery_code_opens_once(story: Story) -> None:
    priya, _ = with_password(story.priya)
    code = codes_on(set_up(priya))[3]
    for opens in (True, False):
        other, _ = with_password(story.priya)
        other.post(STEP, {"code": f"{code[:4]} {code[4:]}"})
        assert is_in(other) is opens
    assert "You have 9 codes left" in priya.get("/account/").content.decode()


def test_new_recovery_codes_end_the_old_ones(story: Story) -> None:
    priya, _ = with_password(story.priya)
    old = codes_on(set_up(priya))
    new = codes_on(priya.post("/account/recovery-codes/").content.decode())
    assert not set(old) & set(new)
    other, _ = with_password(story.priya)
    assert WRONG in other.post(STEP, {"code": old[0]}).content.decode()
    other.post(STEP, {"code": new[0]})
    assert is_in(other)


def test_who_knows_the_password_alone_adds_no_second_way_to_an_account_that_has_one(story: Story) -> None:
    """Two browsers had come as far as the set-up pages; once one of them has set it up, the other is out."""
    thief, _ = with_password(story.priya)
    priya, _ = with_password(story.priya)
    set_up(priya)
    for path in ("/account/", "/account/app/", "/account/passkey/"):
        late, _ = thief, thief.get(path)
        assert "_auth_user_id" not in late.session, path
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_the_last_way_stays(story: Story) -> None:
    priya, _ = with_password(story.priya)
    set_up(priya)
    only = Authenticator.objects.get(type="totp")
    page = priya.post("/account/remove/", {"way": only.pk}, follow=True).content.decode()
    assert "This is your only second step" in page
    assert Authenticator.objects.filter(pk=only.pk).exists()


@pytest.mark.parametrize("way", ["", "x", "0", "-1", "99999999999999999999"])
def test_nobody_removes_what_is_not_theirs(story: Story, way: str) -> None:
    hers = give_app(story.margaret)
    priya, _ = with_password(story.priya)
    set_up(priya)
    for chosen in (way, str(hers.pk)):
        assert priya.post("/account/remove/", {"way": chosen}).status_code == 302
    assert Authenticator.objects.filter(pk=hers.pk).exists()


def test_secrets_lie_enciphered_and_nobody_signed_in_reads_them(story: Story) -> None:
    kept = give_app(story.priya)
    assert SECRET not in str(kept.data)
    for who in (Identity(story.priya.pk, is_staff=True), Identity(story.amina_account.pk, story.amina.pk)):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            acting_as(who),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT data FROM mfa_authenticator")


def test_what_she_was_writing_waits_for_both_steps(story: Story) -> None:
    """Her session ended mid-note; password, then code, and the note goes on."""
    give_app(story.priya)
    priya = Browser(story.priya)
    with_step(priya)
    write(priya, story, **least(story.amina, happened=WORDS, save="1"))
    assert NOT_LOST in priya.text
    priya.sign_in(story.priya)
    assert "Now show in a second way" in priya.text
    assert "Nothing you wrote is lost" in priya.text

    priya.press(code="000000")
    assert WRONG in priya.text
    priya.press(code=code_now())
    assert ">Go on</button>" in priya.text
    priya.press()
    assert priya.page.status_code == 302
    draft = story.family.drafts.get() if hasattr(story.family, "drafts") else None
    assert draft is None or draft.payload["happened"] == [WORDS]


def with_step(browser: Browser) -> None:
    """As if she had taken it when she signed in."""
    session = browser.client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()


def test_a_way_back_from_the_second_step(story: Story) -> None:
    give_app(story.priya)
    priya, _ = with_password(story.priya)
    assert priya.post("/accounts/login/start-again/").headers["Location"] == SIGN_IN
    assert priya.get(STEP).headers["Location"] == SIGN_IN
    assert priya.get(SIGN_IN).status_code == 200


def test_an_administrator_takes_it_away_and_everybody_hears_of_it(
    story: Story, mailoutbox: list[Any]
) -> None:
    adam = people.make_staff("Adam Admin", "administrator")
    admin, _ = with_password(adam)
    set_up(admin)
    priya, _ = with_password(story.priya)
    set_up(priya)
    mailoutbox.clear()

    asked = admin.get(f"/staff/{story.priya.pk}/second-step/").content.decode()
    assert "First make sure that it is them" in asked.replace("first", "First", 1)
    admin.post(f"/staff/{story.priya.pk}/second-step/")

    assert not Authenticator.objects.filter(user=story.priya).exists()
    assert not OpenSession.objects.filter(user_id=story.priya.pk).exists()
    assert not is_in(priya)
    assert AuditEvent.objects.filter(action="reset_second_step", target_id=story.priya.pk).count() == 1
    again, landed = with_password(story.priya)
    assert landed.headers["Location"] == "/"
    assert again.get("/").headers["Location"] == "/account/"

    admin.post(f"/staff/{adam.pk}/second-step/")
    assert Authenticator.objects.filter(user=adam).exists(), "not their own"


def test_in_the_demo_nobody_is_asked(story: Story, settings: Any) -> None:
    settings.SECOND_STEP = False
    give_app(story.priya)
    assert is_in(with_password(story.priya)[0])


def test_families_are_asked_for_none_nor_is_staff_as_somebodys_family(story: Story) -> None:
    assert story.as_amina.get("/my/").status_code == 200
    MemberAccess.objects.filter(member=story.amina).update(user=story.margaret)
    assert people.family_client(story.margaret, story.amina).get("/my/").status_code == 200


def test_the_same_hashing_and_answer_whoever_has_a_second_step(story: Story) -> None:
    """Whether somebody has one is told only after the right password."""
    give_app(story.priya)
    pages = [
        Client().post(SIGN_IN, {"login": one.email, "password": "a wrong password"}).content.decode()
        for one in (story.priya, story.margaret)
    ]
    assert all("do not go together" in page for page in pages)
    assert not any("second" in page.partition("<main")[2] for page in pages)
