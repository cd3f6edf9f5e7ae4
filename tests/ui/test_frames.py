"""The frames: neutral titles, the way out, and no more bytes than a poor phone can bear."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.pages import html_faults
from tests.ui.gallery import EveryField, render, wrong_form
from tests.ui.markup import Markup

STATIC = Path(settings.BASE_DIR, "static")
BUILT = STATIC / "build"
PAGES = ("form.html", "page.html", "family.html")


def sent(path: Path) -> int:
    """Bytes as sent: fonts are compressed already."""
    return path.stat().st_size if path.suffix == ".woff2" else len(gzip.compress(path.read_bytes()))


def test_family_pages_are_light() -> None:
    assert sent(BUILT / "family.css") < 10_000
    assert sent(BUILT / "family.rtl.css") < 10_000
    assert sent(STATIC / "js" / "leave.js") < 5_000
    assert "@font-face" not in (BUILT / "family.css").read_text()
    assert "import" not in re.sub(r"/\*.*?\*/", "", (STATIC / "js" / "leave.js").read_text(), flags=re.DOTALL)


def test_staff_pages_are_light() -> None:
    fonts = (BUILT / "fonts").glob("*-latin-[47]00-normal.woff2")
    cold = [BUILT / "staff.css", *(STATIC / "js").glob("*.js"), *fonts]
    assert len([path for path in cold if path.suffix == ".woff2"]) == 2
    assert sum(sent(path) for path in cold) < 50_000  # the page itself has 10 kB


def test_nothing_of_the_government_is_left() -> None:
    for sheet in BUILT.glob("*.css"):
        assert not re.search(r"GDS|crown|crest|1d70b8|1a65a6", sheet.read_text(), re.IGNORECASE)


def test_the_way_out_is_a_plain_link_before_everything_else() -> None:
    page = Markup(render("family.html", form=EveryField()))
    links = [attrs["href"] for attrs in page.all("a")]
    assert links[:2] == ["#main", "/leave"]
    assert "<title>Messages</title>" in re.sub(
        r"\s*(</?title>)\s*", r"\1", render("family.html", form=EveryField())
    )


def test_direction_and_language_follow_the_reader() -> None:
    assert Markup(render("page.html")).all("html")[0]["dir"] == "ltr"
    mirrored = Markup(render("page.html", "ar"))
    assert mirrored.all("html")[0]["dir"] == "rtl"
    assert any(link["href"].endswith("staff.rtl.css") for link in mirrored.all("link"))


def test_a_form_with_errors_says_so_in_the_title() -> None:
    assert "Look again: " in re.sub(r"\s+", " ", render("form.html", form=wrong_form()))
    assert "Look again" not in render("form.html", form=EveryField())


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "409", "500"])
def test_error_pages_stand_alone(name: str) -> None:
    bare = render_to_string(f"{name}.html")
    assert bare.count("<h1") == 1
    request = RequestFactory().get("/my/lost/")
    if name != "500":
        assert "data-leave" in render_to_string(f"{name}.html", request=request)


def test_html_validate_finds_nothing(tmp_path: Path) -> None:
    pages = {
        f"{name}-{state}-{language}".replace(".html", ""): render(name, language, form=form)
        for name in PAGES
        for state, form in (("blank", EveryField()), ("wrong", wrong_form()))
        for language in ("en-gb", "ar")
    }
    assert html_faults(pages, tmp_path) == []
