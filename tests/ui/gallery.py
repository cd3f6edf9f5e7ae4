"""Every component on a page, to be looked at and checked; never a URL."""

import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from crispy_forms.layout import Layout
from django import forms
from django.forms import formset_factory
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory
from django.utils import timezone, translation

from restorative.accounts.models import User
from restorative.ui.fields import (
    CleanCharField,
    ClockField,
    DateAndTimeField,
    DayMonthYearField,
    GrowingTextField,
    LongTextField,
)
from restorative.ui.forms import RestorativeForm
from restorative.ui.layout import Details, Row, Section, ShowWhen
from restorative.ui.widgets import Checkboxes, Password, Radios

TEMPLATES = Path(__file__).parent / "templates"
KINDS = [("home", "Arranged home visit"), ("school", "School"), ("phone", "Phone call")]
PEOPLE = [("amina", "Amina Ahmed"), ("leo", "Leo Bell"), ("nobody", "Nobody answered")]
ANSWERS = [
    ("agree", "I agree"),
    ("mostly", "Mostly, but…"),
    ("different", "I see it differently"),
    ("time", "I need more time"),
]


class EveryField(RestorativeForm):
    """One of each."""

    kind = forms.ChoiceField(label="What kind of visit?", choices=KINDS, widget=Radios)
    people = forms.MultipleChoiceField(
        label="Who was there?", choices=PEOPLE, widget=Checkboxes(hints={"leo": "7 years"}, divider="nobody")
    )
    when = DateAndTimeField(label="When?", past_only=True)
    what = LongTextField(label="What happened?", help_text="Write what you saw and heard.")
    support = GrowingTextField(label="Support we gave", required=False)
    challenge = GrowingTextField(label="What we challenged", required=False)
    response = GrowingTextField(label="In their words", required=False)
    born = DayMonthYearField(label="Date of birth", help_text="For example, 31 3 2015", past_only=True)
    email = forms.EmailField(label="Email", widget=forms.EmailInput({"autocomplete": "email"}))
    password = forms.CharField(label="Password", widget=Password())
    language = forms.ChoiceField(label="Language", choices=[("", "Choose"), ("ur", "Urdu"), ("pl", "Polish")])
    name = CleanCharField(label="Preferred name", required=False)
    until = ClockField(label="Until what time?", required=False)
    again = forms.BooleanField(label="Take to supervision", help_text="It will be on your next agenda")
    answer = forms.ChoiceField(
        label="What do you think of it?",
        choices=ANSWERS,
        widget=Radios(cards=True, hints={"different": "Something is wrong or missing"}),
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def layout(self) -> Layout:
        return Layout(
            *("kind", "people", "when", "what", "support", "challenge"),
            ShowWhen("challenge", "response"),
            Section("About Leo", Row("born", "email", "password"), "language", "answer", card=True),
            Details("More", "name", "until", "again"),
            "kept",
        )


class PromiseForm(RestorativeForm):
    what = GrowingTextField(label="What did we agree?", required=False)


PromiseFormSet = formset_factory(PromiseForm, extra=1)

STORY = (
    "Leo showed me the bedtime chart that he made with his mum. He said it is “mostly good”.\n\n"
    "Amina told me that mornings are hard since the bus changed."
)
URDU = "لیو نے مجھے اپنا چارٹ دکھایا۔ صبح کا وقت مشکل ہے۔"


def facts() -> dict[str, Any]:
    """What the gallery shows besides forms."""
    now = timezone.make_aware(datetime.datetime(2026, 6, 3, 14, 5))
    return {
        "now": now,
        "story": STORY,
        "urdu": URDU,
        "navigation": [
            {"url": "/", "label": "Home", "current": True},
            {"url": "/families/", "label": "Families", "current": False},
            {"url": "/supervision/", "label": "Supervision", "current": False},
        ],
        "rows": [
            {"label": "Reference", "value": "F-0012"},
            {"label": "Level of need", "value": "Early help", "url": "/edit/", "action": "Change"},
        ],
        "visits": [
            {"title": "Home visit", "url": "/v/", "when": now, "who": "Sam Okoro", "text": STORY[:90]},
            {
                "title": "Phone call",
                "when": now,
                "who": "Sam Okoro",
                "kind": "waiting",
                "state": "Not shared yet",
            },
            {"title": "Home visit", "url": "/w/", "when": now, "who": "Sam Okoro", "text": URDU},
        ],
        "promises": PromiseFormSet(prefix="promises"),
        "messages": ["Your note is finished."],
        "demo": True,
    }


def wrong_form() -> EveryField:
    """A form with every kind of mistake, and some things typed well."""
    typed = {
        "when_day": "31",
        "when_month": "2",
        "when_year": "2026",
        "when_time": "25:00",
        "what": "x" * 20_001,
    }
    typed |= {"born_day": "3", "born_month": "June", "born_year": "", "email": "amina", "kind": "boat"}
    typed |= {"until": "tea time", "name": "Amina\x00", "challenge": "Being late", "support": "<b>Lifts</b>"}
    return EveryField(typed)


def render(template: str, language: str = "en-gb", **context: Any) -> str:
    """A gallery page as HTML."""
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    request = RequestFactory().get("/my/" if template.startswith("family") else "/")
    request.user = cast(User, SimpleNamespace(is_authenticated=True, name="Sam Okoro"))
    with translation.override(language):
        page = engine.from_string((TEMPLATES / "gallery" / template).read_text())
        return str(page.render(facts() | context, request))
