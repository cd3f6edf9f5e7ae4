"""What a worker writes down after reading a version to its recipient."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from families.forms.speaking import NOT_CLOSE
from families.models import Member
from families.models.knowing import is_close
from families.models.visits import Said as YesOrNo
from families.sharing.actions.readings import Reading
from families.sharing.forms.family import BESIDE, EQUAL, choices
from families.sharing.models import Answer, ReadAloud, SharedVersion
from restorative.ui.fields import CleanCharField, DayMonthYearField, LongTextField
from restorative.ui.forms import RestorativeForm
from restorative.ui.templatetags.ui import in_words
from restorative.ui.widgets import Radios

NOT_YET = "not_yet"
KINDS = [*choices(EQUAL), *choices(BESIDE), (NOT_YET, _("No answer yet"))]
PRIVATE = [(YesOrNo.YES, _("Nobody else could hear")), (YesOrNo.NO, _("Somebody else could hear"))]


class ReadAloudForm(RestorativeForm):
    """How it was read, with whose help, and what came back: their very words, in the worker's hand."""

    way = forms.ChoiceField(
        label=_("How did you read it?"), choices=ReadAloud.Way.choices, widget=Radios(inline=True)
    )
    was_private = forms.ChoiceField(
        label=_("Was anybody else able to hear?"), choices=PRIVATE, required=False, widget=Radios
    )
    read_on = DayMonthYearField(label=_("On which day?"), past_only=True)
    language = CleanCharField(label=_("In which language?"), limit=60, required=False)
    interpreter = CleanCharField(
        label=_("Interpreter"),
        help_text=_("Their name or number. Never a child, a relative or a friend."),
        limit=200,
        required=False,
    )
    supporter = CleanCharField(
        label=_("Who supported them?"),
        help_text=_("An advocate or somebody they chose to have there."),
        limit=200,
        required=False,
    )
    told_back = LongTextField(
        label=_("What they told back, in their words"),
        help_text=_("Ask what they will remember of it, or tell somebody at home."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    kind = forms.ChoiceField(label=_("What do they say to it?"), choices=KINDS, widget=Radios(cards=True))
    words = LongTextField(
        label=_("Their exact words"),
        help_text=_("As they said them. Read them back before you save."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, data: QueryDict | None = None, *, version: SharedVersion, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.shared_on = timezone.localdate(version.shared_at)
        self.family_id = version.family_id

    def clean_interpreter(self) -> str:
        """Never one of the family: they would carry what is not theirs to carry (S50)."""
        said: str = self.cleaned_data["interpreter"]
        if said and is_close(said, Member.objects.filter(family=self.family_id)):
            raise forms.ValidationError(NOT_CLOSE)
        return said

    def clean_read_on(self) -> date:
        day: date = self.cleaned_data["read_on"]
        if day < self.shared_on:
            message = _("This was shared on %(day)s: it cannot have been read before")
            raise forms.ValidationError(message, params={"day": in_words(self.shared_on)})
        return day

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        if facts.get("kind") == NOT_YET and facts.get("words"):
            message = _("You wrote down their words. Choose the answer that comes nearest to them")
            self.add_error("kind", message)
        return facts

    def reading(self) -> Reading:
        facts = self.cleaned_data
        return Reading(
            way=facts["way"],
            read_on=facts["read_on"],
            was_private=facts["was_private"] or YesOrNo.NOT_SAID,
            language=facts["language"],
            interpreter=facts["interpreter"],
            supporter=facts["supporter"],
            told_back=facts["told_back"],
        )

    def answer(self) -> tuple[Answer.Kind | None, str]:
        """What they said to it, if they did."""
        kind = self.cleaned_data["kind"]
        return (None if kind == NOT_YET else Answer.Kind(kind)), self.cleaned_data["words"]

    def as_typed(self) -> dict[str, Any]:
        """Everything as it was typed, to begin with on another version."""
        return {name: self[name].value() for name in self.fields}
