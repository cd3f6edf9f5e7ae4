"""Who is together with whom, who lives where, who is whose parent: short forms, each held to the family's own tree."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from families.models import Household, HouseholdStay, ParentLink, ParentNotKnown, Partnership
from families.tree import Fault, Link, Person, Tree, new_faults
from families.tree import Partnership as Couple
from families.tree.parents import MOST_FROM_BIRTH, parents_of_each
from restorative.ui.fields import CleanCharField, DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Details, ShowWhen
from restorative.ui.widgets import Checkboxes, Radios

# the youngest of whom it is asked whether they are somebody's partner
PARTNER_FROM_YEARS = 13
ENDED, MISTAKE = "ended", "mistake"
CHOOSE = _("Choose a person")
SEX_OF = {"mother": "female", "father": "male"}
# somebody stands there already, of whom it would be said that nobody knows them
KNOWN = {
    "mother": _(
        "%(names)s stands there already as a birth parent of %(child)s. If nobody knows who the mother is, take that"
        " off first, under Who is who."
    ),
    "father": _(
        "%(names)s stands there already as a birth parent of %(child)s. If nobody knows who the father is, take that"
        " off first, under Who is who."
    ),
    "parent": _(
        "Two birth parents of %(child)s stand there already: %(names)s. If one of them is wrong, take that off first,"
        " under Who is who."
    ),
}


class TreeForm(RestorativeForm):
    """A form that knows who is in the family. What is typed is added to the tree, and what that makes wrong is said."""

    def __init__(self, *args: Any, tree: Tree, **kwargs: Any) -> None:
        self.tree = tree
        super().__init__(*args, **kwargs)

    def offer(self, name: str, people: Iterable[Person], empty: Any = None) -> None:
        field: Any = self.fields[name]
        first = [] if empty is None else [("", empty)]
        field.choices = first + [(one.key, self.tree.name(one.key)) for one in people]

    def hold_to(self, after: Tree) -> None:
        """Say beside its field what would be wrong."""
        for fault in new_faults(self.tree, after):
            self.say(fault)

    def say(self, fault: Fault) -> None:
        field = fault.fact if fault.fact in self.fields else None
        self.add_error(field, ValidationError(fault.message))


class PartnershipForm(TreeForm):
    """Two people, what they are or were to each other, and since when; one that is over too."""

    one = forms.ChoiceField(label=_("Who?"), error_messages={"required": CHOOSE})
    other = forms.ChoiceField(label=_("And who?"), error_messages={"required": CHOOSE})
    kind = forms.ChoiceField(
        label=_("What are they, or were they?"),
        choices=Partnership.Kind.choices,
        widget=Radios,
        error_messages={"required": _("Choose what they are, or were")},
    )
    began_on = DayMonthYearField(
        label=_("Since when?"),
        help_text=_("Leave it empty if nobody knows."),
        required=False,
        past_only=True,
    )
    how_ended = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[("", _("It has not ended")), *Partnership.Ended.choices],
        required=False,
        widget=Radios,
    )
    ended_on = DayMonthYearField(label=_("When did it end?"), required=False, past_only=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grown = [one for one in self.tree.people if may_be_partner(one, timezone.localdate())]
        self.offer("one", grown, _("Choose a person"))
        self.offer("other", grown, _("Choose a person"))

    def layout(self) -> Layout:
        return Layout(
            "one",
            "other",
            "kind",
            "began_on",
            Details(_("It is over"), "how_ended", "ended_on", open_when_filled=True),
        )

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if not self.errors:
            dates = {"began": facts["began_on"], "ended": facts["ended_on"]}
            said = {name: facts[name] for name in ("one", "other", "kind", "how_ended")}
            new = Couple(**said, **dates)
            self.hold_to(replace(self.tree, partnerships=(*self.tree.partnerships, new)))
        return facts


def may_be_partner(one: Person, today: date) -> bool:
    """A grown-up, or a young person of whose age nothing speaks against it."""
    return not one.is_child or bool(one.born and (today.year - one.born.year) >= PARTNER_FROM_YEARS)


class PartnershipEndForm(TreeForm):
    """How and when it ended; or that it never was."""

    what = forms.ChoiceField(
        label=_("What do you want to change?"),
        choices=[(ENDED, _("It has ended")), (MISTAKE, _("It was put down by mistake: take it off"))],
        widget=Radios,
        error_messages={"required": _("Choose one of the two")},
    )
    how_ended = forms.ChoiceField(
        label=_("How did it end?"), choices=Partnership.Ended.choices, required=False, widget=Radios
    )
    ended_on = DayMonthYearField(
        label=_("When did it end?"),
        help_text=_("Leave it empty if nobody knows."),
        required=False,
        past_only=True,
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership

    def layout(self) -> Layout:
        return Layout("what", ShowWhen("what", "how_ended", "ended_on", answers=[ENDED]))

    @property
    def is_mistake(self) -> bool:
        return bool(self.cleaned_data["what"] == MISTAKE)

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if facts.get("what") == ENDED and not self.errors:
            if not facts["how_ended"]:
                self.add_error("how_ended", ValidationError(_("Say how it ended")))
            else:
                self.hold_end(facts["how_ended"], facts["ended_on"])
        return facts

    def hold_end(self, how: str, day: date | None) -> None:
        key = str(self.partnership.pk)
        ended = [
            replace(one, ended=day, how_ended=how) if one.key == key else one
            for one in self.tree.partnerships
        ]
        self.hold_to(replace(self.tree, partnerships=tuple(ended)))

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("how_ended", "ended_on")}


FOUND_OUT = _(
    "It stands there that nobody knows this parent of %(child)s. Is it %(name)s after all? Take that off first, under"
    " Who is who."
)


class ParentForm(TreeForm):
    """One more parent or carer of somebody, a grown-up's own parents too: four generations are said like this."""

    parent = forms.ChoiceField(label=_("Who is it?"), error_messages={"required": CHOOSE})
    kind = forms.ChoiceField(
        label=_("What are they to them?"),
        choices=ParentLink.Kind.choices,
        widget=Radios,
        error_messages={"required": _("Choose what they are to them")},
    )

    def __init__(self, *args: Any, child: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child = child
        label = _now("Who is a parent or carer of %(name)s?") % {"name": self.tree.name(child)}
        self.fields["parent"].label = label
        self.offer("parent", [one for one in self.tree.people if one.key != child], CHOOSE)

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if not self.errors:
            new = Link(facts["parent"], self.child, facts["kind"])
            if new in self.tree.links:
                self.add_error("kind", ValidationError(_("This stands there already")))
            elif new.kind == "birth" and self.is_said_not_known(new.parent):
                words = {"name": self.tree.name(new.parent), "child": self.tree.name(self.child)}
                self.add_error("parent", ValidationError(FOUND_OUT, params=words))
            else:
                self.hold_to(replace(self.tree, links=(*self.tree.links, new)))
        return facts

    def is_said_not_known(self, parent: str) -> bool:
        """Whether it stands there that nobody knows the one whom this person would be."""
        sex = next((one.sex for one in self.tree.people if one.key == parent), "")
        said = {SEX_OF.get(one.which) for one in self.tree.unknown if one.child == self.child}
        return sex in said


class HomeNameForm(TreeForm):
    """What a home is called: another name than each other one's."""

    name = CleanCharField(
        limit=100,
        label=_("What does the family call this home?"),
        help_text=_("Like “Amina’s home” or “Nan’s”. No address: those are kept by themselves."),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Give this home a name")},
    )
    taken = _("There is a home of this name already. Give this one another name")

    def __init__(self, *args: Any, household: Household | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = str(household.pk) if household else ""

    def clean(self) -> dict[str, Any]:
        others = {one.name for one in self.tree.households if one.key != self.own}
        if self.cleaned_data.get("name") in others:
            self.add_error("name", ValidationError(self.taken))
        return self.cleaned_data


class HouseholdForm(HomeNameForm):
    """A home by its name, and who lives there since when."""

    members = forms.MultipleChoiceField(label=_("Who lives there?"), required=False, widget=Checkboxes)
    from_on = DayMonthYearField(
        label=_("Since when?"),
        help_text=_("For everybody you ticked. Leave it empty if nobody knows."),
        required=False,
        past_only=True,
    )
    taken = _("There is a home of this name already. Add the people there, or give this one another name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("members", [one for one in self.tree.people if not one.died and not one.due])


class StayForm(TreeForm):
    """Somebody else who lives, or lived, in a home."""

    member = forms.ChoiceField(label=_("Who?"), error_messages={"required": CHOOSE})
    from_on = DayMonthYearField(
        label=_("Since when?"),
        help_text=_("Leave it empty if nobody knows."),
        required=False,
        past_only=True,
    )
    to_on = DayMonthYearField(
        label=_("Until when?"), help_text=_("Only if they moved out."), required=False, past_only=True
    )

    def __init__(self, *args: Any, household: Household, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = str(household.pk)
        self.offer("member", [one for one in self.tree.people if not one.due], CHOOSE)

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        check_order(self, facts.get("from_on"), facts.get("to_on"))
        if not self.errors and self.is_there(facts["member"], facts["from_on"], facts["to_on"]):
            self.add_error("member", ValidationError(_("They live there already in that time")))
        return facts

    def is_there(self, member: str, begins: date | None, ends: date | None) -> bool:
        """Whether what is on file shares a day with this."""
        mine = [one for one in self.tree.stays if one.household == self.key and one.member == member]
        return any(
            (one.begins or date.min) < (ends or date.max) and (begins or date.min) < (one.ends or date.max)
            for one in mine
        )


def check_order(form: Any, begins: date | None, ends: date | None) -> None:
    if begins and ends and ends < begins:
        form.add_error(
            "to_on", ValidationError(_("They cannot move out before they moved in. Check both dates"))
        )


class StayEndForm(TreeForm):
    """Since when somebody does not live there any more; or that they never did."""

    what = forms.ChoiceField(
        label=_("What do you want to change?"),
        choices=[(ENDED, _("They moved out")), (MISTAKE, _("It was put down by mistake: take it off"))],
        widget=Radios,
        error_messages={"required": _("Choose one of the two")},
    )
    to_on = DayMonthYearField(label=_("When did they move out?"), required=False, past_only=True)

    def __init__(self, *args: Any, stay: HouseholdStay, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stay = stay

    def layout(self) -> Layout:
        return Layout("what", ShowWhen("what", "to_on", answers=[ENDED]))

    @property
    def is_mistake(self) -> bool:
        return bool(self.cleaned_data["what"] == MISTAKE)

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if facts.get("what") == ENDED and not self.errors:
            if facts["to_on"] is None:
                self.add_error("to_on", ValidationError(_("Say when they moved out")))
            check_order(self, self.stay.from_on, facts.get("to_on"))
        return facts


class ParentNotKnownForm(TreeForm):
    """Which parent nobody knows, and what is known all the same."""

    which = forms.ChoiceField(
        label=_("Which parent?"),
        choices=ParentNotKnown.Which.choices,
        widget=Radios(inline=True),
        error_messages={"required": _("Choose which parent")},
    )
    words = LongTextField(
        label=_("What is known?"),
        help_text=_("In the words of who told you, and who that was. It may be nothing."),
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, child: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child = child

    def clean_which(self) -> str:
        which: str = self.cleaned_data["which"]
        if which in {one.which for one in self.tree.unknown if one.child == self.child} - {"parent"}:
            raise ValidationError(_("This stands there already"))
        if known := self.known_from_birth(which):
            names = get_text_list([self.tree.name(one.key) for one in known], _now("and"))
            words = {"names": names, "child": self.tree.name(self.child)}
            raise ValidationError(KNOWN[which], params=words)
        return which

    def known_from_birth(self, which: str) -> list[Person]:
        """Who stands in that place already. Of somebody whose sex nobody put down it cannot be told, until there are two."""
        born_of = parents_of_each(self.tree, {"birth"}).get(self.child, [])
        if len(born_of) >= MOST_FROM_BIRTH:
            return born_of
        return [one for one in born_of if one.sex == SEX_OF.get(which)]
