"""A shared version on the staff's side: what came back, taking it back, and on paper."""

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.actions.visits import undo_finish
from families.models import Passage, PromiseMember, SafeContact, Visit, VisitDraft
from families.sharing.actions import ChangedMeanwhile, recall_version, share_version
from families.sharing.models import Answer, Comment, Recall, SharedVersion
from families.sharing.paper import version_pdf
from restorative.access.identity import Identity, acting_as
from restorative.accounts.models import User
from restorative.audit.models import AccessLog, AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.documents.inside import faces, text_of
from tests.sharing.sheets import decide, seen_by, share, tell


def answer(version: SharedVersion, kind: str, words: str = "", **facts: Any) -> Answer:
    return Answer.objects.create(
        family=version.family,
        version=version,
        member=version.member,
        user_id=uuid.uuid4(),
        kind=kind,
        loudest=kind,
        words=words,
        sha256=version.sha256,
        **facts,
    )


def comment(version: SharedVersion, text: str, block: int = 0) -> Comment:
    return Comment.objects.create(
        family=version.family,
        version=version,
        member=version.member,
        user_id=uuid.uuid4(),
        block_id=version.content["blocks"][block]["id"],
        text=text,
    )


def opened_page(story: Story, version: SharedVersion) -> str:
    found = story.as_priya.get(f"/versions/{version.pk}/")
    assert found.status_code == 200
    return found.content.decode()


def test_the_version_is_shown_as_it_was_shared(story: Story) -> None:
    told = tell(story)
    version = share(told, story.amina, story.priya)
    Passage.objects.filter(pk=told.happened.pk).update(text="Changed later")
    page = opened_page(story, version)
    assert "We drank tea and talked about mornings." in page
    assert "Changed later" not in page
    assert "Not opened yet." in page


def test_opened_is_read_off_the_access_log_of_the_reader_alone(story: Story) -> None:
    version = share(tell(story), story.amina, story.priya)
    opened_page(story, version)
    assert "Not opened yet." in opened_page(story, version), "staff looking is not her opening it"
    AccessLog.objects.create(
        kind="version",
        user_id=story.amina_account.pk,
        member_id=story.amina.pk,
        family_id=story.family.pk,
        target_id=version.pk,
    )
    page = opened_page(story, version)
    assert "Not opened yet." not in page
    assert "No answer yet." in page


def test_all_answers_stand_newest_first_and_disagreement_is_no_error(story: Story) -> None:
    version = share(tell(story), story.amina, story.priya)
    before = timezone.now()
    answer(version, "agree", answered_at=before, has_read=True, typed_name="Amina B.")
    answer(version, "different", "The bus changed in May.", has_read=True)
    page = opened_page(story, version)
    assert page.index("I see it differently") < page.index("Before that") < page.index("I agree")
    assert "The bus changed in May." in page
    assert page.count("signed “") == 1, "only a name with a tick signs"
    assert "panel--different" in page
    assert "error" not in page


def test_a_name_without_a_tick_is_no_signature(story: Story) -> None:
    version = share(tell(story), story.amina, story.priya)
    answer(version, "agree", has_read=False, typed_name="Amina B.")
    assert "signed “" not in opened_page(story, version)


def test_comments_stand_under_their_blocks(story: Story) -> None:
    version = share(tell(story), story.amina, story.priya)
    comment(version, "That is not how I said it.", block=1)
    page = opened_page(story, version)
    first, second, third = (block["text"] for block in version.content["blocks"][:3])
    places = [page.index(text) for text in (first, second, "That is not how I said it.", third)]
    assert places == sorted(places)


def test_the_page_keeps_to_its_statements(story: Story) -> None:
    told = tell(story)
    old = share(told, story.amina, story.priya)
    new = share(told, story.amina, story.priya, support={"included": False, "why_out": "not_about_them"})
    for version in (old, new):
        for number in range(20):
            answer(version, "mostly", f"words {number}")
            comment(version, f"comment {number}")
        priya = story.as_priya
        with counted() as statements:
            assert priya.get(f"/versions/{version.pk}/").status_code == 200
        assert len(statements) <= 6, statements


def test_a_replaced_version_says_so_and_leads_on(story: Story) -> None:
    told = tell(story)
    old = share(told, story.amina, story.priya)
    new = share(told, story.amina, story.priya, support={"included": False, "why_out": "not_about_them"})
    page = opened_page(story, old)
    assert "A newer version took its place" in page
    assert f"/versions/{new.pk}/" in page
    assert f"/versions/{old.pk}/recall/" not in page


