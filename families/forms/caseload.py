"""Finding one's way in the caseload."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from families.models import Family
from restorative.ui.fields import CleanCharField
from restorative.ui.forms import RestorativeForm


class SearchForm(RestorativeForm):
    """Posted, never in an address: a search is somebody's name."""

    q = CleanCharField(
        limit=100,
        label=_("Find a family or a note"),
        help_text=_("A name or part of it, also as you heard it; the reference; or words from a note"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "type": "search", "spellcheck": "false"}),
    )


class FilterForm(RestorativeForm):
    """Which families to list. Managers also choose whose."""

    level = forms.ChoiceField(
        label=_("Level of need"), choices=[("", _("All levels")), *Family.Level.choices], required=False
    )
    whose = forms.ChoiceField(
        label=_("Whose work"),
        choices=[("", _("All I reach")), ("mine", _("Mine"))],
        required=False,
    )
    worker = forms.ChoiceField(label=_("Who works with them"), required=False)
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)
    found = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        worker: Any = self.fields["worker"]
        worker.choices = [("", _("Anybody")), *((str(pk), name) for pk, name in people)]

    def layout(self) -> Layout:
        return Layout("level", "whose", "worker") if self.people else Layout("level")
