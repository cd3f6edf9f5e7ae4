"""Template tags: dates in words, languages, states and frames."""

import datetime
import re

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from restorative.ui.language import direction, guess_language
from tests import generators

SUMMER = datetime.datetime(2026, 6, 3, 13, 5, tzinfo=datetime.UTC)
WINTER = datetime.datetime(2026, 1, 3, 0, 0, tzinfo=datetime.UTC)


def draw(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_when_is_said_in_words_in_london() -> None:
    assert draw("{% when at %}", at=SUMMER) == (
        '<time datetime="2026-06-03T14:05+01:00">3 June 2026, 2:05pm</time>'
    )
    assert draw("{{ at|in_words }}", at=WINTER) == "3 January 2026, 12:00am"
    assert (
        draw("{% when at %}", at=datetime.date(2026, 6, 3))
        == '<time datetime="2026-06-03">3 June 2026</time>'
    )
    assert draw("{% when at %}|{{ at|in_words }}", at=None) == "|"


def test_months_follow_the_language() -> None:
    with translation.override("pl"):
        assert "czerwca 2026" in draw("{{ at|in_words }}", at=SUMMER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (generators.urdu_text(), "ur"),
        (generators.arabic_text(), "ar"),
        (generators.punjabi_text(), "pa"),
        (generators.chinese_text(), "zh"),
        (generators.polish_text(), "pl"),
        ("Leo showed me his chart.", ""),
        ("Café with Zoë, naïve.", ""),
        ("", ""),
        ("1234 !?", ""),
        ("We spoke about بس and school for a long while today.", ""),
        ("<b>Hi</b> & x שלום مرحبا", ""),
        ("She said: مجھے گھر جانا ہے، ابھی", "ur"),
    ],
)
def test_the_language_of_a_text_is_guessed(text: str, expected: str) -> None:
    assert guess_language(text) == expected


def test_directions() -> None:
    assert [direction(language) for language in ("ur", "pl", "")] == ["rtl", "ltr", "auto"]


def test_words_keep_every_space_and_mark_their_language() -> None:
    html = draw("{% words text %}", text=" Leo  said\n<b>no</b>\n\nلیو نے مجھے اپنا چارٹ دکھایا")
    assert '<p class="words" dir="auto"> Leo  said\n&lt;b&gt;no&lt;/b&gt;</p>' in html
    assert '<p class="words" lang="ur" dir="rtl">' in html
    assert draw("{% words text %}", text="") == ""


def test_a_state_is_word_and_shape_and_colour() -> None:
    html = draw('{% tag "different" state %}', state="<Sees it differently>")
    assert "tag--different" in html
    assert 'aria-hidden="true">◆<' in html
    assert "&lt;Sees it differently&gt;" in html
    assert 'class="tag"' in draw('{% tag "" "Draft" %}')


def test_frames_hold_what_stands_in_them() -> None:
    html = draw("{% card title=title level=3 %}<p>{{ inside }}</p>{% endcard %}", title="<A>", inside="<B>")
    assert html == '<section class="card"><h3 class="card__title">&lt;A&gt;</h3><p>&lt;B&gt;</p></section>'
    assert 'class="panel panel--different"' in draw('{% panel kind="different" %}x{% endpanel %}')
    assert "<details" in draw('{% fold "More" %}x{% endfold %}')
    assert "open" in draw('{% fold "More" open=True %}x{% endfold %}')


def test_nothing_wrong_draws_nothing() -> None:
    assert draw("{% form_errors form %}", form=None) == ""


def test_a_form_keeps_its_key_until_it_is_taken() -> None:
    """A page opened anew has a key of its own; one that comes back with what is wrong has the same again."""
    asks = RequestFactory()
    field = re.compile('<input type="hidden" name="key" value="([0-9a-f]{32})">')

    def drawn(request: HttpRequest) -> str:
        found = field.fullmatch(draw("{% once %}", request=request))
        assert found
        return found[1]

    key = drawn(asks.get("/"))
    assert key != drawn(asks.get("/"))
    assert key == drawn(asks.post("/", {"key": key}))
    for forged in ("", "1", '"><script>', f"{key}0", f"{key}\n", key.upper()):
        assert drawn(asks.post("/", {"key": forged})) not in (key, forged)
