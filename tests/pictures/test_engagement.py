"""The strip: what a month was like, ours first; what nobody offered is ours, whoever it was."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from restorative.pictures.engagement import SPAN, Level, Someone, months_until, strip

TODAY = date(2026, 11, 15)


def levels(someone: Someone) -> list[Level]:
    return [cell.level for cell in strip([someone], TODAY)[0].cells]


def test_twelve_months_the_oldest_first_over_the_turn_of_the_year() -> None:
    names = [(month.short, month.year) for month in months_until(TODAY)]
    assert names[0] == ("Dec", 2025)
    assert names[-1] == ("Nov", 2026)
    assert len(names) == SPAN


def test_who_was_never_asked_was_not_asked_by_us() -> None:
    row = strip([Someone("Dean", since=date(2026, 9, 2))], TODAY)[0]
    assert row.sentences == ["We did not ask: September to November"]
    assert [cell.level for cell in row.cells][:9] == [Level.OUTSIDE] * 9


def test_what_fell_through_on_our_side_is_not_hidden_behind_their_no() -> None:
    both = ((date(2026, 11, 2), Level.DID_NOT), (date(2026, 11, 9), Level.OUR_SIDE))
    assert levels(Someone("Priti", both))[-1] == Level.OUR_SIDE


def test_ours_is_told_first_and_months_that_follow_each_other_as_one() -> None:
    there = tuple((date(2026, month, 3), Level.TOOK_PART) for month in (1, 2, 3, 5))
    row = strip([Someone("Amina", there, since=date(2026, 1, 1))], TODAY)[0]
    assert row.sentences == ["We did not ask: April, June to November", "Took part: January to March, May"]


def test_what_happened_before_or_after_their_time_here_is_told_all_the_same() -> None:
    there = ((date(2026, 1, 3), Level.TOOK_PART),)
    found = levels(Someone("Sam", there, since=date(2026, 5, 1), until=date(2026, 6, 30)))
    assert found[1] == Level.TOOK_PART
    assert found[5:7] == [Level.NOT_ASKED, Level.NOT_ASKED]
    assert found[7:] == [Level.OUTSIDE] * 5


def test_nor_behind_their_coming() -> None:
    both = ((date(2026, 11, 2), Level.TOOK_PART), (date(2026, 11, 9), Level.OUR_SIDE))
    row = strip([Someone("Meera", both, since=date(2026, 11, 1))], TODAY)[0]
    assert (row.cells[-1].shape, row.cells[-1].words) == ("●✕", "took part, and once our side fell through")
    assert row.sentences == ["We offered, and our side fell through: November", "Took part: November"]


days = st.dates(TODAY - timedelta(days=500), TODAY + timedelta(days=40))
happened = st.lists(st.tuples(days, st.sampled_from(list(Level)[:4])), max_size=30).map(tuple)


@settings(max_examples=60)
@given(happened, days)
def test_every_month_is_one_thing_and_every_month_is_told(
    what: tuple[tuple[date, Level], ...], since: date
) -> None:
    row = strip([Someone("Amina", what, since)], TODAY)[0]
    assert len(row.cells) == SPAN
    for cell in row.cells:
        inside = [one for one in what if (one[0].year, one[0].month) == (cell.month.year, cell.month.month)]
        assert (cell.level in {one[1] for one in inside}) if inside else cell.level in list(Level)[4:]
    assert bool(row.sentences) == any(cell.level != Level.OUTSIDE for cell in row.cells)