# --- taking it back

WHY = "Her sister’s new address stands in it."


def take_back(client: Client, version: SharedVersion, reason: str = WHY) -> Any:
    return client.post(f"/versions/{version.pk}/recall/", {"because": "mistake", "reason": reason})


def test_taking_back_is_asked_once_with_why_and_said_plainly(story: Story) -> None:
    version = share(tell(story), story.amina, story.priya)
    priya = story.as_priya
    asked = priya.get(f"/versions/{version.pk}/recall/").content.decode()
    assert "cannot be unseen" in asked
    assert "Why are you taking it back?" in asked
    version.refresh_from_db()
    assert version.stands, "asking changes nothing"

    take_back(priya, version)

    version.refresh_from_db()
    assert version.recalled_by == story.priya
    page = opened_page(story, version)
    assert "This was taken back" in page
    assert page.index("Priya Shah took it back") < page.index("Why it was taken back") < page.index(WHY)
    assert not SharedVersion.objects.shown_to(story.amina.pk).exists()
    assert PromiseMember.objects.get(member=story.amina).shown_at is None
    event = AuditEvent.objects.get(action="recall_version")
    assert event.fields == ["reason", "recalled_at"]


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_without_a_reason_it_stays_where_it_is(story: Story, reason: str) -> None:
    version = share(tell(story), story.amina, story.priya)
    page = take_back(story.as_priya, version, reason).content.decode()
    assert "Say why you are taking it back" in page
    version.refresh_from_db()
    assert version.stands
    assert not Recall.objects.exists()


def test_a_reason_that_is_too_long_is_given_back_whole(story: Story) -> None:
    version = share(tell(story), story.amina, story.priya)
    page = take_back(story.as_priya, version, WHY * 2000).content.decode()
    assert WHY * 2000 in page
    version.refresh_from_db()
    assert version.stands


def test_she_never_reads_why(story: Story) -> None:
    version = share(tell(story), story.amina, story.priya)
    kept = people.read_by_recipient(version)
    take_back(story.as_priya, version)
    amina = story.as_amina
    for name in ("my_safe", "my_version", "my_answer", "my_pdf"):
        assert amina.get(reverse(f"sharing:{name}", args=[kept.pk])).status_code == 404
    assert WHY not in amina.get(reverse("sharing:my_home")).content.decode()
    said = amina.post(reverse("sharing:my_answer", args=[kept.pk]), {"seen": kept.sha256, "kind": "agree"})
    assert said.status_code == 409
    assert WHY not in said.content.decode()
    her = Identity(story.amina_account.pk, story.amina.pk)
    with pytest.raises(DatabaseError), transaction.atomic(), acting_as(her):
        Recall.objects.exists()


def test_taking_back_twice_is_taking_back_once(story: Story) -> None:
    version = share(tell(story), story.amina, story.priya)
    assert take_back(story.as_priya, version).status_code == 302
    assert take_back(story.as_priya, version).status_code == 302, "a button pressed twice"
    late = take_back(story.as_margaret, version, "She rang me about it.").content.decode()
    assert "taken back before you" in late
    assert "She rang me about it." in late, "nothing typed is lost"
    version.refresh_from_db()
    assert version.recalled_by == story.priya
    assert Recall.objects.get().reason == WHY
    assert AuditEvent.objects.filter(action="recall_version").count() == 1


def test_an_older_version_taken_back_leaves_the_newer_one_and_its_promises(story: Story) -> None:
    told = tell(story)
    old = share(told, story.amina, story.priya)
    new = share(told, story.amina, story.priya, support={"included": False, "why_out": "not_about_them"})
    take_back(story.as_priya, old)
    new.refresh_from_db()
    assert new.stands
    assert PromiseMember.objects.get(member=story.amina).shown_at


def test_after_taking_back_it_can_be_shared_again(story: Story) -> None:
    told = tell(story)
    first = share(told, story.amina, story.priya)
    recall_version(version=first, reason="It names her sister.", by=story.priya)
    second = share(told, story.amina, story.priya)
    assert second.pk != first.pk
    assert second.stands
    assert PromiseMember.objects.get(member=story.amina).shown_at


# --- on paper


