"""One person's account: what it says, changing it, shutting somebody out and letting them in again."""

import re
import uuid
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from families.models import Family
from restorative.access.models import FamilyAccess
from restorative.accounts import slowing
from restorative.accounts.models import Agency, Role, SupervisionLine, Team, User
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.people import PASSWORD

pytestmark = pytest.mark.usefixtures("at_once")
SIGN_IN = "/accounts/login/"
WRONG = "That email and password do not go together"
NEW_PASSWORD = "seven quiet herons wading"


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slowing, "sleep", lambda seconds: None)


def facts_of(user: User, **facts: Any) -> dict[str, Any]:
    """The form as the page draws it, but for these facts."""
    known = {"name": user.name, "email": user.email, "job_title": user.job_title, "roles": user.roles}
    return known | {"team": str(user.team_id or "")} | facts


def edit(browser: Client, user: User, **facts: Any) -> str:
    answer = browser.post(f"/staff/{user.pk}/edit/", facts_of(user, **facts), follow=True)
    return answer.content.decode()


def deactivate(browser: Client, user: User) -> str:
    return browser.post(f"/staff/{user.pk}/deactivate/", follow=True).content.decode()


def activate(browser: Client, user: User) -> str:
    return browser.post(f"/staff/{user.pk}/activate/", follow=True).content.decode()


def signed_in(email: str | None, password: str = PASSWORD) -> tuple[Client, str]:
    browser = Client()
    answer = browser.post(SIGN_IN, {"login": email or "", "password": password}, follow=True)
    return browser, answer.content.decode()


