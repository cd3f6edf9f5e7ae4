"""What a family tree costs to draw. Not part of the tests.

./dev bench
"""

from statistics import median
from time import process_time

from restorative.pictures.genogram import genogram
from restorative.pictures.kin import Tree
from tests.pictures.made_up import BLENDED, great_family

ROUNDS = 15
# the most milliseconds that it may take, by people
MOST = {12: 10, 60: 100}


def cost(tree: Tree) -> list[float]:
    genogram(tree, key="warm")
    found = []
    for _ in range(ROUNDS):
        begun = process_time()
        genogram(tree, key="tree")
        found.append((process_time() - begun) * 1000)
    return found


def test_genogram() -> None:
    for tree in (BLENDED, great_family(60)):
        people, size = len(tree.people), len(genogram(tree, key="tree").encode()) / 1000
        costs = cost(tree)
        figures = f"{median(costs):.1f} CPU ms, {min(costs):.1f} at best (most {MOST[people]}), {size:.1f} kB"
        print(f"\nA family tree of {people}: {figures}")
