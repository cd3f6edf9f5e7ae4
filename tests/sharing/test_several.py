"""Several visits for Amina in one go: every rule of one by one, all or none, and one notice."""

import uuid
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from families.models import Attachment, Member, PromiseMember, Visit
from families.sharing.models import Composition, SharedFile, SharedVersion
from restorative.audit.models import AccessLog, AuditEvent
from tests import people
from tests.conftest import Story
from tests.counting import counted
from tests.sharing.sheets import Told, tell, texts


def url(story: Story, page: str = "", *visits: Visit, member: Member | None = None) -> str:
    who = member or story.amina
    asked = urlencode([("visit", visit.pk) for visit in visits])
    return f"/families/{story.family.pk}/share/{who.pk}/{page}{'?' if asked else ''}{asked}"


def as_offered(client: Client, address: str) -> dict[str, str]:
    """Every tick as the page offers it, and a reason where there is none."""
    answer: Any = client.get(address)
    data = {}
    for form in answer.context["forms"]:
        for row in form.rows():
            if row.include.initial:
                data[row.include.html_name] = "on"
            elif row.why_out and row.why_out.initial:
                data[row.why_out.html_name] = row.why_out.initial
    return data


def seen_in(client: Client, address: str) -> dict[str, str]:
    page: Any = client.get(address)
    return {f"seen_{one['id'].hex}": one["seen"] for one in page.context["letters"]}


def two(story: Story) -> tuple[Told, Visit]:
    """A visit with something of everything, and a phone call the day before."""
    call = people.make_visit(
        story.family, story.priya, present=(story.amina,), happened_on=timezone.localdate()
    )
    return tell(story), call


def test_the_whole_way_makes_a_version_of_each_and_one_notice(story: Story) -> None:
    told, call = two(story)
    priya = story.as_priya
    assert "Share with Amina" in priya.get(f"/families/{story.family.pk}/share/").content.decode()
    assert str(call.pk) in priya.get(url(story)).content.decode()

    both = (told.visit, call)
    answer: Any = priya.post(url(story, "choices/", *both), as_offered(priya, url(story, "choices/", *both)))
    assert answer.headers["Location"] == url(story, "preview/", *both)
    preview = priya.get(url(story, "preview/", *both)).content.decode()
    assert "hungry" not in preview, "a child's words wait"
    assert "doctor" not in preview, "what is about Ryan alone does not go"
    assert preview.index("Notes from 3 June 2026") < preview.rindex("We drank tea and talked about mornings.")
    done = priya.post(url(story, "now/", *both), seen_in(priya, url(story, "preview/", *both)))

    assert done.headers["Location"] == f"/families/{story.family.pk}/"
    versions = SharedVersion.objects.order_by("content__on")
    assert [version.subject_id for version in versions] == [told.visit.pk, call.pk]
    assert texts(versions[1]) == ["We drank tea and talked about mornings."]
    assert PromiseMember.objects.get().shown_at is not None
    assert AccessLog.objects.filter(kind="visit", target_id=call.pk).exists()
    assert "There is no visit that Amina cannot read something of." in priya.get(url(story)).content.decode()


def test_there_is_one_notice_and_an_event_for_each(
    story: Story, django_capture_on_commit_callbacks: Any
) -> None:
    told, call = two(story)
    people.make_contact(story.amina, "email", email="amina@example.org")
    priya, both = story.as_priya, (told.visit, call)
    priya.post(url(story, "choices/", *both), as_offered(priya, url(story, "choices/", *both)))
    seen = seen_in(priya, url(story, "preview/", *both))
    with django_capture_on_commit_callbacks(execute=True):
        priya.post(url(story, "now/", *both), seen)
    [message] = mail.outbox
    assert message.body.strip() == "You have a message"
    assert AuditEvent.objects.filter(action="share_version").count() == 2
    assert AuditEvent.objects.filter(action="compose").count() == 2


def test_a_photo_goes_only_where_it_was_ticked_and_with_its_bytes(story: Story) -> None:
    told, call = two(story)
    facts = {"kind": "photo", "media_type": "image/jpeg", "size": 3, "sha256": "0" * 64, "data": b"jpg"}
    for visit in (told.visit, call):
        Attachment.objects.create(
            family=story.family, note_id=visit.pk, added_by=story.priya, caption="The chart", **facts
        )
    photo = Attachment.objects.get(note_id=call.pk)
    priya, both = story.as_priya, (told.visit, call)
    data = as_offered(priya, url(story, "choices/", *both)) | {f"in_{photo.pk.hex}": "on"}
    priya.post(url(story, "choices/", *both), data)
    priya.post(url(story, "now/", *both), seen_in(priya, url(story, "preview/", *both)))

    assert SharedVersion.objects.count() == 2
    copy = SharedFile.objects.get()
    assert (bytes(copy.data), copy.member) == (b"jpg", story.amina)
    sent = SharedVersion.objects.get(subject_id=call.pk)
    assert str(copy.block_id) in [block["id"] for block in sent.content["blocks"]]


