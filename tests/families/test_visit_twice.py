"""Two presses of Finish at the same moment: one visit, and both land on it."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from families.models import Passage, Visit
from tests.conftest import Story
from tests.families.visit_data import draft_url, least

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("saved_before", [False, True])
def test_a_double_press_makes_one_visit(story: Story, saved_before: bool) -> None:
    url = draft_url(story.family, uuid.uuid4())
    typed = least(story.amina)
    if saved_before:
        story.as_priya.post(url, typed | {"save": "1"})
    together = Barrier(2)

    def press(client: object) -> str:
        together.wait()
        answer = client.post(url, typed | {"finish": "1", "revision": "1"})  # type: ignore[attr-defined]
        connection.close()
        return str(answer.headers["Location"])

    with ThreadPoolExecutor(2) as pool:
        landed = list(pool.map(press, [story.as_priya, story.as_priya]))

    assert landed == [f"/families/visits/{Visit.objects.get().pk}/"] * 2
    assert Passage.objects.count() == 1
