"""What a document costs a page, and the memory that a long one takes. Not part of the tests.

./dev bench
"""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings

from families.models import Family
from families.views.documents import Span, chronology_paper
from tests.access.world import make_world
from tests.bench import cpu
from tests.budgets.big import grow
from tests.documents import inside
from tests.documents.samples import fifty_pages

ROUNDS = 5
# CPU milliseconds for a page, and MB for the whole
MOST_A_PAGE, MOST_MEMORY = 45, 150
# a child's own peak: what getrusage says of it holds its parent's too
ALONE = r"""
import django, re
django.setup()
from tests.documents.samples import fifty_pages
fifty_pages()
print(int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


def drawn(draw: Any) -> tuple[cpu.Cost, int]:
    begun = cpu.now()
    paper = draw()
    return cpu.since(begun), inside.page_count(paper)


def say(name: str, draw: Any) -> None:
    draw()
    rounds = [drawn(draw) for _ in range(ROUNDS)]
    costs, pages = [cost for cost, _ in rounds], rounds[0][1]
    each = cpu.middle(costs).ours / pages
    least = min(cost.ours for cost in costs) / pages
    busy = "" if cpu.is_steady(costs) else "; the machine was too busy for a verdict"
    print(
        f"\n{name}: {pages} pages, {each:.1f} CPU ms a page, {least:.1f} at best (most {MOST_A_PAGE}){busy}"
    )


def memory() -> int:
    """Megabytes of a process that draws the letter and nothing else."""
    alone = os.environ | {
        "DJANGO_SETTINGS_MODULE": "restorative.settings",
        "RESTORATIVE_NO_DATABASE": "1",
        "DEMO": "1",
    }
    command = [sys.executable, "-c", ALONE]
    said = subprocess.run(
        command, cwd=settings.BASE_DIR, env=alone, capture_output=True, text=True, check=True
    )
    return int(said.stdout)


@pytest.mark.django_db
def test_documents() -> None:
    world = make_world()
    grow(world, to=200)
    family, reader = Family.objects.get(pk=world.own.family.pk), world.own.lead
    say("A letter", fifty_pages)
    say("A chronology of 200 visits", lambda: chronology_paper(family, Span(None, None), reader))
    print(f"Memory for the letter: {memory()} MB (most {MOST_MEMORY})")
