"""What stands under More: whose view, what they challenged us about, the goals, the manager told now."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from families.models import Escalation, Passage, Visit
from families.sharing.compose import sheet_for
from families.sharing.pieces import default_choice
from families.sharing.visits import VisitSubject
from plans.models import Goal, Plan
from restorative.accounts.models import OutgoingMessage, SupervisionLine
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.families.visit_data import draft_url, least


def finish(story: Story, *present: Any, **typed: Any) -> Visit:
    draft_id = uuid.uuid4()
    page = story.as_priya.post(
        draft_url(story.family, draft_id), least(*(present or (story.amina,)), **typed) | {"finish": "1"}
    )
    assert page.status_code == 302, page.content.decode()
    return Visit.objects.get(pk=draft_id)


def view(story: Story, by: Any, text: str = "I want to stay here.") -> dict[str, str]:
    return {
        "view-0-text": text,
        "view-0-said_by": str(by.pk),
        "view-0-setting": "In the garden",
        "view-0-who_else": "His gran",
    }


def test_a_view_is_its_own_persons_and_says_where_and_with_whom(story: Story) -> None:
    visit = finish(story, story.amina, story.jaden, **view(story, story.jaden))

    said = visit.passages.get(kind="view")
    assert (said.text, said.said_by) == ("I want to stay here.", story.jaden)
    assert (said.setting, said.who_else) == ("In the garden", "His gran")
    assert [row.member for row in said.concerned.all()] == [story.jaden]


def test_a_childs_view_is_kept_out_until_the_child_was_asked(story: Story) -> None:
    visit = finish(story, story.amina, story.jaden, **view(story, story.jaden))
    sheet = sheet_for(VisitSubject(visit), story.amina)

    piece = next(piece for piece in sheet.pieces if piece.kind == "view")
    assert piece.is_childs_words(sheet.recipient)
    assert not default_choice(piece, sheet.recipient).included
    page = story.as_priya.get(reverse("sharing:compose", args=["visit", visit.pk, story.amina.pk]))
    assert "These are a child’s words." in page.content.decode()


def test_one_parents_view_is_not_the_others_to_read_by_default(story: Story) -> None:
    visit = finish(story, story.amina, story.ryan, **view(story, story.amina))

    theirs = {member: sheet_for(VisitSubject(visit), member) for member in (story.amina, story.ryan)}
    included = {
        member: default_choice(next(p for p in sheet.pieces if p.kind == "view"), sheet.recipient).included
        for member, sheet in theirs.items()
    }
    assert included == {story.amina: True, story.ryan: False}


def test_where_a_view_was_said_goes_to_nobody(story: Story) -> None:
    visit = finish(story, story.amina, **view(story, story.amina), next_words="Tea", next_who="Priya")
    sheet = sheet_for(VisitSubject(visit), story.amina)
    facts = [str(vars(piece) | {"said_by": None}) for piece in sheet.pieces]
    assert "I want to stay here." in str(facts)
    assert "Priya" in str(facts)
    assert not [word for word in ("garden", "gran") if word in str(facts)]


def test_what_we_did_answers_what_they_challenged_us_about(story: Story) -> None:
    rows = {
        "question-0-text": "You were late.",
        "question-0-we_did": "We said sorry.",
        "question-1-text": "Nobody rang.",
    }
    visit = finish(story, **rows)

    first, did, second = visit.passages.filter(kind__in=("question", "we_did"))
    assert (first.text, did.text, second.text) == ("You were late.", "We said sorry.", "Nobody rang.")
    assert (did.answers, second.words.count()) == (first, 0)


def test_a_summary_that_tells_one_persons_promise_keeps_it_apart(story: Story) -> None:
    """Both parents were there. What Amina promised is not in Ryan's letter unless somebody chooses so."""
    summary = "We talked.\n\nWe ring the school.\n\nAmina will: Be at the stop.\n\nNext time: Tuesday"
    theirs = {"agreed-0-what": "Be at the stop.", "agreed-0-whose": str(story.amina.pk)}
    visit = finish(story, story.amina, story.ryan, summary=summary, **theirs)

    parts = list(visit.passages.filter(kind="summary"))
    assert "\n\n".join(part.text for part in parts) == summary
    told = {part.text: {row.member for row in part.concerned.all()} for part in parts}
    both = {story.amina, story.ryan}
    assert told == {
        "We talked.\n\nWe ring the school.": both,
        "Amina will: Be at the stop.": {story.amina},
        "Next time: Tuesday": both,
    }


def test_a_summary_that_tells_nobodys_promise_is_one_passage(story: Story) -> None:
    visit = finish(story, story.amina, summary="We talked.\n\nWe ring.", read_back="no")
    assert visit.passages.get(kind="summary").text == "We talked.\n\nWe ring."
    assert visit.read_back == "no"


