"""An assessment: what it is for, its strengths and needs in three columns, what was hard to see, what was decided."""

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.forms.whose import WHOLE_FAMILY, AboutForm, whose_field
from families.models import AssessmentItem
from restorative.ui.fields import DayMonthYearField, GrowingTextField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Section, ShowWhen
from restorative.ui.widgets import Radios

Kind, Stands = AssessmentItem.Kind, AssessmentItem.Stands
BOTH = (Stands.AGREED, Stands.DIFFERENT)
PASSED = _("This day has passed. Choose today or a later day")


class AssessmentForm(RestorativeForm):
    purpose = LongTextField(
        label=_("What do we want to understand, and why?"),
        help_text=_(
            "In plain words, as you would say it at their table. They can read it once you share it."
        ),
        error_messages={"required": _("Say in a few words what the assessment is for")},
        widget=forms.Textarea({"rows": 4}),
    )


class AssessmentCloseForm(RestorativeForm):
    ending = LongTextField(
        label=_("What do we understand now?"),
        help_text=_("In words for the family: what is strong, what is needed, and where we still differ."),
        error_messages={"required": _("Say in a few words what you understand now")},
        widget=forms.Textarea({"rows": 5}),
    )


class ItemForm(AboutForm):
    """One strength or need: their view, ours, and where we stand with it."""

    about: ClassVar[Mapping[str, Any]] = {
        "member": _("The whole family"),
        "said_by": _("Nobody said anything yet"),
    }
    kind = forms.ChoiceField(label=_("What is it?"), choices=Kind.choices, widget=Radios(inline=True))
    is_risk = forms.BooleanField(
        label=_("It is a risk to a child"),
        help_text=_("Then the assessment also says what was hard to assess, before anybody reads it."),
        required=False,
    )
    member = whose_field(_("Whose is it?"))
    topic = GrowingTextField(
        label=_("What is it about, in a few words?"),
        help_text=_("For example: “Mornings before school”."),
    )
    said_by = whose_field(_("Whose words are these?"), initial=WHOLE_FAMILY)
    family_view = GrowingTextField(
        label=_("How do they see it?"), help_text=_("In their words, as they said it."), required=False
    )
    our_view = GrowingTextField(
        label=_("How do we see it?"),
        help_text=_("What we saw or heard, and what we make of it."),
        required=False,
    )
    stands = forms.ChoiceField(
        label=_("Where do we stand?"), choices=Stands.choices, initial=Stands.NOT_YET, widget=Radios
    )
    why = GrowingTextField(label=_("Why do we see it as we do?"), required=False)
    reply = GrowingTextField(label=_("What do they say to that?"), required=False)

    def layout(self) -> Layout:
        return Layout(
            Section(
                _("The strength or need"),
                "kind",
                ShowWhen("kind", "is_risk", answers=[Kind.NEED]),
                "member",
                "topic",
            ),
            Section(_("Their view"), "said_by", "family_view"),
            Section(_("Our view"), "our_view"),
            Section(_("Together"), "stands", ShowWhen("stands", "why", "reply", answers=BOTH)),
        )

    def clean(self) -> None:
        said = self.cleaned_data
        self.check_views(said)
        if said.get("is_risk") and said.get("kind") == Kind.STRENGTH:
            self.add_error("is_risk", _("A strength is no risk. Take the tick out, or choose “A need”"))
        if said.get("stands") == Stands.DIFFERENT and not said.get("why") and "why" not in self.errors:
            self.add_error("why", _("Say why we see it differently: both views stay side by side"))

    def check_views(self, said: dict[str, Any]) -> None:
        theirs, ours = said.get("family_view"), said.get("our_view")
        has_speaker = said.get("said_by", WHOLE_FAMILY) != WHOLE_FAMILY
        if not theirs and not ours and not self.errors.keys() & {"family_view", "our_view"}:
            self.add_error("family_view", _("Write down how they see it, or how you do"))
        elif said.get("stands") in BOTH and not (theirs and ours):
            self.add_error("stands", _("Write down both views first: only then can you agree or differ"))
        if theirs and not has_speaker and "said_by" not in self.errors:
            self.add_error("said_by", _("Say whose words these are"))


class HardForm(AboutForm):
    area = GrowingTextField(
        label=_("What was hard to see or understand?"),
        help_text=_("For example: “How it is at home at weekends”."),
    )
    member = whose_field(_("Whom is it about?"))
    why = GrowingTextField(label=_("Why was it hard?"))
    tried = GrowingTextField(label=_("What did we try?"))
    risk_effect = GrowingTextField(
        label=_("What does that do to what we know about risk?"),
        help_text=_("What we cannot see is not the same as all being well."),
    )
    next_try = GrowingTextField(label=_("What do we try next?"))
    next_by = DayMonthYearField(label=_("By when?"), required=False)

    field_order = ("area", "member", "why", "tried", "risk_effect", "next_try", "next_by")

    def clean_next_by(self) -> Any:
        day = self.cleaned_data["next_by"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(PASSED)
        return day


class HardNoneForm(RestorativeForm):
    why = LongTextField(
        label=_("Nothing was hard to assess, because …"),
        help_text=_("Whom you saw and heard, where, and how often: what makes you sure."),
        error_messages={"required": _("Say what makes you sure that nothing was hard to assess")},
        widget=forms.Textarea({"rows": 3}),
    )

    @property
    def facts(self) -> dict[str, Any]:
        return {"is_nothing": True, "why": self.cleaned_data["why"]}


class DecidedForm(AboutForm):
    """You said, we decided, because, told you on: also what we did not do, and why."""

    member = whose_field(_("Who said it?"))
    said = GrowingTextField(label=_("What did they say or ask for?"), help_text=_("In their words."))
    decided = GrowingTextField(label=_("What did we decide?"))
    because = GrowingTextField(
        label=_("Because of what?"), help_text=_("Where it is not what they asked for, say honestly why.")
    )
    told_on = DayMonthYearField(
        label=_("When did we tell them?"),
        help_text=_("Leave it empty if nobody has told them yet."),
        past_only=True,
        required=False,
    )
