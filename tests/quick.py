"""Pages drawn as a server draws them, for tests that ask for thousands."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString


def drawn(template: Template, context: Context) -> SafeString:
    return template.nodelist.render(context)


@contextmanager
def unwatched() -> Iterator[None]:
    """Django's test client copies the context of each of a page's hundreds of templates. Here `answer.context` is empty."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", drawn)
        yield
