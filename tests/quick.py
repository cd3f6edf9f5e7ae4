"""What makes thousands of pages cheap to ask for, and changes nothing of what they say."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from django.template import Context, Template
from django.test import client as test_client
from django.utils.safestring import SafeString


def drawn(template: Template, context: Context) -> SafeString:
    return template.nodelist.render(context)


@contextmanager
def unwatched() -> Iterator[None]:
    """Django's test client copies the context of each of a page's hundreds of templates. Here `answer.context` is empty."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", drawn)
        yield


def keep_contexts_of_pages() -> None:
    """`answer.context` holds what a page was given, not one more copy for each of the hundred templates in it."""
    client: Any = test_client
    every = client.store_rendered_templates

    def of_pages(store: Any, signal: Any, sender: Any, template: Any, context: Any, **kwargs: Any) -> None:
        if context.template is template:
            every(store, signal, sender, template, context, **kwargs)

    client.store_rendered_templates = of_pages


def collect_seldom() -> None:
    """What was imported and collected stays: to look for garbage among it again and again takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def empty_what_is_full() -> None:
    """After a test that commits. Django empties two hundred tables by TRUNCATE, which makes each of their files anew:
    a second, where a few rows in a few tables are gone in a twentieth of it.
    """

    def sql_flush(self: Any, style: Any, tables: Sequence[str], **kwargs: Any) -> list[str]:
        while full := with_rows(tables):
            delete_all(full)
        return []

    operations: Any = DatabaseOperations
    operations.sql_flush = sql_flush


def with_rows(tables: Sequence[str]) -> list[str]:
    each = (f"SELECT '{one}' WHERE EXISTS (SELECT FROM {one})" for one in tables)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(each))
        return [name for (name,) in cursor.fetchall()]


def delete_all(tables: Sequence[str]) -> None:
    """The trail last: what goes from the others is written there. Ties are looked at when all is gone."""
    last = sorted(tables, key=lambda name: name.startswith("audit_"))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED;" + "".join(f"DELETE FROM {name};" for name in last))
