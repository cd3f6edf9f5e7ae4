"""Amina reads on a cheap phone what was written, comments and answers: few taps, few bytes, no scripts needed."""

import pytest
from playwright.sync_api import expect

from families.sharing.models import Answer, Comment
from tests.conftest import Story
from tests.generators import long_policy_text, urdu_text
from tests.journeys.conftest import Browsers, Visitor
from tests.sharing.own import block, invited, promise, replace, send

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORRY = "We were worried that Jaden missed eleven mornings."
HER_WORDS = "The bus comes late. That is not written here."


def come_in(visitor: Visitor, story: Story) -> None:
    invitation, code = invited(story, story.amina)
    visitor.go(f"/i/{invitation.link}/")
    visitor.page.get_by_label("Your code").fill(code.lower().replace("-", " "))
    visitor.page.get_by_role("button", name="Open my messages").click()


def read(visitor: Visitor) -> None:
    visitor.tap("link", "From Priya Shah")
    expect(visitor.page.get_by_role("heading", name="Is it safe to read now?")).to_be_visible()
    visitor.tap("link", "Yes", exact=False)


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_link_to_an_answer_in_four_taps(browsers: Browsers, story: Story, scripts: bool) -> None:
    send(story, story.amina, block(long_policy_text()), block(WORRY, "challenge"), block(urdu_text()))
    amina = browsers.open(scripts=scripts)
    come_in(amina, story)
    assert WORRY not in amina.text()

    read(amina)
    assert WORRY in amina.text()
    amina.page.get_by_label("Your words").fill(HER_WORDS)
    amina.tap("radio", "I see it differently")
    amina.tap("button", "Send my answer")

    expect(amina.page.get_by_text("Thank you.")).to_be_visible()
    expect(amina.page.get_by_text("We don't agree on this")).to_be_visible()
    assert amina.taps <= 4
    assert amina.page.title() == "Messages"
    assert (Answer.objects.get().kind, Answer.objects.get().words) == ("different", HER_WORDS)


def test_saying_something_about_one_part_takes_two_more_taps(browsers: Browsers, story: Story) -> None:
    version = send(story, story.amina, block("We drank tea."), block(WORRY, "challenge"))
    amina = browsers.family(story.amina_account, story.amina, scripts=False)
    amina.go(f"/my/{version.pk}/read/")
    amina.tap("link", "Say something about this", exact=False, nth=1)
    amina.page.get_by_label("What do you want to say").fill(HER_WORDS)
    amina.tap("button", "Send")

    assert amina.taps <= 2
    expect(amina.page.get_by_text(HER_WORDS)).to_be_visible()
    assert str(Comment.objects.get().block_id) == version.content["blocks"][1]["id"]


def test_a_record_that_changes_while_she_writes_keeps_her_words(browsers: Browsers, story: Story) -> None:
    version = send(story, story.amina)
    amina = browsers.family(story.amina_account, story.amina, scripts=False)
    amina.go(f"/my/{version.pk}/read/")
    amina.page.get_by_label("Your words").fill(HER_WORDS)
    newer = replace(story, version, block("Now with the bus."))
    amina.tap("radio", "I agree")
    amina.tap("button", "Send my answer")

    expect(amina.page.get_by_role("heading", name="This was changed")).to_be_visible()
    amina.tap("button", "Read it again, with my words kept")
    expect(amina.page.get_by_text("Now with the bus.")).to_be_visible()
    expect(amina.page.get_by_label("Your words")).to_have_value(HER_WORDS)
    amina.tap("button", "Talk to me instead")
    assert Answer.objects.get().version == newer
    assert Answer.objects.get().kind == "talk"


def test_a_cold_start_fetches_little(browsers: Browsers, story: Story) -> None:
    version = send(story, story.amina, *(block(part) for part in long_policy_text().split("\n\n")))
    promise(story, story.amina, "Ring the school")
    amina = browsers.family(story.amina_account, story.amina)
    fetched: list[str] = []
    amina.page.on("request", lambda request: fetched.append(request.url))
    for path in ("/my/", f"/my/{version.pk}/", f"/my/{version.pk}/read/"):
        fetched.clear()
        amina.go(path)
        counted = [url for url in fetched if "/img/" not in url and "favicon" not in url]
        assert len(counted) <= 3, counted


@pytest.mark.parametrize("path", ["/my/", "/my/{}/", "/my/{}/read/", "/my/{}/comment/{}/"])
@pytest.mark.parametrize("language", ["en-gb", "ar-xb"])
def test_nothing_runs_out_of_a_narrow_screen(
    browsers: Browsers, story: Story, path: str, language: str
) -> None:
    version = send(story, story.amina, block("x" * 300), block(urdu_text(), "challenge"))
    promise(story, story.amina, "a" * 200)
    amina = browsers.family(story.amina_account, story.amina)
    amina.context.add_cookies([{"name": "django_language", "value": language, "url": amina.base}])
    amina.page.set_viewport_size({"width": 320, "height": 640})
    amina.go(path.format(version.pk, version.content["blocks"][0]["id"]))
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert amina.page.evaluate(over) <= 0
    amina.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert amina.page.evaluate(over) <= 0
