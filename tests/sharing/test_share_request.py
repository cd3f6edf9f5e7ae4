"""A manager reads it first where its reader could do harm: exactly these words, and never the one who asked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from families.models import Allocation, Member, Passage
from families.sharing.actions import NeedsYes, NotYours, decide_share, share_several, share_version
from families.sharing.compose import content_of, sheet_for
from families.sharing.models import HarmAnswer, SharedVersion, ShareRequest, content_hash
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import User
from restorative.audit.models import AuditEvent
from tests import people
from tests.conftest import Story
from tests.sharing.sheets import Told, address, decide, press, seen_by, tell
from tests.sharing.test_several import url


@pytest.fixture
def told(story: Story) -> Told:
    """A visit of which Ryan is to read something; he could be harming somebody, and Margaret does not know of it yet."""
    people.make_harm(story.ryan, "yes", "He held her phone.")
    told = tell(story, present=(story.amina, story.ryan))
    decide(told, story.ryan, story.priya)
    return told


def preview(story: Story, told: Told, member: Member | None = None) -> str:
    return story.as_priya.get(address("preview", told, member or story.ryan)).content.decode()


def ask(story: Story, told: Told, member: Member | None = None) -> ShareRequest:
    member = member or story.ryan
    seen = seen_by(told, member, story.priya)
    assert press(story.as_priya, "ask_first", told, member, seen=seen).status_code == 302
    return ShareRequest.objects.waiting().get()


def say(story: Story, asked: ShareRequest, decision: str, words: str = "") -> Any:
    return story.as_margaret.post(f"/requests/{asked.pk}/", {"decision": decision, "words": words})


def share_now(story: Story, told: Told, member: Member | None = None) -> Any:
    member = member or story.ryan
    return press(story.as_priya, "share_now", told, member, seen=seen_by(told, member, story.priya))


def test_each_part_is_chosen_for_him_and_nothing_goes_by_itself(story: Story) -> None:
    """Both were there. What starts ticked for Amina, and for him as long as nobody said it of him, does not for him."""
    told = tell(story, present=(story.amina, story.ryan))
    page = story.as_priya.get(address("compose", told, story.ryan)).content.decode()
    assert "no part is ticked to begin with" not in page
    assert in_by_itself(told, story.ryan) != set()

    people.make_harm(story.ryan, "yes", "He held her phone.")
    page = story.as_priya.get(address("compose", told, story.ryan)).content.decode()
    assert "no part is ticked to begin with" in page
    assert in_by_itself(told, story.ryan) == set()
    assert in_by_itself(told, story.amina) != set()


def in_by_itself(told: Told, member: Member) -> set[Any]:
    return {key for key, choice in sheet_for(told.subject, member).choices.items() if choice.included}


def test_the_preview_asks_the_manager_instead_of_sharing(story: Story, told: Told) -> None:
    page = preview(story, told)
    assert "A manager reads this before Ryan does" in page
    assert "Ask your manager" in page
    assert "Share now" not in page
    share_now(story, told)
    seen = seen_by(told, story.ryan, story.priya)
    with pytest.raises(NeedsYes):
        share_version(subject=told.subject, member=story.ryan, seen=seen, by=story.priya)
    assert not SharedVersion.objects.exists()


def test_the_manager_finds_it_on_home_reads_all_of_it_and_says_yes(story: Story, told: Told) -> None:
    assert "Shares to read first" not in story.as_margaret.get("/").content.decode()
    asked = ask(story, told)
    assert "Shares to read first" in story.as_margaret.get("/").content.decode()
    assert f"/requests/{asked.pk}/" in story.as_margaret.get("/waiting/?for=read_first").content.decode()

    page = story.as_margaret.get(f"/requests/{asked.pk}/").content.decode()
    for block in asked.content["blocks"]:
        assert block["text"].replace("'", "&#x27;") in page
    assert "Ryan Cole" in page
    assert "He held her phone." in page

    assert say(story, asked, "approved").status_code == 302
    assert "Approved, ready to share" in story.as_priya.get("/").content.decode()
    page = preview(story, told)
    assert "Share now" in page
    assert "Margaret Hill has read exactly this, and said yes." in page
    share_now(story, told)
    assert SharedVersion.objects.get().content == asked.content
    assert "ready to share" not in story.as_priya.get("/").content.decode()
    assert AuditEvent.objects.filter(action="decide_share", user_id=story.margaret.pk).exists()


def test_the_manager_is_told_what_happens_next(story: Story, told: Told) -> None:
    for decision, said in (
        ("approved", "Approved. Priya Shah sees it on Home, and can send it now."),
        ("changes", "Not approved yet. Priya Shah sees your words on Home."),
    ):
        ShareRequest.objects.all().delete()
        asked = ask(story, told)
        words = {"decision": decision, "words": "Leave out the club."}
        answer: Any = story.as_margaret.post(f"/requests/{asked.pk}/", words, follow=True)
        assert said in answer.content.decode()


def test_a_word_that_changes_needs_a_new_yes(story: Story, told: Told) -> None:
    say(story, ask(story, told), "approved")
    Passage.objects.filter(pk=told.support.pk).update(text="We rang the school twice.")
    page = preview(story, told)
    assert "Share now" not in page
    share_now(story, told)
    assert not SharedVersion.objects.exists()
    say(story, ask(story, told), "approved")
    share_now(story, told)
    assert SharedVersion.objects.count() == 1


def test_changes_are_asked_for_in_words_that_stand_where_they_are_made(story: Story, told: Told) -> None:
    asked = ask(story, told)
    assert "Say what must change before it goes" in say(story, asked, "changes").content.decode()
    assert say(story, asked, "changes", "Leave out the breakfast club.").status_code == 302
    assert "Changes asked for before it goes" in story.as_priya.get("/").content.decode()
    for name in ("compose", "preview"):
        page = story.as_priya.get(address(name, told, story.ryan)).content.decode()
        assert "Margaret Hill asks for changes" in page
        assert "Leave out the breakfast club." in page
    share_now(story, told)
    assert not SharedVersion.objects.exists()


def test_asking_twice_asks_once_and_another_text_takes_its_place(story: Story, told: Told) -> None:
    first = ask(story, told)
    assert ask(story, told) == first
    assert "Waiting for a manager" in preview(story, told)
    Passage.objects.filter(pk=told.support.pk).update(text="We rang the school twice.")
    assert ask(story, told) != first
    first.refresh_from_db()
    assert first.decision == "replaced"
    answer = say(story, first, "approved", "Fine by me")
    assert "Asked again" in answer.content.decode()


def test_nobody_says_yes_to_what_they_asked_for(story: Story, told: Told) -> None:
    decide(told, story.ryan, story.margaret)
    seen = seen_by(told, story.ryan, story.margaret)
    press(story.as_margaret, "ask_first", told, story.ryan, seen=seen)
    asked = ShareRequest.objects.get()
    assert "Shares to read first" not in story.as_margaret.get("/").content.decode()
    page = story.as_margaret.get(f"/requests/{asked.pk}/").content.decode()
    assert "Another manager reads this" in page
    assert 'value="approved"' not in page
    say(story, asked, "approved")
    with pytest.raises(NotYours):
        decide_share(request=asked, decision="approved", words="", by=story.margaret)
    asked.refresh_from_db()
    assert asked.is_waiting


def test_a_practitioner_and_another_manager_do_not_decide(story: Story, told: Told) -> None:
    asked = ask(story, told)
    assert story.as_priya.get(f"/requests/{asked.pk}/").status_code == 403
    neil = people.client_of(people.make_manager("Neil Gray"))
    assert neil.get(f"/requests/{asked.pk}/").status_code == 404
    assert neil.post(f"/requests/{asked.pk}/", {"decision": "approved"}).status_code == 404


def test_what_is_decided_too_late_is_given_back(story: Story, told: Told) -> None:
    asked = ask(story, told)
    say(story, asked, "changes", "Leave out the breakfast club.")
    answer = say(story, asked, "approved", "Fine by me")
    assert "Fine by me" in answer.content.decode()
    asked.refresh_from_db()
    assert asked.decision == "changes"


@pytest.mark.parametrize(("could_harm", "needs"), [("no", False), ("yes", True), ("not_known", True)])
def test_who_needs_a_yes(story: Story, could_harm: str, needs: bool) -> None:
    people.make_harm(story.amina, could_harm, "x")
    sheet = sheet_for(tell(story).subject, story.amina)
    assert sheet.approval.needs_yes == needs
    assert not sheet_for(sheet.subject, story.ryan).approval.needs_yes, "only who is sent it counts"


def test_somebody_without_an_answer_holds_up_everybody(story: Story) -> None:
    told = tell(story)
    sheet = sheet_for(told.subject, story.amina)
    assert not sheet.approval.needs_yes, "a child of nine is sent nothing, and not asked about"
    HarmAnswer.objects.filter(member=story.jaden).delete()
    assert not sheet_for(told.subject, story.amina).approval.needs_yes
    HarmAnswer.objects.filter(member=story.ryan).delete()
    assert sheet_for(told.subject, story.amina).approval.needs_yes


def test_several_at_once_go_one_by_one(story: Story, told: Told) -> None:
    page = story.as_priya.get(url(story, "preview/", told.visit, member=story.ryan)).content.decode()
    assert "Share now" not in page
    assert "Ask about this one" in page
    assert address("preview", told, story.ryan) in page
    member: Any = story.ryan
    member.can_sign_in = False
    with pytest.raises(NeedsYes):
        share_several(
            member=member, seen={told.visit.pk: seen_by(told, story.ryan, story.priya)}, by=story.priya
        )
    assert not SharedVersion.objects.exists()


# --- the second wall


def refused(who: User, write: Callable[[], Any]) -> bool:
    try:
        with transaction.atomic(), acting_as(Identity(who.pk, is_staff=True)):
            write()
    except DatabaseError:
        return True
    return False


def version(story: Story, told: Told, **changes: Any) -> SharedVersion:
    content = content_of(sheet_for(told.subject, story.ryan), sender=story.priya)
    assert content is not None
    facts = {"content": content, "sha256": content_hash(content), "shared_by": story.priya} | changes
    about = {
        "family": story.family,
        "member": story.ryan,
        "subject_kind": "visit",
        "subject_id": told.visit.pk,
    }
    return SharedVersion(**{**about, **facts})


def test_no_statement_of_a_practitioners_goes_past_it(story: Story, told: Told) -> None:
    def share(**changes: Any) -> bool:
        return refused(story.priya, lambda: version(story, told, **changes).save(force_insert=True))

    assert share()
    asked = ask(story, told)
    assert share(), "asked is not approved"
    say(story, asked, "approved")
    assert share(content={"blocks": []}), "other words under the same hash"
    other = people.make_visit(story.family, story.priya)
    assert share(subject_id=other.pk), "the same words, about something else"
    assert not share()


def test_the_database_takes_a_yes_from_a_manager_who_did_not_ask_and_from_nobody_else(
    story: Story, told: Told
) -> None:
    asked = ask(story, told)
    cora = people.make_practitioner("Cora Lee")
    Allocation.objects.create(family=story.family, user=cora, works_as=Allocation.As.CO_WORKER)

    def approve(by: User) -> bool:
        return refused(by, lambda: decide_share(request=asked, decision="approved", words="", by=by))

    assert approve(cora)
    asked.asked_by = story.margaret
    assert approve(story.priya)
    ShareRequest.objects.update(asked_by=story.margaret)
    asked.asked_by = story.priya
    assert approve(story.margaret)
    ShareRequest.objects.update(asked_by=story.priya)
    assert not approve(story.margaret)
    assert refused(story.margaret, lambda: ShareRequest.objects.update(content={}))
