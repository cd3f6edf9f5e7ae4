"""A photo, a drawing or a paper to add to a note."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from families.models import Attachment
from restorative.files.cleaning import EMPTY, MOST_BYTES, TOO_LARGE, CleanFile, clean
from restorative.files.refusal import Refused
from restorative.ui.fields import CleanCharField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios

ACCEPT = "image/jpeg,image/png,image/webp,application/pdf"


class AttachmentForm(RestorativeForm):
    file = forms.FileField(
        label=_("Which file?"),
        help_text=_("A photo, a drawing or a PDF, up to 10 MB. The place and time it was taken are removed."),
        widget=forms.FileInput({"accept": ACCEPT}),
        error_messages={"required": _("Choose a file"), "empty": EMPTY, "missing": _("Choose a file")},
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Attachment.Kind.choices,
        initial=Attachment.Kind.PHOTO,
        widget=Radios(inline=True),
    )
    caption = CleanCharField(
        limit=200,
        label=_("What does it show?"),
        help_text=_("In a few words. Whoever reads the note reads this."),
        error_messages={"required": _("Say in a few words what it shows")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def clean_file(self) -> CleanFile:
        """The file made safe. What is too large is not even read."""
        sent: Any = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        try:
            return clean(sent.read())
        except Refused as refused:
            raise ValidationError(refused.why) from refused