def link_in_the_email() -> str:
    found = re.search(r"http://testserver(/accounts/password/new/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


# --- the page


def test_the_page_says_who_somebody_is_and_nothing_of_their_families(story: Story, as_adam: Client) -> None:
    team = Team.objects.create(agency=Agency.objects.create(name="Ashdene Council"), name="North")
    User.objects.filter(pk=story.priya.pk).update(team=team, job_title="Family support worker")
    page = as_adam.get(f"/staff/{story.priya.pk}/").content.decode()

    for said in ("Priya Shah", "Family support worker", "Practitioner", "North, Ashdene Council"):
        assert said in page
    for said in (str(story.priya.email), "Can sign in", "Margaret Hill"):
        assert said in page
    for hidden in ("Bell", "Amina", "Jaden", "1 family", str(story.family.pk), story.family.reference):
        assert hidden not in page
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert "Priya" not in title


def test_who_has_no_password_yet_is_seen(as_adam: Client) -> None:
    nia = User.objects.create_user("nia@example.org", name="Nia Bevan", roles=[Role.PRACTITIONER])
    assert "Has not chosen a password yet" in as_adam.get(f"/staff/{nia.pk}/").content.decode()


def test_a_family_member_has_no_page_here(story: Story, as_adam: Client) -> None:
    for pk in (story.amina_account.pk, uuid.uuid4()):
        for path in ("", "edit/", "deactivate/", "supervisor/"):
            assert as_adam.get(f"/staff/{pk}/{path}").status_code == 404
        for path in ("edit/", "deactivate/", "activate/", "supervisor/"):
            assert as_adam.post(f"/staff/{pk}/{path}").status_code == 404
    story.amina_account.refresh_from_db()
    assert story.amina_account.is_active


# --- changing it


def test_what_is_changed_is_kept_and_the_trail_names_fields_only(
    story: Story, as_adam: Client, administrator: User
) -> None:
    team = Team.objects.create(agency=Agency.objects.create(name="Council"), name="North")
    facts = {"name": "Priya Shah-Jones", "job_title": "Social worker", "team": str(team.pk)}
    page = edit(as_adam, story.priya, **facts)

    assert "Saved." in page
    assert "Priya Shah-Jones" in page
    story.priya.refresh_from_db()
    assert (story.priya.job_title, story.priya.team) == ("Social worker", team)
    event = AuditEvent.objects.get(action="change_person")
    assert (event.user_id, event.target_id) == (administrator.pk, story.priya.pk)
    assert event.fields == ["job_title", "name", "team"]


def test_moving_somebody_changes_no_access_and_the_page_says_so(story: Story, as_adam: Client) -> None:
    said = "Families they lead stay with them until their manager hands them over."
    assert said in as_adam.get(f"/staff/{story.priya.pk}/edit/").content.decode()
    team = Team.objects.create(agency=Agency.objects.create(name="Council"), name="South")
    edit(as_adam, story.priya, team=str(team.pk))

    assert story.as_priya.get(f"/families/{story.family.pk}/").status_code == 200
    assert story.as_margaret.get(f"/families/{story.family.pk}/").status_code == 200


def test_a_new_address_signs_in_and_the_old_one_no_more_and_its_owner_is_told(
    story: Story, as_adam: Client
) -> None:
    old = story.priya.email
    EmailAddress.objects.create(user=story.priya, email=old, verified=True, primary=True)
    edit(as_adam, story.priya, email="New.Priya@Example.org")

    assert "Sign out" in signed_in("new.priya@example.org")[1]
    assert WRONG in signed_in(old)[1]
    assert not EmailAddress.objects.exists()
    [message] = mail.outbox
    assert message.to == [old]
    assert "has changed" in str(message.body)
    assert "priya" not in f"{message.subject} {message.body}".lower()


def test_signing_in_leaves_no_copy_of_an_address_behind(story: Story) -> None:
    """allauth looks for people among its copies too: one that outlived a change would still let them in."""
    signed_in(story.priya.email)
    assert not EmailAddress.objects.exists()


def test_a_link_that_went_to_a_mistyped_address_dies_and_the_right_one_gets_another(as_adam: Client) -> None:
    form = {"name": "Nia Bevan", "email": "nai@example.org", "roles": ["practitioner"]}
    as_adam.post("/staff/new/", form)
    wrong_link = link_in_the_email()
    nia = User.objects.get(name="Nia Bevan")
    page = edit(as_adam, nia, email="nia@example.org")

    assert "on its way to the new address" in page
    assert mail.outbox[-1].to == ["nia@example.org"]
    assert "This link no longer works" in Client().get(wrong_link, follow=True).content.decode()
    assert "Choose a password" in Client().get(link_in_the_email(), follow=True).content.decode()


def test_an_address_that_somebody_has_is_refused_and_nothing_typed_is_lost(
    story: Story, as_adam: Client
) -> None:
    User.objects.filter(pk=story.amina_account.pk).update(email="amina@example.org")
    for taken in (str(story.margaret.email).upper(), "amina@example.org"):
        page = edit(as_adam, story.priya, email=taken, job_title="Social worker")

        assert "Somebody already signs in with this email address" in page
        assert 'value="Social worker"' in page
    story.priya.refresh_from_db()
    assert story.priya.job_title == ""
    assert "Saved." in edit(as_adam, story.priya, job_title="Nurse")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"name": ""}, "Write their name"),
        ({"email": ""}, "Write their email address"),
        ({"roles": []}, "Choose at least one"),
        ({"team": "x"}, "Choose one of the answers on the page"),
    ],
)
def test_what_is_missing_is_said(story: Story, as_adam: Client, facts: dict[str, Any], said: str) -> None:
    assert said in edit(as_adam, story.priya, **facts)
    assert not AuditEvent.objects.filter(action="change_person").exists()


def test_nobody_takes_the_administrators_role_from_themselves(as_adam: Client, administrator: User) -> None:
    page = edit(as_adam, administrator, roles=["practitioner"])
    assert "You cannot take the administrator’s role away from yourself" in page
    administrator.refresh_from_db()
    assert administrator.roles == [Role.ADMINISTRATOR]

    assert "Saved." in edit(as_adam, administrator, roles=["administrator", "practitioner"])
    second = people.make_staff("Ada Byrne", Role.ADMINISTRATOR)
    assert "Saved." in edit(as_adam, second, roles=["lead"])
    assert people.client_of(second).get("/staff/").status_code == 403


