"""Whoever builds unpacks the fonts; whoever serves reads them, and may write nothing."""

from pathlib import Path
from stat import S_IMODE

import pytest
from django.conf import settings

from restorative.documents import fonts


def test_the_unpacked_fonts_are_open_to_whoever_serves() -> None:
    folder = fonts.font_folder()
    closed = [path.name for path in [folder, *folder.iterdir()] if not S_IMODE(path.stat().st_mode) & 0o004]
    assert closed == []
    assert S_IMODE(folder.stat().st_mode) == 0o755


def test_a_server_that_may_write_nothing_takes_what_the_build_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unpacked = fonts.font_folder()

    def refuse() -> Path:
        raise AssertionError("It asked for a folder to write to.")

    monkeypatch.setattr(fonts, "_writable_folder", refuse)

    assert fonts.font_folder() == unpacked
    assert unpacked.is_relative_to(settings.BASE_DIR / ".cache")


def test_what_fontconfig_writes_lies_outside_the_fonts_it_watches() -> None:
    """Inside, each writing would change the folder and so make what was written stale."""
    folder = fonts.font_folder()
    assert f"<cachedir>{folder}-cache</cachedir>" in (folder / "fonts.conf").read_text()
