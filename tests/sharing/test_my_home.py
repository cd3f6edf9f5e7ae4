"""What a family member finds on their own page, and what never stands there."""

import gzip
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import Promise, PromiseMember
from families.sharing.models import MemberAccess, SharedVersion
from restorative.access.middleware import MEMBER_KEY
from restorative.accounts.models import User
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.pages import lasting
from tests.sharing.own import HEADING, another_worker, block, page, promise, recall, replace, say, send


def part(html: str, heading: str) -> str:
    """What stands under one heading of the page, without markup."""
    found = re.search(rf">{heading}</h2>(.*?)</section>", html, re.DOTALL)
    assert found, heading
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def open_it(story: Story, version: SharedVersion) -> None:
    page(story.as_amina, "my_version", version.pk)


def test_what_is_new_says_from_whom_when_and_how_long_and_nothing_of_what_it_says(story: Story) -> None:
    send(story, story.amina, block("Jaden cried at school."))
    html = page(story.as_amina, "my_home")
    new = part(html, "New to read")
    assert "From Priya Shah" in new
    assert "2 minutes to read" in new
    assert "Jaden" not in html
    assert HEADING not in html
    assert re.search(r"<title>\s*Messages\s*</title>", html)


def test_what_was_opened_is_new_no_longer(story: Story) -> None:
    version = send(story, story.amina)
    page(story.as_amina, "my_safe", version.pk)
    assert "From Priya" in part(page(story.as_amina, "my_home"), "New to read")

    open_it(story, version)
    html = page(story.as_amina, "my_home")
    assert "From Priya" not in part(html, "New to read")
    assert f"{HEADING} From Priya Shah ◔ Waiting for you" in part(html, "What we agreed")


def test_staff_who_open_a_version_do_not_open_it_for_her(story: Story) -> None:
    version = send(story, story.amina)
    page(story.as_priya, "version", version.pk)
    assert "From Priya" in part(page(story.as_amina, "my_home"), "New to read")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("agree", "You agreed"),
        ("mostly", "You mostly agreed"),
        ("different", "We don&#x27;t agree on this"),
        ("more_time", "Waiting for you"),
        ("no_sign", "You chose not to sign"),
        ("not_safe", "Waiting for you"),
        ("talk", "You asked us to talk"),
    ],
)
def test_where_the_two_of_us_stand(story: Story, kind: str, words: str) -> None:
    version = send(story, story.amina)
    open_it(story, version)
    say(version, "agree", answered_at=timezone.now() - timedelta(days=1))
    say(version, kind)
    assert words in part(page(story.as_amina, "my_home"), "What we agreed")


def test_the_day_of_agreement_is_said(story: Story) -> None:
    version = send(story, story.amina)
    open_it(story, version)
    say(version, "agree", answered_at=timezone.datetime(2026, 6, 3, 23, 30, tzinfo=timezone.timezone.utc))  # type: ignore[attr-defined]
    assert "You agreed 4 June" in part(page(story.as_amina, "my_home"), "What we agreed")


@pytest.mark.parametrize(
    ("whose", "outcome", "words"),
    [
        ("ours", "open", "Still to do"),
        ("ours", "kept", "Done"),
        ("ours", "not_kept", "We did not do this"),
        ("theirs", "kept", "Done"),
        ("theirs", "changed", "Changed"),
        ("theirs", "not_kept", "Couldn&#x27;t yet"),
    ],
)
def test_promises_ours_and_theirs_without_blame(story: Story, whose: str, outcome: str, words: str) -> None:
    settled = {} if outcome == "open" else {"settled_at": timezone.now(), "settled_by": story.priya}
    promise(story, story.amina, "Ring the school", whose=whose, outcome=outcome, **settled)
    said = part(page(story.as_amina, "my_home"), "Promises")
    assert "Ring the school" in said
    assert words in said
    assert ("We will" if whose == "ours" else "You will") in said


def test_late_promises_are_said_gently(story: Story) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    promise(story, story.amina, "Ring the school", by_when=yesterday)
    promise(story, story.amina, "Ask gran", whose="theirs", by_when=yesterday)
    said = part(page(story.as_amina, "my_home"), "Promises")
    assert "We are late with this" in said
    assert "Not yet" in said
    assert "overdue" not in said.lower()


def test_a_promise_shows_only_to_whom_it_was_shown(story: Story) -> None:
    made = promise(story, story.amina, "Buy the blue bed")
    people.make_account(story.ryan)
    PromiseMember.objects.update(shown_at=None)
    assert "blue bed" not in page(story.as_amina, "my_home")
    PromiseMember.objects.create(
        family=story.family, promise=made, member=story.ryan, shown_at=timezone.now()
    )
    assert "blue bed" not in page(story.as_amina, "my_home")
    assert Promise.objects.count() == 1


def test_she_reads_who_comes_next_time(story: Story) -> None:
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    send(story, story.amina, block("Bus times.", "next", next_on=day, next_who="Priya and the school nurse"))

    assert "Who comes: Priya and the school nurse" in page(story.as_amina, "my_home")


