"""The long form about a person is held to the family’s tree: what cannot be so stands beside its field, nothing is lost."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from families.models import Member, ParentLink, Partnership
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.families.test_member_edit import date_parts, edit_url, new_url

AMINA = {"kind": "adult", "full_name": "Amina Bell", "drawn_for": "adult"}


def linked(story: Story, kind: str = "birth", parent: Member | None = None) -> ParentLink:
    return ParentLink.objects.create(
        family=story.family, parent=parent or story.amina, child=story.jaden, kind=kind
    )


def refused(story: Story, url: str, said: dict[str, str]) -> Any:
    """The page again. Nothing is kept, and what was typed comes back."""
    answer = story.as_priya.post(url, said | {"notes_on_working_together": "Ring & wait"})
    assert answer.status_code == 200
    assert "Ring &amp; wait" in answer.content.decode()
    assert not AuditEvent.objects.exists()
    return answer


def test_a_mother_as_young_as_her_son_is_asked_about_beside_the_relationship(story: Story) -> None:
    linked(story)
    born = date_parts("birth_date", story.jaden.birth_date or date.min)
    tie = {f"{story.jaden.pk}-kind": "birth"}
    answer = refused(story, edit_url(story.amina), AMINA | born | tie)
    [shown] = answer.context["ties"]
    assert "Amina is not older than Jaden" in shown.errors["kind"][0]
    assert f'href="#id_{story.jaden.pk}-kind"' in answer.content.decode()
    assert not answer.context["form"].errors


def test_a_second_birth_mother_is_asked_about_and_an_adoptive_one_is_not(story: Story) -> None:
    linked(story)
    Member.objects.filter(pk=story.amina.pk).update(sex="female")
    zofia = {"kind": "adult", "full_name": "Zofia Novak", "drawn_for": "adult", "sex": "female"}
    answer = refused(story, new_url(story), zofia | {f"{story.jaden.pk}-kind": "birth"})
    [shown] = answer.context["ties"]
    assert "Jaden would have two birth mothers" in shown.errors["kind"][0]
    assert "for example Second parent by law, or Adoptive parent" in shown.errors["kind"][0]
    adoptive = zofia | {f"{story.jaden.pk}-kind": "adoptive"}
    assert story.as_priya.post(new_url(story), adoptive).status_code == 302


def test_a_child_changed_from_its_own_page(story: Story) -> None:
    """The tie that is wrong is the one with the father; the other stands."""
    story.ryan.birth_date, story.ryan.died_on = date(1980, 1, 1), date(2015, 1, 1)
    story.ryan.save()
    said = {"kind": "child", "full_name": "Jaden Bell", "drawn_for": "child"}
    ties = {f"{story.amina.pk}-kind": "birth", f"{story.ryan.pk}-kind": "birth"}
    born = date_parts("birth_date", date(2017, 1, 2))
    answer = refused(story, edit_url(story.jaden), said | ties | born)
    wrong = [tie.other for tie in answer.context["ties"] if tie.errors]
    assert wrong == [story.ryan]
    assert "Ryan died too long before Jaden was born" in answer.content.decode()


@pytest.mark.parametrize(
    ("dates", "field", "says"),
    [
        ({"birth_date": date(1899, 1, 1)}, "birth_date", "between 1900"),
        ({"birth_date": date(1990, 1, 1), "died_on": date(1989, 1, 1)}, "died_on", "before they were born"),
        ({"died_on": date(2090, 1, 1)}, "died_on", "in the past"),
        ({"died_on": date(2010, 1, 1)}, "died_on", "Amina had died by then"),
    ],
)
def test_dates_that_cannot_be(story: Story, dates: dict[str, date], field: str, says: str) -> None:
    Partnership.objects.create(
        family=story.family,
        one=story.amina,
        other=story.ryan,
        kind="together",
        began_on=date(2012, 1, 1),
        added_by=story.priya,
    )
    said = {name: part for key, day in dates.items() for name, part in date_parts(key, day).items()}
    answer = refused(story, edit_url(story.amina), AMINA | said)
    assert says in " ".join(answer.context["form"].errors[field])


def test_what_was_wrong_already_is_in_nobodys_way(story: Story) -> None:
    """An import brought two birth mothers; a spelling can be put right all the same."""
    rose = people.make_adult(story.family, "Rose Cole", sex="female")
    Member.objects.filter(pk=story.amina.pk).update(sex="female")
    linked(story)
    linked(story, parent=rose)
    said = AMINA | {"sex": "female", "full_name": "Amina Bel", f"{story.jaden.pk}-kind": "birth"}
    assert story.as_priya.post(edit_url(story.amina), said).status_code == 302


def test_sex_is_for_the_tree_and_death_is_written_down(story: Story) -> None:
    today = timezone.localdate()
    said = AMINA | {"sex": "other"} | date_parts("died_on", today)
    assert story.as_priya.post(edit_url(story.amina), said).status_code == 302
    story.amina.refresh_from_db()
    assert (story.amina.sex, story.amina.died_on) == ("other", today)
    shown = story.as_priya.get(edit_url(story.amina)).content.decode()
    assert "For the family tree" in shown
    assert "They have died" in shown
