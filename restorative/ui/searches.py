"""Texts that somebody looked for, kept in their session under a random key that an address may name."""

import secrets

from django.contrib.sessions.backends.base import SessionBase

KEPT = 5


def keep(session: SessionBase, shelf: str, text: str) -> str:
    """Keep a search, and give its key; nothing for an empty one."""
    if not text:
        return ""
    key = secrets.token_urlsafe(6)
    session[shelf] = [*session.get(shelf, []), [key, text]][-KEPT:]
    return key


def kept(session: SessionBase, shelf: str, key: str) -> str:
    searches: dict[str, str] = dict(session.get(shelf, []))
    return searches.get(key, "")
