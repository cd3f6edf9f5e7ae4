"""Somebody has a new name: by adoption, by marriage, or because they chose it."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from families.forms.protected import ReadersForm
from families.models import Member
from families.scan.old_names import words_to_keep
from restorative.ui.fields import CleanCharField
from restorative.ui.layout import ShowWhen


class MemberNameForm(ReadersForm):
    """The new name takes the place of the old one everywhere; who must not learn the old one is said here."""

    field_order = ("full_name", "preferred_name", "keep", "readers")

    full_name = CleanCharField(
        limit=200,
        label=_("Their full name now"),
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Write their new name")},
    )
    preferred_name = CleanCharField(
        limit=100,
        label=_("What do they want to be called?"),
        help_text=_("If it is not their first name."),
        widget=forms.TextInput({"autocomplete": "off"}),
        required=False,
    )
    keep = forms.BooleanField(
        label=_("Keep the old name from the others"),
        help_text=_("We look for it before anything is shared, and the text is held back."),
        required=False,
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.old = (member.full_name, member.preferred_name)
        readers = self.fields["readers"]
        readers.label = _("Who may read the old name?")
        readers.help_text = _("Whoever has no tick will not be sent a text in which it stands.")

    def layout(self) -> Layout:
        return Layout("full_name", "preferred_name", "keep", ShowWhen("keep", "readers"))

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        said = (facts.get("full_name"), facts.get("preferred_name"))
        if not self.errors and said == self.old:
            self.add_error("full_name", ValidationError(_("This is the name that stands there already")))
        return facts

    @property
    def words_kept(self) -> list[str]:
        """Of both old names, what the new ones do not have."""
        if not self.cleaned_data["keep"]:
            return []
        new = f"{self.cleaned_data['full_name']} {self.cleaned_data['preferred_name']}"
        full, called = self.old
        found = [*words_to_keep(full, new), *(words_to_keep(called, new) if called else [])]
        return list(dict.fromkeys(found))
