"""Preparing: which families are suggested and why, and what the practitioner writes about each."""

from datetime import timedelta

from django.utils import timezone

from families.models import Passage, Promise
from supervision.models import CaseDiscussion, SupervisionSession
from tests import people
from tests.conftest import Story
from tests.supervision.meetings import day, discuss, held, plan, reviewed, tell_manager, to_take


def url_of(session: SupervisionSession) -> str:
    return f"/supervision/sessions/{session.pk}/prepare/"


def html_of(story: Story, session: SupervisionSession) -> str:
    return story.as_priya.get(url_of(session)).content.decode()


def ticked(story: Story, session: SupervisionSession) -> set[str]:
    form = story.as_priya.get(url_of(session)).context["form"]
    offered = {pk for pk, _label in form.fields["suggested"].choices}
    return offered & set(form.initial["suggested"])


def late_promise(story: Story) -> Promise:
    visit = people.make_visit(story.family, story.priya)
    passage = people.add_passage(visit, Passage.Kind.AGREED, "Ring the school")
    return Promise.objects.create(
        family=story.family,
        visit=visit,
        passage=passage,
        whose="ours",
        what="Ring the school",
        made_by=story.priya,
        by_when=day(-1),
    )


def test_a_visit_marked_to_be_taken_is_suggested_with_its_words_and_ticked(story: Story) -> None:
    to_take(story, "I am stuck with mornings.")
    session = plan(story)
    html = html_of(story, session)
    assert "You wanted to bring this: “I am stuck with mornings.”" in html
    assert ticked(story, session) == {str(story.family.pk)}


def test_why_a_family_is_suggested_is_said_in_words(story: Story) -> None:
    tell_manager(story, "There is no food.")
    late_promise(story)
    html = html_of(story, plan(story))
    for why in (
        "You told your manager at once",
        "A promise of ours is late",
        "Nothing challenged in the last 6 weeks",
        "No support recorded in the last 6 weeks",
        "A visit that nobody in the family can read yet",
    ):
        assert why in html
    assert "There is no food." not in html


def test_support_and_challenge_that_were_recorded_are_not_missed(story: Story) -> None:
    visit = people.make_visit(story.family, story.priya)
    people.add_passage(visit, Passage.Kind.SUPPORT, "We sat down with the forms.")
    people.add_passage(visit, Passage.Kind.CHALLENGE, "Eleven mornings were missed.")
    html = html_of(story, plan(story))
    assert "Nothing challenged" not in html
    assert "No support recorded" not in html


def test_three_at_most_are_ticked_the_strongest_first(story: Story) -> None:
    for number in range(5):
        family = people.make_family(story.priya, f"Family {number}")
        people.make_visit(family, story.priya)
    to_take(story)
    session = plan(story)
    chosen = ticked(story, session)
    assert len(chosen) == 3
    assert str(story.family.pk) in chosen


def test_what_was_brought_to_the_last_session_is_not_suggested_again(story: Story) -> None:
    to_take(story, "Old words.", finished_at=timezone.now() - timedelta(days=10))
    held(story, held_on=day(-2))
    assert "Old words." not in html_of(story, plan(story))


def test_a_colleagues_mark_and_another_workers_family_are_not_suggested(story: Story) -> None:
    omar = people.make_practitioner("Omar Aziz")
    novak = people.make_family(omar, "Novak")
    people.make_visit(novak, omar, take_to_supervision=True, supervision_words="Omar is stuck.")
    html = html_of(story, plan(story))
    assert "Omar is stuck." not in html
    assert "Novak" not in html


def test_saving_makes_a_place_for_each_chosen_family(story: Story) -> None:
    to_take(story)
    session = plan(story)
    answer = story.as_priya.post(
        url_of(session),
        {"suggested": [str(story.family.pk)], "brings": "I am tired.", "revision": "1"},
    )
    assert answer.headers["Location"] == f"/supervision/sessions/{session.pk}/"
    session.refresh_from_db()
    assert (session.brings, session.revision) == ("I am tired.", 2)
    assert session.prepared_at
    assert CaseDiscussion.objects.get().family == story.family
    assert "I am tired." in story.as_margaret.get(f"/supervision/sessions/{session.pk}/").content.decode()


