"""A mother or a father whom nobody knows: said, found out, and never said of somebody who stands there."""

from families.models import Member, ParentLink, ParentNotKnown
from tests.conftest import Story
from tests.families.test_family_ties import errors, page, saved, who


def test_a_father_whom_nobody_knows(story: Story) -> None:
    url = f"/families/members/{story.jaden.pk}/parents/not-known/"
    said = {"which": "father", "words": "Amina says: a Joe, from the fair.\r\nNo more."}
    saved(story.as_priya, url, said)
    shown = page(story.as_priya, who(story))
    assert "Father · nobody knows who it is" in shown
    assert "a Joe, from the fair." in shown
    assert errors(story.as_priya, url, said) == "which: This stands there already"

    unknown = ParentNotKnown.objects.get()
    assert unknown.words == "Amina says: a Joe, from the fair.\nNo more."
    assert story.as_priya.post(f"/families/who/not-known/{unknown.pk}/end/").status_code == 302
    assert not ParentNotKnown.objects.exists()


def not_known(story: Story, which: str) -> dict[str, str]:
    return {"which": which, "words": "Jaden says he never met her."}


def test_a_mother_who_stands_there_is_not_one_whom_nobody_knows(story: Story) -> None:
    """The tree would draw a second mother, and say that we do not know who the mother of Jaden is."""
    url = f"/families/members/{story.jaden.pk}/parents/not-known/"
    Member.objects.filter(pk=story.amina.pk).update(sex="female")
    ParentLink.objects.create(family=story.family, parent=story.amina, child=story.jaden, kind="birth")
    answer = errors(story.as_priya, url, not_known(story, "mother"))
    assert answer.startswith("which: Amina stands there already as a birth parent of Jaden.")
    assert "Jaden says he never met her." in str(
        story.as_priya.post(url, not_known(story, "mother")).content.decode()
    )
    assert not ParentNotKnown.objects.exists()
    saved(story.as_priya, url, not_known(story, "father"))


def test_a_mother_who_is_found_out_takes_the_place_of_the_one_whom_nobody_knew(story: Story) -> None:
    Member.objects.filter(pk=story.amina.pk).update(sex="female")
    saved(
        story.as_priya, f"/families/members/{story.jaden.pk}/parents/not-known/", not_known(story, "mother")
    )
    url = f"/families/members/{story.jaden.pk}/parents/new/"
    amina = {"parent": str(story.amina.pk), "kind": "birth"}
    assert "Is it Amina after all?" in errors(story.as_priya, url, amina)
    assert not ParentLink.objects.exists()
    saved(story.as_priya, url, {**amina, "kind": "foster"})
    story.as_priya.post(f"/families/who/not-known/{ParentNotKnown.objects.get().pk}/end/")
    saved(story.as_priya, url, amina)


def test_of_two_birth_parents_both_are_known_whatever_their_sex(story: Story) -> None:
    url = f"/families/members/{story.jaden.pk}/parents/not-known/"
    for parent in (story.amina, story.ryan):
        ParentLink.objects.create(family=story.family, parent=parent, child=story.jaden, kind="birth")
    for which in ("mother", "father", "parent"):
        answer = errors(story.as_priya, url, not_known(story, which))
        assert "Amina and Ryan" in answer, which
    ParentLink.objects.filter(parent=story.ryan).update(kind="step")
    saved(story.as_priya, url, not_known(story, "father"))
