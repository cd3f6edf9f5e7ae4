"""Forms about a family as a whole, and about who works with it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, Q
from django.utils.translation import gettext_lazy as _

from families.models import Allocation, Conflict, Family, NamedPerson, Restriction
from restorative.accounts.models import Role, Team, User
from restorative.ui.fields import CleanCharField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios


class FamilyForm(RestorativeForm):
    name = CleanCharField(
        limit=200,
        label=_("What is the family called?"),
        help_text=_("As they say it, for example Bell. The page will read “The Bell family”."),
        error_messages={"required": _("Write what the family is called")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    level = forms.ChoiceField(
        label=_("Level of need"), choices=Family.Level.choices, initial=Family.Level.EARLY_HELP
    )
    why_involved = LongTextField(
        label=_("Why are we involved?"),
        help_text=_("In plain words, as you would say it to them."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    team = forms.ModelChoiceField(
        label=_("Team"), queryset=Team.objects.order_by("name"), required=False, empty_label=_("No team")
    )
    mark_optional = True


def people_who_work_with_families() -> Any:
    holds_cases = Q(roles__contains=[Role.PRACTITIONER]) | Q(roles__contains=[Role.MANAGER])
    return User.objects.filter(holds_cases, is_active=True).order_by("name", "id")


def people_who_may_join(family: Family) -> Any:
    """Whom a part in this work would let see it: nobody who is tied to the family; of a restricted one, who is named."""
    tied = Conflict.objects.standing().filter(family=family)
    restricted = Restriction.objects.standing().filter(family=family)
    named = NamedPerson.objects.standing().filter(family=family)
    people = people_who_work_with_families().exclude(pk__in=tied.values("user"))
    return people.filter(~Exists(restricted) | Q(pk__in=named.values("user")))


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: User) -> str:
        return f"{obj.name}, {obj.job_title}" if obj.job_title else obj.name


class AllocationForm(RestorativeForm):
    """Somebody to add. It knows who works with the family already; a lead hands over to the next (HandoverNewForm)."""

    person = PersonField(
        label=_("Who?"),
        queryset=User.objects.none(),
        empty_label=_("Choose a person"),
        error_messages={"required": _("Choose a person")},
    )
    works_as = forms.ChoiceField(
        label=_("What will they do?"),
        choices=[
            (Allocation.As.CO_WORKER, _("Work alongside, as a co-worker")),
            (Allocation.As.LEAD, _("Lead the work")),
        ],
        widget=Radios,
        error_messages={"required": _("Choose what they will do")},
    )

    def __init__(self, *args: Any, family: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workers = {worker["user"]: worker["works_as"] for worker in family.workers}
        person: Any = self.fields["person"]
        person.queryset = people_who_may_join(family)
        if Allocation.As.LEAD in self.workers.values():
            del self.fields["works_as"]

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        facts.setdefault("works_as", Allocation.As.CO_WORKER)
        person = facts.get("person")
        part = self.workers.get(str(person.pk)) if person else None
        if part == Allocation.As.LEAD:
            self.add_error("person", ValidationError(_("They lead the work already")))
        elif part and part == facts.get("works_as"):
            self.add_error("person", ValidationError(_("They are a co-worker already")))
        return facts


class EndForm(forms.Form):
    """Which co-worker's part ends. Not drawn: its button stands beside the name."""

    end = forms.UUIDField()