def test_who_is_a_manager_no_more_sees_nobodys_families_from_the_next_click(
    story: Story, as_adam: Client
) -> None:
    margarets = story.as_margaret
    url = f"/families/{story.family.pk}/"
    assert margarets.get(url).status_code == 200
    edit(as_adam, story.margaret, roles=["practitioner"])

    assert margarets.get(url).status_code == 404
    assert margarets.get("/team/").status_code == 403
    assert not FamilyAccess.objects.current().filter(user=story.margaret).exists()


def test_a_managers_own_page_may_be_saved_without_ending_anything(story: Story, as_adam: Client) -> None:
    edit(as_adam, story.margaret, job_title="Team manager")
    assert story.as_margaret.get(f"/families/{story.family.pk}/").status_code == 200


# --- shutting somebody out


def test_the_page_asks_once_and_says_what_happens(story: Story, as_adam: Client) -> None:
    page = as_adam.get(f"/staff/{story.priya.pk}/deactivate/").content.decode()
    assert "Families they lead stay with them until their manager hands them over." in page
    assert "Margaret Hill supervises them and can do that" in page
    assert "Nobody supervises them" not in page

    page = as_adam.get(f"/staff/{story.margaret.pk}/deactivate/").content.decode()
    assert "Nobody supervises them" in page
    assert "Priya Shah" in page
    story.priya.refresh_from_db()
    assert story.priya.is_active


def test_an_open_browser_is_shut_out_with_the_very_next_request(story: Story, as_adam: Client) -> None:
    first, second = signed_in(story.priya.email)[0], signed_in(story.priya.email)[0]
    assert second.get(f"/families/{story.family.pk}/").status_code == 200
    page = deactivate(as_adam, story.priya)

    assert "Cannot sign in" in page
    answer = first.get(f"/families/{story.family.pk}/")
    assert answer.headers["Location"].startswith(SIGN_IN)
    words = "We talked about mornings, and about the bus."
    sent = second.post(f"/families/{story.family.pk}/edit/", {"why_involved": words})
    assert sent.status_code == 401
    assert words in sent.content.decode()
    assert not Family.objects.filter(why_involved=words).exists()


def test_a_note_that_saves_itself_is_told_that_its_writer_is_signed_out(
    story: Story, as_adam: Client
) -> None:
    browser = signed_in(story.priya.email)[0]
    url = f"/families/{story.family.pk}/visits/{uuid.uuid4()}/autosave/"
    note = {"kind": "home", "happened": "We drank tea.", "revision": "0"}
    asked: dict[str, Any] = {"headers": {"Accept": "application/json"}}
    assert browser.post(url, note, **asked).status_code == 200
    deactivate(as_adam, story.priya)

    answer = browser.post(url, note | {"happened": "And more.", "revision": "1"}, **asked)
    assert answer.status_code == 401
    assert answer.json() == {"error": "signed out"}
    assert story.family.drafts.get().payload["happened"] == ["We drank tea."]


def test_who_was_deactivated_is_told_what_an_unknown_person_is_told(story: Story, as_adam: Client) -> None:
    deactivate(as_adam, story.priya)
    pages = [
        signed_in(email)[1].replace(str(email), "") for email in (story.priya.email, "nobody@example.org")
    ]

    assert all(WRONG in page for page in pages)
    without_tokens = [page.split('name="csrfmiddlewaretoken"')[1].partition(">")[2] for page in pages]
    assert without_tokens[0] == without_tokens[1]


