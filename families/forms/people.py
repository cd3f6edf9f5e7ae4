"""The long form about one person, in folds, and the short one about what they are to a child."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.actions import Claim, Tie
from families.models import Member, ParentalResponsibility, ParentLink, SafeContact
from restorative.ui.fields import CleanCharField, DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Details
from restorative.ui.widgets import Checkboxes, DateParts, Radios

CONTACT = ("way", "phone", "email", "safe_times", "voicemail_is_safe", "device_is_shared", "confirmed_on")
Way = SafeContact.Way
Held = ParentalResponsibility.Held
NEEDED = {
    Way.PHONE: ("phone", _("Write the number to call")),
    Way.TEXT: ("phone", _("Write the number to text")),
    Way.EMAIL: ("email", _("Write the email address")),
}


class MemberForm(RestorativeForm):
    """Two questions must be answered: adult or child, and the name. The rest can wait."""

    kind = forms.ChoiceField(
        label=_("Adult or child?"), choices=Member.Kind.choices, widget=Radios(inline=True)
    )
    full_name = CleanCharField(
        limit=200,
        label=_("Full name"),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Write their name")},
    )
    role_in_family = CleanCharField(
        limit=100,
        label=_("Who are they in the family?"),
        help_text=_("In the family’s words: mum, gran, best friend."),
        required=False,
    )
    birth_date = DayMonthYearField(
        label=_("Date of birth"), required=False, past_only=True, help_text=_("For example 27 3 2016")
    )
    due_date = DayMonthYearField(
        label=_("Due date"), required=False, help_text=_("Only for a baby not born yet."), widget=DateParts
    )
    sex = forms.ChoiceField(
        label=_("Female or male, for the family tree"),
        help_text=_("Only for how they are drawn. How they describe themselves is theirs to say."),
        choices=[("", _("Not said")), *Member.Sex.choices],
        widget=Radios(inline=True),
        required=False,
    )
    died_on = DayMonthYearField(
        label=_("When did they die?"),
        help_text=_(
            "Nothing is sent to them any more, and nobody is asked to invite them. Their link ends at once, and"
            " nobody reads on in their name. If this was a mistake, take the date out and invite them again: it does"
            " not open by itself."
        ),
        required=False,
        past_only=True,
    )
    preferred_name = CleanCharField(
        limit=100,
        label=_("What do they want to be called?"),
        help_text=_("If it is not their first name."),
        required=False,
    )
    pronouns = CleanCharField(limit=50, label=_("Pronouns"), required=False)
    spoken_language = CleanCharField(limit=60, label=_("Language they speak best"), required=False)
    reading_language = CleanCharField(limit=60, label=_("Language they read best"), required=False)
    needs_interpreter = forms.BooleanField(label=_("They want an interpreter"), required=False)
    reading_needs = forms.MultipleChoiceField(
        label=_("What makes reading easier?"),
        choices=Member.ReadingNeed.choices,
        widget=Checkboxes,
        required=False,
    )
    notes_on_working_together = LongTextField(
        label=_("How do they like to work with us?"),
        help_text=_("What helps and what does not, in their words."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    way = forms.ChoiceField(
        label=_("Safest way to reach them"),
        choices=Way.choices,
        required=False,
        widget=Radios,
    )
    phone = CleanCharField(
        limit=40, label=_("Phone"), required=False, widget=forms.TextInput({"inputmode": "tel"})
    )
    email = CleanCharField(
        limit=254, label=_("Email"), required=False, widget=forms.EmailInput, validators=[validate_email]
    )
    safe_times = CleanCharField(
        limit=200, label=_("When is it safe?"), help_text=_("For example weekdays after 10"), required=False
    )
    voicemail_is_safe = forms.BooleanField(label=_("It is safe to leave a voicemail"), required=False)
    device_is_shared = forms.BooleanField(label=_("Someone else uses this phone or email"), required=False)
    confirmed_on = DayMonthYearField(label=_("When did they tell us this?"), required=False, past_only=True)
    # for which kind the questions about others were drawn: the answer above may have changed since
    drawn_for = forms.CharField(required=False, widget=forms.HiddenInput)

    def layout(self) -> Layout:
        return Layout(
            "kind",
            "full_name",
            "birth_date",
            Details(_("Not born yet"), "due_date", open_when_filled=True),
            "role_in_family",
            Details(_("For the family tree"), "sex", open_when_filled=True),
            Details(_("They have died"), "died_on", open_when_filled=True),
            Details(
                _("The name they like, and pronouns"), "preferred_name", "pronouns", open_when_filled=True
            ),
            Details(
                _("Language and reading"),
                "spoken_language",
                "reading_language",
                "needs_interpreter",
                "reading_needs",
                open_when_filled=True,
            ),
            Details(_("How they like to work with us"), "notes_on_working_together", open_when_filled=True),
            Details(_("Safe ways to reach them"), *CONTACT, open_when_filled=self.has_contact),
            "drawn_for",
        )

    @property
    def has_contact(self) -> bool:
        return any(self[name].value() not in (None, "", [], False, ["", "", ""]) for name in CONTACT)

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        self.check_birth(facts)
        field, message = NEEDED.get(facts.get("way", ""), ("", ""))
        if field and not facts.get(field) and field not in self.errors:
            self.add_error(field, ValidationError(message))
        return facts

    def check_birth(self, facts: dict[str, Any]) -> None:
        if not facts.get("due_date"):
            return
        if facts.get("birth_date"):
            self.add_error("due_date", ValidationError(_("Give a date of birth or a due date, not both")))
        elif facts.get("kind") == Member.Kind.ADULT:
            self.add_error("due_date", ValidationError(_("A due date is for a baby who is not born yet")))

    @property
    def contact(self) -> dict[str, Any]:
        """The safe contact; nothing when nobody has asked yet."""
        facts = {name: self.cleaned_data[name] for name in CONTACT}
        return facts | {"way": facts["way"] or Way.IN_PERSON} if any(facts.values()) else {}

    @property
    def facts(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in CONTACT and name != "drawn_for"
        }


class TieForm(RestorativeForm):
    """What one member is to one child, and whether they hold parental responsibility."""

    kind = forms.ChoiceField(
        label=_("Relationship"), choices=[("", _("Not said")), *ParentLink.Kind.choices], required=False
    )
    held = forms.ChoiceField(
        label=_("Parental responsibility"),
        choices=Held.choices,
        initial=Held.UNKNOWN,
        required=False,
        help_text=_("It gives nobody access to what is written here."),
    )
    basis = CleanCharField(
        limit=200,
        label=_("How do we know?"),
        help_text=_("For example named on the birth certificate, court order of 3 June 2024."),
        required=False,
    )
    proof_seen = forms.BooleanField(label=_("I have seen proof"), required=False)

    def __init__(self, *args: Any, parent: Member, child: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parent, self.child = parent, child

    @property
    def other(self) -> Member:
        return self.child if self.prefix == str(self.child.pk) else self.parent

    @property
    def title(self) -> str:
        """Whom this is about besides the person of the page."""
        age = self.other.age_words_on(timezone.localdate())
        return f"{self.other.called}, {age}" if age else self.other.called

    def place_of(self, name: str) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return bool(self.initial) or self.is_bound

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if facts.get("proof_seen") and facts.get("held") in ("", Held.UNKNOWN):
            self.add_error("held", ValidationError(_("You have seen proof: say what it shows")))
        return facts

    @property
    def tie(self) -> Tie:
        facts = self.cleaned_data
        now = Claim(facts["kind"], facts["held"] or Held.UNKNOWN, facts["basis"], facts["proof_seen"])
        return Tie(self.parent, self.child, now, was=Claim(**self.initial))
