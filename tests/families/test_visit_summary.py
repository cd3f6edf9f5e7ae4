"""*Put it together*: what was typed, as a few sentences; and not a word of it is lost or written over."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from families.actions.notes import Agreed, Ending, Note
from families.actions.passages import summary_parts
from families.forms.summary import LINE, put_together
from families.forms.visits import VisitPage
from families.models import Member, VisitDraft
from restorative.ui.text import normalise_newlines
from tests.conftest import Story
from tests.families.test_visit_texts import boxes_of
from tests.families.visit_data import draft_url, everything, least
from tests.naughty import naughty_strings

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
AMINA = Member(full_name="Amina Bell", kind="adult")
RYAN = Member(full_name="Ryan Cole", kind="adult")
whose = st.sampled_from(["ours", str(AMINA.pk), str(RYAN.pk), "", "nonsense"])
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def page_of(typed: dict[str, Any]) -> VisitPage:
    lists = {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
    return VisitPage([AMINA, RYAN], MultiValueDict(lists))


@quick
@given(
    texts=st.lists(words, min_size=1, max_size=3),
    promises=st.lists(st.tuples(words, whose, words), max_size=3),
    box=words,
    after=st.tuples(words, words, words),
)
def test_no_word_that_was_typed_is_lost(
    texts: list[str], promises: list[tuple[str, str, str]], box: str, after: tuple[str, str, str]
) -> None:
    typed = {f"support-{number}-text": text for number, text in enumerate(texts)}
    for number, (what, who, day) in enumerate(promises):
        typed |= {
            f"agreed-{number}-what": what,
            f"agreed-{number}-whose": who,
            f"agreed-{number}-by_when_day": day,
        }
    typed |= dict(zip(("next_words", "next_who", "next_on_month"), after, strict=True))

    summary = put_together(page_of(typed | {"summary": box, "happened": texts[0]}))

    assert summary.startswith(normalise_newlines(box) if box.strip() else "")
    parts = [*texts, *(what for what, _, _ in promises), *after[:2]]
    assert [part for part in parts if part.strip() and normalise_newlines(part) not in summary] == []
    dates = [day for what, _, day in promises if what.strip()] + [after[2]]
    assert [day for day in dates if day.strip() and normalise_newlines(day) not in summary] == []
    assert put_together(page_of(typed | {"summary": summary, "happened": texts[0]})) == summary


@quick
@given(
    summary=st.text(st.sampled_from("ab \n"), min_size=1).filter(str.strip),
    promises=st.lists(
        st.tuples(
            st.text(st.sampled_from("ab\n"), min_size=1).filter(str.strip),
            st.sampled_from([AMINA, RYAN, None]),
        ),
        max_size=3,
    ),
)
def test_the_parts_of_a_summary_are_the_summary(
    summary: str, promises: list[tuple[str, Member | None]]
) -> None:
    agreed = [Agreed(what, who) for what, who in promises]
    note = Note(
        kind="home",
        happened_on=date(2026, 6, 3),
        happened="x",
        present=[AMINA, RYAN],
        agreed=agreed,
        end=Ending(summary),
    )
    parts = list(summary_parts(note))

    assert "\n\n".join(part.passage.text for part in parts) == summary
    assert all(part.passage.text.strip() for part in parts)
    for said in agreed:
        if said.promiser and said.what.strip() in summary:
            whole = [part for part in parts if said.what.strip() in part.passage.text]
            assert all(said.promiser in part.concerned for part in whole)
            others = {RYAN, AMINA} - {one.promiser for one in agreed}
            assert not [part for part in whole if set(part.concerned) & others]


def press(story: Story, draft_id: uuid.UUID, **typed: Any) -> str:
    url = draft_url(story.family, draft_id)
    answer = story.as_priya.post(url, typed | {"add": "summary"}, follow=True)
    return boxes_of(answer.content.decode())["summary"]


def test_one_press_fills_the_box_and_keeps_the_draft(story: Story) -> None:
    draft_id = uuid.uuid4()
    typed = everything(story.amina, story.jaden) | {"summary": ""}
    filled = press(story, draft_id, **typed)

    assert filled == (
        "What happened: Jaden showed me his book.\n\n"
        "What we did:\n- We filled in the bus form.\n- We rang the school.\n\n"
        "We will: Ring the bus company.\n\n"
        "Amina will, by 1 June 2099: Be at the stop at eight.\n\n"
        "Next time: 2 June 2099, 10:30am\nWhat for: To look at mornings again.\n"
        "Who comes: Priya and the school nurse"
    )
    kept = VisitDraft.objects.get(pk=draft_id).payload
    assert kept["summary"] == [filled]
    assert kept["happened"] == [typed["happened"]]


@pytest.mark.parametrize(
    ("at", "said"), [("7", "7:00am"), ("14.30", "2:30pm"), ("after lunch", "after lunch"), ("", "")]
)
def test_the_family_reads_the_hour_as_the_note_will_say_it(story: Story, at: str, said: str) -> None:
    """A time that is not right yet stays as she typed it, for her to put right."""
    day = {"next_on_day": "2", "next_on_month": "6", "next_on_year": "2099"}
    filled = press(story, uuid.uuid4(), **least(story.amina, next_at=at, **day))
    assert filled.endswith("Next time: 2 June 2099" + (f", {said}" if said else ""))


def test_the_page_lands_on_the_box_and_it_is_open(story: Story) -> None:
    url = draft_url(story.family, uuid.uuid4())
    client = story.as_priya
    answer = client.post(url, least(story.amina) | {"add": "summary"})
    assert answer.headers["Location"] == f"{url}#id_summary"
    page = client.get(url).content.decode()
    before = page[: page.index('name="summary"')]
    assert before.rindex("<details") < before.rindex("open>") < before.rindex("What we said at the end")
    assert "another look" not in page


def test_what_she_wrote_stays_and_what_is_new_goes_below(story: Story) -> None:
    draft_id = uuid.uuid4()
    typed = least(story.amina, summary="Mine, in my words.")
    filled = press(story, draft_id, **typed)
    assert filled == f"Mine, in my words.\n\n{LINE}\n\nWhat happened: {typed['happened']}"

    again = press(story, draft_id, **typed | {"summary": filled, "revision": "1"})
    assert again == filled


def test_with_nothing_typed_the_box_stays_as_it_was(story: Story) -> None:
    assert press(story, uuid.uuid4(), happened=" ", summary="Mine", revision="0") == "Mine"


def test_awkward_texts_come_into_the_summary_whole(story: Story) -> None:
    texts = [text for text in naughty_strings() if text.strip() and "\x00" not in text][:50]
    rows = {f"support-{number}-text": text for number, text in enumerate(texts)}
    filled = press(story, uuid.uuid4(), **least(story.amina, **rows))
    assert [text for text in texts if normalise_newlines(text) not in filled] == []
