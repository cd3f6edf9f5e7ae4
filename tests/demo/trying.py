"""What somebody tries in the demo with the product’s own buttons: sharing all of a note, searching, going to addresses."""

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.db import ProgrammingError
from django.test import Client
from django.urls import reverse

from families.models import Member, Passage, Visit
from families.sharing.compose import sheet_for
from families.sharing.models import ShareRequest
from families.sharing.visits import VisitSubject
from tests import people
from tests.demo.pages import signed_in
from tests.documents.inside import text_of

SEEN = re.compile(r'name="seen" value="(\w{64})"')


def member(name: str) -> Member:
    return Member.objects.get(full_name=name)


def reader(name: str) -> Client:
    """A browser in which somebody of a family is signed in as themselves, whatever guards are out."""
    who = member(name)
    return people.family_client(who.accesses.get(ended_at=None).user, who)


def note_with(words: str) -> Visit:
    """The one note in which these words stand."""
    return Visit.objects.get(passages__in=Passage.objects.filter(text__contains=words))


def ticked(visit: Visit, to: Member) -> dict[str, str]:
    """Every part of a note chosen for one person, and yes to whatever is asked about it."""
    pieces = VisitSubject(visit).pieces(sheet_for(VisitSubject(visit), to).recipient)
    said = {f"in_{one.id.hex}": "on" for one in pieces}
    return said | {f"{asked}_{one.id.hex}": "yes" for one in pieces for asked in ("may", "asked", "safe")}


def press_preview(worker: str, to: str, words: str, **said: str) -> Any:
    """All of the note with these words, for this one person. `said`: what to answer instead of yes, by question."""
    visit, recipient = note_with(words), member(to)
    typed = ticked(visit, recipient)
    typed = {name: said.get(name.partition("_")[0], value) for name, value in typed.items()}
    return signed_in(worker).post(reverse("sharing:compose", args=["visit", visit.pk, recipient.pk]), typed)


def share_all(worker: str, to: str, words: str, **said: str) -> None:
    """Press on to the end, as far as the pages let one."""
    go_on(worker, press_preview(worker, to, words, **said), note_with(words), member(to))


def go_on(worker: str, answer: Any, visit: Visit, to: Member) -> None:
    """From the preview, where there is one: share it, and where that is refused ask a manager."""
    if answer.status_code != 302:
        return
    client = signed_in(worker)
    found = SEEN.search(client.get(answer["Location"]).content.decode())
    if found is None:
        return
    for button in ("share_now", "ask_first"):
        url = reverse(f"sharing:{button}", args=["visit", visit.pk, to.pk])
        with suppress(ProgrammingError):  # the database refuses by itself what the page let by
            client.post(url, {"seen": found[1]})


def asked_for(name: str) -> str:
    """All that a manager was ever asked to let go to this person."""
    asked = ShareRequest.objects.filter(member__full_name=name)
    return json.dumps([one.content for one in asked], ensure_ascii=False)


def standing(words: Iterable[str], text: str) -> list[str]:
    return [one for one in words if one in text]


def shown(client: Client, url: str) -> str:
    """What somebody reads there, on a page or on paper; nothing where they are not let in."""
    try:
        answer: Any = client.get(url, follow=True)
    except ProgrammingError:  # the database refuses by itself
        return ""
    if answer.status_code != 200:
        return ""
    paper = answer.headers["Content-Type"] == "application/pdf"
    return text_of(answer.content) if paper else str(answer.content.decode())


def search(client: Client, text: str) -> str:
    """The caseload as it stands after a search, without what differs from one search to the next."""
    answer: Any = client.post(reverse("families:caseload"), {"q": text}, follow=True)
    assert answer.status_code == 200
    return re.sub(r'(value|nonce)="[^"]*"|found=[\w-]+|data-still="\d+"', "", answer.content.decode())
