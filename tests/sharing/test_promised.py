"""Two parents at one visit, and one of them promises something: only that one reads "You will"."""

import uuid

from django.urls import reverse

from families.models import Member, Visit
from families.sharing.actions import save_composition, share_version
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import content_hash
from families.sharing.visits import VisitSubject
from tests import people
from tests.conftest import Story
from tests.families.visit_data import draft_url, least
from tests.sharing.sheets import may_name_all

THEIRS, OURS = "Bring Jaden to the bus stop.", "Ring the bus company."


def visit_of(story: Story) -> Visit:
    """Both are there. Amina promises one thing, we promise the other."""
    draft_id = uuid.uuid4()
    typed = {"agreed-0-what": THEIRS, "agreed-0-whose": str(story.amina.pk), "agreed-1-what": OURS}
    typed |= least(story.amina, story.ryan) | {"finish": "1"}
    story.as_priya.post(draft_url(story.family, draft_id), typed)
    return Visit.objects.get(pk=draft_id)


def previewed(story: Story, visit: Visit, member: Member) -> str:
    """What goes to this one if nobody changes what is offered; as staff see it before they share it."""
    sheet = sheet_for(VisitSubject(visit), member)
    save_composition(sheet=sheet, choices=may_name_all(sheet, sheet.choices), bases={}, by=story.priya)
    preview = story.as_priya.get(
        reverse("sharing:preview", args=["visit", visit.pk, member.pk])
    ).content.decode()
    content = content_of(sheet_for(VisitSubject(visit), member), sender=story.priya)
    assert content is not None
    share_version(subject=VisitSubject(visit), member=member, seen=content_hash(content), by=story.priya)
    return preview


def test_only_who_promised_it_reads_you_will(story: Story) -> None:
    visit = visit_of(story)
    hers, his = previewed(story, visit, story.amina), previewed(story, visit, story.ryan)

    assert hers.index("You will:") < hers.index(THEIRS) < hers.index("We will:") < hers.index(OURS)
    assert OURS in his
    assert "We will:" in his
    for absent in (THEIRS, "You will"):
        assert absent not in his


def test_only_who_promised_it_finds_it_among_their_promises(story: Story) -> None:
    visit = visit_of(story)
    for member in (story.amina, story.ryan):
        previewed(story, visit, member)
    ryan = people.family_client(people.make_account(story.ryan), story.ryan)
    hers, his = (client.get(reverse("sharing:my_home")).content.decode() for client in (story.as_amina, ryan))

    assert THEIRS in hers
    assert "You will" in hers
    assert THEIRS not in his
    assert "You will" not in his
    assert OURS in hers
    assert OURS in his
