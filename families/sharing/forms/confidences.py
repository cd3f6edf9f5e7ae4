"""What a young person asked us to keep, looking at it again, and at what others read about them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from families.actions.confidences import OPENS, Asked, Looked, Outcome
from families.models import Confidence, ConfidenceRecheck, Member, Passage
from families.models.people import names_of
from families.models.visits import Said
from families.sharing.models import ShareRecheck
from restorative.ui.fields import DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Section, ShowWhen
from restorative.ui.widgets import Checkboxes, Radios

SHORT = 160
YES_OR_NO = [(Said.YES.value, Said.YES.label), (Said.NO.value, Said.NO.label)]
MUST_COME = _("This day must be after today")
SMALL = {"rows": 4}


def box(label: Any, needed: Any, help_text: Any = "") -> forms.Field:
    return LongTextField(
        label=label,
        help_text=help_text,
        widget=forms.Textarea(SMALL),
        required=bool(needed),
        error_messages={"required": needed},
    )


def later_field() -> forms.Field:
    return DayMonthYearField(
        label=_("When do we look at it again?"),
        help_text=_("If you set a day. We ask by ourselves when they turn 13, 16 and 18"),
        required=False,
    )


class LaterForm(RestorativeForm):
    """Something to look at again on a day to come."""

    def clean_recheck_on(self) -> date | None:
        day: date | None = self.cleaned_data["recheck_on"]
        if day is not None and day <= timezone.localdate():
            raise forms.ValidationError(MUST_COME)
        return day

    def need(self, name: str, message: Any) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, message)


class ConfidenceForm(LaterForm):
    member = forms.ChoiceField(
        label=_("Who asked?"),
        widget=Radios,
        error_messages={"required": _("Say who asked us to keep it between us")},
    )
    parts = forms.MultipleChoiceField(
        label=_("Which parts of the note?"),
        widget=Checkboxes,
        error_messages={"required": _("Tick at least one part")},
    )
    wishes = box(
        _("What do they wish?"),
        _("Write what they wish, in their words if you can"),
        _("Who may know, who may not, and why, as they said it"),
    )
    may_know = forms.MultipleChoiceField(
        label=_("Who in the family may know?"),
        help_text=_("Tick only those of whom they said so. Nobody else can be sent these parts"),
        required=False,
        widget=Checkboxes,
    )
    conversation = box(
        _("What did you talk about, to see whether they understand?"),
        _("Write what you talked about"),
        _("What it means, what could happen, what else they could do, whether somebody pushes them"),
    )
    understands = forms.ChoiceField(
        label=_("In your view, do they understand it?"),
        choices=Confidence.Understands.choices,
        widget=Radios(inline=True),
        error_messages={"required": _("Say whether they understand it")},
    )
    limits_told = forms.ChoiceField(
        label=_("Do they know that we cannot keep it if somebody is being hurt?"),
        choices=YES_OR_NO,
        widget=Radios(inline=True),
        error_messages={"required": _("Say whether they know what we cannot keep")},
    )
    told_whom = box(_("Whom did you tell, of us or of other agencies?"), "", _("Leave it empty if nobody"))
    told_them = forms.ChoiceField(
        label=_("Do they know that you told?"),
        choices=YES_OR_NO,
        required=False,
        widget=Radios(inline=True),
    )
    recheck_on = later_field()

    def __init__(
        self, *args: Any, members: Sequence[Member], passages: Sequence[Passage], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(one.pk): one for one in members}
        self.passages = {str(one.pk): one for one in passages}
        names = names_of(members)
        children = [(key, names[key]) for key, one in self.members.items() if one.is_child]
        fields: Any = self.fields
        fields["member"].choices = children
        fields["parts"].choices = [(key, beginning_of(one)) for key, one in self.passages.items()]
        fields["may_know"].choices = list(names.items())
        if len(children) == 1:
            fields["member"].initial = children[0][0]

    def layout(self) -> Layout:
        return Layout(
            "member",
            "parts",
            Section(_("What they wish"), "wishes", "may_know"),
            Section(_("Whether they understand"), "conversation", "understands", "limits_told"),
            Section(_("Who was told"), "told_whom", ShowWhen("told_whom", "told_them")),
            "recheck_on",
        )

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("told_whom"):
            self.need("told_them", _("Say whether they know that you told"))
        return self.cleaned_data

    def asked(self) -> Asked:
        said = self.cleaned_data
        member = self.members[said["member"]]
        return Asked(
            member=member,
            passages=[self.passages[key] for key in said["parts"]],
            wishes=said["wishes"],
            conversation=said["conversation"],
            understands=said["understands"],
            limits_told=said["limits_told"],
            may_know=[self.members[key] for key in said["may_know"] if key != said["member"]],
            told_whom=said["told_whom"],
            told_them=(said["told_whom"] and said["told_them"]) or Said.NOT_SAID,
            recheck_on=said["recheck_on"],
        )


def beginning_of(passage: Passage) -> str:
    return Truncator(" ".join(passage.text.split())).chars(SHORT)


class LookAgainForm(LaterForm):
    """What is decided now. Nobody is told without a reason, and the young person hears of it first."""

    field_order = ("outcome", "readers", "told_first", "why_not_first", "words", "recheck_on")

    outcome = forms.ChoiceField(
        label=_("What did you decide?"),
        choices=ConfidenceRecheck.Outcome.choices,
        widget=Radios,
        error_messages={"required": _("Say what you decided")},
    )
    words = box(
        _("Why, and what did they say?"),
        _("Write why, and what they said"),
        _("Nobody in the family reads this"),
    )
    readers = forms.MultipleChoiceField(
        label=_("Who in the family may know now, or had to be told?"), required=False, widget=Checkboxes
    )
    told_first = forms.ChoiceField(
        label=_("Did the young person hear it from us first?"),
        choices=YES_OR_NO,
        required=False,
        widget=Radios(inline=True),
    )
    why_not_first = box(_("If not, why not?"), "")
    recheck_on = later_field()

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(one.pk): one for one in members}
        if members:
            self.fields["readers"].choices = list(names_of(members).items())  # type: ignore[attr-defined]
        else:
            del self.fields["readers"]

    def layout(self) -> Layout:
        readers = ["readers"] if "readers" in self.fields else []
        told = ShowWhen("outcome", "told_first", "why_not_first", answers=[Outcome.TOLD])
        return Layout("outcome", ShowWhen("outcome", *readers, answers=OPENS), told, "words", "recheck_on")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        outcome = said.get("outcome")
        if outcome in OPENS and "readers" in self.fields:
            self.need("readers", _("Tick who may know, or had to be told"))
        elif said.get("readers") and outcome:
            message = _(
                "With this decision nobody else gets to know: take the ticks out, or decide otherwise"
            )
            self.add_error("readers", message)
        if outcome == Outcome.TOLD:
            self.need("told_first", _("Say whether they heard it from us first"))
            if said.get("told_first") == Said.NO:
                self.need("why_not_first", _("Say why they did not hear it first"))
        return said

    def looked(self) -> Looked:
        said = self.cleaned_data
        had_to_tell = said["outcome"] == Outcome.TOLD
        return Looked(
            outcome=said["outcome"],
            words=said["words"],
            readers=[self.members[key] for key in said.get("readers", [])],
            told_first=said["told_first"] if had_to_tell else Said.NOT_SAID,
            why_not_first=said["why_not_first"] if had_to_tell else "",
            recheck_on=said["recheck_on"],
        )


class ShareRecheckForm(RestorativeForm):
    asked = forms.ChoiceField(
        label=_("Did you ask them?"),
        choices=ShareRecheck.Asked.choices,
        widget=Radios(inline=True),
        error_messages={"required": _("Say whether you asked them")},
    )
    words = box(
        _("What did they say, and what did you decide?"),
        _("Write what they said and what you decided; if you did not ask, why not"),
        _("Nobody in the family reads this"),
    )
