"""A note comes to the right family: the words, the day and the writer, and nobody of the wrong one."""

import pytest
from django.urls import reverse

from families.models import (
    Attachment,
    Escalation,
    PromiseMember,
    Visit,
    VisitDraft,
    WithdrawnFile,
)
from plans.models import Goal
from tests import people
from tests.conftest import Story
from tests.sharing.mixed import CANARY, Mixed, ask, decide, mix, move


@pytest.fixture
def mixed(story: Story) -> Mixed:
    return mix(story)


def test_the_words_the_day_and_the_writer_arrive_and_nobody_of_the_wrong_family(mixed: Mixed) -> None:
    story = mixed.story
    names, texts = {"Amina", "Ryan", "Jaden", "Bell"}, [one.text for one in mixed.told.passages]
    moved = move(mixed)
    assert [one.text for one in moved.passages.all()] == texts
    assert (moved.author, moved.happened_on, moved.finished_at) == (
        story.priya,
        mixed.visit.happened_on,
        mixed.visit.finished_at,
    )
    assert not moved.people.exists()
    assert not moved.passages.exclude(said_by=None).exists()
    assert moved.promises.count() == 2
    assert not PromiseMember.objects.filter(family=mixed.novak).exists()
    assert not moved.goal_links.exists()
    answered = moved.passages.exclude(answers=None).values_list("answers__text", flat=True)
    assert set(answered) == {texts[1]}
    page = story.as_priya.get(f"/families/visits/{moved.pk}/").content.decode()
    assert "This note was moved here" in page
    assert f"/families/visits/{moved.pk}/" in story.as_priya.get("/waiting/?for=went").content.decode()
    assert CANARY in page
    family = story.as_priya.get(f"/families/{mixed.novak.pk}/").content.decode()
    assert CANARY in family
    for name in names:
        assert name not in page
        assert name not in family


def test_files_and_what_was_added_move_along(mixed: Mixed) -> None:
    moved = move(mixed)
    file = Attachment.objects.get()
    assert (file.family, file.note_id, file.caption) == (mixed.novak, moved.pk, f"{CANARY} photo")
    assert bytes(file.data) == f"{CANARY} bytes".encode()
    assert not WithdrawnFile.objects.exists()
    added = moved.amendments.get()
    assert added.why == f"{CANARY} why"
    assert added.passages.get().text == f"{CANARY} added"


def test_an_urgent_worry_moves_along_and_waits_for_an_answer_again(mixed: Mixed) -> None:
    """It was decided with other people in mind."""
    now = mixed.visit.finished_at
    Escalation.objects.update(decision="See the Bells.", decided_at=now, decided_by=mixed.story.margaret)
    move(mixed)
    worry = Escalation.objects.get()
    assert (worry.family, worry.what, worry.decision) == (mixed.novak, f"{CANARY} worry", "")
    assert worry.is_open
    assert not worry.is_overdue
    assert "Urgent worries" in mixed.story.as_margaret.get("/").content.decode()


def test_the_writer_says_once_who_of_the_right_family_was_there(mixed: Mixed) -> None:
    story, moved = mixed.story, move(mixed)
    page = story.as_priya.get(f"/families/visits/{moved.pk}/people/").content.decode()
    assert "Ewa" in page
    assert "Amina" not in page
    theirs = moved.promises.get(whose="theirs")
    url = f"/families/visits/{moved.pk}/people/"
    nobody = story.as_priya.post(url, {}).content.decode()
    assert "Tick who was there" in nobody
    strangers = story.as_priya.post(url, {"who": [str(story.amina.pk)]})
    assert strangers.status_code == 200
    said = {
        "who": [str(mixed.ewa.pk)],
        f"seen_{mixed.jan.pk}": "yes",
        f"whose_{theirs.pk}": str(mixed.ewa.pk),
    }
    assert story.as_priya.post(url, said).status_code == 302
    assert {(one.member, one.was_there, one.seen) for one in moved.people.all()} == {
        (mixed.ewa, True, "not_said"),
        (mixed.jan, False, "yes"),
    }
    assert {one.member for one in PromiseMember.objects.all()} == {mixed.ewa}
    assert PromiseMember.objects.count() == 2
    assert story.as_priya.get(url).status_code == 404, "said once"
    assert "Choose who was there" not in story.as_priya.get(f"/families/visits/{moved.pk}/").content.decode()


# --- a draft


def test_a_draft_moves_at_once_without_anybody_of_the_first_family(mixed: Mixed) -> None:
    story = mixed.story
    typed = {
        "happened": ["We went to the park."],
        "who": [str(story.amina.pk)],
        f"seen_{story.jaden.pk}": ["yes"],
        f"why_not_{story.jaden.pk}": ["Jaden slept."],
        "challenge-0-text": ["Late."],
        "challenge-0-said_by": [str(story.amina.pk)],
        "goals": [str(Goal.objects.get().pk)],
    }
    draft = VisitDraft.objects.create(family=story.family, author=story.priya, payload=typed)
    Attachment.objects.update(note_id=draft.pk)
    page = story.as_priya.get(f"/families/visits/{draft.pk}/move/").content.decode()
    assert f'value="{mixed.novak.pk}"' in page
    answer = story.as_priya.post(f"/families/visits/{draft.pk}/move/", {"to": str(mixed.novak.pk)})
    moved = VisitDraft.objects.get(family=mixed.novak)
    assert str(moved.pk) in answer.headers["Location"]
    assert moved.payload == {"happened": ["We went to the park."], "challenge-0-text": ["Late."]}
    assert not VisitDraft.objects.filter(pk=draft.pk).exists()
    assert (Attachment.objects.get().family, Attachment.objects.get().note_id) == (mixed.novak, moved.pk)
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    assert omar.get(f"/families/visits/{moved.pk}/move/").status_code == 404


def test_a_draft_goes_to_a_family_of_ones_own_only(mixed: Mixed) -> None:
    others = people.make_family(people.make_practitioner("Omar Aziz"), "Carter")
    draft = VisitDraft.objects.create(family=mixed.story.family, author=mixed.story.priya)
    answer = mixed.story.as_priya.post(f"/families/visits/{draft.pk}/move/", {"to": str(others.pk)})
    assert answer.status_code == 200
    assert not VisitDraft.objects.filter(family=others).exists()


def test_what_a_child_asked_us_to_keep_is_not_moved_to_where_nothing_would_keep_it(mixed: Mixed) -> None:
    jaden, margaret = mixed.story.jaden, mixed.story.as_margaret
    part = mixed.visit.passages.earliest("position")
    confided = {
        "member": str(jaden.pk),
        "parts": [str(part.pk)],
        "wishes": "Nobody.",
        "conversation": "We talked.",
    }
    ask(mixed)
    keep = reverse("sharing:confidence_new", args=[mixed.visit.pk])
    kept = mixed.story.as_priya.post(keep, confided | {"understands": "yes", "limits_told": "yes"})
    assert kept.status_code == 302

    late = decide(margaret, words="Yes, it is theirs.")
    assert late.status_code == 200
    assert "A young person asked us to keep a part of it" in late.content.decode()
    assert "Yes, it is theirs." in late.content.decode()
    assert Visit.objects.get() == mixed.visit

    assert decide(margaret, "not_agreed", "Withdraw it.").status_code == 302
    assert "A young person asked us to keep a part of it" in ask(mixed).content.decode()
    assert ask(mixed, do="withdraw", to="").status_code == 302
