"""What staff sign in their own name is signed by who is there; what was written waits while they show it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import get_resolver, reverse
from django.utils import timezone

from families.sharing.models import Answer, HarmAnswer, ReadAloud
from restorative.access.permissions import Permission
from restorative.accounts.models import User
from restorative.audit.models import AccessLog
from supervision.models import Decision
from tests import people
from tests.access.walk import ours
from tests.conftest import Story
from tests.restorative.resuming import Browser
from tests.sharing.own import send
from tests.sharing.test_read_aloud import typed
from tests.supervision.meetings import held, reviewed, tell_manager
from tests.ui.markup import Markup

# signed by staff: what is reviewed, acknowledged, decided, approved, said on behalf of somebody, or opened in an emergency
SIGNED = {
    "families:break_glass",
    "families:break_glass_review",
    "sharing:breach_close",
    "sharing:breach_report",
    "sharing:harm_answers",
    "sharing:read_aloud",
    "sharing:share_request",
    "sharing:withholding_decide",
    "sharing:withholding_review",
    "sharing:wrong_family",
    "supervision:session_review",
    "supervision:session_answer",
    "supervision:decision_new",
    "supervision:escalation_decide",
}


def asked_again(name: str) -> set[str]:
    """By which methods this view asks once more who is there."""
    views = {name: view for name, view in every_view(get_resolver().url_patterns)}
    found: set[str] = getattr(views[name], "asks_again", set())
    return found


def every_view(patterns: Any, namespace: str = "") -> Iterator[tuple[str, Any]]:
    for entry in patterns:
        if hasattr(entry, "url_patterns"):
            inner = ":".join(filter(None, [namespace, entry.namespace]))
            yield from every_view(entry.url_patterns, inner)
        else:
            yield ":".join(filter(None, [namespace, str(entry.name)])), entry.callback


def test_whatever_staff_sign_asks_who_is_there() -> None:
    posts = {route["name"] for route in ours() if asked_again(route["name"]) == {"POST"}}
    assert posts == SIGNED


def test_every_paper_that_staff_take_along_asks_who_is_there() -> None:
    staff = [route for route in ours() if route["permission"] != Permission.FAMILY_PAGES]
    papers = {route["name"] for route in staff if route["name"].endswith("_pdf")}
    assert len(papers) >= 6
    assert {name for name in papers if "GET" not in asked_again(name)} == set()


@pytest.fixture
def clock(story: Story) -> Iterator[Any]:
    with time_machine.travel(timezone.now(), tick=False) as travelled:
        yield travelled


class Signer(Browser):
    """Somebody whose page has been open for eleven minutes, on and off."""

    def __init__(self, user: User, clock: Any) -> None:
        super().__init__(user)
        self.clock = clock

    def open_for_long(self, url: str) -> None:
        self.open(url)
        self.clock.shift(timedelta(minutes=6))
        self.open(url)
        self.clock.shift(timedelta(minutes=5))

    def sends(self, url: str, **facts: Any) -> None:
        """The form at this address, as its page would send it."""
        kept = {name: values for name, values in self.hidden().items() if name in MARKS}
        self.page = self.client.post(url, kept | facts, headers={"Sec-Fetch-Site": "same-origin"})

    def shows_it_is_them(self) -> None:
        assert self.page.status_code == 401
        assert "Is it still you?" in self.text
        assert "Nothing you wrote is lost" in self.text
        self.press(password=people.PASSWORD)
        self.press()


MARKS = {"csrfmiddlewaretoken", "opened_by"}


def test_a_manager_reviews_a_session_after_showing_it_is_her(story: Story, clock: Any) -> None:
    session = held(story)
    margaret = Signer(story.margaret, clock)
    margaret.open_for_long(reverse("supervision:session", args=[session.pk]))
    [seen] = [one["value"] for one in Markup(margaret.text).all("button") if one.get("name") == "seen"]
    url = reverse("supervision:session_review", args=[session.pk])
    margaret.sends(url, seen=seen)
    session.refresh_from_db()
    assert not session.is_reviewed
    margaret.shows_it_is_them()
    session.refresh_from_db()
    assert session.is_reviewed


def test_what_a_practitioner_answers_to_it_is_not_lost_on_the_way(story: Story, clock: Any) -> None:
    session = reviewed(story)
    priya = Signer(story.priya, clock)
    url = reverse("supervision:session_answer", args=[session.pk])
    priya.open_for_long(url)
    priya.sends(url, answer="different", words="I did ring them. Twice.")
    session.refresh_from_db()
    assert session.answered_at is None
    priya.shows_it_is_them()
    session.refresh_from_db()
    assert (session.answer, session.answer_words) == ("different", "I did ring them. Twice.")


def test_what_she_wrote_down_on_behalf_of_amina_waits_too(story: Story, clock: Any) -> None:
    version = send(story, story.amina)
    priya = Signer(story.priya, clock)
    url = reverse("sharing:read_aloud", args=[version.pk])
    priya.open_for_long(url)
    priya.sends(url, **typed(told_back="So you ring the bus people."))
    assert not Answer.objects.exists()
    priya.shows_it_is_them()
    assert Answer.objects.get().recorded_by == story.priya
    assert ReadAloud.objects.get().told_back == "So you ring the bus people."


def test_nobody_says_in_her_name_that_he_could_harm_nobody(story: Story, clock: Any) -> None:
    before = HarmAnswer.objects.count()
    priya = Signer(story.priya, clock)
    url = reverse("sharing:harm_answers", args=[story.family.pk])
    priya.open_for_long(url)
    said = {f"could_{one.pk.hex}": "no" for one in (story.amina, story.ryan)}
    said[f"could_{story.ryan.pk.hex}"] = "not_known"
    priya.sends(url, **said)
    assert HarmAnswer.objects.count() == before
    priya.shows_it_is_them()
    assert HarmAnswer.objects.count() == before + 1


def test_a_decision_on_the_file_and_the_answer_to_a_worry(story: Story, clock: Any) -> None:
    told = tell_manager(story)
    margaret = Signer(story.margaret, clock)
    margaret.open_for_long(reverse("supervision:escalation", args=[told.pk]))
    margaret.sends(
        reverse("supervision:escalation_decide", args=[told.pk]), decision="We go there today, both of us."
    )
    margaret.shows_it_is_them()
    told.refresh_from_db()
    assert told.decision == "We go there today, both of us."
    assert not Decision.objects.exists()


def test_what_is_written_all_day_is_not_held_up(story: Story, clock: Any) -> None:
    """A note, what is added to it, and a share bear a name; to ask each time would teach people not to look."""
    for name in (
        "families:visit_draft",
        "families:amendment_new",
        "sharing:share_now",
        "families:promise_edit",
    ):
        assert asked_again(name) == set(), name


def test_a_paper_comes_after_showing_it(story: Story, clock: Any) -> None:
    visit, version = people.make_visit(story.family, story.priya), send(story, story.amina)
    priya = Signer(story.priya, clock)
    priya.open_for_long("/families/")
    for url in (f"/families/visits/{visit.pk}/pdf/", f"/versions/{version.pk}/pdf/"):
        assert priya.client.get(url).headers["Location"].startswith("/account/confirm/"), url
    assert not AccessLog.objects.filter(kind="pdf").exists()


def test_amina_takes_her_own_letter_home_without_being_asked(story: Story, clock: Any) -> None:
    version, amina = send(story, story.amina), story.as_amina
    for minutes in (6, 5):
        amina.get("/my/")
        clock.shift(timedelta(minutes=minutes))
    paper = amina.get(f"/my/{version.pk}/pdf/")
    assert (paper.status_code, paper.headers["Content-Type"]) == (200, "application/pdf")
