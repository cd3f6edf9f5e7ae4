"""How to speak and write with somebody, and who interprets for them: never one of the family (S49, S50)."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from families.forms.heard import SHORT, box
from families.models import Member
from families.models.knowing import Mode, is_close
from restorative.ui.fields import CleanCharField, DayMonthYearField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Section, ShowWhen
from restorative.ui.widgets import Checkboxes, Radios

NOT_CLOSE = _(
    "A child, a relative or a friend cannot interpret, however willing: it puts them in the middle, and nobody can"
    " speak freely. Ring the interpreting service and write their name or reference here"
)


def check_interpreter(form: RestorativeForm, members: Sequence[Member], *, needed: bool) -> None:
    """Somebody interpreted: who, and nobody close to the family."""
    said = form.cleaned_data.get("interpreter") or ""
    if "interpreter" in form.errors:
        return
    if needed and not said:
        form.add_error("interpreter", ValidationError(_("Write their name or their reference")))
    elif said and is_close(said, members):
        form.add_error("interpreter", ValidationError(NOT_CLOSE))


class SpeakingEditForm(RestorativeForm):
    """What to mind when something is said or written to somebody. Speaking and reading are asked apart."""

    spoken_language = CleanCharField(limit=60, label=_("Language they speak best"), required=False)
    dialect = CleanCharField(
        limit=60, label=_("Dialect"), help_text=_("For example Mirpuri Pahari, Sorani."), required=False
    )
    needs_interpreter = forms.BooleanField(label=_("They want an interpreter"), required=False)
    interpreter_is = forms.ChoiceField(
        label=_("Who would they like to interpret?"),
        choices=[("", _("No wish, or not asked")), *Member.InterpreterIs.choices],
        required=False,
    )
    interpreter_not = CleanCharField(
        limit=SHORT,
        label=_("Who must not interpret?"),
        help_text=_("Besides the family: somebody of the same community whom they do not want to know."),
        required=False,
    )
    reading_language = CleanCharField(limit=60, label=_("Language they read best"), required=False)
    reading_needs = forms.MultipleChoiceField(
        label=_("What makes reading easier?"),
        choices=Member.ReadingNeed.choices,
        widget=Checkboxes,
        required=False,
    )
    verbal_first = forms.BooleanField(
        label=_("Say it first, then write it"),
        help_text=_(
            "For somebody who does not read easily: nothing comes by letter that was not said before."
        ),
        required=False,
    )
    adjustments = box(
        _("What did we agree to do differently?"),
        _(
            "Because of a disability, faith, culture or anything else they told us. It stands wherever their needs do."
        ),
        rows=2,
    )
    needs_asked_on = DayMonthYearField(label=_("When did they tell us this?"), required=False, past_only=True)

    def layout(self) -> Layout:
        return Layout(
            Section(_("Speaking"), "spoken_language", "dialect", "needs_interpreter"),
            ShowWhen("needs_interpreter", "interpreter_is", "interpreter_not"),
            Section(_("Reading"), "reading_language", "reading_needs", "verbal_first"),
            Section(_("Together"), "adjustments", "needs_asked_on"),
        )


class InterpretedNewForm(RestorativeForm):
    """Who interpreted at one visit, and for whom."""

    member = forms.ChoiceField(label=_("For whom?"))
    mode = forms.ChoiceField(
        label=_("Who interpreted?"),
        choices=Mode.choices,
        widget=Radios,
        error_messages={"required": _("Say who interpreted, or that nobody did")},
    )
    interpreter = CleanCharField(
        label=_("Their name or reference"),
        help_text=_("From the interpreting service. Never a child, a relative or a friend."),
        limit=SHORT,
        required=False,
    )
    instead = box(
        _("How did you manage without, and what happens next time?"),
        _("If one of the family stepped in, say so here, and go over it again with an interpreter."),
        rows=3,
    )

    def __init__(self, *args: Any, names: dict[str, str], members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members
        self.fields["member"].choices = list(names.items())  # type: ignore[attr-defined]

    def layout(self) -> Layout:
        with_one = [mode.value for mode in Mode if mode != Mode.NONE]
        return Layout(
            "member",
            "mode",
            ShowWhen("mode", "interpreter", answers=with_one),
            ShowWhen("mode", "instead", answers=[Mode.NONE.value]),
        )

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        mode = facts.get("mode")
        if mode == Mode.NONE:
            self.check_without(facts)
        elif mode:
            check_interpreter(self, self.members, needed=True)
        return facts

    def check_without(self, facts: dict[str, Any]) -> None:
        if not facts.get("instead"):
            self.add_error("instead", ValidationError(_("Say how you managed, and what happens next time")))
        if facts.get("interpreter"):
            self.add_error(
                "interpreter", ValidationError(_("You said that nobody interpreted: take this out"))
            )
