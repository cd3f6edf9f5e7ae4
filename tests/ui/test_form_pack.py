"""The form pack: every box has its label, its error and its way there."""

import re
from typing import Any

import pytest
from django import forms
from django.forms import formset_factory
from django.template import Context, Template

from restorative.ui.fields import ClockField, DayMonthYearField
from restorative.ui.forms import RestorativeForm
from tests.ui.gallery import EveryField, render, wrong_form
from tests.ui.markup import Markup

DRAW = Template("{% load crispy_forms_tags ui %}{% form_errors form %}{% crispy form %}")


def draw(form: forms.BaseForm) -> str:
    return DRAW.render(Context({"form": form}))


@pytest.mark.parametrize(
    "form", [EveryField(), EveryField({}), wrong_form()], ids=["blank", "empty", "wrong"]
)
def test_every_label_and_description_points_at_something(form: EveryField) -> None:
    page = Markup(draw(form))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    for label in page.all("label"):
        assert page.takes_focus(label["for"])
    for described in page.described():
        assert described in ids


@pytest.mark.parametrize("form", [EveryField({}), wrong_form()], ids=["empty", "wrong"])
def test_every_link_of_the_error_summary_lands_on_a_box_that_takes_focus(form: EveryField) -> None:
    page = Markup(draw(form))
    targets = page.link_targets()
    assert len(targets) == len(form.errors)
    for target in targets:
        assert page.takes_focus(target), target


def test_links_go_to_the_first_radio_and_to_the_part_of_the_date_that_is_wrong() -> None:
    targets = Markup(draw(wrong_form())).link_targets()
    assert targets[:3] == ["id_kind_0", "id_people_0", "id_when_day"]
    assert "id_born_year" in targets
    assert "id_born_day" not in targets
    assert Markup(draw(EveryField({}))).takes_focus("id_born_day")


def test_only_what_comes_back_is_said_to_be_still_here() -> None:
    class Named(RestorativeForm):
        name = forms.CharField()

    class WithPassword(Named):
        password = forms.CharField(widget=forms.PasswordInput)

    many = formset_factory(WithPassword)
    counters = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-name": "", "form-0-password": "x"}
    assert "Everything you wrote is still here." in draw(Named({}))
    assert "still here" not in draw(WithPassword({}))
    assert "still here" not in Template("{% load ui %}{% form_errors forms %}").render(
        Context({"forms": many(counters)})
    )


def test_a_blank_form_shows_no_errors() -> None:
    html = draw(EveryField())
    assert "govuk-error" not in html
    assert "aria-invalid" not in html
    assert "--error" not in html


def test_errors_stand_beside_their_boxes_and_what_was_typed_is_kept() -> None:
    html = draw(wrong_form())
    born_year = next(box for box in Markup(html).all("input") if box.get("id") == "id_born_year")
    born_day = next(box for box in Markup(html).all("input") if box.get("id") == "id_born_day")
    assert born_year["aria-invalid"] == "true"
    assert "aria-invalid" not in born_day
    assert born_day["value"] == "3"
    assert 'value="June"' in html
    assert 'value="25:00"' in html
    assert "x" * 20_001 in html
    assert "&lt;b&gt;Lifts&lt;/b&gt;" in html
    assert "<b>Lifts</b>" not in html
    assert "This is 1 character too long. There is room for 20,000." in html
    assert "Amina\N{REPLACEMENT CHARACTER}" in html
    assert "Choose one of the answers on the page" in html


def test_nobody_is_ticked_beforehand() -> None:
    assert not any("checked" in box for box in Markup(draw(EveryField())).all("input"))


def test_what_was_chosen_stays_chosen() -> None:
    page = Markup(draw(EveryField({"kind": "phone", "people": ["leo", "amina"]})))
    assert [box["value"] for box in page.all("input") if "checked" in box] == ["phone", "amina", "leo"]


def test_a_required_field_says_its_own_name() -> None:
    form = EveryField({})
    assert form.errors["kind"] == ["Choose an answer: What kind of visit?"]
    assert form.errors["what"] == ["Fill this in: What happened?"]
    assert form.errors["again"] == ["Tick this box: Take to supervision"]


def test_the_browser_never_stops_the_form_itself() -> None:
    page = Markup(draw(EveryField()))
    assert not any("required" in attrs for _, attrs in page.elements)
    assert any(box.get("aria-required") == "true" for box in page.all("textarea"))


def test_details_open_only_around_an_error() -> None:
    assert not any("open" in fold for fold in Markup(draw(EveryField())).all("details"))
    assert any("open" in fold for fold in Markup(draw(wrong_form())).all("details"))


