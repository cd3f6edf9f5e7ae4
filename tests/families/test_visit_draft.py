"""Drafts: opening writes nothing, saving keeps whatever was typed, and nothing newer is ever overwritten."""

import re
import uuid
from typing import Any

from django.utils import timezone

from families.models import VisitDraft
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.families.visit_data import autosave_url, draft_url, everything, least


def test_recording_begins_on_a_page_of_its_own_and_writes_nothing(story: Story) -> None:
    client = story.as_priya
    answer = client.get(f"/families/{story.family.pk}/visits/new/")
    page = client.get(answer.headers["Location"])

    assert page.status_code == 200
    assert VisitDraft.objects.count() == AuditEvent.objects.count() == 0
    again = client.get(f"/families/{story.family.pk}/visits/new/")
    assert again.headers["Location"] != answer.headers["Location"]


def test_the_page_asks_in_this_order_and_ticks_nobody(story: Story) -> None:
    page = story.as_priya.get(draft_url(story.family, uuid.uuid4())).content.decode()

    asked = [
        "What kind of visit?",
        "Who was there?",
        "Nobody answered",
        "When?",
        "What happened?",
        "Support we gave",
        "What we challenged",
        "How they responded",
        "In their words",
        "What we agreed",
        "More",
        "Save draft",
        "Finish note",
    ]
    places = [page.index(words) for words in asked]
    assert places == sorted(places)
    who = page[page.index("Who was there?") : page.index("When?")]
    assert "checked" not in who
    response = page[page.index("How they responded") : page.index("In their words")]
    assert "checked" not in response
    assert "This note goes on the file of the <strong>Bell</strong> family" in page
    assert re.search(r"<title>\s*Record a visit\s*</title>", page)


def test_who_may_promise_is_offered_and_we_are_ticked(story: Story) -> None:
    birth = timezone.localdate().replace(day=1)
    people.make_member(story.family, "Nia Bell", "child", birth_date=birth.replace(year=birth.year - 10))
    people.make_member(story.family, "Bo Bell", "child", birth_date=None)
    people.make_member(story.family, "Amina Dawes", "adult")

    page = story.as_priya.get(draft_url(story.family, uuid.uuid4())).content.decode()

    asked = page[page.index("Who will do it?") : page.index("By what date?")]
    offered = re.findall(r"<label[^>]*>([^<]+ will)</label>", asked)
    assert offered[0] == "We will"
    assert set(offered) == {"We will", "Amina Bell will", "Amina Dawes will", "Ryan will", "Nia will"}
    assert re.findall(r'value="([^"]*)"[^>]*\bchecked\b', asked) == ["ours"]


def test_a_draft_keeps_who_will_do_it(story: Story) -> None:
    client, url = story.as_priya, draft_url(story.family, uuid.uuid4())
    client.post(url, everything(story.amina, story.jaden) | {"save": "1"})

    page = client.get(url).content.decode()
    second = page[page.index('id="id_agreed-1-whose') :]
    asked = second[: second.index("By what date?")]
    assert re.findall(r'value="([^"]*)"[^>]*\bchecked\b', asked) == [str(story.amina.pk)]


def test_save_draft_keeps_everything_and_says_when(story: Story) -> None:
    client, url = story.as_priya, draft_url(story.family, uuid.uuid4())
    typed = everything(story.amina, story.jaden, when_day="99", ends_at="tea time")

    answer = client.post(url, typed | {"save": "1"}, follow=True)

    page = answer.content.decode()
    saved = timezone.localtime(VisitDraft.objects.get().saved_at)
    assert f"Saved {saved:%H:%M}" in page
    assert "another look" not in page
    for value in (
        "We rang the school.",
        "The fridge was empty.",
        "Be at the stop at eight.",
        "99",
        "tea time",
    ):
        assert value in page


