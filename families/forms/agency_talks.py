"""A discussion of several agencies: what it is about, and what came of it."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.models import AgencyAction, AgencyDiscussion, AgencyRole, AgreedRemit
from families.models.agencies import Area
from restorative.ui.fields import DayMonthYearField, GrowingTextField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Section, ShowWhen
from restorative.ui.widgets import Checkboxes, Radios

Outcome = AgencyDiscussion.Outcome
LONGEST = 90


class AgencyTalkNewForm(RestorativeForm):
    """What to talk about, of whom, and who is asked to come."""

    area = forms.ChoiceField(label=_("Which area is it about?"), choices=Area.choices)
    about = LongTextField(
        label=_("What do you want to talk about?"),
        help_text=_("What is done twice, or whose it is. As you would say it with the family in the room."),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what you want to talk about")},
    )
    roles = forms.MultipleChoiceField(label=_("Which agencies?"), required=False, widget=Checkboxes)
    actions = forms.MultipleChoiceField(
        label=_("Which of these are perhaps the same?"), required=False, widget=Checkboxes
    )
    invited = LongTextField(
        label=_("Who is invited?"),
        help_text=_("The family first: who of them wants to be there, and who comes with them?"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(
        self, *args: Any, roles: Sequence[AgencyRole], actions: Sequence[AgencyAction], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        self.by_role = {str(role.pk): role for role in roles}
        self.by_action = {str(action.pk): action for action in actions}
        fields["roles"].choices = [(pk, role.agency) for pk, role in self.by_role.items()]
        fields["actions"].choices = [(pk, called(action)) for pk, action in self.by_action.items()]
        if not actions:
            del self.fields["actions"]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        said["actions"] = [self.by_action[pk] for pk in said.get("actions", ())]
        chosen = {*said.get("roles", ()), *(str(action.role_id) for action in said["actions"])}
        said["roles"] = [role for pk, role in self.by_role.items() if pk in chosen]
        is_wrong = "roles" in self.errors or "actions" in self.errors
        if len(said["roles"]) < 2 and len(said["actions"]) < 2 and not is_wrong:
            self.add_error("roles", _("Choose at least two agencies that need to talk"))
        return said


def called(action: AgencyAction) -> str:
    """An action in a line, with whose it is."""
    what = action.what if len(action.what) <= LONGEST else f"{action.what[: LONGEST - 1]}…"
    return f"{action.role.agency}: {what}"


class AgencyTalkCloseForm(RestorativeForm):
    """What the family said, and an agreed remit for each agency; or why not, and what is tried next."""

    held_on = DayMonthYearField(
        label=_("When did you talk?"),
        past_only=True,
        error_messages={"required": _("Write the day on which you talked")},
    )
    family_said = LongTextField(
        label=_("What did the family say?"),
        help_text=_("In their words. If nobody of them was there, say why, and how they were asked."),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what the family said, or how they were asked")},
    )
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=Outcome.choices,
        widget=Radios,
        error_messages={"required": _("Choose what came of it")},
    )
    because = LongTextField(
        label=_("Why is it not agreed?"), required=False, widget=forms.Textarea({"rows": 3})
    )
    next_try = LongTextField(
        label=_("What do you try next?"),
        help_text=_("Who speaks with whom, and by when."),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    from_on = DayMonthYearField(
        label=_("From when?"), help_text=_("Leave it empty for the day on which you talked."), required=False
    )
    ends = forms.MultipleChoiceField(
        label=_("Which of these end with it, because somebody else does it?"),
        required=False,
        widget=Checkboxes,
    )

    def __init__(self, *args: Any, talk: Any, **kwargs: Any) -> None:
        """`talk` comes with its parts."""
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        self.about = {one["id"]: one["agency"] for one in talk.role_facts}
        self.open = {one["id"]: one for one in talk.action_facts if not one["ended"]}
        for pk, agency in self.about.items():
            fields[f"says_{pk}"] = forms.ChoiceField(
                label=gettext("What does %(agency)s do?") % {"agency": agency},
                choices=AgreedRemit.Says.choices,
                required=False,
                widget=Radios,
            )
            fields[f"words_{pk}"] = GrowingTextField(label=_("In one sentence"), required=False)
        fields["ends"].choices = [(pk, f"{one['agency']}: {one['what']}") for pk, one in self.open.items()]
        if len(self.open) < 2:
            del self.fields["ends"]

    def layout(self) -> Layout:
        remits = [
            Section(agency, f"says_{pk}", f"words_{pk}", card=True) for pk, agency in self.about.items()
        ]
        ends = [name for name in ("ends", "from_on") if name in self.fields]
        return Layout(
            "held_on",
            "family_said",
            "outcome",
            ShowWhen("outcome", *remits, *ends, answers=[Outcome.AGREED]),
            ShowWhen("outcome", "because", "next_try", answers=[Outcome.NOT_AGREED]),
        )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("outcome") == Outcome.AGREED:
            self.check_agreed(said)
        if said.get("outcome") == Outcome.NOT_AGREED:
            self.need("because", _("Say why it is not agreed"))
            self.need("next_try", _("Say what you try next"))
        return said

    def check_agreed(self, said: dict[str, Any]) -> None:
        """Each agency has its remit, and what is done twice is done by somebody still."""
        for pk, agency in self.about.items():
            self.need(f"says_{pk}", gettext("Say what %(agency)s does from now on") % {"agency": agency})
        if self.open and set(said.get("ends") or ()) == set(self.open):
            self.add_error("ends", _("Leave one of them open, so that it is still done"))
        held, start = said.get("held_on"), said.get("from_on")
        if held and start and start < held:
            self.add_error("from_on", _("It cannot begin before the day on which you talked"))

    def need(self, name: str, why: Any) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, why)

    @property
    def facts(self) -> dict[str, Any]:
        """Of what came of it, and nothing of what did not."""
        said = self.cleaned_data
        facts = {name: said[name] for name in ("held_on", "family_said", "outcome")}
        is_agreed = said["outcome"] == Outcome.AGREED
        return facts | {name: "" if is_agreed else said[name] for name in ("because", "next_try")}

    @property
    def remits(self) -> list[dict[str, Any]]:
        said = self.cleaned_data
        if said["outcome"] != Outcome.AGREED:
            return []
        start = said["from_on"] or said["held_on"]
        return [
            {"role_id": pk, "says": said[f"says_{pk}"], "words": said[f"words_{pk}"], "from_on": start}
            for pk in self.about
        ]

    @property
    def ended(self) -> list[str]:
        said = self.cleaned_data
        return list(said.get("ends") or ()) if said["outcome"] == Outcome.AGREED else []
