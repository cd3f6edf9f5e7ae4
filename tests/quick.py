"""What makes thousands of pages cheap to ask for, and changes nothing of what they say."""

import gc
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

import pytest
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


def keep_the_first_context() -> None:
    """`answer.context` holds what the view gave to its page, not a copy for each of the hundred templates in it."""
    client: Any = test_client
    every = client.store_rendered_templates

    def first(store: MutableMapping[str, Any], *args: Any, **kwargs: Any) -> None:
        if "context" not in store:
            every(store, *args, **kwargs)

    client.store_rendered_templates = first


def collect_seldom() -> None:
    """What was imported and collected stays: to look for garbage among it again and again takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