def test_what_happens_next_is_what_lies_ahead_soonest_first(story: Story) -> None:
    today = timezone.localdate()
    days = [today + timedelta(days=n) for n in (9, 0, -1, 2)]
    for number, day in enumerate(days):
        send(story, story.amina, block(f"Visit {number}.", "next", next_on=day.isoformat(), next_at="14:00"))
    send(story, story.amina, block("No day.", "next"))
    gone = send(story, story.amina, block("Gone.", "next", next_on=today.isoformat()))
    recall(story, gone)
    said = part(page(story.as_amina, "my_home"), "What happens next")
    assert re.findall(r"Visit \d|Gone|No day", said) == ["Visit 1", "Visit 3", "Visit 0"]
    assert "2:00pm" in said


def test_nothing_tells_of_anybody_elses_versions(story: Story) -> None:
    alone = lasting(page(story.as_amina, "my_home"))
    for _ in range(3):
        send(
            story,
            story.ryan,
            block("Ryan only."),
        )
    html = lasting(page(story.as_amina, "my_home"))
    assert html == alone
    assert "Ryan" not in html
    assert "Nothing new" in html


def test_replaced_and_recalled_versions_are_not_there(story: Story) -> None:
    old = send(story, story.amina)
    replace(story, old)
    recall(story, send(story, story.amina))
    html = page(story.as_amina, "my_home")
    assert html.count("From Priya Shah") == 1
    assert str(old.pk) not in html


def test_older_ones_come_page_by_page_each_once(story: Story) -> None:
    versions = [send(story, story.amina) for _ in range(45)]
    SharedVersion.objects.update(shared_at=timezone.now())
    for version in versions:
        open_it(story, version)
    seen: list[str] = []
    client, url = story.as_amina, reverse("sharing:my_home")
    while url:
        html = client.get(url).content.decode()
        seen += re.findall(r"/my/([0-9a-f-]{36})/", html)
        older = re.search(r'href="(/my/\?before=[^"]+)"', html)
        url = older[1] if older else ""
    assert sorted(seen) == sorted(str(version.pk) for version in versions)


@pytest.mark.parametrize("place", ["", "x", "\x00", "0d9f2c1e-6a4b-4f6d-9a43-5b1f7c2e8d10"])
def test_places_that_are_not_hers_are_404(story: Story, place: str) -> None:
    assert story.as_amina.get(reverse("sharing:my_home"), {"before": place}).status_code == 404


def test_another_members_version_is_no_place(story: Story) -> None:
    his = send(story, story.ryan)
    assert story.as_amina.get(reverse("sharing:my_home"), {"before": str(his.pk)}).status_code == 404


def test_the_page_keeps_to_its_budget_with_two_hundred_versions(story: Story) -> None:
    today = timezone.localdate().isoformat()
    versions = [send(story, story.amina, block(), block("x", "next", next_on=today)) for _ in range(200)]
    for version in versions[:60]:
        open_it(story, version)
        say(version, "agree")
    for number in range(12):
        promise(story, story.amina, f"Promise {number}")
    client = story.as_amina
    with counted() as statements:
        html = page(client, "my_home")
    assert len(statements) <= 6, statements
    assert len(gzip.compress(html.encode())) <= 10_000
    with counted() as statements:
        page(client, "my_home", before=str(versions[50].pk))
    assert len(statements) <= 6, statements


def test_of_many_promises_she_sees_the_soonest_and_all_when_she_asks(story: Story) -> None:
    for number in range(25):
        promise(story, story.amina, f"Promise {number:02}.")
    few = page(story.as_amina, "my_home")
    assert few.count("Promise ") == 20
    assert "Promise 00." in few
    assert "Promise 24." not in few
    assert "Show all promises" in few
    everything = page(story.as_amina, "my_home", promises="all")
    assert everything.count("Promise ") == 25
    assert "Show all promises" not in everything


def choosing(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=people.CODE_BACKEND)
    return client


def test_one_place_needs_no_choice(story: Story) -> None:
    client = choosing(story.amina_account)
    assert client.get("/my/").url == "/my/choose/"  # type: ignore[attr-defined]
    assert client.get("/my/choose/").url == "/my/"  # type: ignore[attr-defined]
    assert client.session[MEMBER_KEY] == str(story.amina.pk)


def test_who_has_two_places_chooses_one_of_them_and_no_other(story: Story) -> None:
    _, novak = another_worker()
    there = people.make_adult(novak, "Amina Novak")
    MemberAccess.objects.create(family=novak, member=there, user=story.amina_account)
    send(story, story.amina)
    client = choosing(story.amina_account)

    html = client.get("/my/choose/").content.decode()
    assert "Amina: messages from Priya Shah" in html
    assert "Novak" not in html
    assert client.post("/my/choose/", {"member": str(story.ryan.pk)}).status_code == 200
    assert MEMBER_KEY not in client.session
    assert client.post("/my/choose/", {"member": str(there.pk)}).status_code == 302
    assert client.session[MEMBER_KEY] == str(there.pk)
    assert "From Priya" not in page(client, "my_home")


def test_who_has_no_place_any_more_is_told_so(story: Story) -> None:
    MemberAccess.objects.update(ended_at=timezone.now())
    html = choosing(story.amina_account).get("/my/choose/").content.decode()
    assert "There is nothing for you here now" in html
