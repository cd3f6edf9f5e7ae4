"""What leaves the pages says nothing of a case: messages, papers, names of files, what a version holds.

And what comes from outside names nobody of another family, whoever sends it.
"""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from families.models import (
    Allocation,
    Member,
    Passage,
    PassageMember,
    Promise,
    PromiseMember,
    SafeContact,
    VisitDraft,
    VisitMember,
)
from families.sharing.models import Answer, Comment, SharedVersion
from restorative.accounts.models import OutgoingMessage
from tests import people
from tests.access.world import Case, World, make_world
from tests.conftest import Story
from tests.documents.inside import text_of
from tests.families.visit_data import draft_url, everything, least
from tests.pages import lasting
from tests.sharing.own import told as told_us
from tests.sharing.sheets import Told, press, share, tell


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def file_name(answer: Any) -> str:
    return str(answer.headers["Content-Disposition"])


def test_paper_says_what_its_reader_may_read_and_nothing_else(world: World) -> None:
    for url, client in papers(world.own, world):
        answer = client.get(url)
        written = text_of(answer.content)
        assert "canaryownhers" in written
        found = set(re.findall(r"canary\w+", written))
        assert found <= {
            "canaryownhers",
            "canaryownherswords",
            "canaryownherstyped",
            "canaryownherscomment",
            "canaryownhersphoto",
        } | {"canaryownmother"}
        assert file_name(answer) == 'attachment; filename="record.pdf"'
        assert b"canaryownhis" not in answer.content
        ids = [str(value).encode() for value in world.own.ids.values()]
        assert not [id_ for id_ in ids if id_ in answer.content]


def papers(case: Case, world: World) -> Iterator[tuple[str, Client]]:
    version = case.ids["version"]
    for large in ("", "?large=1"):
        yield reverse("sharing:my_pdf", args=[version]) + large, world.clients["mother"]
        yield reverse("sharing:version_pdf", args=[version]) + large, world.clients["practitioner"]


def test_a_paper_after_a_new_version_says_nothing_of_the_old_one(world: World) -> None:
    """The one that was replaced, and the other parent's, are not found by their addresses."""
    SharedVersion.objects.filter(pk=world.own.ids["version"]).update(replaced_at="2026-06-04T00:00Z")
    for name in ("my_safe", "my_version", "my_pdf", "my_answer"):
        for version in (world.own.ids["version"], world.own.ids["his_version"]):
            answer = world.clients["mother"].get(reverse(f"sharing:{name}", args=[version]))
            assert answer.status_code == 404
            assert b"canary" not in answer.content


@pytest.fixture
def demo(settings: Any) -> None:
    settings.DEMO = True
    settings.EMAIL_BACKEND = "restorative.accounts.outbox.OutboxBackend"
    settings.TEXT_BACKEND = "restorative.accounts.outbox.store_text"


def go_through_it_all(story: Story, told: Told) -> None:
    """Link, a code, a fresh code, sharing, sharing something else instead, taking it back."""
    people.make_contact(story.amina, SafeContact.Way.EMAIL, email="safe@example.org")
    for do in ("link", "send"):
        story.as_priya.post(reverse("sharing:invite", args=[story.amina.pk]), {"do": do})
    Client().post(reverse("sharing:fresh_code", args=[story.amina.invitations.get().link]))
    share(told, story.amina, story.priya)
    version = share(told, story.amina, story.priya, support={"included": False, "why_out": "not_about_them"})
    story.as_priya.post(
        reverse("sharing:version_recall", args=[version.pk]),
        {"because": "mistake", "reason": "Ryan is in it."},
    )


def test_what_would_have_been_sent_says_that_there_is_a_message_and_no_more(
    story: Story, demo: None, django_capture_on_commit_callbacks: Any
) -> None:
    told = tell(story)
    with django_capture_on_commit_callbacks(execute=True):
        go_through_it_all(story, told)

    sent = list(OutgoingMessage.objects.values_list("to", "subject", "text"))
    assert len(sent) == 4
    assert {to for to, _, _ in sent} == {"safe@example.org"}
    for _, subject, text in sent:
        assert subject in {"You have a message", "Your code"}
        assert re.fullmatch(r"You have a message|Your code is \w{4}-\w{4}", text)
    page = Client().get("/outbox/").content.decode()
    link = story.amina.invitations.get().link
    words = [*(passage.text for passage in told.passages), "Amina", "Bell", "Jaden", "Ryan", link]
    assert [word for word in words if word in page] == []


def test_a_version_holds_nothing_that_leads_back_to_the_record(story: Story) -> None:
    """No id of passage, visit, family or person; no place, kind or team; nothing counts what was left out."""
    told = tell(story, present=(story.amina, story.ryan))
    hers = share(told, story.amina, story.priya, support={"included": False, "why_out": "not_about_them"})
    his = share(told, story.ryan, story.priya)

    ids = [told.visit.pk, story.family.pk, story.amina.pk, story.ryan.pk, story.priya.pk, story.jaden.pk]
    written = str(hers.content)
    for id_ in [*ids, *(passage.pk for passage in told.passages), told.promise.pk]:
        assert str(id_) not in written
    assert not {"position", "visit", "place", "team", "number", "source", "said_by"} & {
        key for block in hers.content["blocks"] for key in block
    }
    assert set(hers.content) == {"heading", "from", "from_role", "for", "on", "minutes", "language", "blocks"}
    assert "Ryan" not in written
    mine, others = ({block["id"] for block in version.content["blocks"]} for version in (hers, his))
    assert not mine & others
    assert (
        str(his.pk) not in story.as_amina.get(reverse("sharing:my_version", args=[hers.pk])).content.decode()
    )


