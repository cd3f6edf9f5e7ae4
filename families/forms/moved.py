"""To which family an unfinished note is moved; and who of the right family was there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from families.actions.notes import Seen
from families.forms.more import said_field, why_not
from families.models import Family, Member, Promise, VisitMember
from families.models.people import names_of
from restorative.ui.fields import GrowingTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Section
from restorative.ui.widgets import Checkboxes


def choices_of(families: Iterable[Family]) -> list[tuple[str, Any]]:
    """Two families may bear one name: the reference tells them apart."""
    return [
        ("", _("Choose a family")),
        *((str(one.pk), f"{one.called} ({one.reference})") for one in families),
    ]


class DraftMoveForm(RestorativeForm):
    to = forms.ChoiceField(
        label=_("Which family is it about?"),
        error_messages={"required": _("Choose the family that it is about")},
    )

    def __init__(self, *args: Any, families: Iterable[Family], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.families = {str(one.pk): one for one in families}
        self.fields["to"].choices = choices_of(self.families.values())  # type: ignore[attr-defined]


class WhoWasThereForm(RestorativeForm):
    """Who was there, whether each child was seen, and whose each promise of theirs is."""

    who = forms.MultipleChoiceField(
        label=_("Who was there?"),
        widget=Checkboxes,
        error_messages={"required": _("Tick who was there")},
    )

    def __init__(
        self, *args: Any, members: Sequence[Member], promises: Iterable[Promise], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        names = names_of(members)
        self.members = {str(one.pk): one for one in members}
        self.children = [one for one in members if one.is_child]
        self.theirs = [one for one in promises if one.whose == Promise.Whose.THEIRS]
        self.fields["who"].choices = [*names.items()]  # type: ignore[attr-defined]
        for child in self.children:
            named = {"name": names[str(child.pk)]}
            self.fields[f"seen_{child.pk}"] = said_field(_("Did you see %(name)s?") % named)
            self.fields[f"alone_{child.pk}"] = said_field(_("Did you see %(name)s alone?") % named)
            self.fields[f"why_not_{child.pk}"] = GrowingTextField(
                label=_("If not, why?"), required=False, limit=500
            )
        for promise in self.theirs:
            self.fields[f"whose_{promise.pk}"] = promiser_field(promise, names)
        self.prepare()

    def layout(self) -> Layout:
        names = names_of(self.members.values())
        sections = [
            Section(names[str(one.pk)], f"seen_{one.pk}", f"alone_{one.pk}", why_not(one.pk))
            for one in self.children
        ]
        return Layout("who", *sections, *(f"whose_{one.pk}" for one in self.theirs))

    def present(self) -> list[Member]:
        return [self.members[pk] for pk in self.cleaned_data["who"]]

    def seen(self) -> list[Seen]:
        """Of each child of whom something was said."""
        said = [self.seen_of(child) for child in self.children]
        nothing = (VisitMember.Said.NOT_SAID, VisitMember.Said.NOT_SAID, "")
        return [one for one in said if (one.seen, one.alone, one.why_not) != nothing]

    def seen_of(self, child: Member) -> Seen:
        said = self.cleaned_data
        unsaid = VisitMember.Said.NOT_SAID
        return Seen(
            child,
            said[f"seen_{child.pk}"] or unsaid,
            said[f"alone_{child.pk}"] or unsaid,
            said[f"why_not_{child.pk}"],
        )

    def promisers(self) -> dict[Any, Member]:
        chosen = {one.pk: self.cleaned_data[f"whose_{one.pk}"] for one in self.theirs}
        return {pk: self.members[member] for pk, member in chosen.items() if member}


def promiser_field(promise: Promise, names: Mapping[str, str]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Who will do this: “%(what)s”?") % {"what": promise.what[:200]},
        choices=[("", _("Not said")), *names.items()],
        required=False,
    )
