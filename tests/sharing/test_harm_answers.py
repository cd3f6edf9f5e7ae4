"""Could anyone here be harming or controlling someone? Asked of each, never changed, and never for families."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from families.sharing.models import HarmAnswer
from restorative.access.identity import Identity, acting_as
from tests import people
from tests.conftest import Story
from tests.sharing.sheets import address, tell


def page_of(story: Story) -> str:
    return f"/families/{story.family.pk}/harm/"


def say(story: Story, **could: str) -> Any:
    """What Priya says of each adult: no, but for those that are named."""
    data: dict[str, str] = {}
    for name in ("amina", "ryan"):
        member = getattr(story, name)
        data[f"could_{member.pk.hex}"] = could.get(name, "no")
        data[f"why_{member.pk.hex}"] = could.get(f"why_{name}", "")
    return story.as_priya.post(page_of(story), data)


def test_it_asks_of_everybody_who_could_be_sent_something(story: Story) -> None:
    birth = timezone.localdate() - timedelta(days=14 * 366)
    people.make_child(story.family, "Nia Bell", birth_date=birth)
    page = story.as_priya.get(page_of(story)).content.decode()
    for name in ("Amina", "Ryan", "Nia"):
        assert f"Could {name} be harming or controlling somebody here?" in page
    assert "Could Jaden" not in page


def test_a_yes_says_why_and_nothing_typed_is_lost(story: Story) -> None:
    before = HarmAnswer.objects.count()
    answer = say(story, ryan="yes", why_amina="She is kind.")
    page = answer.content.decode()
    assert "Say in a few words why, for Ryan" in page
    assert "She is kind." in page
    assert HarmAnswer.objects.count() == before


def test_the_newest_counts_and_what_was_said_before_stays(story: Story) -> None:
    assert say(story, ryan="yes", why_ryan="He held her phone.").status_code == 302
    assert say(story, ryan="yes", why_ryan="He held her phone.").status_code == 302
    said = HarmAnswer.objects.filter(member=story.ryan).newest_first()
    assert [(one.could_harm, one.by) for one in said] == [("yes", story.priya), ("no", story.priya)]
    assert HarmAnswer.objects.filter(member=story.amina).count() == 1
    page = story.as_margaret.get(page_of(story)).content.decode()
    assert "He held her phone." in page


def test_an_answer_is_never_changed_nor_given_in_anothers_name(story: Story) -> None:
    staff = Identity(story.priya.pk, is_staff=True)
    mine: dict[str, Any] = {"family": story.family, "member": story.ryan, "could_harm": "no"}
    for write in (
        lambda: HarmAnswer.objects.update(could_harm="no"),
        lambda: HarmAnswer.objects.all().delete(),
        lambda: HarmAnswer(**mine, by=story.margaret).save(force_insert=True),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), acting_as(staff):
            write()
    with transaction.atomic(), acting_as(staff):
        HarmAnswer(**mine, by=story.priya).save(force_insert=True)


def test_no_family_reads_it(story: Story) -> None:
    reader = Identity(story.amina_account.pk, story.amina.pk)
    with pytest.raises(DatabaseError), transaction.atomic(), acting_as(reader):
        list(HarmAnswer.objects.all())


def test_somebody_without_an_answer_is_asked_about_where_something_is_shared(story: Story) -> None:
    told = tell(story)
    assert (
        "reads this before" not in story.as_priya.get(address("compose", told, story.amina)).content.decode()
    )
    HarmAnswer.objects.filter(member=story.ryan).delete()
    page = story.as_priya.get(address("compose", told, story.amina)).content.decode()
    assert "A manager reads this before Amina does" in page
    assert "Nobody has yet said of everybody in this family" in page
    assert page_of(story) in page
