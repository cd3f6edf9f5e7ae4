"""Papers without the printing, for tests that open many of them and ask only what stands in them, or who may."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from restorative.documents import engine


@contextmanager
def unprinted() -> Iterator[None]:
    """A paper is the page that would be printed: its words can be read, and it takes no second to lay it out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "write_pdf", lambda html, *, large_print: html.encode())
        yield