def test_all_or_none(story: Story) -> None:
    told, call = two(story)
    priya, both = story.as_priya, (told.visit, call)
    priya.post(url(story, "choices/", *both), as_offered(priya, url(story, "choices/", *both)))
    seen = seen_in(priya, url(story, "preview/", *both))
    people.add_passage(call, "happened", "Something new.")

    answer = priya.post(url(story, "now/", *both), seen)

    assert answer.headers["Location"] == url(story, "preview/", *both)
    assert not SharedVersion.objects.exists()
    assert mail.outbox == []
    back = priya.get(url(story, "preview/", *both))
    assert back.headers["Location"] == url(story, "choices/", *both), "the new part must be decided"


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_nothing_goes_that_was_not_looked_at(story: Story, seen: str) -> None:
    told, call = two(story)
    priya, both = story.as_priya, (told.visit, call)
    priya.post(url(story, "choices/", *both), as_offered(priya, url(story, "choices/", *both)))
    fine = seen_in(priya, url(story, "preview/", *both))
    priya.post(url(story, "now/", *both), fine | {f"seen_{call.pk.hex}": seen})
    assert not SharedVersion.objects.exists()


def test_pressed_twice_it_is_shared_once(story: Story) -> None:
    told, call = two(story)
    priya, both = story.as_priya, (told.visit, call)
    priya.post(url(story, "choices/", *both), as_offered(priya, url(story, "choices/", *both)))
    seen = seen_in(priya, url(story, "preview/", *both))
    for _ in range(2):
        priya.post(url(story, "now/", *both), seen)
    assert SharedVersion.objects.count() == 2
    assert AuditEvent.objects.filter(action="share_version").count() == 2


def test_what_she_took_off_her_page_is_not_offered_again_and_is_replaced_if_it_goes(story: Story) -> None:
    _told, call = two(story)
    priya = story.as_priya

    def go() -> Any:
        priya.post(url(story, "choices/", call), as_offered(priya, url(story, "choices/", call)))
        return priya.post(url(story, "now/", call), seen_in(priya, url(story, "preview/", call)))

    go()
    SharedVersion.objects.update(hidden_at=timezone.now())
    assert str(call.pk) not in priya.get(url(story)).content.decode()
    people.add_passage(call, "happened", "Something new.")
    assert go().status_code == 302

    old, new = SharedVersion.objects.order_by("shared_at")
    assert old.replaced_at is not None
    assert new.is_on_page


def test_a_missing_reason_is_asked_for_and_nothing_is_kept(story: Story) -> None:
    told, call = two(story)
    priya, both = story.as_priya, (told.visit, call)
    data = as_offered(priya, url(story, "choices/", *both))
    del data[f"in_{told.support.pk.hex}"]
    answer = priya.post(url(story, "choices/", *both), data)
    assert answer.status_code == 200
    assert "Say why this is left out: Support we gave" in answer.content.decode()
    assert not Composition.objects.exists()


@pytest.mark.parametrize("page", ["choices/", "preview/"])
def test_none_or_too_many_are_said_kindly(story: Story, page: str) -> None:
    visits = [people.make_visit(story.family, story.priya) for _ in range(11)]
    for some in ([], visits):
        shown = story.as_priya.get(url(story, page, *some))
        assert shown.status_code == 200
        assert "Choose at least one visit, and 10 at the most" in shown.content.decode()


def test_what_is_not_hers_to_share_is_not_there(story: Story) -> None:
    told, call = two(story)
    omar = people.make_practitioner("Omar Aziz")
    elsewhere = people.make_visit(people.make_family(omar, "Novak"), omar)
    priya = story.as_priya
    for page in ("choices/", "preview/"):
        assert priya.get(url(story, page, call, elsewhere)).status_code == 404
        assert priya.get(url(story, page) + "?visit=1").status_code == 404
        assert priya.get(url(story, page, call, member=story.jaden)).status_code == 404
        assert people.client_of(omar).get(url(story, page, call)).status_code == 404
    priya.post(url(story, "now/", call, elsewhere), {})
    assert not SharedVersion.objects.exists()
    attempt = people.make_visit(story.family, story.priya, kind="attempted")
    assert str(attempt.pk) not in priya.get(url(story)).content.decode()
    assert str(told.visit.pk) in priya.get(url(story)).content.decode()


def test_ten_visits_take_no_more_statements_than_one(story: Story) -> None:
    days = [timezone.localdate() - timedelta(days=n) for n in range(10)]
    visits = [
        people.make_visit(story.family, story.priya, present=(story.amina,), happened_on=day) for day in days
    ]
    priya = story.as_priya
    counts = []
    for some in (visits[:1], visits):
        compose, preview = url(story, "choices/", *some), url(story, "preview/", *some)
        data = as_offered(priya, compose)
        steps = [("get", compose, {}), ("post", compose, data), ("get", preview, {})]
        for method, address, sent in steps:
            with counted() as statements:
                assert getattr(priya, method)(address, sent or None).status_code in (200, 302)
            counts.append((method, len(statements)))
    assert counts[:3] == counts[3:]
    assert all(n <= (6 if method == "get" else 8) for method, n in counts), counts


def test_an_id_of_nothing_is_not_there(story: Story) -> None:
    assert story.as_priya.get(f"{url(story, 'choices/')}?visit={uuid.uuid4()}").status_code == 404
