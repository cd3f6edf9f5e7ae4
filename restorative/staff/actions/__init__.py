from restorative.staff.actions.lines import end_line, start_line
from restorative.staff.actions.people import (
    AlreadyThere,
    activate_person,
    add_first_administrator,
    add_person,
    change_person,
    deactivate_person,
    reset_second_step,
)
from restorative.staff.actions.teams import add_agency, add_team, change_team, rename_agency

__all__ = [
    "AlreadyThere",
    "activate_person",
    "add_agency",
    "add_first_administrator",
    "add_person",
    "add_team",
    "change_person",
    "change_team",
    "deactivate_person",
    "end_line",
    "rename_agency",
    "reset_second_step",
    "start_line",
]
