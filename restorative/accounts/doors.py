"""Doors for people who are not signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

View = Callable[..., HttpResponseBase]


def signed_out(view: View) -> View:
    """Sign out whoever is signed in, then come again as nobody: only nobody may change a password by a link."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            logout(request)
            return redirect(request.get_full_path())
        return view(request, *args, **kwargs)

    return door
