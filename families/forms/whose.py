"""Which one of the family something is about; nobody ticked but "the whole family" means all of them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from families.models import Member
from families.models.people import names_of
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios

WHOLE_FAMILY = "family"


def whose_field(label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=Radios, **more)


class AboutForm(RestorativeForm):
    """A form with radio buttons for members. `about` names the fields, each with what stands there for nobody."""

    about: ClassVar[Mapping[str, Any]] = {"member": _("The whole family")}

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member in members}
        names = list(names_of(members).items())
        for name, nobody in self.about.items():
            first = [(WHOLE_FAMILY, nobody)] if nobody else []
            self.fields[name].choices = [*first, *names]  # type: ignore[attr-defined]

    @property
    def facts(self) -> dict[str, Any]:
        """What the actions take: members in the place of their ids."""
        said = dict(self.cleaned_data)
        return said | {name: self.members.get(said[name]) for name in self.about if name in said}
