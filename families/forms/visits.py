"""The form of a visit: the note, its repeated boxes, and what is folded away under More."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict, ErrorList
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from families.forms.rows import Rows, rows_of
from families.models import Member, Passage, Promise, Visit, VisitMember
from restorative.ui.fields import ClockField, DayMonthYearField, GrowingTextField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Details, Row, Section, ShowWhen
from restorative.ui.widgets import Checkboxes, Radios

NOBODY = "nobody"
Data = MultiValueDict[str, str]
# "Nobody answered" is ticked under "Who was there?", whatever kind of visit was tried
KINDS = [choice for choice in Visit.Kind.choices if choice[0] != Visit.Kind.ATTEMPTED]
BEFORE_THE_VISIT = _("This is before the visit itself")


def names_of(members: Iterable[Member]) -> dict[str, str]:
    """Member id → the name they are called, in full where two are called the same."""
    members = list(members)
    how_many = Counter(member.called for member in members)
    return {
        str(member.pk): member.called if how_many[member.called] == 1 else member.full_name
        for member in members
    }


class VisitForm(RestorativeForm):
    """What stands at the top: three questions that need an answer."""

    kind = forms.ChoiceField(label=_("What kind of visit?"), choices=KINDS, initial=Visit.Kind.HOME)
    who = forms.MultipleChoiceField(
        label=_("Who was there?"),
        widget=Checkboxes(divider=NOBODY),
        error_messages={"required": _("Tick who was there, or “Nobody answered”")},
    )
    when = DayMonthYearField(
        label=_("When?"), past_only=True, error_messages={"required": _("Say on which day it was")}
    )
    happened = LongTextField(label=_("What happened?"), error_messages={"required": _("Say what happened")})

    def __init__(self, *args: Any, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [*names.items(), (NOBODY, _("Nobody answered"))]  # type: ignore[attr-defined]
        self.fields["when"].initial = timezone.localdate

    def clean_who(self) -> list[str]:
        who: list[str] = self.cleaned_data["who"]
        if NOBODY in who and len(who) > 1:
            raise ValidationError(_("Tick who was there, or “Nobody answered”, not both"))
        return who


class SupportForm(RestorativeForm):
    """One thing we did to help."""

    text = GrowingTextField(label=_("Support we gave"), required=False)


class ChallengeForm(RestorativeForm):
    """One thing we challenged, and what came back."""

    text = GrowingTextField(label=_("What we challenged"), required=False)
    response = forms.ChoiceField(
        label=_("How they responded"), choices=Passage.Response.choices, required=False, widget=Radios
    )
    words = GrowingTextField(label=_("In their words"), required=False)
    said_by = forms.ChoiceField(label=_("Who said it?"), required=False)

    def __init__(self, *args: Any, names: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["said_by"].choices = [("", _("Not said")), *names.items()]  # type: ignore[attr-defined]

    def layout(self) -> Layout:
        return Layout("text", ShowWhen("text", "response", "words", "said_by"))

    def clean(self) -> None:
        """Their words need something they answer. A radio cannot be unticked, so alone it says nothing."""
        said = self.cleaned_data
        if said.get("words") and not said.get("text") and "text" not in self.errors:
            self.add_error("text", _("Say what you challenged, or take out what they said to it"))


class AgreedForm(RestorativeForm):
    """One thing we agreed: who promises it, we or one of the family, and until when."""

    what = GrowingTextField(label=_("What we agreed"), required=False)
    whose = forms.ChoiceField(
        label=_("Who will do it?"),
        initial=Promise.Whose.OURS,
        required=False,
        widget=Radios(inline=True),
    )
    by_when = DayMonthYearField(label=_("By what date?"), help_text=_("If you set one"), required=False)

    def __init__(self, *args: Any, promisers: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        theirs = ((pk, _("%(name)s will") % {"name": name}) for pk, name in promisers.items())
        self.fields["whose"].choices = [(Promise.Whose.OURS, _("We will")), *theirs]  # type: ignore[attr-defined]

    def layout(self) -> Layout:
        return Layout("what", ShowWhen("what", "whose", "by_when"))

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("by_when") and not said.get("what") and "what" not in self.errors:
            self.add_error("what", _("Say what you agreed, or take out the date"))


class More(Details):
    """Folded away; open once something in it was filled in or is wrong."""

    def details(self, form: Any) -> dict[str, Any]:
        return {"title": self.title, "open": bool(form.errors) or form.is_filled_in}


class MoreForm(RestorativeForm):
    """Times, each child seen and seen alone, and what happens next."""

    starts_at = ClockField(label=_("Start time"), required=False)
    ends_at = ClockField(label=_("End time"), required=False)
    next_on = DayMonthYearField(label=_("On what day?"), required=False)
    next_at = ClockField(label=_("At what time?"), required=False)
    next_words = GrowingTextField(
        label=_("What for, and who comes?"),
        help_text=_("The family can read this once you share it"),
        required=False,
    )

    def __init__(self, *args: Any, children: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = children
        for pk, name in children.items():
            self.fields[f"seen_{pk}"] = said_field(_("Did you see %(name)s?") % {"name": name})
            self.fields[f"alone_{pk}"] = said_field(_("Did you see %(name)s alone?") % {"name": name})
            self.fields[f"why_not_{pk}"] = GrowingTextField(
                label=_("If not, why?"), required=False, limit=500
            )
        self.prepare()

    def layout(self) -> Layout:
        return Layout(
            More(
                _("More"),
                Row("starts_at", "ends_at"),
                *(
                    Section(name, f"seen_{pk}", f"alone_{pk}", f"why_not_{pk}")
                    for pk, name in self.children.items()
                ),
                Section(_("What happens next"), "next_on", "next_at", "next_words"),
            )
        )

    @property
    def is_filled_in(self) -> bool:
        nothing: tuple[Any, ...] = (None, "", [], ["", "", ""], VisitMember.Said.NOT_SAID)
        return any(self[name].value() not in nothing for name in self.fields)

    def clean(self) -> None:
        said = self.cleaned_data
        start, end = said.get("starts_at"), said.get("ends_at")
        if start and end and end < start:
            self.add_error("ends_at", _("The end is before the start"))
        if said.get("next_on") or said.get("next_at"):
            self.need("next_words", _("Say in a few words what you meet for next"))
        for pk in self.children:
            self.check_child(pk)

    def check_child(self, pk: str) -> None:
        said = self.cleaned_data
        seen, alone = said.get(f"seen_{pk}"), said.get(f"alone_{pk}")
        if (seen, alone) == (VisitMember.Said.NO, VisitMember.Said.YES):
            self.add_error(f"alone_{pk}", _("You said above that you did not see them"))
        elif VisitMember.Said.NO in (seen, alone):
            self.need(f"why_not_{pk}", _("Say why not, in a few words"))

    def need(self, name: str, message: Any) -> None:
        """Something else that was said calls for this box; one message a box is enough."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, message)


