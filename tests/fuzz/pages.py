"""Every page as everybody who may open it, and what it asks of other computers."""

import csv
import io
import re
from copy import deepcopy
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.db import transaction
from django.test import Client

from restorative.access.management.commands.routes import Route
from tests.access.matrix import MATRIX
from tests.access.walk import address, ours
from tests.access.world import KINDS, World
from tests.deep import DEEP

# a browser fetches these by itself, or sends to them what was typed
FETCHED = {
    "src",
    "srcset",
    "poster",
    "data",
    "action",
    "formaction",
    "background",
    "manifest",
    "ping",
    "xlink:href",
}
FETCHED_LINKS = {"link", "image", "use", "base", "feimage"}
IN_STYLE = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
ELSEWHERE = re.compile(r"\s*([a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
# what a spreadsheet takes for a formula when a cell begins with it
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Page:
    name: str
    who: str
    url: str
    kind: str
    body: str


def pages_of(world: World) -> list[Page]:
    """Those that open, as who may open them on the family that is theirs. Papers as what would be printed."""
    found = []
    for route in ours():
        for who in openers(route) if "GET" in route["methods"] else ():
            url = address(route, world.other if who.startswith("other_") else world.own)
            answer = looked_at(world.clients[who], url)
            if answer.status_code == 200:
                kind = answer.headers["Content-Type"].partition(";")[0]
                found.append(Page(route["name"], who, url, kind, answer.content.decode(errors="replace")))
    return found


def openers(route: Route) -> list[str]:
    """One of each kind, where others are shown the same; in the long form each."""
    everybody = MATRIX[route["name"]][0]
    return sorted(everybody if DEEP else everybody & set(KINDS) or everybody)


def looked_at(client: Client, url: str) -> Any:
    """Undone afterwards: *Leave quickly* is a page as well, and ends the session."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.get(url)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


class Asked(HTMLParser):
    """What one page asks for: `fetched` by itself, `led_to` when somebody presses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fetched: list[str] = in_style(html)
        self.led_to: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in FETCHED or (name == "href" and tag in FETCHED_LINKS):
                self.fetched.append(value or "")
            elif name == "href":
                self.led_to.append(value or "")
            elif name == "http-equiv":
                self.fetched += [f"{tag}:{text}" for _, text in attrs if text and "url=" in text.lower()]


def in_style(text: str) -> list[str]:
    return [one or other for one, other in IN_STYLE.findall(text)]


def elsewhere(urls: list[str], but: tuple[str, ...] = ()) -> list[str]:
    """Those that name a host or a scheme; what stands in the page itself (data:) asks nobody."""
    return [url for url in urls if ELSEWHERE.match(url) and not url.startswith(("data:", *but))]


def formulas(text: str) -> list[str]:
    """The cells of a table of commas that a spreadsheet would run."""
    return [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell.startswith(FORMULA)]
