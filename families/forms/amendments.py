"""Adding to a finished note."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from families.actions.amendments import Addition
from families.forms.visits import names_of
from families.models import Member
from restorative.ui.fields import CleanCharField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Checkboxes


class AmendmentForm(RestorativeForm):
    """One line why, the text, and whom it is about: at first those who were there."""

    why = CleanCharField(
        label=_("Why are you adding this?"),
        help_text=_("In one line, like “The school rang back”"),
        limit=200,
        error_messages={"required": _("Say in one line why you add this")},
    )
    text = LongTextField(
        label=_("What do you want to add?"), error_messages={"required": _("Write what you want to add")}
    )
    about = forms.MultipleChoiceField(
        label=_("Whom is it about?"),
        help_text=_("When you share it, it is ticked for these, and left out for the others"),
        widget=Checkboxes,
        required=False,
    )

    def __init__(self, *args: Any, members: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        self.there = [str(member.pk) for member in members if member.was_there]
        self.fields["about"].choices = list(names_of(members).items())  # type: ignore[attr-defined]
        self.fields["about"].initial = self.there

    def addition(self) -> Addition:
        """Without a tick it is about those who were there."""
        said = self.cleaned_data
        return Addition(said["why"], said["text"], list(self.chosen(said["about"] or self.there)))

    def chosen(self, ids: Iterable[str]) -> Iterable[Member]:
        return (self.members[pk] for pk in ids)
