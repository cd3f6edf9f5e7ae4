"""What the sharing stories have in common: a visit with something of everything, and pressing the buttons."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from families.models import Member, Passage, PassageMember, Promise, PromiseMember, Visit
from families.sharing.actions import save_composition, share_version
from families.sharing.compose import Sheet, content_of, sheet_for
from families.sharing.models import SharedVersion, content_hash
from families.sharing.pieces import Choice, Choices
from families.sharing.visits import VisitSubject
from restorative.accounts.models import User
from tests import people
from tests.conftest import Story


@dataclass
class Told:
    """A visit at which Amina, Ryan and Jaden were told and said things."""

    visit: Visit
    happened: Passage
    support: Passage
    worry: Passage
    words: Passage
    jaden_said: Passage
    about_ryan: Passage
    agreed: Passage
    promise: Promise
    next: Passage

    @property
    def subject(self) -> VisitSubject:
        return VisitSubject(self.visit)

    @property
    def passages(self) -> list[Passage]:
        return list(self.visit.passages.all())


def tell(story: Story, *, present: tuple[Member, ...] | None = None) -> Told:
    visit = people.make_visit(
        story.family,
        story.priya,
        present=(story.amina,) if present is None else present,
        happened_on=date(2026, 6, 3),
        next_on=date(2026, 6, 12),
        next_at=time(14, 0),
    )
    add = people.add_passage
    worry = add(visit, "challenge", "Mornings are late too often.", response="partly")
    words = add(visit, "response", "The bus changed.", answers=worry, said_by=story.amina)
    support = add(visit, "support", "We rang the school together.")
    jaden_said = add(visit, "response", "I get hungry at ten.", answers=worry, said_by=story.jaden)
    about_ryan = add(visit, "happened", "Ryan has a doctor's letter.")
    PassageMember.objects.create(family=story.family, passage=about_ryan, member=story.ryan)
    agreed = add(visit, "agreed", "Ask about the breakfast club.")
    promise = Promise.objects.create(
        family=story.family,
        visit=visit,
        passage=agreed,
        whose="ours",
        what=agreed.text,
        by_when=date(2026, 6, 10),
        made_by=story.priya,
    )
    PromiseMember.objects.create(family=story.family, promise=promise, member=story.amina)
    happened = visit.passages.get(position=0)
    next_time = add(visit, "next", "We look at the new bus times.")
    return Told(visit, happened, support, worry, words, jaden_said, about_ryan, agreed, promise, next_time)


def decide(told: Told, member: Member, by: User, **changes: dict[str, Any]) -> None:
    """Save the defaults for this recipient, changed for the passages that are named."""
    sheet = sheet_for(told.subject, member)
    choices = ticked(sheet)
    for name, facts in changes.items():
        choices[getattr(told, name).pk] = Choice(**facts)
    save_composition(sheet=sheet, choices=may_name_all(sheet, choices), bases={}, by=by)


def ticked(sheet: Sheet) -> dict[uuid.UUID, Choice]:
    """What was chosen, or else starts in; somebody ticked the same for a recipient for whom nothing starts in."""
    return replace(sheet, recipient=replace(sheet.recipient, could_harm=False)).choices


def may_name_all(sheet: Sheet, choices: Choices) -> Choices:
    """Somebody said yes of everybody who is named."""
    named = {piece.id: sheet.protection.names_in(piece) for piece in sheet.pieces}
    return {
        key: replace(choice, may=frozenset(one.key for one in named[key])) for key, choice in choices.items()
    }


def seen_by(told: Told, member: Member, by: User) -> str:
    """The hash that the preview shows."""
    content = content_of(sheet_for(told.subject, member), sender=by)
    assert content is not None
    return content_hash(content)


def share(told: Told, member: Member, by: User, **changes: dict[str, Any]) -> SharedVersion:
    decide(told, member, by, **changes)
    return share_version(subject=told.subject, member=member, seen=seen_by(told, member, by), by=by)


def address(name: str, told: Told, member: Member) -> str:
    return reverse(f"sharing:{name}", args=["visit", told.visit.pk, member.pk])


def press(client: Client, name: str, told: Told, member: Member, **data: Any) -> HttpResponse:
    answer = client.post(address(name, told, member), data)
    return answer  # type: ignore[return-value]


def texts(version: SharedVersion) -> list[str]:
    return [block["text"] for block in version.content["blocks"]]
