"""The timeline: every event is a mark or part of one, and the list says it in words."""

from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from restorative.pictures.timeline import Event, timeline

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2026, 1, 10)


def marks(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}circle"))  # noqa: S314 - our own drawing


def test_a_line_for_each_kind_and_words_in_order() -> None:
    events = [
        Event(date(2026, 6, 3), "Home visit", "We talked about mornings"),
        Event(date(2026, 3, 1), "Phone call", ""),
        Event(date(2026, 3, 9), "Home visit", "First visit"),
    ]
    picture = timeline(events)
    assert picture.words == (
        "1 March 2026: Phone call",
        "9 March 2026: First visit",
        "3 June 2026: We talked about mornings",
    )
    assert len(marks(picture.svg)) == 3
    assert "3 events from 1 March 2026 to 3 June 2026" in picture.svg
    assert "First visit" not in picture.svg, "the words stand in the list"


def test_what_lies_too_close_is_one_mark_with_a_number() -> None:
    events = [Event(DAY + timedelta(days=n), "Visit", "") for n in (0, 1, 2, 300)]
    picture = timeline(events)
    assert len(marks(picture.svg)) == 2
    assert ">3</text>" in picture.svg


def test_nothing_yet() -> None:
    assert "Nothing yet." in timeline([]).svg


def test_one_day_alone_stands_in_the_middle() -> None:
    assert len(marks(timeline([Event(DAY, "Visit", "x")]).svg)) == 1


events = st.lists(
    st.builds(
        Event,
        st.dates(date(2020, 1, 1), date(2026, 12, 31)),
        st.sampled_from([f"Kind {n} <b>" for n in range(12)]),
        st.text(max_size=60),
    ),
    max_size=150,
)


@settings(max_examples=20)
@given(events)
def test_never_heavy_never_broken_and_nobody_lost(some: list[Event]) -> None:
    picture = timeline(some)
    assert len(picture.svg.encode()) <= 20_000
    assert len(picture.words) == len(some)
    numbers = [
        int(one.text or "0")
        for one in ElementTree.fromstring(picture.svg).iter(f"{SVG}text")  # noqa: S314 - our own drawing
        if (one.text or "").isdigit()
    ]
    assert len(marks(picture.svg)) - len(numbers) + sum(numbers) == len(some)
