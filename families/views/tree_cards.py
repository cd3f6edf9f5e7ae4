"""A family tree as pages show it."""

from typing import Any

from django.utils import timezone

from families.tree.drawn import drawn
from families.tree.facts import tree_of
from restorative.pictures.genogram import genogram
from restorative.pictures.genogram_key import key_of
from restorative.pictures.genogram_words import in_words
from restorative.pictures.kin import Tree
from restorative.pictures.near import nearest

MOST_SENTENCES = 4


def shown(tree: Tree, font: str | None = None) -> dict[str, Any]:
    """The picture, the same in words, and the key."""
    return {"picture": genogram(tree, key="tree", font=font), "said": in_words(tree), "key": key_of(tree)}


def small_tree(family: Any) -> dict[str, Any]:
    """For the family's own page, from what was asked for already: the nearest, without a statement of its own."""
    tree = nearest(drawn(tree_of(family), timezone.localdate()))
    return {"picture": genogram(tree, key="small-tree"), "said": in_words(tree)[:MOST_SENTENCES]}
