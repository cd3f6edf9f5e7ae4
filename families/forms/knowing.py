"""Getting to know somebody, what was tried, how they describe themself, and what we explained."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.forms.heard import SHORT, box
from families.forms.speaking import check_interpreter
from families.models import Explained, GettingToKnow, Identity, Member, Tried
from families.models.knowing import Mode
from restorative.ui.fields import CleanCharField, DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import ShowWhen
from restorative.ui.widgets import Checkboxes, Radios


def day(label: Any, message: Any) -> DayMonthYearField:
    return DayMonthYearField(
        label=label, past_only=True, initial=timezone.localdate, error_messages={"required": message}
    )


class GettingToKnowForm(RestorativeForm):
    """How somebody likes to be worked with. Written with them, and with the day on which they said it."""

    BOXES = ("name", "good_times", "helps", "gets_in_the_way", "approach")

    name = CleanCharField(
        label=_("What do you like to be called?"),
        help_text=_("And what not: a name, “Mum”, “Mrs Ahmed”."),
        limit=SHORT,
        required=False,
    )
    good_times = box(_("When is a good time to meet or ring?"), rows=2)
    helps = box(_("What helps?"), rows=3)
    gets_in_the_way = box(_("What gets in the way?"), rows=3)
    approach = box(_("How would you like us to work with you?"), rows=3)
    written_with = forms.ChoiceField(
        label=_("How was this written?"),
        choices=GettingToKnow.With.choices,
        widget=Radios,
        error_messages={"required": _("Say whether it was written with them")},
    )
    said_on = day(_("On what day?"), _("Say on which day it was"))
    # the version that this page was opened on
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if not any(facts.get(name) for name in self.BOXES) and not self.errors:
            self.add_error(
                "helps", ValidationError(_("Write at least one thing. What helps is a good beginning"))
            )
        return facts

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class TriedNewForm(RestorativeForm):
    """Something we tried, and how it went."""

    what = LongTextField(
        label=_("What did we try?"),
        help_text=_(
            "For example: ringing after nine, walking instead of sitting, pictures instead of letters."
        ),
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Say what we tried")},
    )
    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=Tried.Outcome.choices,
        widget=Radios,
        error_messages={"required": _("Say how it went")},
    )
    learned = box(_("What did we learn?"), rows=2)
    tried_on = day(_("When?"), _("Say when we tried it"))


class IdentityNewForm(RestorativeForm):
    """How somebody describes themself. Nobody has to say anything here."""

    about = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[("", _("Choose one")), *Identity.About.choices],
        error_messages={"required": _("Choose what it is about")},
    )
    words = LongTextField(
        label=_("How do they put it?"),
        help_text=_("In their own words, and only what they want written down."),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write how they put it, or leave this page: nobody has to say")},
    )
    theirs = forms.BooleanField(
        label=_("They said this of themself, and know that it is written here"),
        error_messages={"required": _("Ask them first. What we think somebody is does not belong here")},
    )
    said_on = day(_("When did they say it?"), _("Say when they said it"))

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "theirs"}


class ExplainedNewForm(RestorativeForm):
    """Who we are, why we come, what we and they may do; and what they told back."""

    topics = forms.MultipleChoiceField(
        label=_("What did you talk about?"),
        choices=Explained.Topic.choices,
        widget=Checkboxes,
        error_messages={"required": _("Tick what you talked about")},
    )
    language = CleanCharField(label=_("In which language?"), limit=60, required=False)
    mode = forms.ChoiceField(
        label=_("Did somebody interpret?"), choices=[("", _("Not needed")), *Mode.choices], required=False
    )
    interpreter = CleanCharField(
        label=_("Who interpreted?"),
        help_text=_(
            "Their name or reference at the interpreting service. Never a child, a relative or a friend."
        ),
        limit=SHORT,
        required=False,
    )
    told_back = box(
        _("How did they say it back to you?"),
        _("In their words: that is how we know we were clear."),
        rows=3,
    )
    explained_on = day(_("When?"), _("Say when you talked about it"))

    def __init__(self, *args: Any, members: list[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members

    def layout(self) -> Layout:
        return Layout(
            "topics",
            "language",
            "mode",
            ShowWhen("mode", "interpreter"),
            "told_back",
            "explained_on",
        )

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        check_interpreter(self, self.members, needed=facts.get("mode") not in ("", None, Mode.NONE))
        return facts
