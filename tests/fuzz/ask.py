"""One request, as it is sent."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
# taken for a page it would be a tag; taken for a template it would say 4123 or run together
TAG, TEMPLATE = "<fuzz onx=1>", "fuzz{{ 4000|add:123 }}{% firstof 'fuzzran' %}"
TAKEN = ("<fuzz", "fuzz4123", "fuzzfuzzran")


@dataclass
class Ask:
    """One request, and what it carries."""

    who: str
    method: str
    url: str
    pairs: list[tuple[str, Any]] = field(default_factory=list)
    body: bytes | None = None
    content_type: str = FORM
    headers: dict[str, str] = field(default_factory=dict)
    has_files: bool = False
    # what must not come of it, beside what must never: reach, sign, rise, come in (verdicts.py)
    must: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.url[:200]!r} as {self.who} {str(self.pairs)[:600]} {self.content_type}"

    def send(self, client: Any) -> Any:
        if self.has_files:
            return client.post(self.url, grouped(self.pairs))
        body = self.body if self.body is not None else encoded(self.pairs)
        return client.generic(self.method, self.url, body, self.content_type, headers=self.headers)


def grouped(pairs: list[tuple[str, Any]]) -> dict[str, list[Any]]:
    """For a form with files, whose client cannot write half a letter."""
    found: dict[str, list[Any]] = {}
    for name, value in pairs:
        clean = value.encode(errors="replace").decode() if isinstance(value, str) else value
        if hasattr(clean, "seek"):
            clean.seek(0)
        found.setdefault(name.encode(errors="replace").decode(), []).append(clean)
    return found


def encoded(pairs: list[tuple[str, Any]]) -> bytes:
    return urlencode([(name, str(value)) for name, value in pairs], errors="surrogatepass").encode()


def with_query(url: str, pairs: list[tuple[str, Any]]) -> str:
    said = urlencode([(name, str(value)) for name, value in pairs], errors="surrogatepass")
    return f"{url.partition('?')[0]}?{said}"
