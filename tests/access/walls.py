"""Takes one of the two walls away: the row policies, or what the querysets filter by who asks."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from django.apps import apps
from django.db import models

from restorative.access import identity

FILTERS = ("visible_to", "held_by")
set_local = identity.set_local


def filtering() -> list[type[models.Model]]:
    """Every model whose queryset filters by who asks."""
    found = [model for model in apps.get_models() if hasattr(objects(model).all(), "visible_to")]
    # two tables of addresses share one queryset, and each is looked at
    return sorted(found, key=lambda model: model._meta.label)


def objects(model: type[models.Model]) -> Any:
    return model._default_manager


def everything(rows: Any, *_: Any) -> Any:
    return rows.all()


@contextmanager
def without_querysets() -> Iterator[None]:
    """`visible_to` gives everything there is, whoever asks: the row policies are alone."""
    kinds = {type(objects(model).all()) for model in filtering()}
    with ExitStack() as patches:
        for kind in kinds:
            # a manager makes a class of its own out of the queryset's: what is patched is where it is written
            for name in FILTERS:
                for base in [one for one in kind.__mro__ if name in vars(one)]:
                    patches.enter_context(patch.object(base, name, everything))
        yield


def as_owner(role: str, user_id: object, member_id: object) -> None:
    """The database knows who asks, and holds them to nothing: the owner of the tables passes every policy."""
    set_local("none", user_id, member_id)


@contextmanager
def without_policies() -> Iterator[None]:
    """Every request is served by the owner of the tables: the querysets are alone."""
    with patch.object(identity, "set_local", as_owner):
        yield
