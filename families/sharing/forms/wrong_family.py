"""A note on the wrong family: what is asked for, and what a manager says to it."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from families.forms.moved import choices_of
from families.models import Family, WrongFamily
from families.sharing.forms.decisions import ManagersDecisionForm
from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import ShowWhen
from restorative.ui.widgets import Radios

MOVE, WITHDRAW = "move", "withdraw"
# who asked for it belongs to the family that the note leaves, and nothing would keep the words in the other one
IN_CONFIDENCE = _(
    "A young person asked us to keep a part of it, and that cannot go along. Withdraw it here, write it down again in the"
    " right family, and keep it there"
)


class WrongFamilyForm(RestorativeForm):
    """Whether it is moved, and to which family, or withdrawn; and why."""

    do = forms.ChoiceField(
        label=_("What should happen to it?"),
        choices=[(MOVE, _("Move it to the right family")), (WITHDRAW, _("Withdraw it"))],
        widget=Radios(hints={WITHDRAW: _("It belongs nowhere, or the right family is not on this page")}),
        error_messages={"required": _("Choose what should happen to it")},
    )
    to = forms.ChoiceField(
        label=_("Which family is it about?"),
        help_text=_("Only families of which one manager sees both"),
        required=False,
    )
    reason = LongTextField(
        label=_("What went wrong?"),
        help_text=_("Your manager reads this. Do not repeat what the note says"),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Say what went wrong")},
    )

    def __init__(
        self, *args: Any, families: Iterable[Family], in_confidence: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.in_confidence = in_confidence
        self.families = {str(one.pk): one for one in families}
        self.fields["to"].choices = choices_of(self.families.values())  # type: ignore[attr-defined]

    def layout(self) -> Layout:
        return Layout("do", ShowWhen("do", "to", answers=[MOVE]), "reason")

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if facts.get("do") == MOVE and not facts.get("to") and "to" not in self.errors:
            self.add_error("to", _("Choose the family that it is about"))
        if facts.get("do") == MOVE and self.in_confidence:
            self.add_error("do", IN_CONFIDENCE)
        return facts

    def to_family(self) -> Family | None:
        return self.families.get(self.cleaned_data["to"]) if self.cleaned_data["do"] == MOVE else None


class WrongFamilyDecisionForm(ManagersDecisionForm):
    """To a note that should go."""

    says = WrongFamily.Decision.choices
    says_no = WrongFamily.Decision.NOT_AGREED
    hint = _("If you do not agree, say why it should stay where it is")
    missing = _("Say why it should stay where it is")
