"""What the police, another agency or a third party told us reaches nobody until it is released for that one person."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from families.models import Passage
from families.sharing.actions import ChangedMeanwhile, share_several, share_version
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import BlockSource, Release, SharedVersion, content_hash
from families.sharing.recipients import members_with_door
from families.sharing.visits import VisitSubject
from restorative.access.identity import Identity, acting_as
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.documents.inside import text_of
from tests.sharing.sheets import Told, address, decide, press, seen_by, share, tell, texts
from tests.sharing.test_several import as_offered, seen_in, url
from tests.sharing.test_share import errors, form_data

POLICE = "The police say that a car was seen at the back gate."
REASON = "Sergeant Moss agreed on the phone."
FROM_OTHERS = [one.value for one in Passage.FROM_OTHERS]


@pytest.fixture
def told(story: Story) -> Told:
    """Both parents were there, and the support we gave is what the police told us."""
    told = tell(story, present=(story.amina, story.ryan))
    Passage.objects.filter(pk=told.support.pk).update(text=POLICE, came_from="police", source="Sergeant Moss")
    return told


def hers(told: Told, **changes: str) -> dict[str, str]:
    """What is posted for Amina: by default the police line is not ticked."""
    return form_data(told, **{"in_support": ""} | changes)


def released(told: Told, **changes: str) -> dict[str, str]:
    today = timezone.localdate()
    said = {"in_support": "on", "ground_support": "agreed", "reason_support": REASON} | changes
    key = f"agreed_{told.support.pk.hex}"
    day = {f"{key}_day": str(today.day), f"{key}_month": str(today.month), f"{key}_year": str(today.year)}
    return hers(told, **said) | day


@pytest.mark.parametrize("came_from", FROM_OTHERS)
def test_a_line_of_others_is_out_for_everybody_by_default(story: Story, told: Told, came_from: str) -> None:
    Passage.objects.filter(pk=told.support.pk).update(came_from=came_from)

    for member in (story.amina, story.ryan):
        version = share(told, member, story.priya)
        assert POLICE not in texts(version)
        assert "We look at the new bus times." in texts(version)


def test_the_page_says_that_it_is_not_released_and_offers_no_tick_by_itself(story: Story, told: Told) -> None:
    page = story.as_priya.get(address("compose", told, story.ryan)).content.decode()
    assert "Not released" in page
    assert "The police" in page
    answer: Any = story.as_priya.get(address("compose", told, story.ryan))
    row = next(one for one in answer.context["form"].rows() if one.piece.id == told.support.pk)
    assert row.include.initial is False
    assert row.why_out is None, "it has a reason of its own"


@pytest.mark.parametrize("said", [{"ground_support": "agreed"}, {"reason_support": REASON}])
def test_a_reason_without_the_tick_is_asked_about_and_can_be_taken_back(
    story: Story, told: Told, said: dict[str, str]
) -> None:
    """Priya chose why Amina may read it, and would have left it out without a word."""
    said = {"ground_support": "", **said}
    answer = press(story.as_priya, "compose", told, story.amina, **hers(told, **said))

    page = answer.content.decode()
    assert "Tick that Amina reads this, or take the reason back" in errors(answer)
    assert "No reason: it stays out" in page
    assert not SharedVersion.objects.exists()
    taken_back = hers(told, ground_support="", reason_support="")
    answer = press(story.as_priya, "compose", told, story.amina, **taken_back)
    assert answer.status_code == 302


def test_a_tick_alone_is_refused_kindly_and_nothing_is_lost(story: Story, told: Told) -> None:
    answer = press(story.as_priya, "compose", told, story.amina, **hers(told, in_support="on"))

    page = errors(answer)
    assert "Say whether they agreed, or why it is reasonable without" in page
    assert "Write who agreed, or why it is reasonable." in page
    assert not Release.objects.exists()
    assert not SharedVersion.objects.exists()


def test_a_reason_without_a_tick_is_given_back(story: Story, told: Told) -> None:
    answer = press(story.as_priya, "compose", told, story.amina, **released(told, in_support=""))
    assert "Tick that Amina reads this, or take the reason back" in errors(answer)
    assert REASON in answer.content.decode()


def test_it_is_released_for_the_mother_and_not_for_the_father(story: Story, told: Told) -> None:
    press(story.as_priya, "compose", told, story.amina, **released(told))
    seen = seen_by(told, story.amina, story.priya)
    press(story.as_priya, "share_now", told, story.amina, seen=seen)
    his = share(told, story.ryan, story.priya)

    kept = Release.objects.get()
    assert (kept.member, kept.passage, kept.ground, kept.by) == (
        story.amina,
        told.support,
        "agreed",
        story.priya,
    )
    assert (kept.reason, kept.agreed_on) == (REASON, timezone.localdate())
    assert POLICE in texts(SharedVersion.objects.get(member=story.amina))
    assert POLICE not in texts(his)
    assert "compose" in [event.action for event in AuditEvent.objects.filter(fields__contains=["release"])]
    page = story.as_priya.get(address("compose", told, story.ryan)).content.decode()
    assert "Not released" in page
    assert REASON not in page


def test_she_reads_that_somebody_told_us_and_neither_who_nor_why(story: Story, told: Told) -> None:
    press(story.as_priya, "compose", told, story.amina, **released(told))
    press(story.as_priya, "share_now", told, story.amina, seen=seen_by(told, story.amina, story.priya))
    version = SharedVersion.objects.get()

    client = story.as_amina
    page = client.get(reverse("sharing:my_version", args=[version.pk]) + "?safe=1").content.decode()
    paper = text_of(client.get(reverse("sharing:my_pdf", args=[version.pk])).content)
    written = str(version.content)
    assert POLICE in page
    assert "Somebody told us this." in page
    for text in (page, paper, written):
        assert "Moss" not in text
        assert REASON not in text


def test_the_page_says_later_why_it_was_released(story: Story, told: Told) -> None:
    press(story.as_priya, "compose", told, story.amina, **released(told))
    page = story.as_priya.get(address("compose", told, story.amina)).content.decode()
    assert "Released" in page
    assert REASON in page


def test_what_was_chosen_before_anybody_said_that_it_is_the_polices_does_not_go(story: Story) -> None:
    """The check is made once more inside the share, and the way back is the page of choices."""
    told = tell(story)
    decide(told, story.amina, story.priya)
    seen = seen_by(told, story.amina, story.priya)
    Passage.objects.filter(pk=told.support.pk).update(came_from="police")

    with pytest.raises(ChangedMeanwhile):
        share_version(subject=told.subject, member=story.amina, seen=seen, by=story.priya)
    answer = story.as_priya.get(address("preview", told, story.amina))
    assert answer.headers["Location"] == address("compose", told, story.amina)
    press(story.as_priya, "share_now", told, story.amina, seen=seen)
    assert not SharedVersion.objects.exists()


def test_in_one_go_it_stays_out_as_well(story: Story, told: Told) -> None:
    call = people.make_visit(story.family, story.priya, present=(story.ryan,))
    Passage.objects.filter(visit=call).update(text=POLICE, came_from="third_party")
    people.add_passage(call, "support", "We rang the club.")
    priya, both = story.as_priya, (told.visit, call)
    choices, preview = (url(story, page, *both, member=story.ryan) for page in ("choices/", "preview/"))

    done = priya.post(choices, as_offered(priya, choices))
    assert done.headers["Location"] == preview
    assert "car was seen" not in priya.get(preview).content.decode()
    priya.post(url(story, "now/", *both, member=story.ryan), seen_in(priya, preview))

    assert SharedVersion.objects.count() == 2
    assert not [one for one in SharedVersion.objects.all() if POLICE in texts(one)]


def test_in_one_go_a_tick_without_a_reason_is_refused(story: Story, told: Told) -> None:
    priya, address_of = story.as_priya, url(story, "choices/", told.visit, member=story.ryan)
    data = as_offered(priya, address_of) | {f"in_{told.support.pk.hex}": "on"}
    assert "Write who agreed" in priya.post(address_of, data).content.decode()
    assert not Release.objects.exists()


def test_in_one_go_the_check_is_made_once_more(story: Story) -> None:
    told = tell(story, present=(story.amina, story.ryan))
    decide(told, story.ryan, story.priya)
    seen = seen_by(told, story.ryan, story.priya)
    Passage.objects.filter(pk=told.support.pk).update(came_from="agency")
    ryan = members_with_door(type(story.ryan).objects.select_related("family")).get(pk=story.ryan.pk)
    with pytest.raises(ChangedMeanwhile):
        share_several(member=ryan, seen={told.visit.pk: seen}, by=story.priya)


def test_the_database_lets_no_version_by_with_a_line_that_is_not_released(story: Story, told: Told) -> None:
    """For whoever writes past the pages; and it lets it by once it is released."""
    sheet = sheet_for(told.subject, story.ryan)
    block = BlockSource.objects.create(family=story.family, member=story.ryan, source_id=told.support.pk)
    content = {"blocks": [{"id": str(block.block_id), "kind": "support", "text": POLICE}]}

    def write() -> SharedVersion:
        with transaction.atomic(), acting_as(Identity(story.priya.pk, is_staff=True)):
            return SharedVersion.objects.create(
                family=story.family,
                member=sheet.recipient.member,
                subject_kind="visit",
                subject_id=told.visit.pk,
                content=content,
                sha256=content_hash(content),
                shared_by=story.priya,
            )

    with pytest.raises(DatabaseError):
        write()
    Release.objects.create(
        family=story.family,
        member=story.ryan,
        passage=told.support,
        ground="reasonable",
        reason=REASON,
        agreed_on=date(2026, 6, 4),
        by=story.priya,
    )
    assert write().content == content


def test_nobody_of_the_family_reads_a_reason(story: Story, told: Told) -> None:
    press(story.as_priya, "compose", told, story.amina, **released(told))
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        acting_as(Identity(story.amina_account.pk, story.amina.pk)),
    ):
        Release.objects.count()


def test_a_note_of_which_something_was_released_is_not_taken_back(story: Story, told: Told) -> None:
    press(story.as_priya, "compose", told, story.amina, **released(told))
    assert told.visit.was_acted_on()


def test_what_goes_says_that_it_was_told(story: Story, told: Told) -> None:
    subject = VisitSubject(told.visit)
    piece = next(one for one in sheet_for(subject, story.amina).pieces if one.id == told.support.pk)
    assert (piece.basis, piece.came_from) == ("reported", "The police")
    assert content_of(sheet_for(subject, story.amina), sender=story.priya) is None
