"""Over what mattered stands a picture of it, by time and kind; what was taken out is in neither."""

from datetime import timedelta

from tests.conftest import Story
from tests.families.test_chronology import TODAY, add, page

PICTURE = 'id="timeline-title"'


def test_two_lines_make_a_picture_and_the_list_says_it_in_words(story: Story) -> None:
    client = story.as_priya
    add(client, story, day=TODAY() - timedelta(days=40))
    assert PICTURE not in page(client, story)
    add(client, story, what="Jaden began at a new school.", kind="school", day=TODAY() - timedelta(days=4))
    shown = page(client, story)
    assert PICTURE in shown
    drawn = shown.split(PICTURE)[1].split("</svg>")[0]
    assert "2 events from" in drawn
    assert "new school" not in drawn, "the words stand in the list"
    assert "Jaden began at a new school." in shown
