"""The form of a visit: the note, its repeated boxes, and the whole page with what stands under More."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict, ErrorList
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from families.forms.more import EndForm, MoreForm, PartForm, QuestionForm, ViewForm
from families.forms.others import OthersForm
from families.forms.rows import Rows, rows_of
from families.models import Member, Passage, Promise, Visit
from families.models.people import names_of
from restorative.ui.dates import A_YEAR, refusal
from restorative.ui.fields import DayMonthYearField, GrowingTextField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Details, ShowWhen
from restorative.ui.widgets import Checkboxes, Radios

NOBODY = "nobody"
Data = MultiValueDict[str, str]
# "Nobody answered" is ticked under "Who was there?", whatever kind of visit was tried
KINDS = [choice for choice in Visit.Kind.choices if choice[0] != Visit.Kind.ATTEMPTED]
WHAT_WAS_TRIED = _("Then write below what you tried: knocked, rang, left a card. The rest can stay empty")
# for so long after a death somebody may still write down a visit from before it
WRITTEN_WITHIN = timedelta(days=28)
EMPTY: Mapping[str, str] = {}
BEFORE_THE_VISIT = _("This is before the visit itself")
OLDEST = 2 * A_YEAR
TOO_OLD = _(
    "This is more than two years ago. Is the year right? What mattered longer ago belongs in the chronology, where a"
    " line can stand by itself"
)


class VisitForm(RestorativeForm):
    """What stands at the top: three questions that need an answer."""

    kind = forms.ChoiceField(label=_("What kind of visit?"), choices=KINDS, initial=Visit.Kind.HOME)
    who = forms.MultipleChoiceField(
        label=_("Who was there?"),
        widget=Checkboxes(divider=NOBODY, hints={NOBODY: WHAT_WAS_TRIED}),
        error_messages={"required": _("Tick who was there, or “Nobody answered”")},
    )
    when = DayMonthYearField(
        label=_("When?"), past_only=True, error_messages={"required": _("Say on which day it was")}
    )
    happened = LongTextField(label=_("What happened?"), error_messages={"required": _("Say what happened")})

    def __init__(
        self, *args: Any, names: Mapping[str, str], needs: Mapping[str, str] = EMPTY, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        who: Any = self.fields["who"]
        who.choices = [*names.items(), (NOBODY, _("Nobody answered"))]
        who.widget.hints = {**needs, NOBODY: WHAT_WAS_TRIED}
        self.fields["when"].initial = timezone.localdate

    def clean_when(self) -> date:
        """Two years leave room for whoever writes very late, after an illness too; what is older was mistyped, or is history."""
        day: date = self.cleaned_data["when"]
        if day < timezone.localdate() - OLDEST:
            raise refusal(TOO_OLD, "year")
        return day

    def clean_who(self) -> list[str]:
        who: list[str] = self.cleaned_data["who"]
        if NOBODY in who and len(who) > 1:
            raise ValidationError(_("Tick who was there, or “Nobody answered”, not both"))
        return who


class ConcernsForm(RestorativeForm):
    """A row of the page that may be about some of them only."""

    about = forms.MultipleChoiceField(
        label=_("Whom is it about?"),
        help_text=_(
            "Leave it empty for everyone who was there. The others are not sent it unless you choose so"
        ),
        widget=Checkboxes,
        required=False,
    )

    def __init__(self, *args: Any, people: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = list(people.items())  # type: ignore[attr-defined]
        if len(people) < 2:
            del self.fields["about"]

    @property
    def concerns(self) -> list[Any]:
        """Folded away, and nothing at all in a family of one."""
        fold = Details(_("Only about some of them?"), "about", open_when_filled=True)
        return [fold] if "about" in self.fields else []


class SupportForm(ConcernsForm):
    """One thing we did to help."""

    text = GrowingTextField(label=_("Support we gave"), required=False)

    def layout(self) -> Layout:
        return Layout("text", ShowWhen("text", *self.concerns))


class ChallengeForm(ConcernsForm):
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
        return Layout("text", ShowWhen("text", "response", "words", "said_by", *self.concerns))

    def clean(self) -> None:
        """Their words need something they answer. A radio cannot be unticked, so alone it says nothing."""
        said = self.cleaned_data
        if said.get("words") and not said.get("text") and "text" not in self.errors:
            self.add_error("text", _("Say what you challenged, or take out what they said to it"))


class AgreedForm(ConcernsForm):
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
        return Layout("what", ShowWhen("what", "whose", "by_when", *self.concerns))

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("by_when") and not said.get("what") and "what" not in self.errors:
            self.add_error("what", _("Say what you agreed, or take out the date"))
        if said.get("about") and said.get("what") and said.get("whose") not in ("", Promise.Whose.OURS, None):
            self.add_error(
                "about", _("What one of them promised is about that person alone: untick the others here")
            )


class VisitPage:
    """The whole page: every form on it, bound to the same data or to none."""

    def __init__(
        self, members: Sequence[Member], data: Data | None = None, goals: Iterable[Any] = ()
    ) -> None:
        names = names_of(who_may_have_been_there(members))
        children = {pk: name for pk, name in names.items() if pk in children_among(members)}
        promisers = {pk: name for pk, name in names.items() if pk in promisers_among(members)}
        self.names = names
        self.members = {str(member.pk): member for member in members}
        self.goals = {str(goal.pk): goal for goal in goals}
        self.note = VisitForm(data, names=names, needs=needs_among(members))
        self.supports = rows_of(SupportForm, "support", data, people=names)
        self.challenges = rows_of(ChallengeForm, "challenge", data, names=names, people=names)
        self.agreed = rows_of(AgreedForm, "agreed", data, promisers=promisers, people=names)
        self.more = MoreForm(data, children=children)
        self.views = rows_of(ViewForm, "view", data, names=names)
        self.questions = rows_of(QuestionForm, "question", data)
        self.others = rows_of(OthersForm, "others", data)
        self.end = EndForm(data, goals=self.goals.values())

    @property
    def singles(self) -> tuple[VisitForm, MoreForm, EndForm]:
        return self.note, self.more, self.end

    @property
    def repeated(self) -> tuple[Rows, ...]:
        return self.supports, self.challenges, self.agreed, self.views, self.questions, self.others

    @property
    def more_is_open(self) -> bool:
        """What is folded away shows itself once something in it was filled in or is wrong."""
        parts: list[PartForm] = [self.more, self.end, *self.views, *self.questions, *self.others]
        return any(part.is_filled_in or part.errors for part in parts)

    @property
    def has_views(self) -> bool:
        return any(row.is_filled_in or row.errors for row in self.views)

    @property
    def has_questions(self) -> bool:
        return any(row.is_filled_in or row.errors for row in self.questions)

    @property
    def has_others(self) -> bool:
        return any(row.is_filled_in or row.errors for row in self.others)

    @property
    def errors(self) -> bool:
        """For the page's title: is anything wrong?"""
        return any(form.errors for form in self.singles) or any(any(rows.errors) for rows in self.repeated)

    def is_valid(self) -> bool:
        """Check all of it, so that everything that is wrong is said at once."""
        parts: list[Any] = [*self.singles, *self.repeated]
        all_well = [part.is_valid() for part in parts]
        day = self.note.cleaned_data.get("when")
        if day is not None:
            self.check_later_dates(day)
            self.check_who_lived(day)
        return all(all_well) and not self.errors

    def check_later_dates(self, day: Any) -> None:
        dated = [(self.more, "next_on"), *((row, "by_when") for row in self.agreed)]
        for form, name in dated:
            found = getattr(form, "cleaned_data", {}).get(name)
            if found and found < day:
                form.add_error(name, BEFORE_THE_VISIT)

    def check_who_lived(self, day: date) -> None:
        """Nobody was at a visit after their death."""
        for key in self.note.cleaned_data.get("who", []):
            if key in self.members and self.members[key].has_died_by(day):
                message = _("%(name)s had died by that day. Check the day, or take the tick off")
                self.note.add_error("who", ValidationError(message, params={"name": self.names[key]}))

    def hush(self) -> None:
        """Show what was typed and say nothing of it: a draft may be as wrong as it likes."""
        rows: Any
        for rows in self.repeated:
            rows._errors, rows._non_form_errors = [], ErrorList()
        form: Any
        for form in (*self.singles, *chain.from_iterable(self.repeated)):
            form._errors = ErrorDict()


def who_may_have_been_there(members: Iterable[Member]) -> list[Member]:
    long_ago = timezone.localdate() - WRITTEN_WITHIN
    return [member for member in members if not member.has_died_by(long_ago)]


def children_among(members: Iterable[Member]) -> set[str]:
    return {str(member.pk) for member in members if member.is_child}


def needs_among(members: Iterable[Member]) -> dict[str, str]:
    """What to mind with each of them while they speak, in short: the rest stands on their own page."""
    needs = {str(member.pk): " · ".join(filter(None, spoken_needs(member))) for member in members}
    return {pk: words for pk, words in needs.items() if words}


def spoken_needs(member: Member) -> Iterable[str]:
    if member.needs_interpreter:
        yield gettext("Needs an interpreter, never a child, a relative or a friend")
    yield member.spoken_in_words
    yield gettext("Say it first, then write it") if member.verbal_first else ""


def promisers_among(members: Iterable[Member]) -> set[str]:
    today = timezone.localdate()
    return {str(member.pk) for member in members if member.may_promise_on(today)}
