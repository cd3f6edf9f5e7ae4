"""Layout objects: sections, details and what shows itself only when it is needed."""

from collections.abc import Collection
from typing import Any

from crispy_forms.layout import LayoutObject
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


class Group(LayoutObject):
    """Fields that a template of the pack draws together."""

    template: str

    def __init__(self, *fields: Any) -> None:
        self.fields = list(fields)

    def render(
        self, form: Any, context: Any, template_pack: str = "restorative", **kwargs: Any
    ) -> SafeString:
        inside = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(self.template, {"inside": inside, **self.details(form)})

    def details(self, form: Any) -> dict[str, Any]:
        """What the template needs besides the fields."""
        return {}

    def holds(self, form: Any, test: str) -> bool:
        """Whether a field in here has errors, or a value."""
        names = [pointer.name for pointer in self.get_field_names() if pointer.name in form.fields]
        if test == "errors":
            return any(form[name].errors for name in names)
        return any(_filled(form[name].value()) for name in names)


class Section(Group):
    """Related questions under a heading. With `question=True` the heading is their legend."""

    template = "restorative/layout/section.html"

    def __init__(
        self, title: Any, *fields: Any, hint: Any = "", question: bool = False, card: bool = False
    ) -> None:
        super().__init__(*fields)
        self.title, self.hint, self.question, self.card = title, hint, question, card

    def details(self, form: Any) -> dict[str, Any]:
        return {"title": self.title, "hint": self.hint, "question": self.question, "card": self.card}


class Details(Group):
    """Questions folded away; open when one of them has an error."""

    template = "restorative/layout/details.html"

    def __init__(self, title: Any, *fields: Any, open_when_filled: bool = False) -> None:
        super().__init__(*fields)
        self.title, self.open_when_filled = title, open_when_filled

    def details(self, form: Any) -> dict[str, Any]:
        filled = self.open_when_filled and self.holds(form, "value")
        return {"title": self.title, "open": filled or self.holds(form, "errors")}


class ShowWhen(Group):
    """Fields shown once another field has text or a tick, or one of these answers; without JavaScript always shown."""

    template = "restorative/layout/show_when.html"

    def __init__(self, name: str, *fields: Any, answers: Collection[str] = (), or_when: str = "") -> None:
        super().__init__(*fields)
        self.names, self.answers = [name, *filter(None, [or_when])], answers

    def details(self, form: Any) -> dict[str, Any]:
        return {"watched": " ".join(id_ for name in self.names for id_ in self.watched(form[name]))}

    def watched(self, field: Any) -> list[str]:
        """The box of the field, or those of the answers."""
        said = [one.id_for_label for one in field.subwidgets if one.data.get("value") in self.answers]
        return said or [field.auto_id]


class Row(Group):
    """Short fields beside each other where there is room."""

    template = "restorative/layout/row.html"


def _filled(value: Any) -> bool:
    """The boxes of a date come as a list, empty when each of them is."""
    return any(value) if isinstance(value, list) else value not in (None, "", False)


__all__ = ["Details", "Group", "Row", "Section", "ShowWhen"]
