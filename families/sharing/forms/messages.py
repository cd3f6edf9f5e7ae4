"""What a worker types in answer to what a family member told us."""

from django import forms
from django.utils.translation import gettext_lazy as _

from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm


class ReplyForm(RestorativeForm):
    reply = LongTextField(
        label=_("Our answer"),
        help_text=_("In plain words. If you have talked, say so: “We talked on Friday about …”"),
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write an answer, or say that you have talked")},
    )
