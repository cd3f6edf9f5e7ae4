"""Where something comes from that we did not see ourselves: in a note, and in what is added to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from families.actions.notes import Origin
from families.forms.more import SHORT, PartForm
from families.models import Member, Passage
from families.models.people import names_of
from restorative.ui.fields import CleanCharField, GrowingTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import ShowWhen
from restorative.ui.widgets import Radios

Source = Passage.Source
FROM_OTHERS = [(one.value, one.label) for one in Passage.FROM_OTHERS]
WHO_EXACTLY = _("This stays with us. Nobody in the family reads it")


def who_field() -> forms.Field:
    return CleanCharField(label=_("Who exactly?"), help_text=WHO_EXACTLY, limit=SHORT, required=False)


class OthersForm(PartForm):
    """One thing that another agency, the police or a third party told us."""

    text = GrowingTextField(
        label=_("What did they tell us?"),
        help_text=_("It stays out of what we share until you say, for one person, why they may read it"),
        required=False,
    )
    came_from = forms.ChoiceField(label=_("Who told us?"), choices=FROM_OTHERS, required=False, widget=Radios)
    source = who_field()

    def layout(self) -> Layout:
        return Layout("text", ShowWhen("text", "came_from", "source"))

    def clean(self) -> None:
        """A radio cannot be unticked, so alone it says nothing."""
        said: dict[str, Any] = self.cleaned_data
        if said.get("text"):
            self.need("came_from", _("Say who told us"))
        elif said.get("source"):
            self.need("text", _("Write what they told us, or take out who it was"))


def source_choices(usual: Any, names: Mapping[str, str]) -> list[tuple[str, Any]]:
    """The usual one first, so that nobody has to choose; then who of the family said it, and the others."""
    theirs = [(pk, _("%(name)s said it") % {"name": name}) for pk, name in names.items()]
    return [("", usual), *theirs, *FROM_OTHERS]


def origin_of(chosen: str, source: str, members: Mapping[str, Member]) -> Origin:
    """What was chosen among `source_choices`, as an action takes it."""
    said_by = members.get(chosen)
    if said_by:
        return Origin(Source.FAMILY, source, said_by)
    return Origin(chosen, source)


class SourcesForm(RestorativeForm):
    """For every part of a note: where it comes from. Each field's name ends in the passage's id."""

    def __init__(
        self, data: QueryDict | None = None, *, passages: Sequence[Passage], members: Iterable[Member]
    ) -> None:
        super().__init__(data)
        members = list(members)
        self.passages = passages
        self.members = {str(member.pk): member for member in members}
        names = names_of(members)
        for passage in passages:
            self.fields[f"from_{passage.pk.hex}"] = self.choice_for(passage, names)
            self.fields[f"who_{passage.pk.hex}"] = who_field()
            self.fields[f"who_{passage.pk.hex}"].initial = passage.source
        self.prepare()

    def choice_for(self, passage: Passage, names: Mapping[str, str]) -> forms.Field:
        """What must be released stays so; who said something stays as well."""
        choices: list[tuple[str, Any]]
        if passage.is_from_others:
            choices, initial = FROM_OTHERS, passage.came_from
        elif passage.said_by_id:
            said = _("%(name)s said it") % {"name": names.get(str(passage.said_by_id), "")}
            choices, initial = [("", said), *FROM_OTHERS], ""
        else:
            choices, initial = source_choices(passage.origin.label, names), ""
        label = _("Where does this come from?")
        return forms.ChoiceField(label=label, choices=choices, initial=initial, required=False)

    def rows(self) -> Iterator[tuple[Passage, Any, Any]]:
        for passage in self.passages:
            yield passage, self[f"from_{passage.pk.hex}"], self[f"who_{passage.pk.hex}"]

    def said(self) -> dict[Passage, Origin]:
        """What is new about the parts: nothing about those that were left as they are."""
        found = {passage: self.origin(passage) for passage in self.passages}
        return {passage: origin for passage, origin in found.items() if origin.is_news_of(passage)}

    def origin(self, passage: Passage) -> Origin:
        chosen = self.cleaned_data[f"from_{passage.pk.hex}"] or passage.came_from
        return origin_of(chosen, self.cleaned_data[f"who_{passage.pk.hex}"], self.members)
