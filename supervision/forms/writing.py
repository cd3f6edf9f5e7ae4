"""What is written in a session: one family's part, reflection, and what the manager writes once it was held."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.db.models import QuerySet
from django.forms import formset_factory
from django.forms.utils import ErrorDict, ErrorList
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from families.forms.rows import MOST_ROWS, Rows, counted
from families.models import Family
from restorative.accounts.models import User
from restorative.ui.dates import A_YEAR, refusal
from restorative.ui.fields import DayMonthYearField, GrowingTextField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Details, Section, ShowWhen
from restorative.ui.widgets import Checkboxes, Radios
from supervision.models import Action, CaseDiscussion, SupervisionSession

ROWS = "action"
LONG_AGO = _("This is more than a year ago. Is the year right?")
BEFORE_YOU_MET = _("This is before you met")
SETTLED = [choice for choice in Action.Outcome.choices if choice[0] != Action.Outcome.OPEN]


def box(label: Any, help_text: Any = "", rows: int = 3) -> LongTextField:
    return LongTextField(
        label=label, help_text=help_text, required=False, widget=forms.Textarea({"rows": rows})
    )


class DiscussionForm(RestorativeForm):
    """Prompts for one family; each may be left empty."""

    strengths = box(_("What is going well, and what are they good at?"))
    worries = box(_("What are you worried about?"))
    engagement = box(
        _("How is it going between you and the family?"),
        _("What has changed in how you work together, and why might that be?"),
    )
    risk_effect = box(
        _("How does that affect what we know about risk?"),
        _("What can you not see or ask at the moment, and what might that mean for each child?"),
    )
    our_change = box(_("What could we change?"))
    family_change = box(_("What could the family change?"))
    explored_with = box(_("How do we explore this with them?"), _("Who says what to whom, when and where?"))


class ReflectionForm(RestorativeForm):
    """Four steps, in plain words (Kolb), and feelings."""

    experience = box(_("What happened?"), _("A moment that stays with you."))
    reflect = box(_("How did you see and feel it?"))
    make_sense = box(_("What do you make of it?"), _("What do you know now that you did not know then?"))
    plan = box(_("What will you try next?"))
    feelings = box(_("How are you, in this work?"))


class ActionEditForm(RestorativeForm):
    """What became of something that one of the two wanted to do."""

    outcome = forms.ChoiceField(
        label=_("What became of it?"),
        choices=SETTLED,
        widget=Radios,
        error_messages={"required": _("Choose what became of it")},
    )
    explanation = LongTextField(
        label=_("What happened?"),
        help_text=_("Needed when it was changed or not done."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        needs_words = said.get("outcome") in (Action.Outcome.CHANGED, Action.Outcome.NOT_DONE)
        if needs_words and not said.get("explanation") and "explanation" not in self.errors:
            self.add_error("explanation", _("Say what happened, in a few words"))
        return said


class ActionRowForm(RestorativeForm):
    """One thing that somebody will do: who, what, by when."""

    what = GrowingTextField(label=_("What will be done after this?"), required=False)
    owner = forms.ChoiceField(label=_("Who will do it?"), required=False, widget=Radios(inline=True))
    by_when = DayMonthYearField(label=_("By what date?"), help_text=_("If you set one"), required=False)

    def __init__(self, *args: Any, owners: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.choices = [(str(owner.pk), owner.name) for owner in owners]
        field.initial = str(owners[0].pk)

    def layout(self) -> Layout:
        return Layout("what", ShowWhen("what", "owner", "by_when"))

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("by_when") and not said.get("what") and "what" not in self.errors:
            self.add_error("what", _("Say what will be done, or take out the date"))
        if said.get("what") and not said.get("owner") and "owner" not in self.errors:
            self.add_error("owner", _("Say who will do it"))
        return said


class FamiliesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.called)


class WriteForm(RestorativeForm):
    """What the manager writes: support and challenge, both ways, and what was said of each family."""

    held_on = DayMonthYearField(
        label=_("When did you meet?"),
        past_only=True,
        error_messages={"required": _("Say on which day you met")},
    )
    support = box(_("Support you gave"))
    challenge = box(_("What you challenged"))
    support_back = box(_("Support you were given"), _("By the practitioner: it goes both ways."))
    challenge_back = box(_("What you were challenged about"))
    families = FamiliesField(
        label=_("Other families you talked about"),
        help_text=_("Save, and there is a box for each."),
        queryset=Family.objects.none(),
        required=False,
        widget=Checkboxes,
        error_messages={"invalid_choice": _("Choose from the families on this page")},
    )

    def __init__(
        self,
        *args: Any,
        discussions: Iterable[CaseDiscussion],
        families: QuerySet[Family],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["families"]
        field.queryset = families
        self.discussed = {f"discussed_{one.pk.hex}": one for one in discussions}
        for name, one in self.discussed.items():
            self.fields[name] = box(
                _now("What did you discuss about %(family)s?") % {"family": in_sentence(one.family.called)},
                rows=5,
            )
            self.fields[name].initial = one.discussed
        self.prepare()

    def layout(self) -> Layout:
        about = [Section(_("Families"), *self.discussed)] if self.discussed else []
        return Layout(
            "held_on",
            Section(_("Support and challenge"), "support", "challenge", "support_back", "challenge_back"),
            *about,
            Details(_("Another family"), "families", open_when_filled=True),
        )

    def clean_held_on(self) -> date:
        """A day that stands there already may have become old: what was met for stays writable until the review."""
        day: date = self.cleaned_data["held_on"]
        if day != self.initial.get("held_on") and day < timezone.localdate() - A_YEAR:
            raise refusal(LONG_AGO, "year")
        return day

    def clean_families(self) -> list[Family]:
        return list(self.cleaned_data["families"])


def in_sentence(called: str) -> str:
    """The Bell family, as it stands in the middle of a sentence."""
    return f"t{called[1:]}" if called.startswith("The ") else called


class WritePage:
    """The whole page of one session: the manager's texts, and the actions as repeated rows."""

    def __init__(
        self,
        session: SupervisionSession,
        *,
        discussions: Iterable[CaseDiscussion],
        families: QuerySet[Family],
        open_actions: Iterable[Action] = (),
        data: MultiValueDict[str, str] | None = None,
    ) -> None:
        texts = {name: getattr(session, name) for name in WRITTEN if getattr(session, name)}
        self.main = WriteForm(data, initial=texts, discussions=discussions, families=families)
        self.owners = {str(user.pk): user for user in (session.supervisee, session.manager)}
        kind = formset_factory(ActionRowForm, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS)
        rows = [
            {"what": one.what, "owner": str(one.owner_id), "by_when": one.by_when} for one in open_actions
        ]
        self.actions: Rows = kind(
            counted(data, ROWS),
            prefix=ROWS,
            initial=rows,
            form_kwargs={"owners": list(self.owners.values())},
        )

    @property
    def errors(self) -> bool:
        """For the page's title: is anything wrong?"""
        return bool(self.main.errors) or any(self.actions.errors)

    def hush(self) -> None:
        """Show what was typed and say nothing of it: only another row was asked for."""
        actions: Any = self.actions
        actions._errors, actions._non_form_errors = [], ErrorList()
        form: Any
        for form in (self.main, *actions):
            form._errors = ErrorDict()

    def is_valid(self) -> bool:
        """Check all of it, so that everything that is wrong is said at once."""
        main, actions = self.main.is_valid(), self.actions.is_valid()
        met = self.main.cleaned_data.get("held_on")
        if met is not None:
            self.check_days(met)
        return main and actions and not self.errors

    def check_days(self, met: date) -> None:
        for row in self.actions:
            by_when = getattr(row, "cleaned_data", {}).get("by_when")
            if by_when and by_when < met:
                row.add_error("by_when", BEFORE_YOU_MET)


WRITTEN = ("held_on", "support", "challenge", "support_back", "challenge_back")
