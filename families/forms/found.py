"""Which notes somebody looked for, and where in them to go on."""

import uuid
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from families.models.search import NotePlace


class PlaceField(forms.Field):
    """A place in the order of notes, as `write_place` writes it: day and id, nothing to read."""

    def to_python(self, value: object) -> NotePlace | None:
        if not value:
            return None
        day, _, note = str(value).partition("~")
        try:
            return NotePlace(date.fromisoformat(day), uuid.UUID(note))
        except ValueError as error:
            raise ValidationError("no place") from error


class FoundForm(forms.Form):
    """The key of a search in this session, never its text."""

    found = forms.CharField(max_length=20, required=False)
    before = PlaceField(required=False)


def write_place(place: NotePlace) -> str:
    return f"{place.happened_on}~{place.visit_id}"
