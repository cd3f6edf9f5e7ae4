"""An assessment goes to one person at a time: each reads their own view and ours, and nobody else's."""

import json
from typing import Any

import pytest
from django.urls import reverse

from families.models import Assessment, Member, ParentLink, ProtectedTerm
from families.sharing.actions import ChangedMeanwhile, save_composition, share_version
from families.sharing.assessments import AssessmentSubject
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import Answer, Comment, SharedVersion, content_hash
from families.sharing.pieces import Choice, may_go
from restorative.access.identity import Identity, acting_as
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.documents.inside import text_of
from tests.families.assessment_data import add_hard, add_item, add_told, begin
from tests.generators import long_policy_text
from tests.sharing.sheets import may_name_all

pytestmark = pytest.mark.django_db


def subject_of(made: Assessment, story: Story) -> AssessmentSubject:
    return AssessmentSubject(AssessmentSubject.visible_to(story.priya).get(pk=made.pk))


def share(story: Story, made: Assessment, member: Member) -> SharedVersion:
    """With what goes by itself, as Priya."""
    subject = subject_of(made, story)
    sheet = sheet_for(subject, member)
    save_composition(sheet=sheet, choices=may_name_all(sheet, sheet.choices), bases={}, by=story.priya)
    content: Any = content_of(sheet_for(subject, member), sender=story.priya)
    with acting_as(Identity(story.priya.pk, is_staff=True)):
        return share_version(subject=subject, member=member, seen=content_hash(content), by=story.priya)


def blocks(version: SharedVersion, kind: str) -> list[dict[str, Any]]:
    return [block for block in version.content["blocks"] if block["kind"] == kind]


@pytest.fixture
def made(story: Story) -> Assessment:
    ParentLink.objects.create(family=story.family, parent=story.amina, child=story.jaden, kind="birth")
    return begin(story)


def test_amina_reads_her_view_first_then_ours_then_where_we_stand(story: Story, made: Assessment) -> None:
    add_item(story, made, member=story.jaden)
    add_hard(story, made)
    add_told(story, made, member=story.amina)
    version = share(story, made, story.amina)

    [item] = blocks(version, "need")
    assert (item["voice"], item["stands"], item["children"]) == ("yours", "different", ["Jaden"])
    page = story.as_amina.get(reverse("sharing:my_version", args=[version.pk])).content.decode()
    places = [
        page.index(words)
        for words in (
            "Something Jaden may need",
            "The bus is late, not us.",
            "How we see it",
            "We see this differently. Both views stay written down.",
            "Your reply",
            "What was hard for us to see",
            "We know less than we should.",
            "A later bus.",
            "We cannot move it.",
        )
    ]
    assert places == sorted(places)
    paper = text_of(story.as_amina.get(reverse("sharing:my_pdf", args=[version.pk])).content)
    for words in ("The list is wrong.", "We know less than we should.", "Because"):
        assert words in paper, words


def test_ryan_reads_nothing_of_amina_nor_of_a_child_who_is_not_his(story: Story, made: Assessment) -> None:
    add_item(story, made)
    add_item(story, made, member=story.jaden, topic="Sleep", said_by=None, family_view="", stands="not_yet")
    add_item(story, made, topic="Money", said_by=story.ryan, family_view="I pay what I can.", reply="")
    add_told(story, made, member=story.amina)
    version = share(story, made, story.ryan)

    said = json.dumps(version.content)
    assert "I pay what I can." in said
    for words in (
        "The bus is late",
        "The list is wrong",
        "Amina",
        "Jaden",
        "Sleep",
        "later bus",
        "cannot move",
    ):
        assert words not in said, words


def test_even_ticked_by_hand_her_words_stay_hers(story: Story, made: Assessment) -> None:
    add_item(story, made)
    add_told(story, made, member=story.amina)
    pieces = subject_of(made, story).pieces(sheet_for(subject_of(made, story), story.ryan).recipient)
    said = json.dumps([{"text": piece.text, **piece.facts} for piece in pieces])
    assert "Mornings before school" in said
    for words in ("The bus is late", "The list is wrong", "different", "later bus"):
        assert words not in said, words


def test_a_childs_words_wait_for_the_child(story: Story, made: Assessment) -> None:
    add_item(story, made, member=story.jaden, said_by=story.jaden, family_view="I am hungry at ten.")
    add_told(story, made, member=story.jaden)
    assert blocks(share(story, made, story.amina), "need") == []
    sheet = sheet_for(subject_of(made, story), story.amina)
    words = [piece for piece in sheet.pieces if piece.kind in ("need", "decided")]
    assert [may_go(one, Choice(included=True), sheet.recipient) for one in words] == [False, False]
    assert all(may_go(one, Choice(included=True, asked=True, safe=True), sheet.recipient) for one in words)