def test_links_to_choose_a_password_stop_working_and_no_new_one_is_sent(
    story: Story, as_adam: Client
) -> None:
    Client().post("/accounts/password/", {"email": story.priya.email})
    old = link_in_the_email()
    half_way = Client()
    form = half_way.get(old, follow=True).redirect_chain[-1][0]
    deactivate(as_adam, story.priya)
    mail.outbox.clear()

    assert "This link no longer works" in Client().get(old, follow=True).content.decode()
    half_way.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    Client().post("/accounts/password/", {"email": story.priya.email})
    assert mail.outbox == []
    activate(as_adam, story.priya)
    assert WRONG in signed_in(story.priya.email, NEW_PASSWORD)[1]
    assert "This link no longer works" in Client().get(old, follow=True).content.decode()


def test_a_manager_who_leaves_reaches_nobody_and_who_supervises_them_still_does(
    story: Story, as_adam: Client
) -> None:
    above = people.make_manager("Agnes Stone", of=story.margaret)
    hers = people.make_family(story.margaret, "Novak")
    coming = people.make_practitioner("Omar Aziz")
    later = SupervisionLine.objects.create(
        supervisee=coming, manager=story.margaret, started_at=story.priya.created_at.replace(year=2090)
    )
    deactivate(as_adam, story.margaret)

    assert not FamilyAccess.objects.current().filter(user=story.margaret, via="line").exists()
    later.refresh_from_db()
    assert later.was_called_off
    assert people.client_of(above).get(f"/families/{hers.pk}/workers/").status_code == 200
    assert not SupervisionLine.objects.not_over().filter(manager=story.margaret).exists()


def test_their_manager_hands_the_families_over(story: Story, as_adam: Client) -> None:
    deactivate(as_adam, story.priya)
    omar = people.make_practitioner("Omar Aziz")
    url = f"/families/{story.family.pk}/workers/"
    story.as_margaret.post(url, {"person": str(omar.pk), "works_as": "lead"})

    assert people.client_of(omar).get(f"/families/{story.family.pk}/").status_code == 200


def test_nobody_shuts_themselves_out(as_adam: Client, administrator: User) -> None:
    assert "Deactivate this account" not in as_adam.get(f"/staff/{administrator.pk}/").content.decode()
    page = deactivate(as_adam, administrator)

    assert "You cannot shut yourself out" in page
    administrator.refresh_from_db()
    assert administrator.is_active
    assert not AuditEvent.objects.filter(action="deactivate_person").exists()


def test_the_trail_has_one_event_for_each(story: Story, as_adam: Client, administrator: User) -> None:
    for press in (deactivate, deactivate, activate, activate):
        press(as_adam, story.priya)

    events = AuditEvent.objects.filter(target_id=story.priya.pk).order_by("at")
    assert [(event.action, event.user_id) for event in events] == [
        ("deactivate_person", administrator.pk),
        ("activate_person", administrator.pk),
    ]


# --- letting them in again


def test_who_is_let_in_again_chooses_a_new_password_and_old_browsers_stay_shut(
    story: Story, as_adam: Client
) -> None:
    browser = signed_in(story.priya.email)[0]
    deactivate(as_adam, story.priya)
    page = activate(as_adam, story.priya)

    assert "They can sign in again" in page
    assert mail.outbox[-1].to == [story.priya.email]
    assert browser.get("/families/").headers["Location"].startswith(SIGN_IN)
    assert WRONG in signed_in(story.priya.email)[1]
    hers = Client()
    form = hers.get(link_in_the_email(), follow=True).redirect_chain[-1][0]
    hers.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert "Sign out" in signed_in(story.priya.email, NEW_PASSWORD)[1]


def test_lines_that_ended_stay_ended(story: Story, as_adam: Client) -> None:
    deactivate(as_adam, story.margaret)
    activate(as_adam, story.margaret)
    story.margaret.refresh_from_db()

    assert people.client_of(story.margaret).get(f"/families/{story.family.pk}/").status_code == 404
    assert "Priya Shah" in as_adam.get(f"/staff/{story.margaret.pk}/").content.decode()
