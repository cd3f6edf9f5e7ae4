"""What docs/operators.md and the container file say is what the code reads and needs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.test_house import of_the_product

ROOT = Path(settings.BASE_DIR)
GUIDE = (ROOT / "docs/operators.md").read_text()
# read or set by us on behalf of a library, and no business of an operator's
OF_LIBRARIES = {"FONTCONFIG_FILE", "DJANGO_SETTINGS_MODULE"}


def documented() -> list[str]:
    """The first cells of the guide's table of variables."""
    table = GUIDE.partition("## Every variable")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([A-Z_]+)`", cell)]


def read_by_python() -> Iterator[str]:
    for path in [*of_the_product(), ROOT / "manage.py"]:
        tree = ast.parse(path.read_text())
        constants = dict(constants_of(tree))
        for node in ast.walk(tree):
            if (name := asked_for(node)) is not None:
                yield from names_in(name, constants)


def constants_of(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            yield ast.unparse(node.targets[0]), str(node.value.value)


def asked_for(node: ast.AST) -> ast.expr | None:
    """The name in os.environ.get(name), os.environ.setdefault(name), os.environ[name], env_flag(name) or env_days(name)."""
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
        return node.slice
    if isinstance(node, ast.Call) and re.fullmatch(
        r"os\.(environ\.\w+|getenv)|env_(flag|days)", ast.unparse(node.func)
    ):
        return node.args[0]
    return None


def names_in(name: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    if isinstance(name, ast.Constant):
        yield str(name.value)
    elif isinstance(name, ast.Name) and name.id in constants:
        yield constants[name.id]


def read_by_dev() -> set[str]:
    """What ./dev takes from outside it gives a default: ${PORT:-8000}. Its own variables need none."""
    return set(re.findall(r"\$\{([A-Z_]+):-", (ROOT / "dev").read_text()))


def test_the_guide_lists_every_variable_that_is_read_and_no_other() -> None:
    read = set(read_by_python()) | read_by_dev()
    assert {"SECRET_KEY", "ADMINISTRATOR_PASSWORD", "DATABASE_OWNER_URL", "PORT"} <= read
    assert set(documented()) == read - OF_LIBRARIES


def test_the_guide_lists_each_variable_once() -> None:
    assert len(documented()) == len(set(documented()))


def test_nothing_hides_how_it_reads_a_variable() -> None:
    """Whoever reads the environment in another manner would slip past the test above."""
    loose = re.compile(r"from os import|environ\b(?!\.get\(|\.setdefault\(|\[)")
    assert [str(path) for path in of_the_product() if loose.search(path.read_text())] == []


def value_in_dev(name: str) -> str:
    found = re.search(rf'^{name}="?([^"\n]+)"?$', (ROOT / "dev").read_text(), re.MULTILINE)
    assert found, name
    return found[1]


@pytest.mark.parametrize("path", ["Containerfile", "docs/operators.md"])
def test_the_libraries_of_pdfs_are_named_alike(path: str) -> None:
    said = (ROOT / path).read_text()
    assert [name for name in value_in_dev("PDF_PACKAGES").split() if name not in said] == []


def container_steps(word: str) -> list[str]:
    steps = (ROOT / "Containerfile").read_text().replace("\\\n", "").splitlines()
    return [step for step in steps if step.startswith(word)]


def test_the_container_runs_as_nobody_in_particular_and_holds_no_secret() -> None:
    (user,) = container_steps("USER")
    assert user != "USER root"
    names = "|".join(name for name in documented() if name not in {"SKIP_APT", "PORT", "HOST"})
    said = [step for word in ("ENV", "ARG", "COPY") for step in container_steps(word)]
    assert [step for step in said if re.search(rf"\b({names})=", step)] == []


def test_the_image_is_built_from_what_is_named_alone() -> None:
    """An allow list: a key, a dump or an .env beside the project never gets in."""
    lines = (ROOT / ".containerignore").read_text().splitlines()
    named = [line for line in lines if line and not line.startswith("#")]
    allowed = {line[1:] for line in named if line.startswith("!")}

    assert (ROOT / ".dockerignore").resolve() == ROOT / ".containerignore"
    assert named[0] == "*"
    assert not allowed & {".env", ".git", ".pg", ".venv", "tests", "docs"}
    needed = {"dev", "manage.py", "uv.lock", "package-lock.json", ".npmrc", "static", "templates", "frontend"}
    assert needed <= allowed
    assert {path.relative_to(ROOT).parts[0] for path in of_the_product()} <= allowed


def test_what_the_guide_points_at_is_there() -> None:
    commands = {path.stem for path in of_the_product() if path.parent.name == "commands"}
    of_django = {"check", "clearsessions", "migrate", "sendtestemail", "showmigrations", "shell", "dbshell"}
    for command in re.findall(r"manage\.py ([a-z_]+)", GUIDE):
        assert command in commands | of_django, command
    for command in re.findall(r"\./dev ([a-z]+)", GUIDE):
        assert f"  {command}) " in (ROOT / "dev").read_text(), command
    for link in re.findall(r"\]\((decisions/[^)#]+)\)", GUIDE):
        assert (ROOT / "docs" / link).exists(), link
