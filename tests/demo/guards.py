"""A way in which something could reach somebody, and the guards against it, each of which a test can take out."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction

from tests.access.walls import without_policies, without_querysets


@dataclass(frozen=True)
class Guard:
    """What stands against it, and how it is taken out for the length of a `with`."""

    name: str
    out: Callable[[], AbstractContextManager[Any]]


@dataclass(frozen=True)
class Leak:
    """`seen` lets it happen as far as the product goes along, and says what somebody saw of it: nothing, if all is well."""

    name: str
    seen: Callable[[], list[str]]
    guards: tuple[Guard, ...]


QUERYSETS = Guard("visible_to", without_querysets)
POLICIES = Guard("row policies", without_policies)
WALLS = (QUERYSETS, POLICIES)


def code(target: str, instead: Any) -> Guard:
    """One function of the product, with something that guards nothing in its place."""
    return Guard(
        target.split(".", 1)[1] if target.startswith("families.") else target, lambda: patch(target, instead)
    )


def always(answer: Any) -> Callable[..., Any]:
    return lambda *_args, **_named: answer


def clause(function: str, words: str) -> Guard:
    """One condition of a function in the database, always true."""
    return Guard(f"{function}: {words}", lambda: without_clause(function, words))


@contextmanager
def without_clause(function: str, words: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef(%s::regproc)", [function])
        whole = cursor.fetchone()[0]
        assert whole.count(words) == 1, whole
        cursor.execute(whole.replace(words, "TRUE"))
    yield
    with connection.cursor() as cursor:
        cursor.execute(whole)


def seen_without(leak: Leak, *guards: Guard) -> list[str]:
    """What somebody sees with these guards out; the database is afterwards as before."""
    with ExitStack() as out, transaction.atomic():
        for guard in guards:
            out.enter_context(guard.out())
        found = leak.seen()
        transaction.set_rollback(True)
    return found
