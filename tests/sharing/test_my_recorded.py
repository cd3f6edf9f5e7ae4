"""What a worker wrote down of what she said aloud: hers to look at and change, and never her signature."""

from datetime import date

from families.sharing.models import Answer, ReadAloud
from tests.conftest import Story
from tests.sharing.own import answer, page, say, send
from tests.sharing.test_my_home import part

HER_WORDS = "The bus comes late."


def test_it_says_who_wrote_it_down_and_asks_whether_it_is_right(story: Story) -> None:
    version = send(story, story.amina)
    about = {"family": story.family, "version": version, "member": story.amina, "read_by": story.priya}
    reading = ReadAloud.objects.create(**about, read_on=date(2026, 6, 3), way="phone")
    say(version, "agree", recorded_by=story.priya, reading=reading, words=HER_WORDS)

    html = page(story.as_amina, "my_version", version.pk)
    assert "Priya Shah wrote down what you said on 3 June 2026:" in html
    assert HER_WORDS in html
    assert "Is that right? You can change it here." in html
    assert "signed" not in html
    home = part(page(story.as_amina, "my_home"), "What we agreed")
    assert "We wrote down what you said" in home
    assert "You agreed" not in home


def test_saying_the_same_by_herself_is_an_answer_of_her_own(story: Story) -> None:
    version = send(story, story.amina)
    page(story.as_amina, "my_version", version.pk)
    say(version, "agree", recorded_by=story.priya, words=HER_WORDS)
    answer(story.as_amina, version, kind="agree", words=HER_WORDS)
    assert Answer.objects.latest("answered_at").recorded_by is None
    assert Answer.objects.count() == 2
    assert "wrote down" not in page(story.as_amina, "my_version", version.pk)
    assert "You agreed" in part(page(story.as_amina, "my_home"), "What we agreed")


def test_a_name_without_a_tick_is_no_signature_on_her_own_page(story: Story) -> None:
    version = send(story, story.amina)
    say(version, "agree", typed_name="Amina Bell")
    assert "signed" not in page(story.as_amina, "my_version", version.pk)
    say(version, "agree", typed_name="Amina Bell", has_read=True)
    assert "signed “Amina Bell”" in page(story.as_amina, "my_version", version.pk)
