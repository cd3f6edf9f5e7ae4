"""A restriction and a new part at the same moment: neither misses the other."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction
from django.utils import timezone

from families.actions import allocate, restrict_family
from families.models import Family
from restorative.access.management.commands.check_access import difference
from tests import people
from tests.conftest import Story

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_gets_a_part_while_the_family_is_being_restricted_sees_nothing(story: Story) -> None:
    omar, restricted = people.make_practitioner("Omar Aziz"), Event()

    def restrict() -> None:
        with transaction.atomic():
            restrict_family(
                family=story.family,
                people=[story.priya, story.margaret],
                reason="Her sister works here.",
                review_on=timezone.localdate(),
                by=story.margaret,
            )
            restricted.set()
            sleep(0.5)
        connection.close()

    def add() -> None:
        restricted.wait()
        allocate(family=story.family, user=omar, works_as="co_worker", by=story.priya)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(restrict), pool.submit(add)]:
            done.result()

    assert not Family.objects.visible_to(omar).exists()
    assert Family.objects.visible_to(story.priya).exists()
    assert difference() == []
