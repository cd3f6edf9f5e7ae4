"""What the stories of the family's side have in common: letters sent to a member, links and codes."""

import html
import re
import uuid
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from families.models import Family, Member, Passage, Promise, PromiseMember
from families.sharing.actions import make_code, make_invitation
from families.sharing.models import Answer, Invitation, Message, SharedVersion, content_hash
from families.sharing.models.answers import loudest
from families.sharing.models.messages import reply_by
from restorative.accounts.models import User
from tests import people
from tests.conftest import Story

HEADING = "Notes from 3 June 2026"


def block(text: str = "We drank tea.", kind: str = "happened", **facts: Any) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "kind": kind, "text": text, **facts}


def send(story: Story, member: Member, *blocks: dict[str, Any], **facts: Any) -> SharedVersion:
    """A version for one member, as it stands once it is shared."""
    content = {
        "heading": HEADING,
        "from": story.priya.name,
        "from_role": "Family support worker",
        "for": member.called,
        "on": "2026-06-03",
        "minutes": 2,
        "language": "en-gb",
        "blocks": list(blocks) or [block()],
    }
    facts.setdefault("subject_id", uuid.uuid4())
    return SharedVersion.objects.create(
        family=member.family,
        member=member,
        subject_kind="visit",
        content=content,
        sha256=content_hash(content),
        shared_by=story.priya,
        **facts,
    )


def replace(story: Story, version: SharedVersion, *blocks: dict[str, Any]) -> SharedVersion:
    SharedVersion.objects.filter(pk=version.pk).update(replaced_at=timezone.now())
    return send(story, version.member, *blocks, subject_id=version.subject_id)


def recall(story: Story, version: SharedVersion) -> None:
    SharedVersion.objects.filter(pk=version.pk).update(recalled_at=timezone.now(), recalled_by=story.priya)


def say(version: SharedVersion, kind: str, **facts: Any) -> Answer:
    said = {"family": version.family, "version": version, "member": version.member, "user_id": uuid.uuid4()}
    facts["loudest"] = loudest([kind, *facts.get("parts", {}).values()])
    return Answer.objects.create(**said, kind=kind, sha256=version.sha256, **facts)


def promise(story: Story, member: Member, what: str, *, whose: str = "ours", **facts: Any) -> Promise:
    """A promise that this member may see."""
    visit = people.make_visit(story.family, story.priya)
    passage = people.add_passage(visit, Passage.Kind.AGREED, what)
    made = Promise.objects.create(
        family=story.family,
        visit=visit,
        passage=passage,
        whose=whose,
        what=what,
        made_by=story.priya,
        **facts,
    )
    PromiseMember.objects.create(family=story.family, promise=made, member=member, shown_at=timezone.now())
    return made


def told(story: Story, member: Member, text: str, *, wants_to_talk: bool = False) -> Message:
    """Something that this member told us, with our promise to answer."""
    made = Promise.objects.create(
        family=story.family,
        whose="ours",
        what="Answer what they told us",
        by_when=reply_by(timezone.localdate()),
        made_by=story.priya,
        owner=story.priya,
    )
    PromiseMember.objects.create(family=story.family, promise=made, member=member, shown_at=timezone.now())
    said = {"family": story.family, "member": member, "user_id": uuid.uuid4(), "promise": made}
    return Message.objects.create(**said, text=text, wants_to_talk=wants_to_talk)


def invited(story: Story, member: Member) -> tuple[Invitation, str]:
    """A link for this member, and a code that opens it."""
    invitation = make_invitation(member=member, by=story.priya)
    return invitation, make_code(invitation=invitation, by=story.priya)


def page(client: Client, name: str, *ids: object, **query: str) -> str:
    """The page as its reader gets it; it must be there."""
    found = client.get(reverse(f"sharing:{name}", args=ids), query)
    assert found.status_code == 200, found.status_code
    return found.content.decode()


def answer(client: Client, version: SharedVersion, **typed: str) -> Any:
    typed.setdefault("seen", version.sha256)
    return client.post(reverse("sharing:my_answer", args=[version.pk]), typed)


def another_worker() -> tuple[User, Family]:
    omar = people.make_practitioner("Omar Aziz")
    return omar, people.make_family(omar, "Novak")


def texts_in(markup: str, tag: str, mark: str) -> list[str]:
    """The text of each element whose tag carries this class or attribute, as a reader sees it."""
    found = re.findall(rf"<{tag}[^>]*{mark}[^>]*>(.*?)</{tag}>", markup, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", inside)) for inside in found]
