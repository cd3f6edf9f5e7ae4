"""The request as views see it once somebody is signed in."""

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from restorative.access.identity import Identity
from restorative.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request behind `@requires`: the user and the identity are there."""

    user: User
    identity: Identity
    session: SessionBase
