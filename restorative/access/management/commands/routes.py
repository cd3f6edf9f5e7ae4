"""Every URL pattern with its name, methods and permission, for people who check the doors."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.urls import URLPattern, URLResolver, get_resolver

Route = dict[str, Any]


def routes() -> list[Route]:
    """All routes; permission is null for a public one, and `declared` false for one of a library."""
    return list(walk(get_resolver().url_patterns, "", ""))


def walk(patterns: list[Any], prefix: str, namespace: str) -> Iterator[Route]:
    for entry in patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = ":".join(filter(None, [namespace, entry.namespace]))
            yield from walk(entry.url_patterns, path, inner)
        else:
            yield route(entry, path, namespace)


def route(entry: URLPattern, path: str, namespace: str) -> Route:
    view: Any = entry.callback
    permission = getattr(view, "permission", None)
    return {
        "pattern": "/" + path,
        "name": ":".join(filter(None, [namespace, entry.name])),
        "methods": list(getattr(view, "methods", ("GET", "POST"))),
        "permission": str(permission.value) if permission else None,
        "declared": getattr(view, "is_declared", False),
    }


class Command(BaseCommand):
    help = "Lists every URL pattern: pattern, name, methods, permission."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(routes(), indent=2))
            return
        for row in routes():
            self.stdout.write(
                f"{row['pattern']:60} {','.join(row['methods']):10} {row['permission'] or 'public'}"
            )
