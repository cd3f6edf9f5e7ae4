"""The minute before the door, counted: what to mind stands high on a phone and is read in under 200 words."""

from datetime import timedelta

from django.utils import timezone

from families.models import JointContact, Passage, Promise
from tests import people
from tests.conftest import Story
from tests.journeys.conftest import Browsers

FIRST = ("who", "words", "promises", "door")


def like_lewis(story: Story) -> None:
    """Five people, two languages, everybody’s words, and more promises than a minute holds."""
    notes = "I speak English, and when I am tired I do not. Read the page before you come. Ask one question, then wait."
    story.amina.pronouns, story.amina.spoken_language = "she/her", "Polish and English"
    story.amina.reading_language, story.amina.notes_on_working_together = "Polish", notes
    story.amina.save()
    people.make_contact(story.amina, "email", safe_times="9:30 to 11:30, when Leo naps")
    people.make_harm(story.ryan, "not_known")
    said = {"family": story.family, "by": story.priya, "scope": "The letters about the flat"}
    until = timezone.localdate() + timedelta(days=9)
    JointContact.objects.create(**said, member=story.amina, trusted="her sister Zofia", ends_on=until)
    hania, leo = people.make_child(story.family, "Hania Bell"), people.make_child(story.family, "Leo Bell")
    visit = people.make_visit(story.family, story.priya)
    long = (
        "It is like camping, and I am tired of camping, and I would like a bed of my own next to the window."
    )
    for who in (story.amina, story.ryan, story.jaden, hania, leo):
        people.add_passage(visit, "view", long, said_by=who)
    for number in range(7):
        what = f"Ask the housing office once more about the bunk bed and the letter {number}"
        passage = people.add_passage(visit, Passage.Kind.AGREED, what)
        by = timezone.localdate() + timedelta(days=number - 2)
        made = {"family": story.family, "visit": visit, "passage": passage, "made_by": story.priya}
        Promise.objects.create(**made, whose="ours", what=what, by_when=by)


def test_names_safety_needs_words_and_promises_are_read_in_a_minute(browsers: Browsers, story: Story) -> None:
    like_lewis(story)
    priya = browsers.staff(story.priya)
    priya.go(f"/families/{story.family.pk}/before/")
    words, lowest = 0, 0.0
    for part in FIRST:
        box = priya.page.locator(f"#{part}")
        words += len(box.inner_text().split())
        place = box.bounding_box()
        assert place is not None
        lowest = max(lowest, place["y"] + place["height"])
    assert words < 200
    assert lowest < 1500
    assert priya.page.evaluate("document.documentElement.scrollWidth") <= 360
