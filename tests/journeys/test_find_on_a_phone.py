"""Looking for a family on a phone: what may be written into the box is read in lines, not in a column of words."""

from tests.conftest import Story
from tests.journeys.conftest import Browsers


def test_the_box_and_what_it_says_of_itself_take_the_whole_width(browsers: Browsers, story: Story) -> None:
    priya = browsers.staff(story.priya)
    priya.go("/families/")
    whole = priya.page.locator("form.search").bounding_box()
    hint = priya.page.locator("form.search .govuk-hint").bounding_box()
    assert whole is not None
    assert hint is not None
    assert hint["width"] == whole["width"]
