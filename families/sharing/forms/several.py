"""Which visits one person is sent at once."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from families.models import Visit
from families.sharing.several import MOST
from restorative.ui.forms import RestorativeForm
from restorative.ui.templatetags.ui import in_words
from restorative.ui.widgets import Checkboxes

BEGINNING = 90
HOW_MANY = _("Choose at least one visit, and %(most)d at the most") % {"most": MOST}


class SeveralForm(RestorativeForm):
    visit = forms.MultipleChoiceField(
        label=_("Which visits?"),
        help_text=_("Ten at the most: somebody will read them all."),
        error_messages={"required": HOW_MANY},
    )

    def __init__(self, *args: Any, visits: Iterable[Visit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(visits)
        field: Any = self.fields["visit"]
        field.widget = Checkboxes(hints={str(one.pk): beginning_of(one) for one in offered})
        field.choices = [(str(one.pk), label_of(one)) for one in offered]

    def clean_visit(self) -> list[str]:
        ids: list[str] = self.cleaned_data["visit"]
        if len(ids) > MOST:
            raise forms.ValidationError(HOW_MANY)
        return ids


def label_of(visit: Visit) -> str:
    return f"{in_words(visit.happened_on)} · {visit.get_kind_display()}"


def beginning_of(visit: Any) -> str:
    words: str = visit.first_words or ""
    return words if len(words) <= BEGINNING else f"{words[:BEGINNING].rpartition(' ')[0]}…"