@pytest.mark.parametrize("large", ["", "?large=1"])
def test_on_paper(story: Story, large: str) -> None:
    version = share(tell(story), story.amina, story.priya)
    comment(version, "Not in June.")
    answer(version, "different", "It was May.", has_read=True, typed_name="Amina B.")
    found = story.as_priya.get(f"/versions/{version.pk}/pdf/{large}")
    assert found.headers["Content-Type"] == "application/pdf"
    assert found.headers["Content-Disposition"] == 'attachment; filename="record.pdf"'
    text = text_of(found.content)
    for words in (
        "Notes from 3 June 2026",
        "A worry we talked about",
        "Not in June.",
        "It was May.",
        "Amina B.",
    ):
        assert words in text
    for words in ("You partly agreed", "We will, by 10 June 2026", "12 June 2026, 2:00pm"):
        assert words in text
    assert "hungry" not in text
    row = AccessLog.objects.get(kind="pdf")
    assert (row.target_id, row.user_id) == (version.pk, story.priya.pk)


def test_paper_needs_no_browser_and_knows_both_sizes(story: Story) -> None:
    version = share(tell(story), story.amina, story.priya)
    small, large = (version_pdf(version, [], [], large_print=size) for size in (False, True))
    assert small.startswith(b"%PDF")
    assert "No answer yet." in text_of(small)
    assert type_size(large) > type_size(small)


def type_size(document: bytes) -> float:
    return max(size for face in faces(document).values() for size in face.sizes)


# --- at the same moment


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """Run these beside each other, each on its own connection; what each gave or raised."""
    results: list[object] = [None] * len(jobs)
    ready = threading.Barrier(len(jobs))

    def run(number: int, job: Callable[[], object]) -> None:
        ready.wait()
        try:
            results[number] = job()
        except (ChangedMeanwhile, DatabaseError) as error:
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_share_now_pressed_by_two_hands_makes_one_version(story: Story) -> None:
    told = tell(story)
    decide(told, story.amina, story.priya)
    seen = seen_by(told, story.amina, story.priya)

    def press() -> object:
        by = User.objects.get(pk=story.priya.pk)
        return share_version(subject=told.subject, member=story.amina, seen=seen, by=by).pk

    results = at_once(*[press] * 4)
    assert SharedVersion.objects.count() == 1
    assert set(results) == {SharedVersion.objects.get().pk}
    assert AuditEvent.objects.filter(action="share_version").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_sharing_with_one_person_leave_one_standing_version(story: Story) -> None:
    told = tell(story)
    workers = [story.priya, people.make_practitioner("Cora Lee")]
    decide(told, story.amina, story.priya)
    seen = [seen_by(told, story.amina, worker) for worker in workers]
    assert seen[0] != seen[1], "a letter says from whom it is"

    def share_as(number: int) -> Callable[[], object]:
        return lambda: share_version(
            subject=told.subject, member=story.amina, seen=seen[number], by=workers[number]
        )

    results = at_once(share_as(0), share_as(1))
    assert all(isinstance(result, SharedVersion) for result in results), results
    assert SharedVersion.objects.standing().count() == 1
    assert SharedVersion.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_choosing_anew_while_somebody_shares_never_sends_what_was_not_seen(story: Story) -> None:
    told = tell(story)
    SafeContact.objects.all().delete()
    decide(told, story.amina, story.priya)
    seen = seen_by(told, story.amina, story.priya)

    def choose() -> None:
        decide(told, story.amina, story.priya, support={"included": False, "why_out": "someone_else"})

    def press() -> object:
        return share_version(subject=told.subject, member=story.amina, seen=seen, by=story.priya)

    _, result = at_once(choose, press)
    if isinstance(result, SharedVersion):
        assert result.sha256 == seen
    else:
        assert isinstance(result, ChangedMeanwhile)
        assert not SharedVersion.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_note_is_either_shared_or_taken_back(story: Story) -> None:
    told = tell(story)
    VisitDraft.objects.create(
        id=told.visit.pk, family=story.family, author=story.priya, finished_at=told.visit.finished_at
    )
    decide(told, story.amina, story.priya)
    seen = seen_by(told, story.amina, story.priya)

    def press() -> object:
        return share_version(subject=told.subject, member=story.amina, seen=seen, by=story.priya)

    def undo() -> object:
        return undo_finish(visit=told.visit, by=story.priya)

    at_once(press, undo)
    assert SharedVersion.objects.exists() == Visit.objects.filter(pk=told.visit.pk).exists()
