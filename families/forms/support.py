"""With whom we may talk, what was offered, who is there when we talk, and what a child is owed."""

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.forms.whose import WHOLE_FAMILY, AboutForm, whose_field
from families.models import OwnRight, SharingAgreement, SupportOffer, SupportOfferAnswer
from families.models.support import OF_A_SEPARATED_CHILD, OF_EVERY_CHILD
from restorative.ui.dates import A_YEAR, refusal
from restorative.ui.fields import CleanCharField, DayMonthYearField, GrowingTextField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import ShowWhen
from restorative.ui.widgets import Radios

State = OwnRight.State
PASSED = _("This day has passed. Choose today or a later day")
LONGEST_JOINT = 2 * A_YEAR
TOO_LONG = _("Choose a day within two years. It can be agreed again when that is over")


def day_field(label: Any, **more: Any) -> DayMonthYearField:
    """A day that is not to come; today unless it is changed."""
    return DayMonthYearField(label=label, past_only=True, initial=timezone.localdate, **more)


class AgreementForm(AboutForm):
    about: ClassVar[Mapping[str, Any]] = {"member": _("Somebody else: wider family, or an agency")}
    member = whose_field(_("May we talk with whom?"))
    named = CleanCharField(
        label=_("Who is it, if somebody else?"),
        help_text=_("For example: Aunt Rose, or the school nurse"),
        limit=200,
        required=False,
    )
    topic = GrowingTextField(
        label=_("About what?"), help_text=_("One topic: money, school, health. Write one down for each.")
    )
    answer = forms.ChoiceField(label=_("May we?"), choices=SharingAgreement.Answer.choices, widget=Radios)
    limits = GrowingTextField(
        label=_("Within which limits?"), help_text=_("What must stay out of it."), required=False
    )
    agreed_by = GrowingTextField(
        label=_("Who said so?"), help_text=_("Everybody who was asked, and what each said.")
    )
    agreed_on = day_field(_("When?"))

    def layout(self) -> Layout:
        named = ShowWhen("member", "named", answers=[WHOLE_FAMILY])
        return Layout("member", named, "topic", "answer", "limits", "agreed_by", "agreed_on")

    def clean(self) -> None:
        said = self.cleaned_data
        is_other = said.get("member") == WHOLE_FAMILY
        if is_other and not said.get("named") and "named" not in self.errors:
            self.add_error("named", _("Say who it is"))

    @property
    def facts(self) -> dict[str, Any]:
        said = super().facts
        return said if said["member"] is None else said | {"named": ""}


class AgreementEndForm(RestorativeForm):
    words = LongTextField(
        label=_("Who takes it back, and what do they say?"),
        help_text=_("They need give no reason."),
        error_messages={"required": _("Say who takes it back")},
        widget=forms.Textarea({"rows": 3}),
    )


class OwnRightForm(RestorativeForm):
    """One row of a child's list."""

    what = forms.ChoiceField(label=_("Which of these?"), widget=Radios)
    state = forms.ChoiceField(label=_("Where does it stand?"), choices=State.choices, widget=Radios)
    on = day_field(_("When?"))
    words = GrowingTextField(label=_("What was done, and by whom?"), required=False)
    why_not = GrowingTextField(label=_("Why not?"), required=False)

    def __init__(self, *args: Any, separated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [*OF_EVERY_CHILD, *(OF_A_SEPARATED_CHILD if separated else ())]
        self.fields["what"].choices = [(one.value, one.label) for one in asked]  # type: ignore[attr-defined]

    def layout(self) -> Layout:
        return Layout("what", "state", ShowWhen("state", "why_not", answers=[State.NOT]), "on", "words")

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("state") == State.NOT and not said.get("why_not") and "why_not" not in self.errors:
            self.add_error("why_not", _("Say why not: somebody who reads this later asks"))


class OfferForm(AboutForm):
    kind = forms.ChoiceField(
        label=_("What do we offer?"),
        choices=SupportOffer.Kind.choices,
        widget=Radios(
            hints={
                "conference": _("The family and their friends make the plan, with somebody independent"),
                "advocacy": _("Somebody on their side who helps them be heard"),
                "adjustment": _("What we do differently, so that they can take part"),
            }
        ),
    )
    member = whose_field(_("To whom?"))
    what = GrowingTextField(
        label=_("What exactly?"), help_text=_("As you said it to them, and what it would mean for them.")
    )
    offered_on = day_field(_("When did we offer it?"))
    field_order = ("kind", "member", "what", "offered_on")


class OfferAnswerForm(RestorativeForm):
    response = forms.ChoiceField(
        label=_("What did they say?"), choices=SupportOfferAnswer.Response.choices, widget=Radios
    )
    on = day_field(_("When?"))
    words = GrowingTextField(
        label=_("In their words, and what came of it"),
        help_text=_("Of a conference: who came, and the family’s own plan."),
        required=False,
    )
    advocate = CleanCharField(label=_("The advocate’s name, if there is one"), limit=200, required=False)
    referred_on = DayMonthYearField(label=_("When were they referred?"), past_only=True, required=False)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != SupportOffer.Kind.ADVOCACY:
            del self.fields["advocate"], self.fields["referred_on"]

    @property
    def facts(self) -> dict[str, Any]:
        return self.cleaned_data


class JointForm(AboutForm):
    about: ClassVar[Mapping[str, Any]] = {"member": ""}
    member = whose_field(_("Who chose this person?"))
    trusted = CleanCharField(label=_("Whom do they trust?"), limit=200)
    scope = GrowingTextField(label=_("For which talks?"), help_text=_("For example: “Talks about school”."))
    exclusions = GrowingTextField(
        label=_("What is not talked about while this person is there?"), required=False
    )
    ends_on = DayMonthYearField(
        label=_("Until when?"), help_text=_("It ends by itself on this day. It can be agreed again.")
    )
    field_order = ("member", "trusted", "scope", "exclusions", "ends_on")

    def clean_ends_on(self) -> Any:
        day = self.cleaned_data["ends_on"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(PASSED)
        if day is not None and day > timezone.localdate() + LONGEST_JOINT:
            raise refusal(TOO_LONG, "year")
        return day