def test_a_group_without_choices_still_takes_focus() -> None:
    class Nobody(RestorativeForm):
        who = forms.MultipleChoiceField(choices=[], widget=forms.CheckboxSelectMultiple)

    page = Markup(draw(Nobody({})))
    assert page.link_targets() == ["id_who_group"]
    assert page.takes_focus("id_who_group")


def test_a_mistake_of_the_whole_form_is_said_without_a_link() -> None:
    class Both(RestorativeForm):
        first = DayMonthYearField(required=False)

        def clean(self) -> None:
            raise forms.ValidationError("These do not <b>fit</b>.")

    html = draw(Both({}))
    assert "These do not &lt;b&gt;fit&lt;/b&gt;." in html
    assert Markup(html).link_targets() == []


def test_the_summary_gathers_formsets_as_well() -> None:
    class Line(RestorativeForm):
        day = DayMonthYearField()

    lines = formset_factory(Line, extra=0)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-day_day": "3", "form-1-day_month": "5"}
    )
    lines.is_valid()
    html = Template("{% load crispy_forms_tags ui %}{% form_errors lines %}{% crispy lines %}").render(
        Context({"lines": lines})
    )
    page = Markup(html)
    assert page.link_targets() == ["id_form-0-day_month", "id_form-1-day_day"]
    assert all(page.takes_focus(target) for target in page.link_targets())


class Hours(RestorativeForm):
    begins = ClockField(label="When does it begin?")
    ends = ClockField(label="When does it end?")


def said_in_summary(*forms: Any) -> list[str]:
    html = Template("{% load ui %}{% form_errors forms %}").render(Context({"forms": list(forms)}))
    return re.findall(r'<li>\s*(?:<a href="#[^"]*">)?\s*(.*?)\s*(?:</a>)?\s*</li>', html, re.DOTALL)


def test_whoever_hears_the_same_sentence_twice_hears_of_which_box() -> None:
    """Read out, one after the other, two links with the same words are one link that goes nowhere."""
    wrong = "Write the time like 2:30pm or 14:30"
    assert said_in_summary(Hours({"begins": "noonish", "ends": "4pm"})) == [wrong]
    assert said_in_summary(Hours({"begins": "noonish", "ends": "late"})) == [
        f"When does it begin?: {wrong}",
        f"When does it end?: {wrong}",
    ]


def test_rows_that_say_the_same_say_which_row() -> None:
    rows = formset_factory(Hours)(
        {
            "form-TOTAL_FORMS": "3",
            "form-INITIAL_FORMS": "0",
            "form-0-begins": "early",
            "form-0-ends": "4pm",
            "form-1-begins": "1pm",
            "form-1-ends": "2pm",
            "form-2-begins": "",
            "form-2-ends": "5pm",
        }
    )
    rows.forms[1].add_error("begins", "Write the time like 2:30pm or 14:30")
    rows.forms[2].empty_permitted = False
    assert said_in_summary(rows) == [
        "When does it begin? (1): Write the time like 2:30pm or 14:30",
        "When does it begin? (2): Write the time like 2:30pm or 14:30",
        "Fill this in: When does it begin?",
    ]
    nothing = formset_factory(Hours, extra=0)({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"})
    for form in nothing:
        form.empty_permitted = False
    assert said_in_summary(nothing) == [
        "Fill this in: When does it begin? (1)",
        "Fill this in: When does it end? (1)",
        "Fill this in: When does it begin? (2)",
        "Fill this in: When does it end? (2)",
    ]


def test_what_is_said_of_every_form_on_the_page_is_said_once() -> None:
    class Shut(RestorativeForm):
        def clean(self) -> None:
            raise forms.ValidationError("First say who may read it")

    assert said_in_summary(Shut({}), Shut({})) == ["First say who may read it"]


def test_the_repeated_box_works_without_javascript() -> None:
    page = Markup(render("form.html", form=EveryField()))
    add = next(button for button in page.all("button") if button.get("name") == "add")
    assert add["type"] == "submit"
    assert add["value"] == "promises"
    assert any(box.get("name") == "promises-TOTAL_FORMS" for box in page.all("input"))


def test_pages_carry_no_inline_style_or_script() -> None:
    for name in ("form.html", "page.html", "family.html"):
        page = Markup(render(name, form=wrong_form()))
        assert not page.all("style")
        assert all("src" in script for script in page.all("script"))
        assert not any(key == "style" or key.startswith("on") for _, attrs in page.elements for key in attrs)
