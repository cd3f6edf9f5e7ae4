"""The corpus of leaks: sentences in which something protected stands in disguise, and what it is.

Which sentences are held out is fixed by a hash of each, so that nobody can choose.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


class Disguised(NamedTuple):
    """One sentence, and the kind and the words of what it hides."""

    kind: str
    term: str
    text: str

    @property
    def is_held_out(self) -> bool:
        digest = hashlib.sha256(f"{self.term}|{self.text}".encode()).digest()
        return digest[0] % 3 == 0


def lines_of(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def disguised() -> Iterator[Disguised]:
    kind = term = ""
    for line in lines_of("disguised.txt"):
        if line.startswith("= "):
            kind, _, term = line.removeprefix("= ").partition(" | ")
        else:
            yield Disguised(kind, term, unescaped(line))


def ordinary() -> list[str]:
    return [unescaped(line) for line in lines_of("ordinary.txt")]


def unescaped(line: str) -> str:
    said = ESCAPE.sub(lambda found: chr(int(found[1], 16)), line)
    return said.replace("\\n", "\n").replace("\\t", "\t")
