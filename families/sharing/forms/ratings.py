"""One tap: how a visit was for whoever reads of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from families.sharing.models import Answer, FamilyRating, SharedVersion
from restorative.ui.forms import RestorativeForm
from restorative.ui.widgets import Radios

OF_A_VISIT = "visit"


class RatingForm(RestorativeForm):
    way = forms.ChoiceField(
        label=_("How was it for you?"),
        help_text=_("Only if you want to say it."),
        choices=FamilyRating.Way.choices,
        widget=Radios,
    )


def rating_form(version: SharedVersion, answer: Answer | None, *, is_lent: bool) -> RatingForm | None:
    """With what they said last. Asked once a visit is answered, and never on the phone of who made the visit."""
    if answer is None or is_lent or version.subject_kind != OF_A_VISIT:
        return None
    newest = version.ratings.newest_first().values("way")
    return RatingForm(initial=newest.first())
