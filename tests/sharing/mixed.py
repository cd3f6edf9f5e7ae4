"""A note about the Novaks on the file of the Bells, with something of everything; and what is pressed about it."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from families.models import (
    Amendment,
    Attachment,
    Escalation,
    Family,
    Member,
    Promise,
    PromiseMember,
    Visit,
    VisitDraft,
    WrongFamily,
)
from families.sharing.models import Answer, Comment, SharedFile, SharedVersion
from plans.models import Goal, GoalVisit, Plan
from tests import people
from tests.conftest import Story
from tests.sharing.sheets import Told, share, tell

CANARY = "canarywrong"
WHY = "I had two notes open."


@dataclass
class Mixed:
    """The note with something of everything, each text with the canary; and the family that it is about."""

    story: Story
    told: Told
    novak: Family
    ewa: Member
    jan: Member
    draft: VisitDraft

    @property
    def visit(self) -> Visit:
        return self.told.visit


def mix(story: Story) -> Mixed:
    novak = people.make_family(story.priya, "Novak")
    told = tell(story, present=(story.amina, story.ryan))
    visit = told.visit
    for number, passage in enumerate(told.passages):
        passage.text = f"{CANARY} {number}"
        passage.save()
    Promise.objects.update(what=f"{CANARY} promise")
    theirs = people.add_passage(visit, "agreed", f"{CANARY} she will")
    promise = Promise.objects.create(
        family=story.family,
        visit=visit,
        passage=theirs,
        whose="theirs",
        what=theirs.text,
        made_by=story.priya,
    )
    PromiseMember.objects.create(family=story.family, promise=promise, member=story.amina)
    amendment = Amendment.objects.create(
        family=story.family, visit=visit, author=story.priya, why=f"{CANARY} why"
    )
    people.add_passage(visit, "added", f"{CANARY} added", amendment=amendment)
    Escalation.objects.create(
        family=story.family, visit=visit, raised_by=story.priya, what=f"{CANARY} worry", owner=story.margaret
    )
    Attachment.objects.create(
        family=story.family,
        note_id=visit.pk,
        kind="photo",
        caption=f"{CANARY} photo",
        media_type="image/png",
        data=f"{CANARY} bytes".encode(),
        size=5,
        sha256="f" * 64,
        added_by=story.priya,
    )
    plan = Plan.objects.create(family=story.family, purpose="Mornings", made_by=story.priya)
    goal = Goal.objects.create(
        family=story.family, plan=plan, position=0, their_words="Calm mornings", changed_by=story.priya
    )
    GoalVisit.objects.create(family=story.family, goal=goal, visit=visit)
    Visit.objects.filter(pk=visit.pk).update(
        take_to_supervision=True, supervision_words=f"{CANARY} think", next_who=f"{CANARY} who"
    )
    draft = VisitDraft.objects.create(
        id=visit.pk,
        family=story.family,
        author=story.priya,
        payload={"happened": [f"{CANARY} typed"]},
        finished_at=visit.finished_at,
    )
    ewa, jan = people.make_adult(novak, "Ewa Novak"), people.make_child(novak, "Jan Novak")
    visit.refresh_from_db()
    return Mixed(story, told, novak, ewa, jan, draft)


def ask(mixed: Mixed, client: Client | None = None, **said: str) -> Any:
    said = {"do": "move", "to": str(mixed.novak.pk), "reason": WHY} | said
    return (client or mixed.story.as_priya).post(f"/visits/{mixed.visit.pk}/wrong-family/", said)


def decide(client: Client, decision: str = "agreed", words: str = "") -> Any:
    asked = WrongFamily.objects.get()
    return client.post(f"/wrong-family/{asked.pk}/", {"decision": decision, "words": words})


def move(mixed: Mixed) -> Visit:
    ask(mixed)
    assert decide(mixed.story.as_margaret).status_code == 302
    return Visit.objects.get(family=mixed.novak)


def withdraw(mixed: Mixed) -> None:
    ask(mixed, do="withdraw", to="")
    assert decide(mixed.story.as_margaret).status_code == 302


def send_to_amina(mixed: Mixed) -> SharedVersion:
    """Two versions, the first read, answered and commented on; and one for Ryan that nobody opened."""
    out = {"included": False, "why_out": "not_about_them"}
    first = people.read_by_recipient(share(mixed.told, mixed.story.amina, mixed.story.priya))
    said = {"family": mixed.story.family, "version": first, "member": mixed.story.amina, "user_id": first.pk}
    Answer.objects.create(
        **said, kind="different", loudest="different", words=f"{CANARY} answer", sha256=first.sha256
    )
    Comment.objects.create(**said, block_id=first.pk, text=f"{CANARY} comment")
    his = share(mixed.told, mixed.story.ryan, mixed.story.priya)
    SharedFile.objects.create(
        family=mixed.story.family,
        member=mixed.story.ryan,
        block_id=his.content["blocks"][0]["id"],
        media_type="image/png",
        data=f"{CANARY} copy".encode(),
        sha256="e" * 64,
    )
    return share(mixed.told, mixed.story.amina, mixed.story.priya, support=out)
