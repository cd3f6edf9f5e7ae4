"""What is said to a family when the lead of the work changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.forms.family import PersonField, people_who_may_join
from families.models import Family
from restorative.accounts.models import User
from restorative.ui.fields import LongTextField
from restorative.ui.forms import RestorativeForm


class HandoverForm(RestorativeForm):
    """A goodbye by who leaves, an introduction of who comes. Both go to the family, once they are shared."""

    goodbye = LongTextField(
        label=gettext_lazy("Goodbye"),
        help_text=gettext_lazy(
            "In the words of who leaves: what you did together, and what you want to thank them for."
        ),
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )
    introduction = LongTextField(
        label=gettext_lazy("Introduction"),
        help_text=gettext_lazy("Who comes, what they do, and how the family can reach them."),
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )

    def __init__(self, *args: Any, leaving: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goodbye"].label = _("Goodbye from %(name)s") % {"name": leaving}


class HandoverNewForm(HandoverForm):
    """The same, and who takes over."""

    person = PersonField(
        label=gettext_lazy("Who takes over?"),
        queryset=User.objects.none(),
        empty_label=gettext_lazy("Choose a person"),
        error_messages={"required": gettext_lazy("Choose who takes over")},
    )
    field_order = ("person",)

    def __init__(self, *args: Any, family: Family, lead: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        person.queryset = people_who_may_join(family).exclude(pk=lead)
