"""Personal reflection: four steps in plain words, for the two only."""

from django.utils import timezone

from restorative.accounts.models import SupervisionLine
from restorative.audit.models import AccessLog, AuditEvent
from supervision.models import Reflection, SupervisionSession
from tests import people
from tests.conftest import Story
from tests.documents.inside import text_of
from tests.supervision.meetings import discuss, plan, reviewed

WORDS = "I was frightened on the stairs."


def url_of(session: SupervisionSession) -> str:
    return f"/supervision/sessions/{session.pk}/reflection/"


def test_the_page_asks_four_steps_and_says_who_reads_it(story: Story) -> None:
    html = story.as_priya.get(url_of(plan(story))).content.decode()
    for words in (
        "What happened?",
        "How did you see and feel it?",
        "What do you make of it?",
        "What will you try next?",
        "Only the two of you read this",
        "it may have to be disclosed one day",
        "Nothing about a child’s safety belongs only here",
    ):
        assert words in html


def test_the_two_read_it_and_nobody_else(story: Story) -> None:
    session = plan(story)
    story.as_priya.post(url_of(session), {"feelings": WORDS, "revision": "0"})
    address = f"/supervision/sessions/{session.pk}/"
    assert WORDS in story.as_priya.get(address).content.decode()
    assert WORDS in story.as_margaret.get(address).content.decode()
    neil = people.make_manager("Neil Gray", of=story.priya)
    for url in (address, url_of(session), f"{address}personal/pdf/"):
        assert people.client_of(neil).get(url).status_code == 404


def test_a_manager_who_takes_over_reads_nothing_of_what_was(story: Story) -> None:
    session = plan(story)
    SupervisionLine.objects.update(ended_at=timezone.now())
    nora = people.make_manager("Nora New", of=story.priya)
    assert people.client_of(nora).get(f"/supervision/sessions/{session.pk}/").status_code == 404
    assert story.as_margaret.get(f"/supervision/sessions/{session.pk}/").status_code == 200


def test_the_trail_names_no_field_and_no_word_of_it(story: Story) -> None:
    story.as_priya.post(url_of(plan(story)), {"feelings": WORDS, "revision": "0"})
    event = AuditEvent.objects.get(action="save_reflection")
    assert event.fields == []
    assert event.family_id is None
    assert AccessLog.objects.filter(family_id=None).count() == 0


def test_two_windows_lose_nothing(story: Story) -> None:
    session = plan(story)
    story.as_priya.post(url_of(session), {"plan": "First window.", "revision": "0"})
    answer = story.as_priya.post(url_of(session), {"plan": "Second window.", "revision": "0"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "First window." in html
    assert "Second window." in html
    assert Reflection.objects.get().plan == "First window."


def test_only_the_practitioner_writes_it_and_only_until_it_is_reviewed(story: Story) -> None:
    session = plan(story)
    assert story.as_margaret.get(url_of(session)).status_code == 404
    done = reviewed(story)
    answer = story.as_priya.post(url_of(done), {"plan": WORDS, "revision": "0"})
    assert answer.status_code == 409
    assert WORDS in answer.content.decode()
    assert not Reflection.objects.exists()


def test_two_papers_and_neither_says_what_the_other_does(story: Story) -> None:
    session = plan(story, brings="I bring a cake.")
    discuss(session, story.family, worries="He is thin.")
    Reflection.objects.create(session=session, feelings=WORDS)
    address = f"/supervision/sessions/{session.pk}/"
    case, personal = (story.as_margaret.get(f"{address}{part}") for part in ("pdf/", "personal/pdf/"))
    assert "He is thin." in text_of(case.content)
    assert WORDS not in text_of(case.content)
    assert "I bring a cake." not in text_of(case.content)
    assert WORDS in text_of(personal.content)
    assert "For these two people only" in text_of(personal.content)
    assert "He is thin." not in text_of(personal.content)
    assert case.headers["Content-Disposition"] == 'attachment; filename="record.pdf"'
    opened = AccessLog.objects.filter(kind="pdf").values_list("family_id", flat=True)
    assert set(opened) == {story.family.pk, None}
