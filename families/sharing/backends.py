"""Signing in by code: the view spends the code, this only lets `login` name its backend."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from restorative.accounts.models import User


class CodeBackend(BaseBackend):
    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        return None

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.filter(pk=user_id).first()
        return user if user and user.is_active else None
