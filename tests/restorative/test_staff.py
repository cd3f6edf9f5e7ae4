"""The administrator makes accounts; their owners choose a password by a link, and nobody else ever knows it."""

import re
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from families.models import Family
from restorative.access.models import FamilyAccess
from restorative.accounts import slowing
from restorative.accounts.models import Agency, Role, SupervisionLine, Team, User
from restorative.audit.models import AuditEvent
from tests import people
from tests.counting import counted

NEW = "/staff/new/"
PASSWORD = "seven quiet herons wading"


pytestmark = pytest.mark.usefixtures("at_once")


def person(**facts: object) -> dict[str, object]:
    return {
        "name": "Nia Bevan",
        "email": "Nia.Bevan@Example.org",
        "job_title": "Family support worker",
        "roles": ["practitioner"],
        "team": "",
        "manager": "",
    } | facts


def link_in_the_email() -> str:
    found = re.search(r"http://testserver(/accounts/password/new/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_an_account_is_made_without_a_password_and_says_so_in_the_trail(
    as_adam: Client, administrator: User
) -> None:
    manager = people.make_manager()
    team = Team.objects.create(agency=Agency.objects.create(name="Council"), name="North")
    answer = as_adam.post(NEW, person(team=str(team.pk), manager=str(manager.pk)), follow=True)

    assert "The account is made." in answer.content.decode()
    nia = User.objects.get(name="Nia Bevan")
    assert (nia.email, nia.roles, nia.team) == ("nia.bevan@example.org", ["practitioner"], team)
    assert not nia.has_usable_password()
    assert SupervisionLine.objects.current().filter(supervisee=nia, manager=manager).exists()
    event = AuditEvent.objects.get(action="add_person")
    assert (event.user_id, event.target_id) == (administrator.pk, nia.pk)
    assert "nia" not in str(event.fields)


def test_the_email_bears_a_link_and_no_name(as_adam: Client) -> None:
    as_adam.post(NEW, person())

    [message] = mail.outbox
    assert message.to == ["nia.bevan@example.org"]
    assert message.subject == "You have a message"
    assert "Nia" not in str(message.body)


def test_a_new_person_chooses_a_password_by_the_link_and_signs_in(as_adam: Client) -> None:
    as_adam.post(NEW, person())
    hers = Client()
    form = hers.get(link_in_the_email(), follow=True)
    assert "Choose a password" in form.content.decode()
    assert "Nia" not in form.content.decode()
    url = form.redirect_chain[-1][0]
    done = hers.post(url, {"password1": PASSWORD, "password2": PASSWORD}, follow=True)
    assert "Your password is set" in done.content.decode()

    home = hers.post(
        "/accounts/login/", {"login": "nia.bevan@example.org", "password": PASSWORD}, follow=True
    )
    assert "Nia Bevan" in home.content.decode()
    assert "This link no longer works" in Client().get(link_in_the_email(), follow=True).content.decode()