def test_what_was_unticked_goes_only_while_it_is_empty(story: Story) -> None:
    novak = people.make_family(story.priya, "Novak")
    session = plan(story, prepared_at=timezone.now())
    discuss(session, novak)
    kept = discuss(session, story.family, strengths="They laugh together.")
    assert f"/supervision/discussions/{kept.pk}/edit/" in html_of(story, session)
    story.as_priya.post(url_of(session), {"brings": "", "revision": "1"})
    assert list(CaseDiscussion.objects.all()) == [kept]


def test_a_family_that_is_not_ones_own_cannot_be_chosen(story: Story) -> None:
    novak = people.make_family(people.make_practitioner("Omar Aziz"), "Novak")
    session = plan(story)
    answer = story.as_priya.post(
        url_of(session), {"suggested": [str(novak.pk)], "brings": "Words.", "revision": "1"}
    )
    assert answer.status_code == 200
    assert "Words." in answer.content.decode()
    assert not CaseDiscussion.objects.exists()


def test_two_windows_lose_nothing(story: Story) -> None:
    session = plan(story)
    url = url_of(session)
    story.as_priya.post(url, {"brings": "First window.", "revision": "1"})
    answer = story.as_priya.post(url, {"brings": "Second window.", "revision": "1"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "First window." in html
    assert "Second window." in html
    again = story.as_priya.post(url, {"brings": "Second window.", "revision": answer.context["revision"]})
    assert again.status_code == 302
    session.refresh_from_db()
    assert session.brings == "Second window."


def test_after_review_nothing_changes_and_what_was_typed_can_be_copied(story: Story) -> None:
    session = reviewed(story)
    assert story.as_priya.get(url_of(session)).status_code == 302
    answer = story.as_priya.post(url_of(session), {"brings": "Too late.", "revision": "1"})
    assert answer.status_code == 409
    assert "Too late." in answer.content.decode()
    session.refresh_from_db()
    assert session.brings == ""


def test_only_the_practitioner_prepares(story: Story) -> None:
    assert story.as_margaret.get(url_of(plan(story))).status_code == 404


def texts(**some: str) -> dict[str, str]:
    return {"revision": "1", **some}


def test_she_writes_about_one_family_by_prompts(story: Story) -> None:
    session = plan(story)
    part = discuss(session, story.family)
    url = f"/supervision/discussions/{part.pk}/edit/"
    page = story.as_priya.get(url).content.decode()
    assert "How does that affect what we know about risk?" in page
    story.as_priya.post(url, texts(strengths="They laugh.", risk_effect="I have not seen his room."))
    html = story.as_margaret.get(f"/supervision/sessions/{session.pk}/").content.decode()
    assert "They laugh." in html
    assert "I have not seen his room." in html


def test_the_same_family_in_two_windows_loses_nothing(story: Story) -> None:
    part = discuss(plan(story), story.family)
    url = f"/supervision/discussions/{part.pk}/edit/"
    story.as_priya.post(url, texts(worries="First window."))
    answer = story.as_priya.post(url, texts(worries="Second window."))
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "First window." in html
    assert "Second window." in html
    part.refresh_from_db()
    assert part.worries == "First window."


def test_a_family_that_is_no_longer_hers_is_gone_from_the_session(story: Story) -> None:
    session = plan(story)
    part = discuss(session, story.family, worries="He is thin.")
    story.family.allocations.update(ended_at=timezone.now())
    for client in (story.as_priya, story.as_margaret):
        assert "He is thin." not in client.get(f"/supervision/sessions/{session.pk}/").content.decode()
    assert story.as_priya.get(f"/supervision/discussions/{part.pk}/edit/").status_code == 404


def test_only_the_practitioner_writes_the_prompts(story: Story) -> None:
    part = discuss(plan(story), story.family)
    assert story.as_margaret.get(f"/supervision/discussions/{part.pk}/edit/").status_code == 404
