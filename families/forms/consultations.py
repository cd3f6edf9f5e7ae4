"""A question to an expert, which names nobody; and the advice that came."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.forms.support import day_field
from families.scan import Scanner, Term
from families.scan.marks import Fragment, fragments
from restorative.ui.fields import CleanCharField, GrowingTextField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import ShowWhen

LOOKED_AT = ("asked_of", "question", "facts")


class ConsultationForm(RestorativeForm):
    """`terms`: what would give the family away. It is looked for in every word, and marked where it stands."""

    asked_of = CleanCharField(
        label=_("Whom do you ask?"),
        help_text=_("For example: a specialist in foetal alcohol harm"),
        limit=200,
    )
    question = GrowingTextField(label=_("What is your question?"))
    facts = LongTextField(
        label=_("What must they know?"),
        help_text=_("No names, places or dates of birth: “a mother”, “a boy of nine”."),
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Say what they must know to answer you")},
    )
    is_named = forms.BooleanField(
        label=_("They must know who it is"),
        help_text=_("Only where nobody could answer otherwise."),
        required=False,
    )
    named_why = GrowingTextField(label=_("Why must they know?"), required=False)
    asked_on = day_field(_("When do you ask?"))

    def __init__(self, *args: Any, terms: Sequence[Term], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scanner = Scanner(terms)
        # where something stands that gives the family away, for the page
        self.found: list[list[Fragment]] = []

    def layout(self) -> Layout:
        return Layout(
            "asked_of", "question", "facts", "is_named", ShowWhen("is_named", "named_why"), "asked_on"
        )

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("is_named"):
            if not said.get("named_why") and "named_why" not in self.errors:
                self.add_error("named_why", _("Say why they must know who it is"))
            return
        said["named_why"] = ""
        for name in LOOKED_AT:
            self.look_at(name, said.get(name) or "")

    def look_at(self, name: str, text: str) -> None:
        matches = self.scanner.matches(text)
        if matches:
            self.found.append(fragments(text, matches))
            found = get_text_list(
                list(dict.fromkeys(text[one.start : one.end] for one in matches)), gettext("and")
            )
            message = gettext("This gives the family away: %(found)s. Say it in other words.")
            self.add_error(name, message % {"found": found})


class AdviceForm(RestorativeForm):
    advice = LongTextField(
        label=_("What did they advise?"),
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write down what they advised")},
    )
    advised_on = day_field(_("When?"))