def foreign(story: Story) -> tuple[Member, Member]:
    """An adult and a child of another family of the same worker."""
    family = people.make_family(story.priya, "Novak")
    return people.make_adult(family, "Ewa Novak"), people.make_child(family, "Jan Novak")


def test_a_note_names_nobody_of_another_family_whatever_is_posted(story: Story) -> None:
    ewa, jan = foreign(story)
    whole = everything(story.amina, story.jaden)
    typed = {name: value for name, value in whole.items() if not name.startswith("agreed-1")} | {
        "who": [str(story.amina.pk), str(ewa.pk)],
        "challenge-0-said_by": str(ewa.pk),
        "agreed-0-whose": str(ewa.pk),
        f"seen_{jan.pk}": "yes",
    }
    url = draft_url(story.family, uuid.uuid4())

    page = story.as_priya.post(url, least(story.amina) | typed | {"finish": ""})

    assert page.status_code == 200
    assert "Ewa" not in page.content.decode()
    assert not story.family.visits.exists()
    amina = str(story.amina.pk)
    typed |= {"who": [amina], "challenge-0-said_by": amina, "agreed-0-whose": "ours"}
    done = story.as_priya.post(url, least(story.amina) | typed | {"finish": "", "revision": "1"})
    assert done.status_code == 302
    for rows in (VisitMember, PassageMember, PromiseMember):
        assert not rows.objects.filter(member__in=[ewa, jan]).exists()
    assert not Passage.objects.filter(said_by=ewa).exists()


def test_ties_and_parts_of_another_family_are_left_alone(story: Story) -> None:
    ewa, jan = foreign(story)
    cora = people.make_practitioner("Cora Lee")
    part = Allocation.objects.create(family=ewa.family, user=cora, works_as=Allocation.As.CO_WORKER)
    typed = {
        "kind": "adult",
        "full_name": "Amina Bell",
        "drawn_for": "adult",
        f"{jan.pk}-kind": "birth",
        f"{jan.pk}-held": "yes",
    }

    story.as_priya.post(reverse("families:member_edit", args=[story.amina.pk]), typed)
    ended = story.as_priya.post(
        reverse("families:allocation_edit", args=[story.family.pk]), {"end": str(part.pk)}
    )

    assert not jan.parent_links.exists()
    assert not jan.responsible_adults.exists()
    assert ended.status_code == 404
    part.refresh_from_db()
    assert part.ended_at is None


def test_nothing_of_one_visit_is_shared_with_somebody_of_another_family(story: Story) -> None:
    ewa, _ = foreign(story)
    told = tell(story)

    for name in ("compose", "share_now"):
        assert press(story.as_priya, name, told, ewa, seen="").status_code == 404
    assert not SharedVersion.objects.exists()


def test_a_draft_of_one_family_is_not_opened_by_the_address_of_another(story: Story) -> None:
    ewa, _ = foreign(story)
    draft = VisitDraft.objects.create(
        family=ewa.family, author=story.priya, payload={"happened": ["Ewa said so."]}
    )

    for answer in (
        story.as_priya.get(draft_url(story.family, draft.pk)),
        story.as_priya.post(draft_url(story.family, draft.pk), least(story.amina) | {"save": ""}),
    ):
        assert answer.status_code == 404
    draft.refresh_from_db()
    assert draft.payload == {"happened": ["Ewa said so."]}


def test_an_answer_or_comment_lands_on_ones_own_version_only(story: Story) -> None:
    told = tell(story, present=(story.amina, story.ryan))
    hers, his = share(told, story.amina, story.priya), share(told, story.ryan, story.priya)
    block = his.content["blocks"][0]["id"]

    for url, typed in (
        (reverse("sharing:my_answer", args=[his.pk]), {"kind": "agree", "seen": his.sha256}),
        (reverse("sharing:my_comment", args=[his.pk, block]), {"text": "Not so."}),
        (reverse("sharing:my_comment", args=[hers.pk, block]), {"text": "Not so."}),
    ):
        assert story.as_amina.post(url, typed).status_code == 404
    assert not Answer.objects.exists()
    assert not Comment.objects.exists()


def test_her_pages_do_not_tell_that_there_is_another_version(story: Story) -> None:
    """Her page is the same, byte for byte, whether or not his was shared or answered."""
    told = tell(story, present=(story.amina, story.ryan))
    hers = share(told, story.amina, story.priya)
    client = story.as_amina
    told_us(story, story.amina, "He came to the gate.")
    pages_of_hers = ("/my/", "/my/tell/", "/my/told/?safe=1")
    paths = [*pages_of_hers, *(f"/my/{hers.pk}/{page}" for page in ("", "read/", "hide/"))]
    for path in paths:  # the first opening is noted on her own page
        client.get(path)
    before = [seen(client, path) for path in paths]

    his = share(told, story.ryan, story.priya)
    Answer.objects.create(
        family=story.family,
        version=his,
        member=story.ryan,
        user_id=uuid.uuid4(),
        kind="different",
        loudest="different",
        words="No.",
        sha256=his.sha256,
    )
    told_us(story, story.ryan, "I want to see Jaden.")

    assert [seen(client, path) for path in paths] == before


def seen(client: Client, path: str) -> str:
    return lasting(client.get(path).content.decode())


def test_a_promise_of_the_other_parents_part_stays_hidden(story: Story) -> None:
    told = tell(story, present=(story.amina, story.ryan))
    PromiseMember.objects.create(family=story.family, promise=told.promise, member=story.ryan)
    share(told, story.ryan, story.priya)

    assert Promise.objects.filter(concerned__shown_at__isnull=False).count() == 1
    assert told.promise.what not in story.as_amina.get("/my/").content.decode()