# --- the manager


TELL = {"tell_manager": "on", "tell_words": "He sleeps on the floor."}


def test_the_manager_is_told_now_and_has_a_day(
    story: Story, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.DEMO = True
    settings.EMAIL_BACKEND = "restorative.accounts.outbox.OutboxBackend"
    with django_capture_on_commit_callbacks(execute=True):
        visit = finish(story, **TELL)

    told = Escalation.objects.get()
    assert (told.visit, told.what, told.raised_by) == (visit, TELL["tell_words"], story.priya)
    assert told.owner == story.margaret
    assert told.answer_by - told.raised_at == pytest.approx(timedelta(hours=24), abs=timedelta(seconds=1))
    sent = OutgoingMessage.objects.get()
    assert (sent.to, sent.subject, sent.text) == (
        story.margaret.email,
        "You have a message",
        "You have a message",
    )


def test_nothing_is_told_without_the_tick(story: Story) -> None:
    finish(story)
    assert not Escalation.objects.exists()
    assert not OutgoingMessage.objects.exists()


def test_with_two_managers_nobody_in_particular_owns_it(story: Story) -> None:
    people.make_manager("Neil Gray", of=story.priya)
    visit = finish(story, **TELL)
    assert Escalation.objects.get().owner is None
    page = story.as_priya.get(f"/families/visits/{visit.pk}/").content.decode()
    assert "No one manager has to answer" in page


def test_a_line_that_ended_or_a_manager_who_left_owns_nothing(story: Story) -> None:
    people.make_manager("Gone Gray", of=story.priya, is_active=False)
    old = people.make_manager("Olive Old", of=story.priya)
    SupervisionLine.objects.filter(manager=old).update(
        started_at=timezone.now() - timedelta(days=2), ended_at=timezone.now() - timedelta(days=1)
    )
    finish(story, **TELL)
    assert Escalation.objects.get().owner == story.margaret


def test_page_says_when_the_manager_answers_and_what_was_decided(story: Story) -> None:
    visit = finish(story, **TELL)
    url = f"/families/visits/{visit.pk}/"
    page = story.as_priya.get(url).content.decode()
    assert "Told Margaret Hill" in page
    assert "Answer by" in page
    assert "What was decided" not in page

    Escalation.objects.update(decision="Go today.", decided_at=timezone.now(), decided_by=story.margaret)
    page = story.as_priya.get(url).content.decode()
    assert page.index("What was decided") < page.index("Go today.")
    assert "Answer by" not in page


def test_supervision_words_stand_on_the_page_and_on_no_letter(story: Story) -> None:
    visit = finish(story, to_supervision="on", supervision_words="I was too quick.", **TELL)
    assert (visit.take_to_supervision, visit.supervision_words) == (True, "I was too quick.")
    assert "I was too quick." in story.as_priya.get(f"/families/visits/{visit.pk}/").content.decode()
    texts = [
        piece.text
        for piece in VisitSubject(visit).pieces(sheet_for(VisitSubject(visit), story.amina).recipient)
    ]
    assert "I was too quick." not in texts
    assert TELL["tell_words"] not in texts


# --- goals


def goal(story: Story, words: str, **facts: Any) -> Goal:
    family = facts.pop("family", story.family)
    plan = Plan.objects.create(family=family, purpose="Mornings", made_by=story.priya)
    return Goal.objects.create(
        family=family, plan=plan, position=0, their_words=words, changed_by=story.priya, **facts
    )


def test_the_goals_are_asked_only_where_there_are_any(story: Story) -> None:
    url = draft_url(story.family, uuid.uuid4())
    asked = "Which of our goals was this about?"
    assert asked not in story.as_priya.get(url).content.decode()

    goal(story, "Calm mornings")
    goal(story, "Old goal", state="reached", settled_at=timezone.now(), settled_by=story.priya)
    goal(story, "Goal of others", family=people.make_family(story.priya, "Novak"))
    page = story.as_priya.get(url).content.decode()
    assert asked in page
    assert "Calm mornings" in page
    assert "Old goal" not in page
    assert "Goal of others" not in page


def test_a_visit_is_about_its_goals(story: Story) -> None:
    ours, other = goal(story, "Calm mornings"), goal(story, "More sleep")
    visit = finish(story, goals=[str(ours.pk)])

    assert [link.goal for link in visit.goal_links.all()] == [ours]
    page = story.as_priya.get(f"/families/visits/{visit.pk}/").content.decode()
    assert "Calm mornings" in page
    assert "More sleep" not in page
    assert not other.visits.exists()
    story.as_priya.post(f"/families/visits/{visit.pk}/undo/")
    assert not Visit.objects.exists()
    assert Goal.objects.count() == 2


def test_another_familys_goal_is_refused(story: Story) -> None:
    goal(story, "Calm mornings")
    theirs = goal(story, "Goal of others", family=people.make_family(story.priya, "Novak"))
    page = story.as_priya.post(
        draft_url(story.family, uuid.uuid4()),
        least(story.amina, goals=[str(theirs.pk)]) | {"finish": "1"},
    )
    assert "Choose one of the answers on the page" in page.content.decode()
    assert "Goal of others" not in page.content.decode()
    assert not Visit.objects.exists()


# --- nobody answered


def test_nobody_answered_asks_no_more_and_says_what_to_write(story: Story) -> None:
    page = story.as_priya.get(draft_url(story.family, uuid.uuid4())).content.decode()
    assert "Then write below what you tried" in page
    draft_id = uuid.uuid4()
    story.as_priya.post(
        draft_url(story.family, draft_id),
        least(happened="I knocked twice and left a card.") | {"finish": "1"},
    )
    visit = Visit.objects.get(pk=draft_id)
    assert visit.nobody_answered
    assert not visit.owes_sharing


def test_the_next_contact_reaches_the_family_with_who_comes(story: Story) -> None:
    visit = finish(story, next_words="To plan mornings.", next_who="Priya and Cora")
    sheet = sheet_for(VisitSubject(visit), story.amina)
    choices = {f"in_{piece.id.hex}": "on" for piece in sheet.pieces}
    bases = {f"basis_{piece.id.hex}": "observed" for piece in sheet.pieces if piece.asks_basis}
    client = story.as_priya
    url = reverse("sharing:compose", args=["visit", visit.pk, story.amina.pk])
    preview = client.post(url, choices | bases, follow=True)
    assert "Who comes: Priya and Cora" in preview.content.decode()


def test_a_note_of_three_answers_takes_ten_statements(story: Story) -> None:
    client, url = story.as_priya, draft_url(story.family, uuid.uuid4())
    client.post(url, least(story.amina) | {"save": "1"})
    with counted() as statements:
        client.post(url, least(story.amina, revision="1") | {"finish": "1"})
    assert Visit.objects.count() == 1
    assert len(statements) <= 10, "\n".join(statements)


def test_what_another_window_kept_shows_the_new_boxes_too(story: Story) -> None:
    client, url = story.as_priya, draft_url(story.family, uuid.uuid4())
    boxes = {
        "view-0-text": "Box one",
        "view-0-setting": "Box two",
        "view-0-who_else": "Box three",
        "question-0-text": "Box four",
        "question-0-we_did": "Box five",
        "summary": "Box six",
        "next_who": "Box seven",
        "tell_words": "Box eight",
        "supervision_words": "Box nine",
    }
    client.post(url, least(story.amina, **boxes) | {"save": "1"})
    mine = {name: f"Mine {number}" for number, name in enumerate(boxes)}
    page = client.post(url, least(story.amina, **mine) | {"save": "1"})

    assert page.status_code == 409
    shown = page.content.decode()
    assert [text for text in (*boxes.values(), *mine.values()) if text not in shown] == []


@pytest.mark.parametrize("prefix", ["view", "question"])
def test_another_row_without_scripts(story: Story, prefix: str) -> None:
    client, url = story.as_priya, draft_url(story.family, uuid.uuid4())
    answer = client.post(url, least(story.amina, **{f"{prefix}-0-text": "One"}) | {"add": prefix})
    assert answer.headers["Location"].endswith(f"#id_{prefix}-1-text")
    assert f'name="{prefix}-1-text"' in client.get(url).content.decode()


def test_amina_sees_nothing_of_it_before_it_is_shared(story: Story) -> None:
    finish(story, summary="In short", **view(story, story.amina), **TELL)
    page = story.as_amina.get("/my/").content.decode()
    assert not [word for word in ("stay here", "garden", "In short", "floor") if word in page]
    assert Passage.objects.filter(kind="view").exists()


def test_each_link_at_the_top_of_a_visit_says_which_box_it_is_about(story: Story) -> None:
    kiri = people.make_child(story.family, "Kiri Bell")
    pks = (story.jaden.pk, kiri.pk)
    typed = {"starts_at": "early", "next_at": "late", "next_words": "To talk."}
    typed |= {f"seen_{pk}": "no" for pk in pks}
    posted = least(story.amina, **typed) | {"finish": "1"}
    page = story.as_priya.post(draft_url(story.family, uuid.uuid4()), posted).content.decode()

    assert "Start time: Write the time like 2:30pm or 14:30</a>" in page
    assert "At what time?: Write the time like 2:30pm or 14:30</a>" in page
    assert "If not, why? (Jaden): Say why not, in a few words</a>" in page
    assert "If not, why? (Kiri): Say why not, in a few words</a>" in page
