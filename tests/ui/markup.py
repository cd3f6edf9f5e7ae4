"""A page taken apart: its elements, and what each id stands for."""

from html.parser import HTMLParser

Attrs = dict[str, str]
FOCUSABLE = {"a", "button", "input", "select", "summary", "textarea"}


class Markup(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attrs]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[Attrs]:
        return [attrs for name, attrs in self.elements if name == tag]

    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]

    def takes_focus(self, id_: str) -> bool:
        return any(
            attrs.get("id") == id_
            and (tag in FOCUSABLE or "tabindex" in attrs)
            and attrs.get("type") != "hidden"
            and "disabled" not in attrs
            for tag, attrs in self.elements
        )

    def described(self) -> list[str]:
        return [id_ for _, attrs in self.elements for id_ in attrs.get("aria-describedby", "").split()]

    def link_targets(self) -> list[str]:
        """The ids that the error summary links to, in order."""
        links = [attrs["href"] for attrs in self.all("a") if attrs.get("href", "").startswith("#")]
        return [link[1:] for link in links if link not in ("#main", "#")]
