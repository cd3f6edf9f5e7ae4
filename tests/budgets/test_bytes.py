"""What a page weighs on its way to a poor phone: the page as it is answered, and all it fetches when cold."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.conf import settings

from tests.access.matrix import MATRIX
from tests.access.walk import address, ours
from tests.access.world import World, make_world
from tests.budgets.big import grow, undone, widen
from tests.papers import unprinted
from tests.quick import unwatched
from tests.ui.markup import Markup

pytestmark = pytest.mark.django_db
STATIC = Path(settings.BASE_DIR, "static")
PUBLIC_FAMILY = {"sharing:enter"}
FAMILY_HTML, FAMILY_CSS, FAMILY_SCRIPTS, FAMILY_COLD = 10_000, 10_000, 5_000, 25_000
STAFF_COLD = 60_000


class Weight(NamedTuple):
    """Encoded bytes of one cold page, and how many requests they take. The icon is apart."""

    html: int
    css: int
    scripts: int
    fonts: int
    requests: int

    @property
    def cold(self) -> int:
        return self.html + self.css + self.scripts + self.fonts


@pytest.fixture
def world(settings: Any) -> Iterator[World]:
    settings.DEMO = True
    made = make_world()
    grow(made, to=200)
    widen(made, by=60)
    with unprinted():
        yield made


def weights(world: World, people: set[str]) -> dict[str, Weight]:
    every = {
        f"{route['name']} as {who}": weigh(world, who, address(route, world.own))
        for route in ours()
        if "GET" in route["methods"]
        for who in sorted(people)
        if not route["permission"] or who in MATRIX[route["name"]][1]
    }
    return {name: weight for name, weight in every.items() if weight is not None}


def weigh(world: World, who: str, url: str) -> Weight | None:
    """None for what is no page: leads on, is closed, or is paper."""
    client = world.clients[who]
    with undone(client), unwatched():
        answer: Any = client.get(url, headers={"accept-encoding": "gzip"})
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return None
    is_encoded = answer.headers.get("Content-Encoding") == "gzip"
    page = Markup((gzip.decompress(answer.content) if is_encoded else answer.content).decode())
    sheets = {file_of(link["href"]) for link in page.all("link") if link["rel"] == "stylesheet"}
    scripts = set().union(*(with_imports(file_of(script["src"])) for script in page.all("script")))
    fonts = set().union(*(fonts_of(sheet) for sheet in sheets))
    assert page.all("img") == []
    css, js, letters = (sum(map(encoded, files)) for files in (sheets, scripts, fonts))
    return Weight(len(answer.content), css, js, letters, 1 + len(sheets | scripts | fonts))


def file_of(address: str) -> Path:
    return STATIC / address.removeprefix("/static/")


def encoded(path: Path) -> int:
    """As whitenoise serves it: compressed ahead, at the highest level; fonts are compressed already."""
    return path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes(), 9))


def with_imports(script: Path) -> set[Path]:
    """A module and all it fetches."""
    found = re.findall(r'^import .*? from "(\./[\w.]+)"', script.read_text(), re.MULTILINE)
    return {script}.union(*(with_imports(script.parent / name) for name in found))


def fonts_of(sheet: Path) -> set[Path]:
    """The Latin letters; the others come only to a page that uses them."""
    found = re.findall(r"fonts/[\w-]+-latin-\d00-normal\.woff2", sheet.read_text())
    return {sheet.parent / name for name in found}


def test_family_pages_are_light(world: World) -> None:
    found = weights(world, {"mother"}) | {
        name: weight
        for name, weight in weights(world, {"nobody"}).items()
        if name.partition(" as ")[0] in PUBLIC_FAMILY
    }
    own = {name: weight for name, weight in found.items() if name.startswith("sharing:")}

    assert {"sharing:my_home as mother", "sharing:my_version as mother", "sharing:enter as nobody"} <= set(
        own
    )
    for name, weight in own.items():
        assert weight.html <= FAMILY_HTML, (name, weight)
        assert weight.css <= FAMILY_CSS, (name, weight)
        assert weight.scripts <= FAMILY_SCRIPTS, (name, weight)
        assert weight.fonts == 0, (name, weight)
        assert weight.cold <= FAMILY_COLD, (name, weight)
        assert weight.requests <= 3, (name, weight)


def test_staff_pages_are_light(world: World) -> None:
    found = weights(world, {"practitioner", "manager", "lead", "administrator"})
    assert len({name.partition(" as ")[0] for name in found}) > 18
    assert {name: weight for name, weight in found.items() if weight.cold > STAFF_COLD} == {}