def test_a_hidden_address_inside_an_item_is_a_hard_stop(story: Story, made: Assessment) -> None:
    ProtectedTerm.objects.create(family=story.family, kind="refuge", text="Fern House", added_by=story.priya)
    item = add_item(story, made, said_by=story.ryan, why="She is at Fern House now.")
    ways = ["assessment", made.pk, story.ryan.pk]
    form = story.as_priya.get(reverse("sharing:compose", args=ways)).content.decode()
    assert "Ryan must not learn this" in form
    assert "<mark>Fern House</mark>" in form
    sheet = sheet_for(subject_of(made, story), story.ryan)
    ticked = {f"in_{piece.id.hex}": "on" for piece in sheet.pieces}
    page = story.as_priya.post(reverse("sharing:compose", args=ways), ticked).content.decode()
    assert "This holds something that Ryan must not learn" in page
    choices = {piece.id: Choice(included=True) for piece in sheet.pieces}
    save_composition(sheet=sheet, choices=may_name_all(sheet, choices), bases={}, by=story.priya)
    assert content_of(sheet_for(subject_of(made, story), story.ryan), sender=story.priya) is None
    assert not SharedVersion.objects.exists()
    item.refresh_from_db()


def test_a_risk_waits_for_what_was_hard_at_every_door(story: Story, made: Assessment) -> None:
    add_item(story, made, is_risk=True)
    client, ways = story.as_priya, ["assessment", made.pk, story.amina.pk]
    page = client.get(reverse("sharing:recipients", args=ways[:2])).content.decode()
    assert "It cannot go yet" in page
    sheet = sheet_for(subject_of(made, story), story.amina)
    said = {
        f"{box}_{one.id.hex}": value for one in sheet.pieces for box, value in (("in", "on"), ("may", "yes"))
    }
    refused = client.post(reverse("sharing:compose", args=ways), said).content.decode()
    assert "say what was hard to assess" in refused
    save_composition(sheet=sheet, choices=may_name_all(sheet, sheet.choices), bases={}, by=story.priya)
    with pytest.raises(ChangedMeanwhile):
        share_version(subject=subject_of(made, story), member=story.amina, seen="0" * 64, by=story.priya)
    add_hard(story, made, is_nothing=True, area="", why="We saw everybody alone.")
    assert client.post(reverse("sharing:compose", args=ways), said).status_code in (200, 302)
    assert "It cannot go yet" not in client.get(reverse("sharing:recipients", args=ways[:2])).content.decode()
    assert blocks(share(story, made, story.amina), "hard")[0]["nothing"] is True


def test_she_sees_it_differently_and_says_so_about_one_part(story: Story, made: Assessment) -> None:
    add_item(story, made)
    version = share(story, made, story.amina)
    client = story.as_amina
    [item] = blocks(version, "need")
    client.post(reverse("sharing:my_comment", args=[version.pk, item["id"]]), {"text": "Ask the driver."})
    assert Comment.objects.get().text == "Ask the driver."
    answer = {"seen": version.sha256, "kind": "different", "words": "It is the bus."}
    client.post(reverse("sharing:my_answer", args=[version.pk]), answer)
    assert Answer.objects.get().kind == "different"
    page = story.as_priya.get(reverse("families:assessment", args=[made.pk])).content.decode()
    assert "Amina sees it differently" in page
    heard = story.as_priya.get(reverse("families:family", args=[story.family.pk])).content.decode()
    assert "It is the bus." in heard
    back = story.as_priya.get(reverse("sharing:version", args=[version.pk])).content.decode()
    assert reverse("families:assessment", args=[made.pk]) in back


def test_two_statements_and_a_light_page_however_much_there_is(story: Story, made: Assessment) -> None:
    for number in range(12):
        more = {"our_view": f"{number} {long_policy_text()[:300]}", "topic": f"Part {number}"}
        add_item(story, made, **more)
    add_hard(story, made)
    subject, sheet = subject_of(made, story), sheet_for(subject_of(made, story), story.amina)
    with counted() as statements:
        assert len(subject.pieces(sheet.recipient)) == 14
    assert len(statements) == 2
    version = share(story, made, story.amina)
    url = reverse("sharing:my_version", args=[version.pk])
    page = story.as_amina.get(url, headers={"accept-encoding": "gzip"})
    assert len(page.content) <= 10_000


def test_another_worker_shares_nothing_of_it(story: Story, made: Assessment) -> None:
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    assert omar.get(reverse("sharing:recipients", args=["assessment", made.pk])).status_code == 404
