"""Somebody who uses no mouse sees at every press of Tab where they are."""

import pytest
from playwright.sync_api import Page

from families.models import AgencyRole
from tests.conftest import Story
from tests.journeys.conftest import Browsers, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# what the focus looks like: on the thing itself, or on the drawn box before the words of a radio button
LOOKS = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const label = here.labels?.[0];
  const looks = [getComputedStyle(here), label && getComputedStyle(label, "::before")].filter(Boolean);
  const seen = looks.map((one) => one.outline + one.boxShadow + one.backgroundColor).join();
  return [`${here.tagName} ${here.className} ${here.textContent.trim().slice(0, 30)}`, seen];
}"""
YELLOW = "255, 213, 61"
MOST = 80


def unseen(page: Page) -> list[str]:
    """What one comes upon with Tab, and cannot see."""
    page.evaluate("document.activeElement.blur()")
    hidden, count = [], 0
    for _ in range(MOST):
        page.keyboard.press("Tab")
        found = page.evaluate(LOOKS)
        if found is None:
            break
        count += 1
        if YELLOW not in found[1]:
            hidden.append(found[0])
    assert count > 2
    return hidden


def unseen_at(visitor: Visitor, *addresses: str) -> list[str]:
    hidden = []
    for address in addresses:
        visitor.go(address)
        hidden += unseen(visitor.page)
    return hidden


def test_on_the_pages_of_a_practitioner(browsers: Browsers, story: Story) -> None:
    by = {"added_by": story.priya, "changed_by": story.priya}
    AgencyRole.objects.create(family=story.family, agency="School", areas=["school"], **by)
    family = f"/families/{story.family.pk}/"
    pages = ("/", "/families/", family, f"{family}visits/new/", f"{family}agencies/", f"{family}tree/")
    assert unseen_at(browsers.staff(story.priya), *pages) == []


def test_on_the_pages_of_a_mother(browsers: Browsers, story: Story) -> None:
    assert unseen_at(browsers.family(story.amina_account, story.amina), "/my/", "/my/tell/") == []
