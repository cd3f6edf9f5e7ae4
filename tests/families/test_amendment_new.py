"""Adding to a finished note: appended and signed; what stands is never changed, and who read it is told again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from families.models import Allocation, Amendment, Passage, Visit
from families.sharing.actions import recall_version
from families.sharing.compose import sheet_for
from families.sharing.models import SharedVersion
from families.sharing.visits import VisitSubject
from families.views import amendments
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.families.test_visit import finish
from tests.families.test_visit_texts import boxes_of
from tests.families.visit_data import least
from tests.naughty import naughty_strings, refused_strings
from tests.sharing.sheets import Told, decide, share, tell

WHY, TEXT = "The school rang back", "Jaden was there at nine.\n\nThey will ring Amina too."
NOT_YET = "What was added is not shared with Amina yet."


def url_of(visit: Visit) -> str:
    return reverse("families:amendment_new", args=[visit.pk])


def add(story: Story, visit: Visit, client: Any = None, **typed: Any) -> Any:
    said = {"why": WHY, "text": TEXT} | typed
    return (client or story.as_priya).post(url_of(visit), said, follow=True)


def page_of(story: Story, visit: Visit) -> str:
    page: str = story.as_priya.get(f"/families/visits/{visit.pk}/").content.decode()
    return page


def test_it_is_appended_and_nothing_else_changes(story: Story) -> None:
    told = tell(story)
    before = list(told.visit.passages.values())

    page = add(story, told.visit).content.decode()

    added = Amendment.objects.get()
    assert (added.visit, added.author, added.why) == (told.visit, story.priya, WHY)
    assert [passage.text for passage in added.passages.all()] == TEXT.split("\n\n")
    assert list(told.visit.passages.filter(amendment=None).values()) == before
    places = [
        page.rindex(words)
        for words in ("We look at the new bus times.", WHY, *TEXT.split("\n\n"), "Priya Shah, ")
    ]
    assert places == sorted(places)
    assert [event.action for event in AuditEvent.objects.all()] == ["added to a note"]


def test_it_concerns_those_who_were_there_unless_ticked_otherwise(story: Story) -> None:
    told = tell(story, present=(story.amina, story.ryan))
    form = story.as_priya.get(url_of(told.visit)).content.decode()
    ticked = form[form.index("Whom is it about?") :]
    assert ticked.count(" checked") == 2

    add(story, told.visit)
    add(story, told.visit, why="Only about Jaden", about=[str(story.jaden.pk)])

    first, second = Amendment.objects.all()
    assert {row.member for one in first.passages.all() for row in one.concerned.all()} == {
        story.amina,
        story.ryan,
    }
    assert {row.member for one in second.passages.all() for row in one.concerned.all()} == {story.jaden}
    positions = list(told.visit.passages.values_list("position", flat=True))
    assert positions == list(range(len(positions)))


def test_any_worker_who_holds_the_family_may_add_and_signs_it(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya, present=(story.amina,))
    cora = people.make_practitioner("Cora Lee")
    assert add(story, visit, people.client_of(cora)).status_code == 404

    Allocation.objects.create(family=story.family, user=cora, works_as=Allocation.As.CO_WORKER)
    add(story, visit, people.client_of(cora))
    add(story, visit, story.as_margaret)
    assert [one.author for one in Amendment.objects.all()] == [cora, story.margaret]
    assert "Cora Lee, " in page_of(story, visit)
    assert story.as_amina.get(url_of(visit)).status_code == 403


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        ({"why": " "}, "Say in one line why you add this"),
        ({"text": "\n \n"}, "Write what you want to add"),
        ({"why": "é" * 201}, "1 character too long"),
        ({"text": "half \x00"}, "hidden character"),
    ],
)
def test_a_mistake_is_said_kindly_and_keeps_the_words(
    story: Story, mistake: dict[str, str], words: str
) -> None:
    visit = people.make_visit(story.family, story.priya)
    kept = {"why": "Kept reason"} if "text" in mistake else {"text": "Kept words"}
    page = add(story, visit, **{"why": WHY, "text": TEXT} | kept | mistake).content.decode()
    assert words in page
    assert next(iter(kept.values())) in page
    assert not Amendment.objects.exists()


def test_somebody_of_another_family_is_refused(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    saima = people.make_adult(people.make_family(story.priya, "Ahmed"), "Saima Ahmed")
    page = add(story, visit, about=[str(saima.pk)]).content.decode()
    assert "Choose one of the answers on the page" in page
    assert "Saima" not in page
    assert not Amendment.objects.exists()


def test_a_second_press_adds_nothing_but_new_words_do(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    for text in (TEXT, TEXT, "Something else."):
        add(story, visit, text=text)
    assert Passage.objects.filter(kind="added").count() == 3
    assert Amendment.objects.count() == 2


def test_once_something_was_added_the_note_is_not_taken_back(story: Story) -> None:
    visit = finish(story, least(story.amina))
    assert "You can still take this back" in page_of(story, visit)
    add(story, visit)
    assert "You can still take this back" not in page_of(story, visit)
    answer = story.as_priya.post(f"/families/visits/{visit.pk}/undo/", follow=True)
    assert "can no longer be taken back" in answer.content.decode()
    assert Amendment.objects.count() == 1


def test_what_is_added_to_a_note_that_was_taken_back_stays_on_the_page(
    story: Story, monkeypatch: Any
) -> None:
    visit = people.make_visit(story.family, story.priya)
    monkeypatch.setattr("families.views.amendments.form_for", gone_meanwhile(visit))
    page = add(story, visit, text="Words that must not be lost").content.decode()
    assert "The note was taken back just now" in page
    assert "Words that must not be lost" in page
    assert not Amendment.objects.exists()


def gone_meanwhile(visit: Visit) -> Any:
    """The author takes the note back between the look at it and the press."""
    real = amendments.form_for

    def form_for(request: Any, found: Visit) -> Any:
        form = real(request, found)
        form.is_valid()
        Visit.objects.filter(pk=visit.pk).delete()  # it is Priya's own
        return form

    return form_for


# --- those who read it before


def sent(story: Story) -> Told:
    told = tell(story)
    share(told, story.amina, story.priya)
    SharedVersion.objects.update(shared_at=timezone.now() - timedelta(hours=1))
    return told


def test_the_page_says_who_has_not_read_what_was_added(story: Story) -> None:
    told = sent(story)
    assert NOT_YET not in page_of(story, told.visit)
    add(story, told.visit)

    page = page_of(story, told.visit)
    assert NOT_YET in page
    assert reverse("sharing:compose", args=["visit", told.visit.pk, story.amina.pk]) in page
    assert "Ryan yet" not in page, "he was never sent anything"


def test_what_was_added_is_undecided_until_somebody_decides(story: Story) -> None:
    told = sent(story)
    add(story, told.visit)
    assert not sheet_for(VisitSubject(told.visit), story.amina).is_decided


def test_sharing_again_tells_the_reader_what_is_new_and_the_page_is_quiet(story: Story) -> None:
    told = sent(story)
    people.read_by_recipient(SharedVersion.objects.get())
    add(story, told.visit)
    version = share(told, story.amina, story.priya)

    added = [block for block in version.content["blocks"] if block["kind"] == "added"]
    assert [block["text"] for block in added] == TEXT.split("\n\n")
    assert added[0]["added_by"] == "Priya Shah"
    assert version.content["since"]["new"] == [block["id"] for block in added]
    assert NOT_YET not in page_of(story, told.visit)


def test_left_out_on_purpose_it_is_not_asked_for_again(story: Story) -> None:
    told = sent(story)
    add(story, told.visit, text="One thing.")
    told.added = Passage.objects.get(kind="added")  # type: ignore[attr-defined]
    decide(told, story.amina, story.priya, added={"included": False, "why_out": "not_about_them"})
    assert NOT_YET not in page_of(story, told.visit)


def test_chosen_but_not_sent_it_is_still_asked_for(story: Story) -> None:
    told = sent(story)
    add(story, told.visit)
    decide(told, story.amina, story.priya)
    assert NOT_YET in page_of(story, told.visit)


def test_a_version_that_was_taken_back_asks_for_nothing(story: Story) -> None:
    told = sent(story)
    add(story, told.visit)
    recall_version(version=SharedVersion.objects.get(), reason="It names her sister.", by=story.priya)
    assert NOT_YET not in page_of(story, told.visit)


def test_it_works_where_a_promise_is_settled(story: Story) -> None:
    told = sent(story)
    told.promise.outcome, told.promise.settled_at, told.promise.settled_by = (
        "kept",
        timezone.now(),
        story.priya,
    )
    told.promise.save()
    people.read_by_recipient(SharedVersion.objects.get())
    add(story, told.visit)
    assert NOT_YET in page_of(story, told.visit)
    assert share(told, story.amina, story.priya).content["since"]["new"]


def test_the_chronology_says_that_it_was_added_to(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    url = f"/families/{story.family.pk}/"
    assert "added to later" not in story.as_priya.get(url).content.decode()
    add(story, visit)
    assert "added to later" in story.as_priya.get(url).content.decode()


# --- any text at all


def test_awkward_texts_are_kept_and_shown(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    texts = [text for text in naughty_strings() if text.strip() and "\n" not in text and "\r" not in text][
        :60
    ]
    whole = "\n\n".join(texts)
    add(story, visit, text=whole)
    kept = "\n\n".join(passage.text for passage in Passage.objects.filter(kind="added"))
    assert kept == whole
    answer = add(story, visit, why=" ", text=whole)
    assert boxes_of(answer.content.decode())["text"] == whole


@pytest.mark.parametrize("text", refused_strings())
def test_what_cannot_be_stored_is_shown_and_not_lost(story: Story, text: str) -> None:
    visit = people.make_visit(story.family, story.priya)
    sent = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    answer = add(story, visit, text=f"Tea {sent}")
    assert answer.status_code == 200
    assert "Tea" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_colleagues_at_the_same_moment_both_add(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    together = Barrier(2)

    def press(number: int) -> int:
        client = (story.as_priya, story.as_margaret)[number]
        together.wait()
        answer = client.post(url_of(visit), {"why": WHY, "text": f"Words {number}"})
        connection.close()
        return answer.status_code

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(press, range(2))) == [302, 302]
    assert sorted(passage.text for passage in Passage.objects.filter(kind="added")) == ["Words 0", "Words 1"]