def test_the_manager_named_reaches_the_families_of_the_new_person(as_adam: Client) -> None:
    manager = people.make_manager()
    as_adam.post(NEW, person(manager=str(manager.pk)))
    family: Family = people.make_family(User.objects.get(name="Nia Bevan"))

    assert FamilyAccess.objects.current().filter(user=manager, family_id=family.pk).exists()
    assert people.client_of(manager).get(f"/families/{family.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"name": " "}, "Write their name"),
        ({"email": ""}, "Write their email address"),
        ({"email": "nobody"}, "Write an email address, like name@example.org"),
        ({"email": f"{'x' * 250}@example.org"}, "This is too long. There is room for 254 characters."),
        ({"email": "n\x00@example.org"}, "hidden character"),
        ({"roles": []}, "Choose at least one"),
        ({"roles": ["queen"]}, "Choose one of the answers on the page"),
        ({"name": "Nia\x00"}, "hidden character"),
        ({"manager": "not-an-id"}, "Choose one of the answers on the page"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    as_adam: Client, facts: dict[str, object], said: str
) -> None:
    answer = as_adam.post(NEW, person(**facts))

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert 'value="Family support worker"' in answer.content.decode()
    assert User.objects.filter(job_title="Family support worker").count() == 0
    assert mail.outbox == []


def test_an_address_signs_one_person_in_and_two_presses_make_one_account(as_adam: Client) -> None:
    as_adam.post(NEW, person())
    again = as_adam.post(NEW, person(email="NIA.bevan@example.org"))

    assert "Somebody already signs in with this email address" in again.content.decode()
    assert User.objects.filter(name="Nia Bevan").count() == 1


def test_only_managers_who_can_sign_in_may_be_chosen(as_adam: Client) -> None:
    people.make_manager("Margaret Hill")
    people.make_manager("Gone Away", is_active=False)
    people.make_practitioner("Priya Shah")
    form = as_adam.get(NEW).content.decode()

    assert "Margaret Hill" in form
    assert "Gone Away" not in form
    assert "Priya Shah" not in form


def test_people_lists_staff_and_no_family_member(as_adam: Client) -> None:
    family = people.make_family(people.make_practitioner("Priya Shah", job_title="Social worker"), "Bell")
    people.make_account(people.make_adult(family, "Amina Bell"), email="amina@example.org")
    for url in ("/staff/", "/"):
        listed = as_adam.get(url).content.decode()
        assert "Priya Shah" in listed
        assert "Amina" not in listed
        assert "amina@example.org" not in listed


def test_people_page_by_place_in_two_or_three_statements(as_adam: Client) -> None:
    for number in range(60):
        people.make_practitioner(f"Worker {number:02}")
    with counted() as first:
        page = as_adam.get("/staff/").content.decode()
    more = page.partition('href="/staff/?after=')[2].partition('"')[0]
    with counted() as second:
        rest = as_adam.get(f"/staff/?after={more}").content.decode()

    assert "Worker 48" in page
    assert "Worker 59" not in page
    assert "Worker 59" in rest
    assert "Worker 48" not in rest
    assert (len(first), len(second)) == (2, 3)
    assert as_adam.get("/staff/?after=x").status_code == 404


def test_people_are_found_by_part_of_a_name_that_never_stands_in_an_address(as_adam: Client) -> None:
    people.make_practitioner("Priya Shah", email="p.shah@example.org")
    people.make_practitioner("Omar Aziz", email="omar@example.org")
    for looked_for in ("shah PRI", "p.shah@"):
        answer = as_adam.post("/staff/", {"q": looked_for})
        address = answer.headers["Location"]
        page = as_adam.get(address).content.decode()

        assert "shah" not in address.lower()
        assert "Priya Shah" in page
        assert "Omar Aziz" not in page
    assert (
        "Omar Aziz"
        in people.client_of(people.make_staff("Ada Byrne", Role.ADMINISTRATOR)).get(address).content.decode()
    )
    assert "Nobody matches" in as_adam.post("/staff/", {"q": "zzz"}, follow=True).content.decode()


def test_people_are_chosen_by_team_and_by_whether_they_can_sign_in(as_adam: Client) -> None:
    team = Team.objects.create(agency=Agency.objects.create(name="Council"), name="North")
    people.make_practitioner("Priya Shah", team=team)
    people.make_practitioner("Omar Aziz")
    people.make_practitioner("Gone Away", team=team, is_active=False)

    def listed(query: str) -> set[str]:
        page = as_adam.get(f"/staff/?{query}").content.decode()
        return {name for name in ("Priya Shah", "Omar Aziz", "Gone Away") if name in page}

    assert listed(f"team={team.pk}") == {"Priya Shah", "Gone Away"}
    assert listed("state=off") == {"Gone Away"}
    assert listed(f"team={team.pk}&state=active") == {"Priya Shah"}
    for wrong in ("team=x", "state=x", "after=x", f"after={team.pk}"):
        assert as_adam.get(f"/staff/?{wrong}").status_code == 404, wrong


def test_the_next_page_keeps_what_was_chosen(as_adam: Client) -> None:
    team = Team.objects.create(agency=Agency.objects.create(name="Council"), name="North")
    for number in range(60):
        people.make_practitioner(f"Worker {number:02}", team=team)
        people.make_practitioner(f"Worker {number:02} elsewhere")
    page = as_adam.get(f"/staff/?team={team.pk}").content.decode()
    more = page.partition(f'href="/staff/?team={team.pk}&amp;after=')[2].partition('"')[0]
    rest = as_adam.get(f"/staff/?team={team.pk}&after={more}").content.decode()

    assert "Worker 59" in rest
    assert "elsewhere" not in page + rest
    assert "Worker 49" in page


def test_only_staff_get_a_link_and_everybody_is_told_the_same(db: None) -> None:
    priya = people.make_practitioner()
    family = people.make_family(priya)
    people.make_account(people.make_adult(family), email="amina@example.org")
    pages = {
        Client().post("/accounts/password/", {"email": email}, follow=True).content.decode()
        for email in (priya.email, "amina@example.org", "nobody@example.org")
    }

    assert len(pages) == 1
    assert [message.to for message in mail.outbox] == [[priya.email]]


def test_nobody_is_buried_in_links(db: None) -> None:
    priya = people.make_practitioner()
    for _ in range(6):
        Client().post("/accounts/password/", {"email": priya.email})

    assert len(mail.outbox) == 3
    assert slowing.tries(f"link:{priya.email}") == 6


def test_a_family_session_may_open_a_link_for_somebody_else(db: None) -> None:
    """The family's role cannot read accounts, so the door signs out first."""
    priya = people.make_practitioner()
    member = people.make_adult(people.make_family(priya))
    browser = people.family_client(people.make_account(member), member)
    Client().post("/accounts/password/", {"email": priya.email})

    assert "Choose a password" in browser.get(link_in_the_email(), follow=True).content.decode()


def test_a_weak_password_is_refused_kindly(db: None) -> None:
    priya = people.make_practitioner()
    Client().post("/accounts/password/", {"email": priya.email})
    browser = Client()
    url = browser.get(link_in_the_email(), follow=True).redirect_chain[-1][0]

    assert "too short" in browser.post(url, {"password1": "short", "password2": "short"}).content.decode()
    assert (
        "same password"
        in browser.post(url, {"password1": PASSWORD, "password2": "another long password"}).content.decode()
    )


def first_administrator(**options: str) -> str:
    said = StringIO()
    call_command("first_administrator", stdout=said, **options)
    return said.getvalue()


@pytest.mark.django_db
def test_the_first_administrator_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", PASSWORD)

    assert "You can sign in now" in first_administrator(email="Ada@Example.org", name="Ada Byrne")
    ada = User.objects.get()
    assert (ada.email, ada.roles) == ("ada@example.org", ["administrator"])
    assert ada.check_password(PASSWORD)
    assert AuditEvent.objects.get().action == "add_first_administrator"
    with pytest.raises(CommandError, match="There is an administrator already"):
        first_administrator(email="second@example.org", name="Second")
    assert User.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "name", "password", "said"),
    [
        ("ada", "Ada", PASSWORD, "valid email"),
        ("ada@example.org", " ", PASSWORD, "name"),
        ("ada@example.org", "Ada", "short", "too short"),
    ],
)
def test_the_first_administrator_is_checked(
    monkeypatch: pytest.MonkeyPatch, email: str, name: str, password: str, said: str
) -> None:
    monkeypatch.setenv("ADMINISTRATOR_PASSWORD", password)
    with pytest.raises(CommandError, match=said):
        first_administrator(email=email, name=name)
    assert not User.objects.exists()


@pytest.mark.django_db
def test_the_password_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ADMINISTRATOR_PASSWORD", raising=False)
    typed = iter([PASSWORD, "something else"])
    monkeypatch.setattr(
        "restorative.management.commands.first_administrator.getpass", lambda prompt: next(typed)
    )
    with pytest.raises(CommandError, match="differ"):
        first_administrator(email="ada@example.org", name="Ada")
