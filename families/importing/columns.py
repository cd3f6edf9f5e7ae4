"""The columns of the list of people: the Standard Safeguarding Dataset's names, ours, and how else they are called."""

from typing import Final

PERSON: Final = "pers_person_id"
FAMILY: Final = "fami_family_id"
MOTHER: Final = "moth_person_id"

# column → how it is called elsewhere. The first part are the dataset's own names.
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    PERSON: (
        "person_id",
        "fami_person_id",
        "addr_person_id",
        "moth_childs_person_id",
        "child_unique_id",
        "child_id",
        "la_child_id",
        "lachildid",
        "mosaic_id",
        "client_id",
    ),
    "pers_forename": ("forename", "forenames", "first_name", "given_name", "given_names"),
    "pers_surname": ("surname", "last_name", "family_surname"),
    "pers_sex": ("sex",),
    "pers_dob": ("dob", "d_o_b", "date_of_birth", "birth_date", "person_birth_date"),
    "pers_expected_dob": ("expected_dob", "expected_date_of_birth", "due_date", "expected_person_birth_date"),
    "pers_death_date": ("death_date", "date_of_death", "died_on", "person_death_date"),
    FAMILY: ("family_id", "family_identifier", "family_ref", "household_id"),
    MOTHER: ("mother_person_id", "mother_id", "mother"),
    "addr_address_json": ("address_json",),
    "addr_address_type": ("address_type",),
    "addr_address_start_date": ("address_start_date", "address_from"),
    "addr_address_end_date": ("address_end_date", "address_to"),
    "addr_address_postcode": ("postcode", "address_postcode", "post_code"),
    # ours
    "full_name": ("name", "person_name"),
    "preferred_name": ("known_as", "likes_to_be_called"),
    "pronouns": (),
    "person_kind": ("adult_or_child", "kind"),
    "role_in_family": ("role", "relationship_to_family"),
    "spoken_language": ("first_language", "language"),
    "reading_language": (),
    "needs_interpreter": ("interpreter", "interpreter_needed"),
    "joined_on": (),
    "left_on": (),
    "father_person_id": ("father_id", "father"),
    "parents": ("parent_links",),
    "partners": ("partnerships",),
    "address_lines": ("address", "address_line_1"),
    "address_town": ("town",),
    "address_protected": ("protected_address",),
    "family_name": (),
    "family_level": ("level", "level_of_need"),
    "lead_worker_email": ("lead_email", "allocated_worker_email"),
}
# what only a list of people has, or a part of one
OF_PEOPLE: Final = frozenset(
    (
        "full_name",
        "pers_forename",
        "pers_surname",
        FAMILY,
        MOTHER,
        "addr_address_json",
        "address_lines",
        "parents",
    )
)
# of the dataset too, and left where they are: we do not need them to work with a family
LEFT_OUT: Final = frozenset(
    [
        "pers_gender",
        "pers_ethnicity",
        "pers_common_child_id",
        "pers_legacy_id",
        "pers_upn_unknown",
        "pers_send_flag",
        "pers_is_mother",
        "pers_nationality",
        "fami_table_id",
        "moth_table_id",
        "moth_childs_dob",
        "addr_table_id",
    ]
)
ALIASES: Final = {other: name for name, others in COLUMNS.items() for other in (name, *others)}


def named(cells: dict[str, str]) -> dict[str, str]:
    """The cells by our names. What the dataset's mother and family tables call a person is one."""
    return {ALIASES[key]: cell for key, cell in cells.items() if key in ALIASES}


def unknown(keys: list[str]) -> list[str]:
    return [key for key in keys if key and key not in ALIASES and key not in LEFT_OUT]
