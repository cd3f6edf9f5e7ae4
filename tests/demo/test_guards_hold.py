"""Each leak that we know of: nobody sees it; with its guards taken out somebody does, so no test here is blind.

Where more than one guard stands against it, each of them is taken out alone: the others hold.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.demo import leaks_by_address, leaks_in_letters
from tests.demo.guards import Leak, seen_without

pytestmark = pytest.mark.django_db
LEAKS = (*leaks_in_letters.LEAKS, *leaks_by_address.LEAKS)
each = pytest.mark.parametrize("leak", LEAKS, ids=[leak.name for leak in LEAKS])


@each
def test_nobody_sees_it_and_without_its_guards_somebody_would(leak: Leak, demo: None, as_demo: None) -> None:
    assert seen_without(leak) == []
    assert seen_without(leak, *leak.guards) != []


@each
def test_of_several_guards_each_may_fail_alone(leak: Leak, demo: None, as_demo: None) -> None:
    if len(leak.guards) > 1:
        for guard in leak.guards:
            assert seen_without(leak, guard) == [], guard.name


def test_the_table_in_the_papers_names_each_leak_and_no_other() -> None:
    written = Path(settings.BASE_DIR, "docs", "assurance.md").read_text()
    table = written.partition("## What each family must not leak")[2].partition("\n## ")[0]
    told = re.findall(r"^\| ([A-Z]\w+: [^|]+) \|", table, re.MULTILINE)
    assert sorted(told) == sorted(leak.name for leak in LEAKS)
