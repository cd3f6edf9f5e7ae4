"""Reading and answering on the worker's phone: this one version, and nothing else of anybody's."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import Allocation
from families.sharing.actions import end_invitation, lend_phone, make_invitation, recall_version
from families.sharing.models import Answer, Comment, Invitation, MemberAccess, SharedVersion
from families.sharing.paper import version_pdf
from restorative.accounts.models import OpenSession
from restorative.audit.models import AuditEvent
from tests import people
from tests.access.walk import address, ours
from tests.access.world import World, make_world
from tests.conftest import Story
from tests.counting import counted
from tests.documents.inside import text_of
from tests.sharing.own import another_worker, answer, block, page, promise, recall, replace, send
from tests.sharing.test_my_home import part

SECRET, OTHER = "Jaden missed eleven mornings.", "Ryan moved out in May."
BACK = "/my/hand-back/"


def lend(client: Client, version: SharedVersion) -> Any:
    return client.post(reverse("sharing:lend", args=[version.pk]))


def lent(story: Story) -> tuple[Client, SharedVersion]:
    """Priya's phone in Amina's hands."""
    version, phone = send(story, story.amina, block(SECRET)), story.as_priya
    assert lend(phone, version).url == reverse("sharing:my_safe", args=[version.pk])
    return phone, version


def test_it_asks_whether_it_is_safe_first_then_shows_this_one(story: Story) -> None:
    phone, version = lent(story)
    asked = page(phone, "my_safe", version.pk)
    assert "Is it safe to read now?" in asked
    assert "This is your worker’s phone." in asked
    assert SECRET not in asked
    html = page(phone, "my_version", version.pk)
    assert SECRET in html
    for ways_on in ("/pdf/", "/hide/", 'href="/my/"'):
        assert ways_on not in html


def test_who_has_read_enough_finds_the_way_to_hand_it_back(story: Story) -> None:
    """At the end of the letter and of a comment; on her own phone there is nothing to hand back."""
    door = f'href="{BACK}">Hand the phone back</a>'
    about = "my_comment", "my_version"
    phone, version = lent(story)
    blocks = version.content["blocks"]
    ids = {"my_comment": (version.pk, blocks[-1]["id"]), "my_version": (version.pk,)}
    for name in about:
        html = page(phone, name, *ids[name])
        assert html.index(door) > html.rindex('type="submit" class="govuk-button"')
        assert door not in page(story.as_amina, name, *ids[name])
    assert door in answer(phone, version, words="I had not finished.").content.decode()


def test_every_other_address_leads_to_handing_it_back(story: Story) -> None:
    phone, version = lent(story)
    other = send(story, story.amina, block(OTHER))
    promise(story, story.amina, OTHER)
    paths = [
        "/",
        "/families/",
        f"/families/{story.family.pk}/",
        "/my/",
        "/my/choose/",
        "/my/tell/",
        "/my/told/?safe=1",
        f"/my/{other.pk}/",
        f"/my/{other.pk}/read/",
        f"/my/{version.pk}/pdf/",
        f"/my/{version.pk}/hide/",
        f"/versions/{version.pk}/",
        f"/i/{'x' * 22}/",
        "/accounts/login/",
        "/nowhere/",
    ]
    pressed = ["/my/tell/", "/accounts/login/", f"/my/{other.pk}/answer/", f"/my/{version.pk}/hide/"]
    for found in (*map(phone.get, paths), *map(phone.post, pressed)):
        assert (found.status_code, found.headers.get("Location")) == (302, BACK), found.request["PATH_INFO"]
    html = phone.get(BACK).content.decode()
    assert "Hand the phone back" in html
    assert SECRET not in html
    assert OTHER not in html


def test_no_route_of_the_project_shows_anything_else(db: None, settings: Any) -> None:
    """Whatever doors are added later: they are shut on a lent phone until somebody decides otherwise."""
    settings.DEMO = True
    world = make_world()
    phone = lend_in(world)
    case = world.own
    case.ids["version"], lent_one = case.ids["his_version"], case.ids["version"]
    others = [route for route in ours() if route["name"] not in ("sharing:leave", "sharing:hand_back")]
    ways_on = {
        phone.generic(route["methods"][0], address(route, case)).headers["Location"] for route in others
    }
    assert ways_on == {BACK}

    case.ids["version"] = lent_one
    asked = {
        route["name"]: phone.generic(route["methods"][0], address(route, case)).status_code
        for route in others
    }
    shown = {name for name, status in asked.items() if status != 302}
    pages = {"sharing:my_safe", "sharing:my_version", "sharing:my_answer", "sharing:my_comment"}
    assert shown - {"sharing:my_file"} == pages, "what stands in the letter belongs to it"


def lend_in(world: World) -> Client:
    phone = people.client_of(world.own.lead)
    lend(phone, SharedVersion.objects.get(pk=world.own.ids["version"]))
    return phone


def test_her_answer_says_that_it_was_given_on_the_workers_phone(story: Story) -> None:
    phone, version = lent(story)
    said = answer(phone, version, kind="agree", has_read="on", typed_name="Amina Bell", on_workers_phone="")
    assert said.url == BACK
    given = Answer.objects.get()
    assert given.on_workers_phone
    assert given.is_sign_off
    assert (given.user_id, given.member) == (story.amina_account.pk, story.amina)
    assert "Sent. Thank you." in phone.get(BACK).content.decode()

    staff = " ".join(page(story.as_priya, "version", version.pk).split())
    assert "signed “Amina Bell”</bdi> · on the worker’s phone" in staff
    assert "on the worker’s phone" in text_of(version_pdf(version, [given], []))


def test_the_form_does_not_say_whose_phone_it_is(story: Story) -> None:
    version = send(story, story.amina)
    answer(story.as_amina, version, kind="agree", on_workers_phone="on")
    assert not Answer.objects.get().on_workers_phone


def test_later_in_private_she_may_look_again_and_change_it(story: Story) -> None:
    phone, version = lent(story)
    page(phone, "my_version", version.pk)
    answer(phone, version, kind="agree")
    hers = story.as_amina
    assert "Answered on a worker’s phone" in part(page(hers, "my_home"), "What we agreed")
    assert "You answered this on a worker’s phone." in page(hers, "my_version", version.pk)

    answer(hers, version, kind="agree")
    assert Answer.objects.count() == 2, "the same in private is an answer of its own"
    assert "on a worker’s phone" not in page(hers, "my_version", version.pk)
    assert "worker’s phone" not in page(hers, "my_home")


def test_handing_it_back_ends_it_and_the_worker_signs_in_again(story: Story) -> None:
    phone, version = lent(story)
    sessions = OpenSession.objects.count()
    assert phone.post(BACK).url == "/accounts/login/"  # type: ignore[attr-defined]
    assert OpenSession.objects.count() == sessions - 1
    for path in (f"/my/{version.pk}/read/", BACK):
        assert phone.get(path).status_code == 401
    assert phone.get(f"/versions/{version.pk}/").status_code == 302
    assert SECRET not in phone.get("/accounts/login/").content.decode()


def test_leave_quickly_leaves_for_the_weather(story: Story, settings: Any) -> None:
    phone, version = lent(story)
    assert phone.get("/leave")["Location"] == settings.LEAVE_TO
    assert phone.get(f"/my/{version.pk}/read/").status_code == 401


def test_it_dies_after_a_quarter_of_an_hour_without_a_press(story: Story) -> None:
    phone, version = lent(story)
    session = OpenSession.objects.get(pk=phone.session.session_key)
    left = session.expire_date - timezone.now()
    assert timedelta(minutes=14) < left <= timedelta(minutes=15)
    OpenSession.objects.filter(pk=session.pk).update(expire_date=timezone.now() + timedelta(minutes=1))
    page(phone, "my_version", version.pk)
    session.refresh_from_db()
    assert session.expire_date > timezone.now() + timedelta(minutes=14), "each press begins it anew"

    OpenSession.objects.filter(pk=session.pk).update(expire_date=timezone.now())
    typed = phone.post(
        reverse("sharing:my_answer", args=[version.pk]), {"words": "The bus always comes late."}
    )
    assert typed.status_code == 401
    assert "The bus always comes late." in typed.content.decode()
    assert SECRET not in typed.content.decode()


def replaced(story: Story, version: SharedVersion) -> None:
    replace(story, version)


def hidden(story: Story, version: SharedVersion) -> None:
    SharedVersion.objects.filter(pk=version.pk).update(hidden_at=timezone.now())


def access_ended(story: Story, version: SharedVersion) -> None:
    MemberAccess.objects.update(ended_at=timezone.now())


@pytest.mark.parametrize("take", [recall, replaced, hidden, access_ended])
def test_what_is_taken_back_meanwhile_says_so_kindly_and_ends_it(
    story: Story, take: Callable[[Story, SharedVersion], None]
) -> None:
    phone, version = lent(story)
    take(story, version)
    gone = answer(phone, version, kind="agree", words="The bus always comes late.")
    html = gone.content.decode()
    assert gone.status_code == 409
    assert "This was taken back" in html
    assert "The bus always comes late." in html
    assert SECRET not in html
    assert not Answer.objects.exists()
    assert phone.get(f"/my/{version.pk}/read/").status_code == 401


def test_ending_her_link_ends_it_as_well(story: Story) -> None:
    invitation = make_invitation(member=story.amina, by=story.priya)
    phone, version = lent(story)
    end_invitation(invitation=invitation, by=story.priya)
    assert phone.get(f"/my/{version.pk}/read/").status_code == 401


def test_who_never_had_an_account_gets_one_and_no_link(story: Story) -> None:
    version = send(story, story.ryan, block(SECRET))
    phone = story.as_priya
    lend(phone, version)
    assert SECRET in page(phone, "my_version", version.pk)
    assert MemberAccess.objects.filter(member=story.ryan).count() == 1
    assert not Invitation.objects.exists()
    event = AuditEvent.objects.get(action="lend_phone")
    assert (event.user_id, event.target_id) == (story.priya.pk, version.pk)


def test_a_borrowed_phone_makes_no_door_that_stays_until_there_is_a_link(story: Story) -> None:
    """Else she would be told of messages that she cannot open."""
    version = send(story, story.ryan, block(SECRET))
    lend_phone(version=version, by=story.priya)
    borrowed = MemberAccess.objects.get(member=story.ryan)
    assert borrowed.ended_at is not None
    assert borrowed.ended_at < timezone.now() + timedelta(hours=5)

    make_invitation(member=story.ryan, by=story.priya)

    stays = MemberAccess.objects.current().get(member=story.ryan)
    assert stays.ended_at is None
    assert stays.user == borrowed.user
    lend_phone(version=version, by=story.priya)
    assert MemberAccess.objects.current().get(member=story.ryan) == stays


@pytest.mark.parametrize("take", [recall, replaced, hidden])
def test_what_is_not_on_her_page_is_not_lent(
    story: Story, take: Callable[[Story, SharedVersion], None]
) -> None:
    version, client = send(story, story.amina), story.as_priya
    take(story, version)
    assert lend(client, version).url == reverse("sharing:version", args=[version.pk])
    assert client.get("/").status_code == 200, "she is still signed in"


def test_a_child_too_young_to_read_alone_is_lent_nothing(story: Story) -> None:
    version = send(story, story.jaden)
    client = story.as_priya
    lend(client, version)
    assert client.get("/").status_code == 200
    assert not MemberAccess.objects.filter(member=story.jaden).exists()


def test_nobody_lends_what_is_not_theirs_to_share(story: Story) -> None:
    version, (omar, _) = send(story, story.amina), another_worker()
    assert lend(people.client_of(omar), version).status_code == 404
    assert lend(story.as_amina, version).status_code == 403
    Allocation.objects.update(ended_at=timezone.now())
    assert lend(story.as_priya, version).status_code == 404


def test_what_the_worker_was_still_to_be_told_is_not_for_the_reader(story: Story) -> None:
    phone, version = story.as_priya, send(story, story.amina)
    phone.post(reverse("sharing:version_unhide", args=[version.pk]))
    lend(phone, version)
    assert "on their page again" not in page(phone, "my_safe", version.pk)


def test_she_may_say_something_to_a_part(story: Story) -> None:
    phone, version = lent(story)
    part = version.content["blocks"][0]["id"]
    sent: Any = phone.post(reverse("sharing:my_comment", args=[version.pk, part]), {"text": "Not so."})
    assert sent.url == reverse("sharing:my_version", args=[version.pk])
    assert Comment.objects.get().text == "Not so."


def test_reading_on_a_lent_phone_keeps_to_the_budget(story: Story) -> None:
    phone, version = lent(story)
    with counted() as statements:
        page(phone, "my_version", version.pk)
    assert len(statements) <= 6, statements


def test_handing_back_without_having_borrowed_leads_home(story: Story) -> None:
    assert story.as_amina.get(BACK).headers["Location"] == "/my/"
    assert story.as_priya.get(BACK).status_code == 403
    version = send(story, story.amina)
    recall_version(version=version, reason="It names her sister.", by=story.priya)
    assert story.as_amina.get("/my/").status_code == 200
