"""A council's file to bring in, and the yes to it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from families.importing.text import EMPTY, MOST_BYTES, TOO_LARGE
from restorative.ui.forms import RestorativeForm

ACCEPT = ".csv,.txt,.tsv,.xlsx,.xml"


class ImportForm(RestorativeForm):
    file = forms.FileField(
        label=_("Which file?"),
        help_text=_(
            "A list of people as CSV or Excel (.xlsx), an Annex A workbook, or the children in need census as XML."
            " Up to 20 MB."
        ),
        widget=forms.FileInput({"accept": ACCEPT}),
        error_messages={"required": _("Choose a file"), "empty": EMPTY, "missing": _("Choose a file")},
    )

    def clean_file(self) -> bytes:
        """Its bytes. What is too large is not even read."""
        sent: Any = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        data: bytes = sent.read()
        return data


class BringInForm(RestorativeForm):
    """Yes to what the preview shows; good rows without the refused ones only if the person says so."""

    keep_good = forms.BooleanField(
        label=_("Bring in the good rows and leave out the refused ones"),
        required=False,
    )

    def __init__(self, *args: Any, has_refused: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_refused = has_refused
        if not has_refused:
            del self.fields["keep_good"]

    def clean(self) -> dict[str, Any]:
        if self.has_refused and not self.cleaned_data.get("keep_good"):
            self.add_error(
                "keep_good",
                ValidationError(
                    _(
                        "Some rows are refused. Correct them in the file and choose it again, or tick this box."
                    )
                ),
            )
        return self.cleaned_data
