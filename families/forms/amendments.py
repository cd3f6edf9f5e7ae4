"""Adding to a finished note."""

from collections.abc import Iterable, Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from families.actions.amendments import Addition
from families.forms.others import origin_of, source_choices, who_field
from families.models import Member, Passage
from families.models.people import names_of
from restorative.ui.fields import CleanCharField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Details
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

    came_from = forms.ChoiceField(label=_("Where does this come from?"), required=False)
    source = who_field()

    def __init__(self, *args: Any, members: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        self.there = [str(member.pk) for member in members if member.was_there]
        self.fields["about"].choices = list(names_of(members).items())  # type: ignore[attr-defined]
        self.fields["about"].initial = self.there
        usual = Passage.Source.OURS.label
        self.fields["came_from"].choices = source_choices(usual, names_of(members))  # type: ignore[attr-defined]

    def layout(self) -> Layout:
        whence = Details(_("Where does this come from?"), "came_from", "source", open_when_filled=True)
        return Layout("why", "text", "about", whence)

    def addition(self) -> Addition:
        """Without a tick it is about those who were there."""
        said = self.cleaned_data
        origin = origin_of(said["came_from"], said["source"], self.members)
        return Addition(said["why"], said["text"], list(self.chosen(said["about"] or self.there)), origin)

    def chosen(self, ids: Iterable[str]) -> Iterable[Member]:
        return (self.members[pk] for pk in ids)
