"""The house rules, as tests. A rule that fails is news: mend the code, or write a decision record."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from restorative.access.management.commands.routes import Route, routes
from restorative.access.policies import declared_tables
from tests.declarations import APPEND_ONLY, LIBRARY_ROUTES, MUTABLE, PERSONAL, PLAIN

ROOT = Path(settings.BASE_DIR)
MADE = ("node_modules", "staticfiles")
APPS = ("restorative", "families", "plans", "supervision")


def ours(pattern: str) -> list[Path]:
    """Files of ours, found without git: a bare system that runs the tests has none."""
    folders = [
        path for path in ROOT.iterdir() if path.is_dir() and path.name not in MADE and path.name[0] != "."
    ]
    return [*ROOT.glob(pattern), *(path for folder in folders for path in folder.rglob(pattern))]


def sources() -> list[Path]:
    return [path for path in ours("*.py") if "migrations" not in path.parts]


def of_the_product() -> list[Path]:
    return [path for path in sources() if path.relative_to(ROOT).parts[0] in APPS]


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith(APPS)]


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def test_every_view_says_who_may_open_it() -> None:
    undeclared = {route["name"] for route in routes() if not route["declared"]}
    assert undeclared <= LIBRARY_ROUTES


def test_a_view_bears_the_name_of_its_url() -> None:
    from_ours = [route for route in routes() if route["declared"]]
    assert [route["name"] for route in from_ours if not bears_its_name(route)] == []


def bears_its_name(route: Route) -> bool:
    return bool(re.fullmatch(r"([a-z]+:)?[a-z_]+", route["name"]))


def test_no_url_takes_a_name_or_a_number() -> None:
    """Ids in addresses are random: nothing to guess, nothing to read."""
    # the provider of single sign-on is one word that never changes
    allowed = {"uuid", "str:link", "key", "uidb36", "subject:kind", "provider_id"}
    for route in routes():
        for converter in re.findall(r"<([^>]+)>", route["pattern"]):
            kind = converter.split(":")[0]
            assert kind == "uuid" or converter in allowed, route["pattern"]


def actions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in of_the_product():
        if path.stem == "actions" or path.parent.name == "actions":
            for function in functions(path):
                if any(argument.arg == "by" for argument in function.args.kwonlyargs):
                    yield path, function


def calls(function: ast.FunctionDef, name: str) -> int:
    called = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return sum(getattr(func, "id", getattr(func, "attr", "")) == name for func in called)


def test_every_action_writes_one_event() -> None:
    found = list(actions())
    assert len(found) > 10
    for path, function in found:
        if path.parent.name == "audit" or function.name.startswith("_"):
            continue
        says = ast.get_docstring(function) or ""
        events = sum(calls(function, name) for name in ("record", "record_each", "record_for_each"))
        assert events >= 1 or "No event" in says, f"{path.name}: {function.name} writes {events} events"


def test_actions_take_keywords_only() -> None:
    for path, function in actions():
        if path.parent.name != "audit":
            assert not function.args.args, f"{path.name}: {function.name}"


def test_every_model_is_declared_mutable_or_append_only() -> None:
    labels = {model._meta.label_lower for model in our_models()}
    assert MUTABLE | APPEND_ONLY == labels
    assert not MUTABLE & APPEND_ONLY


def test_nobody_who_serves_may_change_what_is_append_only() -> None:
    verbs = {table.name: {verb for rule in table.rules for verb in rule.verbs} for table in declared_tables()}
    for model in our_models():
        if model._meta.label_lower in APPEND_ONLY:
            assert verbs[model._meta.db_table] <= {"SELECT", "INSERT"}, model._meta.label


def test_every_field_is_declared_personal_or_not() -> None:
    for model in our_models():
        label = model._meta.label_lower
        fields = {
            field.name
            for field in model._meta.concrete_fields
            if not field.is_relation and field.name != "id"
        }
        personal, plain = PERSONAL.get(label, set()), PLAIN.get(label, set())
        assert personal | plain == fields, f"declare the fields of {label}: {fields ^ (personal | plain)}"
        assert not personal & plain


def test_no_file_is_longer_than_400_lines() -> None:
    assert [str(path) for path in sources() if len(path.read_text().splitlines()) > 400] == []


def test_imports_stand_at_the_top() -> None:
    inside = [
        f"{path}:{node.lineno}"
        for path in of_the_product()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("inline style", r"\sstyle="),
        ("inline script", r"<script(?![^>]*\bsrc=)"),
        ("inline handler", r"\son[a-z]+="),
        ("unescaped text", r"\|\s*safe\b|autoescape off"),
    ],
)
def test_templates_hold_no(what: str, pattern: str) -> None:
    pages = [path for path in ours("*.html") if "documents" not in path.parts]
    assert pages
    assert [str(path) for path in pages if re.search(pattern, path.read_text())] == []


def test_no_identity_is_set_for_longer_than_a_transaction() -> None:
    """A bare SET outlives its request behind a connection pool; set_config(…, true) does not."""
    loose = re.compile(r"\bSET\s+(SESSION\s+)?(app\.|ROLE\b)|set_config\([^)]*false\)")
    assert [str(path) for path in of_the_product() if loose.search(path.read_text())] == []


def test_nobody_marks_text_as_safe_but_the_picture_makers() -> None:
    # svg.py escapes every value itself: tests/pictures tries it with hostile names
    allowed = {"qr.py", "ui.py", "svg.py"}
    users = {
        path.name for path in of_the_product() if re.search(r"\b(mark_safe|SafeString)\(", path.read_text())
    }
    assert users <= allowed
