"""A document asks nobody for anything, whatever its HTML says."""

import socketserver
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from restorative.documents import engine
from tests.documents import inside

TAGS = [
    "<img src='{}/a.png' alt='a'>",
    "<p style=\"background: url('{}/b.png')\">b</p>",
    "<style>@import url('{}/c.css');</style>",
    "<style>@font-face {{ font-family: d; src: url('{}/d.woff2') }} p {{ font-family: d }}</style>",
    "<link rel='stylesheet' href='{}/e.css'>",
    "<link rel='attachment' href='{}/f.txt'>",
    "<svg xmlns='http://www.w3.org/2000/svg'><title>g</title><image href='{}/g.png' width='9' height='9'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><title>h</title><use href='{}/h.svg#a'/></svg>",
    "<object data='{}/i.svg'></object><embed src='{}/i.png'>",
    "<base href='{}/j/'><img src='k.png' alt='j'>",
    "<ul style=\"list-style-image: url('{}/l.png')\"><li>l</li></ul>",
    "<p style=\"content: url('{}/m.png')\">m</p>",
]


class Listener(socketserver.ThreadingTCPServer):
    hits = 0


class Count(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Listener)
        self.server.hits += 1


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener(("127.0.0.1", 0), Count) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


def _pdf(tag: str, origin: str) -> bytes:
    html = f"<html lang=en><title>Record</title><body>{tag.replace('{}', origin)}<p>tea</p>"
    return engine.write_pdf(html, large_print=False)


@pytest.mark.parametrize("tag", TAGS)
def test_nobody_is_asked(tag: str, listener: Listener) -> None:
    document = _pdf(tag, f"http://127.0.0.1:{listener.server_address[1]}")
    assert "tea" in inside.text_of(document)
    assert listener.hits == 0


@pytest.mark.parametrize("tag", TAGS)
def test_no_file_is_read(tag: str, tmp_path: Path) -> None:
    for name in ("a.png", "e.css", "f.txt", "i.svg"):
        (tmp_path / name).write_text(
            "<svg xmlns='http://www.w3.org/2000/svg'><text y='9'>secret</text></svg>"
        )
    document = _pdf(tag, tmp_path.as_uri())
    assert "secret" not in inside.text_of(document)
    with inside.opened(document) as pdf:
        assert not pdf.attachments


def test_not_even_a_data_uri_is_opened() -> None:
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><text y='9'>secret</text></svg>"
    assert "secret" not in inside.text_of(_pdf(f'<img src="{picture}" alt="a">', ""))
