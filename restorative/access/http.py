"""The request as views see it once somebody is signed in."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from restorative.access.identity import NOBODY, Identity, acting_as, take_on
from restorative.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request behind `@requires`: the user and the identity are there."""

    user: User
    identity: Identity
    session: SessionBase


@contextmanager
def as_nobody(request: HttpRequest) -> Iterator[None]:
    """For a while in the role of who is not known yet: what signing in needs is open to that role only."""
    with acting_as(NOBODY):
        yield
    take_on(request.identity)  # type: ignore[attr-defined]