def said_field(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=VisitMember.Said.choices,
        initial=VisitMember.Said.NOT_SAID,
        required=False,
        widget=Radios(inline=True),
    )


class VisitPage:
    """The whole page: every form on it, bound to the same data or to none."""

    def __init__(self, members: Sequence[Member], data: Data | None = None) -> None:
        names = names_of(members)
        children = {pk: name for pk, name in names.items() if pk in children_among(members)}
        promisers = {pk: name for pk, name in names.items() if pk in promisers_among(members)}
        self.members = {str(member.pk): member for member in members}
        self.note = VisitForm(data, names=names)
        self.supports = rows_of(SupportForm, "support", data)
        self.challenges = rows_of(ChallengeForm, "challenge", data, names=names)
        self.agreed = rows_of(AgreedForm, "agreed", data, promisers=promisers)
        self.more = MoreForm(data, children=children)

    @property
    def singles(self) -> tuple[RestorativeForm, RestorativeForm]:
        return self.note, self.more

    @property
    def repeated(self) -> tuple[Rows, Rows, Rows]:
        return self.supports, self.challenges, self.agreed

    @property
    def errors(self) -> bool:
        """For the page's title: is anything wrong?"""
        return any(form.errors for form in self.singles) or any(any(rows.errors) for rows in self.repeated)

    def is_valid(self) -> bool:
        """Check all of it, so that everything that is wrong is said at once."""
        all_well = [part.is_valid() for part in (*self.singles, *self.repeated)]
        day = self.note.cleaned_data.get("when")
        if day is not None:
            self.check_later_dates(day)
        return all(all_well) and not self.errors

    def check_later_dates(self, day: Any) -> None:
        dated = [(self.more, "next_on"), *((row, "by_when") for row in self.agreed)]
        for form, name in dated:
            found = getattr(form, "cleaned_data", {}).get(name)
            if found and found < day:
                form.add_error(name, BEFORE_THE_VISIT)

    def hush(self) -> None:
        """Show what was typed and say nothing of it: a draft may be as wrong as it likes."""
        rows: Any
        for rows in self.repeated:
            rows._errors, rows._non_form_errors = [], ErrorList()
        form: Any
        for form in (*self.singles, *chain.from_iterable(self.repeated)):
            form._errors = ErrorDict()


def children_among(members: Iterable[Member]) -> set[str]:
    return {str(member.pk) for member in members if member.is_child}


def promisers_among(members: Iterable[Member]) -> set[str]:
    today = timezone.localdate()
    return {str(member.pk) for member in members if member.may_promise_on(today)}
