"""The forms of a page as a browser would send them: their fields, what may be chosen, and their buttons."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

Attrs = dict[str, str]
TEXTS = {"text", "textarea", "search", "email", "tel", "url", "number", "password"}


@dataclass
class Field:
    """What stands under one name: a text, or the values to choose from."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)

    @property
    def is_text(self) -> bool:
        return self.kind in TEXTS


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    # name and value of each button that sends it, and where it sends it
    buttons: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def sends_files(self) -> bool:
        return any(one.kind == "file" for one in self.fields.values())

    def take(self, name: str, kind: str, value: str) -> None:
        if name and name != "csrfmiddlewaretoken":
            self.fields.setdefault(name, Field(name, kind)).values.append(value)


class Forms(HTMLParser):
    """Every form of one page."""

    def __init__(self, url: str, html: str) -> None:
        super().__init__()
        self.url = url
        self.found: list[Form] = []
        self.inside: Form | None = None
        self.choosing = self.writing = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = Form(urljoin(self.url, facts.get("action", "")), facts.get("method", "get").lower())
            self.found.append(self.inside)
        elif self.inside is not None:
            self.take(tag, facts, self.inside)

    def take(self, tag: str, facts: Attrs, form: Form) -> None:
        name, kind, value = facts.get("name", ""), facts.get("type", "text"), facts.get("value", "")
        if tag == "button" or (tag, kind) == ("input", "submit"):
            form.buttons.append((name, value, urljoin(self.url, facts.get("formaction", form.action))))
        elif tag == "input":
            form.take(name, kind, value)
        elif tag == "textarea":
            self.writing = name
            form.take(name, "textarea", "")
        elif tag == "select":
            self.choosing = name
        elif tag == "option" and self.choosing:
            form.take(self.choosing, "select", value)

    def handle_data(self, data: str) -> None:
        if self.inside is not None and self.writing:
            self.inside.fields[self.writing].values[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "select":
            self.choosing = ""
        elif tag == "textarea":
            self.writing = ""
