"""What a young person asked us to keep reaches no parent, by no way; and it is looked at again when they turn 13, 16, 18."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from families.actions import add_to_note
from families.actions.amendments import Addition
from families.actions.confidences import Ended, Looked, look_again
from families.models import Confidence, ConfidenceReader, ConfidenceRecheck, Member, Visit
from families.sharing.actions import (
    ChangedMeanwhile,
    MustNotLearn,
    reply_to_message,
    save_composition,
    share_version,
)
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import BlockSource, SharedVersion, content_hash
from families.sharing.pieces import Choice
from families.sharing.visits import VisitSubject
from plans.sharing import PlanSubject
from restorative.access.identity import Identity, acting_as
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.documents.inside import text_of
from tests.pages import lasting
from tests.plans.plan_data import make_goal, make_plan
from tests.sharing.confidence_data import (
    ORDINARY,
    SECRET,
    keep,
    look,
    maya,
    secret_of,
    share_all,
    typed,
    visit,
)
from tests.sharing.own import told as she_told
from tests.sharing.sheets import may_name_all, texts

__all__ = ["maya", "visit"]  # fixtures


# --- what reaches whom


def test_no_parent_is_sent_it_whatever_is_ticked(story: Story, visit: Visit, maya: Member) -> None:
    keep(story, visit, maya)
    for parent in (story.amina, story.ryan):
        page = story.as_priya.get(reverse("sharing:compose", args=["visit", visit.pk, parent.pk]))
        body = page.content.decode()
        assert f"in_{secret_of(visit).pk.hex}" not in body, "there is nothing to tick"
        assert "Maya asked us to keep this between us." in body
        version = share_all(story, VisitSubject(visit), parent)
        assert SECRET not in texts(version)
        assert ORDINARY in texts(version)


def test_a_tick_that_the_page_never_offered_changes_nothing(story: Story, visit: Visit, maya: Member) -> None:
    keep(story, visit, maya)
    key = secret_of(visit).pk.hex
    data = {f"in_{one.pk.hex}": "on" for one in visit.passages.all()}
    data |= {f"asked_{key}": "yes", f"safe_{key}": "yes"}

    url = reverse("sharing:compose", args=["visit", visit.pk, story.amina.pk])
    answer = story.as_priya.post(url, data)

    assert answer.status_code == 302
    page = story.as_priya.get(answer.headers["Location"]).content.decode()
    assert ORDINARY in page
    assert SECRET not in page


def test_maya_reads_her_own_words(story: Story, visit: Visit, maya: Member) -> None:
    keep(story, visit, maya)
    assert SECRET in texts(share_all(story, VisitSubject(visit), maya))


def test_who_may_know_as_she_said_can_be_sent_it(story: Story, visit: Visit, maya: Member) -> None:
    keep(story, visit, maya, may_know=[str(story.amina.pk)])
    assert SECRET in texts(share_all(story, VisitSubject(visit), story.amina))
    assert SECRET not in texts(share_all(story, VisitSubject(visit), story.ryan))


def test_what_was_chosen_before_she_asked_is_stopped_inside_the_share(
    story: Story, visit: Visit, maya: Member
) -> None:
    sheet = sheet_for(VisitSubject(visit), story.amina)
    choices = {piece.id: Choice(included=True, asked=True, safe=True) for piece in sheet.pieces}
    save_composition(sheet=sheet, choices=may_name_all(sheet, choices), bases={}, by=story.priya)
    content: Any = content_of(sheet_for(VisitSubject(visit), story.amina), sender=story.priya)
    assert SECRET in str(content)
    keep(story, visit, maya)

    with pytest.raises(ChangedMeanwhile):
        share_version(
            subject=VisitSubject(visit), member=story.amina, seen=content_hash(content), by=story.priya
        )
    preview = story.as_priya.get(reverse("sharing:preview", args=["visit", visit.pk, story.amina.pk]))
    assert preview.status_code == 302
    assert not SharedVersion.objects.exists()


def test_an_addition_and_a_plan_that_repeat_it_stay_out_as_well(
    story: Story, visit: Visit, maya: Member
) -> None:
    keep(story, visit, maya)
    repeats = "She said again: i have been to the clinic on my own and it went well"
    add_to_note(visit=visit, addition=Addition("More", repeats, [story.amina]), by=story.priya)
    plan = make_plan(story, story.amina, story.ryan)
    make_goal(story, plan, their_words=SECRET)
    make_goal(story, plan, different="Mornings are calm.")

    for parent in (story.amina, story.ryan):
        note = share_all(story, VisitSubject(visit), parent)
        goals = share_all(story, PlanSubject(plan), parent)
        assert "clinic" not in str(note.content)
        assert "clinic" not in str(goals.content)
        assert "Mornings are calm." in texts(goals)
    assert "clinic" in str(share_all(story, PlanSubject(plan), maya).content)


def test_our_reply_to_a_parent_does_not_repeat_it(story: Story, visit: Visit, maya: Member) -> None:
    keep(story, visit, maya)
    message = she_told(story, story.amina, "What is it about?")
    for reply in (SECRET, "Well: I have been to the clinic on my own!"):
        with pytest.raises(MustNotLearn):
            reply_to_message(message=message, reply=reply, by=story.priya)
    assert reply_to_message(message=message, reply="Let us talk on Friday.", by=story.priya)


def test_it_is_on_no_page_and_no_paper_of_hers(story: Story, visit: Visit, maya: Member) -> None:
    keep(story, visit, maya)
    version = share_all(story, VisitSubject(visit), story.amina)
    client = story.as_amina
    for name in ("my_safe", "my_version", "my_pdf"):
        answer = client.get(reverse(f"sharing:{name}", args=[version.pk]))
        text = text_of(answer.content) if name == "my_pdf" else answer.content.decode()
        assert "clinic" not in text
        assert "confidence" not in text.lower()


def test_no_page_of_a_parent_differs_because_there_is_one(story: Story, visit: Visit, maya: Member) -> None:
    """Byte for byte, and what she would be sent next as well."""
    subject = VisitSubject(visit)
    version = share_default(story, subject, story.amina)
    client = story.as_amina
    paths = ["/my/", "/my/tell/", "/my/told/?safe=1", f"/my/{version.pk}/", f"/my/{version.pk}/read/"]
    for path in paths:
        client.get(path)
    before = [lasting(client.get(path).content.decode()) for path in paths]

    keep(story, visit, maya)

    assert [lasting(client.get(path).content.decode()) for path in paths] == before
    assert content_of(sheet_for(subject, story.amina), sender=story.priya) == version.content


def share_default(story: Story, subject: Any, member: Member) -> SharedVersion:
    sheet = sheet_for(subject, member)
    save_composition(sheet=sheet, choices=may_name_all(sheet, sheet.choices), bases={}, by=story.priya)
    content: Any = content_of(sheet_for(subject, member), sender=story.priya)
    return share_version(subject=subject, member=member, seen=content_hash(content), by=story.priya)


def test_the_database_lets_no_version_by_that_holds_it(story: Story, visit: Visit, maya: Member) -> None:
    keep(story, visit, maya)
    block = BlockSource.objects.create(family=story.family, member=story.ryan, source_id=secret_of(visit).pk)
    content = {"blocks": [{"id": str(block.block_id), "kind": "view", "text": SECRET}]}
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        acting_as(Identity(story.priya.pk, is_staff=True)),
    ):
        SharedVersion.objects.create(
            family=story.family,
            member=story.ryan,
            subject_kind="visit",
            subject_id=visit.pk,
            content=content,
            sha256=content_hash(content),
            shared_by=story.priya,
        )


def test_nobody_of_the_family_reads_that_there_is_one(story: Story, visit: Visit, maya: Member) -> None:
    keep(story, visit, maya)
    for model in (Confidence, ConfidenceReader, ConfidenceRecheck):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            acting_as(Identity(story.amina_account.pk, story.amina.pk)),
        ):
            model.objects.count()


def test_who_can_read_it_already_is_named(story: Story, visit: Visit, maya: Member) -> None:
    share_all(story, VisitSubject(visit), story.ryan)
    kept = keep(story, visit, maya)
    page = story.as_priya.get(reverse("sharing:confidence", args=[kept.pk])).content.decode()
    assert "Ryan can read a part of it still." in page


# --- writing it down


def test_what_is_missing_is_said_and_nothing_is_lost(story: Story, visit: Visit, maya: Member) -> None:
    data = typed(maya) | {"limits_told": "", "told_whom": "My manager."}
    page = story.as_priya.post(reverse("sharing:confidence_new", args=[visit.pk]), data).content.decode()
    assert "Tick at least one part" in page
    assert "Say whether they know what we cannot keep" in page
    assert "Say whether they know that you told" in page
    assert "Not Mum and not Dad." in page
    assert not Confidence.objects.exists()


def test_the_note_says_it_and_leads_to_it_and_the_trail_has_no_words(
    story: Story, visit: Visit, maya: Member
) -> None:
    kept = keep(story, visit, maya)
    page = story.as_priya.get(f"/families/visits/{visit.pk}/").content.decode()
    assert reverse("sharing:confidence", args=[kept.pk]) in page
    paper = text_of(story.as_priya.get(reverse("families:visit_pdf", args=[visit.pk])).content)
    assert "A young person asked us to keep this between us." in " ".join(paper.split())
    event = AuditEvent.objects.get(action="keep_confidence")
    assert event.fields == []
    assert visit.was_acted_on(), "the note is not taken back from under it"


def test_another_worker_finds_nothing(story: Story, visit: Visit, maya: Member) -> None:
    kept = keep(story, visit, maya)
    omar = people.client_of(people.make_practitioner("Omar Aziz"))
    for name, key in (("confidence_new", visit.pk), ("confidence", kept.pk), ("share_recheck", maya.pk)):
        assert omar.get(reverse(f"sharing:{name}", args=[key])).status_code == 404


# --- easing and ending it


def test_it_ends_with_a_reason_and_then_she_may_be_asked_as_any_child(
    story: Story, visit: Visit, maya: Member
) -> None:
    kept = keep(story, visit, maya)
    assert look(story, kept, outcome="ended", words="").status_code == 200, "a reason is needed"
    assert look(story, kept, outcome="ended", words="She told her mum herself.").status_code == 302

    kept.refresh_from_db()
    assert not kept.stands
    assert ConfidenceRecheck.objects.get().words == "She told her mum herself."
    assert SECRET not in texts(share_default(story, VisitSubject(visit), story.amina)), "a child's words wait"
    assert SECRET in texts(share_all(story, VisitSubject(visit), story.amina))


def test_we_had_to_tell_says_whether_she_heard_first(story: Story, visit: Visit, maya: Member) -> None:
    kept = keep(story, visit, maya)
    said = {"outcome": "told", "readers": [str(story.amina.pk)]}
    assert "Say whether they heard it from us first" in look(story, kept, **said).content.decode()
    page = look(story, kept, **said, told_first="no").content.decode()
    assert "Say why they did not hear it first" in page

    look(story, kept, **said, told_first="no", why_not_first="She could not be found in time.")

    assert ConfidenceRecheck.objects.get().why_not_first == "She could not be found in time."
    assert SECRET in texts(share_all(story, VisitSubject(visit), story.amina))
    assert SECRET not in texts(share_all(story, VisitSubject(visit), story.ryan)), "nobody else had to know"


def test_to_ease_it_somebody_must_be_named_and_to_keep_it_nobody(
    story: Story, visit: Visit, maya: Member
) -> None:
    kept = keep(story, visit, maya)
    assert "Tick who may know" in look(story, kept, outcome="eased").content.decode()
    page = look(story, kept, outcome="stays", readers=[str(story.amina.pk)]).content.decode()
    assert "With this decision nobody else gets to know" in page
    assert not ConfidenceReader.objects.exists()


def test_what_was_ended_by_somebody_else_is_said(story: Story, visit: Visit, maya: Member) -> None:
    kept = keep(story, visit, maya)
    look_again(confidence=kept, looked=Looked("ended", "She said so."), by=story.margaret)
    with pytest.raises(Ended):
        look_again(confidence=kept, looked=Looked("stays", "No."), by=story.priya)
    page = look(story, kept, outcome="stays", words="She asked me again and wants it kept.").content.decode()
    assert "What you had written" in page
    assert "She asked me again and wants it kept." in page