def test_only_the_first_save_is_an_event(story: Story) -> None:
    client, draft_id = story.as_priya, uuid.uuid4()
    for revision in range(3):
        typed = least(story.amina, happened=f"Words {revision}", revision=str(revision))
        assert client.post(autosave_url(story.family, draft_id), typed).status_code == 200

    assert [event.action for event in AuditEvent.objects.all()] == ["draft started"]
    assert VisitDraft.objects.get().revision == 3


def test_autosave_answers_with_revision_and_time(story: Story) -> None:
    answer = story.as_priya.post(
        autosave_url(story.family, uuid.uuid4()), {"happened": "Half a word", "revision": "0"}
    )

    assert answer.json()["revision"] == 1
    assert len(answer.json()["saved_at"]) == 5
    assert VisitDraft.objects.get().payload == {"happened": ["Half a word"]}


def test_an_older_page_overwrites_nothing(story: Story) -> None:
    client, draft_id = story.as_priya, uuid.uuid4()
    client.post(autosave_url(story.family, draft_id), {"happened": "First", "revision": "0", "page": "one"})
    stale = client.post(
        autosave_url(story.family, draft_id), {"happened": "Second", "revision": "0", "page": "two"}
    )

    assert stale.status_code == 409
    assert "another window" in stale.json()["message"]
    assert VisitDraft.objects.get().payload["happened"] == ["First"]

    page = client.post(draft_url(story.family, draft_id), {"happened": "Second", "revision": "0"})
    assert page.status_code == 409
    assert "First" in page.content.decode()
    assert "Second" in page.content.decode()
    assert VisitDraft.objects.get().payload["happened"] == ["First"]

    client.post(
        draft_url(story.family, draft_id), {"happened": "Second", "revision": str(page.context["revision"])}
    )
    assert VisitDraft.objects.get().payload["happened"] == ["Second"]


def test_a_page_whose_answer_was_lost_goes_on(story: Story) -> None:
    """The connection broke after the first save arrived: the page knows no revision, and saves again."""
    client, url = story.as_priya, autosave_url(story.family, uuid.uuid4())
    client.post(url, {"happened": "We made", "revision": "0", "page": "one"})
    again = client.post(url, {"happened": "We made pancakes", "revision": "0", "page": "one"})

    assert again.json()["revision"] == 2
    assert VisitDraft.objects.get().payload["happened"] == ["We made pancakes"]


def test_an_autosave_that_comes_after_the_button_changes_nothing(story: Story) -> None:
    client, draft_id = story.as_priya, uuid.uuid4()
    client.post(autosave_url(story.family, draft_id), {"happened": "We", "revision": "0", "page": "one"})
    client.post(draft_url(story.family, draft_id), {"happened": "We made", "revision": "1", "page": "one"})
    late = client.post(
        autosave_url(story.family, draft_id), {"happened": "W", "revision": "1", "page": "one"}
    )

    assert late.status_code == 409
    assert VisitDraft.objects.get().payload["happened"] == ["We made"]


def test_a_button_pressed_while_an_autosave_is_on_its_way_is_no_conflict(story: Story) -> None:
    """The page never heard that the autosave arrived; its own button must not be taken for another window."""
    client, draft_id = story.as_priya, uuid.uuid4()
    client.post(autosave_url(story.family, draft_id), {"happened": "We", "revision": "0", "page": "one"})
    typed = least(story.amina, page="one")
    answer = client.post(draft_url(story.family, draft_id), typed | {"finish": "1"})

    assert answer.headers["Location"] == f"/families/visits/{draft_id}/"
    late = client.post(
        autosave_url(story.family, draft_id), {"happened": "W", "revision": "0", "page": "one"}
    )
    assert late.status_code == 409


def test_the_same_text_twice_is_no_conflict(story: Story) -> None:
    client, url = story.as_priya, autosave_url(story.family, uuid.uuid4())
    client.post(url, {"happened": "Same", "revision": "0"})
    assert client.post(url, {"happened": "Same", "revision": "0"}).json()["revision"] == 1


