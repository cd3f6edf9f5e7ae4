"""The second wall: database roles, grants and row policies, applied again after every migrate.

Each app declares its tables in a module named in settings.ROW_POLICIES, as a list `TABLES`, and who may call its
database functions as `FUNCTIONS`. A table without a rule for a role gives that role nothing. Who owns the tables (and migrates) passes by ownership; the web server
never connects as owner.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

from restorative.access.identity import role_name

PATHS = ("app", "staff", "family")
# reads everything for a copy of everything, and writes nothing; no path of the program leads to it
BACKUP = "backup"
ALL = "true"


def among(column: str, ids: str) -> str:
    """Whether a column holds one of the ids that a function of ours gives, asked once for each table in a statement.

    The words around the condition change nothing of the answer. The CASE keeps the planner from taking the list for a
    few ids of very many and for a way into an index: it would expect one row where hundreds come, and sort the list
    anew for each of them. IS NOT NULL makes it expect what is true, that nearly every row a query asks for is one's
    own: it would else expect half, for each table again, and join as one joins a handful.
    """
    return f"((CASE WHEN {column} = ANY((SELECT app.{ids}())::uuid[]) THEN true END) IS NOT NULL)"


IN_MY_FAMILIES = among("family_id", "my_families")
MINE_AS_MEMBER = "member_id = (SELECT app.member())"
BY_ME = "user_id = (SELECT app.uid())"


@dataclass(frozen=True)
class Rule:
    """What one path may do with the rows for which the condition holds.

    `to` is app, staff or family; `may` one or more of SELECT, INSERT, UPDATE, DELETE; `where` an SQL condition
    on the row (for INSERT and UPDATE it must also hold afterwards, unless `check` says otherwise). `columns`
    are those that an UPDATE may touch, and `reads` those that a SELECT may read, when not all.
    """

    to: str
    may: str
    where: str = ALL
    check: str = ""
    columns: str = ""
    reads: str = ""

    @property
    def verbs(self) -> list[str]:
        return self.may.split()

    @property
    def granted(self) -> str:
        only = {"UPDATE": self.columns, "SELECT": self.reads}
        return ", ".join(f"{verb} ({only[verb]})" if only.get(verb) else verb for verb in self.verbs)


@dataclass(frozen=True)
class Table:
    """A table's rules. `case` tables carry row policies; the others hold no case content, so grants suffice.

    Every change of a case table is kept (`restorative.audit.history`), unless `history` says no. Of the columns in
    `unkept` it is kept that they changed, not what stood there. `family` is the column with the family's id, where
    there is one.
    """

    name: str
    rules: tuple[Rule, ...] = field(default_factory=tuple)
    case: bool = True
    history: bool = True
    unkept: str = ""
    family: str = "family_id"


def declared_tables() -> Iterator[Table]:
    for module in settings.ROW_POLICIES:
        yield from import_module(module).TABLES


def declared_functions() -> dict[str, tuple[str, ...]]:
    """Each function of ours with the paths that may call it. Triggers and other functions need no grant."""
    found: dict[str, tuple[str, ...]] = {}
    for module in settings.ROW_POLICIES:
        found |= getattr(import_module(module), "FUNCTIONS", {})
    return found


def ensure_roles() -> None:
    """Make the four roles of this database if they are missing. The operator gives app and backup their passwords."""
    with connection.cursor() as cursor:
        for path in (*PATHS, BACKUP):
            ensure_role(cursor, path)
        for path in ("staff", "family"):
            grant_membership(cursor, role_name(path), role_name("app"))
        for path in PATHS:
            if role_name(path) != current_user(cursor):
                grant_membership(cursor, role_name(path), current_user(cursor))


def ensure_role(cursor: CursorWrapper, path: str) -> None:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role_name(path)])
    if cursor.fetchone() is None:
        login = "LOGIN" if path == "app" else "NOLOGIN"
        cursor.execute(f"CREATE ROLE {quoted(role_name(path))} {login} NOINHERIT")


def grant_membership(cursor: CursorWrapper, role: str, to: str) -> None:
    """Let `to` take the role on, without holding its rights meanwhile (NOINHERIT; from 16 on said per grant)."""
    modern = connection.pg_version >= 160000  # type: ignore[attr-defined]
    options = " WITH INHERIT FALSE, SET TRUE" if modern else ""
    cursor.execute(f"GRANT {quoted(role)} TO {quoted(to)}{options}")


def current_user(cursor: CursorWrapper) -> str:
    cursor.execute("SELECT current_user")
    return str(cursor.fetchone()[0])


def apply_policies() -> None:
    """Make grants and row policies exactly what the apps declare. Safe to run again and again."""
    ensure_roles()
    with connection.cursor() as cursor:
        cursor.execute("\n".join(wall_statements()))


def wall_statements() -> Iterator[str]:
    roles = ", ".join(quoted(role_name(path)) for path in PATHS)
    yield f"GRANT USAGE ON SCHEMA public, app TO {roles};"
    yield f"REVOKE CREATE ON SCHEMA public, app FROM PUBLIC, {roles};"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {roles};"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {roles};"
    yield f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC, {roles};"
    yield from backup_statements()
    yield from map(function_statement, declared_functions().items())
    yield DROP_POLICIES
    for table in declared_tables():
        yield from table_statements(table)


def backup_statements() -> Iterator[str]:
    """What is there, and what comes later: each month brings its own part of the trail."""
    role = quoted(role_name(BACKUP))
    yield f"GRANT USAGE ON SCHEMA public, app TO {role};"
    for kind in ("TABLES", "SEQUENCES"):
        yield f"GRANT SELECT ON ALL {kind} IN SCHEMA public TO {role};"
        yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON {kind} TO {role};"


def function_statement(declared: tuple[str, tuple[str, ...]]) -> str:
    name, paths = declared
    roles = ", ".join(quoted(role_name(path)) for path in paths)
    return f"GRANT EXECUTE ON FUNCTION app.{name} TO {roles};" if roles else ""


DROP_POLICIES = """
DO $$ DECLARE p record; BEGIN
  FOR p IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP POLICY %I ON public.%I', p.policyname, p.tablename);
  END LOOP;
END $$;
"""


def table_statements(table: Table) -> Iterator[str]:
    if table.case:
        yield f"ALTER TABLE {quoted(table.name)} ENABLE ROW LEVEL SECURITY;"
    for rule in table.rules:
        yield f"GRANT {rule.granted} ON {quoted(table.name)} TO {quoted(role_name(rule.to))};"
        if table.case:
            yield from (policy(table, rule, verb) for verb in rule.verbs)


def policy(table: Table, rule: Rule, verb: str) -> str:
    name = quoted(f"{rule.to}_{verb.lower()}_{table.rules.index(rule)}")
    after = rule.check or rule.where
    clauses = {
        "SELECT": f"USING ({rule.where})",
        "DELETE": f"USING ({rule.where})",
        "INSERT": f"WITH CHECK ({after})",
        "UPDATE": f"USING ({rule.where}) WITH CHECK ({after})",
    }
    on = f"ON {quoted(table.name)} FOR {verb} TO {quoted(role_name(rule.to))}"
    return f"CREATE POLICY {name} {on} {clauses[verb]};"


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)
