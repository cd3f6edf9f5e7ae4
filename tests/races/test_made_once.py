"""Save pressed twice makes one new thing, in one moment or later; the same page with other words makes another.

Many more times: `./dev test --deep tests/races`.
"""

import re

import pytest
from django.test import Client

from restorative.audit.models import AuditEvent
from tests.conftest import Story
from tests.deep import times
from tests.races.made_once import NEW, Made, new_need
from tests.races.two import Two

pytestmark = pytest.mark.django_db(transaction=True)
TRIALS = times(2, 100)
KEY = re.compile('name="key" value="([0-9a-f]{32})"')


def opened(client: Client, url: str) -> str:
    """The key that the page brings along."""
    found = KEY.findall(client.get(url).content.decode())
    assert found, f"{url} makes something new, and its form has no key"
    return str(found[0])


@pytest.mark.parametrize("group", NEW)
def test_saved_twice_it_is_there_once(story: Story, group: str) -> None:
    with Two() as two:
        for make in NEW[group]:
            for number in range(TRIALS):
                press_twice(two, make(story), f"{make.__name__}, trial {number}", number)


def press_twice(two: Two, press: Made, which: str, number: int) -> None:
    """In one moment, and once more later: each time the same answer, and all of it one thing."""
    said = press.said | {"key": opened(press.client, press.url)}
    rows, events = press.model._default_manager.count(), AuditEvent.objects.count()

    def save() -> tuple[int, str]:
        answer = press.client.post(press.url, said)
        return answer.status_code, answer.headers.get("Location", "")

    pressed = [*two.together(save, save, number=number), save()]
    assert {status for status, _where in pressed} == {302}, f"{which}: {pressed}"
    assert len(set(pressed)) == 1, f"{which}: {pressed}"
    assert press.model._default_manager.count() == rows + 1, which
    assert AuditEvent.objects.count() == events + 1, which


def test_the_same_page_with_other_words_is_another_thing(story: Story) -> None:
    """Somebody goes back, adds a sentence and saves: that sentence is not dropped as if it had been there."""
    press = new_need(story)
    key = opened(press.client, press.url)
    for evidence in ("He has a club.", "He has a club. He goes alone."):
        press.client.post(press.url, press.said | {"key": key, "evidence": evidence})
    assert press.model._default_manager.count() == 2