def test_add_another_without_scripts(story: Story) -> None:
    client, url = story.as_priya, draft_url(story.family, uuid.uuid4())
    answer = client.post(url, least(story.amina, **{"support-0-text": "Lifts"}) | {"add": "support"})

    assert answer.headers["Location"].endswith("#id_support-1-text")
    page = client.get(url).content.decode()
    assert 'name="support-1-text"' in page
    assert "Lifts" in page
    assert "another look" not in page


def test_too_much_is_refused_kindly_and_stays_on_the_page(story: Story) -> None:
    client, draft_id = story.as_priya, uuid.uuid4()
    huge = "x" * 1_000_001

    answer = client.post(autosave_url(story.family, draft_id), {"happened": huge})
    assert answer.status_code == 413
    assert "two notes" in answer.json()["message"]

    page = client.post(draft_url(story.family, draft_id), {"happened": huge, "save": "1"})
    assert huge in page.content.decode()
    assert VisitDraft.objects.count() == 0


def test_signed_out_an_autosave_gets_401_and_a_person_their_words_back(story: Story, client: Any) -> None:
    url = autosave_url(story.family, uuid.uuid4())
    assert client.post(url, {}, headers={"accept": "application/json"}).status_code == 401
    page = client.post(
        draft_url(story.family, uuid.uuid4()),
        {"happened": "What I wrote after the session had ended is here to be copied"},
    )
    assert page.status_code == 401
    assert "What I wrote after the session had ended is here to be copied" in page.content.decode()
    assert client.get(draft_url(story.family, uuid.uuid4())).status_code == 302


def test_a_colleague_finds_neither_the_draft_nor_a_page_in_its_place(story: Story) -> None:
    draft_id = uuid.uuid4()
    story.as_priya.post(draft_url(story.family, draft_id), least(story.amina))

    manager = story.as_margaret
    assert manager.get(draft_url(story.family, draft_id)).status_code == 404
    assert manager.post(autosave_url(story.family, draft_id), {"happened": "x"}).status_code == 404
    assert manager.get(f"/families/visits/{draft_id}/discard/").status_code == 404
    assert VisitDraft.objects.get().payload["happened"] != ["x"]


def test_the_same_id_in_another_family_is_not_found(story: Story) -> None:
    other = people.make_family(story.priya, "Ahmed")
    draft_id = uuid.uuid4()
    client = story.as_priya
    client.post(draft_url(story.family, draft_id), least(story.amina))
    assert client.post(draft_url(other, draft_id), least()).status_code == 404
    assert client.get(draft_url(other, draft_id)).status_code == 404


def test_nobody_writes_for_a_family_that_is_not_theirs(story: Story) -> None:
    stranger = people.client_of(people.make_practitioner("Omar Aziz"))
    assert stranger.get(f"/families/{story.family.pk}/visits/new/").status_code == 404
    assert stranger.post(autosave_url(story.family, uuid.uuid4()), {"happened": "x"}).status_code == 404
    assert stranger.post(draft_url(story.family, uuid.uuid4()), {"finish": "1"}).status_code == 404
    assert VisitDraft.objects.count() == 0


def test_a_draft_is_deleted_only_after_asking(story: Story) -> None:
    client, draft_id = story.as_priya, uuid.uuid4()
    client.post(draft_url(story.family, draft_id), least(story.amina))
    url = f"/families/visits/{draft_id}/discard/"

    assert "Delete this draft?" in client.get(url).content.decode()
    assert VisitDraft.objects.count() == 1
    client.post(url)
    assert VisitDraft.objects.count() == 0
    assert AuditEvent.objects.filter(action="draft discarded").count() == 1


def test_the_page_asks_the_database_little(story: Story) -> None:
    client, url = story.as_priya, draft_url(story.family, uuid.uuid4())
    with counted() as statements:
        client.get(url)
    assert len(statements) <= 6, statements
    client.post(url, everything(story.amina, story.jaden) | {"save": "1"})
    with counted() as statements:
        client.get(url)
    assert len(statements) <= 6, statements
