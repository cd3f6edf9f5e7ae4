"""Who could be harming whom; and what a manager says to something that is to be shared."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from families.models import Member
from families.sharing.actions import Could
from families.sharing.forms.decisions import ManagersDecisionForm
from families.sharing.models import HarmAnswer, ShareRequest
from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios


class HarmForm(RestorativeForm):
    """A question and a reason for everybody who could be sent something; `known` is what counts now."""

    def __init__(
        self, *args: Any, members: Iterable[Member], known: Mapping[UUID, HarmAnswer], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.members, self.known = list(members), known
        for one in self.members:
            answer = known.get(one.pk)
            could, why = could_field(one), why_field(one)
            could.initial, why.initial = (answer.could_harm, answer.why) if answer else ("", "")
            self.fields[f"could_{one.pk.hex}"], self.fields[f"why_{one.pk.hex}"] = could, why
        self.prepare()

    def clean(self) -> dict[str, Any]:
        for one in self.members:
            if self.could(one) == HarmAnswer.Could.YES and not self.why(one):
                message = _("Say in a few words why, for %(name)s") % {"name": one.called}
                self.add_error(f"why_{one.pk.hex}", message)
        return self.cleaned_data

    def could(self, one: Member) -> str:
        return str(self.cleaned_data.get(f"could_{one.pk.hex}", ""))

    def why(self, one: Member) -> str:
        return str(self.cleaned_data.get(f"why_{one.pk.hex}", ""))

    def news(self) -> list[Could]:
        """The answers that are not what counts already."""
        said = [Could(one, self.could(one), self.why(one)) for one in self.members]
        return [one for one in said if self.is_news(one)]

    def is_news(self, said: Could) -> bool:
        answer = self.known.get(said.member.pk)
        return answer is None or (answer.could_harm, answer.why) != (said.could_harm, said.why)


def could_field(one: Member) -> forms.Field:
    label = _("Could %(name)s be harming or controlling somebody here?") % {"name": one.called}
    return forms.ChoiceField(label=label, choices=HarmAnswer.Could.choices, widget=Radios(inline=True))


def why_field(one: Member) -> forms.Field:
    label = _("Why do you say so of %(name)s?") % {"name": one.called}
    return LongTextField(
        label=label,
        help_text=_(
            "What you saw or were told, in a few words. Needed for a yes. No one in the family reads it."
        ),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


class DecisionForm(ManagersDecisionForm):
    """To a letter that waits: it may go, or what must change first."""

    says = [(one.value, one.label) for one in (ShareRequest.Decision.APPROVED, ShareRequest.Decision.CHANGES)]
    says_no = ShareRequest.Decision.CHANGES
    hint = _(
        "Needed when you ask for changes: say which part, and what is wrong with it. The family does not read it."
    )
    missing = _("Say what must change before it goes")
