"""./dev says plainly what it does, and what it will not do."""

import os
import subprocess

from django.conf import settings


def dev(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    script = [str(settings.BASE_DIR / "dev"), *arguments]
    return subprocess.run(
        script, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_it_names_its_commands() -> None:
    asked = dev()
    assert asked.returncode == 0
    assert all(f"./dev {command}" in asked.stdout for command in ("demo", "test", "build", "check"))


def test_a_command_that_is_not_there_is_a_mistake() -> None:
    assert dev("bnech").returncode == 2


def test_the_demo_never_runs_on_your_database() -> None:
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        refused = dev("demo", **{name: "postgres://somebody@council.example/records"})
        assert refused.returncode == 1
        assert "never runs on yours" in refused.stderr


def test_an_older_python_is_refused_kindly() -> None:
    refused = dev("demo", PYTHON="false", DATABASE_URL="", DATABASE_OWNER_URL="")
    assert refused.returncode == 1
    assert "Python 3.11 or newer" in refused.stderr
