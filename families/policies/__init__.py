"""Row rules of the case tables, a file a subject: staff within their families, families on their own path."""

from families.policies import (
    agencies,
    assessments,
    doubles,
    find,
    heard,
    importing,
    kin,
    people,
    reach,
    support,
    together,
    visits,
    wrong_family,
)

FUNCTIONS: dict[str, tuple[str, ...]] = {
    "declare_tie": ("staff",),
    "is_my_new_family": ("staff",),
    "visit_id_is_taken": ("staff",),
    "refresh_family_access": (),
    "ways_to": (),
    "families_i_hold": ("staff",),
    "let_go_of_asking": ("staff",),
    "break_glass": ("staff",),
    "restricted_families": ("staff",),
    "allocation_changed": (),
    "refresh_supervisee": (),
    "line_changed": (),
    "source_stays": (),
    **find.FUNCTIONS,
    **importing.FUNCTIONS,
}

SUBJECTS = (
    reach,
    people,
    kin,
    visits,
    heard,
    together,
    find,
    agencies,
    assessments,
    support,
    importing,
    wrong_family,
    doubles,
)
TABLES = [table for subject in SUBJECTS for table in subject.TABLES]
