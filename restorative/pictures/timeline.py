"""What happened, by time and kind: a line for each kind, a mark for each event, above the list that says it in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from restorative.pictures.colours import CARD, INK, INK_SOFT, LINE, TEAL
from restorative.pictures.drawing import Picture, drawn, label
from restorative.pictures.engagement import Month
from restorative.pictures.lettering import wrapped
from restorative.pictures.svg import element, picture, together, words
from restorative.ui.templatetags.ui import in_words

WIDTH: Final = 620.0
NAMES: Final = 130.0
LANE: Final = 40.0
FOOT: Final = 24.0
SLOT: Final = 24.0
SLOTS: Final = int((WIDTH - NAMES) // SLOT)
MOST_LANES: Final = 6


@dataclass(frozen=True)
class Event:
    """Something that happened: its day, its kind as the page calls it, and a few words."""

    day: date
    kind: str
    label: str


def timeline(events: Sequence[Event], *, name: str = "timeline") -> Picture:
    """Events in any order. What lies too close together to be told apart is one mark with a number."""
    told = sorted(events, key=lambda event: event.day)
    if not told:
        return Picture(picture(nothing(), key=name, title=title_of(told), size=(WIDTH, FOOT)))
    lanes = lanes_of(told)
    first, last = told[0].day, told[-1].day
    rows = [
        lane(kind, group, LANE * place, (first, last)) for place, (kind, group) in enumerate(lanes.items())
    ]
    height = LANE * len(lanes)
    scale = element("g", *months(first, last, height))
    svg = picture(scale, *rows, key=name, title=title_of(told), size=(WIDTH, height + FOOT))
    return Picture(svg, tuple(sentence(event) for event in told))


def title_of(events: Sequence[Event]) -> str:
    if not events:
        return _("Nothing yet.")
    said = ngettext("%(number)s event", "%(number)s events", len(events)) % {"number": len(events)}
    days = {"events": said, "first": in_words(events[0].day), "last": in_words(events[-1].day)}
    return _("%(events)s from %(first)s to %(last)s. The list says the same.") % days


def sentence(event: Event) -> str:
    return f"{in_words(event.day)}: {event.label or event.kind}"


def nothing() -> SafeString:
    return label(_("Nothing yet."), WIDTH / 2, 16, 13, colour=INK_SOFT)


def lanes_of(events: Sequence[Event]) -> dict[str, list[Event]]:
    """A line for each kind, those with most events first; the rarest share the last one."""
    kinds: dict[str, list[Event]] = {}
    for event in events:
        kinds.setdefault(event.kind, []).append(event)
    most = sorted(kinds, key=lambda kind: -len(kinds[kind]))
    if len(most) <= MOST_LANES:
        return {kind: kinds[kind] for kind in most}
    shown, rest = most[: MOST_LANES - 1], set(most[MOST_LANES - 1 :])
    others = [event for event in events if event.kind in rest]
    return {**{kind: kinds[kind] for kind in shown}, _("Other"): others}


def slot_of(day: date, span: tuple[date, date]) -> int:
    days = (span[1] - span[0]).days
    return round((day - span[0]).days / days * (SLOTS - 1)) if days else SLOTS // 2


def middle_of(slot: int) -> float:
    return NAMES + (slot + 0.5) * SLOT


def lane(kind: str, events: list[Event], top: float, span: tuple[date, date]) -> SafeString:
    middle = top + LANE / 2
    slots: dict[int, list[Event]] = {}
    for event in events:
        slots.setdefault(slot_of(event.day, span), []).append(event)
    lines = wrapped(kind, 13, NAMES - 10, 2)
    first = middle + 4.5 - 8 * (len(lines) - 1)
    names = [label(line, 0, first + 16 * place, 13, text_anchor="start") for place, line in enumerate(lines)]
    along = drawn([(NAMES, middle), (WIDTH, middle)], stroke=LINE, stroke_width=1.5)
    return together([*names, along, *(mark(slot, group, middle) for slot, group in slots.items())])


def mark(slot: int, events: list[Event], y: float) -> SafeString:
    x, number = middle_of(slot), len(events)
    if number == 1:
        said = words("title", in_words(events[0].day))
        return element("circle", said, cx=x, cy=y, r=6, fill=TEAL, stroke=INK)
    days = f"{in_words(events[0].day)} – {in_words(events[-1].day)}"
    circle = element("circle", cx=x, cy=y, r=11, fill=TEAL, stroke=INK)
    return element(
        "g", words("title", days), circle, label(str(number), x, y + 4.5, 12, colour=CARD, bold=True)
    )


def months(first: date, last: date, height: float) -> list[SafeString]:
    """Where a month begins: as many as there is room for."""
    begin, end = Month.of(first).place, Month.of(last).place
    step = max(1, -(-(end - begin + 1) // 8))
    scale = []
    for place in range(begin + 1, end + 1, step):
        month = Month(place // 12, place % 12 + 1)
        x = middle_of(slot_of(date(month.year, month.month, 1), (first, last)))
        scale.append(drawn([(x, 0), (x, height)], stroke=LINE, stroke_width=1))
        year = f" {month.year}" if month.month == 1 or place == begin + 1 else ""
        scale.append(label(f"{month.short}{year}", x, height + 16, 12, colour=INK_SOFT))
    return scale
