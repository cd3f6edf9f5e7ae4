"""Takes the README's pictures from a running demo: `./dev demo`, then `.venv/bin/python docs/take_pictures.py`.

PORT and HOST as for ./dev demo; CHROMIUM names another browser. It builds the demo afresh first, so that what is new
to read is new. Needs the packages of ./dev test.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
ORIGIN = f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
PHONE, DESK = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=860)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
MOST_BYTES = 150_000


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    people = accounts()
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=QUIET
        )
        parent_reads(signed_in(browser, people["Marcus Cole"], PHONE))
        visit_form(signed_in(browser, people["Priya Shah"], PHONE, scripts=False))
        family_page(signed_in(browser, people["Priya Shah"], DESK))
        manager_home(signed_in(browser, people["Margaret Hill"], DESK))
        before_visit(signed_in(browser, people["Nell Whitaker"], PHONE))
        family_tree(signed_in(browser, people["Priya Shah"], DESK))
        browser.close()


def accounts() -> dict[str, dict[str, str]]:
    manage("demo_data", "--again")
    return {row["name"]: row for row in json.loads(manage("demo_accounts", "--json"))}


def manage(*command: str) -> str:
    done = subprocess.run(  # noqa: S603  # our own commands
        [sys.executable, str(ROOT / "manage.py"), *command],
        env={**os.environ, "RESTORATIVE_DEMO": "1"},
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout


def signed_in(browser: Browser, person: dict[str, str], size: ViewportSize, *, scripts: bool = True) -> Page:
    window = browser.new_context(viewport=size, reduced_motion="reduce", java_script_enabled=scripts)
    page = window.new_page()
    page.goto(f"{ORIGIN}/")
    page.get_by_label("Email").fill(person["email"])
    page.get_by_label("Password", exact=True).fill(person["password"])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state("networkidle")
    return page


def parent_reads(page: Page) -> None:
    page.get_by_role("link", name="From Priya Shah").first.click()
    page.get_by_role("link", name="Yes, read it").click()
    page.get_by_role("heading", name="Your answer").evaluate("heading => heading.scrollIntoView()")
    keep(page, "parent-answers")


def visit_form(page: Page) -> None:
    """Without scripts, so that no draft of it is kept in the demo."""
    open_family(page, "The Bell family")
    page.get_by_role("link", name="Record a visit").click()
    page.get_by_role("checkbox", name="Amina").check()
    page.get_by_label("What happened?").fill(
        "Wednesdays with Denise have begun. Amina slept in the afternoon for the first time in weeks."
    )
    page.get_by_label("Support we gave").fill("We went to see the first flat together.")
    page.get_by_role("group", name="When?").evaluate("box => box.scrollIntoView()")
    keep(page, "visit-form")


def family_page(page: Page) -> None:
    open_family(page, "The Bell family")
    keep(page, "family-page")


def manager_home(page: Page) -> None:
    keep(page, "manager-home")


def before_visit(page: Page) -> None:
    open_family(page, "The Lewis family")
    page.get_by_role("link", name="Before the visit").first.click()
    keep(page, "before-visit")


def family_tree(page: Page) -> None:
    open_family(page, "The Bell family")
    page.get_by_role("link", name="Family tree").first.click()
    page.get_by_role("heading", name="Drawn").evaluate("heading => heading.scrollIntoView()")
    keep(page, "family-tree")


def open_family(page: Page, name: str) -> None:
    page.get_by_role("link", name="Families").first.click()
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_load_state("networkidle")


def keep(page: Page, name: str) -> None:
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)} {size // 1000} kB")
    if size > MOST_BYTES:
        raise SystemExit(f"{path.name} is larger than {MOST_BYTES // 1000} kB")


if __name__ == "__main__":
    main()
