"""`manage.py import_families`: says what it would do, does it when told to, and gives a program what it needs."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from families.models import Family, Member
from restorative.accounts.models import User
from tests import people
from tests.importing.lists import as_csv, bells, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def priya(db: None) -> User:
    return people.make_practitioner(email="priya@example.org")


def run(*arguments: Any, **options: Any) -> tuple[str, str]:
    said, aside = StringIO(), StringIO()
    call_command("import_families", *map(str, arguments), stdout=said, stderr=aside, **options)
    return said.getvalue(), aside.getvalue()


def written(folder: Path, data: bytes, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_dry_run_says_all_and_writes_nothing(tmp_path: Path, priya: User) -> None:
    said, _aside = run(written(tmp_path, as_csv(bells())), "--dry-run", "--json", lead="priya@example.org")
    report = json.loads(said)
    assert report["counts"]["new"] == 3
    assert report["rows"][0] == {"file": "people.csv", "line": 2, "id": "A1", "state": "new", "why": []}
    assert not report["done"]
    assert not Family.objects.exists()


def test_it_is_done_and_no_name_is_shown(tmp_path: Path, priya: User) -> None:
    said, aside = run(written(tmp_path, as_csv(bells())), lead="priya@example.org")
    assert "3 new" in said
    assert "Brought in." in said
    assert "Amina" not in said + aside
    assert Family.objects.get().allocations.get().user == priya


def test_one_bad_row_keeps_all_out_unless_the_good_are_wanted(tmp_path: Path, priya: User) -> None:
    path = written(tmp_path, as_csv([*bells(), person("X1", "Xi Bell", pers_dob="1/1/70")]))
    with pytest.raises(SystemExit):
        run(path, lead="priya@example.org")
    assert not Family.objects.exists()
    said, _aside = run(path, "--keep-good", lead="priya@example.org")
    assert "row 5: refused X1" in said
    assert Member.objects.count() == 3


def test_progress_is_told_every_500_rows(tmp_path: Path, priya: User) -> None:
    rows = [person(f"P{n}", "Pat Low", f"F{n}") for n in range(1100)]
    _said, aside = run(written(tmp_path, as_csv(rows)), "--dry-run", lead="priya@example.org")
    assert "500 of 1,100 rows read" in aside
    assert "1,000 of 1,100 rows read" in aside


def test_what_cannot_be_read_is_said_plainly(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", written(tmp_path, b"", "empty.csv")):
        with pytest.raises(CommandError, match=path.name):
            run(path)
    with pytest.raises(CommandError, match="nobody@example.org"):
        run(written(tmp_path, as_csv(bells())), lead="nobody@example.org")
