"""When something reached somebody it should not have: what is asked, bit by bit, and who decides."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.sharing.models import Breach, BreachReport, BreachTold
from restorative.ui.fields import CleanCharField, DateAndTimeField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import DateTimeParts, Radios

BY_HAND = (Breach.How.POSTED, Breach.How.LOST, Breach.How.OVERSEEN, Breach.How.OTHER)


def box(label: Any, hint: Any = "", error: Any = "", *, rows: int = 3) -> LongTextField:
    """A box of text; needed where there is something to say when it is empty."""
    messages = {"required": error} if error else {}
    return LongTextField(
        label=label,
        help_text=hint,
        required=bool(error),
        widget=forms.Textarea({"rows": rows}),
        error_messages=messages,
    )


class BreachNewForm(RestorativeForm):
    """What went wrong outside of this record: a letter, a paper, a look over the shoulder."""

    how = forms.ChoiceField(
        label=_("What happened?"),
        choices=[(one.value, one.label) for one in BY_HAND],
        widget=Radios,
        error_messages={"required": _("Choose what happened")},
    )
    noticed_at = DateAndTimeField(
        label=_("When did you notice it?"),
        help_text=_("The 72 hours to tell the regulator run from then"),
        past_only=True,
        widget=DateTimeParts,
        error_messages={"required": _("Say when you noticed it")},
    )
    reached = box(
        _("Who saw it, or could have seen it?"),
        _(
            "As far as you know. Write “we do not know” if you do not. The data protection lead reads this: a first name"
            " is enough"
        ),
        _("Say who could have seen it"),
    )
    what = box(
        _("What was in it that they should not have seen?"),
        _("Say what kind of thing it was. Do not copy the words"),
        _("Say what was in it"),
    )
    made_safe = box(_("What have you done to make them safe?"), _("You can write this later"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["noticed_at"].initial = timezone.now


class BreachForm(RestorativeForm):
    """What is known so far. Each time it is saved, what stood there before stays in the history."""

    reached = box(
        _("Who it reached"),
        _("The data protection lead reads this: a first name is enough"),
        _("Say who it reached"),
    )
    what = box(
        _("What was in it that should not have been"),
        _("Say what kind of thing it was, or which part. Do not copy the words"),
        _("Say what was in it"),
    )
    made_safe = box(
        _("What was done to make them safe"),
        _("For example: rang her on her safe number, changed the meeting place, got the letter back"),
    )
    learning = box(
        _("What we learned"), _("What we do differently from now on, so that it does not happen again")
    )


class ToldForm(RestorativeForm):
    """Somebody was told."""

    who = forms.ChoiceField(
        label=_("Who was told?"),
        choices=BreachTold.Who.choices,
        widget=Radios,
        error_messages={"required": _("Choose who was told")},
    )
    words = box(_("How were they told, and what did they say?"), error=_("Say how they were told"), rows=4)
    told_at = DateAndTimeField(
        label=_("When?"),
        past_only=True,
        widget=DateTimeParts,
        error_messages={"required": _("Say when they were told")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told_at"].initial = timezone.now


class ReportForm(RestorativeForm):
    """Whether the regulator is told."""

    decision = forms.ChoiceField(
        label=_("Is the regulator told?"),
        choices=BreachReport.Decision.choices,
        widget=Radios,
        error_messages={"required": _("Choose whether the regulator is told")},
    )
    why = box(
        _("Why?"), _("How likely is it that somebody is hurt by it, and how badly?"), _("Say why"), rows=4
    )
    reference = CleanCharField(
        label=_("The regulator’s reference"), help_text=_("If you have one"), limit=100, required=False
    )
