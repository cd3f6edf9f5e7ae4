"""Notes in which somebody's words were found: the newest first, each with the words around."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from families.forms.found import FoundForm, write_place
from families.models import Family, NoteWords, Visit
from families.models.search import NotePlace
from families.scan.excerpts import excerpt, stems_in
from restorative.access.http import SignedInRequest
from restorative.access.permissions import Permission, requires
from restorative.accounts.models import User
from restorative.audit.actions import record_opening_about
from restorative.audit.models import AccessLog
from restorative.ui import searches

PAGE = 20
SHELF = "caseload_searches"


@dataclass(frozen=True)
class Hit:
    """One note, and the pieces of its text around what was found."""

    note: Any
    family: str
    kind: str
    pieces: list[tuple[str, bool]]


@requires(Permission.SEE_FAMILIES)
def notes_found(request: SignedInRequest) -> HttpResponse:
    """What follows the newest, which stand beneath the caseload (docs/decisions/0011)."""
    form = FoundForm(request.GET)
    if not form.is_valid():
        raise Http404
    key, place = form.cleaned_data["found"], form.cleaned_data["before"]
    text = searches.kept(request.session, SHELF, key)
    facts = found_notes(request.user, text, key, place)
    return render(request, "families/notes_found.html", facts | {"searched": text, "found": key})


def found_notes(user: User, text: str, key: str, place: NotePlace | None = None) -> dict[str, Any]:
    """`hits`, and where there are more. Two statements: what shows of a family is written down as looked at."""
    if not text:
        return {"hits": [], "older_notes_url": ""}
    notes = NoteWords.objects.visible_to(user).matching(text)
    page = list((notes.older_than(place) if place else notes).page(text, PAGE + 1))
    hits = [hit_of(note) for note in page[:PAGE]]
    if hits:
        families = [note.family_id for note in page[:PAGE]]
        record_opening_about(AccessLog.Kind.SEARCH, by=user, family_ids=families, target_id=user.pk)
    more = page[PAGE - 1].place if len(page) > PAGE else None
    return {"hits": hits, "older_notes_url": older_url(key, more) if more else ""}


def hit_of(note: Any) -> Hit:
    kind = Visit.Kind(note.kind).label
    return Hit(
        note, Family(name=note.family_name).called, str(kind), excerpt(note.said, stems_in(note.asked))
    )


def older_url(key: str, place: NotePlace) -> str:
    return f"{reverse('families:notes_found')}?{urlencode({'found': key, 'before': write_place(place)}, safe='~')}"
