"""What came back, for staff: disagreement first, in one statement, and never lost by sharing again."""

import uuid
from datetime import timedelta

from django.utils import timezone

from families.sharing.models import Comment, SharedVersion
from tests.conftest import Story
from tests.counting import counted
from tests.sharing.own import another_worker, recall, replace, say, send


def remark(version: SharedVersion, text: str = "I see.") -> Comment:
    return Comment.objects.create(
        family=version.family,
        version=version,
        member=version.member,
        user_id=uuid.uuid4(),
        block_id=version.content["blocks"][0]["id"],
        text=text,
    )


def test_disagreement_comes_first_then_what_asks_for_us_then_agreement(story: Story) -> None:
    order = ["different", "not_safe", "talk", "no_sign", "more_time", "mostly", "agree"]
    for kind in reversed(order):
        say(send(story, story.amina), kind)
    remark(send(story, story.amina))
    send(story, story.amina)
    heard = SharedVersion.objects.visible_to(story.priya).heard_back()
    assert [version.last_answer_kind for version in heard] == [*order, None]  # type: ignore[attr-defined]


def test_the_newest_answer_counts_and_comments_are_counted(story: Story) -> None:
    version = send(story, story.amina)
    say(version, "different", answered_at=timezone.now() - timedelta(hours=1), words="No.")
    say(version, "agree", words="Yes, now.")
    remark(version)
    last = remark(version)
    with counted() as statements:
        (heard,) = SharedVersion.objects.heard_back()
    assert len(statements) == 1
    assert heard.last_answer_kind == "agree"  # type: ignore[attr-defined]
    assert heard.last_answer_words == "Yes, now."  # type: ignore[attr-defined]
    assert heard.comment_count == 2  # type: ignore[attr-defined]
    assert heard.last_heard_at == last.written_at  # type: ignore[attr-defined]


def test_of_two_alike_the_newer_comes_first(story: Story) -> None:
    older, newer = send(story, story.amina), send(story, story.amina)
    say(older, "different", answered_at=timezone.now() - timedelta(days=2))
    say(newer, "different")
    assert list(SharedVersion.objects.heard_back()) == [newer, older]


def test_sharing_again_does_not_make_a_disagreement_go_away_but_an_answer_does(story: Story) -> None:
    first = send(story, story.amina)
    say(first, "different")
    second = replace(story, first)
    assert list(SharedVersion.objects.heard_back()) == [first]

    say(second, "agree")
    assert list(SharedVersion.objects.heard_back()) == [second]


def test_what_was_taken_back_and_other_peoples_families_are_not_in_the_list(story: Story) -> None:
    version = send(story, story.amina)
    say(version, "different")
    omar, _ = another_worker()
    assert list(SharedVersion.objects.visible_to(omar).heard_back()) == []
    assert list(SharedVersion.objects.visible_to(story.margaret).heard_back()) == [version]
    recall(story, version)
    assert list(SharedVersion.objects.visible_to(story.priya).heard_back()) == []
