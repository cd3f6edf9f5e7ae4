"""The finished note: everything as recorded, how sharing stands, and ten minutes in which to take it back."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.html import escape

from families.models import Allocation, Escalation, Passage, Promise, Visit, VisitDraft
from families.sharing.models import SharedVersion
from restorative.audit.models import AccessLog, AuditEvent
from tests import people
from tests.access.test_refused_alike import knocked
from tests.conftest import Story
from tests.counting import counted
from tests.families.visit_data import draft_url, everything, least
from tests.sharing.own import say


def finish(story: Story, typed: dict[str, Any]) -> Visit:
    draft_id = uuid.uuid4()
    story.as_priya.post(draft_url(story.family, draft_id), typed | {"finish": "1"})
    return Visit.objects.get(pk=draft_id)


def url_of(visit: Visit) -> str:
    return f"/families/visits/{visit.pk}/"


def share(visit: Visit, story: Story, **facts: Any) -> SharedVersion:
    return SharedVersion.objects.create(
        family=visit.family,
        member=story.amina,
        subject_kind="visit",
        subject_id=visit.pk,
        content={"blocks": []},
        sha256="0" * 64,
        shared_by=story.priya,
        **facts,
    )


def test_the_note_is_shown_as_it_was_recorded(story: Story) -> None:
    visit = finish(story, everything(story.amina, story.jaden))
    page = story.as_priya.get(url_of(visit)).content.decode()

    told = [
        "Jaden showed me his book.",
        "We talked about the bus.",
        "We filled in the bus form.",
        "Jaden missed eleven mornings.",
        "Partly agreed",
        "The bus does not come.",
        "I like the bus when it comes.",
        "In the library",
        "His teacher",
        "You never ring when you say.",
        "We said sorry and gave a number.",
        "Ring the bus company.",
        "We will",
        "Be at the stop at eight.",
        "Amina will",
        "by 1 June 2099",
        "To look at mornings again.",
        "2 June 2099",
        "Priya and the school nurse",
        "We talked about mornings.",
        "Read back to the family: Yes",
        "I felt I was too quick.",
    ]
    places = [page.index(words) for words in told]
    assert places == sorted(places)
    assert "At school or nursery" in page
    assert "Recorded by Priya Shah" in page
    assert "He wanted his mum there." in page
    assert "written up on a later day" not in page
    assert "Bell" not in page[: page.index("</title>")]


def test_a_late_note_says_so(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya, happened_on=timezone.localdate() - timedelta(days=9))
    assert "written up on a later day" in story.as_priya.get(url_of(visit)).content.decode()


def test_opening_it_leaves_one_row(story: Story) -> None:
    visit = finish(story, least(story.amina))
    story.as_margaret.get(url_of(visit))

    row = AccessLog.objects.get()
    assert (row.kind, row.user_id, row.target_id) == ("visit", story.margaret.pk, visit.pk)


def test_a_stranger_finds_nothing(story: Story) -> None:
    visit = finish(story, least(story.amina))
    stranger = people.client_of(people.make_practitioner("Omar Aziz"))

    assert stranger.get(url_of(visit)).status_code == 404
    assert stranger.post(f"{url_of(visit)}undo/").status_code == 404
    assert story.as_amina.get(url_of(visit)).status_code == 403
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize("shared", [False, True])
def test_six_statements_are_enough(story: Story, shared: bool) -> None:
    visit = finish(story, everything(story.amina, story.jaden))
    if shared:
        version = share(visit, story)
        say(version, "agree")
    client = story.as_priya
    with counted() as statements:
        client.get(url_of(visit))
    assert len(statements) <= 6, "\n".join(statements)


def test_a_child_who_is_sent_nothing_does_not_wait_for_it(story: Story) -> None:
    visit = finish(story, least(story.amina, story.jaden))
    assert not story.jaden.reads_on(timezone.localdate())
    assert story.as_priya.get(url_of(visit)).content.decode().count("Not shared yet") == 1


def test_each_who_was_there_has_a_sharing_state(story: Story) -> None:
    visit = finish(story, least(story.amina, story.ryan))
    client = story.as_priya
    assert client.get(url_of(visit)).content.decode().count("Not shared yet") == 2

    version = share(visit, story)
    page = client.get(url_of(visit)).content.decode()
    assert page.count("Not shared yet") == 1
    assert "Shared, no answer yet" in page

    say(version, "different")
    assert "I see it differently" in client.get(url_of(visit)).content.decode()


def test_within_ten_minutes_it_becomes_a_draft_again_with_everything_typed(story: Story) -> None:
    visit = finish(story, everything(story.amina, story.jaden))
    client = story.as_priya
    assert "You can still take this back until" in client.get(url_of(visit)).content.decode()

    answer = client.post(f"{url_of(visit)}undo/", follow=True)

    page = answer.content.decode()
    assert "The note is a draft again" in page
    boxes = everything(story.amina, story.jaden)
    written = [text for name, text in boxes.items() if isinstance(text, str) and name != "revision"]
    for words in written:
        assert escape(words) in page
    for name in ("tell_manager", "to_supervision"):
        assert re.search(rf'<input[^>]*name="{name}"[^>]*\bchecked\b', page)
    assert not Visit.objects.exists()
    assert not Passage.objects.exists()
    assert not Promise.objects.exists()
    assert not Escalation.objects.exists()
    assert VisitDraft.objects.get().finished_at is None
    assert AuditEvent.objects.filter(action="visit taken back").count() == 1

    revision = str(answer.context["revision"])
    again = everything(story.amina, story.jaden, revision=revision, happened="Better words") | {"finish": "1"}
    client.post(draft_url(story.family, visit.pk), again)
    assert Visit.objects.get().passages.first().text == "Better words"  # type: ignore[union-attr]


def test_her_old_link_to_a_note_that_she_took_back_leads_to_the_draft(story: Story) -> None:
    """A bookmark, another tab, the way back: what she wrote is not gone. Nobody else learns that it was ever there."""
    visit = finish(story, least(story.amina))
    draft = draft_url(story.family, visit.pk)
    story.as_priya.post(f"{url_of(visit)}undo/")
    assert story.as_priya.get(url_of(visit)).headers["Location"] == draft

    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=story.family, user=cora, works_as=Allocation.As.CO_WORKER)
    never = f"/families/visits/{uuid.uuid4()}/"
    for client in (story.as_margaret, people.client_of(cora)):
        assert knocked(client, url_of(visit)) == knocked(client, never)
        assert client.get(url_of(visit)).status_code == 404

    Allocation.objects.filter(user=story.priya).update(ended_at=timezone.now())
    assert knocked(story.as_priya, url_of(visit)) == knocked(story.as_priya, never), "hers no more"


def is_kept(story: Story, visit: Visit) -> bool:
    client = story.as_priya
    offered = "take this back" in client.get(url_of(visit)).content.decode()
    answer = client.post(f"{url_of(visit)}undo/", follow=True)
    said = "can no longer be taken back" in answer.content.decode()
    return not offered and said and Visit.objects.filter(pk=visit.pk).exists()


def test_after_ten_minutes_it_stays(story: Story) -> None:
    visit = finish(story, least(story.amina))
    Visit.objects.update(finished_at=timezone.now() - timedelta(minutes=10))
    assert is_kept(story, visit)


def test_once_shared_it_stays_also_when_the_version_was_recalled(story: Story) -> None:
    visit = finish(story, least(story.amina))
    share(visit, story, recalled_at=timezone.now(), recalled_by=story.priya)
    assert is_kept(story, visit)


def test_once_a_promise_is_settled_it_stays(story: Story) -> None:
    visit = finish(story, everything(story.amina, story.jaden))
    Promise.objects.filter(whose="ours").update(
        outcome="kept", settled_at=timezone.now(), settled_by=story.priya
    )
    assert is_kept(story, visit)


def test_the_note_says_what_became_of_a_promise(story: Story) -> None:
    visit = finish(story, everything(story.amina, story.jaden))
    assert "The school never rang back." not in story.as_priya.get(url_of(visit)).content.decode()
    Promise.objects.filter(whose="ours").update(
        outcome="not_kept",
        explanation="The school never rang back.",
        settled_at=timezone.now(),
        settled_by=story.priya,
    )
    assert "The school never rang back." in story.as_priya.get(url_of(visit)).content.decode()


def test_once_the_manager_has_decided_it_stays(story: Story) -> None:
    visit = finish(story, everything(story.amina, story.jaden))
    Escalation.objects.update(decision="Go back today.", decided_at=timezone.now(), decided_by=story.margaret)
    assert is_kept(story, visit)
    assert Escalation.objects.get().decision == "Go back today."


def test_only_the_author_takes_it_back(story: Story) -> None:
    visit = finish(story, least(story.amina))
    manager = story.as_margaret
    assert "take this back" not in manager.get(url_of(visit)).content.decode()
    assert manager.post(f"{url_of(visit)}undo/").status_code == 404
    straight = manager.get(f"{url_of(visit)}undo/")
    assert straight.status_code == 405
    assert "Go back, and press it there." in straight.content.decode()
